"""A whole check as HTML that stands alone, for readers of feeds: no script, no style, no relative address.

It is put together here and not by a template: each change of how checks are written prints all of them anew, and a
template takes longer to look its words up than all other formats take together.
"""

from collections.abc import Iterable, Iterator
from html import escape

from django.utils.formats import date_format
from django.utils.html import linebreaks
from django.utils.timezone import localtime
from django.utils.translation import gettext as _

from factcheck.feeds.published import Appearance, Change, Check, Cited, Media
from newsroom.templatetags.words import markdown


def html(check: Check) -> str:
    """The parts that a check has, in the language and by the clock that are in force."""
    return "\n".join(_parts(check))


def _parts(check: Check) -> Iterator[str]:
    yield f"<p>{_('The claim:')} {_claim(check)}</p>"
    definition = f" – {escape(check.rating.definition)}" if check.rating.definition else ""
    yield f"<p>{_('Our rating:')} <strong>{escape(check.rating.label)}</strong>{definition}</p>"
    yield f'<p dir="auto">{escape(check.summary)}</p>'
    if check.media:
        yield f"<p>{_('The picture, film or sound')}: {_media(check.media)}</p>"
    if check.corrections:
        yield f"<h3>{_('Changes to this check')}</h3>"
        yield _list("ul", map(_change, check.corrections))
    if check.explanation:
        yield f"<h3>{_('What we found')}</h3>"
        yield f'<div dir="auto">{markdown(check.explanation)}</div>'
    if check.unknowns:
        yield f"<h3>{_('What is not known')}</h3>"
        yield f'<div dir="auto">{linebreaks(check.unknowns, autoescape=True)}</div>'
    if check.citations:
        yield f"<h3>{_('Sources')}</h3>"
        yield _list("ol", map(_cited, check.citations))
    if check.appearances:
        yield f"<h3>{_('Where the claim appeared')}</h3>"
        yield _list("ul", map(_place, check.appearances))
    yield f'<p><a href="{escape(check.url)}">{_("The whole check on our site")}</a></p>'


def _list(kind: str, entries: Iterable[str]) -> str:
    return f"<{kind}>{''.join(f'<li>{entry}</li>' for entry in entries)}</{kind}>"


def _own_way(words: str) -> str:
    """Words that are written in their own direction, whatever stands around them."""
    return f'<span dir="auto">{escape(words)}</span>'


def _titled(title: str, url: str) -> str:
    if url:
        return f'<a href="{escape(url)}" rel="noopener noreferrer">{_own_way(title)}</a>'
    return f'<cite dir="auto">{escape(title)}</cite>'


def _claim(check: Check) -> str:
    tongue = f' lang="{escape(check.language)}"' if check.language else ""
    claimant = f" – {_own_way(check.claimant)}" if check.claimant else ""
    day = f", {date_format(check.claimed, 'DATE_FORMAT')}" if check.claimed else ""
    return f'<q dir="auto"{tongue}>{escape(check.statement)}</q>{claimant}{day}'


def _media(media: Media) -> str:
    context = f" – {_own_way(media.context)}" if media.context else ""
    link = f' <a href="{escape(media.url)}" rel="noopener noreferrer">{_("The original")}</a>' if media.url else ""
    return f"<strong>{escape(media.category_words)}</strong>{context}{link}"


def _change(change: Change) -> str:
    moment = localtime(change.at)
    note = f": {_own_way(change.note)}" if change.note else ""
    return f"{date_format(moment, 'DATETIME_FORMAT')} {date_format(moment, 'e')}{note}"


def _cited(cited: Cited) -> str:
    publisher = f", {_own_way(cited.publisher)}" if cited.publisher else ""
    locator = f" ({_own_way(cited.locator)})" if cited.locator else ""
    words = f'{escape(cited.stance_words)}: <q dir="auto">{escape(cited.passage)}</q>'
    return f"{words} – {_titled(cited.title, cited.url)}{publisher}{locator}"


def _place(place: Appearance) -> str:
    outlet = f", {_own_way(place.outlet)}" if place.outlet else ""
    return f"{_titled(place.title, place.link)}{outlet}"
