"""Claims and their readings in the records."""

import pytest
from django.core import checks
from django.test import Client
from django.urls import reverse

from factcheck.claims import tasks
from factcheck.claims.models import Claim, Extraction, ReadingPolicy
from factcheck.claims.services import extraction, policy
from factcheck.claims.services.corrections import correct_reading
from newsroom.ledger import history
from newsroom.models import User
from tests import people
from tests.claims.proposals import candidate, place_of, reading

LIST = "admin:claims_claim_changelist"
READINGS = "admin:claims_extraction_changelist"


@pytest.fixture
def records(curator: User, client: Client) -> Client:
    client.force_login(curator)
    return client


@pytest.fixture
def two(checker: User) -> tuple[Claim, Claim]:
    text = people.version()
    first, _ = people.place(text, "Japan holds $1.13 trillion", by=checker)
    second, _ = people.place(text, "its holdings rose to $1.1308 trillion", by=checker)
    return first, second


def chosen(action: str, *claims: Claim, **said: object) -> dict[str, object]:
    versions = {f"version-{claim.pk}": claim.version for claim in claims}
    return {"action": action, "_selected_action": [claim.pk for claim in claims], **versions, **said}


def test_a_curator_dismisses_claims_with_a_reason(records, two, curator):
    asked = records.post(reverse(LIST), chosen("dismiss", *two))
    assert "Choose a reason…" in asked.content.decode()
    assert not Claim.objects.filter(status="dismissed").exists()

    records.post(reverse(LIST), chosen("dismiss", *two, apply="yes", reason="trivial", note="Everybody knows."))

    assert set(Claim.objects.values_list("status", "dismissed_because", "dismissed_note")) == {
        ("dismissed", "trivial", "Everybody knows.")
    }
    assert all(history(claim).first().by == curator for claim in two)


def test_dismissing_without_a_reason_asks_again(records, two):
    answer = records.post(reverse(LIST), chosen("dismiss", *two, apply="yes", reason=""))

    assert "Choose a reason for dismissing the claims." in answer.content.decode()
    assert not Claim.objects.filter(status="dismissed").exists()


def test_a_claim_that_changed_meanwhile_is_left_and_told(records, two, checker):
    first, second = two
    said = chosen("dismiss", first, second, apply="yes", reason="trivial")
    people.triage.correct(first, by=checker, version=first.version, statement="Other words.", claimant="")

    answer = records.post(reverse(LIST), said, follow=True)

    assert "has changed this claim since you opened it" in answer.content.decode()
    assert set(Claim.objects.filter(status="dismissed")) == {second}


def test_a_claim_with_a_verdict_is_not_dismissed(records, desk):
    verdict = desk.published()
    claim = Claim.objects.get(pk=verdict.claim_id)

    answer = records.post(reverse(LIST), chosen("dismiss", claim, apply="yes", reason="trivial"), follow=True)

    assert "can&#x27;t be done with it now" in answer.content.decode()
    assert Claim.objects.get(pk=claim.pk).status == "checked"


def test_two_claims_are_merged_into_the_one_that_was_chosen(records, two, curator):
    goes, stays = two

    records.post(reverse(LIST), chosen("merge", *two, apply="yes", stays=stays.pk))

    assert Claim.objects.get(pk=goes.pk).merged_into == stays
    assert Claim.objects.get(pk=stays.pk).appearances.count() == 2
    assert history(goes).first().by == curator


def test_a_claim_is_not_rewritten_by_post(records, two):
    claim = two[0]

    answer = records.post(
        reverse("admin:claims_claim_change", args=[claim.pk]), {"statement": "Forged.", "status": "dismissed"}
    )

    assert answer.status_code == 403
    assert Claim.objects.get(pk=claim.pk).statement == claim.statement


def test_an_editor_sees_a_claim_with_its_places_and_history(editor, client, two):
    client.force_login(editor)

    shown = client.get(reverse("admin:claims_claim_change", args=[two[0].pk])).content.decode()

    assert "Japan holds $1.13 trillion" in shown
    assert "Pacific Ledger" in shown
    assert ", added" in shown


def test_a_curator_has_an_article_read_again_and_a_worker_is_told(
    records, monkeypatch, django_capture_on_commit_callbacks
):
    job = extraction.request(people.version())
    extraction.run(job.pk)
    told: list[int] = []
    monkeypatch.setattr(tasks.extract, "apply_async", lambda arguments, **_: told.extend(arguments))

    with django_capture_on_commit_callbacks(execute=True):
        answer = records.post(reverse(READINGS), {"action": "read_again", "_selected_action": [job.pk]}, follow=True)

    assert "1 reading asked for again" in answer.content.decode()
    assert told == [job.pk]
    assert Extraction.objects.get().due_at is not None


def test_a_reading_that_is_under_way_is_not_begun_again(records):
    job = extraction.request(people.version())

    answer = records.post(reverse(READINGS), {"action": "read_again", "_selected_action": [job.pk]}, follow=True)

    assert "being read at this moment" in answer.content.decode()


@pytest.mark.parametrize(
    ("state", "there"), [("done", True), ("waiting", False), ("failed", False), ("running", False)]
)
def test_readings_are_filtered_by_their_state(records, state, there):
    job = extraction.request(people.version(title="A story to find"))
    extraction.run(job.pk)

    shown = records.get(reverse(READINGS), {"state": state}).content.decode()

    assert ("A story to find" in shown) is there


POLICY = "admin:claims_readingpolicy_changelist"
OFFERED = {"cut": "0.7", "language_model": "on", "rereads": "on"}


def test_the_list_of_policies_leads_straight_to_the_one_page(records, curator):
    first = records.get(reverse(POLICY))
    assert first.url == reverse("admin:claims_readingpolicy_add")
    page = records.get(first.url).content.decode()
    assert "from 0 to 1. Lower offers more, higher fewer." in page
    assert "Save and add another" not in page
    assert "Add reading policy" not in page

    records.post(first.url, OFFERED)

    assert records.get(reverse(POLICY)).url == reverse("admin:claims_readingpolicy_change", args=[1])
    assert records.get(first.url).status_code == 403
    rules = policy.current()
    assert (rules.cut, rules.language_model, rules.rereads, rules.version) == (0.7, True, True, 2)
    assert history(rules).first().by == curator


def test_the_policy_is_changed_and_unticked(records):
    records.post(reverse("admin:claims_readingpolicy_add"), OFFERED)

    records.post(reverse("admin:claims_readingpolicy_change", args=[1]), {"cut": "0.4"})

    rules = policy.current()
    assert (rules.cut, rules.language_model, rules.rereads) == (0.4, False, False)


def test_what_was_typed_before_the_workers_made_the_row_is_written(records):
    ReadingPolicy.objects.create(pk=1, outstanding=3)

    records.post(reverse("admin:claims_readingpolicy_add"), OFFERED)

    assert (policy.current().cut, policy.current().outstanding) == (0.7, 3)


def test_who_was_second_to_make_the_row_is_told_who_was_first(records, editor):
    policy.change(by=editor, version=1, cut=0.3, language_model=False, rereads=True)

    second = records.post(reverse("admin:claims_readingpolicy_add"), OFFERED)

    assert second.status_code == 409
    assert f"{editor} has changed how articles are read since you opened it." in second.content.decode()
    assert policy.current().cut == 0.3


@pytest.mark.parametrize("cut", ["1.2", "-1"])
def test_a_cut_that_cannot_be_meant_is_told_in_a_sentence(records, cut):
    refused = "The cut is a number from 0 (offer everything) to 1"
    new = records.post(reverse("admin:claims_readingpolicy_add"), OFFERED | {"cut": cut})
    assert refused in new.content.decode()
    assert not ReadingPolicy.objects.exists()
    records.post(reverse("admin:claims_readingpolicy_add"), OFFERED)

    changed = records.post(reverse("admin:claims_readingpolicy_change", args=[1]), OFFERED | {"cut": cut})

    assert refused in changed.content.decode()
    assert policy.current().cut == 0.7


def test_a_checker_finds_no_policy_in_the_records(checker, client):
    User.objects.filter(pk=checker.pk).update(is_staff=True)
    client.force_login(User.objects.get(pk=checker.pk))

    for page in (reverse(POLICY), reverse("admin:claims_readingpolicy_add")):
        assert client.post(page, OFFERED).status_code in {302, 403}
    assert not ReadingPolicy.objects.exists()


def test_a_claims_places_are_shown_with_what_was_read_there(records, checker):
    version = people.version("The ministry said exports fell by 3 percent in March.")
    words = "exports fell by 3 percent in March"
    reading(version, candidate(version, words, speaker="Kato", speaker_inferred=True), engine_version="7")
    place = place_of(version, words)
    correct_reading(place, by=checker, version=1, kinds=["law", "cause"])

    shown = records.get(reverse("admin:claims_claim_change", args=[place.claim_id])).content.decode()

    for words in ("Law or policy, Cause", "Kato (inferred)", "rules 7, reading 1"):
        assert words in shown


def test_a_reading_is_shown_with_what_came_of_it(records):
    job = extraction.request(people.version(people.TEXT + "\n\nSign up for our newsletter"))
    extraction.run(job.pk)
    Extraction.objects.filter(pk=job.pk).update(note="The language model did not answer.", dropped=4)

    listed = records.get(reverse(READINGS)).content.decode()
    shown = records.get(reverse("admin:claims_extraction_change", args=[job.pk])).content.decode()

    assert "The language model did not answer." in listed
    assert "The language model did not answer." in shown
    assert "share: 1" in shown


def test_the_pages_of_the_records_pass_djangos_own_checks():
    assert checks.run_checks() == []
