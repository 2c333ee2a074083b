"""The pages around the checks, and what other people's software asks for."""

import re
from datetime import timedelta
from urllib.parse import urlsplit
from xml.etree import ElementTree

import pytest
import time_machine
from django.urls import reverse
from django.utils import timezone

from articles.models import Article
from factcheck.feeds import policies, published
from factcheck.feeds.formats import FORMATS, telling
from factcheck.feeds.models import Policy
from factcheck.feeds.views import sitemaps
from newsroom.ledger import history
from newsroom.refusals import Forbidden
from tests import people

SITEMAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"


def page(client, address: str) -> str:
    answer = client.get(address)
    assert answer.status_code == 200, answer.content
    return answer.content.decode()


def locations(text: str) -> list[str]:
    return [found.text or "" for found in ElementTree.fromstring(text).iter(f"{SITEMAP}loc")]


def test_the_log_of_corrections_names_what_changed_and_nothing_else(client, publish, desk):
    publish("Japan sold one bond")
    corrected = desk.corrected(publish("Japan sold two bonds"))
    retracted = desk.retracted(publish("Japan sold three bonds"))

    html = page(client, "/checks/corrections/")

    assert "An earlier version left April out." in html
    assert "The table was misread." in html
    assert re.findall(r'href="/checks/([^"/?]+-\d+)/"', html) == [retracted.slug, corrected.slug]


def test_a_log_without_corrections_says_so(client, publish):
    publish()

    assert "Nothing had to be corrected yet." in page(client, "/checks/corrections/")


def test_the_methods_show_the_scales_and_the_newsrooms_policies(client, publish, editor):
    publish()
    policies.add(by=editor, kind="method", words="We *call* the source.\n\n<script>alert(1)</script>")

    html = page(client, "/checks/methods/")

    assert "We <em>call</em> the source." in html
    assert "<script>" not in html
    assert "What our ratings mean" in html
    assert "What is known does not settle it either way." in html


def test_the_place_that_the_feeds_name_for_a_scale_is_on_the_page_of_methods(client, publish):
    check = published.of(published.newest_first().get(pk=publish().pk))

    html = page(client, "/checks/methods/")

    assert html.count(f'id="{telling.scale_of(check).partition("#")[2]}"') == 1


def test_one_page_names_every_feed(client, db):
    html = page(client, "/checks/data/")

    assert [form.url for form in FORMATS if f'href="{urlsplit(form.url).path}"' not in html] == []
    assert 'href="/api/v1/openapi.json"' in html


def test_a_policy_is_written_by_editors_and_curators_and_is_on_record(client, curator, checker):
    client.force_login(curator)
    client.post(reverse("admin:feeds_policy_add"), {"kind": "corrections", "words": "We say what was wrong."})
    policy = Policy.objects.get()

    client.post(reverse("admin:feeds_policy_change", args=[policy.pk]), {"kind": "corrections", "words": "We do."})

    assert Policy.objects.get().words == "We do."
    assert history(policy).first().details == {"words": "We say what was wrong."}
    with pytest.raises(Forbidden):
        policies.change(policy, by=checker, kind="corrections", words="We don't.")


@pytest.fixture
def story(desk):
    """Two published checks of claims in one text."""
    text = people.version("Japan sold two bonds. They were old. Japan sold three bonds, they say.")
    second, first = (desk.claim(f"Japan sold {word} bonds", text) for word in ("three", "two"))
    return [desk.published(desk.approved(desk.submitted(desk.draft(claim)))) for claim in (second, first)]


def test_an_article_shows_its_checked_passages_in_the_order_of_its_text(client, story):
    article = Article.objects.get()

    html = page(client, f"/checks/articles/{article.pk}/")

    assert re.findall(r"<mark[^>]*>([^<]+)</mark>", html) == ["Japan sold two bonds", "Japan sold three bonds"]
    assert f'href="/checks/articles/{article.pk}/"' in page(client, story[0].get_absolute_url())
    assert "application/ld+json" not in html.partition("<main")[2]


@pytest.mark.parametrize("change", ["retracted", "embargoed"])
def test_an_article_of_which_nothing_stands_has_no_page(client, desk, story, change):
    if change == "retracted":
        for verdict in story:
            desk.retracted(verdict)
    else:
        Article.objects.update(embargoed_until=timezone.now() + timedelta(hours=1))

    assert client.get(f"/checks/articles/{Article.objects.get().pk}/").status_code == 404


def test_a_card_may_be_shown_on_any_page_and_the_check_itself_on_none(client, publish):
    verdict = publish()

    card, check = (client.get(f"/checks/{verdict.slug}/{end}") for end in ("card/", ""))

    assert "frame-ancestors *" in card["Content-Security-Policy"]
    assert "X-Frame-Options" not in card
    assert "frame-ancestors 'none'" in check["Content-Security-Policy"]
    assert check["X-Frame-Options"] == "DENY"
    assert "Holdings rose in March." in card.content.decode()


def test_a_card_of_a_retracted_check_says_that_it_is_retracted(client, publish, desk):
    html = page(client, f"/checks/{desk.retracted(publish()).slug}/card/")

    assert "Retracted" in html
    assert "The table was misread." in html
    assert "Holdings rose in March." not in html


def test_a_check_is_found_by_oembed_and_says_when_it_is_retracted(client, publish, desk, settings):
    settings.SITE_URL = "https://facts.example.org"
    verdict = publish()
    html = page(client, f"/checks/{verdict.slug}/")
    (discovery,) = re.findall(r'type="application/json\+oembed"[^>]*href="([^"]+)"', html)

    said = client.get(discovery.removeprefix("https://facts.example.org")).json()

    assert (said["type"], said["version"], said["width"], said["height"]) == ("rich", "1.0", 600, 300)
    assert f'src="https://facts.example.org/checks/{verdict.slug}/card/"' in said["html"]
    smaller = client.get("/oembed", {"url": f"https://facts.example.org/checks/{verdict.slug}/", "maxwidth": "320"})
    assert smaller.json()["width"] == 320
    assert said["title"].startswith("False: ")
    asked = discovery.removeprefix("https://facts.example.org")
    has = {"If-None-Match": client.get(asked)["ETag"]}
    assert client.get(asked, headers=has).status_code == 304
    desk.retracted(verdict)
    assert client.get(asked, headers=has).json()["title"].startswith("Retracted: ")
    assert client.options(asked).status_code == 204


@pytest.mark.parametrize(
    ("query", "status"),
    [
        ({}, 404), ({"url": "https://elsewhere.example.net/checks/a-1/"}, 404), ({"url": "http://[broken"}, 404),
        ({"url": "{site}/checks/none-1/"}, 404), ({"format": "xml"}, 501), ({"maxwidth": "wide"}, 400),
        ({"maxheight": "20"}, 400), ({"url": "{site}/desk/"}, 404),
    ],
)  # fmt: skip
def test_what_has_no_card_is_a_problem_in_words(client, db, settings, query, status):
    answer = client.get("/oembed", {name: value.format(site=settings.SITE_URL) for name, value in query.items()})

    assert (answer.status_code, answer["Content-Type"]) == (status, "application/problem+json")
    assert answer["Access-Control-Allow-Origin"] == "*"


def test_the_sitemaps_name_every_page_once_and_when_it_changed(client, publish, desk, settings, monkeypatch):
    settings.SITE_URL = "https://facts.example.org"
    monkeypatch.setattr(sitemaps, "_MOST", 2)
    verdicts = [publish("Japan sold one bond"), desk.corrected(publish("Japan sold two bonds")), publish("And three")]

    maps = locations(page(client, "/sitemap.xml"))

    pages = [text for address in maps for text in locations(page(client, address.removeprefix(settings.SITE_URL)))]
    named = [address for address in pages if re.search(r"-\d+/$", address)]
    assert sorted(named) == sorted(f"https://facts.example.org/checks/{verdict.slug}/" for verdict in verdicts)
    assert "https://facts.example.org/checks/methods/" in pages
    assert len(maps) == 2
    assert client.get("/sitemaps/3.xml").status_code == 404
    assert client.get("/sitemaps/0.xml").status_code == 404


@pytest.mark.parametrize("address", ["/sitemap.xml", "/sitemaps/1.xml"])
def test_a_sitemap_is_written_once_a_change_however_long_it_is(
    client, publish, multiply, desk, address, django_assert_num_queries
):
    verdict = publish()
    multiply(verdict, 30)
    first = client.get(address)

    with django_assert_num_queries(1):
        assert client.get(address).content == first.content
    with django_assert_num_queries(1):
        assert client.get(address, headers={"if-none-match": first["ETag"]}).status_code == 304
    desk.retracted(verdict)
    assert client.get(address, headers={"if-none-match": first["ETag"]}).status_code == 200


def test_the_news_are_the_checks_of_the_last_two_days(client, publish):
    verdict = publish("Japan sold <two> & three bonds")

    text = page(client, "/sitemaps/news.xml")
    with time_machine.travel(timezone.now() + timedelta(days=2, minutes=1), tick=False):
        later = page(client, "/sitemaps/news.xml")

    assert [address.rsplit("/", 2)[1] for address in locations(text)] == [verdict.slug]
    assert "<news:title>Japan sold &lt;two&gt; &amp; three bonds</news:title>" in text
    assert locations(later) == []


def test_machines_are_shown_the_sitemap_and_kept_from_the_desk(client, db):
    text = page(client, "/robots.txt")

    assert "Disallow: /desk/" in text
    assert re.findall(r"^Sitemap: http://[^/]+(\S+)$", text, re.M) == ["/sitemap.xml", "/sitemaps/news.xml"]


@pytest.mark.parametrize(
    "address", ["/checks/corrections/", "/checks/methods/", "/checks/data/", "/sitemap.xml", "/robots.txt"]
)
def test_the_pages_around_are_kept_by_caches_and_set_no_cookie(client, publish, address):
    publish()
    first = client.get(address)

    assert client.get(address, headers={"If-None-Match": first["ETag"]}).status_code == 304
    assert "Cookie" not in first["Vary"]
    assert not first.cookies


def test_a_check_shows_its_rating_and_claim_where_it_is_shared(client, publish):
    html = page(client, publish("Japan sold <two> bonds").get_absolute_url())

    assert '<meta property="og:title" content="False: Japan sold &lt;two&gt; bonds">' in html
