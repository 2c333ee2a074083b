"""Merging when two people, or one impatient one, do it at the same moment."""

import threading
import time
from collections.abc import Callable
from functools import partial

import pytest
from django.db import connections, transaction

from factcheck.claims.models import Appearance, Claim
from factcheck.claims.services import extraction, triage
from newsroom.ledger import history
from newsroom.models import User
from newsroom.refusals import Refusal
from tests import people
from tests.claims.proposals import candidate, place_of, reading

FELL = "Exports fell by 3 percent in March."
ROSE = "Imports rose by 4 percent in March."


@pytest.mark.django_db
def test_a_merge_sent_twice_is_taken_in_once(checker: User) -> None:
    claim, other = Claim.objects.create(statement="One."), Claim.objects.create(statement="The same.")
    for _ in range(2):
        triage.merge(claim, into=other, by=checker, version=1)

    assert history(other).filter(verb="took in").count() == 1


@pytest.mark.django_db
def test_a_claim_that_a_reading_took_back_is_worked_with_again_when_another_is_merged_into_it(checker: User) -> None:
    version = people.version(f"{FELL} {ROSE}")
    reading(version, candidate(version, FELL), candidate(version, ROSE))
    claim, other = place_of(version, FELL).claim, place_of(version, ROSE).claim
    claim = triage.accept(claim, by=checker, version=claim.version)
    reading(version, candidate(version, FELL), number=2)

    triage.merge(claim, into=other, by=checker, version=claim.version)

    assert list(Claim.objects.current()) == [other], "what was accepted must not vanish in what nobody is shown"
    assert [place.withdrawn for place in version.appearances.all()] == [False, False]


@pytest.mark.django_db
def test_where_a_claim_stood_that_a_reading_took_back_the_claim_stands_that_it_was_merged_into(checker: User) -> None:
    version = people.version(f"{FELL} {ROSE}")
    reading(version, candidate(version, FELL), candidate(version, ROSE))
    claim, other = place_of(version, FELL).claim, place_of(version, ROSE).claim
    reading(version, candidate(version, ROSE), number=2)
    claim.refresh_from_db()

    triage.merge(claim, into=other, by=checker, version=claim.version)

    assert set(version.appearances.offered().values_list("claim", "exact")) == {(other.pk, FELL), (other.pk, ROSE)}


@pytest.mark.django_db
def test_words_that_nobody_is_shown_as_a_claim_since_a_merge_can_be_marked_again(checker: User) -> None:
    version = people.version(f"{FELL} {ROSE}")
    (claim, place), (other, _) = people.place(version, FELL, by=checker), people.place(version, ROSE, by=checker)
    Appearance.objects.create(claim=other, version=version, exact=FELL, start=place.start, end=place.end)
    triage.merge(claim, into=other, by=checker, version=claim.version)
    stays = version.appearances.get(claim=other, exact=FELL)
    triage.adjust_span(stays, by=checker, version=other.version + 1, start=stays.start, end=stays.end - 1)

    marked, _ = people.place(version, FELL, by=checker)

    assert marked not in {claim, other}


def at_once(*acts: Callable[[], object]) -> list[Exception]:
    """Do these acts at the same moment, each on a connection of its own; what went wrong."""
    met, wrong = threading.Barrier(len(acts)), []

    def do(act: Callable[[], object]) -> None:
        met.wait()
        try:
            act()
        except Exception as error:  # noqa: BLE001  Which one it was is what the test asks.
            wrong.append(error)
        finally:
            connections.close_all()

    threads = [threading.Thread(target=do, args=(act,)) for act in acts]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return wrong


@pytest.mark.django_db(transaction=True)
def test_two_people_who_merge_two_claims_into_each_other_never_wait_for_each_other() -> None:
    first, second = people.person("checker"), people.person("checker")
    for _ in range(10):  # Without one order of locking about every other round ends in a deadlock.
        one, two = Claim.objects.create(statement="One."), Claim.objects.create(statement="The same.")

        wrong = at_once(
            partial(triage.merge, one, into=two, by=first, version=1),
            partial(triage.merge, two, into=one, by=second, version=1),
        )

        assert [isinstance(error, Refusal) for error in wrong] == [True]


@pytest.mark.django_db(transaction=True)
def test_a_claim_that_is_merged_while_a_new_text_is_read_stands_in_it_as_the_other_one() -> None:
    """The merge is not committed yet when the reading asks which claims there are."""
    somebody = people.person("checker")
    address = "https://ledger.example.org/edited"
    extraction.run(extraction.request(people.version(url=address)).pk)
    claim = Claim.objects.get(statement__startswith="Japan holds")
    other = Claim.objects.create(statement="The same.")
    edited = people.version(people.TEXT + "\n\nThis page was edited.", url=address)
    job, has_merged = extraction.request(edited), threading.Event()

    def merge_slowly() -> None:
        with transaction.atomic():
            triage.merge(claim, into=other, by=somebody, version=1)
            has_merged.set()
            time.sleep(0.5)

    def read_meanwhile() -> None:
        has_merged.wait()
        extraction.run(job.pk)

    assert at_once(merge_slowly, read_meanwhile) == []
    assert list(edited.appearances.filter(exact__startswith="Japan holds").values_list("claim", flat=True)) == [
        other.pk
    ]
