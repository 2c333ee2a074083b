"""Language tags: their grammar and their writing, as in BCP 47 (RFC 5646), without the registry of subtags."""

import re

# language, extended language, script, region, variants; what comes behind (extensions, private use) is seldom
# and refused, because readers of feeds stumble over it.
_TAG = re.compile(
    r"[a-z]{2,3}(?:-[a-z]{3}){0,3}(?:-[a-z]{4})?(?:-(?:[a-z]{2}|[0-9]{3}))?(?:-(?:[a-z0-9]{5,8}|[0-9][a-z0-9]{3}))*",
    re.IGNORECASE,
)


def is_language_tag(text: str) -> bool:
    """Whether the text is a well-formed tag such as `en`, `pt-BR` or `zh-Hant-TW`."""
    return bool(_TAG.fullmatch(text)) and text.isascii()


def language_tag(text: str) -> str:
    """A tag as its standard writes it: languages small, scripts with a capital, regions in capitals."""
    first, *rest = text.split("-")
    return "-".join([first.lower(), *(_written(part) for part in rest)])


def _written(part: str) -> str:
    if len(part) == 4 and part.isalpha():
        return part.title()
    return part.upper() if len(part) == 2 else part.lower()
