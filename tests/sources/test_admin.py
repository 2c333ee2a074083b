"""Sources in the records: changed, added, merged."""

import pytest
from django.test import Client
from django.urls import reverse

from factcheck.sources.models import Source
from newsroom.ledger import history
from newsroom.models import User
from tests import people

LIST = "admin:sources_source_changelist"
TABLE = {
    "title": "Holdings table", "publisher": "US Treasury", "canonical_url": "https://treasury.example.org/table",
    "reference": "", "kind": "primary", "interests": "",
}  # fmt: skip


@pytest.fixture
def records(curator: User, client: Client) -> Client:
    client.force_login(curator)
    return client


def test_a_curator_adds_a_source_and_it_is_on_record(records, curator):
    records.post(reverse("admin:sources_source_add"), TABLE)

    source = Source.objects.get()
    assert source.added_by == curator
    assert history(source).get().verb == "added"


def test_a_source_at_a_known_address_is_not_added_a_second_time(records, checker):
    known = people.source(by=checker)

    answer = records.post(
        reverse("admin:sources_source_add"), TABLE | {"canonical_url": known.canonical_url}, follow=True
    )

    assert "This source was here already" in answer.content.decode()
    assert Source.objects.get().title == known.title


def test_an_address_that_another_source_has_is_refused_in_words(records, checker):
    first, second = people.source(by=checker), people.source(by=checker)

    answer = records.post(
        reverse("admin:sources_source_change", args=[second.pk]),
        TABLE | {"canonical_url": first.canonical_url},
        follow=True,
    )

    assert "Another source has this already" in answer.content.decode()
    assert Source.objects.get(pk=second.pk).canonical_url == second.canonical_url


def test_a_source_without_address_and_reference_is_refused_in_words(records):
    answer = records.post(reverse("admin:sources_source_add"), TABLE | {"canonical_url": ""})

    assert "Give the address, or say in the reference" in answer.content.decode()


def test_a_change_is_on_record(records, checker, curator):
    source = people.source(by=checker)

    records.post(reverse("admin:sources_source_change", args=[source.pk]), TABLE)

    assert Source.objects.get().title == "Holdings table"
    event = history(source).first()
    assert (event.verb, event.by, event.details["title"]) == ("changed", curator, source.title)


def test_two_sources_are_merged_into_the_one_that_was_chosen(records, checker, curator):
    goes, stays = people.source(by=checker), people.source(by=checker)
    chosen = {"action": "merge", "_selected_action": [goes.pk, stays.pk]}

    asked = records.post(reverse(LIST), chosen)
    assert "The one that stays" in asked.content.decode()
    assert not Source.objects.exclude(merged_into=None).exists()
    records.post(reverse(LIST), chosen | {"apply": "yes", "stays": stays.pk})

    assert Source.objects.get(pk=goes.pk).merged_into == stays
    assert history(goes).first().by == curator


def test_merging_without_saying_which_stays_asks_again(records, checker):
    rows = [people.source(by=checker).pk, people.source(by=checker).pk]

    answer = records.post(reverse(LIST), {"action": "merge", "_selected_action": rows, "apply": "yes"})

    assert "Choose the source that stays." in answer.content.decode()


@pytest.mark.parametrize("how_many", [1, 3])
def test_merging_takes_two(records, checker, how_many):
    rows = [people.source(by=checker).pk for _ in range(how_many)]

    answer = records.post(reverse(LIST), {"action": "merge", "_selected_action": rows}, follow=True)

    assert "Choose the two sources" in answer.content.decode()


def test_a_source_that_is_merged_already_is_refused_in_words(records, checker, curator):
    first, second, third = (people.source(by=checker) for _ in range(3))
    chosen = {"action": "merge", "apply": "yes"}
    records.post(reverse(LIST), chosen | {"_selected_action": [first.pk, second.pk], "stays": second.pk})

    answer = records.post(
        reverse(LIST), chosen | {"_selected_action": [first.pk, third.pk], "stays": third.pk}, follow=True
    )

    assert "already merged into another" in answer.content.decode()
    assert Source.objects.get(pk=first.pk).merged_into == second


@pytest.mark.parametrize("role", ["editor", "checker"])
def test_others_do_not_merge(db, client, checker, role):
    client.force_login(people.person(role))
    goes, stays = people.source(by=checker), people.source(by=checker)

    client.post(
        reverse(LIST),
        {"action": "merge", "_selected_action": [goes.pk, stays.pk], "apply": "yes", "stays": stays.pk},
    )

    assert not Source.objects.exclude(merged_into=None).exists()
