"""The lists of the records ask the database the same few questions for one row and for fifty."""

from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from factcheck.claims.models import Claimant
from factcheck.claims.services import extraction
from factcheck.verdicts.models import RatingScale
from newsroom.people import enlist
from tests import people

LISTS = [
    "articles_article", "articles_outlet", "articles_version", "claims_claim", "claims_claimant", "claims_extraction",
    "sources_source", "verdicts_citation", "verdicts_ratingscale", "verdicts_verdict", "newsroom_event",
    "newsroom_user",
]  # fmt: skip


def rows(desk: people.Desk, n: int) -> None:
    """One more row, with other rows behind it, in every list."""
    text = people.version(f"{people.TEXT} Part {n}.", outlet=f"Outlet {n}")
    extraction.request(text)
    desk.draft(desk.claim(text=text))
    RatingScale.objects.create(name=f"Scale {n}")
    Claimant.objects.create(name=f"Claimant {n}")
    enlist(f"person-of-list-{n}", roles=["checker", "editor"], password=None)


def asked_for(page: str, client: Client) -> tuple[int, int]:
    """How many questions the page asks the database, and how many rows it counts."""
    with CaptureQueriesContext(connection) as asked:
        shown = client.get(page)
    return len(asked), shown.context["cl"].result_count


def test_a_list_of_fifty_costs_no_more_questions_than_a_list_of_one(desk, admin_person, client):
    client.force_login(admin_person)
    pages = [reverse(f"admin:{name}_changelist") for name in LISTS]
    rows(desk, 0)
    for page in pages:
        client.get(page)  # What is asked once for a process is not asked twice.
    few = {page: asked_for(page, client)[0] for page in pages}

    for n in range(1, 50):
        rows(desk, n)
    many = {page: asked_for(page, client) for page in pages}

    assert {page: count for page, (_, count) in many.items() if count < 50} == {}
    assert {page: asked for page, (asked, _) in many.items() if asked > few[page] + 1 or asked > 12} == {}
