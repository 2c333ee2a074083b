import pytest

from factcheck.claims.models import Claim
from factcheck.claims.services import triage
from factcheck.verdicts.models import Citation, Verdict
from factcheck.verdicts.services import review, writing
from newsroom.ledger import history
from newsroom.refusals import Conflict, Forbidden, Refusal
from tests import people

pytestmark = pytest.mark.django_db


def claim_of(verdict):
    return Claim.objects.get(pk=verdict.claim_id)


def test_beginning_a_verdict_means_that_the_claim_is_being_checked(desk):
    verdict = writing.begin(desk.claim(), by=desk.checker)

    assert claim_of(verdict).status == "checking"


def test_beginning_twice_opens_the_same_draft(desk):
    claim = desk.claim()

    assert writing.begin(claim, by=desk.checker) == writing.begin(claim, by=desk.checker)


def test_a_second_person_is_told_who_is_writing(desk):
    verdict = desk.draft()

    with pytest.raises(Conflict, match=f"{desk.checker} is already writing"):
        writing.begin(verdict.claim, by=desk.editor)


def test_nobody_but_the_author_writes(desk):
    verdict = desk.draft()

    with pytest.raises(Forbidden, match="its author"):
        writing.save(verdict, by=desk.editor, version=verdict.version, summary="Mine.")


def test_a_stale_version_does_not_overwrite(desk):
    verdict = desk.draft()
    writing.save(verdict, by=desk.checker, version=verdict.version, summary="From the first window.")

    with pytest.raises(Conflict):
        writing.save(verdict, by=desk.checker, version=verdict.version, summary="From the second window.")

    assert Verdict.objects.get(pk=verdict.pk).summary == "From the first window."


def test_replaced_words_are_kept_on_record(desk):
    verdict = desk.draft(summary="First words.")
    verdict = writing.save(verdict, by=desk.checker, version=verdict.version, summary="Second words.")

    assert history(verdict)[0].details == {"summary": "First words."}


def test_saving_the_same_words_changes_nothing(desk):
    verdict = desk.draft()
    lines = history(verdict).count()

    same = writing.save(verdict, by=desk.checker, version=verdict.version, summary=verdict.summary)

    assert (same.version, history(verdict).count()) == (verdict.version, lines)


@pytest.mark.parametrize(
    ("missing", "sentence"),
    [
        ({"rating": None}, "Choose a rating"),
        ({"summary": " "}, "Write a summary"),
        ("citation", "Cite at least one"),
    ],
)
def test_a_verdict_that_lacks_something_is_not_submitted(missing, sentence, desk):
    verdict = desk.draft()
    if missing == "citation":
        writing.drop_citation(verdict.citations.get(), by=desk.checker)
    else:
        verdict = writing.save(verdict, by=desk.checker, version=verdict.version, **missing)

    with pytest.raises(Refusal, match=sentence):
        writing.submit(verdict, by=desk.checker, version=verdict.version)


def test_an_unproven_verdict_has_to_say_what_is_not_known(desk):
    verdict = desk.draft(label="Unproven")

    with pytest.raises(Refusal, match="what is not known"):
        writing.submit(verdict, by=desk.checker, version=verdict.version)


def test_a_correction_has_to_say_what_it_corrects(desk):
    draft = writing.begin_correction(desk.published(), by=desk.checker)

    with pytest.raises(Refusal, match="public note"):
        writing.submit(draft, by=desk.checker, version=draft.version)


def test_the_same_citation_twice_is_one_citation(desk):
    verdict = desk.draft()
    first = verdict.citations.get()

    writing.cite(
        verdict,
        by=desk.checker,
        source=first.source,
        stance=first.stance,
        passage=first.passage,
        locator=first.locator,
    )

    assert Citation.objects.filter(verdict=verdict).count() == 1


def test_a_citation_has_to_quote_its_source(desk):
    verdict = desk.draft()

    with pytest.raises(Refusal, match="Quote the words"):
        writing.cite(verdict, by=desk.checker, source=people.source(by=desk.checker), stance="refutes", passage=" ")


def test_a_dropped_citation_stays_in_the_ledger(desk):
    verdict = desk.draft()

    writing.drop_citation(verdict.citations.get(), by=desk.checker)

    assert "1130.8 billion" in history(verdict)[0].details["passage"]


def test_a_discarded_draft_frees_the_claim_and_stays_in_the_ledger(desk):
    verdict = desk.draft(summary="Words worth keeping.")

    writing.discard(verdict, by=desk.checker, version=verdict.version)

    assert not Verdict.objects.filter(pk=verdict.pk).exists()
    assert claim_of(verdict).status == "open"
    assert history(verdict)[0].details["summary"] == "Words worth keeping."


def test_a_discarded_correction_leaves_the_published_verdict_standing(desk):
    published = desk.published()
    draft = desk.correction(published)

    writing.discard(draft, by=desk.checker, version=draft.version)

    assert claim_of(published).status == "checked"
    assert Verdict.objects.published().get() == published


def test_the_record_is_what_the_reviewer_read_whatever_happens_to_the_claim(desk):
    verdict = desk.submitted()
    claim = claim_of(verdict)
    triage.correct(claim, by=desk.checker, version=claim.version, statement="Something else", claimant="Nobody")

    verdict = desk.published(desk.approved(verdict))

    assert verdict.record["claim"]["statement"] == people.PASSAGE


def test_a_record_says_where_the_claim_stands(desk):
    verdict = desk.submitted()

    (appearance,) = verdict.record["claim"]["appearances"]
    assert (appearance["outlet"], appearance["exact"]) == ("Pacific Ledger", people.PASSAGE)


def test_the_rating_of_a_record_is_computed_from_its_scale(desk):
    record = desk.submitted(desk.draft(label="Mostly true")).record

    assert record["rating"]["label"] == "Mostly true"
    assert (record["rating"]["value"], record["rating"]["worst"], record["rating"]["best"]) == (4, 1, 5)


def test_a_rating_off_the_scale_has_no_numbers(desk):
    record = desk.submitted(desk.draft(label="Satire")).record

    assert {"value", "worst", "best"}.isdisjoint(record["rating"])


def test_a_correction_begins_with_the_words_and_citations_of_the_published_one(desk):
    published = desk.published()

    draft = writing.begin_correction(published, by=desk.checker)

    assert (draft.revision, draft.summary, draft.slug) == (2, published.summary, published.slug)
    assert draft.citations.get().passage == published.citations.get().passage


def test_a_corrected_verdict_keeps_its_address_and_first_date(desk):
    first = desk.published()

    second = desk.corrected(first)

    assert (second.slug, second.first_published_at) == (first.slug, first.published_at)
    assert second.changed_at > first.changed_at
    assert Verdict.objects.get(pk=first.pk).state == "corrected"


def test_the_correctors_work_is_approved_by_another_person_too(desk):
    draft = desk.correction()
    submitted = desk.submitted(draft)

    with pytest.raises(Forbidden):
        review.approve(submitted, by=desk.checker, version=submitted.version)


def test_a_retracted_verdict_can_be_followed_by_a_new_one_at_the_same_address(desk):
    retracted = desk.retracted()

    draft = desk.draft(claim_of(retracted), correction_note="The table was read again.")
    again = desk.published(desk.approved(desk.submitted(draft)))

    assert (again.slug, again.revision) == (retracted.slug, 2)
    assert list(Verdict.objects.shown()) == [again]


def test_a_retracted_verdict_is_shown_until_something_replaces_it(desk):
    retracted = desk.retracted()

    assert list(Verdict.objects.shown()) == [retracted]
    assert claim_of(retracted).status == "open"


def test_publishing_twice_publishes_once(desk):
    approved = desk.approved()
    first = review.publish(approved, by=desk.editor, version=approved.version)
    second = review.publish(approved, by=desk.editor, version=approved.version)

    assert first.published_at == second.published_at
    assert history(first).filter(verb="published").count() == 1
