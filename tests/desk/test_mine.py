from datetime import timedelta
from uuid import uuid4

import pytest
from django.utils import timezone

from factcheck.claims.models import Claim
from factcheck.claims.services import assigning
from factcheck.desk.screens.mine import Mine
from factcheck.verdicts.services import talking, writing
from newsroom import notices
from newsroom.models import User
from tests import people
from tests.desk.pages import fields, tree, words
from tests.people import Desk


def mine(client):
    return client.get("/desk/mine/")


def owned(*days: int | None, by: User) -> list[Claim]:
    """Claims that the person looks after, due in so many days."""
    rows = [
        Claim(
            statement=f"Exports fell {number}% in March.", assignee=by, status="open",
            due_at=timezone.now() + timedelta(days=day) if day is not None else None,
        )
        for number, day in enumerate(days)
    ]  # fmt: skip
    return Claim.objects.bulk_create(rows)


def test_what_is_overdue_comes_first_and_says_so(checker: User, at) -> None:
    late, none, soon, later = owned(-2, None, 1, 5, by=checker)
    listed = [own.claim.pk for own in Mine(checker).owned]

    assert listed == [late.pk, soon.pk, later.pk, none.pk]
    assert [own.is_overdue for own in Mine(checker).owned] == [True, False, False, False]
    assert words(mine(at(checker))).count("Overdue") == 1


def test_what_is_settled_or_somebody_elses_is_not_listed(desk: Desk) -> None:
    owned(1, by=desk.editor)
    gone, checked = owned(1, 2, by=desk.checker)
    Claim.objects.filter(pk=gone.pk).update(status="dismissed", dismissed_because="opinion")
    Claim.objects.filter(pk=checked.pk).update(status="checked")

    assert Mine(desk.checker).owned == []


def test_a_verdict_is_listed_with_whom_it_waits_for(desk: Desk) -> None:
    draft = desk.draft()
    author, editor = Mine(desk.checker).work, Mine(desk.editor).work
    assert (author.drafts, editor.drafts, editor.for_my_review) == ([draft], [], [])

    verdict = desk.submitted(draft)
    author, editor = Mine(desk.checker).work, Mine(desk.editor).work
    assert (author.drafts, author.with_others, author.for_my_review) == ([], [verdict], [])
    assert editor.for_my_review == [verdict]

    desk.sent_back(verdict)
    author, editor = Mine(desk.checker).work, Mine(desk.editor).work
    assert (author.sent_back, editor.for_my_review) == ([verdict], [])


@pytest.mark.parametrize(
    ("role", "sentences"),
    [
        (
            "checker",
            ["Nothing new for you", "No claim is assigned to you", "Nothing was sent back", "no verdict in the"],
        ),
        ("editor", ["Nothing waits for your review"]),
    ],
)
def test_what_is_empty_says_so_with_one_thing_to_do(role: str, sentences: list[str], at, db) -> None:
    page = mine(at(people.person(role)))

    for sentence in sentences:
        assert sentence in words(page)
    assert all(len(empty.xpath(".//a")) == 1 for empty in tree(page).xpath("//p[@class='empty']"))


def test_the_header_counts_what_is_new_and_the_page_links_to_it(desk: Desk, at) -> None:
    claim = desk.claim()
    talking.comment_on_claim(claim, by=desk.checker, words=f"@{desk.editor.username}?", key=uuid4())
    client = at(desk.editor)

    assert "My desk 1 new" in words(client.get("/desk/"))
    page = mine(client)
    assert "mentioned you" in words(page)
    assert any("#comment-" in href for href in tree(page).xpath("//*[@class='notices']//a/@href"))


def test_a_notice_is_acknowledged_by_itself(desk: Desk, at) -> None:
    claim = desk.claim()
    for said in ("one", "two"):
        talking.comment_on_claim(claim, by=desk.checker, words=f"@{desk.editor.username} {said}", key=uuid4())
    client, newest = at(desk.editor), notices.unseen(desk.editor)[0]

    assert client.post(f"/desk/mine/{newest.pk}/acknowledge/").status_code == 303
    assert words(mine(client)).count("mentioned you") == len(notices.unseen(desk.editor)) * 2 == 2


def test_all_are_acknowledged_with_the_form_of_the_page(desk: Desk, at) -> None:
    claim = desk.claim()
    client = at(desk.editor)
    talking.comment_on_claim(claim, by=desk.checker, words=f"@{desk.editor.username} one", key=uuid4())
    form = fields(mine(client), "/mine/acknowledge/")
    talking.comment_on_claim(claim, by=desk.checker, words=f"@{desk.editor.username} two", key=uuid4())
    client.post("/desk/mine/acknowledge/", form)

    (left,) = notices.unseen(desk.editor)
    assert left.event.why.endswith("two")


def test_a_notice_about_a_draft_that_was_discarded_says_so(desk: Desk, at) -> None:
    back = desk.sent_back()
    writing.discard(back, by=desk.editor, version=back.version)

    assert "What it was about is gone since." in words(mine(at(desk.checker)))


def test_somebody_elses_notice_is_left_alone(desk: Desk, at) -> None:
    talking.comment_on_claim(desk.claim(), by=desk.checker, words=f"@{desk.editor.username}", key=uuid4())
    at(desk.checker).post(f"/desk/mine/{notices.unseen(desk.editor)[0].pk}/acknowledge/")

    assert len(notices.unseen(desk.editor)) == 1


def test_my_desk_takes_ten_queries_at_any_size(desk: Desk, at, elsewhere, django_assert_max_num_queries) -> None:
    owned(*range(-20, 40), by=desk.editor)
    verdict = desk.submitted()
    mine_too = Desk(checker=desk.editor, editor=desk.checker)
    for outlet in ("Harbour Times", "Evening Post", "Morning Star"):
        mine_too.draft(elsewhere(outlet))
    for number in range(30):
        words_said = f"{number}: @{desk.editor.username}"
        talking.comment_on_claim(verdict.claim, by=desk.checker, words=words_said, key=uuid4())
        talking.comment_on_verdict(verdict, by=desk.checker, words=words_said, key=uuid4())
    client = at(desk.editor)
    with django_assert_max_num_queries(10):
        mine(client)


def test_from_each_verdict_one_goes_on_to_the_next_that_waits_for_ones_review(desk: Desk, at, elsewhere) -> None:
    first, second = desk.submitted(), desk.submitted(desk.draft(elsewhere("Harbour Times")))
    desk.draft(elsewhere("Evening Post"))  # Nobody has to review it yet.
    client = at(desk.editor)

    for after, expected in (("", first), (first.pk, second), (second.pk, first), (10**9, first), ("x", first)):
        answer = client.get(f"/desk/verdicts/next/?after={after}")
        assert answer["Location"] == f"/desk/verdicts/{expected.pk}/", after


def test_who_has_nothing_else_to_review_is_told_so_on_their_own_desk(desk: Desk, at) -> None:
    only = desk.submitted()

    told = at(desk.editor).get(f"/desk/verdicts/next/?after={only.pk}", follow=True)

    assert told.redirect_chain == [("/desk/mine/", 302)]
    assert "Nothing else waits for your review." in words(told)
    assert at(desk.checker).get("/desk/verdicts/next/")["Location"] == "/desk/mine/"  # It is their own.


def test_whoever_is_given_a_claim_is_told_and_whoever_takes_it_is_not(desk: Desk) -> None:
    claim = desk.claim()
    given = assigning.assign(claim, by=desk.checker, version=claim.version, assignee=desk.editor)
    assert [notice.kind for notice in notices.unseen(desk.editor)] == ["assigned"]

    assigning.assign(given, by=desk.checker, version=given.version, assignee=desk.checker)
    assert list(notices.unseen(desk.checker)) == []
