"""The card of a check, as a PNG of 1200 × 630: its rating in a sign and in words, the claim, and who says so.

It follows the public pages: their paper, their ink, the tone of the rating. A picture is looked at by everybody, so it
is written in the newsroom's language, and has no dark form.
"""

from dataclasses import dataclass
from functools import lru_cache
from io import BytesIO
from threading import Lock

from django.conf import settings
from django.utils import translation
from django.utils.translation import gettext as _
from PIL import Image, ImageColor, ImageDraw

from factcheck.feeds import addresses
from factcheck.feeds.pictures.address import HEIGHT, WIDTH, label
from factcheck.feeds.pictures.lines import Block, fitted
from factcheck.feeds.published import Check

_EDGE = 72
_INNER = WIDTH - 2 * _EDGE
_BAND = 430  # Where the rating begins.
_PAPER, _INK, _SOFT, _LINE = "#ffffff", "#1b1d20", "#595e66", "#dfdcd4"
# A tone, and the same one as a tint.
_TONES = {
    "false": ("#9f2327", "#f9f0f0"),
    "mixed": ("#7d5200", "#f7f3ec"),
    "true": ("#1c6536", "#eff5f1"),
    "open": ("#48566b", "#f3f4f6"),
}
# One at a time: the others would only wait for the same processor, each with a picture of its own in memory.
_ALONE = Lock()


@dataclass(frozen=True)
class _Words:
    """What stands on the card. None where no font has the signs."""

    newsroom: Block | None
    kicker: Block | None
    claim: Block | None
    claimant: Block | None
    rating: Block | None
    address: Block | None


def png(check: Check) -> bytes:
    """The picture of the check as it stands: the same bytes for the same record, settings and fonts."""
    with _ALONE, translation.override(settings.LANGUAGE_CODE):
        image = Image.new("RGB", (WIDTH, HEIGHT), _PAPER)
        _draw(ImageDraw.Draw(image), image, check, _words(check))
        written = BytesIO()
        image.quantize(palette=_palette(_tones(check)), dither=Image.Dither.NONE).save(written, "PNG")
        return written.getvalue()


def _tones(check: Check) -> tuple[str, str]:
    return _TONES["open"] if check.retraction else _TONES.get(check.rating.tone, _TONES["open"])


@lru_cache
def _palette(tones: tuple[str, str]) -> Image.Image:
    """The few colours of a card and the steps between those that meet, which smooth the edges of letters."""
    tone, tint = tones
    colours = [(*ImageColor.getrgb(_LINE),)]
    for ink, paper in ((_INK, _PAPER), (_SOFT, _PAPER), (tone, tint), (_SOFT, tint)):
        one, other = ImageColor.getrgb(ink), ImageColor.getrgb(paper)
        for step in range(16):
            colours.append(tuple(round(a + (b - a) * step / 15) for a, b in zip(one, other, strict=True)))
    image = Image.new("P", (1, 1))
    image.putpalette([value for colour in colours for value in colour])
    return image


def _words(check: Check) -> _Words:
    claim = fitted(check.headline, "serif", width=_INNER, height=220, sizes=(68, 60, 54, 48, 44, 40), most=300)
    rating = fitted(label(check), "serif", width=_INNER - 140, height=130, sizes=(76, 68, 60, 52, 46), most=120)
    host = addresses.host_of(settings.SITE_URL)
    whole = _small(check.url.partition("://")[2], _INNER, (34, 30, 26))
    return _Words(
        newsroom=fitted(settings.NEWSROOM_NAME, "serif", width=760, height=48, sizes=(36, 32, 28), most=80),
        kicker=_small(_("Fact-check"), 240),
        claim=claim or whole,
        claimant=_small(_("Said by %(who)s") % {"who": check.claimant}, _INNER) if claim and check.claimant else None,
        rating=rating,
        address=_small(host, 460) if claim and rating and len(rating.lines) == 1 else None,
    )


def _small(text: str, width: int, sizes: tuple[int, ...] = (28, 26)) -> Block | None:
    return fitted(text, "sans", width=width, height=48, sizes=sizes, most=160)


def _draw(draw: ImageDraw.ImageDraw, image: Image.Image, check: Check, words: _Words) -> None:
    tone, tint = _tones(check)
    _masthead(draw, words)
    if words.claim:
        room = (_BAND - 150) - words.claim.height - (44 if words.claimant else 0)
        top = 128 + max(0, room // 2)
        words.claim.draw(draw, (_EDGE, WIDTH - _EDGE), top, _INK)
        if words.claimant:
            beside = words.claim.lines[0].is_right_to_left
            _from_side(words.claimant, draw, top + words.claim.height + 10, is_right=beside)
    draw.rectangle((0, _BAND, WIDTH, HEIGHT), fill=tint)
    draw.rectangle((0, _BAND, 14, HEIGHT), fill=tone)
    middle = (_BAND + HEIGHT) // 2
    image.paste(tone, (_EDGE, middle - 44), _sign("retracted" if check.retraction else check.rating.tone))
    if words.rating:
        words.rating.draw(draw, (_EDGE + 120, WIDTH - _EDGE), middle - words.rating.height // 2 + 2, tone)
    if words.address:
        width = words.address.lines[0].width(words.address.size)
        words.address.draw(draw, (WIDTH - _EDGE - width, WIDTH - _EDGE), HEIGHT - 52, _SOFT)


def _masthead(draw: ImageDraw.ImageDraw, words: _Words) -> None:
    if words.newsroom:
        words.newsroom.draw(draw, (_EDGE, WIDTH - _EDGE), 40, _INK)
    if words.kicker:
        _from_side(words.kicker, draw, 46, is_right=True)
    for y in (104, 109):
        draw.line((_EDGE, y, WIDTH - _EDGE, y), fill=_LINE, width=2)


def _from_side(block: Block, draw: ImageDraw.ImageDraw, top: float, *, is_right: bool) -> None:
    width = max(line.width(block.size) for line in block.lines)
    left = WIDTH - _EDGE - width if is_right else _EDGE
    block.draw(draw, (left, left + width), top, _SOFT)


def _sign(tone: str) -> Image.Image:
    """A disc with the sign of the tone left out, as a mask: drawn large and made small, which smooths its edges."""
    big = Image.new("L", (352, 352))
    draw = ImageDraw.Draw(big)
    draw.ellipse((4, 4, 348, 348), fill=255)
    for stroke in _STROKES.get(tone, _STROKES["open"]):
        draw.line(stroke, fill=0, width=38, joint="curve")
        for x, y in (stroke[0], stroke[-1]):
            draw.ellipse((x - 18, y - 18, x + 18, y + 18), fill=0)
    if tone not in ("false", "mixed", "true", "retracted"):
        draw.ellipse((154, 246, 198, 290), fill=0)
    return big.resize((88, 88), Image.Resampling.LANCZOS)


_Stroke = list[tuple[int, int]]
_WAVE = [(-96, 10), (-72, -14), (-44, -20), (-16, -6), (16, 6), (44, 20), (72, 14), (96, -10)]
_HOOK = [(122, 138), (130, 106), (156, 84), (190, 82), (220, 100), (228, 132), (212, 162), (184, 182), (176, 212)]
_STROKES: dict[str, list[_Stroke]] = {
    "false": [[(112, 112), (240, 240)], [(240, 112), (112, 240)]],
    "true": [[(98, 184), (154, 240), (256, 122)]],
    "mixed": [[(176 + x, 176 + y + by) for x, y in _WAVE] for by in (-40, 40)],
    "open": [_HOOK],
    "retracted": [[(96, 256), (256, 96)]],
}
