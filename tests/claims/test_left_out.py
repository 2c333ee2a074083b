"""What was left out as part of the page, read after all because a person says so."""

import pytest

from factcheck.claims.models import Extraction
from factcheck.claims.services import extraction
from factcheck.claims.services.furniture import leave_out_again, read_anyway
from newsroom.ledger import history
from newsroom.refusals import Conflict, Forbidden, Refusal
from tests import people

pytestmark = pytest.mark.django_db

DISCLAIMER = "Disclaimer: The authors hold shares worth $4 million in the companies named here."
TEXT = (
    "Exports fell by 3 percent in March, the ministry said.\n\n"
    f"{DISCLAIMER}\n\n"
    "The budget grew by 5 percent in May."
)  # fmt: skip


@pytest.fixture
def job(db):
    return run(extraction.request(people.version(TEXT)))


def run(job):
    assert extraction.run(job.pk)
    return Extraction.objects.get(pk=job.pk)


def left_out(job):
    start = job.version.text.index(DISCLAIMER)
    return {"start": start, "end": start + len(DISCLAIMER)}


def offered(job):
    return " | ".join(place.exact for place in job.version.appearances.offered())


def test_what_is_left_out_stands_on_the_reading_with_its_kind(job):
    [(start, end, kind)] = job.furniture

    assert {"start": start, "end": end} == left_out(job)
    assert kind
    assert "shares worth" not in offered(job)


def test_it_is_read_after_all_and_offered(job, checker):
    asked = read_anyway(job, by=checker, **left_out(job))

    assert (asked.state, asked.read_anyway) == ("waiting", [list(left_out(job).values())])
    job = run(asked)
    assert "shares worth $4 million" in offered(job)
    assert (job.furniture, job.fresh, job.reading) == ([], 1, 2)
    line = history(job.version)[0]
    assert (line.verb, line.by) == ("left-out words read after all", checker)
    assert line.details["start"] == left_out(job)["start"]


def test_asking_twice_asks_once(job, checker):
    read_anyway(job, by=checker, **left_out(job))
    again = read_anyway(job, by=checker, **left_out(job))

    assert len(again.read_anyway) == 1
    assert history(job.version).filter(by=checker).count() == 1
    run(job)
    assert read_anyway(job, by=checker, **left_out(job)).state == "done"


def test_it_is_left_out_again_and_what_nobody_touched_goes(job, checker):
    job = run(read_anyway(job, by=checker, **left_out(job)))

    asked = leave_out_again(job, by=checker, **left_out(job))
    leave_out_again(job, by=checker, **left_out(job))

    job = run(asked)
    assert (job.read_anyway, job.withdrawn, len(job.furniture)) == ([], 1, 1)
    assert "shares worth" not in offered(job)


def test_words_that_were_not_left_out_are_refused(job, checker):
    with pytest.raises(Refusal, match="not among what was left out"):
        read_anyway(job, by=checker, start=0, end=10)

    assert Extraction.objects.get(pk=job.pk).state == "done"


def test_a_text_that_is_being_read_is_waited_for(job, checker, editor):
    extraction.retry(job, by=editor)

    with pytest.raises(Conflict, match="being read at this moment"):
        read_anyway(job, by=checker, **left_out(job))

    assert Extraction.objects.get(pk=job.pk).read_anyway == []
    assert not history(job.version).filter(by=checker).exists()


@pytest.mark.parametrize("act", [read_anyway, leave_out_again])
def test_others_than_checkers_may_not(job, reporter, act):
    with pytest.raises(Forbidden, match=r"claim\.triage"):
        act(job, by=reporter, **left_out(job))


def test_pieces_that_follow_each_other_are_read_after_all_at_one_click(checker):
    job = run(extraction.request(people.version(TEXT.replace(DISCLAIMER, f"Share this article\n\n{DISCLAIMER}"))))
    (start, _, first), (_, end, second) = job.furniture
    assert first != second

    asked = read_anyway(job, by=checker, start=start, end=end)

    assert history(job.version)[0].details["kind"] == f"{first}, {second}"
    assert run(asked).furniture == []
