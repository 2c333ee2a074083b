"""What people marked in one version of an article, and where it is in the next."""

import pytest

from articles.services.intake import take_in
from factcheck.claims.models import Claim
from factcheck.claims.services import extraction, triage
from factcheck.claims.services.corrections import correct_reading
from factcheck.claims.services.writing import Outcome
from tests import people
from tests.claims.proposals import candidate, reading

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
    claim, _ = triage.add(first, by=checker, start=0, end=len("Tokyo waits"), claimant="The mayor")

    second = read(next_version(first, "It was updated.\n\nTokyo waits for rain. " + SENTENCE))

    again = second.appearances.get(claim=claim)
    assert (again.exact, again.added_by, again.speaker) == ("Tokyo waits", checker, "The mayor")
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


FELL = "It fell by 5 percent."
TWO_THINGS = f"Exports rose in May. {FELL} Imports rose in June. {FELL}"


def two_things(version, *, first="Exports fell by 5 percent.", second="Imports fell by 5 percent."):
    """The same words twice, said of two things."""
    return candidate(version, FELL, statement=first), candidate(version, FELL, nth=1, statement=second)


def claims_in(version):
    """The keys of the claims in the order in which they stand in the text."""
    return list(version.appearances.order_by("start").values_list("claim", flat=True))


def test_the_same_words_of_two_things_are_two_claims_here_and_in_the_next_version():
    first = people.version(TWO_THINGS)
    reading(first, *two_things(first))
    second = next_version(first, f"It was updated. {TWO_THINGS}")

    reading(second, *two_things(second))

    assert [claim.statement for claim in Claim.objects.order_by("pk")] == [
        "Exports fell by 5 percent.", "Imports fell by 5 percent.",
    ]  # fmt: skip
    assert claims_in(second) == claims_in(first)


def test_the_next_version_knows_its_claims_by_their_words_when_a_better_engine_says_them_otherwise():
    first = people.version(TWO_THINGS)
    reading(first, *two_things(first))
    second = next_version(first, f"It was updated. {TWO_THINGS}")

    reading(second, *two_things(second, first="Japan's exports fell.", second="Japan's imports fell."))

    assert claims_in(second) == claims_in(first)
    assert Claim.objects.count() == 2


def test_words_that_the_next_version_says_of_one_thing_more_are_one_claim_more():
    first = people.version(f"Exports rose in May. {FELL}")
    reading(first, candidate(first, FELL, statement="Exports fell by 5 percent."))
    second = next_version(first, TWO_THINGS)

    reading(second, *two_things(second))

    assert claims_in(second)[0] == claims_in(first)[0]
    assert Claim.objects.count() == 2


def test_the_same_words_found_at_a_second_place_later_are_known_by_what_they_say_now():
    version = people.version(TWO_THINGS)
    reading(version, candidate(version, FELL, statement="It fell."))

    reading(version, *two_things(version, first="Exports fell.", second="Exports fell."), number=2)

    assert len(set(claims_in(version))) == 1


def test_what_a_person_put_right_goes_along_to_the_same_words_of_the_next_version(checker):
    first = people.version(f"Rain. {FELL}")
    reading(first, candidate(first, FELL, kinds=("event",)))
    figure = {"text": "5 percent", "value": 5, "unit": "percent"}
    place = first.appearances.select_related("claim").get()
    correct_reading(place, by=checker, version=1, quantities=[figure], speaker="The ministry")
    second = next_version(first, f"It was updated. Rain. {FELL}")

    reading(second, candidate(second, FELL, kinds=("quantity",), speaker="Kato", speaker_inferred=True))

    again = second.appearances.get()
    [kept] = again.quantities
    assert second.text[kept["start"] : kept["end"]] == "5 percent"
    assert (again.speaker, again.speaker_inferred, again.kinds) == ("The ministry", False, ["quantity"])
    assert again.corrected == ["speaker", "quantities"]


def test_the_newest_text_takes_an_untouched_claim_back_for_the_older_ones_too():
    first = people.version(FELL)
    reading(first, candidate(first, FELL))
    second = next_version(first, f"It was updated. {FELL}")
    reading(second, candidate(second, FELL))

    assert reading(second, number=2) == Outcome(fresh=0, withdrawn=1)
    assert not first.appearances.offered().exists()

    reading(second, candidate(second, FELL), number=3)
    assert first.appearances.offered().exists()
    assert Claim.objects.get().status == "candidate"


def test_an_older_text_that_is_read_again_takes_nothing_back_that_the_newest_says():
    first = people.version(FELL)
    reading(first, candidate(first, FELL))
    second = next_version(first, f"It was updated. {FELL}")
    reading(second, candidate(second, FELL, statement="Exports fell by 5 percent."))

    assert reading(first, number=2) == Outcome(fresh=0, withdrawn=0)
    assert reading(first, candidate(first, FELL, statement="Old words."), number=3) == Outcome(fresh=0, withdrawn=0)

    assert Claim.objects.get().statement == FELL
    assert Claim.objects.get().status == "candidate"
