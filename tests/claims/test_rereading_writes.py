"""A text that is read again: what follows the reading, what stays, what goes and what comes back."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from factcheck.claims.engine import Factor
from factcheck.claims.models import Appearance, Claim
from factcheck.claims.services import triage
from factcheck.claims.services.corrections import correct_reading
from factcheck.claims.services.writing import Outcome
from newsroom.ledger import history
from newsroom.refusals import Conflict
from tests import people
from tests.claims.proposals import candidate, place_of, reading

pytestmark = pytest.mark.django_db

FELL = "Exports fell by 3 percent in March, the ministry said on Friday."
CUT = "Exports fell by 3 percent in March"
ROSE = "Imports rose by 4 percent."
TEXT = f"{FELL} {ROSE}"


@pytest.fixture
def version(db):
    return people.version(TEXT)


def rows(version):
    """Everything that is kept of the version's places and their claims."""
    claims = Claim.objects.filter(appearances__version=version).distinct().order_by("pk")
    return list(claims.values()), list(version.appearances.order_by("pk").values())


def test_what_is_proposed_again_says_what_the_newer_engine_says(version):
    reading(version, candidate(version, FELL))

    better = candidate(
        version, FELL, score=0.9, why=(Factor("names a figure", 1.5),), kinds=("quantity", "event"),
        speaker="The ministry", speaker_confidence=0.9, statement="Japan's exports fell by 3 percent.",
    )  # fmt: skip
    reading(version, better, number=2, engine_version="2")

    place = place_of(version, FELL)
    assert (place.score, place.kinds, place.speaker) == (0.9, ["quantity", "event"], "The ministry")
    assert place.why == [{"name": "names a figure", "weight": 1.5}]
    assert (place.engine_version, place.reading, place.speaker_confidence) == ("2", 1, 0.9)
    assert (place.claim.statement, place.claim.claimant) == ("Japan's exports fell by 3 percent.", "The ministry")
    assert (Claim.objects.count(), Appearance.objects.count()) == (1, 1)


def test_a_claim_whose_words_a_reading_changed_tells_who_has_it_open_and_keeps_what_was_there(version, checker):
    reading(version, candidate(version, FELL))
    read = place_of(version, FELL).claim

    reading(version, candidate(version, FELL, statement="Japan's exports fell."), number=2)

    with pytest.raises(Conflict, match="^The machine has changed this claim since you opened it"):
        triage.accept(read, by=checker, version=read.version)
    line = history(read)[0]
    assert (line.verb, line.by, line.details) == ("read again", None, {"statement": FELL})


def test_another_score_alone_disturbs_nobody(version, checker):
    reading(version, candidate(version, FELL))
    read = place_of(version, FELL).claim

    reading(version, candidate(version, FELL, score=0.7), number=2, engine_version="2")

    assert triage.accept(read, by=checker, version=read.version).status == "open"
    assert place_of(version, FELL).score == 0.7


def accepted(place, by):
    triage.accept(place.claim, by=by, version=1)


def dismissed(place, by):
    triage.dismiss(place.claim, by=by, version=1, reason="opinion")


def moved(place, by):
    triage.adjust_span(place, by=by, version=1, start=place.start, end=place.start + len(CUT))


def merged(place, by):
    triage.merge(place.claim, into=Claim.objects.create(statement="The same.", status="open"), by=by, version=1)


@pytest.mark.parametrize("decide", [accepted, dismissed, moved, merged])
@pytest.mark.parametrize("found", [[{"statement": "Other words.", "score": 0.6, "speaker": "Somebody"}], []])
def test_what_people_decided_stays_to_the_letter_whatever_a_reading_proposes(version, checker, decide, found):
    reading(version, candidate(version, FELL))
    decide(place_of(version, FELL), checker)
    before = rows(version)

    outcome = reading(version, *[candidate(version, FELL, **fields) for fields in found], number=2, engine_version="2")

    assert rows(version) == before
    assert outcome == Outcome(fresh=0, withdrawn=0)


def test_what_a_person_marked_stays_though_no_reading_proposes_it(version, checker):
    people.place(version, ROSE, by=checker)
    before = rows(version)

    reading(version, candidate(version, ROSE, statement="Other words."))
    reading(version, number=2)

    assert rows(version) == before


def test_what_a_person_put_right_stays_and_the_rest_follows(version, checker):
    reading(version, candidate(version, FELL, speaker="Kato", speaker_inferred=True, speaker_confidence=0.5))
    correct_reading(place_of(version, FELL), by=checker, version=1, speaker="The ministry", kinds=["cause"])

    better = candidate(version, FELL, speaker="Kato", speaker_inferred=True, statement="Exports fell.", score=0.6)
    reading(version, better, number=2, engine_version="2")

    place = place_of(version, FELL)
    assert (place.speaker, place.speaker_inferred, place.speaker_confidence) == ("The ministry", False, None)
    assert (place.kinds, place.statement, place.score) == (["cause"], "Exports fell.", 0.6)
    assert place.claim.statement == FELL


def test_a_claim_that_a_person_touched_is_not_taken_back(version, checker):
    reading(version, candidate(version, FELL))
    correct_reading(place_of(version, FELL), by=checker, version=1, kinds=["cause"])

    assert reading(version, number=2) == Outcome(fresh=0, withdrawn=0)
    assert place_of(version, FELL).claim.status == "candidate"


def test_what_is_no_longer_proposed_is_taken_back_and_on_record(version):
    reading(version, candidate(version, FELL), candidate(version, ROSE))

    assert reading(version, candidate(version, ROSE), number=2) == Outcome(fresh=0, withdrawn=1)

    place = place_of(version, FELL)
    assert (place.withdrawn, place.claim.status, place.claim.version) == (True, "withdrawn", 2)
    assert list(Claim.objects.current()) == [place_of(version, ROSE).claim]
    assert list(version.appearances.offered()) == [place_of(version, ROSE)]
    line = history(place.claim)[0]
    assert (line.verb, line.by, line.before, line.after) == ("withdrawn", None, "candidate", "withdrawn")


def test_what_is_proposed_again_later_comes_back_as_new(version):
    reading(version, candidate(version, FELL))
    reading(version, number=2)

    assert reading(version, candidate(version, FELL), number=3) == Outcome(fresh=1, withdrawn=0)

    place = place_of(version, FELL)
    assert (place.withdrawn, place.reading, place.claim.status) == (False, 3, "candidate")
    assert [line.verb for line in history(place.claim)] == ["proposed again", "withdrawn"]


def test_a_claim_that_was_taken_back_can_be_accepted_and_stands_again(version, checker):
    reading(version, candidate(version, FELL))
    reading(version, number=2)
    claim = place_of(version, FELL).claim

    triage.accept(claim, by=checker, version=claim.version)
    reading(version, number=3)

    place = place_of(version, FELL)
    assert (place.withdrawn, place.claim.status) == (False, "open")


def test_words_that_a_reading_took_back_can_be_marked_and_stand_again_in_the_persons_words(version, checker):
    reading(version, candidate(version, ROSE))
    reading(version, number=2)
    start = version.text.index(ROSE)

    claim, place = triage.add(version, by=checker, start=start, end=start + len(ROSE), claimant="Kato")

    assert place == place_of(version, ROSE)
    assert (place.withdrawn, claim.status, claim.statement, claim.claimant) == (False, "open", ROSE, "Kato")
    assert Claim.objects.count() == 1


def test_who_had_a_claim_open_that_was_taken_back_is_told(version, checker):
    reading(version, candidate(version, FELL))
    read = place_of(version, FELL).claim
    reading(version, number=2)

    with pytest.raises(Conflict, match="The machine has changed this claim"):
        triage.accept(read, by=checker, version=read.version)


def test_a_claim_that_still_stands_in_another_place_stays(db):
    version = people.version(f"{FELL} {ROSE} {FELL}")
    reading(version, candidate(version, FELL), candidate(version, FELL, nth=1))

    assert reading(version, candidate(version, FELL, nth=1), number=2) == Outcome(fresh=0, withdrawn=0)

    assert list(version.appearances.order_by("start").values_list("withdrawn", flat=True)) == [True, False]
    assert Claim.objects.get().status == "candidate"


def test_a_place_that_was_taken_back_while_a_person_moved_it_stands_where_the_person_put_it(checker):
    version = people.version(f"{FELL} {ROSE} {FELL}")
    reading(version, candidate(version, FELL), candidate(version, FELL, nth=1))
    read = version.appearances.select_related("claim").order_by("start").last()
    reading(version, candidate(version, FELL), number=2)

    moved = triage.adjust_span(
        read, by=checker, version=read.claim.version, start=read.start, end=read.start + len(CUT)
    )

    assert (moved.exact, moved.withdrawn) == (CUT, False)


@pytest.mark.parametrize(("before", "after"), [(ROSE, ROSE[:-1]), (ROSE[:-1], ROSE), (FELL, f"{FELL} Imports")])
def test_a_claim_that_is_cut_a_little_otherwise_moves_along_and_is_not_new(version, before, after):
    reading(version, candidate(version, before))
    was = place_of(version, before)

    assert reading(version, candidate(version, after), number=2) == Outcome(fresh=0, withdrawn=0)

    place = version.appearances.get()
    assert (place.pk, place.claim, place.exact, place.reading) == (was.pk, was.claim, after, 1)
    assert version.text[place.start : place.end] == after
    assert (place.proposed_start, place.proposed_end) == (place.start, place.end)
    assert (place.claim.statement, place.claim.version) == (after, 2)


def test_of_two_cuts_the_nearer_one_is_the_claim_that_was_there(version):
    reading(version, candidate(version, ROSE))
    was = place_of(version, ROSE)
    near, far = candidate(version, ROSE[:-1]), candidate(version, ROSE[:-3], score=0.9)

    assert reading(version, far, near, number=2) == Outcome(fresh=1, withdrawn=0)

    assert place_of(version, ROSE[:-1]).claim == was.claim


def test_another_cut_of_an_untouched_claim_takes_its_place(version):
    reading(version, candidate(version, FELL))

    assert reading(version, candidate(version, CUT), number=2) == Outcome(fresh=1, withdrawn=1)

    assert [place.exact for place in version.appearances.offered()] == [CUT]
    assert place_of(version, CUT).reading == 2


@pytest.mark.parametrize("decide", [accepted, dismissed, moved, merged])
def test_what_people_dealt_with_is_not_proposed_again_in_another_cut(version, checker, decide):
    reading(version, candidate(version, FELL))
    decide(place_of(version, FELL), checker)

    longer = FELL + " Imports"
    found = [candidate(version, words) for words in (longer, "Exports fell by 3 percent", "the ministry said")]
    assert reading(version, *found, number=2) == Outcome(fresh=0, withdrawn=0)


def test_words_of_which_people_dealt_with_the_smaller_part_are_new(version, checker):
    people.place(version, "Imports rose", by=checker)

    assert reading(version, candidate(version, TEXT)) == Outcome(fresh=1, withdrawn=0)


def test_a_claim_that_was_dismissed_as_cut_wrongly_is_proposed_in_another_cut(version, checker):
    reading(version, candidate(version, FELL))
    triage.dismiss(place_of(version, FELL).claim, by=checker, version=1, reason="wrong_span")

    assert reading(version, candidate(version, FELL), number=2) == Outcome(fresh=0, withdrawn=0)
    assert reading(version, candidate(version, CUT), number=3) == Outcome(fresh=1, withdrawn=0)


def test_a_span_that_is_proposed_twice_is_one_claim(version):
    reading(version, candidate(version, FELL), candidate(version, FELL, statement="The same once more."))

    assert place_of(version, FELL).claim.statement == FELL


def test_the_queries_of_a_reading_again_do_not_grow_with_the_claims(checker):
    def queries(claims):
        sentences = [f"In town number {n} exports fell by {n} percent." for n in range(claims)]
        version = people.version(" ".join(sentences))
        reading(version, *[candidate(version, words) for words in sentences[: claims // 2]])
        some = [words for n, words in enumerate(sentences) if n % 3]
        changed = [candidate(version, words, statement=f"Others: {words}", score=0.6) for words in some]
        accepted(place_of(version, sentences[1]), checker)
        with CaptureQueriesContext(
            connection,
        ) as captured:
            outcome = reading(version, *changed, number=2, engine_version="2")
        assert outcome.fresh > 0
        assert outcome.withdrawn > 0
        assert version.appearances.filter(statement__startswith="Others").count() >= claims // 2
        return len(captured)

    assert queries(9) == queries(90)
