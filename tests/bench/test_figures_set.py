"""The set of figures made by hand is whole: whoever measures against it can
trust its form.
"""

import json
import math
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

SET = Path(__file__).resolve().parents[2] / "bench" / "sets" / "figures.jsonl"
ROWS: list[dict[str, Any]] = [json.loads(line) for line in SET.read_text(encoding="utf-8").splitlines()]
KEYS = {"text", "value", "unit", "currency", "approximate"}


def gold() -> Iterator[tuple[str, dict[str, Any]]]:
    """Every figure with the name to complain of it by."""
    for row in ROWS:
        for figure in [*row["figures"], *row.get("also", [])]:
            yield f"{row['id']}: {figure.get('text')!r}", figure


def test_there_are_at_least_six_hundred_rows() -> None:
    assert len(ROWS) >= 600


def test_no_id_and_no_text_stands_there_twice() -> None:
    for key in ("id", "text"):
        assert [value for value, times in Counter(row[key] for row in ROWS).items() if times > 1] == []


def test_eight_styles_or_more_have_sixty_rows_or_more() -> None:
    rows_of = Counter(row["style"] for row in ROWS)
    assert len(rows_of) >= 8
    assert min(rows_of.values()) >= 60


def test_an_id_begins_with_its_style() -> None:
    assert [row["id"] for row in ROWS if not row["id"].startswith(row["style"] + "-")] == []


def test_every_row_has_the_agreed_keys() -> None:
    asked = {"id", "style", "text", "language", "figures"}
    assert [row["id"] for row in ROWS if row.keys() - {"also"} != asked] == []


def test_the_texts_of_a_rows_figures_stand_in_it_in_their_order() -> None:
    for row in ROWS:
        after = 0
        for figure in row["figures"]:
            assert figure["text"], row["id"]
            start = row["text"].find(figure["text"], after)
            assert start >= 0, f"{row['id']}: {figure['text']!r} does not stand after offset {after}"
            after = start + len(figure["text"])


def test_what_may_be_left_stands_in_the_text() -> None:
    for row in ROWS:
        assert [may["text"] for may in row.get("also", []) if may["text"] not in row["text"]] == []


def test_every_figure_has_the_agreed_keys() -> None:
    assert [name for name, figure in gold() if figure.keys() - {"unit_any"} != KEYS] == []


def test_every_value_is_a_finite_number() -> None:
    for name, figure in gold():
        assert type(figure["value"]) in (int, float), name
        assert math.isfinite(figure["value"]), name


def test_about_is_said_or_not_said() -> None:
    assert [name for name, figure in gold() if type(figure["approximate"]) is not bool] == []


def test_a_currency_is_a_code_of_three_letters() -> None:
    code = re.compile(r"[A-Z]{3}")
    assert [name for name, figure in gold() if figure["currency"] and not code.fullmatch(figure["currency"])] == []


def test_the_unit_is_the_first_of_those_that_are_right() -> None:
    for name, figure in gold():
        units = figure.get("unit_any", [figure["unit"]])
        assert figure["unit"] == units[0], name
        assert len(set(units)) == len(units), name
        assert all(unit is None or (unit and unit == unit.strip()) for unit in units), name


def test_a_share_lies_between_nothing_and_all_and_has_four_digits() -> None:
    for name, figure in gold():
        if figure["unit"] == "share":
            assert 0 < figure["value"] < 1, name
            assert figure["value"] == round(figure["value"], 4), name


def test_many_rows_hold_no_figure_at_all() -> None:
    assert sum(not row["figures"] for row in ROWS) >= 80
