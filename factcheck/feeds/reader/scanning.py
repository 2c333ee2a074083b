"""A JSON text read token by token, mending what can be mended and keeping where everything stands."""

import json
import re
from dataclasses import dataclass, field
from typing import Any

from factcheck.feeds.reader.troubles import quoted, step

# Deeper than any markup, and not so deep that walking through it could end in a full stack.
DEEPEST = 100
_MOST = 20  # As many mistakes are told of one text; who mends them sees the rest.
_TOKEN = re.compile(r'[{}\[\],:]|"[^"\\]*(?:\\.[^"\\]*)*"|[^\s{}\[\],:"/]+', re.DOTALL)
_SPACE = re.compile(r"[ \t\r\n]*")
_NUMBER = re.compile(r"-?(0|[1-9]\d{0,300})(\.\d{1,300})?([eE][+-]?\d{1,3})?")
_CONTROL = re.compile(r"[\x00-\x1f]")
# A backslash that is alone in this is an escape that JSON doesn't know.
_ESCAPE = re.compile(r'\\(?:["\\/bfnrt]|u[0-9A-Fa-f]{4})?')
_WORDS = {"true": True, "false": False, "null": None}
_LIBRARY = "Let a JSON library write it."


@dataclass(frozen=True)
class Mistake:
    place: str
    offset: int
    wrong: str
    cure: str
    is_json: bool = False  # The grammar allows it, and readers differ all the same.


@dataclass
class Scan:
    """What a text holds, what was mended in it, and, if asked for, at which character each place begins."""

    value: Any = None
    mistakes: list[Mistake] = field(default_factory=list)
    offsets: dict[str, int] = field(default_factory=dict)
    is_too_deep: bool = False


@dataclass
class _Open:
    """An object or list whose end has not come yet."""

    kind: str  # "{" or "["
    place: str
    value: Any
    key: str | None = None
    key_offset: int = 0
    has_colon: bool = False
    needs_comma: bool = False
    comma_at: int | None = None


def scanned(text: str, *, keeps_places: bool = False) -> Scan:
    """Read a text to its end, whatever stands in it. One pass, no recursion."""
    return _Reader(text, keeps_places).read()


class _Reader:
    def __init__(self, text: str, keeps_places: bool) -> None:
        self._text = text
        self._keeps_places = keeps_places
        self._scan = Scan()
        self._open: list[_Open] = []
        self._is_done = False  # The outermost value is complete.

    def read(self) -> Scan:
        text, at = self._text, 0
        while not self._scan.is_too_deep:
            at = _SPACE.match(text, at).end()  # type: ignore[union-attr]  # It matches nothing at all, too.
            if at >= len(text):
                break
            at = self._take(at)
        for left in reversed(self._open):
            self._wrong(len(text), f"“{left.kind}” is never closed.", _LIBRARY, left.place)
        if not self._is_done and not self._open:
            self._wrong(0, "There is no value in it.", _LIBRARY)
        return self._scan

    def _take(self, at: int) -> int:
        """Take what stands at an offset; the offset behind it."""
        if self._text[at] == "/":
            return self._comment(at)
        token = _TOKEN.match(self._text, at)
        if token is None:
            return self._unended(at)
        word = token[0]
        if self._is_done:
            self._wrong(at, f"{quoted(self._text[at:])} stands behind its end.", "One value, and nothing after it.")
            return len(self._text)
        if word in "{[":
            self._begin(word, at)
        elif word in "}]":
            self._end(word, at)
        elif word == ",":
            self._comma(at)
        elif word == ":":
            self._colon(at)
        else:
            self._scalar(word, at)
        return token.end()

    # --- what stands between values ---

    def _comment(self, at: int) -> int:
        if self._text.startswith("//", at):
            end = self._text.find("\n", at)
        elif self._text.startswith("/*", at):
            found = self._text.find("*/", at)
            end = found + 2 if found >= 0 else -1
        else:
            self._wrong(at, "A “/” stands outside of a text.", _LIBRARY)
            return at + 1
        self._wrong(at, "There is a comment in it.", "Take it out: JSON has no comments.")
        return end if end >= 0 else len(self._text)

    def _unended(self, at: int) -> int:
        self._wrong(at, f"The text that begins with {quoted(self._text[at + 1 : at + 80], 30)} never ends.", _LIBRARY)
        self._put(self._text[at + 1 :], at)
        return len(self._text)

    def _comma(self, at: int) -> None:
        top = self._open[-1] if self._open else None
        if top is None:
            self._wrong(at, "A comma stands before the value.", "Take it out.")
        elif not top.needs_comma:
            self._wrong(at, "There is a comma without a value before it.", "Take it out.", top.place)
        else:
            top.needs_comma, top.comma_at = False, at

    def _colon(self, at: int) -> None:
        top = self._open[-1] if self._open else None
        if top is None or top.key is None or top.has_colon:
            self._wrong(at, "There is a colon where none belongs.", _LIBRARY)
        else:
            top.has_colon = True

    # --- values ---

    def _begin(self, kind: str, at: int) -> None:
        if len(self._open) >= DEEPEST:
            self._scan.is_too_deep = True
            return
        place = self._place(at)
        value: Any = {} if kind == "{" else []
        self._put(value, at, place)
        self._is_done = False
        self._open.append(_Open(kind, place, value))

    def _end(self, kind: str, at: int) -> None:
        wanted = "{" if kind == "}" else "["
        if not any(one.kind == wanted for one in self._open):
            self._wrong(at, f"“{kind}” closes nothing.", "Take it out.")
            return
        while self._open[-1].kind != wanted:
            left = self._open.pop()
            self._wrong(at, f"“{left.kind}” is never closed.", _LIBRARY, left.place)
        top = self._open.pop()
        if top.comma_at is not None:
            self._wrong(top.comma_at, f"There is a comma before “{kind}”.", "Take it out.", top.place)
        if top.key is not None:
            self._wrong(at, f"The key {quoted(top.key, 30)} has no value.", "Leave out what has no value.", top.place)
        self._is_done = not self._open

    def _scalar(self, word: str, at: int) -> None:
        top = self._open[-1] if self._open else None
        if top is not None and top.kind == "{" and top.key is None:
            if top.needs_comma:
                self._wrong(at, f"There is no comma before {quoted(word, 30)}.", "Put one there.", top.place)
                top.needs_comma = False
            top.key, top.key_offset, top.has_colon, top.comma_at = self._key(word, at), at, False, None
            return
        self._put(self._scalar_of(word, at), at)

    def _key(self, word: str, at: int) -> str:
        if word.startswith('"'):
            return self._string(word, at)
        self._wrong(at, f"The key {quoted(word, 30)} has no quotes.", 'Put it between " and ".')
        return word.strip("'")

    def _scalar_of(self, word: str, at: int) -> Any:
        if word.startswith('"'):
            return self._string(word, at)
        if word in _WORDS:
            return _WORDS[word]
        if _NUMBER.fullmatch(word):
            return json.loads(word)
        if word.lstrip("+-") in ("NaN", "Infinity"):
            self._wrong(at, f"{word} is no number.", "Leave out what has no value.", self._place(at))
            return None
        self._wrong(at, f"{quoted(word, 30)} is no value.", 'Put a text between " and ".')
        return word

    def _string(self, word: str, at: int) -> str:
        try:
            text: str = json.loads(word)
            return text
        except ValueError:
            pass
        if found := _CONTROL.search(word):
            wrong = f"There is a control character in a text (U+{ord(found[0]):04X})."
            self._wrong(at + found.start(), wrong, "Write it as \\n, \\t or \\u00XX, or leave it out.", self._place(at))
        for found in _ESCAPE.finditer(word):
            if len(found[0]) == 1:
                wrong = f"JSON knows no {quoted(word[found.start() : found.start() + 2])}."
                self._wrong(at + found.start(), wrong, "A backslash is written \\\\.", self._place(at))
                break
        mended = _ESCAPE.sub(lambda one: one[0] if len(one[0]) > 1 else "\\\\", word)
        return str(json.loads(mended, strict=False))

    # --- where things go ---

    def _place(self, at: int) -> str:
        if not self._open:
            return "$"
        top = self._open[-1]
        return f"{top.place}[{len(top.value)}]" if top.kind == "[" else step(top.place, top.key or "")

    def _put(self, value: Any, at: int, place: str | None = None) -> None:
        """Put a value where it belongs: at the end of the list, or under the key that was read."""
        top = self._open[-1] if self._open else None
        if top is None:
            self._scan.value, self._is_done = value, True
            self._scan.offsets["$"] = at
            return
        place = self._place(at) if place is None else place
        if top.needs_comma and top.kind == "[":
            self._wrong(at, "There is no comma between two values.", "Put one there.", top.place)
        if top.kind == "[":
            top.value.append(value)
            offset = at
        elif top.key is None:
            self._wrong(at, "A value has no key.", _LIBRARY, top.place)
            return
        else:
            if not top.has_colon:
                self._wrong(at, f"There is no colon behind {quoted(top.key, 30)}.", "Put one there.", top.place)
            if top.key in top.value:
                wrong = f"The key {quoted(top.key, 30)} is there twice in one object."
                cure = "Keep one: readers differ in which they take."
                self._wrong(top.key_offset, wrong, cure, place, is_json=True)
            top.value[top.key] = value
            offset = top.key_offset
        top.key, top.has_colon, top.needs_comma, top.comma_at = None, False, True, None
        if self._keeps_places:
            self._scan.offsets[place] = offset

    def _wrong(self, offset: int, wrong: str, cure: str, place: str = "$", *, is_json: bool = False) -> None:
        if len(self._scan.mistakes) < _MOST:
            self._scan.mistakes.append(Mistake(place, offset, wrong, cure, is_json))
