from datetime import datetime, timedelta
from typing import ClassVar
from zoneinfo import ZoneInfo

import pytest
from django.db import connection
from django.db.models.functions import Now
from django.utils import timezone

from articles.models import Article
from articles.services.intake import take_in
from factcheck.claims import engine
from factcheck.claims.models import Appearance, Claim, Extraction
from factcheck.claims.readers import Local, language_model, reader_for
from factcheck.claims.services import extraction, policy, triage
from newsroom import jobs
from newsroom.refusals import Conflict, Forbidden
from tests import people
from tests.claims.readers import server as model_server

pytestmark = pytest.mark.django_db


def read(version):
    job = extraction.request(version)
    assert extraction.run(job.pk)
    return Extraction.objects.get(pk=job.pk)


def spans(version):
    return list(version.appearances.values_list("start", "end"))


def test_every_claim_stands_where_it_says():
    version = people.version()
    read(version)

    assert version.appearances.exists()
    for appearance in version.appearances.all():
        assert version.text[appearance.start : appearance.end] == appearance.exact


def test_the_reported_clause_is_a_claim_of_its_own():
    version = people.version()
    read(version)

    assert version.appearances.filter(exact="Japan had already begun dumping Treasurys in March").exists()


def test_a_reading_says_how_far_it_came_and_by_which_engine():
    job = read(people.version())

    reader = reader_for(embargoed=False, language_model=False)
    assert (job.state, job.engine, job.engine_version) == ("done", reader.name, reader.version)
    assert job.done == job.total > 0
    assert job.found == job.version.appearances.count()


@pytest.mark.django_db(transaction=True)
def test_an_embargo_put_on_while_the_language_model_answers_keeps_the_rest_here(settings, curator, monkeypatch):
    monkeypatch.setattr(language_model, "WINDOW", 150)
    version = people.version()
    policy.change(by=curator, version=1, cut=0.3, language_model=True, rereads=True)
    settings.LLM_MODEL, settings.EMBEDDINGS = "small", False
    with model_server.running() as server:
        settings.LLM_URL = server.url

        def stopped_meanwhile(request):
            Article.objects.update(embargoed_until=timezone.now() + timedelta(days=1))
            connection.close()  # The server answers in a thread of its own.
            return model_server.claims()

        server.answer = stopped_meanwhile
        job = read(version)

    assert len(server.requests) == 1
    assert job.note == "This text has come under embargo, so the rest was read without the language model."


def test_asking_twice_owes_one_reading():
    version = people.version()

    assert extraction.request(version) == extraction.request(version)


def test_a_reading_that_is_done_is_not_done_again():
    job = read(people.version())

    assert not extraction.run(job.pk)


def test_reading_again_doubles_nothing(checker):
    version = people.version()
    job = read(version)
    before = spans(version)

    extraction.retry(job, by=checker)
    assert extraction.run(job.pk)

    assert spans(version) == before
    assert Claim.objects.count() == len(before)


def test_reading_again_leaves_alone_what_people_decided(checker):
    version = people.version()
    job = read(version)
    first, second, *_ = version.appearances.all()
    triage.dismiss(first.claim, by=checker, version=1, reason="trivial")
    triage.adjust_span(second, by=checker, version=1, start=second.start, end=second.end - 6)
    kept = list(Claim.objects.order_by("pk").values()), list(Appearance.objects.order_by("pk").values())

    extraction.retry(job, by=checker)
    extraction.run(job.pk)

    assert kept == (
        list(Claim.objects.order_by("pk").values()),
        list(Appearance.objects.order_by("pk").values()),
    )


def test_a_persons_claim_is_not_proposed_again(checker):
    version = people.version()
    people.place(version, people.PASSAGE, by=checker)

    read(version)

    assert version.appearances.filter(exact=people.PASSAGE).count() == 1


def test_an_edited_article_repeats_its_claims_instead_of_doubling_them():
    first = people.version(url="https://ledger.example.org/card")
    read(first)
    second = take_in(
        by=None,
        outlet="Pacific Ledger",
        title=first.article.title,
        text=people.TEXT + "\n\nUpdated.",
        url="https://ledger.example.org/card",
    ).version
    read(second)

    claim = Claim.objects.filter(appearances__exact=people.PASSAGE).distinct().get()
    assert {a.version for a in claim.appearances.all()} == {first, second}


def test_a_leased_reading_is_not_given_to_a_second_worker():
    job = extraction.request(people.version())
    assert Extraction.objects.lease(job.pk)

    assert Extraction.objects.lease(job.pk) is None


def test_a_worker_that_lost_its_lease_changes_nothing(settings):
    settings.LEASE_SECONDS = 0
    job = extraction.request(people.version())
    slow = Extraction.objects.lease(job.pk)
    quick = Extraction.objects.lease(job.pk)
    quick.finish(found=3)

    with pytest.raises(jobs.LostLease):
        slow.finish(found=99)

    assert Extraction.objects.get(pk=job.pk).found == 3


def test_a_late_worker_cannot_finish_a_reading_that_was_asked_for_again(settings, checker):
    settings.LEASE_SECONDS = 0
    job = extraction.request(people.version())
    slow = Extraction.objects.lease(job.pk)
    Extraction.objects.lease(job.pk).finish()
    extraction.retry(job, by=checker)
    Extraction.objects.lease(job.pk)

    with pytest.raises(jobs.LostLease):
        slow.keep(done=1)


def test_an_error_is_kept_and_tried_again_later(monkeypatch):
    def broken(*arguments, **options):
        raise ValueError("the text is odd")
        yield

    monkeypatch.setattr(engine, "steps", broken)
    job = extraction.request(people.version())
    assert not extraction.run(job.pk)

    job = Extraction.objects.get(pk=job.pk)
    assert (job.error, job.attempts, job.state) == ("ValueError: the text is odd", 1, "running")
    assert job.pk not in extraction.sweep()


def test_a_reading_that_fails_every_time_is_given_up_with_its_reason(monkeypatch, settings):
    def broken(*arguments, **options):
        raise ValueError("the text is odd")
        yield

    monkeypatch.setattr(engine, "steps", broken)
    job = extraction.request(people.version())
    for _ in range(jobs.TRIES):
        Extraction.objects.filter(pk=job.pk).update(due_at=Now())
        extraction.run(job.pk)

    job = Extraction.objects.get(pk=job.pk)
    assert (job.state, job.error) == ("failed", "ValueError: the text is odd")


def test_a_reading_whose_worker_dies_every_time_is_given_up(settings):
    settings.LEASE_SECONDS = 0
    job = extraction.request(people.version())
    for _ in range(jobs.TRIES):
        assert Extraction.objects.lease(job.pk)

    assert extraction.sweep() == []
    job = Extraction.objects.get(pk=job.pk)
    assert job.state == "failed"
    assert "worker stopped" in job.error


def test_the_sweep_finds_versions_that_nobody_asked_for():
    version = people.version()

    due = extraction.sweep()

    assert due == [version.extraction.pk]


def test_a_reading_that_runs_cannot_be_asked_for_again(checker):
    job = extraction.request(people.version())

    with pytest.raises(Conflict, match="being read"):
        extraction.retry(job, by=checker)


def test_a_reporter_may_not_have_an_article_read_again(reporter):
    job = read(people.version())

    with pytest.raises(Forbidden):
        extraction.retry(job, by=reporter)


def test_a_text_that_repeats_a_sentence_makes_one_claim_that_stands_in_both_places():
    sentence = "Japan holds $1.13 trillion of US Treasury bonds."
    read(people.version(f"{sentence}\n\nThe market fell by 3 percent in March.\n\n{sentence}"))

    claim = Claim.objects.filter(appearances__exact__startswith="Japan holds").distinct().get()
    assert claim.appearances.count() == 2


def test_a_friday_is_the_newsrooms_friday(settings):
    settings.TIME_ZONE = "Asia/Tokyo"
    midnight = datetime(2025, 5, 2, tzinfo=ZoneInfo("Asia/Tokyo"))
    text = "The ministry said on Friday that exports fell by 3 percent."
    taken = take_in(by=None, outlet="Pacific Ledger", title="Cards", text=text, published_at=midnight)
    read(taken.version)

    dates = [day["iso"] for place in taken.version.appearances.all() for day in place.dates]
    assert set(dates) <= {"2025-05-02"}
    assert engine.read(text, published=midnight.date()).dates[0].iso == "2025-05-02"


def test_a_reading_that_is_asked_for_again_waits_until_a_worker_begins(checker):
    job = read(people.version())

    extraction.retry(job, by=checker)

    assert Extraction.objects.get(pk=job.pk).state == "waiting"


def test_the_day_of_an_article_is_not_taken_for_the_day_of_a_claim():
    version = people.version()
    read(version)

    assert not Claim.objects.exclude(claimed_on=None).exists()


def test_a_speaker_who_is_only_inferred_is_not_put_down_as_the_claimant():
    version = people.version(
        "Finance Minister Katsunobu Kato met reporters on Friday.\n\n"
        "Kato said that Japan held $1.13 trillion of US Treasury bonds at the end of February."
    )
    read(version)

    place = version.appearances.get(speaker="Katsunobu Kato")
    assert place.speaker_inferred
    assert place.claim.claimant == ""


class Recorder(Local):
    """The local reader, with something to tell of its reading; keeps what it was asked for and with."""

    asked: ClassVar[list[dict]] = []
    dropped = 3
    note = "The language model did not answer."

    def __init__(self, **how):
        super().__init__()
        self.asked.append(how)

    def steps(self, text, **options):
        self.asked.append(options)
        return super().steps(text, **options)


@pytest.fixture
def asked(monkeypatch):
    monkeypatch.setattr(Recorder, "asked", [])
    monkeypatch.setattr(extraction, "reader_for", Recorder)
    return Recorder.asked


def test_what_people_should_know_of_a_reading_is_kept_with_it(asked):
    job = read(people.version())

    assert (job.note, job.dropped, job.cut) == ("The language model did not answer.", 3, policy.current().cut)
    assert (job.reading, job.fresh, job.withdrawn) == (1, Claim.objects.count(), 0)
    assert set(job.version.appearances.values_list("reading", flat=True)) == {1}


@pytest.mark.parametrize(("hours", "embargoed"), [(1, True), (-1, False), (None, False)])
def test_a_reader_is_told_whether_the_text_is_under_embargo_at_this_moment(asked, hours, embargoed):
    version = people.version()
    until = hours and timezone.now() + timedelta(hours=hours)
    Article.objects.filter(pk=version.article_id).update(embargoed_until=until)

    read(version)

    assert asked[0]["embargoed"] is embargoed
    assert asked[0]["language_model"] is False
    assert asked[0]["embargoed_since"]() is embargoed


def test_the_newsrooms_policy_switches_the_language_model_on(asked, editor):
    policy.change(by=editor, version=1, cut=0.5, language_model=True, rereads=True)

    read(people.version())

    assert asked[0]["language_model"] is True


def test_a_figure_and_a_date_keep_where_they_stand_and_how_sure_they_are():
    version = people.version("The ministry said exports fell by about 3 percent on Friday.")
    read(version)

    [place] = version.appearances.all()
    [figure], [day] = place.quantities, place.dates
    assert version.text[figure["start"] : figure["end"]] == figure["text"]
    assert version.text[day["start"] : day["end"]] == day["text"] == "Friday"
    assert (figure["approximate"], figure["value"]) == (True, 3.0)


def test_a_quote_keeps_where_its_pieces_stand():
    version = people.version("“Exports fell by 3 percent in March,” Kato said, “and imports rose by 4 percent.”")
    read(version)

    place = version.appearances.exclude(quote="").first()
    assert " ".join(version.text[start:end] for start, end in place.quote_spans) == place.quote
