"""The benchmarks' door, `python -m bench.predict`: every id once, the same each
time, without Django, a database or a network.
"""

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from bench import predict

CHECKOUT = Path(__file__).resolve().parents[2]
WEIRD = ["", " ", "\x00", "\ud800", "?", "(" * 2000, "日本は。", "He said 5%.", "“", "\r\n\r\n", "a" * 20_000]


def answered(task: str, rows: list[dict[str, Any]], folder: Path) -> list[dict[str, Any]]:
    source, target = folder / "in.jsonl", folder / "out.jsonl"
    source.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="ascii")
    assert predict.main([task, "--input", str(source), "--output", str(target)]) == 0
    return [json.loads(line) for line in target.read_text(encoding="ascii").splitlines()]


@pytest.mark.parametrize("task", ["score", "read", "extract", "maintext"])
def test_every_id_is_answered_once_and_the_same_each_time(task: str, tmp_path: Path) -> None:
    key = "html" if task == "maintext" else "text"
    rows = [{"id": number, key: text} for number, text in enumerate(WEIRD)]
    first = answered(task, [*rows, rows[0]], tmp_path)
    assert [row["id"] for row in first] == list(range(len(WEIRD)))
    assert answered(task, rows, tmp_path) == first


def test_a_score_comes_with_the_cut(tmp_path: Path) -> None:
    high, low = answered(
        "score",
        [{"id": "a", "text": "Exports of Chile fell by 3 percent in 2024."}, {"id": "b", "text": "Thank you all."}],
        tmp_path,
    )
    assert high["checkworthy"]
    assert not low["checkworthy"]
    assert 0 <= low["score"] < high["score"] <= 1


def test_a_reading_has_the_agreed_keys(tmp_path: Path) -> None:
    text = "Share this article\n\n“Exports fell by about 3 percent in March,” Ann Lee said."
    (row,) = answered("read", [{"id": 1, "text": text, "published": "2025-05-04", "language": "en"}], tmp_path)
    assert list(row) == ["id", "sentences", "furniture", "attributions", "figures", "dates"]
    assert row["furniture"] == [{"start": 0, "end": 18, "kind": "share"}]
    (attribution,) = row["attributions"]
    assert list(attribution) == [
        "source", "source_start", "source_end", "content_start", "content_end", "direct", "confidence",
    ]  # fmt: skip
    (figure,) = row["figures"]
    assert (figure["text"], figure["value"], figure["unit"], figure["approximate"]) == ("3 percent", 3, "percent", True)
    assert [each["iso"] for each in row["dates"]] == ["2025-03"]


def test_claims_are_given_as_the_command_gives_them(tmp_path: Path) -> None:
    (row,) = answered("extract", [{"id": 1, "text": "Exports of Chile fell by 3 percent in 2024."}], tmp_path)
    assert [claim["exact"] for claim in row["claims"]] == ["Exports of Chile fell by 3 percent in 2024"]


@pytest.mark.parametrize(
    ("line", "wrong"),
    [
        ("{", "is not JSON"),
        ("[1]", "is not an object"),
        ('{"text": "a"}', "is not an object"),
        ('{"id": 2}', 'has no "text"'),
        ('{"id": 2, "text": null}', 'has no "text"'),
        ('{"id": 2, "text": "a", "published": "May"}', 'has a "published"'),
    ],
)
def test_a_bad_line_is_named_by_its_number(
    line: str, wrong: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    source, target = tmp_path / "in.jsonl", tmp_path / "out.jsonl"
    source.write_text('{"id": 1, "text": "a"}\n' + line + "\n", encoding="utf-8")
    assert predict.main(["read", "--input", str(source), "--output", str(target)]) == 1
    errors = capsys.readouterr().err
    assert f"Line 2 {wrong}" in errors
    assert errors.count("\n") == 1
    assert not target.exists()


def test_a_task_that_does_not_exist_is_answered_with_those_that_do(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert predict.main(["drift", "--input", "x", "--output", "y"]) == 2
    assert capsys.readouterr().err == "There is no task 'drift'; there are extract, maintext, read, score.\n"


def test_it_runs_without_django(tmp_path: Path) -> None:
    (tmp_path / "in.jsonl").write_text('{"id": 1, "text": "Exports fell by 3 percent."}\n', encoding="ascii")
    program = (
        "import sys; sys.modules['django'] = None; sys.modules['psycopg'] = None; from bench.predict import main; "
        "sys.exit(main(['extract', '--input', 'in.jsonl', '--output', 'out.jsonl']))"
    )
    run = subprocess.run(
        [sys.executable, "-c", program], cwd=tmp_path, env={"PYTHONPATH": str(CHECKOUT)}, check=False, timeout=60
    )
    assert run.returncode == 0
    assert (tmp_path / "out.jsonl").exists()


def test_a_missing_data_folder_is_one_sentence(tmp_path: Path) -> None:
    run = subprocess.run(
        [sys.executable, "-m", "bench", "nowhere"],
        cwd=CHECKOUT,
        capture_output=True,
        check=False,
        timeout=60,
        text=True,
    )
    assert run.returncode == 1
    assert run.stderr == "There is no sentseg_en/gum_dev.jsonl in nowhere; name the folder that holds the data sets.\n"
