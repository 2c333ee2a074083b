from datetime import timedelta

import pytest
from django.utils import timezone

from factcheck.claims.models import Appearance, Claim, Extraction
from factcheck.claims.services import extraction, triage
from factcheck.desk.screens.moments import this_moment
from factcheck.desk.screens.queue import PAGE
from newsroom.models import User
from tests import people
from tests.desk.pages import tree, words
from tests.people import Desk


def listed(answer) -> list[int]:
    return [int(link.split("/")[-2]) for link in tree(answer).xpath("//*[contains(@class, 'claim-row')]//p[1]/a/@href")]


def queue(client, asked: str = ""):
    return client.get(f"/desk/{asked}")


def test_the_newest_and_most_checkworthy_claims_come_first(checker: User, at, read) -> None:
    answer = queue(at(checker))
    scores = [Appearance.objects.get(claim=pk).score for pk in listed(answer)]

    assert len(scores) > 1
    assert scores == sorted(scores, reverse=True)
    old = listed(answer)[0]
    Claim.objects.filter(pk=old).update(added_at=timezone.now() - timedelta(days=3))
    assert listed(queue(at(checker)))[-1] == old


@pytest.mark.parametrize(
    ("state", "act"),
    [
        ("undecided", None),
        ("open", lambda claim, by: triage.accept(claim, by=by, version=1)),
        ("dismissed", lambda claim, by: triage.dismiss(claim, by=by, version=1, reason="opinion")),
    ],
)
def test_claims_are_filtered_by_state(checker: User, at, march: Claim, state: str, act) -> None:
    if act:
        act(march, checker)
    client = at(checker)

    assert march.pk in listed(queue(client, f"?state={state}"))
    for other in {"undecided", "open", "checking", "checked", "dismissed", "review"} - {state}:
        assert march.pk not in listed(queue(client, f"?state={other}"))
    assert (march.pk in listed(queue(client))) == (state != "dismissed")


def test_claims_whose_verdict_waits_for_review_have_their_own_tab(desk: Desk, at, elsewhere) -> None:
    waiting, draft = desk.submitted(), desk.draft(elsewhere("Harbour Times"))
    answer = queue(at(desk.editor), "?state=review")

    assert listed(answer) == [waiting.claim_id]
    assert draft.claim_id not in listed(answer)
    assert listed(queue(at(desk.editor), "?state=checking")) == [draft.claim_id, waiting.claim_id]


def test_every_tab_says_how_many_claims_it_has(desk: Desk, at, elsewhere) -> None:
    desk.submitted()
    desk.published(desk.approved(desk.submitted(desk.draft(elsewhere("Harbour Times")))))
    elsewhere("Hill Post")
    tabs = {
        link.text_content().rsplit(maxsplit=1)[0]: int(link.text_content().split()[-1])
        for link in tree(queue(at(desk.checker))).xpath("//nav[@aria-label='Claims by state']//a")
    }

    assert tabs == {
        "To do": 2, "Undecided": 0, "Worth checking": 1, "Being checked": 1, "In review": 1, "Checked": 1,
        "Dismissed": 0, "All": 3,
    }  # fmt: skip


def test_claims_are_found_by_words_and_by_outlet(checker: User, at, march: Claim) -> None:
    other, there = people.place(people.version(outlet="Harbour Times"), people.PASSAGE, by=checker)
    client = at(checker)

    assert set(listed(queue(client, "?q=dumping+treasurys"))) == {march.pk, other.pk}
    assert listed(queue(client, f"?q=dumping&outlet={there.version.article.outlet_id}")) == [other.pk]
    assert "No claim fits these filters." in words(queue(client, "?q=zebra"))


def test_a_filter_stays_on_the_tabs_and_on_the_next_page(checker: User, at) -> None:
    claims = [Claim(statement=f"Exports fell {number}% in March.") for number in range(PAGE + 3)]
    Claim.objects.bulk_create(claims)
    client = at(checker)
    first = queue(client, "?state=undecided&q=exports")
    (older,) = tree(first).xpath("//a[@rel='next']/@href")
    second = queue(client, older)

    assert len(listed(first)) == PAGE
    assert sorted(listed(first) + listed(second)) == sorted(claim.pk for claim in claims)
    assert all("q=exports" in link for link in tree(first).xpath("//nav[@aria-label='Claims by state']//a/@href"))


@pytest.mark.parametrize(
    ("asked", "sentence"),
    [
        ("", "Nothing waits here."),
        ("?state=checked", "No verdict is published yet."),
        ("?state=review", "No verdict is in review."),
        ("?state=dismissed", "No claim was dismissed."),
        ("?state=open", "No claim is in this state."),
        ("?state=undecided", "There is no article yet. Add an article"),
        ("?topic=trade", "No claim fits these filters. Clear filters"),
        ("?after=0_20260101_0.5_1", "No claim is left here. Show the first ones"),
    ],
)
def test_an_empty_queue_says_why_and_what_to_do(checker: User, at, asked: str, sentence: str) -> None:
    assert sentence in words(queue(at(checker), asked))


def test_an_empty_queue_tells_that_everything_is_decided_or_still_being_read(checker: User, at) -> None:
    text = people.version()
    assert "Every claim is decided. Show what is worth checking" in words(queue(at(checker), "?state=undecided"))

    extraction.request(text)

    assert "No claim yet: an article is being read. Look again" in words(queue(at(checker), "?state=undecided"))


def test_who_may_not_decide_sees_the_claims_and_nothing_to_tick(reporter: User, at, march: Claim) -> None:
    page = tree(queue(at(reporter)))

    assert page.xpath(f"//li[@id='claim-{march.pk}']//a/@href")
    assert not page.xpath("//form[@id='triage-form'] | //input[@type='checkbox'][@name='claim']")


def test_an_editor_sees_what_waits_for_their_review_and_its_author_does_not(desk: Desk, at, elsewhere) -> None:
    verdict = desk.submitted()
    address = f"/desk/verdicts/{verdict.pk}/"

    def waiting(user: User) -> list[str]:
        return tree(queue(at(user))).xpath("//section[@aria-labelledby='for-review']//a/@href")

    assert waiting(desk.editor) == [address]
    assert waiting(desk.checker) == []
    own = Desk(checker=desk.editor, editor=desk.editor)
    own_verdict = own.submitted(own.draft(elsewhere("Harbour Times")))
    assert f"/desk/verdicts/{own_verdict.pk}/" not in waiting(desk.editor)


def test_an_author_sees_what_was_sent_back(desk: Desk, at) -> None:
    verdict = desk.sent_back()

    sent_back = "//section[@aria-labelledby='sent-back']//a/@href"
    assert tree(queue(at(desk.checker))).xpath(sent_back) == [f"/desk/claims/{verdict.claim_id}/"]
    assert tree(queue(at(desk.editor))).xpath(sent_back) == []


def test_articles_that_are_being_read_are_shown_with_their_progress(checker: User, at) -> None:
    text = people.version(title="Tokyo and the card it holds")
    job = extraction.request(text)
    Extraction.objects.filter(pk=job.pk).update(
        attempts=1, started_at=timezone.now(), due_at=timezone.now() + timedelta(60), done=1, total=4
    )
    for answer in (queue(at(checker)), at(checker).get("/desk/readings/")):
        assert "Tokyo and the card it holds" in words(answer)
        assert "Reading: 1 of 4 blocks, 0 claims so far." in words(answer)
        assert tree(answer).xpath("//progress/@value") == ["1"]


def test_articles_are_listed_with_their_claims_and_how_they_were_read(checker: User, at, read) -> None:
    client = at(checker)
    failed = people.version(title="A text too long", outlet="Hill Post")
    Extraction.objects.filter(pk=extraction.request(failed).pk).update(due_at=None, error="Too much.")
    rows = {
        row.xpath(".//a")[0].text: " ".join(row.text_content().split())
        for row in tree(client.get("/desk/articles/")).xpath("//tbody/tr")
    }

    claims = read.appearances.count()
    assert f"{claims} {claims} Read" in rows[read.article.title]
    assert rows["A text too long"].endswith("0 0 Failed")
    assert "No article has these words" in words(client.get("/desk/articles/?q=zebra"))


def test_an_open_queue_tells_of_new_claims_and_changes_nothing_by_itself(checker: User, at) -> None:
    opened = this_moment()
    Claim.objects.create(statement="Exports fell by 3 percent")

    answer = at(checker).get(f"/desk/readings/?since={opened}").content.decode()

    assert "1 new claim" in answer
    assert 'id="fresh"' in answer
    assert "Exports fell" not in answer


@pytest.mark.parametrize("since", ["", "nonsense", "9" * 18, "-1"])
def test_an_open_queue_without_news_says_nothing(checker: User, at, since: str) -> None:
    Claim.objects.create(statement="Exports fell by 3 percent")

    answer = at(checker).get(f"/desk/readings/?since={since or this_moment()}")

    assert answer.status_code == 200
    assert "new claim" not in answer.content.decode()
