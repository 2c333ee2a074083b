from uuid import uuid4

import pytest
from django.db import transaction

from factcheck.verdicts.services import writing
from newsroom import ledger, notices
from newsroom.models import Notice, User
from newsroom.people import who_may
from tests import people
from tests.people import Desk

Kind = Notice.Kind


def told(user: User) -> list[str]:
    return [notice.kind for notice in notices.unseen(user)]


@pytest.fixture
def event(desk: Desk):
    return ledger.record(desk.claim(), "tried", by=desk.checker, why=str(uuid4()))


def test_nobody_is_told_of_what_they_did(desk: Desk, event) -> None:
    notices.tell(event, [desk.checker, desk.editor], Kind.MENTIONED)

    assert (told(desk.checker), told(desk.editor)) == ([], ["mentioned"])


def test_one_event_is_one_notice_whatever_the_reasons(desk: Desk, event) -> None:
    for kind in (Kind.MENTIONED, Kind.COMMENTED, Kind.MENTIONED):
        notices.tell(event, [desk.editor, desk.editor], kind)

    assert told(desk.editor) == ["mentioned"]


def test_a_notice_is_acknowledged_by_whom_it_is_for_and_nobody_else(desk: Desk, event) -> None:
    notices.tell(event, [desk.editor], Kind.MENTIONED)
    notice = notices.unseen(desk.editor).get()

    notices.acknowledge(by=desk.checker, notice=notice.pk)
    assert told(desk.editor) == ["mentioned"]
    notices.acknowledge(by=desk.editor, notice=notice.pk)
    assert told(desk.editor) == []


def test_acknowledging_twice_keeps_the_first_moment(desk: Desk, event) -> None:
    notices.tell(event, [desk.editor], Kind.MENTIONED)
    (notice,) = notices.unseen(desk.editor)
    moments = set()
    for _ in range(2):
        notices.acknowledge(by=desk.editor, notice=notice.pk)
        moments.add(Notice.objects.get(pk=notice.pk).seen_at)

    assert len(moments) == 1


def test_acknowledging_all_leaves_what_came_after_the_page_was_drawn(desk: Desk) -> None:
    claim = desk.claim()
    for number in range(3):
        notices.tell(ledger.record(claim, f"{number}", by=desk.checker), [desk.editor], Kind.MENTIONED)
    newest, shown, _ = notices.unseen(desk.editor)

    assert notices.acknowledge_all(by=desk.editor, up_to=shown.pk) == 2
    assert list(notices.unseen(desk.editor)) == [newest]


def test_a_verdict_that_is_handed_in_is_told_to_the_editors_and_not_to_its_author(desk: Desk) -> None:
    others = {role: people.person(role) for role in ("checker", "editor", "curator", "reporter", "admin")}
    alone = Desk(checker=desk.editor, editor=others["editor"])
    alone.submitted()

    asked = {role for role, person in others.items() if told(person) == ["for_review"]}
    assert asked == {"editor", "admin"}
    assert told(desk.editor) == []


def test_a_second_click_on_submit_asks_once(desk: Desk) -> None:
    draft = desk.draft()
    for _ in range(2):
        writing.submit(draft, by=desk.checker, version=draft.version)

    assert told(desk.editor) == ["for_review"]


@pytest.mark.parametrize(("act", "kind"), [("sent_back", "sent_back"), ("approved", "approved")])
def test_the_author_is_told_and_no_editor_is_asked_any_more(desk: Desk, act: str, kind: str) -> None:
    other = people.person("editor")
    verdict = desk.submitted()
    assert told(other) == ["for_review"]
    getattr(desk, act)(verdict)

    assert told(desk.checker) == [kind]
    assert (told(other), told(desk.editor)) == ([], [])


def test_handing_in_again_settles_what_was_sent_back_and_asks_anew(desk: Desk) -> None:
    back = desk.sent_back()
    desk.submitted(back)

    assert told(desk.checker) == []
    assert told(desk.editor) == ["for_review"]


def test_an_act_that_is_rolled_back_tells_nobody(desk: Desk) -> None:
    draft = desk.draft()
    with pytest.raises(ZeroDivisionError), transaction.atomic():
        desk.submitted(draft)
        raise ZeroDivisionError

    assert not Notice.objects.exists()


def test_who_may_do_something_is_asked_in_two_queries_of_any_number(desk: Desk, django_assert_num_queries) -> None:
    editors = {desk.editor} | {people.person("editor") for _ in range(8)}
    people.person("curator")
    verdict = desk.draft()
    with django_assert_num_queries(2):
        asked = who_may("verdict.review", verdict)

    assert set(asked) == editors
