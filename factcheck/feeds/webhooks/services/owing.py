"""What is owed to whom: each endpoint stands in the line of publications, and is told of what lies behind its place.

Publications commit in the order of their moments (see `factcheck.verdicts.services.order`), so whatever is visible is a
beginning of that line, and no change comes to stand before a place that was passed.

An endpoint is told how a check stands now, never how it stood: changes that follow each other before a message has
been taken become one message, about the last of them.
"""

from collections.abc import Collection, Iterable

from django.db import transaction
from django.db.models import CharField, QuerySet, Value
from django.db.models.functions import Now
from django.utils.translation import gettext

from factcheck.feeds import published
from factcheck.feeds.cursor import Cursor
from factcheck.feeds.webhooks import messages
from factcheck.feeds.webhooks.models import Delivery, Endpoint, Event, Ping
from factcheck.verdicts.models import State, Verdict

AT_ONCE = 100  # Changes that one transaction looks at.
OF_ONE = 5  # Messages that one sweep hands out for an endpoint, and for one that fails, a single one:
OF_A_FAILING = 1  # a receiver that lets each of them wait must not occupy the workers.


def what_waits() -> set[str]:
    """Which of `endpoints`, `deliveries` and `pings` have to be looked at: one question, asked every few seconds."""
    waiting: dict[str, QuerySet] = {
        "endpoints": Endpoint.objects.behind(),
        "deliveries": Delivery.objects.to_enabled().filter(due_at__lte=Now()),
        "pings": Ping.objects.filter(due_at__lte=Now()),
    }
    first, *others = (
        rows.order_by().values_list(Value(name, output_field=CharField()), flat=True)[:1]
        for name, rows in waiting.items()
    )
    return set(first.union(*others, all=True))


def owe() -> int:
    """Write down what is owed to every endpoint, to the end of the line; how many messages are new."""
    made = 0
    for pk in Endpoint.objects.behind().values_list("pk", flat=True):
        while (new := _go_on(pk)) is not None:
            made += new
    return made


@transaction.atomic
def _go_on(pk: int) -> int | None:
    """Take one endpoint some changes further; None when it stands at the end of the line."""
    endpoint = Endpoint.objects.enabled().select_for_update(of=("self",)).filter(pk=pk).first()
    if endpoint is None:
        return None
    changed = list(published.newest_first(since=endpoint.cursor).order_by("changed_at", "pk")[:AT_ONCE])
    if not changed:
        return None
    never_told = _overtake(endpoint, changed)
    made = Delivery.objects.bulk_create(_told_of(endpoint, changed, never_told), ignore_conflicts=True)
    last = changed[-1]
    Endpoint.objects.filter(pk=pk).update(after_at=last.changed_at, after_pk=last.pk)
    return len(made)


def _overtake(endpoint: Endpoint, changed: Collection[Verdict]) -> set[str]:
    """End what was not delivered yet of these checks; those of which the endpoint has never taken a message."""
    undelivered = Delivery.objects.filter(
        endpoint=endpoint, slug__in=[verdict.slug for verdict in changed], due_at__isnull=False
    ).exclude(changed_at__in=[verdict.changed_at for verdict in changed])  # No two changes have the same moment.
    first_news = set(undelivered.filter(event=Event.PUBLISHED).values_list("slug", flat=True))
    undelivered.update(due_at=None, is_overtaken=True, error=gettext("The check changed before this was delivered."))
    return first_news


def _told_of(endpoint: Endpoint, changed: Iterable[Verdict], never_told: set[str]) -> Iterable[Delivery]:
    for verdict in changed:
        event = _event(verdict, endpoint.cursor, is_news=verdict.slug in never_told)
        if event in endpoint.events:
            yield Delivery(
                endpoint=endpoint, event=event, verdict=verdict, changed_at=verdict.changed_at, slug=verdict.slug,
                body=messages.about(published.of(verdict), event),
            )  # fmt: skip


def _event(verdict: Verdict, place: Cursor, *, is_news: bool) -> Event:
    if verdict.state == State.RETRACTED:
        return Event.WITHDRAWN
    assert verdict.first_published_at is not None  # The database holds it for every public verdict.
    return Event.PUBLISHED if is_news or verdict.first_published_at > place.changed_at else Event.UPDATED


def to_send() -> list[int]:
    """The messages that workers should send now: the oldest of each endpoint, and not many for one."""
    due = Delivery.objects.due().order_by("due_at", "pk")
    rows = due.values_list("pk", "endpoint_id", "endpoint__failing_since")[:1000]
    given: dict[int, int] = {}
    chosen = []
    for pk, endpoint, failing_since in rows:
        if given.get(endpoint, 0) < (OF_A_FAILING if failing_since else OF_ONE):
            given[endpoint] = given.get(endpoint, 0) + 1
            chosen.append(pk)
    return chosen
