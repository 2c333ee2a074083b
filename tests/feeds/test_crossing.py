"""What other people's pages may do with what leaves the house: read it, show it, or neither."""

import pytest

from factcheck.feeds.formats import FORMATS

NOBODY = {"X-Frame-Options": "DENY", "Access-Control-Allow-Origin": None}
READ_BY_ALL = {
    "Access-Control-Allow-Origin": "*", "Cross-Origin-Resource-Policy": "cross-origin", "X-Frame-Options": "DENY",
}  # fmt: skip
SHOWN_BY_ALL = {
    "Access-Control-Allow-Origin": None, "Cross-Origin-Resource-Policy": "cross-origin", "X-Frame-Options": None,
    "Cross-Origin-Embedder-Policy": "require-corp",
}  # fmt: skip
OPEN = [f"/feeds/{form.file}" for form in FORMATS] + [
    "/v1alpha1/claims:search", "/oembed?url={url}", "/checks/{slug}/card.png", "/checks/none/card.png",
    "/feeds/verdicts.json?since=x", "/api/v1/verdicts", "/api/v1/openapi.json", "/api/nothing",
]  # fmt: skip
CLOSED = ["/checks/", "/checks/{slug}/", "/checks/none/", "/checks/corrections/", "/checks/methods/", "/sitemap.xml"]


@pytest.fixture
def ask(client, publish):
    verdict = publish()
    url = f"http://127.0.0.1:8000/checks/{verdict.slug}/"
    return lambda address: client.get(address.format(slug=verdict.slug, url=url))


def test_feeds_and_pictures_are_open_the_card_is_shown_anywhere_and_a_page_nowhere(ask):
    expected = dict.fromkeys(OPEN, READ_BY_ALL) | dict.fromkeys(CLOSED, NOBODY)
    for address, headers in (expected | {"/checks/{slug}/card/": SHOWN_BY_ALL}).items():
        answer = ask(address)
        found = {name: answer.headers.get(name) for name in headers}
        assert found == headers, (address, answer.status_code)
        ancestors = "frame-ancestors *" if headers is SHOWN_BY_ALL else "frame-ancestors 'none'"
        assert ancestors in answer["Content-Security-Policy"], address
        assert not answer.cookies


@pytest.mark.parametrize("address", ["/feeds/verdicts.json", "/v1alpha1/claims:search", "/api/v1/verdicts"])
def test_a_browser_that_asks_first_is_told_what_it_may_ask(client, db, address):
    answer = client.options(address)

    assert answer.status_code == 204
    assert answer["Access-Control-Allow-Origin"] == "*"
    assert answer["Access-Control-Allow-Methods"] == "GET, HEAD, OPTIONS"
    assert answer["Access-Control-Max-Age"] == "86400"


@pytest.mark.parametrize("address", ["/feeds/", "/feeds/verdicts.xml", "/v1alpha1/claims:imageSearch"])
def test_where_no_feed_is_a_program_is_told_where_the_feeds_are(client, address):
    answer = client.get(address)

    assert (answer.status_code, answer["Content-Type"]) == (404, "application/problem+json")
    assert answer["Access-Control-Allow-Origin"] == "*"
    assert answer.json()["detail"] == (
        "There is no feed at this address. http://127.0.0.1:8000/checks/data/ lists those there are."
    )


def test_oembed_names_the_picture_unless_something_smaller_is_asked_for(ask):
    said = ask("/oembed?url={url}").json()

    assert said["thumbnail_url"].partition("?")[0].endswith("/card.png")
    assert (said["thumbnail_width"], said["thumbnail_height"]) == (1200, 630)
    assert "thumbnail_url" not in ask("/oembed?url={url}&maxwidth=400").json()
    assert 'sandbox="allow-popups allow-popups-to-escape-sandbox"' in said["html"]
