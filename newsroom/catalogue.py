"""The words of the house and their translations: what the source says, and what a language has for it.

Words are found in templates by Django's own parser and in Python by its syntax tree, so that nothing but the
development packages is needed. A `.po` file is what people edit; the `.mo` beside it is what Django reads.
"""

import ast
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from io import BytesIO
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po
from django.conf import settings
from django.template import engines
from django.template.base import Node
from django.template.base import Template as Parsed
from django.templatetags.i18n import BlockTranslateNode, TranslateNode

from newsroom import naming

HEADER = "# The words of the desk. After a change: make words."
# Words that a template hands on: {% include "…" with words=_("Next") %}.
ARGUMENT = re.compile(r"""\b_\(("|')(.+?)\1\)""")

ROOMS = ("newsroom", "articles", "factcheck", "demo")

# What each call says, by the places of its arguments: one and many, and the context that tells two meanings apart.
CALLS = {
    **dict.fromkeys(("_", "gettext", "gettext_lazy", "gettext_noop"), (None, 0, None)),
    **dict.fromkeys(("ngettext", "ngettext_lazy"), (None, 0, 1)),
    **dict.fromkeys(("pgettext", "pgettext_lazy"), (0, 1, None)),
    **dict.fromkeys(("npgettext", "npgettext_lazy"), (0, 1, 2)),
}


@dataclass(frozen=True, order=True, slots=True)
class Words:
    """What the source says: for one, for many where it counts, and the context where the words alone don't tell."""

    one: str
    many: str = ""
    context: str = ""

    @property
    def key(self) -> str | tuple[str, str]:
        """As a catalogue names it."""
        return (self.one, self.many) if self.many else self.one


@cache
def spoken() -> dict[Words, list[str]]:
    """All words of the source that are meant for people, each with the files that say it, in the order of the files.

    Read once in a process.
    """
    found: dict[Words, list[str]] = {}
    for path in sorted(_python()):
        source = path.read_text(encoding="utf-8")
        for words in in_python(source) if "gettext" in source else ():
            found.setdefault(words, []).append(_named(path))
    for path in sorted((settings.BASE_DIR / "templates").rglob("*.*")):
        for words in in_template(path.read_text(encoding="utf-8")):
            found.setdefault(words, []).append(_named(path))
    for name in sorted(naming.names()):
        found.setdefault(Words(name, context=naming.CONTEXT), []).append("newsroom/naming.py")
    return {words: list(dict.fromkeys(files)) for words, files in found.items()}


def _python() -> Iterator[Path]:
    for room in ROOMS:
        for path in (settings.BASE_DIR / room).rglob("*.py"):
            if "migrations" not in path.parts:
                yield path


def _named(path: Path) -> str:
    return path.relative_to(settings.BASE_DIR).as_posix()


def in_python(source: str) -> Iterator[Words]:
    """The words that a module hands to gettext."""
    for node in ast.walk(ast.parse(source)):
        if not isinstance(node, ast.Call) or not isinstance(node.func, ast.Name) or node.func.id not in CALLS:
            continue
        at = CALLS[node.func.id]
        texts = [None if place is None else _literal(node, place) for place in at]
        context, one, many = texts
        if one:
            yield Words(one, many or "", context or "")


def _literal(call: ast.Call, place: int) -> str | None:
    given = call.args[place] if len(call.args) > place else None
    return given.value if isinstance(given, ast.Constant) and isinstance(given.value, str) else None


def in_template(source: str) -> Iterator[Words]:
    """The words of a template's `translate` and `blocktranslate` tags, as they are looked up when it is drawn."""
    parsed: Parsed = engines["django"].from_string(source).template  # type: ignore[attr-defined]
    for node in _nodes(parsed.nodelist):
        if isinstance(node, TranslateNode):
            literal = node.filter_expression.var
            said = literal.literal if hasattr(literal, "literal") else literal
            if isinstance(said, str):
                yield Words(said, context=_context(node))
        elif isinstance(node, BlockTranslateNode):
            one, _ = node.render_token_list(node.singular)
            many = node.render_token_list(node.plural)[0] if node.plural else ""
            if node.trimmed:
                one, many = (
                    " ".join(line.strip() for line in text.splitlines() if line.strip()) for text in (one, many)
                )
            yield Words(one, many, _context(node))
    for found in ARGUMENT.finditer(source):
        yield Words(found[2])


def _nodes(nodes: object) -> Iterator[Node]:
    for node in nodes:  # type: ignore[attr-defined]
        yield node
        for name in node.child_nodelists:
            yield from _nodes(getattr(node, name, None) or ())
        for _, inside in getattr(node, "conditions_nodelists", ()):
            yield from _nodes(inside)


def _context(node: TranslateNode | BlockTranslateNode) -> str:
    given = node.message_context
    return str(given.var) if given else ""


def folder_of(language: str) -> Path:
    return Path(settings.LOCALE_PATHS[0]) / language / "LC_MESSAGES"


def read(language: str) -> Catalog:
    """What the language has; an empty catalogue for a new one."""
    path = folder_of(language) / "django.po"
    if not path.exists():
        return Catalog(locale=language, fuzzy=False)
    with path.open("rb") as file:
        return read_po(file, locale=language)


def missing(language: str) -> list[Words]:
    """What the source says and the language has no words for, or only guessed ones."""
    known = read(language)
    return [words for words in spoken() if not _is_said(known.get(words.key, words.context or None))]


def left_over(language: str) -> list[str]:
    """What the language has words for and the source says no more."""
    said = {(words.one, words.context) for words in spoken()}
    return [_first(message) for message in read(language) if message.id and _identity(message) not in said]


def _first(message: Message) -> str:
    return message.id if isinstance(message.id, str) else message.id[0]


def _identity(message: Message) -> tuple[str, str]:
    return _first(message), message.context or ""


def _is_said(message: Message | None) -> bool:
    if message is None or message.fuzzy:
        return False
    said = [message.string] if isinstance(message.string, str) else list(message.string or ())
    return bool(said) and all(said) and (isinstance(message.id, str) or len(said) > 1)


def gathered(language: str) -> Catalog:
    """The catalogue with exactly what the source says, in its order; what was translated is kept."""
    known = read(language)
    catalogue = Catalog(
        locale=language, project="factcheck", version="", fuzzy=False, charset="utf-8", header_comment=HEADER,
        msgid_bugs_address="-", last_translator="-", language_team="-",
        creation_date=known.creation_date, revision_date=known.creation_date,
    )  # fmt: skip
    for words, files in spoken().items():
        before = known.get(words.key, words.context or None)
        kept = before.string if before and not before.fuzzy and before.pluralizable == bool(words.many) else ""
        catalogue.add(words.key, kept, context=words.context or None, locations=[(file, 0) for file in files])
    return catalogue


def as_po(catalogue: Catalog) -> bytes:
    out = BytesIO()
    write_po(out, catalogue, width=120, include_lineno=False, omit_header=False)
    return out.getvalue()


def as_mo(catalogue: Catalog) -> bytes:
    out = BytesIO()
    write_mo(out, catalogue)
    return out.getvalue()
