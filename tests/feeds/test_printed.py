"""What is printed once: by whom, out of what, and that it is never an older writing's."""

from dataclasses import fields, is_dataclass, replace
from datetime import timedelta
from threading import Barrier, Thread

import pytest
from django.conf import settings as in_force
from django.core.management import call_command
from django.db import connection
from django.db.models import F
from django.test import Client

from factcheck.feeds import tasks
from factcheck.feeds.formats import FORMATS, PRINTED, datafeed, ndjson, prose
from factcheck.feeds.models import Edition, Printed
from factcheck.feeds.press import editions, printed, printing, proof
from factcheck.feeds.remembered import ANSWERS

FEED = "/feeds/claimreview.json"
LINES = "/feeds/verdicts.ndjson?limit=100"


@pytest.fixture(autouse=True)
def forget():
    """As a process that has just started."""
    ANSWERS.clear()


@pytest.fixture
def nothing_is_made(monkeypatch):
    def forbid():
        monkeypatch.setattr(printed, "piece_of", lambda form, check: pytest.fail(f"{form.name} was made again"))

    return forbid


def rows_of(form) -> dict[int, str]:
    return dict(Printed.objects.filter(writing=proof.writing(form)).values_list("verdict_id", "text"))


# --- the name of a writing ----------------------------------------------------------------------------------------


def test_the_first_specimen_shows_all_that_can_be_known_of_a_check():
    def empty_in(thing, name=""):
        if is_dataclass(thing):
            for field in fields(thing):
                yield from empty_in(getattr(thing, field.name), f"{name}.{field.name}")
        elif isinstance(thing, tuple) and thing:
            yield from empty_in(thing[0], f"{name}[0]")
        elif thing in ("", (), None):
            yield name

    assert list(empty_in(replace(proof.specimens()[0], changes=()))) == [".changes"]


@pytest.mark.parametrize("form", PRINTED, ids=lambda form: form.name)
def test_every_setting_that_a_format_writes_is_in_the_name_of_its_writing(form, monkeypatch):
    read = set()

    class Watched:
        def __getattr__(self, name):
            read.add(name)
            return getattr(in_force, name)

    watched = Watched()
    for module in list(__import__("sys").modules.values()):
        name = getattr(module, "__name__", "")
        if name.startswith("factcheck.feeds") and getattr(module, "settings", None) is in_force:
            monkeypatch.setattr(module, "settings", watched)

    text = "".join(proof.piece_of(form, check).text for check in proof.specimens())

    assert text
    assert read - {"STATIC_URL"} <= set(proof.INGREDIENTS)
    assert "SITE_URL" in read


@pytest.mark.parametrize("name", ["SITE_URL", "NEWSROOM_NAME", "FEED_LICENCE", "LANGUAGE_CODE"])
def test_another_setting_is_another_writing(settings, name):
    before = proof.writing(ndjson.FORMAT)
    setattr(settings, name, "de" if name == "LANGUAGE_CODE" else "https://other.example.org")

    assert proof.writing(ndjson.FORMAT) != before


def test_another_version_is_another_writing():
    assert proof.writing(replace(ndjson.FORMAT, version=ndjson.FORMAT.version + 1)) != proof.writing(ndjson.FORMAT)


def test_code_that_writes_otherwise_is_another_writing_though_nobody_raised_its_version():
    changed = replace(ndjson.FORMAT, piece=lambda check: ndjson.piece(check).replace("False", "Wrong"))

    assert proof.writing(changed) != proof.writing(ndjson.FORMAT)


# --- who prints ---------------------------------------------------------------------------------------------------


def test_the_sweep_prints_what_was_published_and_readers_are_sent_that(client, publish, nothing_is_made):
    verdict = publish()

    assert tasks.sweep() == len(PRINTED)
    nothing_is_made()

    for form in FORMATS:
        answer = client.get(f"/feeds/{form.file}")
        assert answer.status_code == 200
        assert verdict.slug in b"".join(answer).decode()


def test_a_reader_who_comes_earlier_prints_and_the_sweep_has_no_more_to_do(client, publish):
    publish()
    client.get(FEED)
    first = rows_of(datafeed.FORMAT)

    assert editions.sweep() == len(PRINTED) - 1
    assert rows_of(datafeed.FORMAT) == first


@pytest.mark.parametrize("form", FORMATS, ids=lambda form: form.name)
def test_a_reader_and_the_sweep_print_the_same_bytes(client, publish, desk, form):
    desk.corrected(publish("Japan sold one bond"))
    desk.retracted(publish("Japan sold two bonds"))
    by_readers = b"".join(client.get(f"/feeds/{form.file}"))
    rows = rows_of(form)
    Printed.objects.all().delete()
    Edition.objects.update(through_at=None, through_id=None)
    ANSWERS.clear()

    editions.sweep()

    assert len(rows) == 2
    assert rows_of(form) == rows
    assert b"".join(client.get(f"/feeds/{form.file}")) == by_readers


def test_a_sweep_with_nothing_to_do_asks_two_questions(publish, django_assert_num_queries):
    publish()
    editions.sweep()

    with django_assert_num_queries(2):
        assert editions.sweep() == 0


def test_a_sweep_reads_the_record_once_for_all_formats_and_writes_the_text_for_people_once(
    publish, multiply, monkeypatch, django_assert_max_num_queries
):
    verdict, written = publish(), []
    editions.sweep()
    multiply(verdict, 20)

    def html(check):
        written.append(check.slug)
        return "words"

    monkeypatch.setattr(prose, "html", html)

    with django_assert_max_num_queries(10):
        assert editions.sweep() == 20 * len(PRINTED)
    assert len(written) == len(set(written)) == 20


def test_a_sweep_in_batches_prints_everything(publish, multiply, monkeypatch):
    multiply(publish(), 6)
    monkeypatch.setattr(editions, "A_BATCH", 3)

    assert editions.sweep(at_most=5) == 5 * len(PRINTED)
    assert editions.sweep() == 2 * len(PRINTED)
    assert editions.owed() == {}


def test_a_format_that_begins_anew_keeps_the_others_not_waiting(publish, multiply, desk):
    verdict = publish()
    multiply(verdict, 4)
    editions.sweep()
    Edition.objects.filter(pk="ndjson").update(writing="ndjson-0-0", through_at=None, through_id=None)
    Printed.objects.filter(writing=proof.writing(ndjson.FORMAT)).delete()
    desk.retracted(verdict)

    editions.sweep(at_most=2)

    kept = Printed.objects.filter(verdict=verdict, writing=proof.writing(datafeed.FORMAT))
    assert ["dateDeleted" in piece.text for piece in kept.order_by("changed_at")] == [False, True]
    assert len(rows_of(ndjson.FORMAT)) == 2


def test_a_sweep_prints_the_oldest_first_and_goes_on_where_it_stopped(publish):
    verdicts = [publish(f"Japan sold {n} bonds") for n in range(3)]

    editions.sweep(at_most=2)
    assert sorted(rows_of(ndjson.FORMAT)) == [verdict.pk for verdict in verdicts[:2]]

    editions.sweep(at_most=2)
    assert sorted(rows_of(ndjson.FORMAT)) == [verdict.pk for verdict in verdicts]
    assert editions.sweep(at_most=2) == 0


def test_a_retraction_is_printed_beside_what_stood_before(client, publish, desk):
    verdict = publish()
    editions.sweep()
    desk.retracted(verdict)

    editions.sweep()

    assert Printed.objects.filter(writing=proof.writing(ndjson.FORMAT)).count() == 2
    assert "dateDeleted" in client.get(LINES).content.decode()


def test_a_database_that_takes_no_rows_still_sends_the_feed(client, publish):
    publish()
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")  # The test's own rows are looked at now, not at its end.
        cursor.execute("SET TRANSACTION READ ONLY")

    answer = client.get(LINES)

    assert (answer.status_code, answer.content.count(b"\n")) == (200, 1)
    assert "Last-Modified" not in answer


@pytest.mark.django_db(transaction=True)
def test_two_readers_who_print_the_same_check_at_once_get_the_same(publish, monkeypatch):
    publish()
    together, made = Barrier(2, timeout=20), proof.piece_of
    answers: list[bytes] = []

    def read():
        answers.append(b"".join(Client().get("/feeds/verdicts.ndjson")))
        connection.close()

    def at_the_same_time(form, check):
        together.wait()
        return made(form, check)

    monkeypatch.setattr(printed, "piece_of", at_the_same_time)
    readers = [Thread(target=read) for _ in range(2)]
    for reader in readers:
        reader.start()
    for reader in readers:
        reader.join()

    assert len(answers) == 2
    assert answers[0] == answers[1] != b""
    assert len(rows_of(ndjson.FORMAT)) == 1


# --- what changes meanwhile ---------------------------------------------------------------------------------------


def test_a_publication_while_a_page_is_being_read_changes_tag_and_content_together(client, publish, monkeypatch):
    publish("Japan sold one bond")
    drawn = printing.drawn

    def published_meanwhile(stands):
        monkeypatch.undo()
        publish("Japan sold two bonds")
        return drawn(stands)

    monkeypatch.setattr(printing, "drawn", published_meanwhile)
    meanwhile = client.get(FEED)
    ANSWERS.clear()
    afterwards = client.get(FEED)

    assert len(meanwhile.json()["dataFeedElement"]) == 2
    assert (meanwhile["ETag"], meanwhile["Feed-Version"]) == (afterwards["ETag"], afterwards["Feed-Version"])
    assert meanwhile.content == afterwards.content


def test_a_stream_is_one_moment_of_the_record_though_a_check_is_corrected_meanwhile(client, publish, desk):
    first, second = publish("Japan sold one bond"), publish("Japan sold two bonds")
    lines = printed.pieces(ndjson.FORMAT)
    next(lines)
    desk.corrected(first)

    assert [piece.pk for piece in lines] == [first.pk]
    assert second.pk != first.pk


def test_a_reader_gets_all_of_it_while_it_is_being_printed_anew(client, publish, multiply, settings):
    multiply(publish(), 4)
    editions.sweep()
    before, settings.SITE_URL = settings.SITE_URL, "https://facts.example.org"
    editions.sweep(at_most=2)  # As far as the worker has come.
    assert {len(rows_of(form)) for form in FORMATS} == {2}

    for form in FORMATS:
        by_readers = b"".join(client.get(f"/feeds/{form.file}"))
        assert by_readers.count(b"https://facts.example.org/checks/japan") >= 5
        assert before.encode() not in by_readers
        ANSWERS.clear()
        editions.sweep()
        assert b"".join(client.get(f"/feeds/{form.file}")) == by_readers


def test_a_reader_who_takes_a_stream_slowly_holds_up_nobody_who_prints(publish):
    """What is kept in a transaction that lasts can't be kept by anybody else until it ends."""
    publish()

    assert len(list(printed.pieces(ndjson.FORMAT))) == 1
    assert rows_of(ndjson.FORMAT) == {}


def test_other_settings_are_in_every_byte_at_once_and_the_old_ones_come_back_as_they_were(client, publish, settings):
    publish()
    before = client.get(FEED)
    address = settings.SITE_URL
    settings.SITE_URL = "https://facts.example.org"

    moved = client.get(FEED)
    settings.SITE_URL = address
    back = client.get(FEED)

    assert b"https://facts.example.org/checks/" in moved.content
    assert address.encode() not in moved.content
    assert moved["ETag"] != before["ETag"]
    assert back.content == before.content


def test_a_reader_who_only_knows_a_date_gets_the_feed_anew_when_settings_change(client, publish, settings):
    publish()
    told = client.get(FEED)["Last-Modified"]
    settings.NEWSROOM_NAME = "Another desk"

    assert client.get(FEED, headers={"if-modified-since": told}).status_code == 200
    editions.sweep()
    Edition.objects.update(begun_at=F("begun_at") + timedelta(seconds=5))  # Dates know whole seconds: some go by.
    assert client.get(FEED, headers={"if-modified-since": told}).status_code == 200


def test_a_row_of_an_older_writing_is_never_sent(client, publish):
    verdict = publish()
    Printed.objects.create(
        verdict=verdict, changed_at=verdict.changed_at, writing="ndjson-0-0123456789abcdef", text="{}\n"
    )

    assert verdict.slug in client.get(LINES).content.decode()


# --- by command ---------------------------------------------------------------------------------------------------


def test_printing_anew_replaces_what_is_kept_and_no_reader_takes_the_old_for_it(client, publish, capsys):
    publish()
    editions.sweep()
    Printed.objects.filter(writing=proof.writing(ndjson.FORMAT)).update(text="{}\n")
    wrong = client.get(LINES)

    call_command("print_feeds", "--anew")

    right = client.get(LINES, headers={"if-none-match": wrong["ETag"]})
    assert wrong.content == b"{}\n"
    assert right.status_code == 200
    assert b"ClaimReview" in right.content
    assert "nothing is missing" in capsys.readouterr().out


def test_printing_without_anew_makes_what_is_missing(publish, capsys):
    publish()

    call_command("print_feeds")

    assert Printed.objects.count() == len(PRINTED)


def test_pieces_that_nobody_sends_any_more_are_cleared_after_a_day(publish, desk):
    standing, retracted, corrected = (publish(f"Japan sold {n} bonds") for n in ("one", "two", "three"))
    editions.sweep()
    desk.retracted(retracted)
    desk.corrected(corrected)
    editions.sweep()
    Printed.objects.create(verdict=standing, changed_at=standing.changed_at, writing="ndjson-0-0", text="{}\n")

    assert tasks.clear() == 0
    with connection.cursor() as cursor:
        cursor.execute("UPDATE feeds_printed SET printed_at = printed_at - interval '2 days'")

    assert tasks.clear() == 2 * len(PRINTED) + 1
    assert len(rows_of(ndjson.FORMAT)) == 3
