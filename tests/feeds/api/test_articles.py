"""Articles that programs submit: taken in once, read by a worker, followed by their addresses."""

from datetime import timedelta

import pytest
from django.utils.timezone import now

from articles.models import Article, Version
from factcheck.claims.models import Extraction
from factcheck.claims.services import extraction
from factcheck.feeds.api.models import Scope
from newsroom import jobs, web
from newsroom.models import Event
from newsroom.web import Fetched
from tests import people
from tests.feeds.api.test_errors import problem

ARTICLES = "/api/v1/articles/"
TEXT = "Prices rose by 4 percent in May, the statistics office said.\n\nWages rose by 2 percent in the same month."
SENT = {"text": TEXT, "title": "Prices and wages", "outlet": "Pacific Ledger", "language": "en"}


@pytest.fixture
def desk_system(program):
    return program(Scope.ARTICLES_WRITE, Scope.CLAIMS_READ)


def path(address: str) -> str:
    assert address.startswith("http://127.0.0.1:8000/api/v1/")
    return address.removeprefix("http://127.0.0.1:8000")


def accepted(response) -> dict:
    assert response.status_code == 202, response.content
    return response.json()


def test_an_article_is_taken_in_for_its_person_and_owed_to_a_worker(program, checker, monkeypatch):
    nudged = []
    monkeypatch.setattr(jobs, "nudge", lambda task, pk: nudged.append(pk))
    desk_system = program(Scope.ARTICLES_WRITE, person=checker)

    response = desk_system.post(ARTICLES, SENT | {"published_at": "2026-05-30T09:00:00+09:00", "byline": "A. Writer"})

    told = accepted(response)
    article = Article.objects.get()
    assert (article.title, article.outlet.name, article.taken_in_by) == ("Prices and wages", "Pacific Ledger", checker)
    assert article.channel == Article.Channel.PROGRAM
    assert article.published_at.isoformat() == "2026-05-30T00:00:00+00:00"
    assert nudged == [Extraction.objects.get().pk]
    assert told["is_new"] is True
    assert response["Location"] == told["extraction"]
    assert Event.objects.filter(subject=f"article:{article.pk}", by=checker).exists()


def test_its_addresses_tell_how_far_it_is(desk_system):
    told = accepted(desk_system.post(ARTICLES, SENT))

    waiting = desk_system.get(path(told["extraction"])).json()
    assert (waiting["state"], waiting["found"], waiting["article"]) == ("waiting", 0, told["article"])
    assert extraction.run(Extraction.objects.get().pk)
    done = desk_system.get(path(told["extraction"])).json()
    assert done["state"] == "done"
    assert done["found"] == len(desk_system.get(path(done["claims"])).json()["items"]) > 0
    article = desk_system.get(path(told["article"])).json()
    assert (article["title"], article["outlet"]) == ("Prices and wages", "Pacific Ledger")
    assert [each["extraction"] for each in article["versions"]] == [told["extraction"]]


def test_the_same_text_again_is_answered_with_where_it_is(desk_system):
    first = accepted(desk_system.post(ARTICLES, SENT))
    again = accepted(desk_system.post(ARTICLES, SENT | {"title": "Another headline"}))

    assert (again["article"], again["extraction"], again["is_new"]) == (first["article"], first["extraction"], False)
    assert "already here" in again["remarks"][0]
    assert Version.objects.count() == 1


def test_a_program_that_wanted_an_embargo_learns_that_there_is_none(desk_system):
    desk_system.post(ARTICLES, SENT)
    until = (now() + timedelta(days=1)).isoformat()

    again = accepted(desk_system.post(ARTICLES, SENT | {"embargoed_until": until}))

    assert "not under the embargo" in again["remarks"][0]


def test_the_same_key_gets_the_same_answer_and_does_nothing_twice(desk_system):
    first = desk_system.post(ARTICLES, SENT, **{"Idempotency-Key": "story-1"})
    again = desk_system.post(ARTICLES, SENT, **{"Idempotency-Key": "story-1"})

    assert accepted(first) | {"is_new": False} == accepted(again)
    assert Event.objects.filter(verb="taken in").count() == 1


def test_a_key_is_not_used_for_another_article_and_belongs_to_its_person(desk_system, program):
    other = SENT | {"text": "Something else happened in June."}
    accepted(desk_system.post(ARTICLES, SENT, **{"Idempotency-Key": "story-1"}))

    assert "new key" in problem(desk_system.post(ARTICLES, other, **{"Idempotency-Key": "story-1"}), 409)
    assert accepted(program(Scope.ARTICLES_WRITE).post(ARTICLES, other, **{"Idempotency-Key": "story-1"}))["is_new"]


@pytest.mark.parametrize("key", ["", "with blank", "x" * 101])
def test_a_key_that_is_none_is_400(desk_system, key):
    assert "Idempotency-Key" in problem(desk_system.post(ARTICLES, SENT, **{"Idempotency-Key": key}), 400)


def test_a_later_text_at_an_address_is_its_next_version(desk_system):
    sent = SENT | {"url": "https://ledger.example.org/prices"}
    first = accepted(desk_system.post(ARTICLES, sent))
    second = accepted(desk_system.post(ARTICLES, sent | {"text": TEXT + "\n\nIt was corrected on Friday."}))

    assert first["article"] == second["article"]
    assert second["extraction"].endswith("/versions/2/extraction/")


def test_an_address_of_another_article_has_to_be_meant(desk_system):
    sent = SENT | {"url": "https://ledger.example.org/prices"}
    accepted(desk_system.post(ARTICLES, sent))
    other = sent | {"title": "Quite another story", "text": "It rained."}

    response = desk_system.post(ARTICLES, other)
    assert "new_version" in problem(response, 409)
    assert response.json()["article_id"] == Article.objects.get().pk
    assert Version.objects.count() == 1
    assert accepted(desk_system.post(ARTICLES, other | {"new_version": True}))["is_new"]


def test_of_a_page_the_main_text_is_kept_with_what_it_says_of_itself(desk_system):
    words = "<p>" + "The ministry said that exports rose by 9 percent in March, to a record. " * 4 + "</p>"
    page = (
        "<!doctype html><html><head><meta charset=latin-1><meta property='og:title' content='Exports – a record'>"
        "<meta property='article:published_time' content='2026-04-01T08:00:00Z'></head>"
        f"<body><nav><a href=/>Home</a></nav><article><h1>Exports</h1>{words * 3}</article></body></html>"
    )

    accepted(desk_system.post(ARTICLES, {"html": page, "outlet": "Pacific Ledger"}))

    article = Article.objects.get()
    assert article.title == "Exports – a record"
    assert article.published_at.isoformat() == "2026-04-01T08:00:00+00:00"
    assert "Home" not in article.versions.get().text
    assert "exports rose by 9 percent" in article.versions.get().text


def test_a_lone_address_is_fetched_by_the_safe_client(desk_system, monkeypatch):
    fetched = []

    def fetch(url):
        fetched.append(url)
        return Fetched(url=url, status=200, content_type="text/plain", body=f"Prices in May\n\n{TEXT}".encode())

    monkeypatch.setattr(web, "fetch", fetch)

    accepted(desk_system.post(ARTICLES, {"url": "https://www.ledger.example.org/prices"}))

    article = Article.objects.get()
    assert fetched == ["https://www.ledger.example.org/prices"]
    assert (article.title, article.outlet.name) == ("Prices in May", "ledger.example.org")
    assert (article.canonical_url, article.channel) == (fetched[0], Article.Channel.ADDRESS)


def test_an_address_inside_is_refused(desk_system):
    assert "public address" in problem(desk_system.post(ARTICLES, {"url": "http://169.254.169.254/"}), 400)
    assert not Article.objects.exists()


@pytest.mark.parametrize(
    ("change", "says"),
    [
        ({"text": None}, "“text”"),
        ({"html": "<p>Both</p>"}, "not both"),
        ({"text": " \n"}, "empty"),
        ({"title": None}, "“title”"),
        ({"outlet": None}, "“outlet”"),
        ({"published_at": "1066-10-14T09:00:00Z"}, "1066"),
        ({"published_at": "2026-05-30T09:00:00"}, "timezone"),
        ({"embargoed_until": "9999-12-31T23:59:59-12:00"}, "9999"),
        ({"language": "klingon!"}, "BCP 47"),
        ({"url": "https://ledger.example.org/" + "x" * 2000}, "2000"),
    ],
)
def test_what_is_no_article_is_400_and_nothing_is_written(desk_system, change, says):
    assert says in problem(desk_system.post(ARTICLES, SENT | change), 400)
    assert not Article.objects.exists()


def test_under_embargo_an_article_tells_no_words_of_its_own(desk_system):
    until = (now() + timedelta(days=1)).isoformat()
    told = accepted(desk_system.post(ARTICLES, SENT | {"embargoed_until": until, "byline": "A. Writer"}))

    response = desk_system.get(path(told["article"]))

    assert response.json()["embargoed_until"]
    for words in ("Prices and wages", "A. Writer", "4 percent"):
        assert words not in response.content.decode()


def test_an_article_that_is_none_is_404(desk_system):
    text = people.version()
    problem(desk_system.get(f"{ARTICLES}{text.article_id + 1}/"), 404)
    problem(desk_system.get(f"{ARTICLES}{text.article_id}/versions/2/extraction/"), 404)
    for nonsense in ("0", "-1", "x", "9" * 30):
        problem(desk_system.get(f"{ARTICLES}{nonsense}/"), 400)
