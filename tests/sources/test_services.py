import pytest

from factcheck.sources.models import Source
from factcheck.sources.services import change, find_or_add, merge
from newsroom.ledger import history
from newsroom.refusals import Forbidden, Refusal
from tests import people

pytestmark = pytest.mark.django_db

URL = "https://treasury.example.org/tic"


def test_a_source_is_added_once_per_address(checker):
    first, is_new = find_or_add(by=checker, title="Holders", url=URL)
    second, is_new_again = find_or_add(by=checker, title="Other title", url=URL)

    assert (is_new, is_new_again) == (True, False)
    assert second == first


def test_a_source_without_an_address_says_where_it_is(checker):
    source, _ = find_or_add(by=checker, title="Budget", reference="City archive, box 12")

    assert source.reference == "City archive, box 12"


def test_a_source_nobody_could_find_is_refused(checker):
    with pytest.raises(Refusal, match="address"):
        find_or_add(by=checker, title="Somewhere")


def test_a_merged_source_stands_for_the_one_that_is_left(checker, curator):
    one, _ = find_or_add(by=checker, title="Holders", url=URL)
    other, _ = find_or_add(by=checker, title="Holders", url=URL + "/2")

    merge(one, into=other, by=curator)

    assert Source.objects.get(pk=one.pk).current == other
    assert list(Source.objects.current()) == [other]
    assert history(one)[0].details == {"into": f"source:{other.pk}"}


def test_a_chain_of_merges_leads_to_the_last(checker, curator):
    a, b, c = (find_or_add(by=checker, title="Holders", url=f"{URL}/{n}")[0] for n in range(3))

    merge(a, into=b, by=curator)
    merge(b, into=c, by=curator)

    assert Source.objects.get(pk=a.pk).current == c


def test_a_source_cannot_be_merged_into_itself(checker, curator):
    source, _ = find_or_add(by=checker, title="Holders", url=URL)

    with pytest.raises(Refusal, match="two different"):
        merge(source, into=source, by=curator)


def test_a_citation_shows_the_source_that_is_left(desk, curator):
    verdict = desk.draft()
    cited = verdict.citations.get().source
    other = people.source(by=desk.checker)
    merge(cited, into=other, by=curator)

    verdict = desk.submitted(verdict)

    assert verdict.record["citations"][0]["source"]["url"] == other.canonical_url


def test_a_checker_may_not_merge_sources(checker):
    one, other = people.source(by=checker), people.source(by=checker)

    with pytest.raises(Forbidden, match=r"source\.merge"):
        merge(one, into=other, by=checker)


def test_an_address_whose_source_was_merged_leads_to_the_one_that_is_left(curator):
    gone, _ = find_or_add(by=curator, title="Holdings", url="https://treasury.example.org/old")
    left, _ = find_or_add(by=curator, title="Holdings", url="https://treasury.example.org/new")
    merge(gone, into=left, by=curator)

    assert find_or_add(by=curator, title="Holdings", url="https://treasury.example.org/old") == (left, False)


def test_an_address_that_no_index_can_hold_is_refused_for_a_source_new_or_old(checker, curator):
    long = "https://treasury.example.org/" + "字" * 1900
    source, _ = find_or_add(by=checker, title="Holders", url=URL)

    with pytest.raises(Refusal, match="2,000 is the most"):
        find_or_add(by=checker, title="Holders", url=long)
    with pytest.raises(Refusal, match="2,000 is the most"):
        change(source, by=curator, canonical_url=long)
