"""What people marked in an earlier version of an article, found again in the next one, word for word or not at all."""

import re
from collections.abc import Iterable

from articles.models import Version
from factcheck.claims.engine.anchor import CONTEXT, locate, selectors
from factcheck.claims.models import Appearance

FRACTION = re.compile(r"[.,]\d")
NUMBER_BEFORE = re.compile(r"\d[.,]$")


def was_proposed_elsewhere(appearance: Appearance) -> bool:
    """Whether a person moved it from where the engine had put it."""
    proposed = (appearance.proposed_start, appearance.proposed_end)
    return None not in proposed and proposed != (appearance.start, appearance.end)


def proposed_words(appearances: Iterable[Appearance]) -> dict[int, str]:
    """For each appearance that a person moved, by its key, the words that the engine had proposed."""
    moved = [appearance for appearance in appearances if was_proposed_elsewhere(appearance)]
    texts = Version.objects.in_bulk({appearance.version_id for appearance in moved})
    return {each.pk: texts[each.version_id].text[each.proposed_start : each.proposed_end] for each in moved}


def marked_in_the_last(version: Version, earlier: Iterable[Appearance]) -> list[Appearance]:
    """Those of `earlier` that people marked or moved in the version just before `version`."""
    marked = [each for each in earlier if each.proposed_start is None or was_proposed_elsewhere(each)]
    before = version.article.versions.filter(number__lt=version.number).order_by("-number")
    last = before.values_list("pk", flat=True).first()
    return [each for each in marked if each.version_id == last]


def found_again(text: str, mark: Appearance) -> tuple[int, int] | None:
    """Where the words of `mark` stand in `text`, if they stand there once, and as whole words and numbers."""
    place = locate(text, mark.exact, prefix=mark.prefix, suffix=mark.suffix)
    if place is None or text.find(mark.exact) != text.rfind(mark.exact):
        return None
    return None if _is_cut_out(text, *place, mark) else place


def _is_cut_out(text: str, start: int, end: int, mark: Appearance) -> bool:
    """Whether the words are now a piece of a longer word or number, as `fell by 3` is of `fell by 3.5`."""
    exact, before, after = selectors(text, start, end)
    return any(
        longer(exact, before, after) and not longer(exact, mark.prefix, mark.suffix)
        for longer in (_goes_on_before, _goes_on_after)
    )


def _goes_on_before(exact: str, before: str, after: str) -> bool:
    return (exact[0].isalnum() and before[-1:].isalnum()) or (
        exact[0].isdigit() and NUMBER_BEFORE.search(before[-CONTEXT:]) is not None
    )


def _goes_on_after(exact: str, before: str, after: str) -> bool:
    return (exact[-1].isalnum() and after[:1].isalnum()) or (exact[-1].isdigit() and FRACTION.match(after) is not None)
