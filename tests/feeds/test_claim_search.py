"""`/v1alpha1/claims:search`: what a client of Google's Fact Check Tools API asks and gets."""

import json
from datetime import date, timedelta
from urllib.parse import urlencode

import pytest
from django.db import connection
from django.utils.timezone import now
from jsonschema import Draft202012Validator

from factcheck.feeds.formats.claim_search import BadParameter, claim, wanted
from factcheck.verdicts.models import Verdict
from tests.feeds.kinds import ARABIC, HOSTILE, JAPANESE, every_kind

# The shapes of the discovery document (factchecktools v1alpha1, revision 20240929), nothing beside them allowed.
_TEXT = {"type": "string", "minLength": 1}
_MOMENT = {"type": "string", "pattern": r"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$"}


def _shape(**properties: dict) -> dict:
    return {"type": "object", "additionalProperties": False, "properties": properties}


_REVIEW = _shape(
    publisher=_shape(name=_TEXT, site=_TEXT), url=_TEXT, title=_TEXT, reviewDate=_MOMENT, textualRating=_TEXT,
    languageCode=_TEXT,
)  # fmt: skip
_CLAIM = _shape(text=_TEXT, claimant=_TEXT, claimDate=_MOMENT, claimReview={"type": "array", "items": _REVIEW})
ANSWER = Draft202012Validator(_shape(claims={"type": "array", "items": _CLAIM}, nextPageToken=_TEXT))


@pytest.fixture
def found(client):
    def get(**query: str) -> dict:
        response = client.get(f"/v1alpha1/claims:search?{urlencode(query)}")
        assert response.status_code == 200, response.content
        assert list(ANSWER.iter_errors(response.json())) == []
        return response.json()

    return get


@pytest.fixture
def refused(client):
    def get(query: str) -> str:
        response = client.get(f"/v1alpha1/claims:search?{query}")
        assert (response.status_code, response["Content-Type"]) == (400, "application/problem+json")
        answer = response.json()
        assert answer["error"]["code"] == answer["status"] == 400
        assert answer["error"]["status"] == "INVALID_ARGUMENT"
        assert answer["error"]["message"] == answer["detail"]
        return answer["detail"]

    return get


def texts(answer: dict) -> list[str]:
    return [claim["text"] for claim in answer["claims"]]


def test_a_claim_comes_with_its_review(found, publish, settings):
    settings.SITE_URL = "https://www.facts.example.org"
    verdict = publish("Japan sold all of its bonds", claimant="Katsunobu Kato")

    answer = found(query="bonds")

    assert answer == {
        "claims": [
            {
                "text": "Japan sold all of its bonds",
                "claimant": "Katsunobu Kato",
                "claimDate": "2025-05-02T00:00:00Z",
                "claimReview": [
                    {
                        "publisher": {"name": settings.NEWSROOM_NAME, "site": "facts.example.org"},
                        "url": f"https://www.facts.example.org/checks/{verdict.slug}/",
                        "title": "False: Japan sold all of its bonds",
                        "reviewDate": verdict.published_at.strftime("%Y-%m-%dT%H:%M:%SZ"),
                        "textualRating": "False",
                        "languageCode": "en",
                    }
                ],
            }
        ]
    }


def test_every_kind_of_check_has_the_shape():
    found = {name: claim(check) for name, check in every_kind().items()}

    assert list(ANSWER.iter_errors({"claims": list(found.values())})) == []
    assert "claimant" not in found["nobody"]
    assert "claimant" not in found["false"], "social media users are nobody"
    assert "claimDate" not in found["unproven"]
    assert found["hostile"]["text"] == HOSTILE


def test_words_are_found_in_any_script_and_as_english_bends_them(found, publish):
    publish("Japan had already begun dumping Treasurys in March")
    publish(JAPANESE, claimant="加藤勝信")
    publish(ARABIC)

    assert texts(found(query="Did Japan dump treasurys?")) == ["Japan had already begun dumping Treasurys in March"]
    assert texts(found(query="米国債")) == texts(found(query="加藤")) == [JAPANESE]
    assert texts(found(query="سندات الخزانة")) == [ARABIC]
    assert texts(found(query="dumping bananas")) == texts(found(query="?!")) == texts(found(query="100%_")) == []


def test_retracted_checks_are_not_found_and_corrected_ones_as_they_are_now(found, publish, desk):
    desk.retracted(publish("Japan sold two bonds"))
    desk.corrected(publish("Japan sold three bonds"))

    assert texts(found(query="bonds")) == ["Japan sold three bonds"]


def test_a_site_alone_finds_all_of_it_and_another_one_nothing(found, publish, settings):
    settings.SITE_URL = "https://facts.example.org"
    publish()

    for ours in ("facts.example.org", "example.org", "www.facts.example.org", "https://Facts.example.org/"):
        assert len(found(reviewPublisherSiteFilter=ours)["claims"]) == 1
    assert found(reviewPublisherSiteFilter="acts.example.org")["claims"] == []
    assert found(query="Japan", reviewPublisherSiteFilter="nytimes.com")["claims"] == []


def test_the_region_of_a_language_is_not_looked_at(found, publish, settings):
    publish("Japan sold two bonds")
    publish("Japan verkaufte zwei Anleihen", language="de-AT")

    assert texts(found(query="Japan", languageCode="en-US")) == ["Japan sold two bonds"]
    assert texts(found(query="Japan", languageCode="de")) == ["Japan verkaufte zwei Anleihen"]
    assert texts(found(query="Japan", languageCode="sr-Latn")) == []


def test_the_age_is_that_of_the_newer_of_claim_and_review(found, publish):
    old, new = publish("Japan sold two bonds", claimed_on=date(2020, 1, 1)), publish("Japan sold three bonds")
    recent = publish("Japan sold four bonds", claimed_on=now().date() - timedelta(days=3))
    assert len(found(query="Japan", maxAgeDays="1")["claims"]) == 3
    long_ago = now() - timedelta(days=100)
    with_all_triggers_off(old, recent, first_published_at=long_ago)

    assert texts(found(query="Japan", maxAgeDays="30")) == ["Japan sold four bonds", "Japan sold three bonds"]
    assert len(found(query="Japan", maxAgeDays="2147483647")["claims"]) == 3
    assert new.slug


def with_all_triggers_off(*verdicts: Verdict, **columns: object) -> None:
    """Change what publication has frozen: time travel for tests."""
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL session_replication_role = replica")
    Verdict.objects.filter(pk__in=[verdict.pk for verdict in verdicts]).update(**columns)
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL session_replication_role = origin")


def test_pages_of_a_search_hold_each_claim_once_while_checks_change(found, publish, multiply):
    verdict = publish("Japan sold two bonds")
    multiply(verdict, 24)

    first = found(query="Japan")
    with_all_triggers_off(verdict, changed_at=now() + timedelta(minutes=1))  # It stood last, and stands first now.
    second = found(query="Japan", pageToken=first["nextPageToken"])
    third = found(query="Japan", pageToken=second["nextPageToken"])

    assert [len(page["claims"]) for page in (first, second, third)] == [10, 10, 4]
    assert "nextPageToken" not in third
    urls = [one["claimReview"][0]["url"] for page in (first, second, third) for one in page["claims"]]
    assert len(set(urls)) == 24


def test_an_offset_steps_over_claims_unless_there_is_a_token(found, publish):
    for n in ("two", "three", "four"):
        publish(f"Japan sold {n} bonds")

    assert texts(found(query="Japan", offset="2")) == ["Japan sold two bonds"]
    first = found(query="Japan", pageSize="1")
    following = found(query="Japan", pageSize="1", pageToken=first["nextPageToken"], offset="2")
    assert texts(following) == ["Japan sold three bonds"]


@pytest.mark.parametrize(
    ("query", "name"),
    [
        ("", "query"),
        ("query=", "query"),
        ("query=Japan&maxAgeDays=0", "maxAgeDays"),
        ("query=Japan&maxAgeDays=-1", "maxAgeDays"),
        ("query=Japan&maxAgeDays=9999999999", "maxAgeDays"),
        ("query=Japan&pageSize=ten", "pageSize"),
        ("query=Japan&pageSize=%D9%A3", "pageSize"),
        ("query=Japan&offset=1.5", "offset"),
        ("query=Japan&pageToken=x", "pageToken"),
        ("query=Japan&languageCode=English%20please", "languageCode"),
        ("query=Japan&reviewPublisherSiteFilter=two%20words", "reviewPublisherSiteFilter"),
        ("query=Japan&alt=proto", "alt"),
        ("query=Japan&speaker=Kato", "speaker"),
    ],
)
def test_a_parameter_that_cannot_be_meant_is_refused_in_a_sentence(refused, db, query, name):
    assert name in refused(query)


@pytest.mark.parametrize("query", ["query=Japan%00", "query=Japan&pageToken=%00", "%00=1&query=Japan"])
def test_a_character_that_no_text_has_is_refused(client, db, query):
    assert client.get(f"/v1alpha1/claims:search?{query}").status_code == 400
    path = "/v1alpha1/claims:search"
    body = client.generic(
        "POST", path, query, "application/x-www-form-urlencoded", headers={"X-HTTP-Method-Override": "GET"}
    )
    assert body.status_code == 400


def test_a_token_of_another_search_is_refused(found, refused, publish, multiply):
    multiply(publish("Japan sold two bonds"), 10)
    token = found(query="Japan")["nextPageToken"]

    assert "pageToken" in refused(urlencode({"query": "bonds", "pageToken": token}))


def test_what_every_client_of_theirs_sends_is_taken(found, publish):
    publish()

    assert found(query="Japan", key="AIza", alt="json", prettyPrint="false", quotaUser="me", **{"$.xgafv": "2"})[
        "claims"
    ]


def test_a_client_that_puts_a_long_query_into_a_body_is_heard(client, publish):
    publish("Japan sold two bonds")
    path = "/v1alpha1/claims:search"

    response = client.post(path, {"query": "Japan"}, headers={"X-HTTP-Method-Override": "GET"})

    assert texts(response.json()) == ["Japan sold two bonds"]
    refused = client.post(path, {"query": "Japan"})
    assert (refused.status_code, refused["Allow"]) == (405, "GET, HEAD, OPTIONS")
    assert refused.json()["detail"] == "A search only reads: ask for it with GET."


def test_a_browser_may_ask_for_somebody_else_s_page(client):
    response = client.options("/v1alpha1/claims:search")

    assert response.status_code == 204
    assert response["Access-Control-Allow-Origin"] == response["Access-Control-Allow-Headers"] == "*"


def test_the_answer_is_for_everybody_and_can_be_asked_for_again(client, publish):
    publish()
    path = "/v1alpha1/claims:search?query=Japan"

    response = client.get(path)

    assert response["Access-Control-Allow-Origin"] == "*"
    assert "Cookie" not in response.get("Vary", "")
    assert client.get(path, headers={"If-None-Match": response["ETag"]}).status_code == 304
    assert client.head(path)["ETag"] == response["ETag"]


def test_many_parameters_of_one_name_count_as_the_last():
    assert wanted({"query": "Japan"}).query == "Japan"
    with pytest.raises(BadParameter):
        wanted({})
    assert json.dumps(claim(every_kind()["arabic"]), ensure_ascii=False).count(ARABIC) == 2
