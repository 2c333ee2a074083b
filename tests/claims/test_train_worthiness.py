"""Training is a command: the same sentences give the same file, and a newsroom's judgements move its reasons."""

import json
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from factcheck.claims.engine.worthiness import weights

pytest.importorskip("scipy", reason="the extra ml is not installed")

WORTHY = (
    "Unemployment in {place} fell by {n} percent in {year}.",
    "{place} exported {n} million tonnes of steel in {year}.",
    "The senator voted against the tax bill {n} times.",
    "{n} people were killed in {place} in {year}.",
)
UNWORTHY = (
    "Thank you all for coming to {place}.",
    "I think {place} is a wonderful place.",
    "Well, I hope we can talk about {place} again.",
    "Would you like to go to {place}?",
)
PLACES = ("Chile", "Kenya", "Norway", "Japan", "Peru", "Ghana")
ELECTIONS = (1960, 1980, 2000, 2016)


def write(path: Path, rows: list[dict]) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A small data folder: four elections in which figures are checked and thanks are not."""
    debates: list[dict] = []
    train: list[dict] = []
    for election in ELECTIONS:
        for number, place in enumerate(PLACES):
            for label, patterns in ((1, WORTHY), (0, UNWORTHY)):
                for pattern in patterns:
                    text = pattern.format(place=place, n=number + 3, year=election - 1)
                    train.append({"id": str(len(train)), "text": text, "label": label})
                    debates.append({"id": len(debates), "text": text, "debate": f"{election}-09-25"})
    write(tmp_path / "claimbuster" / "crowdsourced.jsonl", debates)
    write(tmp_path / "ct24_checkworthy_en" / "train.jsonl", train)
    write(tmp_path / "ct24_checkworthy_en" / "dev.jsonl", train[:24])
    return tmp_path


def trained(folder: Path, *arguments: str) -> weights.Weights:
    output = folder / "trained.json"
    call_command("train_worthiness", str(folder), "--output", str(output), *arguments)
    return weights.load(output)


def judgements(folder: Path, rows: list[dict]) -> str:
    write(folder / "judgements.jsonl", rows)
    return str(folder / "judgements.jsonl")


def test_the_same_sentences_give_the_same_file(folder: Path) -> None:
    first, second = folder / "first.json", folder / "second.json"
    for output in (first, second):
        call_command("train_worthiness", str(folder), "--output", str(output))
    assert first.read_bytes() == second.read_bytes()


def test_what_is_checked_is_learned(folder: Path) -> None:
    learned = trained(folder)
    assert learned.reasons["names a figure"] > 0.2
    assert learned.reasons["gives an opinion in the first person"] < -0.2
    assert learned.wording["senator"] > 0 > learned.wording["thank"]


def test_the_file_tells_how_it_was_made_and_whose_sentences_it_was_learned_from(folder: Path) -> None:
    trained(folder)
    content = json.loads((folder / "trained.json").read_text(encoding="utf-8"))
    assert content["recipe"]["sentences"] == 192
    assert set(content["recipe"]["files"]) == {
        "claimbuster/crowdsourced.jsonl",
        "ct24_checkworthy_en/dev.jsonl",
        "ct24_checkworthy_en/train.jsonl",
    }
    assert "ClaimBuster" in content["credit"]
    assert "CC BY 4.0" in content["credit"]


def test_the_figures_reached_are_printed(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    trained(folder)
    printed = capsys.readouterr().out
    assert "Learning from 192 sentences, trying on 24." in printed
    assert "F1 on the dev sentences: 1.000 (95 % between 1.000 and 1.000)." in printed


@pytest.mark.parametrize("name", ["claimbuster/crowdsourced.jsonl", "ct24_checkworthy_en/train.jsonl"])
def test_a_file_that_is_not_there_is_named(folder: Path, name: str) -> None:
    (folder / name).unlink()
    with pytest.raises(CommandError, match=f"There is no {name}"):
        trained(folder)


def test_a_line_that_is_no_sentence_is_named(folder: Path) -> None:
    with (folder / "ct24_checkworthy_en" / "train.jsonl").open("a", encoding="utf-8") as file:
        file.write("{}\n")
    with pytest.raises(CommandError, match=r"Line 193 of ct24_checkworthy_en/train\.jsonl"):
        trained(folder)


def test_a_reason_that_the_newsroom_rejects_again_and_again_counts_less(folder: Path) -> None:
    before = trained(folder)
    figure, date = {"name": "names a figure", "weight": 0.9}, {"name": "names a date", "weight": 0.3}
    rejected = [{"label": "unworthy", "factors": [figure, date], "language": "en"}] * 40
    taken = [{"label": "worthy", "factors": [date], "language": "en"}] * 40
    after = trained(folder, "--judgements", judgements(folder, rejected + taken))
    assert after.reasons["names a figure"] < before.reasons["names a figure"] - 0.3
    assert after.reasons["names a date"] > after.reasons["names a figure"]


def test_judgements_with_their_text_are_read_like_the_rest(folder: Path) -> None:
    before = trained(folder)
    row = {"label": "unworthy", "factors": [], "language": "en", "text": "The senator voted against the tax bill."}
    after = trained(folder, "--judgements", judgements(folder, [row] * 40))
    assert after.reasons["tells of a vote or a veto"] < before.reasons["tells of a vote or a veto"] - 0.1


def test_judgements_in_other_languages_are_passed_over(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    figure = {"name": "names a figure", "weight": 0.9}
    rows = [{"label": "unworthy", "factors": [figure], "language": "de"}] * 40
    after = trained(folder, "--judgements", judgements(folder, rows))
    assert "Beside them 0 judgements of the newsroom; 40 in other languages passed over." in capsys.readouterr().out
    assert after.reasons == trained(folder).reasons


def test_a_judgement_without_a_label_is_named(folder: Path) -> None:
    rows = [{"label": "so-so", "factors": []}]
    with pytest.raises(CommandError, match=r"Line 1 of judgements\.jsonl is no judgement"):
        trained(folder, "--judgements", judgements(folder, rows))


@pytest.mark.parametrize(
    "line",
    [
        b'{"label":"worthy","factors":[{"name":"names a figure","weight":NaN}]}',
        b'{"label":"worthy","factors":[{"name":"names a figure","weight":"1e999"}]}',
        b'{"label":"worthy","factors":[{"name":"names a figure","weight":1' + b"0" * 400 + b"}]}",
        b'{"label":"worthy","factors":[{"name":"names a figure","weight":' + b"9" * 5000 + b"}]}",
        b'{"label":"worthy","factors":' + b"[" * 100_000 + b"]" * 100_000 + b"}",
        b'{"label":["worthy"],"factors":[]}',
        b'{"label":"worthy","factors":[],"text":"\\ud800 fell by 3 percent."}',
        b'["label", "factors"]',
    ],
    ids=["NaN", "infinite", "too large", "too long", "too deep", "no label", "half a letter", "no object"],
)
def test_a_line_that_is_no_judgement_is_named(folder: Path, line: bytes) -> None:
    (folder / "judgements.jsonl").write_bytes(b'{"label":"worthy","factors":[]}\n' + line + b"\n")
    with pytest.raises(CommandError, match=r"^Line 2 of judgements\.jsonl is no "):
        trained(folder, "--judgements", str(folder / "judgements.jsonl"))


def test_a_file_in_another_encoding_is_named(folder: Path) -> None:
    (folder / "judgements.jsonl").write_bytes('{"label":"worthy","factors":[],"text":"café"}'.encode("latin-1"))
    with pytest.raises(CommandError, match=r"^judgements\.jsonl is not UTF-8: byte 43 is no part of a character\.$"):
        trained(folder, "--judgements", str(folder / "judgements.jsonl"))


def test_texts_may_hold_the_signs_that_end_a_line_elsewhere(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    row = {"label": "worthy", "factors": [], "text": "Exports fell\u2028by 3 percent\x85in March."}
    (folder / "judgements.jsonl").write_text(f"{json.dumps(row, ensure_ascii=False)}\n\n", encoding="utf-8")
    trained(folder, "--judgements", str(folder / "judgements.jsonl"))
    assert "Beside them 1 judgement" in capsys.readouterr().out


def test_from_no_sentence_nothing_is_learned(folder: Path) -> None:
    (folder / "ct24_checkworthy_en" / "train.jsonl").write_text("", encoding="utf-8")
    with pytest.raises(CommandError, match=r"^There is no sentence in ct24_checkworthy_en/train\.jsonl"):
        trained(folder)
