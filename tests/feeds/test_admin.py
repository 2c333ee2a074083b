"""The curator reads on a verdict's page of the records what the linter says of its markup."""

from django.urls import reverse

from factcheck.claims.models import Claim
from factcheck.verdicts.models import Verdict
from tests.desk.pages import words


def markup_of(client, verdict: Verdict) -> str:
    shown = words(client.get(reverse("admin:verdicts_verdict_change", args=[verdict.pk])))
    return shown.partition("Markup for feeds:")[2]


def test_the_records_tell_each_fault_of_a_verdict_with_its_cure(desk, curator, client):
    verdict = desk.draft()
    Claim.objects.filter(pk=verdict.claim_id).update(statement="Did <b>Japan</b> sell its bonds?")
    verdict = desk.submitted(Verdict.objects.get(pk=verdict.pk))
    client.force_login(curator)

    told = markup_of(client, verdict)

    assert told.strip().startswith("$.claimReviewed It is a question. State what is claimed.")
    assert "There is HTML in it: “<b>”." in told


def test_the_records_say_that_nothing_is_wrong_or_that_there_is_no_record_yet(desk, curator, client, settings):
    settings.SITE_URL = "https://facts.example.org"
    verdict = desk.draft()
    client.force_login(curator)

    assert markup_of(client, verdict).strip().startswith("not submitted yet")
    Claim.objects.filter(pk=verdict.claim_id).update(statement="Japan sold bonds", claimed_on="2025-03-02")
    verdict = desk.submitted(Verdict.objects.get(pk=verdict.pk))
    assert markup_of(client, verdict).strip().startswith("Nothing is wrong.")
