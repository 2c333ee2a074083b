"""The pieces of an article's text and the lines of its list of claims, as the page has them.

A long text has a thousand and more: a template for each would take most of the page's time.
"""

from collections.abc import Iterable
from html import escape

from django import template
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from factcheck.desk.screens.as_read import Note
from factcheck.desk.screens.document import Paragraph, Piece
from factcheck.desk.screens.places import Place
from newsroom.shortening import shortened

register = template.Library()

_PARAGRAPH = '<p id="p-{}-{}"{} data-text>{}</p>\n'
_PLAIN = '<span data-start="{}">{}</span>'
_MARK = '<mark data-start="{}" data-claims="{}" data-top="{}" class="{}"{}>{}</mark>'
_LINK = (
    '<a id="h-{}-{}"{} href="{}" hx-get="{}" hx-target="#review" hx-swap="outerHTML show:none" hx-push-url="{}" '
    'hx-sync="#bench:replace" data-claim="{}" data-place="{}" data-said="{}" aria-label="{}">{}</a>'
)
_NOTED = '<span class="as-read" tabindex="0" role="note" data-read="{}" aria-describedby="{}">{}</span>'
_NOTED_LINK = ' class="as-read" data-read="{}" aria-describedby="{}"'


_LISTED = (
    '<li id="listed-{0}"{1}><a id="listed-{0}-link" href="{2}" hx-get="{3}" hx-target="#review" '
    'hx-swap="outerHTML show:none" hx-push-url="{2}" hx-sync="#bench:replace" data-listed="{4}" data-tone="{5}" '
    'data-state="{6}" data-said="{7}"{8}{9} dir="auto">{10}</a>\n'
    '    <span class="facts"><span class="chip {5}">{11}</span>{12}{13}</span></li>\n'
)


def _put(pattern: str, *values: object) -> SafeString:
    """`format_html` at a third of its time: what is not made here is escaped."""
    return SafeString(pattern.format(*[v if isinstance(v, SafeString) else escape(str(v)) for v in values]))


@register.simple_tag
def paragraphs_of(those: Iterable[Paragraph], version: int, *, out_of_band: bool = False) -> SafeString:
    """Paragraphs of the text with this key, each by a name of its own."""
    beside = SafeString(' hx-swap-oob="true"' if out_of_band else "")
    return SafeString("".join(_put(_PARAGRAPH, version, p.start, beside, pieces_of(p.pieces)) for p in those))


@register.simple_tag
def pieces_of(pieces: Iterable[Piece]) -> SafeString:
    """Text and marks; what a claim begins with is the link that opens it."""
    return SafeString("".join(map(_piece, pieces)))


def _piece(piece: Piece) -> SafeString:
    if not piece.places:
        return _put(_PLAIN, piece.start, piece.text)
    top = piece.top
    overlap = SafeString(" data-overlap" if len(piece.places) > 1 else "")
    return _put(_MARK, piece.start, piece.claims, top.claim.pk, top.tone, overlap, _inside(piece))


def _inside(piece: Piece) -> SafeString | str:
    if piece.link:
        return _link(piece.link, piece.text, piece.note)
    if piece.note:
        return _put(_NOTED, piece.note.words, piece.note.name, piece.text)
    return piece.text


def _link(place: Place, text: str, note: Note | None) -> SafeString:
    claim, address = place.claim.pk, place.address
    noted = _put(_NOTED_LINK, note.words, note.name) if note else ""
    return _put(
        _LINK, claim, place.appearance.pk, noted, address, place.card_address, address, claim, place.appearance.pk,
        place.said, place.name, text,
    )  # fmt: skip


@register.simple_tag
def lines_of(places: Iterable[Place], opened: Place | None = None, *, out_of_band: bool = False) -> SafeString:
    """The list's lines of these places, each with its state; `opened` is the one whose card is shown."""
    beside = SafeString(' hx-swap-oob="true"' if out_of_band else "")
    return SafeString("".join(_line(place, beside, is_open=place == opened) for place in places))


def _line(place: Place, beside: SafeString, *, is_open: bool) -> SafeString:
    waits = _put(' data-undecided="{}"', "later" if place.is_put_off else "now") if place.waits else ""
    current = SafeString(' aria-current="true"' if is_open else "")
    new = _put('<span class="chip new">{}</span>', _("New")) if place.is_new else ""
    who = _put("<bdi>{}</bdi>", place.claim.claimant) if place.claim.claimant else ""
    return _put(
        _LISTED, place.appearance.pk, beside, place.address, place.card_address, place.claim.pk, place.tone,
        place.spoken, place.said, waits, current, shortened(place.claim.statement, 150), place.state, new, who,
    )  # fmt: skip
