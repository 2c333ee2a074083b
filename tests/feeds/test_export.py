"""`manage.py export`: the same record on the command line."""

import csv
import gc
import io
import json
import re
import tracemalloc
from dataclasses import replace

import pytest
from django.core.management import CommandError, call_command
from django.db import connection

from factcheck.feeds.cursor import Cursor
from factcheck.feeds.formats import ndjson
from factcheck.feeds.management.commands import export
from factcheck.verdicts.models import Verdict


def exported(*words: str) -> tuple[str, str]:
    """What the command writes to standard output, and the cursor it names on standard error."""
    out, err = io.StringIO(), io.StringIO()
    call_command("export", *words, stdout=out, stderr=err)
    (told,) = err.getvalue().splitlines()
    return out.getvalue(), told.removeprefix("Next time: --since ")


@pytest.fixture
def record(publish, desk):
    """A check as it was first published, a corrected one and a retracted one; the last change first."""
    standing = publish("Japan sold two bonds")
    corrected = desk.corrected(publish("Japan sold three bonds", claimant="Katsunobu Kato"))
    retracted = desk.retracted(publish("Japan sold four bonds"))
    return retracted, corrected, standing


def test_claimreview_is_the_feed_to_the_byte(client, record):
    assert exported("claimreview")[0].encode() == client.get("/feeds/claimreview.json").content


def test_claimreview_since_a_cursor_is_the_feed_since_it_to_the_byte(client, record):
    cursor = Cursor(record[2].changed_at, record[2].pk)

    text, _ = exported("claimreview", "--since", str(cursor))

    assert text.encode() == client.get(f"/feeds/claimreview.json?since={cursor}").content
    assert len(json.loads(text)["dataFeedElement"]) == 2


@pytest.mark.parametrize("form", ["claimreview", "ndjson", "csv"])
def test_the_cursor_it_names_leads_on_from_here(record, publish, form):
    _, cursor = exported(form)
    assert exported("ndjson", "--since", cursor) == ("", cursor)

    new = publish("Japan bought them back")

    lines = exported("ndjson", "--since", cursor)[0].splitlines()
    assert [new.slug in line for line in lines] == [True]


def test_an_export_of_nothing_names_a_cursor_too(db):
    text, cursor = exported("ndjson")

    assert text == ""
    assert exported("ndjson", "--since", cursor) == ("", cursor)


def test_ndjson_has_a_review_a_line_and_a_tombstone_for_a_retracted_check(record):
    text, _ = exported("ndjson")

    assert text.endswith("}\n")
    tombstone, *reviews = [json.loads(line) for line in text.split("\n")[:-1]]
    assert (tombstone["@type"], tombstone["item"]) == ("DataFeedItem", [])
    assert record[0].slug in tombstone["@id"]
    assert tombstone["dateDeleted"]
    assert [review["@type"] for review in reviews] == ["ClaimReview", "ClaimReview"]


def test_csv_has_a_row_a_check_under_dotted_names(record):
    text, _ = exported("csv")

    assert text.count("\r\n") == 4
    tombstone, corrected, _ = csv.DictReader(io.StringIO(text, newline=""))
    assert corrected["reviewRating.alternateName"] == "False"
    assert corrected["reviewRating.ratingValue"] == "1"
    assert corrected["itemReviewed.author.name"] == "Katsunobu Kato"
    assert corrected["itemReviewed.appearance.url"].startswith("https://ledger.example.org/")
    assert corrected["correction.text"] == "An earlier version left April out."
    assert (tombstone["claimReviewed"], tombstone["url"]) == ("", tombstone["@id"])
    assert tombstone["dateDeleted"]


@pytest.mark.parametrize("statement", ['=HYPERLINK("x")', "+1 of them", "-5 percent", "@all sold", "＝1"])
def test_no_cell_of_the_csv_is_a_formula(publish, statement):
    publish(statement)

    text, _ = exported("csv")

    (row,) = csv.DictReader(io.StringIO(text, newline=""))
    assert row["claimReviewed"] == f"'{statement}"


def test_quotes_and_line_breaks_stay_in_their_cell(publish):
    publish("He said “no”, then", summary='One "quoted".\nTwo, with a comma.')

    (row,) = csv.DictReader(io.StringIO(exported("csv")[0], newline=""))

    assert row["reviewRating.ratingExplanation"] == 'One "quoted".\nTwo, with a comma.'


def test_a_file_is_written_as_utf_8_with_its_line_ends(tmp_path, publish):
    publish("Les “obligations” japonaises 🙂")
    path = tmp_path / "checks.csv"

    call_command("export", "csv", "--output", str(path), stderr=io.StringIO())

    assert path.read_bytes().decode() == exported("csv")[0]
    assert [entry.name for entry in tmp_path.iterdir()] == ["checks.csv"]


def test_a_bad_cursor_is_refused_in_a_sentence(db):
    with pytest.raises(CommandError, match="not a cursor of this feed"):
        exported("claimreview", "--since", "nonsense")


@pytest.mark.parametrize("place", ["no/such/folder/checks.json", "."])
def test_a_file_that_cannot_be_written_is_named_in_a_sentence(db, tmp_path, monkeypatch, place):
    monkeypatch.chdir(tmp_path)

    with pytest.raises(CommandError, match=rf"^Can't write to {re.escape(place)}: .+\.$"):
        exported("claimreview", "--output", place)
    assert list(tmp_path.iterdir()) == []


def test_a_write_that_fails_leaves_the_old_file_alone(tmp_path, publish, monkeypatch):
    publish()
    path = tmp_path / "checks.json"
    path.write_text("the old one")

    def break_off(*args, **kwargs):
        yield "half"
        raise OSError(28, "No space left on device")

    monkeypatch.setitem(export.BY_NAME, "ndjson", replace(ndjson.FORMAT, document=break_off))

    with pytest.raises(CommandError, match="No space left") as told:
        exported("ndjson", "--output", str(path))
    del told
    gc.collect()  # A cursor that was left open would be closed here, in a transaction that does not know it.
    assert Verdict.objects.exists()
    assert path.read_text() == "the old one"
    assert [entry.name for entry in tmp_path.iterdir()] == ["checks.json"]


class Watcher(io.StringIO):
    """A stream that looks, at each write, at which cursors the server holds open for us."""

    def __init__(self) -> None:
        super().__init__()
        self.seen: set[tuple[str, bool]] = set()

    def write(self, text: str) -> int:
        with connection.cursor() as cursor:
            cursor.execute("SELECT name, is_holdable FROM pg_cursors")
            self.seen.update(cursor.fetchall())
        return len(text)


def test_the_rows_come_from_a_cursor_of_the_server_that_holds_no_copy(multiply, publish):
    multiply(publish(), 300)
    stream = Watcher()

    call_command("export", "ndjson", stdout=stream, stderr=io.StringIO())

    assert [(name.startswith("_django_curs_"), holds) for name, holds in stream.seen] == [(True, False)]


@pytest.mark.parametrize("form", ["claimreview", "ndjson", "csv"])
def test_memory_stays_flat_however_much_is_exported(multiply, publish, tmp_path, form):
    verdict = publish()
    exported(form)  # What is loaded once is there before it is measured.
    multiply(verdict, 1000)
    path = tmp_path / "checks"
    tracemalloc.start()

    call_command("export", form, "--output", str(path), stderr=io.StringIO())

    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert path.stat().st_size > 500_000
    assert peak < 4_000_000
