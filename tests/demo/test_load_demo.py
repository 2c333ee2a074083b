"""`manage.py load_demo`: a newsroom to look around in, once, and never over somebody's own work."""

from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.db.models.functions import Now

from articles.models import Article, Outlet, Version
from demo import people as demo_people
from factcheck.claims.models import Claim, Extraction
from factcheck.claims.services import extraction
from factcheck.verdicts.models import State, Verdict
from newsroom import jobs, rights
from newsroom.models import Event, User
from tests import people


def load(*options: str) -> str:
    out = StringIO()
    call_command("load_demo", *options, stdout=out)
    return out.getvalue()


def rows() -> tuple[int, ...]:
    return tuple(model.objects.count() for model in (User, Outlet, Article, Version, Extraction, Claim, Verdict, Event))


def test_it_brings_in_five_people_and_six_stories(db):
    load()

    assert {frozenset(rights.roles_of(user)) for user in User.objects.all()} == {
        frozenset({role}) for role in rights.ROLES
    }
    assert Article.objects.filter(channel=Article.Channel.DEMO).count() == 6
    assert Outlet.objects.exclude(domains=[]).exclude(country="").count() == 6


def test_every_demo_person_can_sign_in_with_the_printed_password(db, client):
    told = load()

    assert demo_people.PASSWORD in told
    for role in rights.ROLES:
        assert f"  {role} " in told
        assert client.login(username=role, password=demo_people.PASSWORD)


def test_the_readings_are_owed_one_after_the_other(db):
    load()

    assert Extraction.objects.unfinished().count() == 6
    assert Extraction.objects.filter(due_at__lte=Now()).count() == 1


def test_the_demo_shows_one_published_check_that_a_second_person_stands_for(db):
    load()

    verdict = Verdict.objects.get()
    assert (verdict.state, verdict.rating.label) == (State.PUBLISHED, "True")
    assert verdict.author != verdict.reviewer
    assert verdict.citations.count() == 1


def test_the_published_claim_is_not_extracted_a_second_time(db):
    load()
    job = Extraction.objects.get(version__article=Verdict.objects.get().claim.appearances.get().version.article)
    Extraction.objects.filter(pk=job.pk).update(due_at=jobs.later(-1))

    extraction.run(job.pk)

    assert Claim.objects.filter(statement=Verdict.objects.get().claim.statement).count() == 1


def test_a_second_time_changes_nothing_and_says_so(db):
    load()
    before = rows()

    told = load()

    assert "nothing was changed" in told
    assert rows() == before


def test_it_does_not_mix_with_a_newsrooms_own_articles(db):
    people.version()
    before = rows()

    with pytest.raises(CommandError, match="own articles"):
        load()

    assert rows() == before


def test_if_wanted_it_leaves_a_newsrooms_own_articles_alone_and_lets_the_start_go_on(db):
    people.version()
    before = rows()

    told = load("--if-wanted")

    assert "stays out" in told
    assert rows() == before


def test_articles_that_people_took_in_at_the_demo_do_not_keep_it_from_starting_again(db):
    load()
    people.version()
    before = rows()

    told = load("--if-wanted")

    assert "nothing was changed" in told
    assert demo_people.PASSWORD in told
    assert rows() == before


def test_it_mixes_with_them_when_told_to(db):
    people.version()

    load("--anyway")

    assert Article.objects.filter(channel=Article.Channel.DEMO).count() == 6


def test_if_wanted_does_nothing_where_the_demo_is_switched_off(db, settings):
    settings.DEMO = False

    load("--if-wanted")

    assert rows() == (0,) * 8


def test_if_wanted_loads_where_it_is_not_switched_off(db, settings):
    settings.DEMO = True

    load("--if-wanted")

    assert Article.objects.count() == 6
