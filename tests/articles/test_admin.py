"""Outlets and articles in the records."""

import pytest
from django.test import Client
from django.urls import reverse

from articles.models import Article, Outlet, Version
from newsroom.ledger import history
from newsroom.models import User
from tests import people

OUTLETS = "admin:articles_outlet_changelist"


@pytest.fixture
def records(curator: User, client: Client) -> Client:
    client.force_login(curator)
    return client


def article_form(article: Article, **changed: str) -> dict[str, str]:
    return {
        "outlet": str(article.outlet_id), "canonical_url": article.canonical_url, "title": article.title, "byline": "",
        "published_at_0": "2025-05-02", "published_at_1": "09:00:00", "language": "en",
        "versions-TOTAL_FORMS": "0", "versions-INITIAL_FORMS": "0",
    } | changed  # fmt: skip


def test_a_curator_adds_an_outlet_and_it_is_on_record(records, curator):
    records.post(
        reverse("admin:articles_outlet_add"),
        {"name": "Pacific Ledger", "domains": "ledger.example.org,ledger.example.net", "kind": "news", "country": "JP"},
    )

    outlet = Outlet.objects.get()
    assert outlet.domains == ["ledger.example.org", "ledger.example.net"]
    assert history(outlet).get().by == curator


def test_an_outlet_of_a_known_name_is_refused_in_words(records):
    Outlet.objects.create(name="Pacific Ledger")

    answer = records.post(reverse("admin:articles_outlet_add"), {"name": "pacific ledger", "kind": "news"})

    assert "There is an outlet of this name already." in answer.content.decode()
    assert Outlet.objects.count() == 1


def test_a_curator_changes_what_is_known_of_an_article(records, curator):
    article = people.version().article
    other = Outlet.objects.create(name="Harbour Daily")

    answer = records.post(
        reverse("admin:articles_article_change", args=[article.pk]),
        article_form(article, title="Another title", byline="Tokyo bureau", outlet=str(other.pk)),
    )

    assert answer.status_code == 302
    changed = Article.objects.get(pk=article.pk)
    assert (changed.title, changed.byline, changed.outlet) == ("Another title", "Tokyo bureau", other)
    event = history(article).first()
    assert event.by == curator
    assert event.details == {"title": article.title, "byline": "", "outlet": f"outlet:{article.outlet_id}"}


def test_two_articles_cannot_have_one_address(records):
    first, second = people.version().article, people.version(text="Other words.").article

    answer = records.post(
        reverse("admin:articles_article_change", args=[second.pk]),
        article_form(second, canonical_url=first.canonical_url),
    )

    assert "Another article has this address already." in answer.content.decode()
    assert Article.objects.get(pk=second.pk).canonical_url == second.canonical_url


def test_moving_an_article_to_an_outlet_that_has_the_same_text_is_refused_and_no_error(records):
    first = people.version(outlet="Pacific Ledger").article
    second = people.version(outlet="Harbour Daily").article

    answer = records.post(
        reverse("admin:articles_article_change", args=[second.pk]),
        article_form(second, outlet=str(first.outlet_id)),
        follow=True,
    )

    assert answer.status_code == 200
    assert "Another article has this already (outlet)" in answer.content.decode()
    assert Article.objects.get(pk=second.pk).outlet == second.outlet


def test_the_texts_of_an_article_are_shown_with_their_length_and_cannot_be_written(records):
    version = people.version()
    page = reverse("admin:articles_article_change", args=[version.article_id])

    shown = records.get(page).content.decode()
    records.post(
        page,
        article_form(version.article)
        | {
            "versions-TOTAL_FORMS": "1", "versions-INITIAL_FORMS": "1", "versions-0-id": str(version.pk),
            "versions-0-article": str(version.article_id), "versions-0-text": "Forged.", "versions-0-DELETE": "on",
        },
    )  # fmt: skip

    assert f"{len(version.text):,}" in shown
    assert version.text[:40] in shown
    assert Version.objects.get().text == version.text


def test_an_editor_reads_an_article_and_cannot_change_it(editor, client):
    article = people.version().article
    client.force_login(editor)
    page = reverse("admin:articles_article_change", args=[article.pk])

    assert client.get(page).status_code == 200
    assert client.post(page, article_form(article, title="Mine")).status_code == 403
    assert Article.objects.get().title == article.title


@pytest.mark.parametrize("words", ["ledger.example", "Pacific"])
def test_an_outlet_is_found_by_name_and_host(records, words):
    Outlet.objects.create(name="Pacific Ledger", domains=["ledger.example.org"])
    Outlet.objects.create(name="Harbour Daily")

    found = records.get(reverse(OUTLETS), {"q": words}).content.decode()

    assert "Pacific Ledger" in found
    assert "Harbour Daily" not in found


def test_the_outlet_of_an_article_is_completed_while_one_types(records):
    Outlet.objects.create(name="Pacific Ledger")

    answer = records.get(
        reverse("admin:autocomplete"),
        {"term": "pacif", "app_label": "articles", "model_name": "article", "field_name": "outlet"},
    )

    assert [row["text"] for row in answer.json()["results"]] == ["Pacific Ledger"]
