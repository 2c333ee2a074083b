"""What the API tells everybody: published checks, tombstones, scales."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils.timezone import now

from factcheck.verdicts.models import Verdict
from factcheck.verdicts.services import review, writing
from tests import people
from tests.feeds.kinds import HOSTILE

VERDICTS = "/api/v1/verdicts/"


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


@pytest.mark.parametrize(
    ("query", "finds"),
    [
        ({"rating": "fALSE"}, True), ({"rating": "True"}, False),
        ({"claimant": "katsunobu kato"}, True), ({"claimant": "Kato"}, False),
        ({"outlet": "Pacific Ledger"}, True), ({"outlet": "Atlantic Ledger"}, False),
        ({"language": "en"}, True), ({"language": "de"}, False),
        ({"topic": "Trade"}, False),
    ],
)  # fmt: skip
def test_filters_find_what_the_record_says(listed, publish, query, finds):
    publish(claimant="Katsunobu Kato")

    assert bool(listed(**query)["items"]) is finds


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


def test_who_has_it_already_gets_304_by_one_query(client, publish):
    publish()
    tag = client.get(VERDICTS)["ETag"]

    with CaptureQueriesContext(connection) as queries:
        response = client.get(VERDICTS, headers={"If-None-Match": tag})

    assert (response.status_code, response.content, response["ETag"], len(queries)) == (304, b"", tag, 1)
    assert not tag.startswith("W/")
    publish("Something else")
    assert client.get(VERDICTS, headers={"If-None-Match": tag}).status_code == 200


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
