"""What the API tells everybody: published checks, tombstones, scales."""

import gzip
import json
from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils.timezone import now

from factcheck.claims.models import Claim
from factcheck.feeds.cursor import START
from factcheck.feeds.models import Edition, Printed
from factcheck.feeds.press import editions, printed
from factcheck.feeds.remembered import ANSWERS
from factcheck.verdicts.models import Verdict
from factcheck.verdicts.services import review, writing
from tests import people
from tests.feeds.kinds import HOSTILE

VERDICTS = "/api/v1/verdicts/"


@pytest.fixture
def publish_about(written, desk):
    """A published verdict on a claim with these topics."""

    def publish_(*topics: str, **words: str) -> Verdict:
        draft = written(**words)
        Claim.objects.filter(pk=draft.claim_id).update(topics=list(topics))
        draft.claim.refresh_from_db()
        return desk.published(desk.approved(desk.submitted(draft)))

    return publish_


@pytest.fixture(autouse=True)
def forget():
    """As a process that has just started."""
    ANSWERS.clear()


@pytest.fixture
def listed(client):
    def get(**query: str) -> dict:
        response = client.get(VERDICTS, query)
        assert response.status_code == 200, response.content
        return response.json()

    return get


def slugs(answer: dict) -> list[str]:
    return [item["slug"] for item in answer["items"]]


def test_checks_come_the_last_change_first_with_the_review_of_every_feed(listed, publish):
    first, second = publish("Japan sold its bonds", claimant="Katsunobu Kato"), publish("Wages rose by 4 percent")

    answer = listed()

    assert slugs(answer) == [second.slug, first.slug]
    item = answer["items"][1]
    assert (item["state"], item["claim"], item["claimant"]) == (
        "published", "Japan sold its bonds", "Katsunobu Kato",
    )  # fmt: skip
    assert item["rating"]["label"] == item["claim_review"]["reviewRating"]["alternateName"] == "False"
    assert item["id"] == item["claim_review"]["@id"]


def test_pages_hold_each_check_once_while_checks_come_in(client, desk, listed, written, publish, multiply):
    newcomer = desk.approved(desk.submitted(written("This comes while somebody reads")))
    multiply(publish(), 6)
    expected = slugs(listed(limit="100"))

    page = listed(limit="3")
    seen = slugs(page)
    desk.published(newcomer)
    while page["next"]:
        assert page["next"].startswith("http://127.0.0.1:8000/api/v1/verdicts/?")
        page = client.get(page["next"]).json()
        assert page["version"] is None
        seen += slugs(page)

    assert seen == expected


def test_what_changed_since_a_version_makes_the_new_state_of_the_old_one(desk, listed, publish):
    kept, gone = publish("This stays"), publish("This goes")
    before = listed()
    review.retract(gone, by=desk.editor, version=gone.version, note="The table was misread.")
    publish("This is new")

    after = listed(since=before["version"])

    state = {item["slug"]: item for item in before["items"]} | {item["slug"]: item for item in after["items"]}
    standing = {slug: item for slug, item in state.items() if item["state"] == "published"}
    assert standing == {item["slug"]: item for item in listed()["items"]}
    assert kept.slug in standing
    assert {item["slug"]: item["state"] for item in after["items"]}[gone.slug] == "retracted"


def test_nothing_new_keeps_the_version(listed, publish):
    publish()
    version = listed()["version"]

    assert listed(since=version) == {"items": [], "next": None, "version": version}


FINDS: list[tuple[dict[str, str], bool]] = [
    ({"rating": "fALSE"}, True), ({"rating": "True"}, False),
    ({"claimant": "katsunobu kato"}, True), ({"claimant": "Kato"}, False),
    ({"outlet": "Pacific Ledger"}, True), ({"outlet": "Atlantic Ledger"}, False),
    ({"language": "de-AT"}, True), ({"language": "DE"}, True), ({"language": "en"}, False),
    ({"topic": "Bonds"}, True), ({"topic": "Trade"}, False), ({"topic": "bonds"}, False),
    ({"topic": "Bonds", "rating": "False", "claimant": "Katsunobu Kato", "outlet": "Pacific Ledger"}, True),
    ({"topic": "Bonds", "rating": "True"}, False),
]  # fmt: skip


def test_filters_find_what_the_record_says(client, publish_about):
    publish_about("Bonds", "Japan", claimant="Katsunobu Kato", language="de-AT")

    for query, finds in FINDS:
        assert (query, bool(client.get(VERDICTS, query).json()["items"])) == (query, finds)


def test_the_newsrooms_own_language_finds_what_names_none(listed, publish):
    publish()

    assert listed(language="en")["items"]
    assert not listed(language="de")["items"]


def test_a_day_finds_what_was_published_on_it(listed, publish):
    publish()
    today, tomorrow = now().date(), now().date() + timedelta(days=1)

    assert len(listed(published_from=str(today), published_to=str(today))["items"]) == 1
    assert listed(published_from=str(tomorrow))["items"] == []


def test_who_follows_a_filter_hears_of_what_it_no_longer_finds(desk, listed, publish):
    verdict = publish()
    version = listed(rating="False")["version"]
    draft = desk.correction(verdict)
    draft = writing.save(draft, by=desk.checker, version=draft.version, rating=people.rating("True"))
    desk.published(desk.approved(desk.submitted(draft)))

    (item,) = listed(rating="False", since=version)["items"]

    assert (item["slug"], item["state"]) == (verdict.slug, "no-longer-matching")
    assert listed(rating="False")["items"] == []


def test_who_follows_a_filter_hears_of_what_came_back_otherwise(desk, listed, publish):
    verdict = publish()
    version = listed(rating="False")["version"]
    desk.retracted(verdict)
    again = desk.draft(verdict.claim, label="True", correction_note="It was True.")
    desk.published(desk.approved(desk.submitted(again)))

    assert [item["state"] for item in listed(rating="False", since=version)["items"]] == ["no-longer-matching"]


def test_a_retracted_check_is_gone_with_a_tombstone(desk, client, publish):
    verdict = publish()
    assert client.get(f"{VERDICTS}{verdict.slug}/").json()["slug"] == verdict.slug
    review.retract(verdict, by=desk.editor, version=verdict.version, note="The table was misread.")

    response = client.get(f"{VERDICTS}{verdict.slug}/")

    assert (response.status_code, response["Content-Type"]) == (410, "application/problem+json")
    assert response.json()["reason"] == "The table was misread."
    assert response.json()["state"] == "retracted"


def test_a_draft_is_not_there(client, written):
    verdict = written()

    assert client.get(f"{VERDICTS}{verdict.slug or 'draft'}/").status_code == 404


@pytest.mark.parametrize("query", ["", "?rating=False&since={since}&topic=Bonds", "{slug}/"])
def test_a_page_takes_two_queries_and_one_when_it_was_sent_before_or_is_there_already(client, publish_about, query):
    since = client.get(VERDICTS).json()["version"]
    verdict = publish_about("Bonds")
    editions.sweep()
    address = VERDICTS + query.format(since=since, slug=verdict.slug)

    def asked(**headers: str):
        with CaptureQueriesContext(connection) as queries:
            response = client.get(address, headers=headers)
        return response, len(queries)

    first, number = asked()
    assert (first.status_code, number) == (200, 2)
    assert verdict.slug in first.content.decode()
    again, number = asked()
    assert (again.content, again["ETag"], number) == (first.content, first["ETag"], 1)
    for known in ({"If-None-Match": first["ETag"]}, {"If-Modified-Since": first["Last-Modified"]}):
        response, number = asked(**known)
        assert (response.status_code, response.content, response["ETag"], number) == (304, b"", first["ETag"], 1)
    assert not first["ETag"].startswith("W/")
    zipped, number = asked(**{"Accept-Encoding": "gzip"})
    assert (gzip.decompress(zipped.content), zipped["Vary"]) == (first.content, "Accept-Encoding")
    assert zipped["ETag"] != first["ETag"]


def test_what_was_published_since_is_another_page_and_the_same_check(client, publish):
    verdict = publish()
    page, one = client.get(VERDICTS), client.get(f"{VERDICTS}{verdict.slug}/")
    publish("Something else")

    assert client.get(VERDICTS, headers={"If-None-Match": page["ETag"]}).status_code == 200
    assert client.get(f"{VERDICTS}{verdict.slug}/", headers={"If-None-Match": one["ETag"]}).status_code == 304


def test_the_sweep_prints_what_the_pages_hold(client, publish, desk, monkeypatch):
    kept, gone = publish("Japan sold one bond"), publish("Japan sold two bonds")
    desk.retracted(gone)
    since = str(START)
    made_by_readers = client.get(VERDICTS, {"since": since}).content
    Printed.objects.all().delete()
    Edition.objects.update(through_at=None, through_id=None)
    ANSWERS.clear()
    editions.sweep()
    monkeypatch.setattr(printed, "piece_of", lambda form, check: pytest.fail("It was made again"))

    assert client.get(VERDICTS, {"since": since}).content == made_by_readers
    assert client.get(f"{VERDICTS}{kept.slug}/").json() in json.loads(made_by_readers)["items"]


def test_another_name_of_the_newsroom_is_another_answer(client, publish, settings):
    publish()
    tag = client.get(VERDICTS)["ETag"]
    settings.NEWSROOM_NAME = "Another Desk"

    assert client.get(VERDICTS)["ETag"] != tag


def test_any_page_may_ask_and_nobody_is_known_by_a_cookie(client, publish):
    publish()
    response = client.get(VERDICTS)

    assert response["Access-Control-Allow-Origin"] == "*"
    assert not response.cookies
    assert "Cookie" not in response["Vary"]
    assert client.options(VERDICTS).status_code == 204


def test_the_scales_have_their_labels_in_order(client, publish):
    publish()
    (scale,) = client.get("/api/v1/scales/").json()["items"]

    values = [label["value"] for label in scale["labels"] if label["value"]]
    assert values == list(range(1, len(values) + 1))
    assert {"False", "True"} <= {label["label"] for label in scale["labels"]}


def test_hostile_words_stay_data(client, publish):
    publish(HOSTILE)

    assert b"</script>" not in client.get(VERDICTS).content
    assert Verdict.objects.get().slug in client.get(VERDICTS).content.decode()
