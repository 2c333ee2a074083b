"""The keys of the desk: one registry. What stands here is printed on the buttons and links that carry the act, in the
help, and on the page where people give the acts other keys; a key does nothing where its button is not.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum

from django.utils.functional import Promise
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from newsroom.models import User
from newsroom.preferences import preferences_of
from newsroom.refusals import Refusal

Words = str | Promise


class Where(StrEnum):
    """Where a key holds. Everything but `FIELD` holds outside fields only."""

    PAGE = "page"
    LIST = "list"
    ARTICLE = "article"
    CLAIM = "claim"
    REVIEW = "review"
    RATING = "rating"  # While the focus is on the ratings.
    FIELD = "field"


PLACES: dict[Where, Words] = {
    Where.PAGE: _("Everywhere"),
    Where.LIST: _("From claim to claim, in the queue and in an article"),
    Where.ARTICLE: _("In an article"),
    Where.CLAIM: _("On the claim that is open, or on those ticked in the queue"),
    Where.REVIEW: _("On a verdict that waits for a reviewer"),
    Where.RATING: _("On the ratings"),
    Where.FIELD: _("In fields"),
}


@dataclass(frozen=True, slots=True)
class Key:
    """An act, the key that it has unless a person gave it another one, what it does in words, and where it holds."""

    act: str
    default: str
    words: Words
    where: Where
    also: str = ""  # A second key that stays whatever the first becomes.
    is_fixed: bool = False  # Nobody gives it another key, and it stays when single keys are switched off.


_FIRST_RATINGS = 7

KEYMAP: dict[str, Key] = {
    key.act: key
    for key in (
        Key("queue", "g q", _("Go to the queue"), Where.PAGE),
        Key("mine", "g m", _("Go to my desk"), Where.PAGE),
        Key("next-review", "r", _("Next verdict that waits for your review"), Where.PAGE),
        Key("search", "/", _("Search on this page"), Where.PAGE),
        Key("undo", "u", _("Undo what you did last"), Where.PAGE),
        Key("show-new", ".", _("Show what is new"), Where.PAGE),
        Key("help", "?", _("Show the keys"), Where.PAGE),
        Key("next", "j", _("Next claim"), Where.LIST),
        Key("previous", "k", _("Previous claim"), Where.LIST),
        Key("open", "o", _("Go into the claim"), Where.LIST, also="Enter"),
        Key("next-undecided", "n", _("Next undecided claim"), Where.LIST),
        Key("tick", "t", _("In the queue: tick the claim and go on to the next"), Where.LIST),
        Key("tick-all", "*", _("In the queue: tick all claims shown, or none"), Where.LIST),
        Key("previous-undecided", "p", _("Previous undecided claim"), Where.ARTICLE),
        Key("previous-article", "[", _("Previous article"), Where.ARTICLE),
        Key("next-article", "]", _("Next article"), Where.ARTICLE),
        Key("accept", "a", _("Accept: worth checking"), Where.CLAIM),
        Key("not-a-claim", "x", _("Dismiss: not a claim"), Where.CLAIM),
        Key("put-off", "d", _("Defer: decide later"), Where.CLAIM),
        Key("merge", "m", _("Merge into another claim"), Where.CLAIM),
        Key("span", "s", _("Move to other words of the text"), Where.CLAIM),
        Key("evidence", "e", _("Add evidence"), Where.CLAIM),
        Key("rating", "v", _("Go to the rating"), Where.CLAIM),
        Key("comment", "c", _("Comment"), Where.CLAIM),
        Key("approve", "y", _("Approve"), Where.REVIEW),
        # Two keys: nobody who presses the one before twice publishes.
        Key("publish", "g o", _("Publish: let it go out"), Where.REVIEW),
        Key("send-back", "b", _("Ask for changes"), Where.REVIEW),
        *(
            Key(f"rating-{n}", str(n), _("Choose this rating"), Where.RATING, is_fixed=True)
            for n in range(1, _FIRST_RATINGS + 1)
        ),
        Key("submit", "Mod+Enter", _("Send the form"), Where.FIELD, is_fixed=True),
        Key("save", "Mod+s", _("Save the draft now"), Where.FIELD, is_fixed=True),
    )
}
OWN = [key for key in KEYMAP.values() if not key.is_fixed]
TAKEN = {str(n) for n in range(1, _FIRST_RATINGS + 1)}


def keys_of(user: User) -> dict[str, str]:
    """Act -> the key this person has for it. With single keys switched off, only those in fields are left."""
    wanted = preferences_of(user)
    if not wanted.shortcuts:
        return {key.act: key.default for key in KEYMAP.values() if key.where == Where.FIELD}
    return with_own(wanted.keys)


def with_own(own: Mapping[str, str]) -> dict[str, str]:
    """Act -> key, with a person's `own` keys in the place of the defaults."""
    return {key.act: key.default if key.is_fixed else own.get(key.act, key.default) for key in KEYMAP.values()}


class Taken(Refusal):
    """A key that an act can't have: `act` is the one that asked for it."""

    def __init__(self, sentence: str, *, act: str) -> None:
        super().__init__(sentence)
        self.act = act


def settle(asked: Mapping[str, str]) -> dict[str, str]:
    """The keys that differ from the defaults, out of what a person `asked` for; an empty one asks for the default.

    Raises `Taken` for a key that is none, that the desk needs, or that two acts would have: also when one is the
    beginning of the other, as of “g” and “g q” only one could ever be meant.
    """
    own = {key.act: " ".join(asked.get(key.act, "").split()) or key.default for key in OWN}
    # Those that stay as they are come first: the one that was changed is told.
    seen: dict[str, Key] = {}
    for act, pressed in sorted(own.items(), key=lambda each: each[1] != KEYMAP[each[0]].default):
        _permit(act, pressed)
        for other, key in seen.items():
            if _clash(pressed, other):
                raise Taken(
                    gettext("“%(pressed)s” is the key for “%(words)s” already. Choose another one.")
                    % {"pressed": other, "words": key.words},
                    act=act,
                )
        seen[pressed] = KEYMAP[act]
    return {act: pressed for act, pressed in own.items() if pressed != KEYMAP[act].default}


def _permit(act: str, pressed: str) -> None:
    presses = pressed.split(" ")
    if len(presses) > 2 or any(len(one) != 1 or not one.isprintable() for one in presses):
        sentence = gettext(
            "“%(pressed)s” is no key: write one character, or two with a space between them, such as “g q”."
        )
        raise Taken(sentence % {"pressed": pressed}, act=act)
    if not TAKEN.isdisjoint(presses):
        raise Taken(gettext("The digits 1 to 7 choose the rating. Choose another key."), act=act)


def _clash(one: str, other: str) -> bool:
    return f"{one} ".startswith(f"{other} ") or f"{other} ".startswith(f"{one} ")


@dataclass(frozen=True, slots=True)
class Line:
    """A line of the help: what is pressed, and what it does."""

    ways: list[list[str]]  # Each is one key, or several after each other.
    words: Words


def help_for(keys: Mapping[str, str]) -> Iterator[tuple[Words, list[Line]]]:
    """The keys that hold, by place; the ratings are one line."""
    for where, place in PLACES.items():
        lines = [
            Line([key_words(keys[key.act]), *([[key.also]] if key.also else [])], key.words)
            for key in KEYMAP.values()
            if key.where == where and key.act in keys and where != Where.RATING
        ]
        if where == Where.RATING and "rating-1" in keys:
            lines = [Line([[f"1–{_FIRST_RATINGS}"]], _("Choose the first to the seventh rating"))]
        if where == Where.PAGE:
            lines.append(Line([["Esc"]], _("Leave a field, close what is open")))
        if lines:
            yield place, lines


def key_words(pressed: str) -> list[str]:
    """The keys as people know them, one after the other."""
    named = {"Mod+Enter": gettext("Ctrl+Enter"), "Mod+s": gettext("Ctrl+S")}
    return [named.get(one, one) for one in pressed.split(" ")]
