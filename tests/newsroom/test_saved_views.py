import pytest

from newsroom import saved_views
from newsroom.ledger import history
from newsroom.models import SavedView
from newsroom.refusals import Forbidden, Refusal
from tests import people

pytestmark = pytest.mark.django_db


def test_filters_are_kept_under_a_name_and_the_same_name_takes_the_new_ones(checker) -> None:
    saved_views.save(by=checker, name="  Trade   today ", query="topic=trade")
    saved_views.save(by=checker, name="Trade today", query="topic=trade&age=day", is_shared=True)

    view = SavedView.objects.get()
    assert (view.owner, view.name, view.query, view.is_shared) == (checker, "Trade today", "topic=trade&age=day", True)
    assert [line.verb for line in history(view)] == ["changed", "saved"]


def test_two_people_may_have_views_of_the_same_name(checker, editor) -> None:
    for person in (checker, editor):
        saved_views.save(by=person, name="Mine", query="assignee=me")

    assert SavedView.objects.count() == 2


def test_a_view_is_renamed_shared_and_deleted_by_its_owner_alone(checker, editor) -> None:
    view = saved_views.save(by=checker, name="Trade", query="topic=trade")

    view = saved_views.alter(view, by=checker, name="Exports", is_shared=True)
    assert (view.name, view.is_shared) == ("Exports", True)
    for act in (lambda: saved_views.alter(view, by=editor, name="X", is_shared=False),
                lambda: saved_views.delete(view, by=editor)):  # fmt: skip
        with pytest.raises(Refusal, match="Only the person who saved this view"):
            act()
    for _ in range(2):
        saved_views.delete(view, by=checker)
    assert not SavedView.objects.exists()
    assert history(view)[0].details["query"] == "topic=trade"


def test_a_view_needs_a_name_that_the_person_does_not_have_yet(checker) -> None:
    saved_views.save(by=checker, name="Trade", query="")
    other = saved_views.save(by=checker, name="Exports", query="")

    with pytest.raises(Refusal, match="Give the view a name"):
        saved_views.save(by=checker, name="  ", query="")
    with pytest.raises(Refusal, match="of this name already"):
        saved_views.alter(other, by=checker, name="Trade", is_shared=False)
    with pytest.raises(Refusal, match="too long"):
        saved_views.save(by=checker, name="Long", query="q=" + "x" * 3000)
    with pytest.raises(Forbidden):
        saved_views.save(by=people.person(), name="Trade", query="")


def test_nobody_keeps_views_without_end(checker) -> None:
    for number in range(saved_views.MOST):
        SavedView.objects.create(owner=checker, name=f"View {number}")

    with pytest.raises(Refusal, match="Delete one first"):
        saved_views.save(by=checker, name="One more", query="")
