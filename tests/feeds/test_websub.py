"""WebSub: feeds name their hubs, and hubs are told when a feed has changed."""

from datetime import timedelta
from functools import partial
from urllib.parse import parse_qs

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from requests.utils import parse_header_links

from factcheck.feeds import websub
from factcheck.feeds.formats import FORMATS
from factcheck.feeds.webhooks.models import Ping
from factcheck.feeds.webhooks.services import pinging
from newsroom import jobs, web
from tests.feeds.webhooks.receiver import listening


@pytest.fixture
def hub(monkeypatch, settings):
    """A hub on loopback, which the safe client reaches by its private switch."""
    with listening() as hub:
        settings.WEBSUB_HUBS = [f"http://127.0.0.1:{hub.port}/publish"]
        monkeypatch.setattr(web, "post", partial(web._post, kept=web.KEPT, loopback_port=hub.port))
        yield hub


def ping_all():
    return [pinging.ping(pk) for pk in Ping.objects.due().values_list("pk", flat=True)]


def told(hub):
    return [parse_qs(message.body.decode()) for message in hub.taken]


@pytest.mark.parametrize("form", FORMATS, ids=lambda form: form.name)
def test_a_feed_names_its_hubs_and_itself_once(form, publish, client, settings):
    settings.WEBSUB_HUBS = ["https://hub.example.org/", "https://other.example.net/hub"]
    publish()

    answer = client.get(f"/feeds/{form.file}")
    again = client.get(f"/feeds/{form.file}", headers={"if-none-match": answer["ETag"]})

    assert again.status_code == 304
    for response in (answer, again):
        links = parse_header_links(response["Link"])
        assert [link["url"] for link in links if link["rel"] == "hub"] == settings.WEBSUB_HUBS
        assert [link["url"] for link in links if link["rel"] == "self"] == [form.url]


def test_without_hubs_a_feed_names_none(publish, client):
    publish()

    assert "Link" not in client.get("/feeds/claimreview.json")


def test_each_hub_is_told_of_each_feed_after_a_change_and_once(hub, publish, desk):
    verdict = publish()
    pinging.owe()
    assert all(ping_all())
    feeds = {form.url for form in FORMATS}
    assert {asked["hub.url"][0] for asked in told(hub)} == feeds
    assert all(asked["hub.mode"] == ["publish"] and asked["hub.topic"] == asked["hub.url"] for asked in told(hub))
    assert hub.taken[0].headers["content-type"] == "application/x-www-form-urlencoded"

    pinging.owe()
    assert ping_all() == []

    desk.corrected(verdict)
    pinging.owe()
    assert len(ping_all()) == len(feeds)


def test_a_hub_that_does_not_answer_is_told_again_and_in_the_end_no_more(hub, publish, monkeypatch):
    monkeypatch.setattr(websub, "feeds", lambda: ["https://example.org/feeds/claimreview.json"])
    publish()
    pinging.owe()
    for _ in range(jobs.TRIES):
        hub.answer(503)
        assert ping_all() == [False]
        Ping.objects.filter(due_at__isnull=False).update(due_at=timezone.now() - timedelta(seconds=1))

    assert ping_all() == []
    assert (Ping.objects.get().state, Ping.objects.get().error) == ("failed", "Answered 503.")

    pinging.owe()  # Until something changes again.
    assert ping_all() == []


def test_a_change_after_a_hub_was_given_up_is_told(hub, publish, desk, monkeypatch):
    monkeypatch.setattr(websub, "feeds", lambda: ["https://example.org/feeds/claimreview.json"])
    verdict = publish()
    pinging.owe()
    Ping.objects.update(due_at=None, attempts=jobs.TRIES, error="Answered 503.")
    desk.corrected(verdict)
    pinging.owe()

    assert ping_all() == [True]


def test_a_change_while_a_ping_is_on_its_way_is_told_as_well(hub, publish, desk, monkeypatch):
    monkeypatch.setattr(websub, "feeds", lambda: ["https://example.org/feeds/claimreview.json"])
    verdict = publish()
    pinging.owe()
    on_its_way = Ping.objects.lease(Ping.objects.get().pk)
    desk.corrected(verdict)
    pinging.owe()

    with pytest.raises(jobs.LostLease):
        on_its_way.finish()
    assert ping_all() == [True]


def test_a_hub_inside_is_not_reached(publish, settings, monkeypatch):
    monkeypatch.setattr(websub, "feeds", lambda: ["https://example.org/feeds/claimreview.json"])
    settings.WEBSUB_HUBS = ["http://10.0.0.7/hub"]
    publish()
    pinging.owe()

    assert ping_all() == [False]
    assert "does not lead to a public address" in Ping.objects.get().error


def test_without_a_change_a_sweep_asks_one_question_and_without_hubs_none(hub, publish, settings):
    publish()
    pinging.owe()
    with CaptureQueriesContext(connection) as asked:
        pinging.owe()
    assert len(asked) == 1

    settings.WEBSUB_HUBS = []
    with CaptureQueriesContext(connection) as asked:
        assert pinging.owe() == 0
    assert len(asked) == 0
