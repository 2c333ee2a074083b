from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from articles.models import Article, Version
from articles.services.intake import LONGEST_TEXT
from factcheck.claims import tasks
from factcheck.claims.models import Extraction
from newsroom.models import User
from tests import people
from tests.desk.pages import form, tree, words

NEW = "/desk/articles/new/"
STORY = {
    "title": "Tokyo and the card it holds",
    "outlet": "Pacific Ledger",
    "url": "https://ledger.example.org/card",
    "published_on": "2025-05-02",
    "byline": "A. Writer",
    "language": "en",
    "text": people.TEXT,
}


def typed(answer) -> dict[str, str]:
    """What stands in the form that came back."""
    return dict(form(answer, NEW).form_values())


def test_a_pasted_article_is_taken_in_and_its_reading_is_owed(
    reporter: User, at, monkeypatch, django_capture_on_commit_callbacks
) -> None:
    nudged: list[int] = []
    monkeypatch.setattr(tasks.extract, "apply_async", lambda arguments, **_: nudged.extend(arguments))
    with django_capture_on_commit_callbacks(execute=True):
        answer = at(reporter).post(NEW, STORY)

    article = Article.objects.get()
    assert (answer.status_code, answer["Location"]) == (303, f"/desk/articles/{article.pk}/")
    assert (article.title, article.byline, article.taken_in_by) == (STORY["title"], "A. Writer", reporter)
    assert f"{article.published_at:%Y-%m-%d}" == "2025-05-02"
    assert nudged == [Extraction.objects.get(version__article=article).pk]


def test_the_same_article_twice_is_said_with_a_link_to_the_first(reporter: User, at) -> None:
    client = at(reporter)
    first = client.post(NEW, STORY)["Location"]
    answer = client.post(NEW, STORY | {"title": "Another title that I typed"})

    assert answer.status_code == 409
    assert "This text is already here" in words(answer)
    assert first in [link for _, _, link, _ in tree(answer).iterlinks()]
    assert typed(answer)["title"] == "Another title that I typed"
    assert typed(answer)["text"].split() == people.TEXT.split()


def test_a_new_text_at_a_known_address_becomes_the_next_version(reporter: User, at) -> None:
    client = at(reporter)
    client.post(NEW, STORY)
    answer = client.post(NEW, STORY | {"text": people.TEXT + "\n\nOne more sentence."}, follow=True)

    assert "the article's next version" in words(answer)
    assert Article.objects.get().versions.count() == 2


def test_a_wrong_address_is_asked_about_before_it_hides_the_text_in_another_article(reporter: User, at) -> None:
    client = at(reporter)
    first = client.post(NEW, STORY)["Location"]
    other = STORY | {
        "title": "Ships wait at the port",
        "outlet": "Harbour Times",
        "text": "Ships waited for nine days.",
    }
    answer = client.post(NEW, other)

    assert answer.status_code == 409
    assert "This address belongs to “Tokyo and the card it holds”, Pacific Ledger." in words(answer)
    assert first in [link for _, _, link, _ in tree(answer).iterlinks()]
    assert typed(answer)["title"] == other["title"]
    assert typed(answer)["text"].strip() == other["text"]
    assert tree(answer).xpath("//input[@name='new_version'][@type='checkbox'][not(@checked)]")
    assert Version.objects.count() == 1

    client.post(NEW, other | {"new_version": "on"})
    assert Article.objects.get().versions.count() == 2


def test_nobody_is_asked_about_versions_before_an_address_is_known(reporter: User, at) -> None:
    assert not tree(at(reporter).get(NEW)).xpath("//input[@name='new_version']")


@pytest.mark.parametrize(
    ("wrong", "sentence"),
    [
        ({"text": ""}, "The text is empty. Paste the words of the article."),
        ({"text": " \n\t\n"}, "The text is empty. Paste the words of the article."),
        ({"title": "t" * 10_000}, "The title has 10000 characters; 500 is the most."),
        ({"title": ""}, "Give the title."),
        ({"outlet": "  "}, "Give the outlet."),
        ({"published_on": "2025-02-30"}, "Write the date as year-month-day, for example 2025-05-02."),
        ({"published_on": "last Friday"}, "Write the date as year-month-day, for example 2025-05-02."),
        ({"url": "https://ledger.example.org/" + "字" * 1900}, "The address has 5,727 bytes; 2,000 is the most."),
        ({"url": "javascript:alert(1)"}, "Give an address that begins with http:// or https://."),
        ({"url": "ftp://ledger.example.org/card"}, "Give an address that begins with http:// or https://."),
        ({"url": "https://a.example/" + "x" * 2000}, "The address has 2018 characters; 2000 is the most."),
        ({"language": "english!"}, "Give the language as a tag such as en, ar or pt-BR."),
        ({"text": "word " * 1_000_000}, f"{LONGEST_TEXT:,} is the most. Cut it to the article itself."),
    ],
    ids=lambda value: str(value)[:40],
)
def test_bad_input_gets_one_plain_sentence_and_loses_nothing(reporter: User, at, wrong, sentence: str) -> None:
    answer = at(reporter).post(NEW, STORY | wrong)

    assert answer.status_code == 422
    assert sentence in words(answer)
    came_back = typed(answer)
    for name, value in (STORY | wrong).items():
        assert came_back.get(name, "").split() == value.split()
    assert not Article.objects.exists()


def test_a_megabyte_without_a_space_is_an_article(reporter: User, at) -> None:
    answer = at(reporter).post(NEW, STORY | {"text": "x" * 1_000_000}, follow=True)

    assert answer.status_code == 200
    assert "x" * 1_000_000 in answer.content.decode()


@pytest.mark.parametrize(
    ("text", "remark"),
    [
        ("One\0 sentence\0 with NULs.", "Control characters that cannot be shown were removed: 2."),
        ("<html><body><article><p>" + people.TEXT + "</p></article></body></html>", "This was HTML"),
    ],
)
def test_what_was_done_to_the_text_is_said_on_the_articles_page(reporter: User, at, text: str, remark: str) -> None:
    answer = at(reporter).post(NEW, STORY | {"text": text}, follow=True)

    assert answer.status_code == 200
    assert remark in words(answer)


def test_invalid_utf_8_is_taken_in_with_a_remark(reporter: User, at) -> None:
    body = b"title=T&outlet=O&language=en&text=Prices+rose+3%25+in+March+%FF%FE."
    answer = at(reporter).post(NEW, body, content_type="application/x-www-form-urlencoded", follow=True)

    assert answer.status_code == 200
    assert "could not be read and show as" in words(answer)


def test_pasted_markup_is_shown_as_the_text_that_it_is(reporter: User, at) -> None:
    text = "The minister said <script>alert(1)</script> that exports <b>fell</b> 3% & more."
    answer = at(reporter).post(NEW, STORY | {"text": text}, follow=True)

    (document,) = tree(answer).xpath("//*[@id='doc']")
    assert document.xpath(".//script | .//b") == []
    assert "".join(document.itertext()).strip() == Version.objects.get().text


def test_a_nul_in_the_title_is_nothing_that_anybody_typed(reporter: User, at) -> None:
    at(reporter).post(NEW, STORY | {"title": "Tokyo\0 and the card"})

    assert Article.objects.get().title == "Tokyo and the card"


def test_known_outlets_are_offered(reporter: User, at) -> None:
    people.version(outlet="Harbour Times")

    answer = at(reporter).get(reverse("desk:new_article"))
    assert tree(answer).xpath("//datalist/option/@value") == ["Harbour Times"]


def test_an_article_is_taken_in_under_embargo(reporter: User, at) -> None:
    tomorrow = timezone.localtime(timezone.now() + timedelta(days=1)).strftime("%Y-%m-%dT%H:%M")
    at(reporter).post(NEW, STORY | {"embargoed_until": tomorrow})

    until = Article.objects.get().embargoed_until
    assert until is not None
    assert timezone.localtime(until).strftime("%Y-%m-%dT%H:%M") == tomorrow


def test_a_moment_that_is_none_is_said_beside_it(reporter: User, at) -> None:
    answer = at(reporter).post(NEW, STORY | {"embargoed_until": "tomorrow"})

    assert answer.status_code == 422
    assert "Write day and time as in 2025-05-02 18:30." in words(answer)
    assert typed(answer)["embargoed_until"] == "tomorrow"
