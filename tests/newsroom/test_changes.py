"""Curated rows change by what differs, on record."""

import pytest

from articles.models import Outlet
from articles.services import curation
from newsroom.ledger import history
from newsroom.refusals import Forbidden, Refusal
from tests import people


@pytest.fixture
def outlet(curator):
    return curation.add_outlet(by=curator, name="Pacific Ledger", domains=["ledger.example.org"])


def test_a_change_is_written_and_the_old_value_is_on_record(outlet, curator):
    changed = curation.change_outlet(outlet, by=curator, country="JP", domains=["ledger.example.net"])

    assert (changed.country, changed.domains) == ("JP", ["ledger.example.net"])
    event = history(outlet).first()
    assert event is not None
    assert (event.verb, event.by) == ("changed", curator)
    assert event.details == {"country": "", "domains": ["ledger.example.org"]}


def test_what_does_not_differ_leaves_nothing_on_record(outlet, curator):
    curation.change_outlet(outlet, by=curator, name="Pacific Ledger")

    assert [event.verb for event in history(outlet)] == ["added"]


def test_a_name_that_another_has_is_refused_and_nothing_is_written(outlet, curator):
    other = curation.add_outlet(by=curator, name="Harbour Daily")

    with pytest.raises(Refusal, match="Another outlet has this already"):
        curation.change_outlet(other, by=curator, name="PACIFIC LEDGER", country="SG")

    kept = Outlet.objects.get(pk=other.pk)
    assert (kept.name, kept.country) == ("Harbour Daily", "")


def test_a_column_that_is_not_for_curators_is_refused(outlet, curator):
    with pytest.raises(ValueError, match="id"):
        curation.change_outlet(outlet, by=curator, id=7)


@pytest.mark.parametrize("role", ["reporter", "checker", "editor"])
def test_only_curators_change_outlets(outlet, role):
    with pytest.raises(Forbidden):
        curation.change_outlet(outlet, by=people.person(role), country="JP")
