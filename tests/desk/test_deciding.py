import pytest

from factcheck.claims.models import Claim
from newsroom import preferences
from newsroom.models import User
from tests import people
from tests.desk.pages import fields, form, tree, words


def here(claim: Claim) -> str:
    place = claim.appearances.select_related("version").first()
    assert place
    return f"/desk/articles/{place.version.article_id}/claims/{claim.pk}/"


def send(client, claim: Claim, act: str, **typed: object):
    """Fill the form of the claim's page as it stands, and send it."""
    page = client.get(f"/desk/claims/{claim.pk}/", follow=True)
    action = f"/desk/claims/{claim.pk}/{act}/"
    return client.post(action, fields(page, action) | typed)


@pytest.fixture
def stays(checker: User) -> None:
    """The checker wants to see the claim again that they have decided."""
    preferences.change(by=checker, moves_on=False)


def test_accepting_opens_the_claim_and_shows_it_again(checker: User, at, march: Claim, stays: None) -> None:
    answer = send(at(checker), march, "accept")

    assert (answer.status_code, answer["Location"]) == (303, here(march))
    march.refresh_from_db()
    assert march.status == Claim.Status.OPEN


def test_evidence_and_verdict_wait_until_the_claim_is_accepted(checker: User, at, march: Claim) -> None:
    client = at(checker)
    assert "Accept the claim to collect evidence" in words(client.get(here(march)))
    send(client, march, "accept")

    assert form(client.get(here(march)), "/verdict/") is not None


def test_dismissing_needs_a_reason_and_keeps_the_note(checker: User, at, march: Claim) -> None:
    client = at(checker)
    answer = send(client, march, "dismiss", note="Only the columnist's mood.")

    assert answer.status_code == 422
    assert "Choose a reason for dismissing the claim." in words(answer)
    assert dict(form(answer, "/dismiss/").form_values())["note"] == "Only the columnist's mood."

    assert send(client, march, "dismiss", reason="opinion", note="A mood.").status_code == 303
    shown = words(client.get(here(march)))
    assert "Opinion or prediction: A mood." in shown
    march.refresh_from_db()
    assert march.status == Claim.Status.DISMISSED


def test_a_dismissed_claim_can_be_reconsidered(checker: User, at, march: Claim) -> None:
    client = at(checker)
    send(client, march, "dismiss", reason="opinion")
    assert send(client, march, "reconsider").status_code == 303

    march.refresh_from_db()
    assert (march.status, march.dismissed_because) == (Claim.Status.CANDIDATE, "")


def test_correcting_puts_the_statement_right_and_leaves_the_text_marked(checker: User, at, march: Claim) -> None:
    client = at(checker)
    answer = send(
        client, march, "correct", statement="Japan sold Treasurys in March 2025.", claimant="Posts",
        claimed_on="2025-03-31",
    )  # fmt: skip

    assert answer.status_code == 303
    march.refresh_from_db()
    assert (march.statement, march.claimant) == ("Japan sold Treasurys in March 2025.", "Posts")
    page = client.get(here(march))
    assert people.PASSAGE in words(page)
    assert f"It was: {people.PASSAGE}" in words(page)  # The history has the words that were replaced.


def test_a_claim_needs_a_statement(checker: User, at, march: Claim) -> None:
    answer = send(at(checker), march, "correct", statement="  ", claimant="Posts on social media")

    assert answer.status_code == 422
    assert "Give the statement." in words(answer)
    assert dict(form(answer, "/correct/").form_values())["claimant"] == "Posts on social media"


@pytest.mark.parametrize(
    ("act", "typed"),
    [
        ("accept", {}),
        ("dismiss", {"reason": "opinion"}),
        ("correct", {"statement": "Something else."}),
        ("reconsider", {}),
        ("span", {"exact": "Japan holds $1.13 trillion"}),
        ("merge/into", {}),
    ],
)
def test_deciding_without_the_right_is_refused_with_the_right_named(
    reporter: User, at, march: Claim, place, act: str, typed: dict[str, object]
) -> None:
    other, _ = people.place(people.version(outlet="B"), "Japan holds $1.13 trillion", by=people.person("checker"))
    before = march.statement
    typed = typed | {"version": 1, "place": place.pk, "into": other.pk}
    answer = at(reporter).post(f"/desk/claims/{march.pk}/{act}/", typed)

    assert answer.status_code == 403
    assert "(claim." in words(answer)
    march.refresh_from_db()
    assert (march.status, march.version, march.statement) == ("candidate", 1, before)


def test_people_who_cannot_decide_are_offered_no_buttons(reporter: User, at, march: Claim) -> None:
    page = at(reporter).get(here(march))

    acts = [one.action for one in tree(page).forms if "/claims/" in (one.action or "")]
    assert [act for act in acts if not act.endswith("/comments/")] == []  # Everybody at the desk may say something.


def test_the_same_decision_twice_ends_well(checker: User, at, march: Claim) -> None:
    client = at(checker)
    page = client.get(here(march))
    typed = fields(page, "/accept/")

    assert client.post(f"/desk/claims/{march.pk}/accept/", typed).status_code == 303
    assert client.post(f"/desk/claims/{march.pk}/accept/", typed).status_code == 303
    march.refresh_from_db()
    assert march.version == 2


@pytest.mark.parametrize("version", ["", "x", "0", "-1", "99999999999999999999"])
def test_a_form_without_its_version_is_answered_in_a_sentence(checker: User, at, march: Claim, version: str) -> None:
    answer = at(checker).post(f"/desk/claims/{march.pk}/accept/", {"version": version})

    assert answer.status_code == 422
    assert words(answer)
    march.refresh_from_db()
    assert march.status == "candidate"


# --- merging ---------------------------------------------------------------------------------------------------------


@pytest.fixture
def twin(checker: User) -> Claim:
    """The same claim in another article."""
    return people.place(people.version(outlet="Harbour Times"), people.PASSAGE, by=checker)[0]


def test_the_merge_page_finds_other_claims_by_their_words(checker: User, at, march: Claim, twin: Claim) -> None:
    client = at(checker)
    page = client.get(f"/desk/claims/{march.pk}/merge/?q=dumping+treasurys")

    assert fields(page, "/merge/into/")["into"] == str(twin.pk)
    assert "No other claim has all of these words." in words(client.get(f"/desk/claims/{march.pk}/merge/?q=zebra"))


def test_merging_leads_to_the_claim_that_is_left(checker: User, at, march: Claim, twin: Claim, stays: None) -> None:
    client = at(checker)
    page = client.get(f"/desk/claims/{march.pk}/merge/")
    answer = client.post(f"/desk/claims/{march.pk}/merge/into/", fields(page, "/merge/into/"))

    assert answer.status_code == 303
    assert answer["Location"].endswith(f"/claims/{twin.pk}/")
    march.refresh_from_db()
    assert march.merged_into == twin
    assert client.post(f"/desk/claims/{march.pk}/merge/into/", {"version": 1, "into": twin.pk}).status_code == 303


def test_a_claim_is_not_merged_into_itself(checker: User, at, march: Claim) -> None:
    answer = at(checker).post(f"/desk/claims/{march.pk}/merge/into/", {"version": 1, "into": march.pk})

    assert answer.status_code == 422
    assert "Choose another claim that is not itself merged." in words(answer)
