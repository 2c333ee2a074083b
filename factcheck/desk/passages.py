"""Where the words that a person selected or pasted stand in a text."""

from typing import Any

from django.http import QueryDict
from django.utils.translation import gettext as _

from articles.normalise import normalise
from factcheck.claims.engine.anchor import locate, selectors
from factcheck.desk.asked import number_of
from factcheck.desk.word_steps import STEPS, stepped
from newsroom.refusals import Refusal

SHOWN = 80


def find_passage(
    text: str,
    exact: str,
    start: int | None = None,
    end: int | None = None,
    *,
    near: int | None = None,
    prefix: str = "",
    suffix: str = "",
) -> tuple[int, int]:
    """The span of `exact` in `text`, in code points.

    `start` and `end`, when given, say which of several places is meant, as do `near` and what stands before and behind
    the words, `prefix` and `suffix`. Raises `Refusal` for words
    that do not stand there, and for words that stand there more than once when nothing says which are meant.
    """
    if start is not None and end is not None and 0 <= start < end <= len(text):
        if _plain(text[start:end]) == _plain(exact):
            return start, end  # As it was selected: the browser's line ends are all that may differ.
        near = start
    words = _plain(exact)
    if not words:
        raise Refusal(_("Select the words of the claim in the text, or paste them here."))
    found = locate(text, words, near=near, prefix=_plain(prefix), suffix=_plain(suffix))
    if found is None:
        raise Refusal(
            _("These words do not stand in the text exactly like this: “%(words)s”.") % {"words": _short(words)}
        )
    if near is None and not (prefix or suffix) and text.find(words, found[0] + 1) >= 0:
        raise Refusal(
            _("These words stand in the text %(number)s times. Paste more of the sentence, so that one place is left.")
            % {"number": text.count(words)}
        )
    return found


def after_step(text: str, asked: QueryDict) -> dict[str, Any]:
    """The fields of a form after the step that it asks for: exact, start, end, prefix, suffix.

    Raises `Refusal` when its words were typed and do not stand in the text.
    """
    start, end, exact = number_of(asked, "start"), number_of(asked, "end"), asked.get("exact", "")
    ends = find_passage(text, exact, start, end, near=start or 0) if exact.strip() else None
    step = next((step for step in STEPS if f"step-{step}" in asked), "next-sentence")
    ends = stepped(text, ends, step)
    if ends is None:
        raise Refusal(_("There are no words in this text."))
    exact, prefix, suffix = selectors(text, *ends)
    return {"exact": exact, "start": ends[0], "end": ends[1], "prefix": prefix, "suffix": suffix}


def _plain(words: str) -> str:
    """The words as a version's text would hold them."""
    return normalise(words).text


def _short(words: str) -> str:
    return words if len(words) <= SHOWN else f"{words[:SHOWN]}…"
