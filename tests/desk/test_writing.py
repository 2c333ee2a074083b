from datetime import date

import pytest

from factcheck.claims.models import Claim
from factcheck.sources.models import Source
from factcheck.verdicts.models import Citation, State, Verdict
from factcheck.verdicts.services import writing
from newsroom.models import User
from tests import people
from tests.desk.pages import fields, form, tree, words
from tests.people import Desk

NEW_SOURCE = {
    "title": "Major foreign holders of Treasury securities",
    "publisher": "US Treasury",
    "url": "https://treasury.example.org/table5",
    "kind": "primary",
    "passage": "Japan, March 2025: 1130.8",
    "locator": "Row Japan",
    "stance": "refutes",
}
WORDS = {
    "summary": "Holdings rose in March.",
    "explanation": "The **table** shows it.",
    "unknowns": "April is not out.",
}


@pytest.fixture
def claim(desk: Desk) -> Claim:
    return desk.claim()


def page(client, claim: Claim):
    return client.get(f"/desk/claims/{claim.pk}/", follow=True)


def cite(client, claim: Claim, **typed: object):
    return client.post(f"/desk/claims/{claim.pk}/citations/", NEW_SOURCE | typed)


def write(client, claim: Claim, act: str = "save", **typed: object):
    sent = fields(page(client, claim), f"/claims/{claim.pk}/verdict/") | WORDS | {"act": act} | typed
    return client.post(f"/desk/claims/{claim.pk}/verdict/", sent)


# --- evidence --------------------------------------------------------------------------------------------------------


def test_citing_a_new_source_adds_it_and_begins_the_draft(checker: User, at, claim: Claim) -> None:
    client = at(checker)
    answer = cite(client, claim)

    assert answer.status_code == 303
    citation = Citation.objects.get()
    assert (citation.passage, citation.locator, citation.stance) == (
        "Japan, March 2025: 1130.8",
        "Row Japan",
        "refutes",
    )
    assert citation.source.publisher == "US Treasury"
    assert (citation.verdict.author, citation.verdict.state) == (checker, State.DRAFT)
    assert "Japan, March 2025: 1130.8" in words(page(client, claim))


def test_a_known_source_is_found_by_its_words_and_cited(checker: User, at, claim: Claim) -> None:
    client = at(checker)
    known = people.source(by=checker)
    found = client.get(f"/desk/sources/found/?q=holders+treasury&claim={claim.pk}")
    (link,) = tree(found).xpath("//a[contains(@href, '/cite/')]/@href")
    chosen = client.get(link)
    sent = fields(chosen, "/citations/") | {"passage": "1130.8", "stance": "refutes"}

    assert "title" not in sent  # Nothing but the passage is asked for.
    assert client.post(f"/desk/claims/{claim.pk}/citations/", sent).status_code == 303
    assert Citation.objects.get().source == known
    assert Source.objects.count() == 1


@pytest.mark.parametrize(
    ("wrong", "sentence"),
    [
        ({"title": ""}, "Give the title."),
        ({"passage": " "}, "Give the words or figures of the source that the verdict rests on."),
        ({"stance": ""}, "Say whether the source contradicts the claim, supports it or gives context."),
        ({"url": "nonsense here"}, "Give an address that begins with http:// or https://."),
        ({"url": ""}, "Give the source an address, or say in the reference where a reader can find it."),
        ({"source": "999"}, "This source is no longer there. Look for it again."),
    ],
)
def test_a_citation_that_lacks_something_is_kept_as_typed(checker: User, at, claim: Claim, wrong, sentence) -> None:
    answer = cite(at(checker), claim, **wrong)

    assert answer.status_code == 422
    assert sentence in words(answer)
    came_back = dict(form(answer, "/citations/").form_values())
    assert came_back["locator"] == "Row Japan"
    assert came_back["passage"].strip() == NEW_SOURCE["passage"] if "passage" not in wrong else True
    assert not Citation.objects.exists()
    assert not Verdict.objects.exists()


def test_the_same_citation_twice_is_one(checker: User, at, claim: Claim) -> None:
    client = at(checker)
    assert [cite(client, claim).status_code, cite(client, claim).status_code] == [303, 303]

    assert (Citation.objects.count(), Source.objects.count(), Verdict.objects.count()) == (1, 1, 1)


def test_a_citation_can_be_dropped_and_dropping_it_twice_ends_well(checker: User, at, claim: Claim) -> None:
    client = at(checker)
    cite(client, claim)
    drop = f"/desk/claims/{claim.pk}/citations/{Citation.objects.get().pk}/drop/"
    assert form(page(client, claim), drop) is not None

    assert [client.post(drop).status_code, client.post(drop).status_code] == [303, 303]
    assert not Citation.objects.exists()


def test_a_reporter_cannot_cite(reporter: User, at, claim: Claim) -> None:
    answer = cite(at(reporter), claim)

    assert answer.status_code == 403
    assert "(verdict.start)" in words(answer)
    assert not Source.objects.exists()


def test_nobody_drops_the_citation_of_somebody_elses_draft(desk: Desk, at) -> None:
    verdict = desk.draft()
    citation = verdict.citations.get()
    answer = at(desk.editor).post(f"/desk/claims/{verdict.claim_id}/citations/{citation.pk}/drop/")

    assert answer.status_code == 403
    assert Citation.objects.filter(pk=citation.pk).exists()


def test_sources_are_listed_searched_and_added(checker: User, at) -> None:
    client = at(checker)
    added = client.post("/desk/sources/", {name: NEW_SOURCE[name] for name in ("title", "publisher", "url", "kind")})
    assert added.status_code == 303
    again = client.post("/desk/sources/", {"title": "T", "url": NEW_SOURCE["url"], "kind": "primary"}, follow=True)
    assert "Already here, as it stands" in words(again)

    assert NEW_SOURCE["title"] in words(client.get("/desk/sources/?q=holders"))
    assert "No source has all of these words." in words(client.get("/desk/sources/?q=zebra"))


def test_a_reporter_cannot_add_a_source(reporter: User, at) -> None:
    client = at(reporter)

    assert client.post("/desk/sources/", {"title": "T", "url": "https://x.example", "kind": "news"}).status_code == 403
    assert "Add a source" not in words(client.get("/desk/sources/"))


# --- the verdict's words ---------------------------------------------------------------------------------------------


def test_no_rating_is_chosen_for_the_checker(checker: User, at, claim: Claim) -> None:
    assert tree(page(at(checker), claim)).xpath("//*[@id='verdict-form']//input[@type='radio'][@checked]") == []


def test_saving_begins_the_draft_and_says_what_is_missing(checker: User, at, claim: Claim) -> None:
    client = at(checker)
    assert write(client, claim).status_code == 303

    verdict = Verdict.objects.get()
    assert (verdict.author, verdict.summary, verdict.unknowns) == (checker, WORDS["summary"], WORDS["unknowns"])
    missing = tree(page(client, claim)).get_element_by_id("missing").text_content()
    assert "Choose a rating" in missing
    assert "Cite at least one source" in missing
    assert "Write a summary" not in missing


def test_the_saved_explanation_is_shown_as_it_will_read(checker: User, at, claim: Claim) -> None:
    client = at(checker)
    write(client, claim, explanation="The **table** <script>alert(1)</script>")

    (preview,) = tree(page(client, claim)).xpath("//*[@class='preview']")
    assert preview.xpath(".//strong")[0].text == "table"
    assert preview.xpath(".//script") == []


def test_what_lists_and_feeds_say_is_folded_away_until_it_is_written(checker: User, at, claim: Claim) -> None:
    client = at(checker)

    def folded():
        (found,) = tree(page(client, claim)).xpath("//form[@id='verdict-form']//details[@class='for-feeds']")
        return found

    assert "open" not in folded().attrib
    write(client, claim, short_claim="Japan sold", language="pt-br", expires_on="2026-03-01")

    verdict = Verdict.objects.get()
    assert (verdict.short_claim, verdict.language, verdict.expires_on) == ("Japan sold", "pt-BR", date(2026, 3, 1))
    assert "open" in folded().attrib


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ({"short_claim": "x" * 76}, "The short claim has 76 characters; 75 is the most."),
        ({"language": "English"}, "Give the language by its tag, such as en, de or pt-BR."),
        ({"expires_on": "soon"}, "Write the date as year-month-day, for example 2025-05-02."),
        ({"media_category": "Fake"}, "Choose one of the kinds."),
        ({"media_url": "ftp://pictures.example.org"}, "Give an address that begins with http:// or https://."),
    ],
)
def test_what_lists_and_feeds_cannot_say_is_refused_in_words(checker: User, at, claim: Claim, typed, sentence) -> None:
    answer = write(at(checker), claim, **typed)

    assert answer.status_code == 422
    assert sentence in words(answer)


def test_submitting_saves_the_words_and_hands_them_in(checker: User, at, claim: Claim) -> None:
    client = at(checker)
    cite(client, claim)
    answer = write(client, claim, "submit", rating=people.rating().pk)

    assert answer.status_code == 303
    verdict = Verdict.objects.get()
    assert (verdict.state, verdict.summary) == (State.IN_REVIEW, WORDS["summary"])
    assert "In review" in words(page(client, claim))


def test_submitting_too_early_is_refused_and_keeps_what_was_typed(checker: User, at, claim: Claim) -> None:
    answer = write(at(checker), claim, "submit", rating=people.rating().pk)

    assert answer.status_code == 422
    assert "Cite at least one source before you submit the verdict." in words(answer)
    came_back = dict(form(answer, f"/claims/{claim.pk}/verdict/").form_values())
    assert came_back["summary"].strip() == WORDS["summary"]
    assert came_back["rating"] == str(people.rating().pk)
    assert not Verdict.objects.exists()  # Saving and handing in are one act: neither was done.


def test_submitting_twice_ends_well(checker: User, at, claim: Claim) -> None:
    client = at(checker)
    cite(client, claim)
    sent = fields(page(client, claim), f"/claims/{claim.pk}/verdict/") | WORDS
    sent |= {"act": "submit", "rating": people.rating().pk}
    twice = [client.post(f"/desk/claims/{claim.pk}/verdict/", sent).status_code for _ in range(2)]

    assert twice == [303, 303]
    assert Verdict.objects.get().state == State.IN_REVIEW


def test_saving_twice_ends_well(checker: User, at, claim: Claim) -> None:
    client = at(checker)
    sent = fields(page(client, claim), f"/claims/{claim.pk}/verdict/") | WORDS
    twice = [client.post(f"/desk/claims/{claim.pk}/verdict/", sent).status_code for _ in range(2)]

    assert twice == [303, 303]
    assert Verdict.objects.get().version == 2


def test_another_person_reads_what_is_written_and_gets_no_form(desk: Desk, at) -> None:
    verdict = desk.draft()
    shown = page(at(desk.editor), verdict.claim)

    assert "writes this verdict" in words(shown)
    assert "Holdings rose in March." in words(shown)
    assert tree(shown).xpath("//*[@id='verdict-form'] | //*[@id='cite-form']") == []


def test_a_second_writer_is_told_who_writes_and_keeps_their_words(desk: Desk, at, claim: Claim) -> None:
    editors = at(desk.editor)
    sent = fields(page(editors, claim), f"/claims/{claim.pk}/verdict/") | WORDS
    writing.begin(claim, by=desk.checker)
    answer = editors.post(f"/desk/claims/{claim.pk}/verdict/", sent)

    assert answer.status_code == 409
    assert f"{desk.checker} is already writing a verdict on this claim." in words(answer)
    for typed in WORDS.values():
        assert typed in words(answer)


def test_a_reporter_cannot_write_a_verdict(reporter: User, at, claim: Claim) -> None:
    answer = at(reporter).post(f"/desk/claims/{claim.pk}/verdict/", {"version": 1, **WORDS})

    assert answer.status_code == 403
    assert "(verdict.start)" in words(answer)
    assert WORDS["summary"] in words(answer)  # Kept to be copied.
    assert not Verdict.objects.exists()


def test_a_draft_can_be_discarded_and_discarding_it_twice_ends_well(checker: User, at, claim: Claim) -> None:
    client = at(checker)
    write(client, claim)
    sent = fields(page(client, claim), "/discard/")
    twice = [client.post(f"/desk/claims/{claim.pk}/verdict/discard/", sent).status_code for _ in range(2)]

    assert twice == [303, 303]
    assert not Verdict.objects.exists()


@pytest.mark.parametrize("state", ["draft", "changes_requested"])
def test_an_editor_gives_up_what_another_does_not_finish(desk: Desk, at, state: str) -> None:
    verdict = desk.verdict_in(state)
    client = at(people.person("editor"))
    shown = page(client, verdict.claim)
    assert "the newsroom's record keeps them" in words(shown)

    assert (
        client.post(f"/desk/claims/{verdict.claim_id}/verdict/discard/", fields(shown, "/discard/")).status_code == 303
    )
    assert not Verdict.objects.exists()
    verdict.claim.refresh_from_db()
    assert verdict.claim.status == Claim.Status.OPEN


def test_a_form_that_does_not_say_which_draft_gives_up_none(desk: Desk, at) -> None:
    verdict = desk.draft()
    discard = f"/desk/claims/{verdict.claim_id}/verdict/discard/"
    answer = at(desk.checker).post(discard, {"version": verdict.version})

    assert answer.status_code == 422
    assert "This form came without its draft." in words(answer)
    assert Verdict.objects.filter(pk=verdict.pk).exists()


def test_an_author_gives_up_what_was_sent_back(desk: Desk, at) -> None:
    verdict, client = desk.sent_back(), at(desk.checker)
    sent = fields(page(client, verdict.claim), "/discard/")

    assert client.post(f"/desk/claims/{verdict.claim_id}/verdict/discard/", sent).status_code == 303
    assert not Verdict.objects.exists()


def test_another_checker_is_not_offered_to_give_it_up(desk: Desk, at) -> None:
    shown = page(at(people.person("checker")), desk.draft().claim)

    assert tree(shown).xpath("//*[@id='discard-form']") == []


@pytest.mark.parametrize("state", ["in_review", "approved"])
def test_what_is_in_review_is_not_given_up(desk: Desk, at, state: str) -> None:
    shown = page(at(people.person("editor")), desk.verdict_in(state).claim)

    assert tree(shown).xpath("//*[@id='discard-form']") == []


def test_a_verdict_after_a_retraction_has_room_for_its_note_from_the_start(desk: Desk, at) -> None:
    verdict, client = desk.retracted(), at(desk.checker)
    sent = fields(page(client, verdict.claim), "/verdict/")
    assert "correction_note" in sent

    answer = client.post(f"/desk/claims/{verdict.claim_id}/verdict/", sent | {"correction_note": "Read anew."})
    assert answer.status_code == 303
    assert Verdict.objects.get(revision=2).correction_note == "Read anew."


def test_a_rating_that_is_open_asks_for_what_is_not_known(checker: User, at, claim: Claim) -> None:
    client = at(checker)
    cite(client, claim)
    answer = write(client, claim, "submit", rating=people.rating("Unproven").pk, unknowns="")

    assert answer.status_code == 422
    assert "Say what is not known: “Unproven” needs it." in words(answer)


def test_all_that_is_missing_is_told_at_once_and_where_it_is_missing(checker: User, at, claim: Claim) -> None:
    answer = write(at(checker), claim, "submit", rating=people.rating("Unproven").pk, summary="", unknowns="")

    sent = tree(answer).get_element_by_id("verdict-form")
    assert "Cite at least one source" in sent.xpath("p[@role='alert']")[0].text
    for field in ("summary", "unknowns"):
        (area,) = sent.xpath(f".//textarea[@name='{field}']")
        assert area.get("aria-invalid") == "true"
        assert f"verdict-{field}_error" in area.get("aria-describedby")
        assert tree(answer).get_element_by_id(f"verdict-{field}_error").text


def test_what_is_sent_back_comes_with_the_reviewers_comment_and_the_form(desk: Desk, at) -> None:
    verdict = desk.sent_back()
    shown = page(at(desk.checker), verdict.claim)

    assert f"{desk.editor} asks for changes: Which table is it?" in words(shown)
    assert form(shown, f"/claims/{verdict.claim_id}/verdict/") is not None
