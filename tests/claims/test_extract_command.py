"""`manage.py extract` from outside: another process, as scripts and other people's tools call it."""

import json
import os
import subprocess
import sys
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command

from articles.maintext import from_html

CHECKOUT = Path(__file__).resolve().parents[2]


class Ran:
    """What a run of the command left behind."""

    def __init__(self, run: subprocess.CompletedProcess[bytes]) -> None:
        self.code = run.returncode
        self.errors = run.stderr.decode("utf-8").splitlines()
        self.claims: list[dict[str, Any]] = [json.loads(line) for line in run.stdout.decode("utf-8").splitlines()]


def extract(*arguments: str | Path, folder: Path) -> Ran:
    # Both addresses lead nowhere: whoever asks a server for something fails.
    environment = {
        **os.environ,
        "DATABASE_URL": "postgres://nobody@127.0.0.1:1/none",
        "REDIS_URL": "redis://127.0.0.1:1/0",
    }
    command = [sys.executable, str(CHECKOUT / "manage.py"), "extract", *map(str, arguments)]
    return Ran(subprocess.run(command, cwd=folder, env=environment, capture_output=True, check=False, timeout=60))


@pytest.fixture
def article(tmp_path: Path) -> Path:
    path = tmp_path / "article.txt"
    path.write_bytes(
        "\ufeffGrowth Slows\r\n\r\nExports of Chile fell by 3 percent in March 👩\u200d👩, the ministry said.\r\n"
        "“We lost $5 million,” Ann Lee said.\r\n".encode()
    )
    return path


def test_offsets_count_in_the_file_as_it_stands(article: Path, tmp_path: Path) -> None:
    run = extract("article.txt", "--published", "2025-05-04", folder=tmp_path)
    text = article.read_bytes().decode("utf-8")
    assert run.code == 0
    assert run.errors == []
    assert len(run.claims) == 2
    for claim in run.claims:
        assert text[claim["start"] : claim["end"]] == claim["exact"]
        assert text[: claim["start"]].endswith(claim["prefix"])
        assert text[claim["end"] :].startswith(claim["suffix"])
    first, second = run.claims
    assert first["file"] == "article.txt"
    assert first["dates"] == [{"text": "March", "iso": "2025-03"}]
    assert first["speaker"] == "the ministry"
    assert (second["speaker"], second["quote"]) == ("Ann Lee", "We lost $5 million,")
    assert second["quantities"] == [{"text": "$5 million", "value": 5_000_000, "unit": None, "currency": "USD"}]


def test_the_main_text_of_a_page_is_written_where_it_was_asked_for(tmp_path: Path) -> None:
    page = "<html><body><article>" + "<p>Exports of Chile fell by 3 percent in March, the ministry said.</p>" * 3
    (tmp_path / "page.html").write_text(page, encoding="utf-8")
    lines = StringIO()
    call_command("extract", str(tmp_path / "page.html"), text_out=str(tmp_path / "page.txt"), stdout=lines)
    claims = [json.loads(line) for line in lines.getvalue().splitlines()]
    text = (tmp_path / "page.txt").read_bytes().decode("utf-8")
    assert text == from_html(page)
    assert claims
    assert all(text[claim["start"] : claim["end"]] == claim["exact"] for claim in claims)


def test_each_bad_file_gets_one_sentence_and_the_good_ones_are_still_read(article: Path, tmp_path: Path) -> None:
    (tmp_path / "latin.txt").write_bytes("Größe".encode("latin-1"))
    (tmp_path / "binary.txt").write_bytes(b"a\x00b")
    (tmp_path / "empty.txt").write_bytes(b"")
    run = extract("gone.txt", ".", "latin.txt", "binary.txt", "empty.txt", "article.txt", folder=tmp_path)
    assert run.code != 0
    assert run.errors == [
        "gone.txt does not exist.",
        ". is a folder; name the files in it.",
        "latin.txt is not UTF-8: byte 3 is no part of a character.",
        "binary.txt holds NUL bytes, so it is not a text file.",
    ]
    assert {claim["file"] for claim in run.claims} == {"article.txt"}


@pytest.mark.parametrize("written", ["2025-13-01", "yesterday", "20250504", ""])
def test_a_day_that_is_none_is_refused(article: Path, written: str) -> None:
    with pytest.raises(CommandError, match="write it as in 2025-05-04"):
        call_command("extract", str(article), published=written)


@pytest.mark.parametrize("pages", [[], ["a.html", "b.htm"]])
def test_text_out_is_refused_unless_there_is_one_page(article: Path, tmp_path: Path, pages: list[str]) -> None:
    paths = [str(article), *(str(tmp_path / name) for name in pages)]
    with pytest.raises(CommandError, match="takes the text of one .html file"):
        call_command("extract", *paths, text_out=str(tmp_path / "out.txt"))
    assert not (tmp_path / "out.txt").exists()


def test_a_refusal_is_one_sentence_on_the_error_stream(article: Path, tmp_path: Path) -> None:
    run = extract("article.txt", "--published", "May", folder=tmp_path)
    assert run.code != 0
    assert run.claims == []
    assert len(run.errors) == 1


def test_a_name_that_is_no_unicode_is_no_reason_to_stop(tmp_path: Path) -> None:
    name = os.fsdecode(b"caf\xe9.txt")
    try:
        (tmp_path / name).write_text("Exports of Chile fell by 3 percent in 2024.", encoding="utf-8")
    except OSError:
        pytest.skip("this file system takes UTF-8 names only")
    run = extract(name, folder=tmp_path)
    assert run.code == 0
    assert run.claims[0]["file"] == name
