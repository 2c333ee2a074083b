"""A claim to print: everything that is known of it, and nothing to change it with."""

from uuid import uuid4

import pytest

from factcheck.claims.models import Claim
from newsroom import comments
from tests.desk.pages import tree, words
from tests.people import Desk


def test_the_print_view_has_evidence_verdict_comments_and_the_whole_history(desk: Desk, at) -> None:
    verdict = desk.published()
    claim = verdict.claim
    comments.say(claim, by=desk.editor, words="Ask the ministry.", key=uuid4())
    answer = at(desk.checker).get(f"/desk/claims/{claim.pk}/print/")

    shown = words(answer)
    citation = verdict.citations.select_related("source").first()
    assert citation
    for expected in (
        claim.statement, claim.appearances.get().exact, citation.passage, citation.source.canonical_url,
        verdict.summary, str(verdict.author), str(verdict.reviewer), "Ask the ministry.", "published the verdict",
    ):  # fmt: skip
        assert expected in shown
    main = tree(answer).get_element_by_id("main")
    assert main.xpath(".//form | .//textarea | .//button | .//details[@class='history']") == []


def test_the_card_leads_to_the_print_view_of_the_article_it_is_in(desk: Desk, at, march: Claim) -> None:
    article = march.appearances.get().version.article_id
    client = at(desk.checker)
    (link,) = tree(client.get(f"/desk/articles/{article}/claims/{march.pk}/")).xpath("//a[@class='card-print']/@href")
    printed = client.get(link)

    assert printed.status_code == 200
    assert tree(printed).xpath("//p[@class='crumbs']/a/@href") == [f"/desk/articles/{article}/claims/{march.pk}/"]


@pytest.mark.parametrize("article", ["", "?article=987654", "?article=x"])
def test_a_claim_that_stands_nowhere_can_be_printed_too(desk: Desk, at, article: str) -> None:
    claim = Claim.objects.create(statement="Japan sold bonds in March.")
    assert "Japan sold bonds in March." in words(at(desk.checker).get(f"/desk/claims/{claim.pk}/print/{article}"))


def test_a_merged_claim_is_printed_as_the_one_that_took_it_in(desk: Desk, at, march: Claim) -> None:
    other = Claim.objects.create(statement="Japan sold.", status="merged", merged_into=march)
    assert at(desk.checker).get(f"/desk/claims/{other.pk}/print/")["Location"] == f"/desk/claims/{march.pk}/print/"
