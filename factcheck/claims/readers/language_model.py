"""The engine, and a language model that proposes more; what it proposes is held against the text."""

import hashlib
import importlib.util
import time
from collections.abc import Callable, Generator, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor, wait
from datetime import date
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from django.conf import settings
from django.utils.formats import number_format
from django.utils.translation import gettext

from factcheck.claims import engine
from factcheck.claims.engine import Candidate, Furniture, Span, Step
from factcheck.claims.readers.local import Local
from factcheck.claims.readers.proposals import Merging, Proposal, apart, found_in, windows

if TYPE_CHECKING:
    from factcheck.claims.readers.asking import Proposed

NEEDS = ("pydantic_ai", "openai")

WINDOW = 6_000
"""Characters of one request: about a page and a half, whose claims a small model can still list."""

ALTOGETHER = 120.0
"""Seconds that one text may take, all requests together: a worker's task ends soon after."""

MOST_OF_A_WINDOW = 100
"""Claims taken from one answer."""

LONGEST_NAME = 50

REST = 1.0
"""Seconds after which whoever waits hears that the reading goes on."""


def what_is_missing() -> str:
    """What keeps a language model from being asked, as the end of a sentence for people, or "" where nothing does."""
    if not settings.LLM_URL:
        return gettext("no address is set for it (LLM_URL).")
    if not is_web_address(settings.LLM_URL):
        return gettext("its address is none of the web: it begins with http:// or https:// (LLM_URL).")
    if not settings.LLM_MODEL:
        return gettext("none is named (LLM_MODEL).")
    if None in [importlib.util.find_spec(name) for name in NEEDS]:
        return gettext("the extra llm is not installed.")
    return ""


def is_web_address(written: str) -> bool:
    try:
        parts = urlsplit(written)
        return parts.scheme in {"http", "https"} and bool(parts.hostname) and parts.port != 0
    except ValueError:
        return False


def trial(sentence: str) -> str:
    """What goes wrong when the model is asked about one sentence, as a sentence without its stop, or ""."""
    # It brings a hundred modules, which only those who ask need.
    from factcheck.claims.readers import asking  # noqa: PLC0415

    with ThreadPoolExecutor(max_workers=1) as thread:
        failure = thread.submit(asking.ask, sentence, seconds=settings.LLM_TIMEOUT).exception()
    return asking.in_words(failure) if failure else ""


def shortened(model: str) -> str:
    """The model's name, and where that is very long its start and a digest: a version has to fit its column."""
    if len(model) <= LONGEST_NAME:
        return model
    return f"{model[: LONGEST_NAME - 9]}~{hashlib.sha256(model.encode()).hexdigest()[:8]}"


class LanguageModel:
    """Reads on this machine first, asks the model then, and gives both together with the last step.

    Whatever goes wrong with the model, the local reading stands and `note` says what happened. Before each passage goes
    out `embargoed_since` is asked: an editor may stop the text while the model still works on its first page.
    """

    def __init__(self, local: Local, embargoed_since: Callable[[], bool]) -> None:
        self.local = local
        self.embargoed_since = embargoed_since
        self.name = local.name
        self.version = f"{local.version}+{shortened(settings.LLM_MODEL)}"
        self.dropped = 0
        self.notes: list[str] = []

    @property
    def note(self) -> str:
        return " ".join([*self.local.notes, *self.notes])

    def steps(
        self,
        text: str,
        *,
        published: date | None,
        language: str | None,
        title: str,
        read_anyway: Sequence[tuple[int, int]] = (),
    ) -> Iterator[Step]:
        local: list[Candidate] = []
        furniture: list[Furniture] = []
        last = Step(0, 0, ())
        for step in self.local.steps(
            text, published=published, language=language, title=title, read_anyway=read_anyway
        ):
            local += step.candidates
            furniture += step.furniture
            last = step._replace(candidates=())
            yield last
        merging = Merging(local, settings.LLM_MODEL)
        proposals: list[Proposal] = []
        for asked in self.proposals(text, furniture):
            proposals += asked
            yield Step(last.done, last.total, ())
        ours = dict.fromkeys(each for each in proposals if merging.takes(each))
        others = [each for each in proposals if each not in ours]
        fresh = {(each.start, each.end): each for each in apart([*ours, *others]) if each not in ours}
        added = engine.stated(
            text,
            sorted(fresh),
            published=published,
            language=language,
            title=title,
            read_anyway=read_anyway,
            embed=self.local.embed if self.local.embedder else None,
        )
        new = [merging.marked(each, fresh[each.start, each.end]) for each in added]
        together = sorted((*merging.candidates, *new), key=lambda each: (each.start, each.end))
        yield Step(last.done, last.total, tuple(together))

    def proposals(self, text: str, furniture: list[Furniture]) -> Iterator[list[Proposal]]:
        """What the model proposes and the text says, window by window, with an empty list wherever it is waited for."""
        parts, goes_on = windows(text, furniture, size=WINDOW, budget=settings.LLM_BUDGET)
        if goes_on:
            self.notes.append(
                gettext(
                    "The language model was asked about the first %(number)s characters of the article only: "
                    "more would go beyond its budget."
                )
                % {"number": number_format(settings.LLM_BUDGET, force_grouping=True)}
            )
        until = time.monotonic() + ALTOGETHER
        for window in parts:
            is_first = window is parts[0]
            if self.embargoed_since():
                self.notes.append(
                    gettext("This text has come under embargo, so it was read without the language model.")
                    if is_first
                    else gettext("This text has come under embargo, so the rest was read without the language model.")
                )
                return
            seconds = min(settings.LLM_TIMEOUT, until - time.monotonic())
            passage = "\n\n".join(text[each.start : each.end] for each in window)
            failure, answer = yield from self.answer(passage, seconds)
            if failure:
                without = (
                    gettext("%(failure)s, so this text was read without it.")
                    if is_first
                    else gettext("%(failure)s, so the rest was read without it.")
                )
                self.notes.append(without % {"failure": failure})
                return
            yield self.verified(text, window, answer)

    def answer(self, passage: str, seconds: float) -> "Generator[list[Proposal], None, tuple[str, list[Proposed]]]":
        """What went wrong, or "", and the claims. It is asked in a thread: whoever waits hears that work goes on."""
        # It brings a hundred modules, which only those who ask need.
        from factcheck.claims.readers import asking  # noqa: PLC0415

        with ThreadPoolExecutor(max_workers=1) as thread:
            future = thread.submit(asking.ask, passage, seconds=seconds)
            while not wait((future,), timeout=REST).done:
                yield []
        failure = future.exception()
        return (asking.in_words(failure), []) if failure else ("", future.result())

    def verified(self, text: str, window: Sequence[Span], answer: "list[Proposed]") -> list[Proposal]:
        """The proposals that stand in the window; the others are counted."""
        found = [
            found_in(text, window, each.quote, each.speaker or "", each.kind or "")
            for each in answer[:MOST_OF_A_WINDOW]
        ]
        standing = [each for each in found if each is not None]
        self.dropped += len(answer) - len(standing)
        return standing
