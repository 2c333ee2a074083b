"""Pages cost the same whatever the newsroom holds."""

from uuid import uuid4

import pytest
from django.urls import reverse
from django.utils import timezone

from articles.models import Version
from bench import article
from factcheck.claims.models import Appearance, Claim, Extraction
from factcheck.desk.screens.places import places_in
from newsroom import comments, saved_views
from newsroom.models import User
from tests import people
from tests.people import Desk


@pytest.fixture
def hundred(checker: User) -> Version:
    """A text with a hundred claims."""
    text = people.version(" ".join(f"Exports fell {number}% in March." for number in range(100, 200)))
    claims = Claim.objects.bulk_create(Claim(statement=f"Exports fell {n}% in March.") for n in range(100, 200))
    Appearance.objects.bulk_create(
        Appearance(
            claim=claim, version=text, exact=claim.statement, start=text.text.index(claim.statement),
            end=text.text.index(claim.statement) + len(claim.statement), score=0.5, engine="rules",
        )
        for claim in claims
    )  # fmt: skip
    return text


@pytest.fixture
def many(request: pytest.FixtureRequest, desk: Desk) -> Version:
    """A text with as many claims as the test asks for, each assigned, due and with a topic."""
    text = people.version("Exports fell by 3 percent in March.")
    claims = Claim.objects.bulk_create(
        Claim(
            statement=f"Exports fell by {n} percent in March.", assignee=desk.editor, due_at=timezone.now(),
            topics=["trade"], best_score=n % 100 / 100,
        )
        for n in range(request.param)
    )  # fmt: skip
    Appearance.objects.bulk_create(
        Appearance(claim=claim, version=text, exact="Exports", start=0, end=7, score=n % 100 / 100, engine="rules")
        for n, claim in enumerate(claims)
    )
    return text


ASKED = (
    "", "?q=exports", "?q=exprots&state=all",
    "?q=percent&outlet=1&kind=event&assignee=me&rating=False&language=en&topic=trade&speaker=a&age=week&due=late"
    "&changed=1",
)  # fmt: skip


@pytest.mark.parametrize("many", [0, 30, 3000], indirect=True)
def test_the_queue_takes_eight_queries_at_any_size(
    desk: Desk, at, elsewhere, many, django_assert_max_num_queries
) -> None:
    desk.submitted()
    desk.sent_back(desk.submitted(desk.draft(elsewhere("Harbour Times"))))
    desk.published(desk.approved(desk.submitted(desk.draft(elsewhere("Hill Post")))))
    saved_views.save(by=desk.checker, name="Trade", query="topic=trade", is_shared=True)
    client = at(desk.editor)
    for asked in ASKED:
        with django_assert_max_num_queries(8):
            assert client.get(f"/desk/{asked}").status_code == 200


def test_an_article_with_a_hundred_claims_takes_fourteen_queries(
    checker: User, at, hundred: Version, django_assert_max_num_queries
) -> None:
    client = at(checker)
    claim = hundred.appearances.first()
    assert claim
    for address in (
        f"/desk/articles/{hundred.article_id}/",
        f"/desk/articles/{hundred.article_id}/claims/{claim.claim_id}/",
    ):
        with django_assert_max_num_queries(14):
            client.get(address)


def test_a_page_of_thirty_thousand_words_with_three_hundred_claims_has_900_kilobytes_at_most(
    desk: Desk, at, django_assert_max_num_queries
) -> None:
    text = article.fill(300)
    claim = text.appearances.order_by("start")[150].claim
    desk.draft(claim)
    client = at(desk.checker)
    page = f"/desk/articles/{text.article_id}/"
    with django_assert_max_num_queries(14):
        whole = client.get(f"{page}claims/{claim.pk}/")
    with django_assert_max_num_queries(9):
        card = client.get(f"{page}claims/{claim.pk}/card/")

    assert len(text.text.split()) > 30_000
    assert whole.content.count(b"data-listed=") == whole.content.count(b'<a id="h-') == 300
    assert len(whole.content) <= 900_000
    assert len(card.content) <= 60_000  # The list of claims is not sent again with each of them.


def test_the_addresses_of_many_claims_are_those_of_the_desk(checker: User, hundred: Version) -> None:
    places, _ = places_in(hundred, hundred.article, reader=checker)
    for place in places[:2]:
        asked = [hundred.article_id, place.claim.pk]
        assert place.address == reverse("desk:article_claim", args=asked)
        assert place.card_address == reverse("desk:card", args=asked)


def test_a_card_takes_nine_queries(desk: Desk, at, hundred: Version, django_assert_max_num_queries) -> None:
    place = hundred.appearances.first()
    assert place
    desk.draft(place.claim)
    for user in (desk.checker, desk.editor):
        client = at(user)
        with django_assert_max_num_queries(9):
            client.get(f"/desk/articles/{hundred.article_id}/claims/{place.claim_id}/card/")


def test_much_talk_and_a_second_text_take_the_page_no_further_than_fourteen_queries(
    desk: Desk, at, django_assert_max_num_queries
) -> None:
    claim = desk.sent_back().claim
    comments.say(claim, by=desk.editor, words=f"Ask @{desk.checker.username}, please.", key=uuid4())
    text = claim.appearances.get().version
    people.version(f"{text.text}\n\nOne more.", url=text.article.canonical_url)
    page = f"/desk/articles/{text.article_id}/claims/{claim.pk}/"
    for user in (desk.checker, desk.editor):
        client = at(user)
        with django_assert_max_num_queries(14):
            assert b"Ask " in client.get(page).content
        with django_assert_max_num_queries(9):
            assert b"Ask " in client.get(f"{page}card/").content


def test_a_review_takes_twelve_queries(desk: Desk, at, django_assert_max_num_queries) -> None:
    verdict = desk.published()
    client = at(desk.editor)
    with django_assert_max_num_queries(12):
        client.get(f"/desk/verdicts/{verdict.pk}/")


def test_progress_is_asked_for_without_fetching_the_text(
    checker: User, at, read: Version, django_assert_max_num_queries
) -> None:
    client = at(checker)
    with django_assert_max_num_queries(8) as asked:
        client.get(f"/desk/articles/{read.article_id}/progress/")
    assert not any('"articles_version"."text"' in query["sql"] for query in asked.captured_queries)


def test_an_article_full_of_figures_and_asides_takes_no_more_queries(
    checker: User, at, hundred: Version, django_assert_max_num_queries
) -> None:
    for place in hundred.appearances.all():
        figure = {"text": place.exact[13:16] + "%", "value": 100, "start": place.start + 13, "end": place.start + 17}
        Appearance.objects.filter(pk=place.pk).update(quantities=[figure], reading=2, withdrawn=place.pk % 5 == 0)
    Extraction.objects.create(
        version=hundred, reading=2, due_at=None, finished_at=timezone.now(), furniture=[[0, 12, "share"]]
    )
    claim = hundred.appearances.filter(withdrawn=False).first()
    assert claim
    client = at(checker)
    for address in ("", f"claims/{claim.claim_id}/", "?only=new", "?only=withdrawn"):
        with django_assert_max_num_queries(14):
            page = client.get(f"/desk/articles/{hundred.article_id}/{address}")
    assert page.content.count(b'class="as-read"') == 80
