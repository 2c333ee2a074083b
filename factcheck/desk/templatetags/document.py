"""The pieces of an article's text as the page has them.

A long text has a thousand and more: a template for each would take most of the page's time.
"""

from collections.abc import Iterable

from django import template
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from factcheck.desk.screens.as_read import Note
from factcheck.desk.screens.document import Piece
from factcheck.desk.screens.places import Place, shortened

register = template.Library()

_PLAIN = '<span data-start="{}">{}</span>'
_MARK = '<mark data-start="{}" data-claims="{}" data-top="{}" class="{}"{}>{}</mark>'
_LINK = (
    '<a id="h-{}-{}"{} href="{}" hx-get="{}" hx-target="#review" hx-swap="outerHTML show:none" hx-push-url="{}" '
    'hx-sync="#bench:replace" data-claim="{}" data-state="{}" aria-label="{}">{}</a>'
)
_NOTED = '<span class="as-read" tabindex="0" role="note" data-read="{}" aria-describedby="{}">{}</span>'
_NOTED_LINK = ' class="as-read" data-read="{}" aria-describedby="{}"'


@register.simple_tag
def pieces_of(pieces: Iterable[Piece]) -> SafeString:
    """Text and marks; what a claim begins with is the link that opens it."""
    return format_html_join("", "{}", ((_piece(piece),) for piece in pieces))


def _piece(piece: Piece) -> SafeString:
    if not piece.places:
        return format_html(_PLAIN, piece.start, piece.text)
    top = piece.top
    overlap = SafeString(" data-overlap" if len(piece.places) > 1 else "")
    return format_html(_MARK, piece.start, piece.claims, top.claim.pk, top.tone, overlap, _inside(piece))


def _inside(piece: Piece) -> SafeString | str:
    if piece.link:
        return _link(piece.link, piece.text, piece.note)
    if piece.note:
        return format_html(_NOTED, piece.note.words, piece.note.name, piece.text)
    return piece.text


def _link(place: Place, text: str, note: Note | None) -> SafeString:
    claim, address = place.claim.pk, place.address
    noted = format_html(_NOTED_LINK, note.words, note.name) if note else ""
    return format_html(
        _LINK, claim, place.appearance.pk, noted, address, place.card_address, address, claim, place.spoken,
        place.name, text,
    )  # fmt: skip


register.filter("shortened", shortened)
