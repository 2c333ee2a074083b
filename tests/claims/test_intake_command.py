"""`manage.py intake`: articles from files and addresses, and the waiting for their claims."""

import time
from datetime import UTC, datetime
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command
from django.db.models.functions import Now

from articles.models import Article, Outlet
from factcheck.claims import tasks
from factcheck.claims.management.commands import intake
from factcheck.claims.models import Appearance, Extraction
from newsroom import jobs, web
from tests.people import PASSAGE, TEXT
from tests.stack import Stack


def run(*arguments: str) -> tuple[str, str, int]:
    """What the command prints, what it says on the side, and its exit code."""
    out, err, code = StringIO(), StringIO(), 0
    try:
        call_command("intake", *arguments, stdout=out, stderr=err)
    except SystemExit as end:
        code = int(end.code or 0)
    return out.getvalue(), err.getvalue(), code


@pytest.fixture
def story(tmp_path: Path) -> str:
    path = tmp_path / "story.txt"
    path.write_text(f"Tokyo and its card\n\n{TEXT}", encoding="utf-8")
    return str(path)


@pytest.fixture
def no_worker(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(intake, "PATIENCE", 0)
    monkeypatch.setattr(intake, "LOOK", 0.01)


def test_an_article_comes_in_and_its_id_is_printed(db, story):
    out, err, code = run(
        story, "--outlet", "Pacific Ledger", "--published", "2025-05-02T09:30", "--byline", "Tokyo bureau",
        "--url", "https://ledger.example.org/card", "--language", "en-GB",
    )  # fmt: skip

    article = Article.objects.get()
    assert (out, err, code) == (f"{article.pk}\n", "", 0)
    assert (article.title, article.outlet.name) == ("Tokyo and its card", "Pacific Ledger")
    assert (article.byline, article.language) == ("Tokyo bureau", "en-GB")
    assert article.published_at == datetime(2025, 5, 2, 9, 30, tzinfo=UTC)
    assert article.canonical_url == "https://ledger.example.org/card"
    assert article.channel == Article.Channel.FILE


def test_an_article_comes_in_under_embargo_in_the_newsrooms_time_zone(db, story, settings):
    settings.TIME_ZONE = "Asia/Tokyo"

    _, _, code = run(story, "--embargoed-until", "2025-05-02T09:30")

    assert code == 0
    assert Article.objects.get().embargoed_until == datetime(2025, 5, 2, 0, 30, tzinfo=UTC)


def test_a_wrong_embargo_is_told_before_anything_is_taken_in(db, story):
    with pytest.raises(CommandError, match="^--embargoed-until is 'tomorrow', which is no day"):
        run(story, "--embargoed-until", "tomorrow")

    assert not Article.objects.exists()


def test_its_reading_is_owed(db, story):
    run(story)

    assert Extraction.objects.get(due_at__isnull=False).version.article == Article.objects.get()


def test_a_worker_is_told_once_the_article_is_in(db, story, monkeypatch, django_capture_on_commit_callbacks):
    told: list[int] = []
    monkeypatch.setattr(tasks.extract, "apply_async", lambda arguments, **_: told.extend(arguments))

    with django_capture_on_commit_callbacks(execute=True):
        run(story)

    assert told == [Extraction.objects.get().pk]


def test_the_same_article_twice_gives_the_same_id_and_says_so(db, story):
    first, _, _ = run(story)

    second, err, code = run(story)

    assert (second, code) == (first, 0)
    assert err.startswith("This text is already here")
    assert err.count("\n") == 1


def test_a_bad_file_costs_a_sentence_and_the_others_come_in(db, story, tmp_path):
    (tmp_path / "empty.txt").write_text("")

    out, err, code = run(str(tmp_path / "none.txt"), str(tmp_path / "empty.txt"), story)

    assert out == f"{Article.objects.get().pk}\n"
    assert code == 1
    assert err.splitlines() == [
        f"{tmp_path / 'none.txt'} does not exist.",
        f"{tmp_path / 'empty.txt'}: The text is empty. Paste the words of the article.",
    ]


@pytest.mark.parametrize(
    ("option", "value", "sentence"),
    [
        ("--title", "x" * 10_000, "title can't be kept"),
        ("--url", "not an address", "address can't be kept"),
        ("--outlet", "x" * 201, "name can't be kept"),
        ("--byline", "x" * 301, "byline can't be kept"),
        ("--language", "x" * 36, "language can't be kept"),
    ],
)
def test_a_value_that_cannot_be_kept_is_told_in_one_sentence(db, story, option, value, sentence):
    out, err, code = run(story, option, value)

    assert (out, code) == ("", 1)
    assert sentence in err
    assert err.count("\n") == 1
    assert not Article.objects.exists()
    assert not Outlet.objects.exists()


@pytest.mark.parametrize("written", ["yesterday", "2025-13-01", "2025-05-02T25:00"])
def test_a_wrong_date_is_told_before_anything_is_taken_in(db, story, written):
    with pytest.raises(CommandError, match="which is no day"):
        run(story, "--published", written)

    assert not Article.objects.exists()


def test_what_is_about_one_article_is_refused_for_two(db, story):
    with pytest.raises(CommandError, match="--title is about one article, and 2 were named"):
        run(story, story, "--title", "Card")


def test_an_address_is_fetched_and_named_after_the_outlet_that_publishes_there(db, monkeypatch):
    Outlet.objects.create(name="Pacific Ledger", domains=["ledger.example.org"])
    page = f"<html><head><title>Tokyo and its card</title></head><body><article><p>{TEXT}</p></article></body></html>"
    fetched = web.Fetched("https://www.ledger.example.org/card#top", 200, "text/html", page.encode())
    monkeypatch.setattr("articles.arrivals.web.fetch", lambda url: fetched)

    _, _, code = run("https://www.ledger.example.org/card")

    article = Article.objects.get()
    assert code == 0
    assert (article.outlet.name, article.channel) == ("Pacific Ledger", Article.Channel.ADDRESS)
    assert article.canonical_url == "https://www.ledger.example.org/card"


def test_a_page_that_changed_its_headline_and_its_text_is_the_next_version(db, monkeypatch):
    for title, more in (("Tokyo and its card", ""), ("Tokyo holds its card", " Updated.")):
        page = f"<html><head><title>{title}</title></head><body><article><p>{TEXT}{more}</p></article></body></html>"
        fetched = web.Fetched("https://ledger.example.org/card", 200, "text/html", page.encode())
        monkeypatch.setattr("articles.arrivals.web.fetch", lambda url, fetched=fetched: fetched)
        _, _, code = run("https://ledger.example.org/card")
        assert code == 0

    assert Article.objects.get().versions.count() == 2


def test_a_file_with_the_address_of_another_article_fails_until_it_is_said_to_be_its_next_version(db, story, tmp_path):
    other = tmp_path / "other.txt"
    other.write_text("Ships wait at the port\n\nShips waited for nine days.", encoding="utf-8")
    address = ("--url", "https://ledger.example.org/card", "--outlet", "Pacific Ledger")
    first, _, _ = run(story, *address)

    out, err, code = run(str(other), *address)
    assert (out, code) == ("", 1)
    assert "the address of “Tokyo and its card”, Pacific Ledger" in err

    out, _, code = run(str(other), *address, "--new-version")
    assert (out, code) == (first, 0)
    assert Article.objects.get().versions.count() == 2


def test_an_unknown_host_is_the_name_of_its_outlet(db, monkeypatch):
    fetched = web.Fetched("https://news.example.net/x", 200, "text/plain", TEXT.encode())
    monkeypatch.setattr("articles.arrivals.web.fetch", lambda url: fetched)

    run("https://news.example.net/x")

    assert Outlet.objects.get().name == "news.example.net"


def test_an_inside_address_is_refused(db):
    out, err, code = run("http://127.0.0.1/")

    assert (out, err, code) == ("", "127.0.0.1 does not lead to a public address.\n", 1)


def test_waiting_without_a_worker_reads_the_article_here(db, story, no_worker):
    _, err, code = run(story, "--wait")

    assert code == 0
    assert "No worker has begun, so the article is read here." in err
    assert Appearance.objects.filter(exact=PASSAGE).exists()
    assert Extraction.objects.get().state == "done"


def test_waiting_for_an_article_that_was_here_already_waits_for_its_reading(db, story, no_worker):
    run(story)

    _, err, code = run(story, "--wait")

    assert code == 0
    assert "claims found" in err


def test_a_reading_that_goes_wrong_is_told(db, story, no_worker, monkeypatch):
    def broken(*arguments: object, **options: object) -> None:
        raise RuntimeError("the engine stumbled")

    monkeypatch.setattr("factcheck.claims.engine.steps", broken)

    _, err, code = run(story, "--wait")

    assert code == 1
    assert "The reading went wrong" in err
    assert "the engine stumbled" in err


def test_a_reading_that_another_worker_holds_is_waited_for_and_not_for_ever(db, story, no_worker):
    run(story)
    Extraction.objects.update(due_at=jobs.later(60), attempts=1, started_at=Now())

    begun = time.monotonic()
    _, err, code = run(story, "--wait", "--timeout", "0.2")

    assert code == 1
    assert "After 0.2 seconds" in err
    assert time.monotonic() - begun < 5


@pytest.mark.worker
def test_waiting_with_a_worker_lets_the_worker_read(stack: Stack, story, settings, monkeypatch):
    monkeypatch.setattr(intake, "PATIENCE", 60)
    stack.beat()
    stack.worker()

    _, err, code = run(story, "--wait")

    assert code == 0
    assert "read here" not in err
    assert Extraction.objects.get().state == "done"
