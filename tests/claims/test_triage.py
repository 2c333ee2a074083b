import pytest

from factcheck.claims.models import Appearance, Claim
from factcheck.claims.services import triage
from newsroom.ledger import history
from newsroom.refusals import AlreadyThere, Conflict, Forbidden, Refusal
from tests import people

pytestmark = pytest.mark.django_db


@pytest.fixture
def version(db):
    return people.version()


@pytest.fixture
def candidate(version):
    claim = Claim.objects.create(statement=people.PASSAGE)
    start = version.text.index(people.PASSAGE)
    Appearance.objects.create(
        claim=claim,
        version=version,
        exact=people.PASSAGE,
        start=start,
        end=start + len(people.PASSAGE),
        engine="rules",
    )
    return claim


def test_an_accepted_claim_is_open(candidate, checker):
    claim = triage.accept(candidate, by=checker, version=1)

    assert (claim.status, claim.version) == ("open", 2)


def test_a_dismissed_claim_says_why(candidate, checker):
    claim = triage.dismiss(candidate, by=checker, version=1, reason="opinion", note="A forecast.")

    assert (claim.status, claim.dismissed_because, claim.dismissed_note) == (
        "dismissed",
        "opinion",
        "A forecast.",
    )
    assert history(claim)[0].why == "A forecast."


def test_a_claim_cannot_be_dismissed_without_a_reason(candidate, checker):
    with pytest.raises(Refusal, match="Choose a reason"):
        triage.dismiss(candidate, by=checker, version=1, reason="")


def test_a_decision_can_be_taken_back(candidate, checker):
    dismissed = triage.dismiss(candidate, by=checker, version=1, reason="opinion")

    claim = triage.reconsider(dismissed, by=checker, version=2)

    assert (claim.status, claim.dismissed_because) == ("candidate", "")


def test_a_corrected_statement_keeps_the_old_one_on_record(candidate, checker):
    claim = triage.correct(
        candidate, by=checker, version=1, statement="Japan sold Treasurys in March 2025", claimant=""
    )

    assert claim.statement == "Japan sold Treasurys in March 2025"
    assert history(claim)[0].details["statement"] == people.PASSAGE
    assert claim.appearances.get().exact == people.PASSAGE


def test_a_claim_cannot_lose_its_statement(candidate, checker):
    with pytest.raises(Refusal, match="needs a statement"):
        triage.correct(candidate, by=checker, version=1, statement="  ", claimant="")


def test_a_stale_version_is_a_conflict_that_names_the_other(candidate, checker, editor):
    triage.accept(candidate, by=editor, version=1)

    with pytest.raises(Conflict, match=editor.username):
        triage.dismiss(candidate, by=checker, version=1, reason="opinion")

    assert Claim.objects.get(pk=candidate.pk).status == "open"


def test_the_same_post_twice_is_done_once(candidate, checker):
    triage.accept(candidate, by=checker, version=1)
    claim = triage.accept(candidate, by=checker, version=1)

    assert claim.version == 2
    assert history(claim).filter(verb="accepted").count() == 1


def test_the_same_post_twice_with_other_words_is_a_conflict(candidate, checker):
    triage.correct(candidate, by=checker, version=1, statement="One", claimant="")

    with pytest.raises(Conflict):
        triage.correct(candidate, by=checker, version=1, statement="Another", claimant="")


def test_a_span_can_be_adjusted(candidate, checker):
    place = candidate.appearances.get()

    place = triage.adjust_span(place, by=checker, version=1, start=place.start, end=place.end - len(" in March"))

    assert place.exact == "Japan had already begun dumping Treasurys"
    assert place.version.text[place.start : place.end] == place.exact
    assert place.suffix.startswith(" in March")


def test_white_space_at_the_ends_of_a_span_is_left_out(version, checker):
    start = version.text.index(" Japan had")

    _, place = triage.add(version, by=checker, start=start, end=start + len(people.PASSAGE) + 1)

    assert place.exact == people.PASSAGE


@pytest.mark.parametrize(("start", "end"), [(-1, 5), (5, 5), (9, 3), (0, 10**6)])
def test_a_span_outside_the_text_is_refused(version, checker, start, end):
    with pytest.raises(Refusal, match="Select the words"):
        triage.add(version, by=checker, start=start, end=end)


def test_a_claim_that_a_person_adds_is_open(version, checker):
    claim, place = people.place(version, people.PASSAGE, by=checker)

    assert (claim.status, claim.added_by, place.is_by_a_person) == ("open", checker, True)


def test_the_same_words_cannot_be_marked_twice(version, checker):
    claim, _ = people.place(version, people.PASSAGE, by=checker)

    with pytest.raises(AlreadyThere) as refusal:
        people.place(version, people.PASSAGE, by=checker)

    assert refusal.value.thing == claim


def test_overlapping_claims_stand_beside_each_other(version, checker):
    people.place(version, people.PASSAGE, by=checker)
    people.place(version, "Posts on social media in March said Japan had already begun", by=checker)

    assert version.appearances.count() == 2


def test_a_merged_claim_gives_its_appearances_to_the_other(candidate, checker):
    other, _ = people.place(people.version("Japan dumps bonds. " + people.TEXT), people.PASSAGE, by=checker)

    target = triage.merge(candidate, into=other, by=checker, version=1)

    assert target.appearances.count() == 2
    merged = Claim.objects.get(pk=candidate.pk)
    assert (merged.status, merged.merged_into) == ("merged", other)


def test_a_claim_cannot_be_merged_into_itself(candidate, checker):
    with pytest.raises(Refusal, match="another claim"):
        triage.merge(candidate, into=candidate, by=checker, version=1)


def test_a_claim_that_is_being_checked_cannot_be_dismissed(desk):
    verdict = desk.draft()

    with pytest.raises(Conflict, match="being checked"):
        claim = Claim.objects.get(pk=verdict.claim_id)
        triage.dismiss(claim, by=desk.checker, version=claim.version, reason="opinion")


@pytest.mark.parametrize("who", ["reporter", "curator"])
def test_others_than_checkers_may_not_accept(who, candidate, request):
    person = people.person(who)

    with pytest.raises(Forbidden, match="claim.triage"):
        triage.accept(candidate, by=person, version=1)


def test_a_published_claim_keeps_its_words_until_its_verdict_is_corrected(desk):
    claim = Claim.objects.get(pk=desk.published().claim_id)

    with pytest.raises(Conflict, match="checked"):
        triage.correct(claim, by=desk.checker, version=claim.version, statement="Japan did not", claimant="")
