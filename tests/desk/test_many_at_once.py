"""Bulk triage, saved views, assigning and planning at the desk, without JavaScript."""

import pytest

from factcheck.claims.models import Claim
from factcheck.claims.services import triage
from newsroom.models import SavedView, User
from tests import people
from tests.desk.pages import fields, tree, words


@pytest.fixture
def claims(db: None) -> list[Claim]:
    return Claim.objects.bulk_create(Claim(statement=f"Exports fell by {n} percent.") for n in range(4))


def send(client, claims: list[Claim], act: str, **said: object):
    chosen = [f"{claim.pk}:{claim.version}" for claim in claims]
    return client.post("/desk/triage/", {"claim": chosen, "act": act, "query": "state=undecided&q=exports"} | said)


def test_ticked_claims_are_dismissed_together_and_taken_back_together(checker: User, at, claims) -> None:
    client = at(checker)

    answer = send(client, claims[:3], "dismiss", reason="opinion")
    told = client.get(answer.url)

    assert answer.status_code == 303
    assert answer.url.startswith("/desk/?state=undecided&q=exports&done=")
    assert Claim.objects.filter(status="dismissed").count() == 3
    assert "3 claims dismissed. Undo all 3" in words(told)
    form = tree(told).get_element_by_id("undo-batch")
    back = client.post(form.action, dict(form.form_values()))
    assert (back.status_code, back.url) == (303, "/desk/?state=undecided&q=exports")
    assert "Undone: 3 claims are as they were." in words(client.get(back.url))
    assert Claim.objects.filter(status="candidate").count() == 4


def test_all_that_the_page_shows_are_taken_without_ticking_each(checker: User, at, claims) -> None:
    client = at(checker)
    said = fields(client.get("/desk/"), "/desk/triage/")
    shown = tree(client.get("/desk/")).xpath("//form[@id='triage-form']//input[@name='shown']/@value")

    client.post("/desk/triage/", said | {"shown": shown, "all": "1", "act": "accept"})

    assert Claim.objects.filter(status="open").count() == 4


def test_claims_are_assigned_together_to_oneself_to_somebody_and_to_nobody(checker, editor, at, claims) -> None:
    client = at(checker)
    for version, (who, person) in enumerate((("me", checker), (editor.pk, editor), ("nobody", None)), start=1):
        for claim in claims:
            claim.version = version
        assert send(client, claims, "assign", assignee=who).status_code == 303
        assert {claim.assignee for claim in Claim.objects.all()} == {person}


def test_a_batch_without_a_reason_or_claims_comes_back_with_every_tick(checker: User, at, claims) -> None:
    client = at(checker)
    answer = send(client, claims[:2], "dismiss")

    assert answer.status_code == 422
    assert "Choose a reason for dismissing the claims." in words(answer)
    ticked = tree(answer).xpath("//input[@name='claim'][@checked]/@value")
    assert sorted(ticked) == sorted(f"{claim.pk}:1" for claim in claims[:2])
    assert "Choose at least one claim." in words(send(client, [], "accept"))
    assert Claim.objects.filter(status="candidate").count() == 4


@pytest.mark.parametrize("broken", ["x", "1", "1:2:3", "-1:1", "9" * 30 + ":1", "²:1"])
def test_a_broken_choice_of_claims_is_refused(checker: User, at, claims, broken: str) -> None:
    answer = at(checker).post("/desk/triage/", {"claim": [broken], "act": "accept"})

    assert answer.status_code == 422
    assert "broken choice of claims" in words(answer)


def test_what_somebody_else_changed_is_named_above_the_queue(checker, editor, at, claims) -> None:
    triage.accept(claims[0], by=editor, version=1)
    client = at(checker)

    told = words(client.get(send(client, claims, "dismiss", reason="opinion").url))

    assert "3 claims dismissed." in told
    assert f"Left as they are: {editor} has changed this claim" in told


def test_a_batch_of_somebody_else_is_neither_shown_nor_undone(checker, editor, at, claims) -> None:
    address = send(at(checker), claims, "accept").url
    name = address.rpartition("done=")[2]

    assert "accepted" not in words(at(editor).get(address))
    assert at(editor).post(f"/desk/triage/{name}/undo/").status_code == 422
    assert Claim.objects.filter(status="open").count() == 4


def test_a_reporter_decides_nothing(reporter: User, at, claims) -> None:
    assert send(at(reporter), claims, "accept").status_code == 403


def test_filters_are_saved_shared_renamed_and_deleted(checker: User, editor: User, at) -> None:
    client = at(checker)
    page = client.get("/desk/?state=open&topic=trade&kind=nonsense")
    saved = client.post("/desk/views/", fields(page, "/desk/views/") | {"title": "Trade", "is_shared": "on"})
    view = SavedView.objects.get()

    assert (saved.status_code, saved.url, view.query) == (
        303,
        "/desk/?state=open&topic=trade",
        "state=open&topic=trade",
    )
    shared = tree(at(editor).get("/desk/")).get_element_by_id(f"view-{view.pk}")
    assert shared.xpath(".//a/@href") == ["/desk/?state=open&topic=trade"]
    assert not shared.xpath(".//form")
    client.post(f"/desk/views/{view.pk}/alter/", {"title": "Exports"})
    view.refresh_from_db()
    assert (view.name, view.is_shared) == ("Exports", False)
    assert "Exports" not in words(at(editor).get("/desk/"))
    assert at(editor).post(f"/desk/views/{view.pk}/alter/", {"title": "Mine now"}).status_code == 422
    for _ in range(2):
        assert client.post(f"/desk/views/{view.pk}/delete/").status_code == 303
    assert not SavedView.objects.exists()


def test_a_view_without_a_name_comes_back_with_a_sentence(checker: User, at) -> None:
    answer = at(checker).post("/desk/views/", {"title": " ", "query": "topic=trade"})

    assert answer.status_code == 422
    assert "Give the view a name." in words(answer)


def test_a_claim_is_assigned_and_planned_on_its_card(checker: User, at, march: Claim) -> None:
    client = at(checker)
    page = client.get(march.get_absolute_url(), follow=True)
    mine = tree(page).get_element_by_id("assign-me-form")
    client.post(mine.action, dict(mine.form_values()))
    march.refresh_from_db()
    assert march.assignee == checker

    page = client.get(march.get_absolute_url(), follow=True)
    said = fields(page, f"/claims/{march.pk}/plan/")
    answer = client.post(
        f"/desk/claims/{march.pk}/plan/",
        said | {"due_at": "2026-03-02T17:30", "priority": "2", "topics": "bonds, Japan"},
    )

    assert answer.status_code == 303
    march.refresh_from_db()
    assert (march.priority, march.topics, march.due_at is not None) == (2, ["bonds", "Japan"], True)
    row = words(client.get("/desk/"))
    assert "Urgent" in row
    assert "Overdue since" in row


def test_a_claim_is_not_assigned_to_who_can_not_decide(checker: User, at, march: Claim) -> None:
    answer = at(checker).post(
        f"/desk/claims/{march.pk}/assign/", {"version": march.version, "assignee": people.person("reporter").pk}
    )

    assert answer.status_code == 422
    assert "Choose one of the people." in words(answer)
