"""A decision leads to the next claim that nobody has decided."""

import pytest

from articles.models import Version
from factcheck.claims.models import Claim
from factcheck.claims.services import triage
from newsroom import ledger, preferences
from newsroom.models import User
from newsroom.refusals import Conflict, Forbidden
from tests import people
from tests.desk.pages import fields, tree, words
from tests.people import claims


@pytest.fixture
def text(db) -> Version:
    return people.many_claims(4)


def page_of(text: Version, number: int) -> str:
    return f"/desk/articles/{text.article_id}/claims/{claims(text)[number].pk}/"


def decide(client, text: Version, number: int, act: str, **typed: str):
    page = client.get(page_of(text, number))
    action = f"/desk/claims/{claims(text)[number].pk}/{act}/"
    return client.post(action, fields(page, action) | typed)


@pytest.mark.parametrize(
    ("act", "typed", "status"),
    [
        ("accept", {}, "open"),
        ("not-a-claim", {}, "dismissed"),
        ("dismiss", {"reason": "opinion"}, "dismissed"),
        ("put-off", {}, "candidate"),
    ],
)
def test_a_decision_goes_on_to_the_next_undecided_claim(
    checker: User, at, text: Version, act: str, typed: dict[str, str], status: str
) -> None:
    triage.accept(claims(text)[1], by=checker, version=1)
    answer = decide(at(checker), text, 0, act, **typed)

    assert (answer.status_code, answer["Location"]) == (303, page_of(text, 2))
    assert claims(text)[0].status == status


def test_after_the_last_claim_of_a_text_come_those_before_it(checker: User, at, text: Version) -> None:
    assert decide(at(checker), text, 3, "accept")["Location"] == page_of(text, 0)


def test_whoever_wants_to_stay_sees_the_claim_that_they_decided(checker: User, at, text: Version) -> None:
    preferences.change(by=checker, moves_on=False)

    assert decide(at(checker), text, 0, "accept")["Location"] == page_of(text, 0)


def test_one_key_dismisses_for_the_commonest_reason(checker: User, at, text: Version) -> None:
    decide(at(checker), text, 0, "not-a-claim")

    assert claims(text)[0].dismissed_because == Claim.Reason.NOT_A_CLAIM


def test_what_one_defers_comes_again_for_oneself_when_nothing_else_is_left(
    checker: User, editor: User, at, text: Version
) -> None:
    client = at(checker)
    decide(client, text, 0, "put-off")

    assert decide(client, text, 3, "accept")["Location"] == page_of(text, 1)  # The first one has to wait.
    assert decide(at(editor), text, 2, "accept")["Location"] == page_of(text, 0)  # For others it has not.
    assert decide(client, text, 1, "accept")["Location"] == page_of(text, 0)


def test_deferring_is_on_record_once_and_changes_nothing_of_the_claim(checker: User, text: Version) -> None:
    claim = claims(text)[0]
    for _ in range(2):
        triage.put_off(claim, by=checker, version=claim.version)

    claim.refresh_from_db()
    assert (claim.version, claim.status) == (1, "candidate")
    assert [line.verb for line in ledger.history(claim)] == ["put off"]


def test_only_an_undecided_claim_can_be_deferred_and_only_by_who_decides(
    checker: User, reporter: User, text: Version
) -> None:
    claim = claims(text)[0]
    with pytest.raises(Forbidden):
        triage.put_off(claim, by=reporter, version=1)
    triage.accept(claim, by=checker, version=1)
    with pytest.raises(Conflict, match="only an undecided one can be deferred"):
        triage.put_off(claim, by=checker, version=2)


def test_when_the_article_is_done_the_next_one_down_the_list_follows(checker: User, at) -> None:
    older, here = people.version(outlet="Harbour Times"), people.many_claims(1)
    newer = people.version(outlet="Evening Post")
    for text in (older, newer):
        people.place(text, people.PASSAGE, by=checker)
    Claim.objects.update(status="candidate")
    client = at(checker)

    assert decide(client, here, 0, "accept")["Location"] == page_of(older, 0) + "#card-title"
    Claim.objects.filter(pk=claims(older)[0].pk).update(status="open")
    assert client.get(f"/desk/next/?article={here.article_id}")["Location"] == page_of(newer, 0) + "#card-title"


def test_in_another_article_the_browser_is_sent_there_and_keeps_no_part_of_this_page(checker: User, at) -> None:
    older, here = people.version(outlet="Harbour Times"), people.many_claims(1)
    people.place(older, people.PASSAGE, by=checker)
    Claim.objects.update(status="candidate")
    client = at(checker)
    action = f"/desk/claims/{claims(here)[0].pk}/accept/"
    typed = fields(client.get(page_of(here, 0)), action)
    answer = client.post(action, typed, headers={"HX-Request": "true", "HX-Target": "review"})

    assert answer["HX-Redirect"] == page_of(older, 0) + "#card-title"


def test_when_everything_is_decided_one_stays_and_the_way_on_says_so(checker: User, at) -> None:
    here = people.many_claims(1)
    client = at(checker)

    assert decide(client, here, 0, "accept")["Location"] == page_of(here, 0)
    assert "Every claim is decided." in words(client.get(f"/desk/next/?article={here.article_id}", follow=True))


def test_a_claim_that_stands_twice_in_a_text_is_one_step(checker: User, at, text: Version) -> None:
    first, second, third = claims(text)[:3]
    text.appearances.filter(claim=third).update(claim=first)
    page = tree(at(checker).get(page_of(text, 1)))

    after = page.xpath("//nav[@class='steps']/a[@data-step='next']/@href")
    assert after == [page_of(text, 3)]
    assert second.pk != third.pk


def test_the_neighbours_of_an_article_are_those_of_the_list(checker: User, at) -> None:
    texts = [people.version(outlet=name) for name in ("Harbour Times", "Pacific Ledger", "Evening Post")]
    page = tree(at(checker).get(f"/desk/articles/{texts[1].article_id}/"))

    for act, text in (("previous-article", texts[2]), ("next-article", texts[0])):
        assert page.xpath(f"//a[@data-act='{act}']/@href") == [f"/desk/articles/{text.article_id}/"]


def test_what_somebody_else_looks_after_is_stepped_over_here_and_in_other_articles(
    checker: User, editor: User, at, text: Version
) -> None:
    _, second, third, fourth = claims(text)
    Claim.objects.filter(pk__in=[second.pk, fourth.pk]).update(assignee=editor)
    Claim.objects.filter(pk=third.pk).update(assignee=checker)
    client = at(checker)
    other = people.version(outlet="Harbour Times")
    people.place(other, people.PASSAGE, by=checker)
    Claim.objects.filter(appearances__version=other).update(status="candidate", assignee=editor)

    page = tree(client.get(page_of(text, 0)))  # The keys read it from the list, and the links lead there.
    assert page.xpath("//*[@data-listed]/@data-undecided") == ["now", "now"]
    assert page.xpath("//*[@data-step='next-undecided']/@href") == [page_of(text, 2)]
    assert page.xpath("//*[@data-step='previous-undecided']/@href") == [page_of(text, 2)]
    assert decide(client, text, 0, "accept")["Location"] == page_of(text, 2)
    assert decide(client, text, 2, "accept")["Location"] == page_of(text, 2)  # The others are with the editor.
    assert at(editor).get("/desk/next/")["Location"] == page_of(other, 0) + "#card-title"
