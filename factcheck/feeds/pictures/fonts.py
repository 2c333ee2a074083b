"""Which font has the signs of a text: the house's own ones, then those that the newsroom names in `CARD_FONTS`."""

import unicodedata
from functools import cache, lru_cache
from hashlib import sha256
from pathlib import Path

from django.conf import settings
from PIL import Image, ImageDraw, ImageFont, features

_FOLDER = Path(__file__).parent / "fonts"
_OTHER_SCRIPTS = ("NotoNaskhArabic-Bold.ttf", "NotoSerifHebrew-Bold.ttf", "NotoSansDevanagari-Bold.ttf")
_FAMILIES = {"serif": "NotoSerif-SemiBold.ttf", "sans": "NotoSans-Regular.ttf"}
_NONE_HAS = "\U0010fffe"  # Is no character and never will be.
JOINERS = "\u200c\u200d"
# What reads from right to left, and the scripts of India and beyond, whose letters join and change places.
_RIGHT_TO_LEFT = ("R", "AL")
_FIRST_SHAPED, _LAST_SHAPED = "\u0590", "\u109f"


def in_order(family: str) -> tuple[str, ...]:
    """The paths of the files in which a sign is looked for, one after the other; `family` is “serif” or “sans”."""
    return _in_order(family, tuple(settings.CARD_FONTS))


@lru_cache(maxsize=16)
def _in_order(family: str, more: tuple[str, ...]) -> tuple[str, ...]:
    return (*(str(_FOLDER / name) for name in (_FAMILIES[family], *_OTHER_SCRIPTS)), *more)


def digest() -> str:
    """What the look of letters is made of on this machine: the files, and what shapes them."""
    return _digest((*in_order("serif"), *in_order("sans")))


@lru_cache(maxsize=8)
def _digest(files: tuple[str, ...]) -> str:
    versions = (features.version(name) for name in ("pil", "freetype2", "raqm", "harfbuzz", "fribidi"))
    contents = (sha256(Path(path).read_bytes()).hexdigest() for path in files)
    return sha256(repr((*contents, *versions)).encode()).hexdigest()[:16]


@cache
def can_shape() -> bool:
    """Whether letters can be joined and put in order on this machine: that needs the library fribidi."""
    return features.check("raqm") is True


@lru_cache(maxsize=256)
def typeface(path: str, size: int) -> ImageFont.FreeTypeFont:
    engine = ImageFont.Layout.RAQM if can_shape() else ImageFont.Layout.BASIC
    return ImageFont.truetype(path, size, layout_engine=engine)


def file_for(sign: str, family: str, *, wish: str = "") -> str:
    """The first file that has this sign, `wish` before all others; "" if no file has it, or it can't be shaped."""
    return _file_for(sign, (wish, *in_order(family)) if wish else in_order(family))


@lru_cache(maxsize=20_000)
def _file_for(sign: str, files: tuple[str, ...]) -> str:
    if needs_shaping(sign) and not can_shape():
        return ""
    return next((path for path in files if _has(path, sign)), "")


@lru_cache(maxsize=20_000)
def length(text: str, path: str, size: int, direction: str) -> float:
    """How much room the text takes from side to side, in pixels; `direction` is "ltr", "rtl" or, unshaped, ""."""
    return typeface(path, size).getlength(text, direction=direction or None)


def needs_shaping(sign: str) -> bool:
    is_among = _FIRST_SHAPED <= sign <= _LAST_SHAPED or unicodedata.bidirectional(sign) in _RIGHT_TO_LEFT
    return is_among and not sign.isdecimal()


def _has(path: str, sign: str) -> bool:
    """A sign that a font lacks is drawn as its box for what it lacks."""
    return sign in JOINERS or _drawn(path, sign) != _drawn(path, _NONE_HAS)


@lru_cache(maxsize=512)
def _drawn(path: str, sign: str) -> bytes:
    image = Image.new("L", (64, 64))
    face = _plain(path)
    ImageDraw.Draw(image).text((16, 8), sign, fill=255, font=face)
    return image.tobytes()


@lru_cache(maxsize=64)
def _plain(path: str) -> ImageFont.FreeTypeFont:
    """The font without joining: a sign by itself is looked at."""
    return ImageFont.truetype(path, 32, layout_engine=ImageFont.Layout.BASIC)
