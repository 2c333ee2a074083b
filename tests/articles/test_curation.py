from datetime import UTC, datetime, timedelta

import pytest
from django.utils import timezone

from articles.models import Article
from articles.services.curation import change_article
from newsroom.ledger import history
from newsroom.refusals import Refusal
from tests import people

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("year", [1, 1599, 2205])
def test_a_curator_cannot_put_down_a_year_in_which_nobody_can_have_published_it(curator, year):
    article = people.version().article

    with pytest.raises(Refusal, match=f"the year {year}"):
        change_article(article, by=curator, published_at=datetime(year, 1, 1, tzinfo=UTC))

    assert Article.objects.get().published_at == article.published_at


def test_a_curator_cannot_put_down_an_address_that_no_index_can_hold(curator):
    article = people.version().article

    with pytest.raises(Refusal, match="2,000 is the most"):
        change_article(article, by=curator, canonical_url="https://ledger.example.org/" + "字" * 1900)


def test_a_curator_can_take_the_date_away(curator):
    assert change_article(people.version().article, by=curator, published_at=None).published_at is None


def test_a_curator_lifts_an_embargo_and_what_it_was_is_on_record(curator):
    article = people.version().article
    until = timezone.now() + timedelta(hours=2)
    assert change_article(article, by=curator, embargoed_until=until).is_embargoed

    assert not change_article(article, by=curator, embargoed_until=None).is_embargoed
    assert history(article)[0].details == {"embargoed_until": str(until)}


def test_an_embargo_that_nobody_can_mean_is_refused(curator):
    with pytest.raises(Refusal, match="embargo until the year 2205"):
        change_article(people.version().article, by=curator, embargoed_until=datetime(2205, 1, 1, tzinfo=UTC))
