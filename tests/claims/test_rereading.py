"""Which texts are owed again when the engine or the newsroom's cut has changed: newest texts, a few at a time, once."""

from datetime import timedelta
from io import StringIO
from itertools import count

import pytest
from django.core.management import call_command
from django.db.models.functions import Now
from django.utils import timezone

from articles.models import Article
from factcheck.claims import engine
from factcheck.claims.models import Extraction
from factcheck.claims.readers import Local
from factcheck.claims.services import extraction, policy, rereading
from newsroom import jobs
from tests import people

pytestmark = pytest.mark.django_db

_number = count(1)


def read_text(text=people.TEXT, **known):
    """The reading of a text that was read by the engine of now."""
    job = extraction.request(people.version(text, outlet=f"Outlet {next(_number)}", **known))
    assert extraction.run(job.pk)
    return Extraction.objects.get(pk=job.pk)


@pytest.fixture
def better(monkeypatch):
    """Has the engine replaced by a better one."""

    def replace(version="next"):
        monkeypatch.setattr(engine, "VERSION", version)

    return replace


def owed():
    return set(Extraction.objects.unfinished().values_list("pk", flat=True))


def test_what_was_read_by_the_engine_of_now_is_left():
    read_text()

    assert extraction.sweep() == []
    assert rereading.outstanding() == 0


def test_a_better_engine_reads_the_newest_texts_again_by_itself(better):
    job = read_text()
    better()

    assert extraction.sweep() == [job.pk]
    assert rereading.outstanding() == 1
    assert extraction.run(job.pk)

    again = Extraction.objects.get(pk=job.pk)
    assert "next" in again.engine_version
    assert (again.reading, again.fresh, again.withdrawn) == (2, 0, 0)
    assert {place.engine_version for place in again.version.appearances.all()} == {again.engine_version}
    assert extraction.sweep() == []
    assert rereading.outstanding() == 0


def test_another_cut_and_another_language_model_setting_are_another_reading(editor, monkeypatch):
    job = read_text()
    policy.change(by=editor, version=1, cut=0.9, language_model=False, rereads=True)
    assert extraction.sweep() == [job.pk]
    extraction.run(job.pk)

    class Asks(Local):
        name = "asks a model"

    monkeypatch.setattr(
        rereading, "reader_for",
        lambda *, embargoed, language_model: Asks() if language_model and not embargoed else Local(),
    )  # fmt: skip
    policy.change(by=editor, version=2, cut=0.9, language_model=True, rereads=True)
    Article.objects.update(embargoed_until=timezone.now() + timedelta(hours=1))
    assert extraction.sweep() == [], "what is under embargo is not read otherwise than before"

    Article.objects.update(embargoed_until=timezone.now() - timedelta(hours=1))
    assert extraction.sweep() == [job.pk]


def test_a_newsroom_that_does_not_want_it_is_left_alone(better, editor):
    read_text()
    better()
    policy.change(by=editor, version=1, cut=policy.current().cut, language_model=False, rereads=False)

    assert extraction.sweep() == []
    assert rereading.outstanding() == 0


def test_older_texts_are_not_read_again(better):
    address = "https://ledger.example.org/card"
    job = extraction.request(people.version(url=address))
    extraction.run(job.pk)
    newest = extraction.request(people.version(people.TEXT + "\n\nUpdated.", url=address))
    extraction.run(newest.pk)
    better()

    assert extraction.sweep() == [newest.pk]


def test_a_few_at_a_time_are_owed_and_the_rest_is_counted(better, monkeypatch):
    read = {read_text().pk for _ in range(3)}
    monkeypatch.setattr(rereading, "AT_A_TIME", 2)
    better()

    assert len(extraction.sweep()) == 2
    assert len(extraction.sweep()) == 2, "nothing more as long as these are not done"
    assert rereading.outstanding() == 3
    for pk in owed():
        extraction.run(pk)
    assert owed() == set()
    extraction.sweep()
    assert owed() < read
    assert rereading.outstanding() == 1


def test_fresh_articles_come_first(better):
    again = read_text()
    better()
    assert extraction.sweep() == [again.pk]
    fresh = extraction.request(people.version(outlet="Harbour Times"))

    assert extraction.sweep() == [fresh.pk, again.pk]


def test_nothing_is_owed_again_while_a_fresh_article_waits(better):
    read_text()
    better()
    fresh = extraction.request(people.version(outlet="Harbour Times"))

    assert extraction.sweep() == [fresh.pk]
    assert rereading.outstanding() == 1


def test_a_reading_again_that_fails_does_not_begin_anew_for_ever(better, monkeypatch):
    job = read_text()
    better()

    def broken(*arguments, **options):
        raise ValueError("the text is odd")
        yield

    monkeypatch.setattr(engine, "steps", broken)
    extraction.sweep()
    for _ in range(jobs.TRIES):
        Extraction.objects.filter(pk=job.pk).update(due_at=Now())
        assert not extraction.run(job.pk)

    assert Extraction.objects.get(pk=job.pk).state == "failed"
    assert extraction.sweep() == []

    better("the one after")
    assert extraction.sweep() == [job.pk], "another engine may be able to read it"


def test_two_workers_with_different_extras_do_not_read_each_others_texts_for_ever(monkeypatch, editor):
    job = read_text()

    class Rich(Local):
        def __init__(self):
            super().__init__()
            self.version += "+more"

    readings = 0
    for sweeper, worker in [(Rich, Local), (Local, Rich)] * 3 + [(Rich, Local)] * 3:
        monkeypatch.setattr(rereading, "reader_for", lambda reader=sweeper, **known: reader())
        monkeypatch.setattr(extraction, "reader_for", lambda reader=worker, **known: reader())
        readings += len([pk for pk in extraction.sweep() if extraction.run(pk)])

    assert readings == 1, "once for the richer worker, whichever took it up"
    policy.change(by=editor, version=1, cut=0.9, language_model=False, rereads=True)
    policy.change(by=editor, version=2, cut=0.5, language_model=False, rereads=True)
    assert extraction.sweep() == [job.pk], "a policy that was changed back is another one"


def test_a_reading_under_way_is_not_begun_a_second_time(better):
    job = extraction.request(people.version())
    leased = Extraction.objects.lease(job.pk)
    better()

    rereading.owe()

    now = Extraction.objects.get(pk=job.pk)
    assert (now.attempts, now.due_at) == (1, leased.due_at)
    leased.keep()  # Raises where the lease is lost.


def test_what_fails_for_the_first_time_with_one_engine_is_read_by_the_next(better, monkeypatch):
    with monkeypatch.context() as odd:
        odd.setattr(engine, "steps", lambda *arguments, **options: 1 / 0)
        job = extraction.request(people.version())
        for _ in range(jobs.TRIES):
            Extraction.objects.filter(pk=job.pk).update(due_at=Now())
            extraction.run(job.pk)
        assert extraction.sweep() == []
    better()

    assert extraction.sweep() == [job.pk]


def said(*arguments):
    out = StringIO()
    call_command("reread", *arguments, stdout=out)
    return out.getvalue()


def test_the_command_owes_what_an_older_engine_read_and_says_so(better):
    job = read_text()
    assert said() == "Every newest text was read by the engine of now. Nothing is owed.\n"
    better()

    told = said()

    assert owed() == {job.pk}
    assert told.startswith("1 text is to be read again by rules next")
    assert said() == "Every newest text was read by the engine of now. Nothing is owed.\n"


def test_the_command_owes_no_more_than_its_limit(better):
    for _ in range(3):
        read_text()
    better()

    assert said("--limit", "2").startswith("2 texts are to be read again")
    assert len(owed()) == 2


def test_the_command_owes_everything_on_demand():
    jobs_done = {read_text().pk, read_text().pk}

    assert said("--all").startswith("2 texts are to be read again")
    assert owed() == jobs_done
