import pytest

from articles.models import Version
from factcheck.claims.models import Appearance, Claim
from factcheck.desk.passages import find_passage
from newsroom.models import User
from newsroom.refusals import Refusal
from tests import people
from tests.desk.pages import form, tree, words

TWICE = "Prices rose in March. So it was.\n\nIn May they fell. The bank said: Prices rose in March, said the bank. 📈"


def add(client, text: Version, **typed: object):
    return client.post(f"/desk/articles/{text.article_id}/add-claim/", {"text": text.pk} | typed)


def test_pasted_words_become_a_claim_where_they_stand(checker: User, at) -> None:
    text = people.version()
    answer = add(at(checker), text, exact=people.PASSAGE, claimant="Posts on social media")

    claim = Claim.objects.get()
    assert (answer.status_code, answer["Location"]) == (303, f"/desk/articles/{text.article_id}/claims/{claim.pk}/")
    place = claim.appearances.get()
    assert text.text[place.start : place.end] == place.exact == people.PASSAGE
    assert (claim.status, claim.claimant, claim.added_by) == ("open", "Posts on social media", checker)


def test_selected_words_are_taken_at_their_offsets(checker: User, at) -> None:
    text = people.version(TWICE)
    start = text.text.rindex("Prices rose in March")
    add(at(checker), text, exact="Prices rose in March", start=start, end=start + 20)

    assert Appearance.objects.get().start == start


def test_words_that_stand_more_than_once_need_more_words(checker: User, at) -> None:
    text = people.version(TWICE)
    client = at(checker)
    answer = add(client, text, exact="Prices rose in March")

    assert answer.status_code == 422
    assert "These words stand in the text 2 times. Paste more of the sentence" in words(answer)
    assert dict(form(answer, "/add-claim/").form_values())["exact"].strip() == "Prices rose in March"
    assert add(client, text, exact="Prices rose in March, said").status_code == 303


def test_words_that_do_not_stand_in_the_text_are_said_so(checker: User, at) -> None:
    answer = add(at(checker), people.version(), exact="Japan sold everything", statement="Japan sold all bonds.")

    assert answer.status_code == 422
    assert "do not stand in the text exactly like this: “Japan sold everything”." in words(answer)
    assert dict(form(answer, "/add-claim/").form_values())["statement"].strip() == "Japan sold all bonds."


def test_words_that_are_marked_already_lead_to_their_claim(checker: User, at, read: Version, march: Claim) -> None:
    answer = add(at(checker), read, exact=people.PASSAGE)

    assert answer.status_code == 409
    assert "already marked as a claim" in words(answer)
    assert f"/desk/claims/{march.pk}/" in tree(answer).xpath("//*[@id='conflict']//a/@href")


def test_a_reporter_cannot_add_a_claim(reporter: User, at) -> None:
    answer = add(at(reporter), people.version(), exact=people.PASSAGE)

    assert answer.status_code == 403
    assert "(claim.triage)" in words(answer)
    assert not Claim.objects.exists()


def test_a_claim_is_added_to_the_text_that_was_read_and_not_to_a_newer_one(checker: User, at) -> None:
    first = people.version(url="https://ledger.example.org/card")
    people.version("Another text altogether.", url="https://ledger.example.org/card")
    add(at(checker), first, exact=people.PASSAGE)

    assert Appearance.objects.get().version == first


def test_a_claim_moves_to_the_pasted_words_nearest_to_its_old_place(checker: User, at) -> None:
    text = people.version(TWICE)
    claim, place = people.place(text, "So it was", by=checker)
    answer = at(checker).post(
        f"/desk/claims/{claim.pk}/span/", {"version": 1, "place": place.pk, "exact": "Prices rose in March"}
    )

    assert answer.status_code == 303
    place.refresh_from_db()
    assert place.start == text.text.index("Prices")  # Not the one after it, which is further away.
    assert place.exact == "Prices rose in March"


def test_a_claim_is_not_moved_to_words_that_are_not_there(checker: User, at, march: Claim, place) -> None:
    typed = {"version": 1, "place": place.pk, "exact": "words that nobody wrote"}
    answer = at(checker).post(f"/desk/claims/{march.pk}/span/", typed)

    assert answer.status_code == 422
    assert dict(form(answer, "/span/").form_values())["exact"].strip() == "words that nobody wrote"
    place.refresh_from_db()
    assert place.exact == people.PASSAGE


def test_a_place_of_another_claim_is_not_moved(checker: User, at, march: Claim) -> None:
    _, other = people.place(people.version(outlet="B"), people.PASSAGE, by=checker)
    typed = {"version": 1, "place": other.pk, "exact": "Japan holds"}

    assert at(checker).post(f"/desk/claims/{march.pk}/span/", typed).status_code == 404


@pytest.mark.parametrize(
    ("exact", "start", "end", "found"),
    [
        ("bb", 3, 5, (3, 5)),
        ("a\r\n\r\nb", 0, 4, (0, 4)),  # A browser sends line ends of its own.
        ("bb", 0, 2, (3, 5)),  # The words were edited after they were selected.
        ("bb", 900, 902, (3, 5)),
        (" bb ", None, None, (3, 5)),
    ],
)
def test_words_are_found_by_offset_or_by_themselves(exact, start, end, found) -> None:
    assert find_passage("a\n\nbb c", exact, start, end) == found


@pytest.mark.parametrize("exact", ["", " \n ", "\0"])
def test_no_words_are_refused(exact: str) -> None:
    with pytest.raises(Refusal, match="Select the words"):
        find_passage("Some text.", exact)
