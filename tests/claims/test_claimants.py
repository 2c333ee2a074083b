"""The register of claimants, as curators keep it."""

import pytest
from django.test import Client
from django.urls import reverse

from factcheck.claims.models import Claimant
from factcheck.claims.services import claimants
from newsroom.ledger import history
from newsroom.models import User
from newsroom.refusals import Forbidden, Refusal

pytestmark = pytest.mark.django_db
KATO = {"name": "Kato Akira", "kind": "person", "job_title": "finance minister", "same_as": "https://kato.example.org/"}


def test_a_curator_adds_a_claimant_in_the_records_and_it_is_on_record(curator: User, client: Client):
    client.force_login(curator)

    client.post(reverse("admin:claims_claimant_add"), KATO)

    claimant = Claimant.objects.get()
    assert (claimant.job_title, claimant.same_as) == ("finance minister", "https://kato.example.org/")
    assert history(claimant).get().by == curator


def test_a_claimant_of_a_known_name_is_refused_in_words(curator: User, client: Client):
    client.force_login(curator)
    claimants.add(by=curator, **KATO)

    answer = client.post(reverse("admin:claims_claimant_add"), KATO | {"name": "kato akira"})

    assert "There is a claimant of this name already." in answer.content.decode()
    assert Claimant.objects.count() == 1


def test_what_a_curator_changes_leaves_what_was_there_on_record(curator: User, client: Client):
    claimant = claimants.add(by=curator, **KATO)
    client.force_login(curator)

    client.post(reverse("admin:claims_claimant_change", args=[claimant.pk]), KATO | {"job_title": "prime minister"})

    assert Claimant.objects.get().job_title == "prime minister"
    assert history(claimant).first().details == {"job_title": "finance minister"}


def test_a_checker_leaves_the_register_alone(checker: User):
    with pytest.raises(Forbidden):
        claimants.add(by=checker, **KATO)


def test_two_services_at_once_add_one_claimant(curator: User):
    claimants.add(by=curator, **KATO)

    with pytest.raises(Refusal, match="There is a claimant of this name already"):
        claimants.add(by=curator, **KATO | {"name": "KATO AKIRA"})


def test_the_register_is_asked_by_name_whatever_the_capitals(curator: User):
    kato = claimants.add(by=curator, **KATO)

    assert Claimant.objects.named(" kato AKIRA ") == kato
    assert Claimant.objects.named("Kato") is None
    assert Claimant.objects.named("") is None
