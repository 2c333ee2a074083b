"""Stretches of a text that belong to the page and not to the article, and those that a person had read after all."""

from dataclasses import dataclass, replace

from django.utils.translation import pgettext_lazy

from factcheck.claims.models import Extraction

# The engine's names -> what people call it.
WORDS = {
    "author": pgettext_lazy("part of a page", "author box"),
    "byline": pgettext_lazy("part of a page", "byline"),
    "date": pgettext_lazy("part of a page", "date line"),
    "disclaimer": pgettext_lazy("part of a page", "disclaimer"),
    "image": pgettext_lazy("part of a page", "picture or its credit"),
    "link": pgettext_lazy("part of a page", "link"),
    "navigation": pgettext_lazy("part of a page", "navigation"),
    "repeated": pgettext_lazy("part of a page", "repeated text"),
    "share": pgettext_lazy("part of a page", "sharing"),
    "tags": pgettext_lazy("part of a page", "hashtags"),
    "teaser": pgettext_lazy("part of a page", "teaser for another story"),
    "ticker": pgettext_lazy("part of a page", "ticker"),
}


@dataclass(frozen=True, slots=True)
class Aside:
    """`start:end` of the text with the white space behind it. `last` is where its words end.

    `is_read` is one that a person wants to have read after all; nothing knows any more what it was taken for.
    """

    start: int
    end: int
    last: int
    kind: str = ""
    is_read: bool = False

    @property
    def words(self) -> str:
        return str(WORDS.get(self.kind, self.kind))

    @property
    def span(self) -> str:
        """What the page's form sends for it."""
        return f"{self.start}-{self.last}"


def asides_of(text: str, reading: Extraction | None) -> list[Aside]:
    """The asides of a text in order, none overlapping another. Neighbours of one kind are one."""
    if reading is None:
        return []
    wanted = [(start, end) for start, end in reading.read_anyway]
    spans = [(start, end, "", True) for start, end in wanted]
    # While the text waits to be read again, what was left out the last time stands beside what is now wanted.
    spans += [
        (start, end, kind, False)
        for start, end, kind in reading.furniture
        if not any(start < to and at < end for at, to in wanted)
    ]
    found: list[Aside] = []
    for start, end, kind, is_read in sorted(spans):
        if not 0 <= start < end <= len(text) or (found and start < found[-1].last):
            continue
        aside = Aside(start, _past_blanks(text, end), end, kind, is_read)
        is_more = found and found[-1].end == start and found[-1].kind == kind and not is_read
        if is_more:
            found[-1] = replace(found[-1], end=aside.end, last=aside.last)
        else:
            found.append(aside)
    return found


def _past_blanks(text: str, end: int) -> int:
    while end < len(text) and text[end].isspace():
        end += 1
    return end
