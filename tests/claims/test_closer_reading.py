"""A text read more closely because a person says so, and as usual again."""

import pytest

from factcheck.claims.models import Claim, Extraction, ReadingPolicy
from factcheck.claims.services import extraction, policy, rereading, triage
from factcheck.claims.services.closer_reading import read_as_usual, read_closer
from newsroom.ledger import history
from newsroom.models import User
from newsroom.refusals import Conflict, Forbidden, Refusal
from tests import people

pytestmark = pytest.mark.django_db

TEXT = (
    "Exports to the United States fell by 1.8 percent in April, the ministry said. "
    "Some ships had left on the day before."
)
CUT = 0.96  # Above what the second sentence scores, and below the first.


def run(job: Extraction) -> Extraction:
    assert extraction.run(job.pk)
    return Extraction.objects.get(pk=job.pk)


@pytest.fixture
def job() -> Extraction:
    ReadingPolicy.objects.create(pk=policy.THE_ONE, cut=CUT)
    return run(extraction.request(people.version(TEXT)))


def offered(job: Extraction) -> set[str]:
    return set(job.version.appearances.offered().values_list("exact", flat=True))


def test_a_closer_reading_offers_what_scores_lower_and_leaves_decisions_alone(job: Extraction, checker: User) -> None:
    before = offered(job)
    claim = Claim.objects.get()
    triage.dismiss(claim, by=checker, version=claim.version, reason="trivial")

    asked = read_closer(job, by=checker)
    while asked.own_cut:
        asked = read_closer(run(asked), by=checker)
    job = run(asked)

    assert (asked.state, job.cut, job.reading) == ("waiting", 0.0, job.reading)
    assert before < offered(job)
    assert Claim.objects.get(pk=claim.pk).status == "dismissed"
    lines = [line for line in history(job.version) if line.verb == "closer reading asked for"]
    assert lines[-1].details["cut"] == CUT / 2
    assert {line.by for line in lines} == {checker}


def test_when_everything_is_offered_that_is_said(job: Extraction, checker: User) -> None:
    Extraction.objects.update(own_cut=0.0)

    with pytest.raises(Refusal, match="everything is offered"):
        read_closer(job, by=checker)


def test_read_as_usual_takes_back_what_nobody_touched(job: Extraction, checker: User) -> None:
    usual = offered(job)
    Extraction.objects.update(own_cut=0.0)
    extraction.retry(job, by=checker)
    job = run(job)
    assert usual < offered(job)

    job = run(read_as_usual(job, by=checker))

    assert (job.own_cut, job.cut) == (None, CUT)
    assert offered(job) == usual
    assert Claim.objects.filter(status=Claim.Status.WITHDRAWN).exists()
    assert read_as_usual(job, by=checker).state == "done"  # A second click asks for nothing.


def test_a_text_with_a_cut_of_its_own_is_not_owed_again_for_it_and_keeps_it_for_a_better_engine(
    job: Extraction, checker: User
) -> None:
    job = run(read_closer(job, by=checker))

    assert not rereading.outdated(policy.current()).exists()
    Extraction.objects.update(begun_as="rules 1, cut 0.5")
    assert rereading.owe() == 1
    assert run(job).cut == job.own_cut


def test_a_stricter_own_cut_never_hides_what_the_newsroom_wants(job: Extraction, editor: User) -> None:
    Extraction.objects.update(own_cut=0.4)
    policy.change(by=editor, version=policy.current().version, cut=0.1, language_model=False, rereads=True)
    extraction.retry(job, by=editor)

    assert run(job).cut == 0.1


def test_it_is_not_asked_for_while_the_text_is_read_nor_by_who_may_not(
    job: Extraction, checker: User, reporter: User
) -> None:
    with pytest.raises(Forbidden, match="have an article read again"):
        read_closer(job, by=reporter)
    read_closer(job, by=checker)

    with pytest.raises(Conflict, match="being read at this moment"):
        read_closer(job, by=checker)
