"""A language that nobody speaks: every translated string stands in brackets, and is a third longer.

What stands outside of brackets on a page was not handed to gettext. `ACCENTED` is read from the left, `MIRRORED` is
written in Arabic letters from the right.
"""

import atexit
import re
import shutil
import tempfile
from functools import cache
from pathlib import Path

import django
from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from django.utils import translation

from newsroom import catalogue

ACCENTED, MIRRORED = "en-xa", "ar-xb"
OPEN, CLOSE = "⟦", "⟧"
LATIN = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"
LETTERS = {
    ACCENTED: str.maketrans(LATIN, "áƀćđéƒǵħíĵķĺɱńóƥɋŕśťúṽŵẋýźÁƁĆĐÉƑǴĦÍĴĶĹṀŃÓƤɊŔŚŤÚṼŴẊÝŹ"),
    MIRRORED: str.maketrans(LATIN, "ابصدهفغحيجكلمنوپقرستوڤوخيزابصدهفغحيجكلمنوپقرستوڤوخيز"),
}
KEPT = re.compile(r"%\(\w+\)[sd]|%[sd]|%%|\{[\w:.]*\}|</?\w+[^>]*>|&\w+;|\n")
# Patterns of Django that are no words.
CODES = re.compile(r"^[\W\d_]*$")


def spoken(words: str, language: str) -> str:
    """The words as the language says them; places for values and marks stay as they are."""
    letters = LETTERS[language]
    parts = zip([*KEPT.split(words)], [*KEPT.findall(words), ""], strict=True)
    said = "".join(part.translate(letters) + kept for part, kept in parts)
    longer = "·" * max(1, round(len(KEPT.sub("", words)) * 0.3))
    start = "\n" if said.startswith("\n") else ""
    end = "\n" if said.endswith("\n") else ""
    return f"{start}{OPEN}{said.strip(chr(10))}{longer}{CLOSE}{end}"


@cache
def written() -> Path:
    """The folder with the catalogues of both languages."""
    folder = Path(tempfile.mkdtemp(prefix="pseudo-"))
    for language in (ACCENTED, MIRRORED):
        path = folder / translation.to_locale(language) / "LC_MESSAGES"
        path.mkdir(parents=True)
        with (path / "django.mo").open("wb") as file:
            write_mo(file, _catalogue(language))
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    return folder


def speak(settings: object) -> None:
    """Offer both languages for one test."""
    settings.LANGUAGES = [("en", "English"), ("de", "Deutsch"), (ACCENTED, "Accented"), (MIRRORED, "Mirrored")]  # type: ignore[attr-defined]
    settings.LOCALE_PATHS = [*settings.LOCALE_PATHS, written()]  # type: ignore[attr-defined]


def _catalogue(language: str) -> Catalog:
    made = Catalog(locale="en", fuzzy=False)
    for words in catalogue.spoken():
        _add(made, words.key, words.context or None, language)
    for po in sorted(Path(django.__file__).parent.glob("c*/**/locale/en/LC_MESSAGES/django.po")):
        with po.open("rb") as file:
            for message in read_po(file):
                if message.id and made.get(message.id, message.context) is None:
                    _add(made, message.id, message.context, language)
    return made


def _add(made: Catalog, words: str | tuple[str, ...] | list[str], context: str | None, language: str) -> None:
    said = tuple(spoken(each, language) for each in ([words] if isinstance(words, str) else words))
    made.add(
        tuple(words) if isinstance(words, list) else words, said[0] if isinstance(words, str) else said, context=context
    )


def outside(text: str) -> str:
    """What of a text stands in no brackets."""
    left, depth = [], 0
    for letter in text:
        depth += letter == OPEN
        if not depth:
            left.append(letter)
        depth = max(0, depth - (letter == CLOSE))
    return "".join(left)
