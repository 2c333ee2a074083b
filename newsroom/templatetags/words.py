"""Filters and tags that every room's templates may use."""

from datetime import UTC, datetime
from functools import lru_cache
from typing import Any

import nh3
from django import template
from django.templatetags.tz import do_timezone
from django.utils import timezone
from django.utils.formats import date_format, get_format
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _
from markdown_it import MarkdownIt

from newsroom import rights
from newsroom.shortening import shortened

register = template.Library()
register.filter("shortened", shortened)

_markdown = MarkdownIt("commonmark", {"html": False}).enable("table")
_TAGS = {
    "a", "blockquote", "br", "code", "em", "h3", "h4", "hr", "li", "ol", "p", "pre", "strong",
    "table", "tbody", "td", "th", "thead", "tr", "ul",
}  # fmt: skip


@register.filter
def markdown(source: str) -> SafeString:
    """Markdown as safe HTML: no raw HTML, no images, links that tell nothing to where they lead."""
    return mark_safe(_rendered(source or ""))  # noqa: S308  It has been cleaned.


@lru_cache(maxsize=256)  # A page that readers come for is rendered once: hostile brackets take seconds.
def _rendered(source: str) -> str:
    return nh3.clean(
        _markdown.render(source),
        tags=_TAGS,
        attributes={"a": {"href", "title"}},
        url_schemes={"http", "https", "mailto"},
        link_rel="noopener noreferrer",
    )


@register.simple_tag(takes_context=True)
def may(context: dict[str, Any], right: str, thing: Any = None) -> bool:
    """Whether the reader of the page has a right: `{% may "verdict.review" verdict as can_review %}`."""
    request = context.get("request")
    return bool(request and request.user.is_authenticated and rights.may(request.user, right, thing))


@register.filter
def by_newsroom(moment: datetime | None) -> datetime | str:
    """The moment by the newsroom's clock, whoever reads the page: `{{ article.published_at|by_newsroom|date }}`."""
    shown: datetime | str = do_timezone(moment, timezone.get_default_timezone())
    return shown


@register.filter
def ago(moment: datetime) -> str:
    """How long ago something was, as one says it of what has just happened; the day and time of what is older."""
    seconds = max(0, int((timezone.now() - moment).total_seconds()))
    if seconds < 60:
        return _("%d s ago") % seconds
    if seconds < 3600:
        return _("%d min ago") % (seconds // 60)
    return _("%d h ago") % (seconds // 3600) if seconds < 86400 else lately(moment)


@register.filter
def lately(moment: datetime | None) -> str:
    """Day and time without the year, of what is not long ago or soon to come."""
    if moment is None:
        return ""
    return date_format(timezone.localtime(moment), f"{get_format('MONTH_DAY_FORMAT')}, {get_format('TIME_FORMAT')}")


@register.filter
def to_the_second(moment: datetime | None) -> str:
    """Day and time with the seconds, of what goes out."""
    if moment is None:
        return ""
    return date_format(timezone.localtime(moment), f"{get_format('DATETIME_FORMAT')}:s")


@register.filter
def instant(moment: datetime) -> str:
    """A moment as machines read it, in UTC and in whole seconds: HTML knows no fractions of more than three digits."""
    return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
