"""Who may move a verdict from where to where: the whole table of people, acts and states."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from articles.models import Article
from factcheck.verdicts.models import MOVES, State, Verdict
from factcheck.verdicts.services import review, writing
from newsroom.ledger import history
from newsroom.models import User
from newsroom.refusals import Conflict, Forbidden, Refusal
from tests import people

Act = Callable[[Verdict, User], object]

# Act -> (the states it may start from, the people who may do it, how it is done).
ACTS: dict[str, tuple[set[State], set[str], Act]] = {
    "write": (
        {State.DRAFT, State.CHANGES_REQUESTED},
        {"author"},
        lambda v, by: writing.save(v, by=by, version=v.version, summary="Other words."),
    ),
    "submit": (
        {State.DRAFT, State.CHANGES_REQUESTED},
        {"author"},
        lambda v, by: writing.submit(v, by=by, version=v.version),
    ),
    "discard": (
        {State.DRAFT, State.CHANGES_REQUESTED},
        {"author", "editor", "admin"},
        lambda v, by: writing.discard(v, by=by, version=v.version),
    ),
    "request changes": (
        {State.IN_REVIEW, State.APPROVED},
        {"editor", "admin"},
        lambda v, by: review.request_changes(v, by=by, version=v.version, comment="Which table?"),
    ),
    "approve": (
        {State.IN_REVIEW},
        {"editor", "admin"},
        lambda v, by: review.approve(v, by=by, version=v.version),
    ),
    "publish": (
        {State.APPROVED},
        {"editor", "admin"},
        lambda v, by: review.publish(v, by=by, version=v.version),
    ),
    "retract": (
        {State.PUBLISHED},
        {"editor", "admin"},
        lambda v, by: review.retract(v, by=by, version=v.version, note="The table was misread."),
    ),
}
PEOPLE = ["author", "checker", "editor", "reporter", "curator", "admin", "visitor"]


def the_person(who: str, verdict: Verdict) -> User:
    if who == "author":
        return verdict.author
    return people.person(*({who} - {"visitor"}))


@contextmanager
def taken_back() -> Iterator[None]:
    """What is done in here is not done in the end: the next try finds the verdict as it was."""
    with transaction.atomic():
        yield
        transaction.set_rollback(True)


@pytest.mark.parametrize("state", State)
@pytest.mark.parametrize("act", ACTS)
def test_an_act_is_done_only_by_those_who_may_and_only_where_it_leads_somewhere(act, state, desk, subtests):
    states, allowed, do = ACTS[act]
    kept = desk.verdict_in(state).pk

    for who in PEOPLE:
        with subtests.test(who=who), taken_back():
            verdict = Verdict.objects.get(pk=kept)
            person = the_person(who, verdict)
            if who not in allowed:
                with pytest.raises(Forbidden):
                    do(verdict, person)
            elif state not in states:
                with pytest.raises(Conflict):
                    do(verdict, person)
            else:
                do(verdict, person)


@pytest.mark.parametrize("act", ["approve", "publish", "request changes"])
def test_an_editor_cannot_review_what_they_wrote(act, db):
    alone = people.person("editor")
    desk = people.Desk(checker=alone, editor=people.person("editor"))
    verdict = desk.verdict_in(State.IN_REVIEW if act != "publish" else State.APPROVED)

    with pytest.raises(Forbidden, match="never the author"):
        ACTS[act][2](verdict, alone)


def test_a_superuser_cannot_approve_what_they_wrote(db):
    alone = people.person("checker")
    User.objects.filter(pk=alone.pk).update(is_superuser=True)
    alone = User.objects.get(pk=alone.pk)
    verdict = people.Desk(checker=alone, editor=people.person("editor")).submitted()

    with pytest.raises(Forbidden):
        review.approve(verdict, by=alone, version=verdict.version)


@pytest.mark.parametrize("before", State)
def test_the_database_knows_the_same_moves_as_the_services(before, desk, subtests):
    verdict = desk.verdict_in(before)
    for after in set(State) - {before}:
        with subtests.test(after=after), taken_back():
            move_past_the_services(verdict, after, desk)


def move_past_the_services(verdict: Verdict, after: State, desk: people.Desk) -> None:
    before = verdict.state
    everything: dict[str, object] = {"retraction_note": "Why."}
    if not verdict.published_at:
        everything |= {"reviewer": desk.editor, "reviewer_name": "E", "approved_at": "2025-05-03T00:00Z"}

    if (before, after) in MOVES:
        words = {} if verdict.record else {"record": {"claim": {}}, "submitted_at": "2025-05-03T00:00Z"}
        public = {} if verdict.published_at else {
            "publisher": desk.editor, "published_at": "2025-05-03T00:00Z", "changed_at": "2025-05-03T00:00Z",
            "first_published_at": "2025-05-03T00:00Z", "slug": f"a-{verdict.pk}",
        }  # fmt: skip
        Verdict.objects.filter(pk=verdict.pk).update(state=after, **everything, **words, **public)
    else:
        with pytest.raises(IntegrityError), transaction.atomic():
            Verdict.objects.filter(pk=verdict.pk).update(state=after, **everything)


def test_every_move_leaves_a_line_in_the_ledger(desk):
    verdict = desk.corrected()

    first = Verdict.objects.get(claim=verdict.claim_id, revision=1)
    assert [(e.verb, e.before, e.after, e.by) for e in history(first).order_by("pk")] == [
        ("begun", "", "draft", desk.checker),
        ("written", "draft", "draft", desk.checker),
        ("cited", "", "", desk.checker),
        ("submitted", "draft", "in_review", desk.checker),
        ("approved", "in_review", "approved", desk.editor),
        ("published", "approved", "published", desk.editor),
        ("corrected", "published", "corrected", desk.editor),
    ]


def test_a_refused_move_leaves_no_line(desk):
    verdict = desk.submitted()
    lines = history(verdict).count()

    with pytest.raises(Conflict):
        review.approve(verdict, by=desk.editor, version=verdict.version - 1)

    assert history(verdict).count() == lines


@pytest.mark.django_db
def test_a_verdict_that_would_show_words_under_embargo_is_not_published(desk: people.Desk) -> None:
    verdict = desk.approved()
    kept = Article.objects.filter(versions__appearances__claim=verdict.claim)
    kept.update(embargoed_until=timezone.now() + timedelta(hours=1))

    with pytest.raises(Refusal, match="is under embargo until .* and the verdict would show its words"):
        desk.published(verdict)
    verdict.refresh_from_db()
    assert verdict.state == State.APPROVED

    kept.update(embargoed_until=timezone.now() - timedelta(seconds=1))
    assert desk.published(verdict).state == State.PUBLISHED
