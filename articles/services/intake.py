"""Taking articles in: pasted, from a file, from an address. One door for all of them."""

import hashlib
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import IntegrityError, transaction
from django.db.models import Max
from django.utils.formats import date_format, number_format
from django.utils.timezone import localtime
from django.utils.translation import gettext

from articles.dates import can_be_meant
from articles.maintext import from_html, looks_like_html
from articles.models import Article, Outlet, Version
from articles.normalise import normalise
from newsroom import changes, ledger, rights
from newsroom.address_length import permit_address
from newsroom.models import User
from newsroom.refusals import AlreadyThere, Refusal

LONGEST_TEXT = 2_000_000  # Characters: four long novels. More is a mistake, or not an article.


@dataclass(frozen=True)
class Taken:
    """What was taken in, and what was done to the text on the way, as sentences for the person."""

    version: Version
    is_new_article: bool
    remarks: tuple[str, ...]

    @property
    def article(self) -> Article:
        return self.version.article


class AddressTaken(AlreadyThere):
    """The address belongs to an article, `thing`, that has another title or outlet than what was given.

    A wrong address would hide the new text in that article for good, so the person is asked first.
    """

    def __init__(self, article: Article) -> None:
        super().__init__(
            gettext(
                "This address belongs to “%(title)s”, %(outlet)s. Tick “My text is its next version” "
                "to add your text to that article, or correct the address."
            )
            % {"title": article.title, "outlet": article.outlet},
            thing=article,
        )


def permit_year(published_at: datetime | None) -> None:
    """Raise `Refusal` for a year in which nobody can have published the article."""
    if published_at and not can_be_meant(published_at):
        raise Refusal(
            gettext("An article published in the year %(year)s can't be meant. Look at its date again.")
            % {"year": published_at.year}
        )


def permit_embargo(until: datetime | None) -> None:
    """Raise `Refusal` for an embargo that nobody can mean: it would keep the article in the house for good."""
    if until and not can_be_meant(until):
        raise Refusal(
            gettext("An embargo until the year %(year)s can't be meant. Look at its date again.") % {"year": until.year}
        )


def read_text(raw: str) -> tuple[str, list[str]]:
    """The normalised text of what was pasted or read, and remarks on what was changed. Raises `Refusal`."""
    if len(raw) > LONGEST_TEXT:
        raise Refusal(
            gettext("The text has %(number)s characters; %(longest_text)s is the most. Cut it to the article itself.")
            % {
                "number": number_format(len(raw), force_grouping=True),
                "longest_text": number_format(LONGEST_TEXT, force_grouping=True),
            }
        )
    remarks = []
    if looks_like_html(raw):
        raw = from_html(raw)
        remarks.append(
            gettext("This was HTML: its main text was kept. Compare it with the page before you rely on it.")
        )
    normal = normalise(raw)
    if not normal.text:
        raise Refusal(gettext("The text is empty. Paste the words of the article."))
    if normal.removed:
        remarks.append(
            gettext("Control characters that cannot be shown were removed: %(number)s.")
            % {"number": number_format(normal.removed, force_grouping=True)}
        )
    if normal.unreadable:
        remarks.append(
            gettext("Characters that could not be read and show as �: %(number)s. Mend them at the source.")
            % {"number": number_format(normal.unreadable, force_grouping=True)}
        )
    return normal.text, remarks


def outlet_at(host: str) -> str:
    """The name of the outlet that publishes on this host, else the host itself."""
    known = Outlet.objects.filter(domains__contains=[host]).first() if host else None
    return known.name if known else host


def find_or_add_outlet(name: str) -> Outlet:
    """The outlet of this name, whatever its case; a new one when there is none."""
    name = plain(name)
    known = Outlet.objects.filter(name__iexact=name).first()
    if known:
        return known
    try:
        with transaction.atomic():
            return Outlet.objects.create(name=name)
    except IntegrityError:  # Somebody added it a moment ago.
        return Outlet.objects.get(name__iexact=name)


@transaction.atomic
def take_in(
    *,
    by: User | None,
    outlet: str,
    title: str,
    text: str,
    url: str = "",
    published_at: datetime | None = None,
    embargoed_until: datetime | None = None,
    byline: str = "",
    language: str = "en",
    channel: str = Article.Channel.PASTED,
    new_version: bool = False,
) -> Taken:
    """Take an article in: a new one, or a new version of the one at the same address.

    `by=None` is the machine (a command). `new_version` says that the text at a known address is meant for its article,
    even under another title or outlet; the article keeps its own. Until `embargoed_until` nothing of the text leaves
    the newsroom's own machines; of two embargoes on one article the longer one holds. Raises `AlreadyThere` with a
    link for a text that the outlet or the address has already given us, `AddressTaken` for an address that seems to be
    another article's, `Refusal` for a text that can't be read, `Forbidden` without the right.
    """
    if by is not None:
        rights.require(by, "article.take_in")
    permit_year(published_at)
    permit_embargo(embargoed_until)
    permit_address(url)
    clean, remarks = read_text(text)
    digest = hashlib.sha256(clean.encode()).hexdigest()
    known = Article.objects.select_for_update().filter(canonical_url=url).first() if url else None
    is_new = known is None
    if known is None:
        known = _add_article(
            outlet=find_or_add_outlet(outlet), canonical_url=url, title=title, byline=byline, published_at=published_at,
            embargoed_until=embargoed_until, language=language, channel=channel, taken_in_by=by, first_digest=digest,
        )  # fmt: skip
    elif known.versions.filter(digest=digest).exists():
        raise _already_there(known, embargoed_until)
    elif not new_version and not _is_the_one_meant(known, outlet, title):
        raise AddressTaken(known)
    elif embargoed_until and (known.embargoed_until is None or known.embargoed_until < embargoed_until):
        _put_under_embargo(known, embargoed_until, by=by)
    return Taken(_add_version(known, clean, digest, by=by), is_new, tuple(remarks))


def _is_the_one_meant(known: Article, outlet: str, title: str) -> bool:
    """Whether what was given with the text agrees with what is known of the article at its address."""
    same_outlet = plain(outlet).casefold() == plain(known.outlet.name).casefold()
    return same_outlet and plain(title) == plain(known.title)


def plain(words: str) -> str:
    """The words with single blanks between them."""
    return " ".join(words.split())


def _add_article(**fields: Any) -> Article:
    try:
        with transaction.atomic():
            article = Article.objects.create(**fields)
    except IntegrityError:
        first = Article.objects.filter(outlet=fields["outlet"], first_digest=fields["first_digest"]).first()
        if first is None:  # Two people gave the same address at the same moment, with different texts.
            raise Refusal(
                gettext("This address was taken in a moment ago. Send the form again to add your text to it.")
            ) from None
        raise _already_there(first, fields["embargoed_until"]) from None
    ledger.record(article, "taken in", by=article.taken_in_by, channel=article.channel)
    return article


def _add_version(article: Article, text: str, digest: str, *, by: User | None) -> Version:
    number = (article.versions.aggregate(last=Max("number"))["last"] or 0) + 1
    version = Version.objects.create(article=article, number=number, text=text, digest=digest, taken_in_by=by)
    if number > 1:
        ledger.record(version, "new version taken in", by=by)
    return version


def _put_under_embargo(article: Article, until: datetime, *, by: User | None) -> None:
    """Lengthen the embargo of an article that is locked. It is never shortened here: a curator does that, knowingly."""
    ledger.record(article, "put under embargo", by=by, embargoed_until=changes.plain(article.embargoed_until))
    Article.objects.filter(pk=article.pk).update(embargoed_until=until)
    article.embargoed_until = until


def _already_there(article: Article, embargo: datetime | None) -> AlreadyThere:
    """The refusal. Nothing was written, so whoever wanted an embargo must not believe that there is one."""
    sentence = gettext("This text is already here: “%(title)s”, %(outlet)s, taken in on %(day)s.") % {
        "title": article.title,
        "outlet": article.outlet,
        "day": date_format(localtime(article.taken_in_at), "DATE_FORMAT"),
    }
    if embargo and (article.embargoed_until is None or article.embargoed_until < embargo):
        sentence += " " + gettext("It is not under the embargo that you gave: ask a curator to put it there.")
    return AlreadyThere(sentence, thing=article)
