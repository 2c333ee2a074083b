"""Who sees and does what in the records: the whole table of people and pages, and how a person comes in."""

import pytest
from django.test import Client
from django.urls import reverse

from newsroom.models import Event
from tests import people

LISTS = [
    "articles_article", "articles_outlet", "articles_version", "claims_claim", "claims_claimant", "claims_extraction",
    "sources_source",
    "verdicts_citation", "verdicts_ratingscale", "verdicts_verdict", "newsroom_event",
]  # fmt: skip
ADDING = ["articles_outlet", "claims_claimant", "sources_source", "verdicts_ratingscale"]
PEOPLE = ["reporter", "checker", "editor", "curator", "admin", "visitor"]
READERS = {"editor", "curator", "admin"}
CURATORS = {"curator", "admin"}


def signed_in(role: str) -> Client:
    client = Client()
    client.force_login(people.person(*({role} - {"visitor"})))
    return client


def page(name: str, *arguments: object) -> str:
    return reverse(f"admin:{name}", args=arguments)


def status(client: Client, address: str) -> int:
    """What the page answers; for those who are sent to the sign-in, what that answers in the end."""
    return client.get(address, follow=True).status_code


@pytest.mark.parametrize("who", PEOPLE)
@pytest.mark.parametrize("name", LISTS)
def test_the_lists_are_for_those_who_may_read_records(db, name, who):
    assert status(signed_in(who), page(f"{name}_changelist")) == (200 if who in READERS else 403)


@pytest.mark.parametrize("who", PEOPLE)
@pytest.mark.parametrize("name", LISTS)
def test_only_curators_add_and_only_what_is_added_here(db, name, who):
    allowed = name in ADDING and who in CURATORS

    assert status(signed_in(who), page(f"{name}_add")) == (200 if allowed else 403)


@pytest.mark.parametrize("who", PEOPLE)
@pytest.mark.parametrize("address", ["newsroom_user_changelist", "newsroom_user_add"])
def test_people_are_the_admins_to_see_and_change(db, address, who):
    assert status(signed_in(who), page(address)) == (200 if who == "admin" else 403)


@pytest.mark.parametrize("who", PEOPLE)
def test_the_index_is_for_those_who_may_read_records(db, who):
    assert status(signed_in(who), reverse("admin:index")) == (200 if who in READERS else 403)


@pytest.mark.parametrize("who", ["editor", "curator", "admin"])
def test_nothing_on_record_is_deleted_by_anybody(desk, who):
    client = signed_in(who)
    verdict = desk.published()
    rows = [
        verdict, verdict.claim, verdict.rating.scale, verdict.citations.get(), verdict.citations.get().source,
        verdict.author, Event.objects.first(), *(a.version for a in verdict.claim.appearances.all()),
        *(a.version.article for a in verdict.claim.appearances.all()),
        *(a.version.article.outlet for a in verdict.claim.appearances.all()),
    ]  # fmt: skip

    for row in rows:
        address = page(f"{row._meta.app_label}_{row._meta.model_name}_delete", row.pk)
        assert client.post(address, {"post": "yes"}).status_code == 403, address
        assert type(row)._default_manager.filter(pk=row.pk).exists()


@pytest.mark.parametrize("name", [*LISTS, "newsroom_user"])
def test_no_list_offers_to_delete(admin_person, client, name):
    client.force_login(admin_person)

    assert b"delete_selected" not in client.get(page(f"{name}_changelist")).content


def test_a_stranger_is_sent_to_the_newsrooms_own_sign_in_and_back(db, client, curator):
    address = page("articles_outlet_changelist")

    sent = client.get(address, follow=True)
    assert sent.redirect_chain[-1][0].startswith(reverse("sign-in"))

    form = {"username": curator.username, "password": people.PASSWORD, "next": address}
    back = client.post(sent.redirect_chain[-1][0], form, follow=True)
    assert back.redirect_chain[-1][0] == address
    assert back.status_code == 200


def test_a_person_without_the_right_is_told_which_one_is_missing(db, client, reporter):
    client.force_login(reporter)

    answer = client.get(reverse("admin:index"), follow=True)

    assert answer.status_code == 403
    assert "record.read" in answer.content.decode()


def test_signing_out_of_the_records_signs_out_of_the_newsroom(curator, client):
    client.force_login(curator)

    answer = client.post(reverse("admin:logout"))

    assert answer.status_code == 302
    assert answer["Location"] == reverse("sign-in")
    assert client.get(reverse("admin:index")).status_code == 302


def test_the_ledger_cannot_be_written_by_post(admin_person, client):
    client.force_login(admin_person)
    event = Event.objects.create(verb="said", subject="claim:1", by=admin_person)

    answer = client.post(page("newsroom_event_change", event.pk), {"verb": "never said", "subject": "claim:1"})

    assert answer.status_code == 403
    assert Event.objects.get(pk=event.pk).verb == "said"
