"""The one record that all pages and feeds print."""

import pytest

from factcheck.claims.services import triage
from factcheck.feeds import published
from factcheck.feeds.published import newest_first
from factcheck.verdicts.models import Rating, Verdict
from factcheck.verdicts.services import writing


def check(verdict: Verdict) -> published.Check:
    return published.of(newest_first().get(slug=Verdict.objects.get(pk=verdict.pk).slug))


def test_a_check_is_the_record_that_was_reviewed_and_not_the_claim_as_it_is_today(publish, desk):
    verdict = publish("Japan had already begun dumping Treasurys in March")
    writing.begin_correction(verdict, by=desk.checker)
    claim = verdict.claim
    claim.refresh_from_db()

    triage.correct(claim, by=desk.checker, version=claim.version, statement="Something else", claimant="Somebody else")
    Rating.objects.filter(pk=verdict.rating_id).update(label="Wrong", definition="Other words")

    assert check(verdict).statement == "Japan had already begun dumping Treasurys in March"
    assert check(verdict).rating.label == "False"
    assert "Wrong" not in {label.label for label in check(verdict).rating.labels}


def test_a_correction_has_the_first_date_the_last_change_and_its_note(publish, desk):
    first = publish()
    second = desk.corrected(first)

    found = check(second)

    assert (found.revision, found.first_published, found.changed) == (2, first.published_at, second.published_at)
    assert [(change.kind, change.note) for change in found.changes] == [
        ("published", ""),
        ("corrected", "An earlier version left April out."),
    ]


def test_a_retracted_check_is_still_there_and_says_why(publish, desk):
    retracted = desk.retracted(publish())

    found = check(retracted)

    assert found.retraction
    assert (found.retraction.note, found.retraction.at) == ("The table was misread.", retracted.changed_at)


@pytest.fixture
def published_anew(publish, desk):
    """A verdict that was retracted and then written again, from the beginning."""
    retracted = desk.retracted(publish())
    draft = writing.begin(retracted.claim, by=desk.checker)
    again = desk.written(draft, label="Mostly false", correction_note="Checked again with the right table.")
    return desk.published(desk.approved(desk.submitted(again)))


def test_a_retracted_check_that_is_published_anew_stands_again_at_its_address(published_anew):
    found = check(published_anew)

    assert newest_first().count() == 1
    assert found.retraction is None
    assert found.rating.label == "Mostly false"
    assert [change.kind for change in found.changes] == ["published", "retracted", "republished"]
    assert found.first_published < found.changed == published_anew.published_at


def test_an_article_is_an_appearance_once_however_often_the_claim_stands_in_it(desk):
    claim = desk.claim()
    place = claim.appearances.get()
    # A second place in the same article, as merging two claims leaves it.
    place.pk, place.start, place.end = None, place.start + 6, place.end
    place.save(force_insert=True)

    verdict = desk.published(desk.approved(desk.submitted(desk.draft(claim))))

    assert len(check(verdict).appearances) == 1


def test_an_address_that_is_not_of_the_web_is_never_linked(publish):
    verdict = publish(url="javascript:alert(1)")

    assert check(verdict).appearances[0].url == ""
    assert check(verdict).appearances[0].link == ""


def test_drafts_and_earlier_revisions_are_not_shown(publish, desk, written):
    written()
    second = desk.corrected(publish("Japan sold all of its bonds"))

    assert [row.pk for row in newest_first()] == [second.pk]
