import pytest
from django.test import Client
from django.urls import URLPattern, reverse

from factcheck.desk.urls import urlpatterns
from newsroom.models import User
from tests import people
from tests.desk.pages import words

POSTS = [
    "add_claim", "retry", "accept", "dismiss", "reconsider", "correct", "adjust_span", "merge_into", "add_citation",
    "drop_citation", "furniture", "put_right", "write", "discard", "approve", "request_changes", "publish",
    "begin_correction", "retract", "keep_draft", "take_up_draft", "discard_draft", "undo", "recall", "put_off",
    "not_a_claim", "publish_later", "acknowledge", "acknowledge_all", "comment", "resolve_comment", "reopen_comment",
    "here", "seen_text", "read_closer",
    "remark", "settle_remark", "seen", "triage", "undo_batch", "assign", "plan",
    "save_view", "alter_view", "delete_view",
]  # fmt: skip
BOTH = ["me", "new_article", "sources", "words"]


def address(pattern: URLPattern, pk: int = 1) -> str:
    assert pattern.name is not None
    return reverse(f"desk:{pattern.name}", kwargs=dict.fromkeys(pattern.pattern.converters, pk))


PAGES = [pattern for pattern in urlpatterns if pattern.name not in POSTS]


@pytest.mark.parametrize("pattern", PAGES, ids=lambda pattern: pattern.name)
def test_a_stranger_is_sent_to_sign_in_and_comes_back_to_the_page(db, pattern: URLPattern) -> None:
    answer = Client().get(address(pattern))

    assert answer.status_code == 302
    assert answer["Location"] == f"{reverse('sign-in')}?next={address(pattern)}"


@pytest.mark.parametrize("pattern", urlpatterns, ids=lambda pattern: pattern.name)
def test_somebody_without_a_role_is_refused_with_the_missing_right_named(db, at, pattern: URLPattern) -> None:
    visitor = at(people.person())
    answer = visitor.post(address(pattern)) if pattern.name in POSTS else visitor.get(address(pattern))

    assert answer.status_code == 403
    assert "(desk.read)" in words(answer)


@pytest.mark.parametrize("pattern", urlpatterns, ids=lambda pattern: pattern.name)
def test_nothing_of_the_desk_is_kept_in_a_cache(editor: User, at, pattern: URLPattern) -> None:
    client = at(editor)
    answer = client.post(address(pattern)) if pattern.name in POSTS else client.get(address(pattern))

    if answer.status_code != 404:  # There is no such row, and nothing of it to keep.
        assert "no-store" in answer["Cache-Control"]


@pytest.mark.parametrize("pattern", urlpatterns, ids=lambda pattern: pattern.name)
def test_pages_are_read_and_acts_are_posted(editor: User, at, pattern: URLPattern) -> None:
    client = at(editor)

    if pattern.name in POSTS:
        assert client.get(address(pattern)).status_code == 405
    elif pattern.name not in BOTH:
        assert client.post(address(pattern)).status_code == 405


def test_a_form_sent_after_signing_out_shows_what_was_typed(db) -> None:
    typed = "A long text that somebody has written for an hour."
    answer = Client().post(reverse("desk:new_article"), {"text": typed})

    assert answer.status_code == 403
    assert "signed out" in words(answer)
    assert typed in words(answer)


def test_a_region_of_an_open_page_does_not_get_the_sign_in_page(db) -> None:
    answer = Client().get(reverse("desk:readings"), headers={"HX-Request": "true"})

    assert answer.status_code == 401


@pytest.mark.parametrize(
    "asked", ["?page=nonsense", "?page=999", "?state=nonsense", "?outlet=²", "?outlet=99999999999999999999", "?q=%20"]
)
def test_nonsense_in_the_queues_address_asks_for_nothing(editor: User, at, asked: str) -> None:
    assert at(editor).get(reverse("desk:queue") + asked).status_code == 200
