from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from articles.models import Article, Outlet, Version
from articles.services.intake import LONGEST_TEXT, AddressTaken, find_or_add_outlet, take_in
from newsroom.ledger import history
from newsroom.refusals import AlreadyThere, Forbidden, Refusal
from tests import people

pytestmark = pytest.mark.django_db


def give(
    text="Japan holds $1.13 trillion.", *, by=None, outlet="Pacific Ledger", url="", title="The card", until=None
):  # fmt: skip
    return take_in(by=by, outlet=outlet, title=title, text=text, url=url, embargoed_until=until)


def test_an_article_has_its_first_version():
    taken = give("Kato spoke.\r\n\r\nTokyo waits.")

    assert taken.is_new_article
    assert (taken.version.number, taken.version.text) == (1, "Kato spoke.\n\nTokyo waits.")


def test_taking_in_is_on_record(reporter):
    taken = give(by=reporter)

    assert [(event.verb, event.by) for event in history(taken.article)] == [("taken in", reporter)]


def test_the_same_text_from_the_same_outlet_is_refused_with_the_first_article():
    first = give()

    with pytest.raises(AlreadyThere, match="already here: “The card”, Pacific Ledger") as refusal:
        give(title="Another title")

    assert refusal.value.thing == first.article
    assert Article.objects.count() == 1


def test_another_outlet_may_run_the_same_text():
    give()

    assert give(outlet="Harbour Times").is_new_article


def test_another_text_at_the_same_address_is_a_new_version():
    url = "https://ledger.example.org/card"
    first = give(url=url)
    second = give("Japan holds $1.17 trillion.", url=url)

    assert second.article == first.article
    assert (second.version.number, second.is_new_article) == (2, False)


def test_the_same_text_at_the_same_address_is_refused():
    url = "https://ledger.example.org/card"
    give(url=url)

    with pytest.raises(AlreadyThere):
        give(url=url)


@pytest.mark.parametrize("other", [{"title": "The tariff"}, {"outlet": "Harbour Times"}])
def test_an_address_that_belongs_to_another_article_is_refused_and_names_that_article(other):
    url = "https://ledger.example.org/card"
    first = give(url=url)

    with pytest.raises(AddressTaken, match="belongs to “The card”, Pacific Ledger") as refusal:
        give("Ships waited for nine days.", url=url, **other)

    assert refusal.value.thing == first.article
    assert first.article.versions.count() == 1
    assert not Outlet.objects.filter(name="Harbour Times").exists()


def test_a_text_that_is_said_to_be_the_next_version_needs_no_matching_title_and_adds_no_outlet():
    url = "https://ledger.example.org/card"
    first = give(url=url)

    second = take_in(
        by=None, outlet="Pacifc Ledger", title="The card, again", text="Tokyo waits.", url=url, new_version=True
    )  # fmt: skip

    assert (second.article, second.version.number) == (first.article, 2)
    assert Outlet.objects.count() == 1


def test_the_outlet_of_a_next_version_may_be_written_in_another_case():
    url = "https://ledger.example.org/card"
    give(url=url)

    assert not give("Tokyo waits.", url=url, outlet="pacific  LEDGER", title="The  card").is_new_article


def test_a_text_that_its_address_has_given_already_is_said_to_be_here_whatever_its_title():
    url = "https://ledger.example.org/card"
    give(url=url)

    with pytest.raises(AlreadyThere, match="already here"):
        give(url=url, title="Another title", outlet="Harbour Times")


def test_an_address_of_more_bytes_than_an_index_takes_is_refused_in_one_sentence():
    with pytest.raises(Refusal, match="5,728 bytes; 2,000 is the most"):
        give(url="https://ledger.example.org/" + "字" * 1900 + "a")


def test_a_version_cannot_be_changed():
    version = give().version

    with pytest.raises(Exception, match="Cannot update"), transaction.atomic():
        Version.objects.filter(pk=version.pk).update(text="Something else")


def test_an_outlet_is_found_whatever_its_case():
    assert find_or_add_outlet("Pacific Ledger") == find_or_add_outlet(" pacific  LEDGER ")


def test_two_outlets_cannot_have_the_same_name():
    Outlet.objects.create(name="Pacific Ledger")

    with pytest.raises(IntegrityError, match="one_outlet_per_name"), transaction.atomic():
        Outlet.objects.create(name="PACIFIC LEDGER")


@pytest.mark.parametrize("text", ["", "  \n\t ", "\0\0"])
def test_an_empty_text_is_refused(text):
    with pytest.raises(Refusal, match="The text is empty"):
        give(text)


def test_five_megabytes_are_refused_with_the_number():
    with pytest.raises(Refusal, match="5,000,000 characters; 2,000,000 is the most"):
        give("word " * 1_000_000)


def test_a_megabyte_without_a_space_is_taken():
    assert len(give("x" * 1_000_000).version.text) == 1_000_000 < LONGEST_TEXT


def test_nul_bytes_are_removed_and_said():
    taken = give("Ja\0pan holds.")

    assert taken.version.text == "Japan holds."
    assert "removed: 1" in taken.remarks[0]


def test_characters_that_were_not_utf8_are_said():
    assert "could not be read" in give("Caf� prices rose.").remarks[0]


def test_html_is_read_as_its_main_text():
    page = (
        "<html><body><p>" + "Japan holds <b>$1.13</b> trillion of bonds, the ministry said. " * 5 + "</p></body></html>"
    )

    taken = give(page)

    assert "<" not in taken.version.text
    assert "This was HTML" in taken.remarks[0]


def test_a_visitor_may_not_add_articles():
    with pytest.raises(Forbidden, match="article.take_in"):
        give(by=people.person())


@pytest.mark.parametrize("year", [1, 205, 2205, 9999])
def test_a_year_in_which_nobody_can_have_published_it_is_refused(year):
    with pytest.raises(Refusal, match=f"the year {year}"):
        take_in(
            by=None,
            outlet="Pacific Ledger",
            title="Cards",
            text="Exports rose by 3 percent.",
            published_at=datetime(year, 1, 1, tzinfo=ZoneInfo("Asia/Tokyo")),
        )


def test_an_article_comes_in_under_embargo():
    assert give(until=timezone.now() + timedelta(hours=1)).article.is_embargoed


def test_a_next_version_lengthens_the_embargo_of_its_article_and_never_shortens_it():
    url, now = "https://ledger.example.org/card", timezone.now()
    give(url=url)
    later = give("Japan holds $1.17 trillion.", url=url, until=now + timedelta(hours=2)).article
    assert later.embargoed_until == now + timedelta(hours=2)
    assert history(later).filter(verb="put under embargo").get().details == {"embargoed_until": None}

    for text, until in (("Japan holds it.", now + timedelta(hours=1)), ("Japan held it.", None)):
        give(text, url=url, until=until)

    assert Article.objects.get().embargoed_until == now + timedelta(hours=2)


@pytest.mark.parametrize("url", ["https://ledger.example.org/kept", ""])
def test_who_gives_an_embargo_with_a_text_that_is_here_already_is_told_that_there_is_none(url):
    give(url=url)

    with pytest.raises(AlreadyThere, match=r"\. It is not under the embargo that you gave: ask a curator"):
        give(url=url, until=timezone.now() + timedelta(hours=1))


def test_an_embargo_that_nobody_can_mean_is_refused():
    with pytest.raises(Refusal, match="embargo until the year 2205"):
        give(until=datetime(2205, 1, 1, tzinfo=UTC))
