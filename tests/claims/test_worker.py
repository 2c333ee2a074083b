"""What happens to owed work when a worker is killed or Redis is away: real processes, real signals."""

import time
from datetime import UTC, datetime

import pytest
import requests

from articles.models import Article
from factcheck.claims import tasks
from factcheck.claims.models import Appearance, Claim, Extraction
from factcheck.claims.services import extraction
from tests import people
from tests.stack import PATIENCE, Stack, until

pytestmark = pytest.mark.worker

LONG_STORY = "\n\n".join(
    f"The ministry said on Friday that exports rose {n} percent in March, to ${n}.5 billion." for n in range(1, 41)
)


def job_of(pk: int) -> Extraction:
    return Extraction.objects.get(pk=pk)


def test_a_worker_killed_in_the_middle_leaves_work_that_is_done_once(stack: Stack) -> None:
    job = extraction.request(people.version(LONG_STORY))
    stack.beat()
    first = stack.worker(EXTRACTION_PAUSE="0.25")
    until(lambda: 0 < job_of(job.pk).done < job_of(job.pk).total, what="a reading half done")
    stack.kill(first)
    half = job_of(job.pk)
    assert half.finished_at is None
    assert not Appearance.objects.exists()

    stack.worker()
    until(lambda: job_of(job.pk).finished_at, what="the reading by a second worker")

    done = job_of(job.pk)
    assert done.attempts == 2
    assert done.found == Appearance.objects.count() == Claim.objects.count() == 40
    assert len({(a.start, a.end) for a in Appearance.objects.all()}) == 40


def test_a_reading_longer_than_its_lease_is_not_given_to_another_worker(stack: Stack) -> None:
    job = extraction.request(people.version(LONG_STORY))
    stack.beat()
    stack.worker(EXTRACTION_PAUSE="0.2", LEASE_SECONDS="2")
    stack.worker(EXTRACTION_PAUSE="0.2", LEASE_SECONDS="2")

    until(lambda: job_of(job.pk).finished_at, what="the end of the reading")

    assert job_of(job.pk).attempts == 1


def sign_in(stack: Stack, username: str) -> requests.Session:
    session = requests.Session()
    session.trust_env = False
    session.get(f"{stack.url}/sign-in/")
    answer = session.post(
        f"{stack.url}/sign-in/",
        {
            "username": username,
            "password": people.PASSWORD,
            "csrfmiddlewaretoken": session.cookies["csrftoken"],
        },
        headers={"Referer": stack.url},
    )
    assert answer.status_code == 200
    return session


def paste(stack: Stack, session: requests.Session) -> requests.Response:
    return session.post(
        f"{stack.url}/desk/articles/new/",
        {
            "title": "The card", "outlet": "Pacific Ledger", "text": people.TEXT, "language": "en",
            "csrfmiddlewaretoken": session.cookies["csrftoken"],
        },
        headers={"Referer": stack.url},
        timeout=PATIENCE,
    )  # fmt: skip


@pytest.mark.parametrize("how", ["gone", "silent"])
def test_without_redis_the_page_comes_at_once_and_the_work_is_done_when_it_is_back(stack: Stack, how: str) -> None:
    people.person("reporter", username="reporter")
    stack.web()
    stack.worker()
    stack.beat()
    session = sign_in(stack, "reporter")
    if how == "gone":
        stack.redis.stop()
    else:
        stack.pause_redis()

    began = time.monotonic()
    answer = paste(stack, session)
    took = time.monotonic() - began

    assert answer.status_code == 200
    assert took < 10, "the page waited for Redis"
    article = Article.objects.get()
    assert f"/desk/articles/{article.pk}/" in answer.url
    assert job_of(article.versions.get().extraction.pk).finished_at is None

    stack.bring_redis_back()
    until(lambda: job_of(article.versions.get().extraction.pk).finished_at, what="the reading once Redis is back")
    assert Appearance.objects.filter(exact=people.PASSAGE).count() == 1


def test_a_task_told_twice_reads_once(db: None) -> None:
    job = extraction.request(people.version())

    assert tasks.extract(job.pk) is True
    assert tasks.extract(job.pk) is False
    assert job_of(job.pk).finished_at <= datetime.now(UTC)
