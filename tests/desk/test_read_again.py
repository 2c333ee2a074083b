"""What a reading brought, took back and left out is shown on the article's page."""

import re
from datetime import timedelta

import pytest
from django.utils import timezone

from articles.models import Version
from factcheck.claims.models import Appearance, Claim, Extraction
from factcheck.claims.services import extraction, triage
from newsroom.models import User
from tests import people
from tests.desk.pages import fields, form, tree, words

PAGE = (
    "Home | News | Markets | About us\n\nSport | Weather | Video | Podcasts\n\n"
    "Exports to the United States fell by 1.8 percent in April.\n\n"
    "Unemployment rose to 4.1 percent in March, the ministry said.\n\nShare this article on Facebook"
)


def read_again(text: Version) -> Extraction:
    Extraction.objects.filter(version=text).update(due_at=timezone.now() - timedelta(1), finished_at=None)
    job = Extraction.objects.get(version=text)
    extraction.run(job.pk)
    return Extraction.objects.get(pk=job.pk)


@pytest.fixture
def text(db: None) -> Version:
    version = people.version(PAGE)
    extraction.run(extraction.request(version).pk)
    return version


@pytest.fixture
def twice(text: Version) -> Version:
    """Read a second time, which brought the claim of the exports and took back another."""
    job = Extraction.objects.filter(version=text)
    job.update(reading=2, fresh=1, withdrawn=1, found=2, engine="rules", engine_version="9")
    new, old = (text.appearances.get(exact__contains=words) for words in ("Exports", "Unemployment"))
    Appearance.objects.filter(pk=new.pk).update(reading=2)
    Appearance.objects.filter(pk=old.pk).update(withdrawn=True)
    Claim.objects.filter(pk=old.claim_id).update(status=Claim.Status.WITHDRAWN)
    return text


def address(text: Version) -> str:
    return f"/desk/articles/{text.article_id}/"


def claim_of(text: Version, passage: str) -> Claim:
    return text.appearances.select_related("claim").get(exact__contains=passage).claim


def said(answer: object, name: str) -> str:
    return " ".join(tree(answer).get_element_by_id(name).text_content().split())


def test_the_strip_says_what_the_second_reading_made_of_it(checker: User, at, twice: Version) -> None:
    shown = said(at(checker).get(address(twice)), "progress")
    assert "Read again by rules 9: 1 new, 1 no longer proposed, 1 as before." in shown


def test_the_poll_that_sees_the_end_says_the_same(checker: User, at, twice: Version) -> None:
    answer = at(checker).get(f"{address(twice)}progress/?shown=2")
    assert "Read again by rules 9: 1 new, 1 no longer proposed, 1 as before." in words(answer)


def test_a_first_reading_calls_nothing_new(checker: User, at, text: Version) -> None:
    answer = at(checker).get(address(text))
    assert not tree(answer).find_class("new") or "New" not in said(answer, "claims")
    assert "claims found" in said(answer, "progress")


def test_a_new_claim_is_called_new_in_list_text_card_and_queue(checker: User, at, twice: Version) -> None:
    client, claim = at(checker), claim_of(twice, "Exports")
    page = client.get(address(twice))
    assert "New" in said(page, "claims")
    assert any("(new)" in (link.get("aria-label") or "") for link in tree(page).xpath("//mark/a"))
    assert "New" in said(client.get(f"{address(twice)}claims/{claim.pk}/"), "card")
    assert re.search(r"Undecided\s+New", words(client.get("/desk/")))


def test_a_decided_claim_is_no_longer_new(checker: User, at, twice: Version) -> None:
    claim = claim_of(twice, "Exports")
    triage.accept(claim, by=checker, version=claim.version)
    assert "New" not in said(at(checker).get(address(twice)), "claims")


def test_only_the_new_ones_are_listed_when_asked_for(checker: User, at, twice: Version) -> None:
    by_hand, _ = people.place(twice, "Share this", by=checker)
    listed = said(at(checker).get(f"{address(twice)}?only=new"), "claims")
    assert "Exports to the United States" in listed
    assert by_hand.statement not in listed


def test_what_is_no_longer_proposed_is_shown_only_behind_its_link(checker: User, at, twice: Version) -> None:
    client = at(checker)
    page = client.get(address(twice))
    assert "Unemployment" not in said(page, "claims")
    assert not any("Unemployment" in mark.text_content() for mark in tree(page).xpath("//mark"))
    assert "Unemployment" not in words(client.get("/desk/?state=all"))
    (link,) = {a.get("href") for a in tree(page).xpath("//*[@id='claims']//a[contains(., 'no longer proposed')]")}

    assert "Unemployment" in said(client.get(link), "claims")


def test_one_that_is_no_longer_proposed_is_accepted_after_all(checker: User, at, twice: Version) -> None:
    client, claim = at(checker), claim_of(twice, "Unemployment")
    page = client.get(f"{address(twice)}claims/{claim.pk}/")
    assert "No longer proposed" in said(page, "card")

    assert client.post(f"/desk/claims/{claim.pk}/accept/", fields(page, "/accept/")).status_code == 303

    claim.refresh_from_db()
    assert claim.status == Claim.Status.OPEN
    assert "Unemployment" in said(client.get(address(twice)), "claims")


def test_notes_of_the_reading_are_told_in_words(checker: User, at, text: Version) -> None:
    note = "The language model did not answer in time, so this text was read without it."
    Extraction.objects.filter(version=text).update(note=note, dropped=3)
    shown = said(at(checker).get(address(text)), "progress")
    assert note in shown
    assert "3 proposals dropped: not in the text." in shown


def test_an_unknown_language_is_said_to_be_unsupported(checker: User, at, db: None) -> None:
    swahili = (
        "Waziri wa fedha alisema siku ya Ijumaa kwamba uchumi wa nchi hiyo ulikua kwa asilimia tatu katika mwaka "
        "uliopita na kwamba ajira ni nyingi kuliko hapo awali kwa watu wa mji na wa kijiji pia."
    )
    text = people.version(swahili)
    extraction.run(extraction.request(text).pk)
    Extraction.objects.filter(version=text).update(found=0)
    Appearance.objects.filter(version=text).update(withdrawn=True)
    sentence = "This language is not supported: sentences were found, nothing is scored. Select words to add a claim."

    page = at(checker).get(address(text))
    assert sentence in said(page, "progress")
    assert sentence in said(page, "claims")
    marked, _ = people.place(text, "Waziri wa fedha", by=checker)
    assert sentence in said(at(checker).get(f"{address(text)}claims/{marked.pk}/"), "card")


def test_a_text_without_claims_in_a_known_language_says_no_such_thing(checker: User, at, db: None) -> None:
    text = people.version("What a day. How do you do? I hope that you are well and that we meet again.")
    extraction.run(extraction.request(text).pk)
    assert "not supported" not in words(at(checker).get(address(text)))


def test_furniture_stands_greyed_with_one_button_for_neighbours(checker: User, at, text: Version) -> None:
    page = at(checker).get(address(text))
    navigation, share = tree(page).find_class("furniture")
    assert "Navigation, not read for claims" in navigation.text_content()
    assert "Sport | Weather" in navigation.text_content()
    assert [button.get("value") for button in navigation.iter("button")] == [f"read-0-{PAGE.index('Exports') - 2}"]
    assert "Share this article" in share.text_content()


def test_furniture_is_read_after_all_and_left_out_again(checker: User, at, text: Version) -> None:
    client = at(checker)
    for button in ("furniture", "read-after-all"):
        page = client.get(address(text))
        span = next(tree(page).find_class(button)[0].iter("button")).get("value")
        answer = client.post(f"{address(text)}furniture/", fields(page, "/furniture/") | {"span": span})
        assert answer.status_code == 303
        assert answer["Location"].endswith("#aside-0")
        job = Extraction.objects.get(version=text)
        assert (job.state, bool(job.read_anyway)) == ("waiting", button == "furniture")
        read_again(text)
    assert len(tree(client.get(address(text))).find_class("furniture")) == 2


def test_while_it_waits_the_button_says_why_it_cannot_be_done_now(checker: User, at, text: Version) -> None:
    client = at(checker)
    page = client.get(address(text))
    first, second = (next(aside.iter("button")).get("value") for aside in tree(page).find_class("furniture"))
    client.post(f"{address(text)}furniture/", fields(page, "/furniture/") | {"span": first})

    answer = client.post(f"{address(text)}furniture/", fields(page, "/furniture/") | {"span": second})
    assert answer.status_code == 409
    assert "being read at this moment" in words(answer)


@pytest.mark.parametrize("span", ["read-0-5", "read-5-0", "leave", "", "read-1-2-3"])
def test_a_place_that_was_not_left_out_is_refused(checker: User, at, text: Version, span: str) -> None:
    client = at(checker)
    page = client.get(address(text))
    answer = client.post(f"{address(text)}furniture/", fields(page, "/furniture/") | {"span": span})
    assert answer.status_code == 422
    assert Extraction.objects.get(version=text).read_anyway == []


def test_a_reporter_sees_what_was_left_out_and_has_no_button(reporter: User, at, text: Version) -> None:
    client = at(reporter)
    page = client.get(address(text))
    assert "not read for claims" in words(page)
    assert not list(tree(page).get_element_by_id("doc").iter("button"))
    answer = client.post(f"{address(text)}furniture/", {"text": text.pk, "span": "read-0-5"})
    assert answer.status_code == 403


def test_the_text_with_its_asides_is_the_text(checker: User, at, text: Version) -> None:
    page = tree(at(checker).get(address(text)))
    assert "\n\n".join(p.text_content() for p in page.xpath("//*[@id='doc']//p[@data-text]")) == text.text


def test_a_figure_in_the_text_can_be_focused_and_says_how_it_was_read(checker: User, at, text: Version) -> None:
    page = tree(at(checker).get(address(text)))
    figure = next(each for each in page.find_class("as-read") if each.text_content() == "1.8 percent")
    assert (figure.get("tabindex"), figure.get("data-read")) == ("0", "1.8 percent")
    assert page.get_element_by_id(figure.get("aria-describedby")).text_content() == "1.8 percent"


def test_an_article_under_embargo_says_until_when(checker: User, at, text: Version) -> None:
    client = at(checker)
    assert "Under embargo" not in words(client.get(address(text)))
    article = type(text.article).objects.filter(pk=text.article_id)
    article.update(embargoed_until=timezone.now() + timedelta(days=2))
    until = timezone.localtime(article.get().embargoed_until).strftime("%-d %B %Y, %H:%M")
    assert f"Under embargo until {until}" in words(client.get(address(text)))


def test_the_form_of_the_furniture_stands_outside_the_text(checker: User, at, text: Version) -> None:
    page = at(checker).get(address(text))
    assert "doc" not in [parent.get("id") for parent in form(page, "/furniture/").iterancestors()]
