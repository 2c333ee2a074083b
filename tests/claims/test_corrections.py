"""What a person puts right in what the engine read of a claim."""

import pytest

from factcheck.claims.models import Appearance, Claim
from factcheck.claims.services import triage
from factcheck.claims.services.corrections import correct_reading
from newsroom.ledger import history
from newsroom.refusals import Conflict, Forbidden, Refusal
from tests import people

pytestmark = pytest.mark.django_db

SENTENCE = "Kato said exports fell by 3 percent on Friday and by 4 percent on Friday."
FELL = {"text": "3 percent", "value": 3.0, "unit": "percent", "currency": None, "approximate": True}
FRIDAY = {"text": "Friday", "iso": "2025-04-21/2025-04-27", "relative": True}


@pytest.fixture
def place(db):
    """A claim as the engine might have read it, after one sentence of another."""
    version = people.version("Rain fell. " + SENTENCE)
    start = version.text.index(SENTENCE)
    three, friday = start + SENTENCE.index("3 percent"), start + SENTENCE.index("Friday")
    return Appearance.objects.create(
        claim=Claim.objects.create(statement=SENTENCE), version=version, exact=SENTENCE, start=start,
        end=start + len(SENTENCE), engine="rules", kinds=["event"], speaker="Katsunobu Kato", speaker_inferred=True,
        speaker_confidence=0.6, quantities=[FELL | {"start": three, "end": three + len("3 percent")}],
        dates=[FRIDAY | {"start": friday, "end": friday + len("Friday")}],
    )  # fmt: skip


def said_of(place, text):
    """The entries that name this text, with what stands where they say."""
    return [
        (entry, place.version.text[entry["start"] : entry["end"]])
        for entry in (*place.quantities, *place.dates)
        if entry["text"] == text
    ]


def test_the_kinds_are_put_right_and_what_stood_there_is_on_record(place, checker):
    place = correct_reading(place, by=checker, version=1, kinds=["quantity", "comparison"])

    line = history(place.claim)[0]
    assert (place.kinds, place.corrected, place.claim.version) == (["quantity", "comparison"], ["kinds"], 2)
    assert (line.verb, line.by) == ("reading corrected", checker)
    assert line.details == {
        "appearance": place.pk,
        "corrections": {"kinds": [["event"], ["quantity", "comparison"]]},
        "was": {
            "corrected": [],
            "speaker_inferred": True,
            "speaker_confidence": line.details["was"]["speaker_confidence"],
        },
    }


def test_a_speaker_that_a_person_names_is_no_longer_inferred(place, checker):
    place = correct_reading(place, by=checker, version=1, speaker="  The finance\nminister ")

    assert (place.speaker, place.speaker_inferred, place.speaker_confidence) == ("The finance minister", False, None)


def test_naming_the_speaker_whom_the_engine_inferred_says_that_it_is_so(place, checker):
    place = correct_reading(place, by=checker, version=1, speaker="Katsunobu Kato")

    assert (place.speaker_inferred, place.corrected) == (False, ["speaker"])


def test_a_figure_keeps_its_place_and_gets_what_it_counts(place, checker):
    place = correct_reading(
        place, by=checker, version=1,
        quantities=[{"text": "3 percent", "value": 30, "unit": "percentage point", "currency": "", "approximate": 0}],
    )  # fmt: skip

    [(figure, words)] = said_of(place, "3 percent")
    assert words == "3 percent"
    assert {name: figure[name] for name in FELL} == FELL | {
        "value": 30.0, "unit": "percentage point", "approximate": False,
    }  # fmt: skip


def test_a_figure_that_the_engine_missed_is_found_in_the_words(place, checker):
    place = correct_reading(
        place, by=checker, version=1, quantities=[*place.quantities, {"text": "4 percent", "value": "4", "unit": "x"}]
    )

    [(figure, words)] = said_of(place, "4 percent")
    assert words == "4 percent"
    assert (figure["value"], figure["unit"], figure["currency"], figure["approximate"]) == (4.0, "x", None, False)


def test_the_same_words_a_second_time_are_the_second_place(place, checker):
    place = correct_reading(place, by=checker, version=1, dates=[*place.dates, {"text": "Friday", "iso": "2025-05-02"}])

    first, second = said_of(place, "Friday")
    assert first[1] == second[1] == "Friday"
    assert second[0]["start"] == place.start + SENTENCE.rindex("Friday")


def test_an_entry_without_its_text_is_removed(place, checker):
    place = correct_reading(place, by=checker, version=1, quantities=[{"text": " ", "value": 3}], dates=[])

    assert (place.quantities, place.dates) == ([], [])
    assert place.corrected == ["quantities", "dates"]


def test_what_a_person_left_as_it_was_stays_whatever_its_form(place, checker):
    """The engine may write a week; a person can't, and does not have to."""
    before = place.dates

    place = correct_reading(
        place, by=checker, version=1, kinds=["quantity"], dates=[{"text": "Friday", "iso": FRIDAY["iso"]}]
    )

    assert (place.dates, place.corrected) == (before, ["kinds"])


@pytest.mark.parametrize(
    ("said", "sentence"),
    [
        ({"kinds": ["gossip"]}, "“gossip” is no kind of claim. Choose from: Quantity, Comparison"),
        ({"speaker": "x" * 301}, "has 301 characters; 300 is the most"),
        ({"quantities": [{"text": "5 percent", "value": 5}]}, "“5 percent” does not stand in the claim's words"),
        ({"quantities": [{"text": "Rain", "value": 5}]}, "“Rain” does not stand in the claim's words"),
        ({"quantities": [{"text": "3 percent", "value": "many"}]}, "The value of “3 percent” is no number"),
        ({"quantities": [{"text": "3 percent", "value": float("nan")}]}, "is no number"),
        ({"quantities": [{"text": "3 percent", "value": "1e999"}]}, "is no number"),
        ({"quantities": [{"text": "3 percent", "value": 10**400}]}, "is no number"),
        ({"quantities": [{"text": "3 percent", "value": "1_0"}]}, "is no number"),
        ({"quantities": [{"text": "3 percent", "value": True}]}, "is no number"),
        ({"quantities": [{"text": "3 percent", "value": 3, "unit": "x" * 41}]}, "is a word such as percent"),
        ({"quantities": [{"text": "3 percent", "value": 3, "currency": "dollars"}]}, "has three letters"),
        ({"quantities": [FELL] * 101}, "101 figures are too many"),
        ({"dates": [{"text": "Friday", "iso": "2025-02-30"}]}, "“2025-02-30” is no date for “Friday”"),
        ({"dates": [{"text": "Friday", "iso": "last week"}]}, "“last week” is no date"),
        ({"dates": [{"text": "Friday", "iso": "２０２５"}]}, "is no date"),
        ({"dates": [{"text": "Friday", "iso": "0000"}]}, "is no date"),
        ({"dates": [{"text": "Monday", "iso": "2025"}]}, "“Monday” does not stand in the claim's words"),
    ],
)
def test_what_cannot_be_meant_is_refused_in_one_sentence_and_changes_nothing(place, checker, said, sentence):
    before = Appearance.objects.filter(pk=place.pk).values().get()

    with pytest.raises(Refusal) as refusal:
        correct_reading(place, by=checker, version=1, **said)

    assert sentence in refusal.value.sentence
    assert "\n" not in refusal.value.sentence
    assert Appearance.objects.filter(pk=place.pk).values().get() == before
    assert Claim.objects.get(pk=place.claim_id).version == 1


@pytest.mark.parametrize("iso", ["2025", "2025-04", "2025-04-25", ""])
def test_a_date_is_as_partial_as_it_is_known(place, checker, iso):
    place = correct_reading(place, by=checker, version=1, dates=[{"text": "Friday", "iso": iso}])

    assert [(day["iso"], day["relative"]) for day in place.dates] == [(iso or None, True)]


def test_the_same_correction_sent_twice_is_one(place, checker):
    for _ in range(2):
        again = correct_reading(place, by=checker, version=1, quantities=[{"text": "3 percent", "value": "-3.5"}])

    assert again.claim.version == 2
    assert history(place.claim).count() == 1


def test_a_second_correction_of_a_field_names_it_once(place, checker):
    correct_reading(place, by=checker, version=1, kinds=["quantity"])

    assert correct_reading(place, by=checker, version=2, kinds=["cause"]).corrected == ["kinds"]


def test_who_read_an_older_state_of_the_claim_is_told_who_was_first(place, checker, editor):
    correct_reading(place, by=editor, version=1, kinds=["quantity"])

    with pytest.raises(Conflict, match="has changed this claim since you opened it"):
        correct_reading(place, by=checker, version=1, kinds=["cause"])

    assert Appearance.objects.get(pk=place.pk).kinds == ["quantity"]


def test_a_claim_that_is_merged_is_corrected_where_it_went(place, checker):
    other = Claim.objects.create(statement="The same.")
    triage.merge(place.claim, into=other, by=checker, version=1)

    with pytest.raises(Conflict, match="merged"):
        correct_reading(place, by=checker, version=2, kinds=["cause"])


def test_what_was_read_of_a_checked_claim_can_be_put_right_and_its_record_stays(desk):
    verdict = desk.published()
    place = Appearance.objects.get(claim=verdict.claim_id)
    claim = Claim.objects.get(pk=verdict.claim_id)

    place = correct_reading(place, by=desk.checker, version=claim.version, speaker="A ministry")

    assert (place.speaker, place.claim.status) == ("A ministry", "checked")
    assert type(verdict).objects.get(pk=verdict.pk).record == verdict.record


@pytest.mark.parametrize("role", ["reporter", "curator"])
def test_others_than_checkers_correct_no_reading(place, role):
    with pytest.raises(Forbidden, match="claim.triage"):
        correct_reading(place, by=people.person(role), version=1, kinds=["cause"])
