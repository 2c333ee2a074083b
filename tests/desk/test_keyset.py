"""Paging through the queue while rows arrive."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from factcheck.claims.models import Claim
from factcheck.desk.keyset import page_of, place_of, read_place

SIZE = 3
ROW = st.tuples(st.integers(0, 2), st.integers(0, 2), st.sampled_from([None, 0.0, 0.1, 0.25, 1 / 3, 1.0]))


def add(rows: list[tuple[int, int, float | None]]) -> set[int]:
    keys = set()
    for priority, day, score in rows:
        claim = Claim.objects.create(statement="Exports fell.", priority=priority, best_score=score)
        moment = datetime(2026, 3, 1, 12, tzinfo=UTC) + timedelta(days=day)
        Claim.objects.filter(pk=claim.pk).update(added_at=moment)
        keys.add(claim.pk)
    return keys


@pytest.mark.django_db
@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(before=st.lists(ROW, max_size=12), arriving=st.lists(st.lists(ROW, max_size=3), max_size=5))
def test_paging_neither_skips_nor_repeats_while_rows_arrive(before, arriving) -> None:
    Claim.objects.all().delete()
    there = add(before)
    seen: list[int] = []
    after, came = None, iter(arriving)
    while True:
        rows, _earlier, is_followed = page_of(Claim.objects.all(), SIZE, after, None)
        seen += [row.pk for row in rows]
        add(next(came, []))
        if not rows or not (is_followed or page_of(Claim.objects.all(), SIZE, read_place(place_of(rows[-1])), None)[0]):
            break
        after = read_place(place_of(rows[-1]))

    assert len(seen) == len(set(seen))
    assert there <= set(seen)


@pytest.mark.django_db
def test_the_way_back_shows_the_same_pages() -> None:
    add([(n % 2, n % 3, n / 20) for n in range(10)])
    pages, after = [], None
    while True:
        rows, _earlier, is_followed = page_of(Claim.objects.all(), SIZE, after, None)
        pages.append([row.pk for row in rows])
        if not is_followed:
            break
        after = read_place(place_of(rows[-1]))
    before = read_place(place_of(Claim.objects.get(pk=pages[-1][0])))
    for page in reversed(pages[:-1]):
        rows, is_preceded, is_followed = page_of(Claim.objects.all(), SIZE, None, before)
        assert [row.pk for row in rows] == page
        assert (is_preceded, is_followed) == (page != pages[0], True)
        before = read_place(place_of(rows[0]))
