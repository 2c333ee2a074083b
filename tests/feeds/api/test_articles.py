"""Articles that programs submit: taken in once, read by a worker, followed by their addresses."""

from datetime import timedelta
from operator import itemgetter
from threading import Barrier, Thread

import pytest
from django.db import connection
from django.utils.timezone import now

from articles.models import Article, Version
from factcheck.claims.models import Extraction
from factcheck.claims.services import extraction
from factcheck.feeds.api import tasks
from factcheck.feeds.api.models import Fetching, Scope, Submission, Token
from factcheck.feeds.api.services import fetching, submitting, tokens
from newsroom import jobs, web
from newsroom.models import Event
from newsroom.refusals import Refusal
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


@pytest.mark.django_db(transaction=True)
def test_two_requests_under_one_key_at_the_same_moment_do_it_once(program, monkeypatch):
    asks, together = program(Scope.ARTICLES_WRITE), Barrier(2, timeout=20)
    earlier, answers = submitting.earlier, []

    def at_the_same_time(**asked):
        found = earlier(**asked)
        if found is None:  # Neither is there yet: now both go on.
            together.wait()
        return found

    def send():
        answers.append(asks.post(ARTICLES, SENT, **{"Idempotency-Key": "story-1"}))
        connection.close()

    monkeypatch.setattr(submitting, "earlier", at_the_same_time)
    requests = [Thread(target=send) for _ in range(2)]
    for request in requests:
        request.start()
    for request in requests:
        request.join()

    first, second = sorted((accepted(answer) for answer in answers), key=itemgetter("is_new"))
    assert first == second | {"is_new": False}
    assert second["is_new"]
    assert (Article.objects.count(), Submission.objects.count(), Extraction.objects.count()) == (1, 1, 1)


def test_a_key_is_forgotten_after_a_week_and_the_article_stays(desk_system):
    desk_system.post(ARTICLES, SENT, **{"Idempotency-Key": "story-1"})
    desk_system.post(ARTICLES, SENT, **{"Idempotency-Key": "story-2"})
    Submission.objects.filter(key="story-1").update(at=now() - submitting.KEPT)

    assert tasks.clear() == 1

    assert Submission.objects.get().key == "story-2"
    assert accepted(desk_system.post(ARTICLES, SENT, **{"Idempotency-Key": "story-1"}))["is_new"] is False


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


ADDRESS = {"url": "https://www.ledger.example.org/prices"}


@pytest.fixture
def fetched(monkeypatch):
    """The addresses that are fetched; each answers with the text, or with what stands in `fetched.answers`."""
    addresses: list[str] = []

    def fetch(url):
        addresses.append(url)
        return Fetched(url=url, status=200, content_type="text/plain", body=f"Prices in May\n\n{TEXT}".encode())

    monkeypatch.setattr(web, "fetch", fetch)
    return addresses


def test_a_lone_address_is_fetched_by_a_worker_and_read_by_one(desk_system, fetched, monkeypatch):
    nudged = []
    monkeypatch.setattr(jobs, "nudge", lambda task, pk: nudged.append((task.name, pk)))
    response = desk_system.post(ARTICLES, ADDRESS)
    told = accepted(response)
    assert (fetched, told["article"], told["extraction"], told["is_new"]) == ([], None, None, None)
    assert response["Location"] == told["fetching"]
    waiting = desk_system.get(path(told["fetching"])).json()
    assert (waiting["state"], waiting["article"], waiting["url"]) == ("waiting", None, ADDRESS["url"])

    assert tasks.fetch(Fetching.objects.get().pk)

    article = Article.objects.get()
    assert fetched == [ADDRESS["url"]]
    assert (article.title, article.outlet.name) == ("Prices in May", "ledger.example.org")
    assert (article.canonical_url, article.channel) == (fetched[0], Article.Channel.ADDRESS)
    done = desk_system.get(path(told["fetching"])).json()
    assert (done["state"], done["is_new"]) == ("done", True)
    assert desk_system.get(path(done["article"])).json()["title"] == "Prices in May"
    assert nudged == [
        (tasks.fetch.name, Fetching.objects.get().pk), ("factcheck.claims.tasks.extract", Extraction.objects.get().pk),
    ]  # fmt: skip
    line = Event.objects.get(subject=f"article:{article.pk}")
    assert line.by == Token.objects.get().person
    assert line.details["through"].startswith("The editorial system")


def test_a_sweep_hands_out_what_no_worker_was_told_of(desk_system, fetched, monkeypatch):
    accepted(desk_system.post(ARTICLES, ADDRESS))
    told = []
    monkeypatch.setattr(tasks.fetch, "apply_async", lambda arguments, **_: told.append(arguments))

    assert tasks.sweep() == 1
    assert told == [(Fetching.objects.get().pk,)]
    tasks.fetch(told[0][0])
    assert tasks.sweep() == 0
    assert not tasks.fetch(told[0][0])
    assert len(fetched) == 1


def test_a_page_that_is_away_is_tried_three_times_and_then_told(desk_system, monkeypatch):
    monkeypatch.setattr(web, "fetch", refuse)
    told = accepted(desk_system.post(ARTICLES, ADDRESS))
    for _ in range(fetching.TRIES):
        Fetching.objects.update(due_at=now())
        assert not tasks.fetch(Fetching.objects.get().pk)

    failed = desk_system.get(path(told["fetching"])).json()
    assert (failed["state"], failed["error"]) == ("failed", "ledger.example.org answered 503 instead of a page.")
    assert not Article.objects.exists()


def refuse(url):
    raise Refusal("ledger.example.org answered 503 instead of a page.")


def test_what_the_newsroom_will_not_have_is_told_at_once(desk_system, fetched, checker):
    told = accepted(desk_system.post(ARTICLES, ADDRESS | {"published_at": "1066-10-14T09:00:00Z"}))

    tasks.fetch(Fetching.objects.get().pk)

    failed = desk_system.get(path(told["fetching"])).json()
    assert failed["state"] == "failed"
    assert "1066" in failed["error"]


def test_nothing_is_fetched_for_a_token_that_was_revoked_meanwhile(desk_system, fetched, admin_person):
    accepted(desk_system.post(ARTICLES, ADDRESS))
    tokens.revoke(Token.objects.get(), by=admin_person)

    assert not tasks.fetch(Fetching.objects.get().pk)

    assert fetched == []
    assert Fetching.objects.get().state == "failed"


def test_the_same_key_gets_the_same_fetching_and_another_person_none_of_it(desk_system, fetched, program):
    first = accepted(desk_system.post(ARTICLES, ADDRESS, **{"Idempotency-Key": "story-1"}))
    again = accepted(desk_system.post(ARTICLES, ADDRESS, **{"Idempotency-Key": "story-1"}))

    assert first == again
    assert Fetching.objects.count() == 1
    problem(desk_system.post(ARTICLES, SENT, **{"Idempotency-Key": "story-1"}), 409)
    problem(program(Scope.ARTICLES_WRITE).get(path(first["fetching"])), 404)


def test_what_was_fetched_long_ago_is_forgotten_and_its_article_stays(desk_system, fetched):
    accepted(desk_system.post(ARTICLES, ADDRESS, **{"Idempotency-Key": "story-1"}))
    tasks.fetch(Fetching.objects.get().pk)
    assert tasks.clear() == 0
    Fetching.objects.update(asked_at=now() - submitting.KEPT)

    assert tasks.clear() == 2
    assert Article.objects.exists()


@pytest.mark.parametrize(
    "url",
    ["http://169.254.169.254/", "http://[::1]/", "http://0x7f.1/", "http://10.0.0.1:8080/", "http://a:b@example.org/"],
)
def test_an_address_of_a_form_that_is_never_fetched_is_400(desk_system, url):
    problem(desk_system.post(ARTICLES, {"url": url}), 400)
    assert not Fetching.objects.exists()


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
        ({"published_at": 0}, "with its zone"),
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


def test_whoever_sends_a_text_under_embargo_again_learns_nothing_else_of_it(desk_system):
    until = (now() + timedelta(days=1)).isoformat()
    desk_system.post(ARTICLES, SENT | {"embargoed_until": until})

    again = accepted(desk_system.post(ARTICLES, SENT | {"title": "Another headline"}))

    assert again["remarks"] == ["This text is already here, under an embargo."]


def test_an_article_that_is_none_is_404(desk_system):
    text = people.version()
    problem(desk_system.get(f"{ARTICLES}{text.article_id + 1}/"), 404)
    problem(desk_system.get(f"{ARTICLES}{text.article_id}/versions/2/extraction/"), 404)
    for nonsense in ("0", "-1", "x", "9" * 30):
        problem(desk_system.get(f"{ARTICLES}{nonsense}/"), 400)
