"""The judged sentences that the weights are learned from, as files of JSON lines."""

import hashlib
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

TRAIN = "ct24_checkworthy_en/train.jsonl"
DEV = "ct24_checkworthy_en/dev.jsonl"
DEBATES = "claimbuster/crowdsourced.jsonl"

CREDIT = (
    "Learned from the sentences and labels of the ClaimBuster data set, as CheckThat! 2024 (task 1, English) divides "
    "them. F. Arslan, N. Hassan, C. Li, M. Tremayne (2020): A Benchmark Dataset of Check-Worthy Factual Claims, "
    "doi.org/10.5281/zenodo.3609356, licence CC BY 4.0. The weights were derived from it; no sentence is contained."
)


class Missing(Exception):
    """A file that training needs is not there or is not what it should be; the message is one sentence."""


@dataclass(frozen=True, slots=True)
class Sentence:
    """One judged sentence. `election` is the year of the debate it was said in, "" where nobody knows."""

    text: str
    worthy: bool
    election: str = ""


@dataclass(frozen=True, slots=True)
class Sets:
    """What is learned from, what the learning is tried on, and the SHA-256 digests of the files by name."""

    train: tuple[Sentence, ...]
    dev: tuple[Sentence, ...]
    digests: Mapping[str, str]


def read_sets(folder: Path) -> Sets:
    """The sets in `folder`. Raises Missing where a file is not there or a line of it can't be read."""
    elections = {str(row["id"]): str(row["debate"])[:4] for row in rows(folder, DEBATES, ("id", "debate"))}
    return Sets(
        train=tuple(judged(folder, TRAIN, elections)),
        dev=tuple(judged(folder, DEV, {})),
        digests={name: digest(folder / name) for name in (DEBATES, DEV, TRAIN)},
    )


def judged(folder: Path, name: str, elections: Mapping[str, str]) -> Iterator[Sentence]:
    for row in rows(folder, name, ("id", "text", "label")):
        yield Sentence(str(row["text"]), row["label"] == 1, elections.get(str(row["id"]), ""))


def rows(folder: Path, name: str, keys: tuple[str, ...]) -> Iterator[dict[str, Any]]:
    """The objects of one file of JSON lines, each with at least `keys`."""
    path = folder / name
    if not path.is_file():
        raise Missing(f"There is no {name} in {folder}: name the folder that holds the data sets.")
    try:
        content = path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError as error:
        raise Missing(f"{name} is not UTF-8: byte {error.start + 1} is no part of a character.") from error
    except OSError as error:
        raise Missing(f"{name} can't be read: {error.strerror}.") from error
    # Lines of JSON end with a line feed and nothing else: texts may hold the other signs that end a line.
    for number, line in enumerate(content.split("\n"), start=1):
        if not line.strip():
            continue
        try:
            row = json.loads(line)
            for key in keys:
                row[key]
        except (ValueError, RecursionError, KeyError, TypeError) as error:
            raise Missing(f"Line {number} of {name} is no object with {', '.join(keys)}.") from error
        yield row


def digest(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()
