"""The lists of the records ask the database the same few questions for one row and for fifty."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from factcheck.claims.services import extraction
from factcheck.verdicts.models import RatingScale
from newsroom.people import enlist
from tests import people

LISTS = [
    "articles_article", "articles_outlet", "articles_version", "claims_claim", "claims_extraction", "sources_source",
    "verdicts_citation", "verdicts_ratingscale", "verdicts_verdict", "newsroom_event", "newsroom_user",
]  # fmt: skip


def rows(desk: people.Desk, n: int) -> None:
    """One more row, with other rows behind it, in every list."""
    text = people.version(f"{people.TEXT} Part {n}.", outlet=f"Outlet {n}")
    extraction.request(text)
    desk.draft(desk.claim(text=text))
    RatingScale.objects.create(name=f"Scale {n}")
    enlist(f"person-of-list-{n}", roles=["checker", "editor"], password=None)


@pytest.mark.parametrize("name", LISTS)
def test_a_list_of_fifty_costs_no_more_questions_than_a_list_of_one(name, desk, admin_person, client):
    client.force_login(admin_person)
    page = reverse(f"admin:{name}_changelist")
    rows(desk, 0)
    client.get(page)  # What is asked once for a process is not asked twice.
    with CaptureQueriesContext(
        connection,
    ) as few:
        client.get(page)

    for n in range(1, 50):
        rows(desk, n)
    with CaptureQueriesContext(connection) as many:
        shown = client.get(page)

    assert shown.context["cl"].result_count >= 50
    assert len(many) <= len(few) + 1, [query["sql"][:200] for query in many]
    assert len(many) <= 12
