"""`manage.py export parquet`: one row a review, typed, a group of rows at a time."""

import io
from datetime import UTC, date, datetime

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from django.core.management import CommandError, call_command

from factcheck.feeds.formats import ndjson, parquet
from tests.feeds.kinds import ARABIC, HOSTILE, JAPANESE, check, every_kind


def table_of(*checks) -> pa.Table:
    out = io.BytesIO()
    parquet.write((ndjson.piece(check) for check in checks), out)
    return pq.read_table(io.BytesIO(out.getvalue()))


@pytest.fixture
def rows() -> dict[str, dict]:
    found = {row["@id"]: row for row in table_of(*every_kind().values()).to_pylist()}
    return {kind: found[check.url] for kind, check in every_kind().items()}


def test_moments_are_typed_and_in_utc(rows):
    schema = table_of(check(1)).schema

    for name in ("datePublished", "dateModified", "dateDeleted"):
        assert schema.field(name).type == pa.timestamp("us", tz="UTC")
    assert rows["corrected"]["datePublished"] == datetime(2026, 3, 1, 22, tzinfo=UTC)
    assert rows["corrected"]["dateModified"] == datetime(2026, 3, 31, 22, tzinfo=UTC)
    assert rows["true"]["itemReviewed.datePublished"] == date(2026, 2, 28)


def test_it_is_compressed_in_the_way_that_every_reader_knows():
    out = io.BytesIO()
    parquet.write([ndjson.piece(check(1))], out)

    columns = pq.ParquetFile(io.BytesIO(out.getvalue())).metadata.row_group(0)
    assert {columns.column(number).compression for number in range(columns.num_columns)} == {"SNAPPY"}


def test_ratings_are_whole_numbers_and_missing_off_the_scale(rows):
    numbers = ["reviewRating.ratingValue", "reviewRating.bestRating", "reviewRating.worstRating"]

    assert [rows["mixed"][name] for name in numbers] == [3, 5, 1]
    assert [rows["unproven"][name] for name in numbers] == [None, None, None]
    assert rows["unproven"]["reviewRating.alternateName"] == "Unproven"


def test_lists_stay_lists_and_what_is_not_known_is_missing(rows):
    assert rows["true"]["itemReviewed.appearance.url"] == ["https://ledger.example.org/stories/1"]
    assert rows["nowhere"]["itemReviewed.appearance.url"] == []
    assert rows["corrected"]["correction.text"] == ["An earlier version left April out."]
    assert rows["nobody"]["itemReviewed.author.name"] is None
    assert rows["media"]["associatedMediaReview.mediaAuthenticityCategory"] == "DecontextualizedContent"


def test_words_come_out_as_they_went_in(rows):
    assert rows["hostile"]["claimReviewed"] == HOSTILE, "no spreadsheet reads this, so nothing stands before “=”"
    assert rows["japanese"]["claimReviewed"] == JAPANESE
    assert rows["arabic"]["reviewRating.ratingExplanation"] == ARABIC


def test_a_retracted_check_is_a_row_with_its_dates_alone(rows):
    gone = {name: value for name, value in rows["retracted"].items() if value not in (None, [])}

    assert gone == {
        "@id": every_kind()["retracted"].url,
        "url": every_kind()["retracted"].url,
        "datePublished": datetime(2026, 3, 1, 23, tzinfo=UTC),
        "dateModified": datetime(2026, 4, 30, 23, tzinfo=UTC),
        "dateDeleted": datetime(2026, 4, 30, 23, tzinfo=UTC),
    }


def test_a_newsroom_without_checks_has_a_file_with_the_columns():
    table = table_of()

    assert (table.num_rows, table.column_names) == (0, list(parquet.COLUMNS))


def test_no_more_than_a_group_of_rows_is_held_at_a_time(monkeypatch):
    monkeypatch.setattr(parquet, "ROWS_AT_A_TIME", 4)
    out, most, waiting = io.BytesIO(), 0, 0
    written = pq.ParquetWriter.write_table

    def write_table(self, table):
        nonlocal waiting
        waiting = 0
        return written(self, table)

    def lines():
        nonlocal most, waiting
        for number in range(1, 11):
            waiting += 1
            most = max(most, waiting)
            yield ndjson.piece(check(number))

    monkeypatch.setattr(pq.ParquetWriter, "write_table", write_table)
    parquet.write(lines(), out)

    file = pq.ParquetFile(io.BytesIO(out.getvalue()))
    assert [file.metadata.row_group(n).num_rows for n in range(file.num_row_groups)] == [4, 4, 2]
    assert most == 4


def test_the_command_writes_the_file_and_names_the_next_cursor(publish, desk, tmp_path):
    publish("Japan sold two bonds")
    desk.retracted(publish("Japan sold three bonds"))
    file, words = tmp_path / "checks.parquet", io.StringIO()

    call_command("export", "parquet", output=file, stderr=words)

    table = pq.read_table(file)
    assert table.num_rows == 2
    assert table.column("dateDeleted").null_count == 1
    assert words.getvalue().startswith("Next time: --since ")
    call_command("export", "parquet", output=file, since=words.getvalue().split()[-1], stderr=io.StringIO())
    assert pq.read_table(file).num_rows == 0
    assert [path.name for path in tmp_path.iterdir()] == ["checks.parquet"]


def test_it_goes_into_a_file_and_not_to_the_terminal(db):
    with pytest.raises(CommandError, match="--output"):
        call_command("export", "parquet", stderr=io.StringIO())


def test_without_the_package_the_command_says_in_a_sentence_what_to_install(db, tmp_path, monkeypatch):
    monkeypatch.setattr("importlib.util.find_spec", lambda name: None)

    with pytest.raises(CommandError, match="Parquet needs the package pyarrow: install .*parquet") as refusal:
        call_command("export", "parquet", output=tmp_path / "x.parquet", stderr=io.StringIO())

    assert str(refusal.value).count(".") <= 2
    assert list(tmp_path.iterdir()) == []
