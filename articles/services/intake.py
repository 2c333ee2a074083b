"""Taking articles in: pasted, from a file, from an address. One door for all of them."""

import hashlib
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import IntegrityError, transaction
from django.db.models import Max
from django.utils import timezone

from articles.maintext import from_html, looks_like_html
from articles.models import Article, Outlet, Version
from articles.normalise import normalise
from newsroom import ledger, rights
from newsroom.models import User
from newsroom.refusals import AlreadyThere, Refusal

FIRST_YEAR = 1600  # No newspaper is older: an earlier year is a slip, and some of them no clock can show.
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


def read_text(raw: str) -> tuple[str, list[str]]:
    """The normalised text of what was pasted or read, and remarks on what was changed. Raises `Refusal`."""
    if len(raw) > LONGEST_TEXT:
        raise Refusal(
            f"The text has {len(raw):,} characters; {LONGEST_TEXT:,} is the most. Cut it to the article itself."
        )
    remarks = []
    if looks_like_html(raw):
        raw = from_html(raw)
        remarks.append("This was HTML: its main text was kept. Compare it with the page before you rely on it.")
    normal = normalise(raw)
    if not normal.text:
        raise Refusal("The text is empty. Paste the words of the article.")
    if normal.removed:
        remarks.append(f"{normal.removed:,} control characters that cannot be shown were removed.")
    if normal.unreadable:
        remarks.append(f"{normal.unreadable:,} characters could not be read and show as �. Mend them at the source.")
    return normal.text, remarks


def find_or_add_outlet(name: str) -> Outlet:
    """The outlet of this name, whatever its case; a new one when there is none."""
    name = " ".join(name.split())
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
    byline: str = "",
    language: str = "en",
    channel: str = Article.Channel.PASTED,
) -> Taken:
    """Take an article in: a new one, or a new version of the one at the same address.

    `by=None` is the machine (a command). Raises `AlreadyThere` with a link for a text that the outlet or the address
    has already given us, `Refusal` for a text that can't be read, `Forbidden` without the right.
    """
    if by is not None:
        rights.require(by, "article.take_in")
    if published_at and not FIRST_YEAR <= published_at.year <= timezone.now().year + 1:
        raise Refusal(f"An article published in the year {published_at.year} can't be meant. Look at its date again.")
    clean, remarks = read_text(text)
    digest = hashlib.sha256(clean.encode()).hexdigest()
    publisher = find_or_add_outlet(outlet)
    known = Article.objects.select_for_update().filter(canonical_url=url).first() if url else None
    if known is None:
        known = _add_article(
            outlet=publisher, canonical_url=url, title=title, byline=byline, published_at=published_at,
            language=language, channel=channel, taken_in_by=by, first_digest=digest,
        )  # fmt: skip
        is_new = True
    else:
        is_new = False
    return Taken(_add_version(known, clean, digest, by=by), is_new, tuple(remarks))


def _add_article(**fields: Any) -> Article:
    try:
        with transaction.atomic():
            article = Article.objects.create(**fields)
    except IntegrityError:
        first = Article.objects.filter(outlet=fields["outlet"], first_digest=fields["first_digest"]).first()
        if first is None:  # Two people gave the same address at the same moment, with different texts.
            raise Refusal(
                "This address was taken in a moment ago. Send the form again to add your text to it."
            ) from None
        raise _already_there(first) from None
    ledger.record(article, "taken in", by=article.taken_in_by, channel=article.channel)
    return article


def _add_version(article: Article, text: str, digest: str, *, by: User | None) -> Version:
    if article.versions.filter(digest=digest).exists():
        raise _already_there(article)
    number = (article.versions.aggregate(last=Max("number"))["last"] or 0) + 1
    version = Version.objects.create(article=article, number=number, text=text, digest=digest, taken_in_by=by)
    if number > 1:
        ledger.record(version, "new version taken in", by=by)
    return version


def _already_there(article: Article) -> AlreadyThere:
    return AlreadyThere(
        f"This text is already here: “{article.title}”, {article.outlet}, taken in on {article.taken_in_at:%-d %B %Y}.",
        thing=article,
    )
