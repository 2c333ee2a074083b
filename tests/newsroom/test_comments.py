from uuid import uuid4

import pytest
from django.db import IntegrityError, transaction

from newsroom import comments, ledger
from newsroom.models import Comment, Event, Notice, User
from newsroom.refusals import Forbidden, Refusal
from tests import people
from tests.people import Desk


@pytest.fixture
def claim(desk: Desk):
    return desk.claim()


def lines(thing) -> list[str]:
    return [event.verb for event in ledger.history(thing) if event.verb.startswith("comment")]


def told(user: User) -> list[str]:
    return [notice.kind for notice in Notice.objects.filter(to=user)]


def test_a_comment_is_on_record_with_its_words(desk: Desk, claim) -> None:
    said = comments.say(claim, by=desk.checker, words="  Which table?\r\nThe old one?  ", key=uuid4())

    assert said.words == "Which table?\nThe old one?"
    line = ledger.history(claim).first()
    assert line
    assert (line.verb, line.by, line.why) == ("commented", desk.checker, said.words)
    assert line.details["comment"] == said.pk


def test_the_same_form_sent_twice_is_one_comment(desk: Desk, claim) -> None:
    key = uuid4()
    first, second = (comments.say(claim, by=desk.checker, words="Which table?", key=key) for _ in range(2))

    assert first == second
    assert lines(claim) == ["commented"]


def test_other_words_in_a_form_that_was_sent_before_are_not_lost(desk: Desk, claim) -> None:
    key = uuid4()
    for words in ("Which table?", "And which row?"):
        comments.say(claim, by=desk.checker, words=words, key=key)

    assert [said.words for said in comments.on(claim)] == ["Which table?", "And which row?"]


@pytest.mark.parametrize("words", ["", "  \n\t ", "\0"])
def test_a_comment_needs_words(desk: Desk, claim, words: str) -> None:
    with pytest.raises(Refusal, match="Write the comment"):
        comments.say(claim, by=desk.checker, words=words, key=uuid4())
    assert not Comment.objects.exists()


def test_a_comment_that_is_too_long_is_refused_with_both_figures(desk: Desk, claim) -> None:
    with pytest.raises(Refusal, match="5001 characters; 5000"):
        comments.say(claim, by=desk.checker, words="x" * 5001, key=uuid4())


def test_somebody_without_a_role_cannot_comment(desk: Desk, claim) -> None:
    visitor = people.person()
    with pytest.raises(Forbidden, match=r"comment\.write"):
        comments.say(claim, by=visitor, words="Hello", key=uuid4())


def test_whom_the_words_mention_is_told_once_and_who_writes_is_not(desk: Desk, claim) -> None:
    words = f"@{desk.editor.username} and @{desk.editor.username.upper()}, asks @{desk.checker.username} of @nobody"
    comments.say(claim, by=desk.checker, words=words, key=uuid4(), concerned=[desk.editor, desk.checker])

    assert told(desk.editor) == ["mentioned"]
    assert told(desk.checker) == []


def test_whom_it_concerns_is_told_of_the_comment(desk: Desk, claim) -> None:
    comments.say(claim, by=desk.checker, words="Which table?", key=uuid4(), concerned=[None, desk.editor, desk.editor])

    assert told(desk.editor) == ["commented"]


def test_a_second_click_tells_nobody_again(desk: Desk, claim) -> None:
    key = uuid4()
    for _ in range(2):
        comments.say(claim, by=desk.checker, words=f"@{desk.editor.username}?", key=key)

    assert told(desk.editor) == ["mentioned"]


def test_a_comment_that_fails_tells_nobody_and_leaves_no_line(desk: Desk, claim) -> None:
    before = Event.objects.count()
    with pytest.raises(ZeroDivisionError), transaction.atomic():
        comments.say(claim, by=desk.checker, words=f"@{desk.editor.username}?", key=uuid4())
        raise ZeroDivisionError

    assert (Comment.objects.count(), Notice.objects.count(), Event.objects.count()) == (0, 0, before)


def test_a_comment_is_resolved_once_and_says_by_whom(desk: Desk, claim) -> None:
    said = comments.say(claim, by=desk.checker, words="Which table?", key=uuid4())
    for _ in range(2):
        said = comments.resolve(said, by=desk.editor)

    assert said.resolved_by == desk.editor
    assert said.resolved_at
    assert lines(claim) == ["comment resolved", "commented"]


def test_a_resolved_comment_is_reopened_once(desk: Desk, claim) -> None:
    said = comments.resolve(comments.say(claim, by=desk.checker, words="Which?", key=uuid4()), by=desk.editor)
    for _ in range(2):
        said = comments.reopen(said, by=desk.checker)

    assert said.resolved_at is None
    assert lines(claim) == ["comment reopened", "comment resolved", "commented"]


def test_a_passage_of_a_verdict_can_be_commented_on(desk: Desk) -> None:
    verdict = desk.submitted()
    comments.say(verdict, by=desk.editor, words="Too sure", key=uuid4(), part="summary", passage="rose in March")

    (said,) = comments.on(verdict)
    assert (said.part, said.passage) == ("summary", "rose in March")


def test_the_database_refuses_a_resolved_comment_without_a_person(desk: Desk, claim) -> None:
    said = comments.say(claim, by=desk.checker, words="Which table?", key=uuid4())
    with pytest.raises(IntegrityError, match="resolved_comment_says_by_whom"), transaction.atomic():
        Comment.objects.filter(pk=said.pk).update(resolved_by=desk.editor)
