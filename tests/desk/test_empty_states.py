"""Where there is nothing, one sentence says why and one act leads on."""

import pytest

from factcheck.claims.models import Extraction, ReadingPolicy
from factcheck.claims.services import extraction, policy, triage
from newsroom.models import User
from tests import people
from tests.desk.pages import fields, tree, words

pytestmark = pytest.mark.django_db


def test_a_text_without_claims_offers_to_add_one_or_to_read_it_more_closely(checker: User, at) -> None:
    ReadingPolicy.objects.create(pk=policy.THE_ONE, cut=0.99)
    text = people.version("The harbour lay still and the gulls were crying.")
    job = extraction.request(text)
    extraction.run(job.pk)
    client, address = at(checker), f"/desk/articles/{text.article_id}/"
    page = client.get(address)
    assert "No claim was found in this text. Select words of the text to add one. Add a claim by hand" in words(page)
    assert tree(page).xpath("//button[@form='closer-form']/text()") == ["Read it more closely"]

    answer = client.post(f"/desk/readings/{job.pk}/closer/", fields(page, "/closer/") | {"act": "closer"})

    assert (answer.status_code, answer.url) == (303, address)
    assert Extraction.objects.get().state == "waiting"
    while (job := Extraction.objects.get()).state == "waiting":
        assert extraction.run(job.pk)
        client.post(f"/desk/readings/{job.pk}/closer/", {"act": "closer"})
    page = client.get(address)
    assert "Read more closely: claims are offered from a score of 0 on." in words(page)
    assert tree(page).xpath("//button[@form='closer-form']/@value") == ["usual"]  # Closer than that there is nothing.


def test_who_may_not_have_texts_read_again_is_offered_no_button_and_told_which_right_it_takes(
    reporter: User, at
) -> None:
    text = people.version("What a lovely morning it was!")
    job = extraction.request(text)
    extraction.run(job.pk)

    assert not tree(at(reporter).get(f"/desk/articles/{text.article_id}/")).xpath("//button[@form='closer-form']")
    refused = at(reporter).post(f"/desk/readings/{job.pk}/closer/")
    assert refused.status_code == 403
    assert "the right to have an article read again (extraction.retry): checkers, editors and curators" in words(
        refused
    )


def test_while_a_text_is_read_its_list_says_that_claims_appear_there(checker: User, at) -> None:
    text = people.version()
    extraction.request(text)

    assert "The text is being read: its claims appear here." in words(
        at(checker).get(f"/desk/articles/{text.article_id}/")
    )


def test_the_end_of_a_reading_that_found_nothing_brings_the_list_that_says_so(checker: User, at) -> None:
    text = people.version("What a lovely morning it was!")
    extraction.run(extraction.request(text).pk)

    told = tree(at(checker).get(f"/desk/articles/{text.article_id}/progress/?shown=0"))

    assert "No claim was found." in " ".join(told.text_content().split())
    assert told.xpath("//p/@hx-target") == ["#claims"]


def test_when_all_is_decided_the_next_article_is_one_step_away(checker: User, at, read) -> None:
    for place in read.appearances.select_related("claim"):
        triage.accept(place.claim, by=checker, version=place.claim.version)
    people.version("Another story.", outlet="Harbour Times")

    page = at(checker).get(f"/desk/articles/{read.article_id}/")

    assert "Every claim of this text is decided. Go to the next undecided claim" in words(page)
    assert tree(page).xpath("//*[@class='crumbs']//@data-hotkey")[0] in "[]"


def test_a_claim_without_evidence_says_what_a_verdict_needs(checker: User, at) -> None:
    claim = people.Desk(checker, checker).claim()

    assert "No source is cited yet." in words(at(checker).get(claim.get_absolute_url(), follow=True))


@pytest.mark.parametrize(
    ("version", "said"),
    [("2+f5124f4b", True), ("2+f5124f4b+all-MiniLM-L6-v2 c45e4cd8", False)],
    ids=["rules alone", "with a model"],
)
def test_a_text_that_no_model_has_read_says_so_once(checker: User, at, read, version: str, said: bool) -> None:
    Extraction.objects.update(engine="rules", engine_version=version)

    page = words(at(checker).get(f"/desk/articles/{read.article_id}/"))

    assert page.count("alone, as no model is set up:") == said


def test_a_shelf_without_articles_offers_to_add_the_first(checker: User, at) -> None:
    assert "There is no article yet. Add the first one" in words(at(checker).get("/desk/articles/"))


def test_who_has_no_role_is_told_what_is_missing(at) -> None:
    refused = at(people.person()).get("/desk/")

    assert refused.status_code == 403
    assert "You don't have the right to work at the desk (desk.read): people with a role have it." in words(refused)
