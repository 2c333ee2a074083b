"""One registry of keys: nothing twice, everything printed, nothing printed that is not in it."""

import re
from itertools import combinations, product
from pathlib import Path

import pytest

from factcheck.claims.models import Claim
from factcheck.desk import keymap
from factcheck.desk.keymap import KEYMAP, OWN, Taken, settle
from newsroom import preferences
from newsroom.models import User
from tests import people
from tests.desk.pages import tree

ROOT = Path(__file__).resolve().parents[2]
TEMPLATES = {path: path.read_text(encoding="utf-8") for path in sorted((ROOT / "templates").rglob("*.html"))}


def test_no_two_acts_have_the_same_key_and_none_is_the_beginning_of_another() -> None:
    pressed = [key.default for key in KEYMAP.values()] + [key.also for key in KEYMAP.values() if key.also]

    for one, other in combinations(pressed, 2):
        assert not f"{one} ".startswith(f"{other} "), (one, other)
        assert not f"{other} ".startswith(f"{one} "), (one, other)


def test_the_keys_are_those_that_were_agreed() -> None:
    defaults = {key.default for key in KEYMAP.values()} | {key.also for key in KEYMAP.values() if key.also}

    single = set("jknpotaxdmsevcuryb/[]?.*") | set("1234567")
    assert defaults == single | {"Enter", "g q", "g m", "g o", "Mod+Enter", "Mod+s"}


def test_every_act_with_a_key_has_a_place_in_the_templates_and_no_key_is_written_by_hand() -> None:
    used = set()
    for text in TEMPLATES.values():
        used |= set(re.findall(r'{% hotkey "([^"]+)" %}', text)) | set(re.findall(r'{%[^%]* act="([^"]+)"', text))
        assert not re.search(
            r'data-hotkey|accesskey|aria-keyshortcuts="(?!Shift\+)', text
        )  # Shift and an arrow are no act's key.
        for act in re.findall(r'{% kbd "([^"]+)" %}', text):
            assert f'{{% hotkey "{act}" %}}' in text, act  # The hint stands on what carries the key.
    assert used <= set(KEYMAP)
    assert {act for act in KEYMAP if not act.startswith("rating-")} <= used


def test_the_buttons_of_a_claim_carry_their_keys_and_say_them(checker: User, at) -> None:
    text = people.many_claims(3)
    claim = text.appearances.order_by("start")[1].claim
    page = tree(at(checker).get(f"/desk/articles/{text.article_id}/claims/{claim.pk}/"))

    for act in ("accept", "not-a-claim", "put-off", "merge", "span", "next", "previous", "next-undecided", "open"):
        (carrier,) = page.xpath(f"//*[@data-act='{act}']")
        assert carrier.tag in ("button", "a", "summary")
        assert carrier.get("data-hotkey") == carrier.get("aria-keyshortcuts") == KEYMAP[act].default
        assert carrier.xpath(".//kbd/text()") == [KEYMAP[act].default]
        assert carrier.xpath(".//*[@class='keys']/@aria-hidden") == ["true"]
    assert len(page.xpath("//*[@data-hotkey]")) == len(set(page.xpath("//*[@data-hotkey]/@data-hotkey")))


def test_the_ratings_carry_their_digits_and_the_buttons_of_the_form_theirs(checker: User, at) -> None:
    claim = people.Desk(checker, checker).claim()
    page = tree(at(checker).get(claim.get_absolute_url(), follow=True))

    labels = page.xpath("//fieldset[@data-act='rating']//label/@data-hotkey")
    assert labels == [str(n) for n in range(1, len(labels) + 1)]
    assert page.xpath("//button[@value='submit']/@data-hotkey") == ["Mod+Enter"]
    assert page.xpath("//button[@value='save']/@data-hotkey") == ["Mod+s"]


def test_the_help_says_every_key_of_the_registry(checker: User, at) -> None:
    help_shown = tree(at(checker).get("/desk/")).get_element_by_id("keys-help")
    said = " ".join(" ".join(help_shown.itertext()).split())

    for key in OWN:
        assert str(key.words) in said
        assert help_shown.xpath(f"//dl/div[dd='{key.words}']/dt/kbd/text()")[: len(key.default.split())] == (
            key.default.split()
        )
    assert help_shown.xpath("//dl/div[dd='Choose the first to the seventh rating']/dt/kbd/text()") == ["1–7"]


def test_without_single_keys_no_page_carries_one(checker: User, at) -> None:
    preferences.change(by=checker, shortcuts=False)
    claim = people.Desk(checker, checker).claim()
    client = at(checker)
    pages = [tree(client.get(address, follow=True)) for address in ("/desk/", claim.get_absolute_url())]

    assert {key for page in pages for key in page.xpath("//@data-hotkey")} == {"Mod+Enter", "Mod+s"}
    assert "You have switched single keys off." in " ".join(pages[0].get_element_by_id("keys-help").itertext())
    assert Claim.objects.get().status == "open"


def test_a_person_gives_acts_other_keys_and_only_those_are_kept() -> None:
    assert settle({"next": "h", "accept": "j", "previous": "k", "undo": ""}) == {"next": "h", "accept": "j"}
    assert keymap.with_own({"next": "h"})["next"] == "h"
    assert keymap.with_own({"rating-1": "h", "gone": "z"})["rating-1"] == "1"


@pytest.mark.parametrize(
    ("asked", "act", "sentence"),
    [
        ({"accept": "k"}, "accept", "“k” is the key for “Previous claim” already. Choose another one."),
        ({"accept": "g"}, "accept", "“g q” is the key for “Go to the queue” already. Choose another one."),
        ({"accept": "k x"}, "accept", "“k” is the key for “Previous claim” already. Choose another one."),
        ({"accept": "3"}, "accept", "The digits 1 to 7 choose the rating. Choose another key."),
        ({"accept": "g 3"}, "accept", "The digits 1 to 7 choose the rating. Choose another key."),
        ({"accept": "F5"}, "accept", "“F5” is no key: write one character, or two with a space between"),
        ({"accept": "a b c"}, "accept", "“a b c” is no key"),
    ],
)
def test_a_key_that_cannot_be_had_is_refused_in_words(asked: dict[str, str], act: str, sentence: str) -> None:
    with pytest.raises(Taken) as refused:
        settle(asked)

    assert refused.value.act == act
    assert sentence in refused.value.sentence


def test_of_two_acts_given_the_same_new_key_the_second_is_refused() -> None:
    for one, other in product(("next", "accept"), repeat=2):
        if one != other:
            with pytest.raises(Taken, match="“h” is the key for"):
                settle({one: "h", other: "h"})
