"""What people marked in one version of an article, and where it is in the next."""

import pytest

from articles.services.intake import take_in
from factcheck.claims.models import Claim
from factcheck.claims.services import extraction, triage
from tests import people

pytestmark = pytest.mark.django_db

SENTENCE = "The ministry said that exports fell by 3 percent in March, the most since 2009."
PROPOSED = "exports fell by 3 percent in March, the most since 2009"


def read(version):
    assert extraction.run(extraction.request(version).pk)
    return version


def next_version(version, text):
    article = version.article
    return take_in(
        by=None, outlet=article.outlet.name, title=article.title, url=article.canonical_url, text=text
    ).version  # fmt: skip


def adjusted(version, words, *, by):
    """The claim of the engine that holds these words, moved to them by a person."""
    start = version.text.index(words)
    place = next(p for p in version.appearances.all() if p.start <= start and start + len(words) <= p.end)
    return triage.adjust_span(place, by=by, version=place.claim.version, start=start, end=start + len(words))


def test_a_claim_that_a_person_moved_stands_in_the_next_version_as_it_was_moved_and_once(checker):
    first = read(people.version(SENTENCE))
    place = adjusted(first, "exports fell by 3 percent in March", by=checker)

    second = read(next_version(first, "It was updated.\n\n" + SENTENCE))

    again = second.appearances.get(claim=place.claim)
    assert again.exact == "exports fell by 3 percent in March"
    assert second.text[again.start : again.end] == again.exact
    assert (
        second.text[again.proposed_start : again.proposed_end] == first.text[place.proposed_start : place.proposed_end]
    )
    assert Claim.objects.count() == first.appearances.count()


def test_a_moved_claim_whose_words_are_gone_is_still_known_by_the_words_it_was_proposed_with(checker):
    text = SENTENCE + " Imports rose."
    first = read(people.version(text))
    place = adjusted(first, "exports fell by 3 percent in March", by=checker)

    second = read(next_version(first, text + "\n\nLater exports fell by 3 percent in March again, it said."))

    assert place.claim in {again.claim for again in second.appearances.filter(exact=PROPOSED)}


def test_a_claim_that_a_person_added_stands_in_the_next_version_with_who_added_it(checker):
    first = read(people.version("Tokyo waits for rain. " + SENTENCE))
    claim, _ = triage.add(first, by=checker, start=0, end=len("Tokyo waits for rain"), claimant="The mayor")

    second = read(next_version(first, "It was updated.\n\nTokyo waits for rain. " + SENTENCE))

    again = second.appearances.get(claim=claim)
    assert (again.exact, again.added_by, again.speaker) == ("Tokyo waits for rain", checker, "The mayor")
    assert again.is_by_a_person
    third = read(next_version(second, "It was updated twice.\n\nTokyo waits for rain. " + SENTENCE))
    assert third.appearances.filter(claim=claim).count() == 1


@pytest.mark.parametrize(
    "text",
    [
        "Tokyo counted 3. It counted 3. " + SENTENCE,
        "Tokyo counted 3.5 of them. " + SENTENCE,
        "Tokyo counted 30. " + SENTENCE,
        SENTENCE,
    ],
)
def test_a_mark_whose_words_do_not_stand_there_once_and_whole_is_not_carried(checker, text):
    first = read(people.version("It counted 3. " + SENTENCE))
    claim, _ = triage.add(first, by=checker, start=3, end=len("It counted 3"))

    second = read(next_version(first, text))

    assert not second.appearances.filter(claim=claim).exists()


def test_a_mark_is_not_carried_to_where_the_new_version_has_one_already(checker):
    first = people.version(SENTENCE)
    people.place(first, "exports fell by 3 percent", by=checker)
    second = next_version(first, "It was updated.\n\n" + SENTENCE)
    _, own = people.place(second, "exports fell by 3 percent", by=checker)

    read(second)

    assert [place.pk for place in second.appearances.filter(exact="exports fell by 3 percent")] == [own.pk]


def test_reading_the_new_version_again_carries_nothing_twice(checker):
    first = read(people.version(SENTENCE))
    adjusted(first, "exports fell by 3 percent in March", by=checker)
    second = read(next_version(first, "It was updated.\n\n" + SENTENCE))
    before = list(second.appearances.values())

    extraction.retry(second.extraction, by=checker)
    read(second)

    assert list(second.appearances.values()) == before
