"""How an act's key is printed on the button or link that carries it.

`<button{% hotkey "accept" %}>Accept{% kbd "accept" %}</button>`: the first writes the attributes that the page's script
and screen readers read, the second the hint that people see. Whoever has switched single keys off gets neither.
"""

from typing import Any

from django import template
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from factcheck.desk import keymap

register = template.Library()


@register.simple_tag(takes_context=True)
def hotkey(context: dict[str, Any], act: str) -> SafeString:
    """The attributes of the button that does `act`, with a space before them."""
    pressed = _pressed(context, act)
    if not pressed:
        return SafeString("")
    attributes = format_html(' data-act="{}" data-hotkey="{}"', act, pressed)
    if " " in pressed:  # Such keys have no words in ARIA.
        return attributes
    spoken = pressed.replace("Mod+", "Control+")
    return attributes + format_html(' aria-keyshortcuts="{}"', spoken)


@register.simple_tag(takes_context=True)
def kbd(context: dict[str, Any], act: str) -> SafeString:
    """The hint on the button. It is for the eye: a screen reader is told by the attributes."""
    pressed = _pressed(context, act)
    if not pressed:
        return SafeString("")
    return format_html('<span class="keys" aria-hidden="true">{}</span>', _caps(keymap.key_words(pressed)))


@register.simple_tag(takes_context=True)
def rating_hotkey(context: dict[str, Any], number: int) -> SafeString:
    """The attributes of the `number`th rating; past the last one that has a key, none."""
    act = f"rating-{number}"
    return hotkey(context, act) if act in keymap.KEYMAP else SafeString("")


@register.simple_tag(takes_context=True)
def rating_kbd(context: dict[str, Any], number: int) -> SafeString:
    """The hint on the `number`th rating."""
    act = f"rating-{number}"
    return kbd(context, act) if act in keymap.KEYMAP else SafeString("")


@register.simple_tag(takes_context=True)
def keys_help(context: dict[str, Any]) -> list[tuple[keymap.Words, list[keymap.Line]]]:
    """The keys that hold for the reader, by place."""
    return list(keymap.help_for(_keys(context)))


@register.filter
def caps(words: list[str]) -> SafeString:
    """Keys that are pressed one after the other."""
    return _caps(words)


def _caps(words: list[str]) -> SafeString:
    return format_html_join(" ", "<kbd>{}</kbd>", ((word,) for word in words))


def _pressed(context: dict[str, Any], act: str) -> str:
    if act not in keymap.KEYMAP:
        raise template.TemplateSyntaxError(f"{act} is no act of the keymap.")
    return _keys(context).get(act, "")


def _keys(context: dict[str, Any]) -> dict[str, str]:
    request = context.get("request")
    user = getattr(request, "user", None)
    if user is None or not user.is_authenticated:
        return {}
    kept: dict[str, str] | None = getattr(user, "_keys", None)  # Read once for the request.
    if kept is None:
        kept = user._keys = keymap.keys_of(user)
    return kept
