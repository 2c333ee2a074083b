"""What the engine read at a place is put right by a person, and the card says so."""

from typing import Any

import pytest

from factcheck.claims.models import Appearance, Claim
from factcheck.claims.services import extraction
from newsroom.models import User
from tests import people
from tests.desk.pages import fields, form, tree, words

TEXT = (
    "Finance minister Katsunobu Kato said on Friday that exports fell by about 3 percent in March.\n\n"
    "Holdings of Treasury bonds rose to $1.13 trillion in April."
)


@pytest.fixture
def there(db: None) -> Appearance:
    """A place as the engine has read it, with whatever it made of its figures and dates."""
    text = people.version(TEXT)
    extraction.run(extraction.request(text).pk)
    place = text.appearances.select_related("claim", "version").get(exact__contains="3 percent")
    start = TEXT.index("3 percent")
    figure = {"text": "3 percent", "value": 3.0, "unit": "percent", "currency": None, "approximate": True}
    Appearance.objects.filter(pk=place.pk).update(
        quantities=[figure | {"start": start, "end": start + len("3 percent")}],
        dates=[{"text": "March", "iso": "2025-03", "relative": True, "start": TEXT.index("March"),
                "end": TEXT.index("March") + 5}],
        speaker="Katsunobu Kato", speaker_inferred=True, speaker_confidence=0.7, kinds=["quantity", "event"],
    )  # fmt: skip
    place.refresh_from_db()
    return place


def page(place: Appearance) -> str:
    return f"/desk/articles/{place.version.article_id}/claims/{place.claim_id}/"


def address(place: Appearance) -> str:
    return f"/desk/claims/{place.claim_id}/put-right/"


def as_shown(client: Any, place: Appearance) -> dict[str, Any]:
    said: dict[str, list[str]] = {}
    for name, value in form(client.get(page(place)), "/put-right/").form_values():
        said.setdefault(name, []).append(str(value))
    return dict(said)


def card(client: Any, place: Appearance) -> str:
    answer = client.get(page(place))
    return " ".join(tree(answer).get_element_by_id("card").text_content().split())


def test_the_form_sent_as_it_stands_changes_nothing(checker: User, at, there: Appearance) -> None:
    client = at(checker)
    before = Appearance.objects.filter(pk=there.pk).values().get()

    assert client.post(address(there), as_shown(client, there)).status_code == 303

    assert Appearance.objects.filter(pk=there.pk).values().get() == before
    assert "corrected by a person" not in card(client, there)


def test_a_figure_is_put_right_and_marked(checker: User, at, there: Appearance) -> None:
    client = at(checker)
    answer = client.post(address(there), as_shown(client, there) | {"figure_0_value": "3.4"})

    assert answer.status_code == 303
    there.refresh_from_db()
    assert (there.quantities[0]["value"], there.corrected) == (3.4, ["quantities"])
    assert "3 percent about 3.4 percent corrected by a person" in card(client, there)


def test_a_figure_is_taken_away_and_another_one_added(checker: User, at, there: Appearance) -> None:
    client = at(checker)
    typed = {"figure_0_remove": "on", "figure_1_text": "fell by", "figure_1_value": "7", "figure_1_currency": "usd"}
    client.post(address(there), as_shown(client, there) | typed)

    there.refresh_from_db()
    (figure,) = there.quantities
    assert (figure["text"], figure["value"], figure["currency"]) == ("fell by", 7.0, "USD")


def test_a_date_is_put_right_and_one_added(checker: User, at, there: Appearance) -> None:
    client = at(checker)
    client.post(address(there), as_shown(client, there) | {"date_0_iso": "2024-03"})
    there.refresh_from_db()
    assert [day["iso"] for day in there.dates] == ["2024-03"]

    client.post(address(there), as_shown(client, there) | {"date_1_text": "fell", "date_1_iso": "2025-04-25"})
    there.refresh_from_db()
    assert sorted(day["iso"] for day in there.dates) == ["2024-03", "2025-04-25"]


def test_kinds_keep_the_engines_order_and_the_added_one_comes_last(checker: User, at, there: Appearance) -> None:
    Appearance.objects.filter(pk=there.pk).update(kinds=["event", "quantity"])
    client = at(checker)
    client.post(address(there), as_shown(client, there) | {"kinds": ["quantity", "comparison", "event"]})

    there.refresh_from_db()
    assert (there.kinds, there.corrected) == (["event", "quantity", "comparison"], ["kinds"])


def test_another_speaker_is_no_longer_inferred(checker: User, at, there: Appearance) -> None:
    client = at(checker)
    assert "Katsunobu Kato inferred likely" in card(client, there)

    client.post(address(there), as_shown(client, there) | {"speaker": "Taro Aso"})

    assert "Taro Aso corrected by a person" in card(client, there)


def test_an_inferred_speaker_is_confirmed_only_when_a_person_says_so(checker: User, at, there: Appearance) -> None:
    client = at(checker)
    client.post(address(there), as_shown(client, there) | {"figure_0_value": "4"})
    there.refresh_from_db()
    assert (there.speaker_inferred, there.corrected) == (True, ["quantities"])

    client.post(address(there), as_shown(client, there) | {"is_certain": "on"})
    there.refresh_from_db()
    assert (there.speaker, there.speaker_inferred, there.corrected) == (
        "Katsunobu Kato", False, ["quantities", "speaker"],
    )  # fmt: skip


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ({"figure_0_value": "three"}, "The value of “3 percent” is no number."),
        ({"figure_0_currency": "dollars"}, "The currency of “3 percent” has three letters"),
        ({"date_0_iso": "last spring"}, "“last spring” is no date for “March”."),
        ({"figure_1_text": "99 percent", "figure_1_value": "99"}, "does not stand in the claim's words"),
        ({"figure_1_value": "99"}, "Copy the words of the figure from the claim as they stand there."),
        ({"figure_0_text": ""}, "Copy the words of the figure from the claim as they stand there."),
        ({"date_1_iso": "2025"}, "Copy the words of the date from the claim as they stand there."),
        ({"kinds": "rumour"}, "Choose from the kinds that are listed."),
    ],
)
def test_what_cannot_be_meant_comes_back_in_a_sentence_with_every_word(
    checker: User, at, there: Appearance, typed: dict[str, str], sentence: str
) -> None:
    client = at(checker)
    answer = client.post(address(there), as_shown(client, there) | {"speaker": "Taro Aso"} | typed)

    assert answer.status_code == 422
    assert sentence in words(answer)
    assert form(answer, "/put-right/").getparent().get("open") is not None
    assert fields(answer, "/put-right/")["speaker"] == "Taro Aso"
    there.refresh_from_db()
    assert there.corrected == []


def test_a_form_with_rows_without_end_is_answered(checker: User, at, there: Appearance) -> None:
    client = at(checker)
    assert client.post(address(there), as_shown(client, there) | {"figures": "999999999"}).status_code == 422


def test_who_was_first_is_shown_beside_what_was_typed(checker: User, editor: User, at, there: Appearance) -> None:
    slow, quick = at(checker), at(editor)
    typed = as_shown(slow, there) | {"figure_0_value": "5", "kinds": ["quantity", "cause"]}
    quick.post(address(there), as_shown(quick, there) | {"figure_0_value": "4"})

    answer = slow.post(address(there), typed)
    assert answer.status_code == 409
    shown = words(answer)
    assert "3 percent: about 4 percent" in shown
    assert "3 percent: about 5 percent" in shown

    sent: dict[str, list[str]] = {}
    for name, value in form(answer, "/put-right/").form_values():
        sent.setdefault(name, []).append(str(value))
    assert slow.post(address(there), sent).status_code == 303
    there.refresh_from_db()
    assert (there.quantities[0]["value"], there.kinds) == (5.0, ["quantity", "cause"])


def test_a_reporter_is_shown_no_form_and_is_refused(reporter: User, at, there: Appearance) -> None:
    client = at(reporter)
    assert b"/put-right/" not in client.get(page(there)).content

    answer = client.post(address(there), {"place": there.pk, "version": 1})
    assert answer.status_code == 403
    assert "(claim.triage)" in words(answer)


def test_a_place_of_another_claim_is_not_found(checker: User, at, there: Appearance) -> None:
    other = Claim.objects.create(statement="Something else.")
    answer = at(checker).post(f"/desk/claims/{other.pk}/put-right/", {"place": there.pk, "version": 1})
    assert answer.status_code == 404


def test_the_history_says_what_the_engine_had_read(checker: User, at, there: Appearance) -> None:
    client = at(checker)
    client.post(address(there), as_shown(client, there) | {"figure_0_value": "4", "speaker": "Taro Aso"})

    told = " ".join(tree(client.get(page(there))).xpath("//*[@class='history']")[0].text_content().split())
    assert "put right what was read" in told
    assert "speaker Katsunobu Kato" in told
    assert "figures “3 percent” as about 3 percent" in told
