"""The desk in a language that nobody speaks: whatever is still in English was never handed to gettext.

Names, quotes and what people wrote are known by their marks: they stand in `<bdi>`, or carry their own `dir` or `lang`.
"""

import re
from collections.abc import Callable, Iterator
from typing import Any
from urllib.parse import urlsplit

import pytest
from django.test import Client
from django.urls import reverse
from lxml import html
from pytest_django.fixtures import Settings

from articles.models import Article, Outlet, Version
from factcheck.claims.models import Appearance, Claim
from factcheck.claims.services import triage
from factcheck.sources.models import Source
from factcheck.verdicts.models import Rating, RatingScale
from newsroom import preferences
from newsroom.entrance import invitations, ways
from newsroom.models import User
from tests import people, pseudo

ENGLISH = re.compile(r"[A-Za-z]{2,}")
# Words that are the same in every language: file names of no kind, codes, keys, the newsroom's own names.
SAME = re.compile(
    r"The Fact Desk|ClaimReview|Markdown|BCP ?47|Esc|English|Deutsch|Accented|Mirrored|UTC|\b[A-Z]{3}\b|https?://\S+"
)
ATTRIBUTES = ("aria-label", "title", "placeholder", "alt")
# What is said by others, and the cities of the time zones, which are names.
OWN = (
    "//script|//style|//kbd|//bdi|//*[@dir='auto']|//q|//blockquote|//mark|//textarea|//option[not(@value)]"
    "|//select[@name='time_zone']/optgroup/option"
)


@pytest.fixture(autouse=True)
def spoken(settings: Settings) -> None:
    pseudo.speak(settings)


def speaking(person: User, language: str = pseudo.ACCENTED) -> Client:
    preferences.change(by=person, language=language)
    client = Client()
    client.force_login(person)
    return client


def english(answer: Any, *known: str) -> list[str]:
    """What the page says in English, without what is known to be data: `known`, and what the rows hold."""
    rows = (
        *User.objects.values_list("username", flat=True),
        *Article.objects.values_list("title", flat=True),
        *Outlet.objects.values_list("name", flat=True),
        *Claim.objects.values_list("statement", flat=True),
        *Appearance.objects.values_list("exact", flat=True),
        *RatingScale.objects.values_list("explanation", flat=True),
        *Source.objects.values_list("title", flat=True),
        *(words for label in Rating.objects.values_list("label", "definition") for words in label),
    )
    page = html.fromstring(answer.content.decode())
    named = [element.get(name) for element in page.iter() for name in ATTRIBUTES if element.get(name)]
    for element in page.xpath(f"{OWN}|//*[@lang][not(self::html)]"):
        element.drop_tree()
    texts = [pseudo.outside(text) for text in (*named, "\n".join(page.itertext()))]
    return list(_left(texts, {*known, *filter(None, rows)}))


def _left(texts: list[str], known: set[str]) -> Iterator[str]:
    for text in texts:
        for name in sorted(known, key=len, reverse=True):
            text = text.replace(name, " ")
        for line in SAME.sub(" ", text).split("\n"):
            if ENGLISH.search(line):
                yield " ".join(line.split())


EMPTY = [
    "/desk/", "/desk/?state=undecided", "/desk/?state=dismissed", "/desk/?state=review", "/desk/?state=checked",
    "/desk/?state=open", "/desk/?q=nothing", "/desk/me/", "/desk/mine/", "/desk/recent/", "/desk/articles/",
    "/desk/articles/?q=nothing", "/desk/articles/new/", "/desk/sources/", "/desk/sources/?q=nothing",
    "/desk/no/such/page/",
]  # fmt: skip


def test_the_pages_about_coming_in_say_nothing_past_the_catalogues(checker: User, admin_person: User) -> None:
    client, stranger = speaking(checker), Client(headers={"accept-language": pseudo.ACCENTED})
    client.post("/desk/me/security/confirm/", {"password": people.PASSWORD})
    ways.add_passkey(by=checker, name="", credential={})
    pages = ["", "confirm/", "app/", "codes/"]

    said = {page: english(client.get(f"/desk/me/security/{page}")) for page in pages}
    for page in ("lost-password/", "lost-password/sent/", "new-password/x-y/", "help/"):
        said[page] = english(stranger.get(f"/sign-in/{page}"))
    stranger.post("/sign-in/", {"username": checker.username, "password": people.PASSWORD})
    said["second/"] = english(stranger.get("/sign-in/second/"))
    said["wrong"] = english(stranger.post("/sign-in/second/", {"code": "1"}))
    stranger.logout()
    _, link = invitations.invite(by=admin_person, email="m@desk.example", full_name="", roles=["checker"])
    said["invitation/"] = english(stranger.get(urlsplit(link).path), "m@desk.example")
    said["invitation over/"] = english(stranger.get("/sign-in/invitation/no/"))
    said["no"] = english(stranger.post("/sign-in/", {"username": "a", "password": "b"}))

    assert {page: words for page, words in said.items() if words} == {}


def test_empty_pages_say_nothing_past_the_catalogues(checker: User) -> None:
    client = speaking(checker)

    said = {address: english(client.get(address), "nothing") for address in EMPTY}
    said["/sign-in/"] = english(Client().get("/sign-in/", headers={"accept-language": pseudo.ACCENTED}))

    assert {address: words for address, words in said.items() if words} == {}


def test_an_article_that_was_read_says_nothing_past_the_catalogues(checker: User, read: Version) -> None:
    client, article = speaking(checker), read.article
    place = read.appearances.order_by("start").first()
    card = reverse("desk:card", args=[article.pk, place.claim_id])
    addresses = ["/desk/", article.get_absolute_url(), place.claim.get_absolute_url(), card]

    said = {address: english(client.get(address, follow=True)) for address in addresses}

    assert {address: words for address, words in said.items() if words} == {}


@pytest.mark.parametrize("state", ["draft", "in_review", "changes_requested", "approved", "published", "retracted"])
def test_a_verdict_says_nothing_past_the_catalogues(desk: people.Desk, state: str) -> None:
    verdict = desk.verdict_in(state)
    claim = verdict.claim
    said = {}
    for person in (desk.checker, desk.editor):
        client = speaking(person)
        for address in (f"/desk/verdicts/{verdict.pk}/", claim.get_absolute_url(), "/desk/mine/", "/desk/recent/"):
            said[f"{person} {address}"] = english(
                client.get(address, follow=True), "US Treasury", "Truth scale (version 1)"
            )

    assert {address: words for address, words in said.items() if words} == {}


Act = Callable[[Client, Claim], Any]


def accept_an_old_version(client: Client, claim: Claim) -> Any:
    return client.post(f"/desk/claims/{claim.pk}/accept/", {"version": claim.version + 7})


def correct_to_nothing(client: Client, claim: Claim) -> Any:
    return client.post(f"/desk/claims/{claim.pk}/correct/", {"version": claim.version, "statement": ""})


def dismiss_without_a_reason(client: Client, claim: Claim) -> Any:
    return client.post(f"/desk/claims/{claim.pk}/dismiss/", {"version": claim.version})


def look_for_one_to_merge(client: Client, claim: Claim) -> Any:
    return client.get(f"/desk/claims/{claim.pk}/merge/")


def look_for_a_source(client: Client, claim: Claim) -> Any:
    return client.get(f"/desk/claims/{claim.pk}/cite/")


def send_an_empty_article(client: Client, claim: Claim) -> Any:
    return client.post("/desk/articles/new/", {})


@pytest.mark.parametrize(
    "act",
    [
        accept_an_old_version, correct_to_nothing, dismiss_without_a_reason, look_for_one_to_merge, look_for_a_source,
        send_an_empty_article,
    ],
    ids=lambda act: act.__name__,
)  # fmt: skip
def test_what_goes_wrong_is_told_through_the_catalogues(desk: people.Desk, act: Act) -> None:
    claim = desk.claim()
    triage.correct(
        claim, by=desk.editor, version=claim.version, statement="Exports fell.", claimant="", claimed_on=None
    )
    answer = act(speaking(desk.checker), claim)

    assert english(answer) == []


RECORDS = [
    "/admin/", "/admin/claims/claim/", "/admin/articles/outlet/", "/admin/articles/outlet/add/",
    "/admin/articles/article/", "/admin/sources/source/", "/admin/verdicts/ratingscale/", "/admin/verdicts/verdict/",
    "/admin/claims/extraction/", "/admin/claims/readingpolicy/",
]  # fmt: skip


def test_the_records_say_nothing_past_the_catalogues(desk: people.Desk, admin_person: User) -> None:
    desk.published()
    client = speaking(admin_person)
    known = ("Search", "en", "US Treasury", "Truth scale")  # The first is an image of Django's own.
    said = {address: english(client.get(address, follow=True), *known) for address in RECORDS}

    assert {address: words for address, words in said.items() if words} == {}


def test_a_refusal_is_told_through_the_catalogues(reporter: User, desk: people.Desk) -> None:
    claim = desk.claim()
    answer = speaking(reporter).post(f"/desk/claims/{claim.pk}/accept/", {"version": claim.version})

    assert answer.status_code == 403
    assert english(answer, "claim.triage") == []


def test_the_page_goes_from_right_to_left_and_what_was_written_keeps_its_own_way(checker: User, read: Version) -> None:
    page = html.fromstring(speaking(checker, pseudo.MIRRORED).get(read.article.get_absolute_url()).content.decode())

    assert (page.get("lang"), page.get("dir")) == (pseudo.MIRRORED, "rtl")
    (text,) = page.xpath("//*[@id='doc']")
    assert (text.get("lang"), text.get("dir")) == ("en", "ltr")
    assert page.xpath("//h1/@dir") == ["auto"]


@pytest.mark.parametrize(("said", "left"), [("⟦Áć⟧ Left ⟦b⟦c⟧d⟧ over", " Left  over"), ("⟦á⟧", ""), ("Bare", "Bare")])
def test_what_stands_in_no_brackets_is_found(said: str, left: str) -> None:
    assert pseudo.outside(said) == left
