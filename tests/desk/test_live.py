"""The event streams: hints for whoever may see what they are about, and nothing but hints."""

import contextlib
import json
import re
from collections.abc import Iterator
from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest
from asgiref.testing import ApplicationCommunicator
from django.db import connection
from django.test import Client
from django.utils import timezone
from jsonschema import validate

from articles.models import Article
from embedded import valkey
from factcheck.asgi import application
from factcheck.claims.models import Claim
from factcheck.claims.services import extraction, triage
from factcheck.desk.live import hub, streams
from factcheck.verdicts.services import talking
from newsroom import hints, presence
from newsroom import people as newsroom_people
from newsroom.models import User
from tests import loops, people

pytestmark = pytest.mark.django_db(transaction=True)

SCHEMA = {
    "type": "object",
    "properties": {"id": {"type": "integer"}, "v": {"type": "integer"}},
    "required": ["id", "v"],
    "additionalProperties": False,
}
NAMES = {"claim", "verdict", "talk", "article", "reading", "presence", "here", "anew"}


@pytest.fixture(autouse=True)
def redis(tmp_path, settings) -> Iterator[Any]:
    started = valkey.start(tmp_path / "valkey")
    settings.REDIS_URL = started.url
    yield started
    started.kill()


@pytest.fixture
def claim(desk: people.Desk) -> Claim:
    return desk.claim()


def cookie_of(user: User | None) -> str:
    client = Client()
    if user:
        client.force_login(user)
    return "; ".join(f"{name}={morsel.value}" for name, morsel in client.cookies.items())


class Stream:
    """One browser's stream."""

    def __init__(self, path: str, cookie: str, place: str = "", query: str = "") -> None:
        headers = [(b"host", b"localhost"), (b"cookie", cookie.encode())]
        headers += [(b"last-event-id", place.encode())] * bool(place)
        scope = {
            "type": "http", "method": "GET", "path": path, "headers": headers, "query_string": query.encode(),
            "scheme": "http", "server": ("localhost", 80), "client": ("127.0.0.1", 1),
        }  # fmt: skip
        self.browser = ApplicationCommunicator(application, scope)
        self.text = ""

    async def open(self) -> dict[str, Any]:
        await self.browser.send_input({"type": "http.request", "body": b"", "more_body": False})
        answer = await self.browser.receive_output(10)
        self.headers = {name.decode(): value.decode() for name, value in answer["headers"]}
        self.status = answer["status"]
        if self.status == 200:
            await self.read()
        return answer

    async def read(self) -> bool:
        """Take up one piece; whether more can come."""
        piece = await self.browser.receive_output(10)
        self.text += piece.get("body", b"").decode()
        return bool(piece.get("more_body"))

    async def until(self, words: str) -> None:
        while words not in self.text:
            assert await self.read(), self.text

    async def leave(self) -> None:
        await self.browser.send_input({"type": "http.disconnect"})
        with contextlib.suppress(TimeoutError):
            await self.browser.wait(10)

    @property
    def events(self) -> list[tuple[str, dict[str, int]]]:
        found = re.findall(r"^event: (\S+)\ndata: (.*)$", self.text, re.MULTILINE)
        return [(name, json.loads(data)) for name, data in found]

    @property
    def hints(self) -> list[tuple[str, int]]:
        return [(name, data["id"]) for name, data in self.events if name not in ("here", "anew")]

    @property
    def place(self) -> str:
        return re.findall(r"^id: (\S+)$", self.text, re.MULTILINE)[-1]


def opened(stream: Stream) -> Stream:
    async def see() -> None:
        await stream.open()
        await stream.leave()

    loops.run(see())
    return stream


async def beside(act: Any, *arguments: Any, **keywords: Any) -> Any:
    """Do something with the database while streams are open."""
    return await hub.without_holding(lambda _: act(*arguments, **keywords), None)


def article_of(claim: Claim) -> int:
    return claim.appearances.get().version.article_id


def test_what_somebody_does_is_told_to_the_desk_and_to_the_article_and_not_to_another_article(
    checker: User, editor: User, claim: Claim
) -> None:
    article, other = article_of(claim), people.version("Something else was said.").article_id
    cookie = cookie_of(editor)

    async def live() -> list[Stream]:
        open_ones = [Stream(f"/live/{page}/", cookie) for page in ("desk", f"articles/{article}", f"articles/{other}")]
        for stream in open_ones:
            await stream.open()
        await beside(triage.reconsider, claim, by=checker, version=claim.version)
        await beside(talking.comment_on_claim, claim, by=checker, words="Secret words", key=uuid4())
        for stream in open_ones[:2]:
            await stream.until("event: talk")
        for stream in open_ones:
            await stream.leave()
        return open_ones

    for stream in (found := loops.run(live()))[:2]:
        assert stream.hints == [("claim", claim.pk), ("talk", claim.pk)]
    assert found[2].hints == []
    assert found[0].headers["x-accel-buffering"] == "no"
    assert found[0].headers["content-type"].startswith("text/event-stream")
    assert "no-store" in found[0].headers["cache-control"]


def test_every_event_has_a_name_and_holds_a_number_and_a_version_and_no_word_of_anything(
    desk: people.Desk, editor: User
) -> None:
    verdict = desk.published()
    claim, text = verdict.claim, verdict.claim.appearances.get().version
    talking.comment_on_claim(claim, by=desk.checker, words="Secret words", key=uuid4())
    extraction.run(extraction.request(text).pk)
    presence.show(desk.checker, tab="a", article=text.article_id, claim=claim.pk, is_writing=True)

    stream = opened(Stream("/live/desk/", cookie_of(editor), place="1"))

    assert {name for name, _ in stream.events} == NAMES - {"anew"}
    for name, data in stream.events:
        assert name in NAMES
        validate(data, SCHEMA)
    lines = {re.sub(r"\d+", "0", line) for line in stream.text.splitlines()}
    assert lines == {"retry: 0", "", "id: 0-0", 'data: {"id":0,"v":0}', *(f"event: {n}" for n in NAMES - {"anew"})}


@pytest.mark.parametrize("role", ["reporter", "checker", "editor", "curator", "admin"])
def test_who_may_read_the_page_is_told_of_an_article_under_embargo(role: str, claim: Claim) -> None:
    Article.objects.update(embargoed_until=timezone.now() + timedelta(days=1))
    person, article = people.person(role), article_of(claim)
    client = Client()
    client.force_login(person)

    stream = opened(Stream(f"/live/articles/{article}/", cookie_of(person), place="1"))

    assert client.get(f"/desk/articles/{article}/").status_code == 200
    assert ("claim", claim.pk) in stream.hints


@pytest.mark.parametrize(
    ("who", "status"), [("nobody", 401), ("visitor", 403), ("closed", 401)], ids=["signed out", "no role", "closed"]
)
@pytest.mark.parametrize("page", ["desk", "articles/{}"])
def test_who_may_not_read_the_page_is_told_nothing(who: str, status: int, page: str, claim: Claim) -> None:
    person = None if who == "nobody" else people.person(*["editor"] * (who == "closed"))
    cookie = cookie_of(person)
    if who == "closed":
        User.objects.filter(pk=person.pk).update(is_active=False)

    stream = opened(Stream(f"/live/{page.format(article_of(claim))}/", cookie, place="1"))
    polled = Client(headers={"cookie": cookie}).get(f"/desk/hints/{page.format(article_of(claim))}/")

    assert (stream.status, stream.events) == (status, [])
    assert polled.status_code in (302, 401, 403)
    assert b"hints" not in polled.content


def test_whose_roles_change_is_asked_anew_at_once(editor: User, admin_person: User) -> None:
    cookie = cookie_of(editor)

    async def live() -> int:
        stream = Stream("/live/desk/", cookie)
        await stream.open()
        await beside(newsroom_people.change_person, editor, roles=[], by=admin_person)
        while await stream.read():
            pass
        again = Stream("/live/desk/", cookie)
        await again.open()
        return again.status

    assert loops.run(live()) == 403


def test_a_stream_that_is_opened_again_tells_what_was_missed_once_and_in_order(
    checker: User, editor: User, claim: Claim
) -> None:
    cookie = cookie_of(editor)

    async def live() -> tuple[Stream, Stream]:
        first = Stream("/live/desk/", cookie)
        await first.open()
        await beside(triage.reconsider, claim, by=checker, version=claim.version)
        await first.until("event: claim")
        await first.leave()
        for n in range(3):
            await beside(talking.comment_on_claim, claim, by=checker, words=f"Number {n}", key=uuid4())
        second = Stream("/live/desk/", cookie, place=first.place)
        await second.open()
        await beside(hints.tell, [f"claim:{claim.pk}"], "accepted")
        await second.until("event: claim")
        await second.leave()
        return first, second

    first, second = loops.run(live())
    assert first.hints == [("claim", claim.pk)]
    assert second.hints == [("talk", claim.pk), ("claim", claim.pk)]  # Three comments are one thing to fetch.
    assert hints.since(second.place) == []


def test_after_a_gap_that_is_longer_than_what_is_kept_everything_is_fetched_anew(
    editor: User, claim: Claim, monkeypatch
) -> None:
    monkeypatch.setattr(hub, "REPLAYED", 2)
    for _ in range(3):
        hints.tell([f"claim:{claim.pk}"], "accepted")

    stream = opened(Stream("/live/desk/", cookie_of(editor), place="1"))

    assert [name for name, _ in stream.events] == ["here", "anew"]


def test_one_person_has_so_many_streams_and_no_more(editor: User, checker: User, monkeypatch) -> None:
    monkeypatch.setattr(streams, "MOST", 2)
    cookie, other = cookie_of(editor), cookie_of(checker)

    async def live() -> list[int]:
        found = [Stream("/live/desk/", each) for each in (cookie, cookie, cookie, other)]
        for stream in found:
            await stream.open()
        for stream in found:
            await stream.leave()
        last = Stream("/live/desk/", cookie)
        await last.open()
        await last.leave()
        return [stream.status for stream in [*found, last]]

    assert loops.run(live()) == [200, 200, 429, 200, 200]


def test_when_redis_goes_the_streams_end_and_new_ones_are_refused_until_it_is_back(editor: User, redis) -> None:
    cookie = cookie_of(editor)

    async def live() -> int:
        stream = Stream("/live/desk/", cookie)
        await stream.open()
        redis.kill()
        while await stream.read():
            pass
        refused = Stream("/live/desk/", cookie)
        await refused.open()
        return refused.status

    assert loops.run(live()) == 503
    client = Client()
    client.force_login(editor)
    assert client.get("/desk/hints/desk/", headers={"If-None-Match": '"1"'}).json() == {"hints": [["anew", 0, 0]]}


def test_a_silent_stream_says_that_it_is_there_and_ends_after_a_while(editor: User, monkeypatch) -> None:
    monkeypatch.setattr(streams, "HEARTBEAT", 0.05)
    monkeypatch.setattr(streams, "LASTS", 0.2)
    cookie = cookie_of(editor)

    async def live() -> str:
        stream = Stream("/live/desk/", cookie)
        await stream.open()
        while await stream.read():
            pass
        return stream.text

    assert ": still here" in loops.run(live())


def test_a_stream_holds_no_connection_to_the_database(editor: User) -> None:
    cookie = cookie_of(editor)

    def connections() -> int:
        with connection.cursor() as cursor:
            cursor.execute("SELECT count(*) FROM pg_stat_activity WHERE datname = current_database()")
            return int(cursor.fetchone()[0])

    async def live() -> int:
        found = [Stream("/live/desk/", cookie) for _ in range(5)]
        for stream in found:
            await stream.open()
        held = await beside(connections)
        for stream in found:
            await stream.leave()
        return int(held)

    assert loops.run(live()) <= connections() + 1


# --- where there is no stream --------------------------------------------------------------------------------


@pytest.fixture
def client(editor: User) -> Client:
    client = Client()
    client.force_login(editor)
    return client


def asked(client: Client, page: str, place: str) -> Any:
    return client.get(f"/desk/hints/{page}/", headers={"If-None-Match": f'"{place}"'})


def test_asking_for_hints_tells_the_same_as_a_stream_and_then_that_nothing_is_new(
    client: Client, checker: User, claim: Claim
) -> None:
    place = hints.since("0", most=2 * hints.KEPT)[-1].id
    triage.reconsider(claim, by=checker, version=claim.version)

    answer = asked(client, "desk", place)

    assert answer.json() == {"hints": [["claim", claim.pk, claim.version + 1]]}
    again = asked(client, "desk", answer["ETag"].strip('"'))
    assert (again.status_code, again.content, again["ETag"]) == (304, b"", answer["ETag"])


def test_asking_for_an_article_leaves_out_what_is_about_others(client: Client, claim: Claim) -> None:
    other = people.version("Something else was said.").article_id
    told = asked(client, f"articles/{other}", "1").json()["hints"]

    assert ["claim", claim.pk, claim.version] not in told
    assert ("article", other) in {(about, number) for about, number, _ in told}
    assert asked(client, "articles/999999", "1").status_code == 404


def test_who_names_no_place_fetches_everything(client: Client) -> None:
    assert asked(client, "desk", "nonsense").json() == {"hints": [["anew", 0, 0]]}


def test_a_process_without_streams_says_so(client: Client) -> None:
    assert client.get("/live/desk/").status_code == 503
