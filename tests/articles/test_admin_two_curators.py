"""Two curators have the same outlet or article open at once."""

import threading
import time
from datetime import UTC, datetime

import pytest
from django.db import connection, transaction
from django.test import Client
from django.urls import reverse

from articles.models import Article, Outlet
from articles.services import curation
from newsroom.ledger import history
from newsroom.people import enlist
from tests import people
from tests.browsing import filled, opened, sent, signed_in


@pytest.fixture
def first(db: None) -> Client:
    return signed_in("Ana Curator", role="curator")


@pytest.fixture
def second(db: None) -> Client:
    return signed_in("Ben Curator", role="curator")


@pytest.fixture
def outlet(db: None) -> Outlet:
    return Outlet.objects.create(name="Pacific Ledger", domains=["ledger.example.org"], country="JP", language="en")


def page(row: Outlet | Article) -> str:
    return reverse(f"admin:articles_{row._meta.model_name}_change", args=[row.pk])


def test_changes_to_different_fields_both_hold(first, second, outlet):
    read = opened(first, page(outlet), "outlet_form")
    sent(second, page(outlet), opened(second, page(outlet), "outlet_form"), domains="ledger.example.net", kind="agency")

    answer = sent(first, page(outlet), read, country="KR")

    assert answer.status_code == 302
    now = Outlet.objects.get()
    assert (now.country, now.kind, now.domains) == ("KR", "agency", ["ledger.example.net"])
    assert history(outlet).first().details == {"country": "JP"}


@pytest.mark.parametrize(
    ("field", "theirs", "shown", "mine", "column", "kept"),
    [
        ("name", "Ledger Pacific", "Ledger Pacific", "The Pacific Ledger", "name", "Ledger Pacific"),
        ("domains", "a.example.org,b.example.org", "a.example.org, b.example.org", "c.example.org", "domains", None),
        ("kind", "agency", "News agency", "blog", "kind", "agency"),
    ],
)
def test_a_field_that_somebody_else_changed_comes_back_with_both_values(
    first, second, outlet, field, theirs, shown, mine, column, kept
):
    read = opened(first, page(outlet), "outlet_form")
    sent(second, page(outlet), opened(second, page(outlet), "outlet_form"), **{field: theirs})

    answer = sent(first, page(outlet), read, **{field: mine})

    assert answer.status_code == 409
    assert f"Ben Curator changed this to “{shown}” while you were writing" in answer.content.decode()
    assert filled(answer, "outlet_form")[field] == [mine]
    assert getattr(Outlet.objects.get(), column) == (kept or theirs.split(","))


def test_sending_it_again_wins_and_is_on_record(first, second, outlet):
    read = opened(first, page(outlet), "outlet_form")
    sent(second, page(outlet), opened(second, page(outlet), "outlet_form"), name="Ledger Pacific")
    told = sent(first, page(outlet), read, name="The Pacific Ledger")

    answer = sent(first, page(outlet), filled(told, "outlet_form"))

    assert answer.status_code == 302
    assert Outlet.objects.get().name == "The Pacific Ledger"
    assert history(outlet).first().details == {"name": "Ledger Pacific"}


def test_sending_it_again_is_told_of_a_third_change(first, second, outlet):
    read = opened(first, page(outlet), "outlet_form")
    sent(second, page(outlet), opened(second, page(outlet), "outlet_form"), name="Ledger Pacific")
    told = sent(first, page(outlet), read, name="The Pacific Ledger")
    sent(second, page(outlet), opened(second, page(outlet), "outlet_form"), name="Pacific")

    answer = sent(first, page(outlet), filled(told, "outlet_form"))

    assert answer.status_code == 409
    assert Outlet.objects.get().name == "Pacific"


def test_the_form_that_comes_back_shows_what_else_was_changed_meanwhile(first, second, outlet):
    read = opened(first, page(outlet), "outlet_form")
    theirs = opened(second, page(outlet), "outlet_form")
    sent(second, page(outlet), theirs, name="Ledger Pacific", kind="agency")

    told = sent(first, page(outlet), read, name="The Pacific Ledger")

    assert filled(told, "outlet_form")["kind"] == ["agency"]


def test_two_people_who_type_the_same_do_not_disturb_each_other(first, second, outlet):
    read = opened(first, page(outlet), "outlet_form")
    sent(second, page(outlet), opened(second, page(outlet), "outlet_form"), country="KR")

    assert sent(first, page(outlet), read, country="KR").status_code == 302
    assert history(outlet).count() == 1


def test_a_form_that_was_wrong_elsewhere_first_is_still_told_of_the_other_change(first, second, outlet):
    read = opened(first, page(outlet), "outlet_form")
    sent(second, page(outlet), opened(second, page(outlet), "outlet_form"), country="KR")
    wrong = sent(first, page(outlet), read, country="JPN")
    assert wrong.status_code == 200

    answer = sent(first, page(outlet), filled(wrong, "outlet_form"), country="TW")

    assert answer.status_code == 409
    assert Outlet.objects.get().country == "KR"


def test_a_plain_save_writes_what_was_typed_and_nothing_else(first, outlet):
    answer = sent(first, page(outlet), opened(first, page(outlet), "outlet_form"), country="KR")

    assert answer.status_code == 302
    assert Outlet.objects.get().country == "KR"
    assert history(outlet).get().details == {"country": "JP"}


def test_a_form_sent_as_it_was_read_changes_nothing(first):
    article = people.version().article
    Article.objects.filter(pk=article.pk).update(published_at=datetime(2025, 5, 2, 9, 0, 0, 123456, tzinfo=UTC))

    answer = sent(first, page(article), opened(first, page(article), "article_form"))

    assert answer.status_code == 302
    assert not history(article).filter(verb="changed").exists()
    assert Article.objects.get().published_at.microsecond == 123456


def test_a_moment_that_somebody_else_changed_comes_back_with_both(first, second, settings):
    settings.TIME_ZONE = "Asia/Tokyo"
    article = people.version().article
    read = opened(first, page(article), "article_form")
    assert read["published_at_1"] == ["18:00:00"]
    sent(second, page(article), opened(second, page(article), "article_form"), published_at_0="2025-05-03")

    told = sent(first, page(article), read, published_at_0="2025-05-04")
    assert told.status_code == 409
    assert "Ben Curator changed this to “2025-05-03 18:00:00”" in told.content.decode()
    again = sent(first, page(article), filled(told, "article_form"))

    assert again.status_code == 302
    assert Article.objects.get().published_at == datetime(2025, 5, 4, 9, tzinfo=UTC)


def test_a_moment_one_curator_sets_stays_when_another_moves_the_article(first, second):
    article = people.version().article
    other = Outlet.objects.create(name="Harbour Daily")
    read = opened(first, page(article), "article_form")
    sent(second, page(article), opened(second, page(article), "article_form"), published_at_0="2025-05-03")

    answer = sent(first, page(article), read, outlet=str(other.pk))

    assert answer.status_code == 302
    now = Article.objects.get()
    assert (now.outlet, now.published_at) == (other, datetime(2025, 5, 3, 9, tzinfo=UTC))


@pytest.mark.django_db(transaction=True)
def test_a_change_that_is_being_written_this_moment_is_waited_for_and_told(first, outlet):
    ben = enlist("ben", roles=["curator"], password=None, full_name="Ben Curator")
    read = opened(first, page(outlet), "outlet_form")
    answers = []

    def send() -> None:
        answers.append(sent(first, page(outlet), read, name="The Pacific Ledger"))
        connection.close()

    with transaction.atomic():
        curation.change_outlet(outlet, by=ben, name="Ledger Pacific")
        sending = threading.Thread(target=send)
        sending.start()
        until(somebody_waits_for_a_lock)
    sending.join(timeout=30)

    assert answers[0].status_code == 409
    assert Outlet.objects.get().name == "Ledger Pacific"


def somebody_waits_for_a_lock() -> bool:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT pg_stat_clear_snapshot(), count(*) FROM pg_stat_activity"
            " WHERE datname = current_database() AND wait_event_type = 'Lock'"
        )
        return bool(cursor.fetchone()[1])


def until(condition, seconds: float = 20) -> None:
    end = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < end, "it never came to that"
        time.sleep(0.02)
