"""What people typed and have not sent: kept for each of them alone, over the version that they were reading."""

import json
import re
from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import datetime, timedelta
from typing import Any, NamedTuple

from django.conf import settings
from django.contrib.postgres.expressions import ArraySubquery
from django.db import transaction
from django.db.models import Exists, F, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import JSONObject, Now
from django.utils import timezone
from django.utils.translation import gettext as _

from newsroom.models import Draft, Event, User
from newsroom.refusals import Conflict, Refusal

# An article of a megabyte is two hundred thousand words. What is longer has to be sent to be kept.
MOST_BYTES = 1_000_000
NEW = ":new"  # How the subject of what is still to be made ends.
TAB = "draft-tab"  # The field in which a browser names its tab.
_SUBJECT = re.compile(r"[a-z]{1,30}:(?:[0-9]{1,19}|new)")
_KEY = re.compile(rf"({_SUBJECT.pattern})/([a-z0-9_-]{{1,40}})/([0-9]{{1,9}})")

Fields = Mapping[str, Sequence[str]]


class Name(NamedTuple):
    """Of a draft, among those of one person."""

    subject: str
    form: str
    version: int


class TooLong(Refusal):
    """More than a draft may hold."""

    status = 413


def of(user: User, subjects: Iterable[str]) -> QuerySet[Draft]:
    """The person's own drafts on these subjects, the newest first."""
    return Draft.objects.filter(user=user, subject__in=list(subjects)).order_by("-saved_at", "-pk")


def beside(user: User, subjects: Iterable[str]) -> ArraySubquery:
    """The same for a query that asks for something else as well; `drafts_of` reads what it brings."""
    return ArraySubquery(of(user, subjects).values(draft=JSONObject(**{name: name for name in _COLUMNS})))


def drafts_of(rows: Iterable[dict[str, Any]]) -> list[Draft]:
    return [Draft(**row | {"saved_at": datetime.fromisoformat(row["saved_at"])}) for row in rows]


_COLUMNS = ("pk", "user_id", "subject", "form", "version", "fields", "saved_at")


@transaction.atomic
def keep(*, by: User, subject: str, form: str, version: int, fields: Fields, over: str | None = None) -> None:
    """Keep the fields of a form as they stand now, over what was kept of it before.

    A browser names its tab in the field `draft-tab`, and in `over` the tab whose words it began with. Words that
    another tab or machine has kept since are not overwritten: `Conflict`. Without `over` these words win.
    """
    if not _KEY.fullmatch(key_of(subject, form, version)):
        raise Refusal(_("There is nothing by this name that a draft could be about."))
    fields = {name: [value.replace("\0", "") for value in values] for name, values in fields.items()}
    if len(json.dumps(fields, ensure_ascii=False).encode(errors="replace")) > MOST_BYTES:
        raise TooLong(_("This is too long to be kept as a draft. It stands in the form: send it, or shorten it."))
    name: dict[str, Any] = {"user": by, "subject": subject, "form": form, "version": version}
    kept = Draft.objects.select_for_update().filter(**name).first()
    if kept and over is not None and tab_of(kept.fields) not in (over, tab_of(fields)) and kept.fields != fields:
        raise Conflict(_("You have typed other words here in another window since."))
    Draft.objects.update_or_create(**name, defaults={"fields": fields, "saved_at": Now()})


def tab_of(fields: Fields) -> str:
    """Where the words were typed."""
    return next(iter(fields.get(TAB, [])), "")


@transaction.atomic
def take_up(*, by: User, subject: str, form: str, version: int, to: int) -> None:
    """Go on with words that were typed over an earlier version: they are over the version `to` now.

    What had been typed over `to` changes places with them, so that it can be taken up again in its turn.
    """
    drafts = Draft.objects.filter(user=by, subject=subject, form=form)
    rows = {draft.version: draft for draft in drafts.select_for_update().filter(version__in=(version, to))}
    if version == to or version not in rows:
        return
    taken = rows[version].fields
    drafts.filter(version=version).delete()
    if to in rows:
        Draft.objects.create(user=by, subject=subject, form=form, version=version, fields=rows[to].fields)
    drafts.update_or_create(
        user=by, subject=subject, form=form, version=to, defaults={"fields": taken, "saved_at": Now()}
    )


def discard(*, by: User, subject: str, form: str, version: int) -> None:
    """Forget what was typed. What is gone already is what was wanted."""
    Draft.objects.filter(user=by, subject=subject, form=form, version=version).delete()


def clear_away(*, closed: Collection[str]) -> int:
    """Forget the drafts that nobody will need again; how many those were.

    After `DRAFT_DAYS` without a touch these go: what its person has gone past, as they did something with the same
    thing since, and what is about a thing that was `closed` (its last state in the ledger is one of these) as long ago.
    Words that are newer than both stay, however old they are: they may stand nowhere else. What is about a thing that
    was never made (`article:new`) has no line in the ledger that could tell: it goes when it was left alone so long.
    """
    long_ago = timezone.now() - timedelta(days=settings.DRAFT_DAYS)
    lines = Event.objects.filter(subject=OuterRef("subject"))
    gone_past = Exists(lines.filter(by=OuterRef("user"), at__gt=OuterRef("saved_at")))
    moves = lines.exclude(after="").order_by("-pk")
    last = Draft.objects.filter(saved_at__lt=long_ago).annotate(
        state=Subquery(moves.values("after")[:1]), moved_at=Subquery(moves.values("at")[:1])
    )
    over = Q(state__in=closed, moved_at__gt=F("saved_at"), moved_at__lt=long_ago)
    return last.filter(Q(gone_past) | over | Q(subject__endswith=NEW)).delete()[0]


def discard_sent(*, by: User, keys: Iterable[str]) -> None:
    """Forget the drafts of forms that have done their work, named as `key_of` names them."""
    for name in sent(keys):
        discard(by=by, subject=name.subject, form=name.form, version=name.version)


def sent(keys: Iterable[str]) -> list[Name]:
    """What the keys that came with a form name; nonsense names nothing."""
    found = [_KEY.fullmatch(key) for key in keys]
    return [Name(named[1], named[2], min(int(named[3]), 2**31 - 1)) for named in found if named]


def key_of(subject: str, form: str, version: int) -> str:
    """How a form names its draft: `claim:12/correct/3`."""
    return f"{subject}/{form}/{version}"
