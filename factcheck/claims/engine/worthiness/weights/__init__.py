"""What each reason and each wording counts: the trained weights, read from the JSON files beside this one.

The files hold numbers and words only, with the recipe they were made by, whose sentences they were learned from, and
a digest over all of it. `manage.py train_worthiness` writes them.
"""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

FOLDER = Path(__file__).parent
SEAL = "sha256"


class WrongWeights(ValueError):
    """A file of weights is not what was written; the message is one sentence."""


@dataclass(frozen=True, slots=True)
class Weights:
    """All on the log-odds scale, with the cut already taken off, so that 0 is the cut.

    `constant` counts for every sentence and `article` for one that stands in an article; `unread` counts where the
    language is not read. `wording` holds words and pairs of words; `meaning`, where there is one, a number for each
    of the sentence vector's.
    """

    constant: float
    article: float
    unread: float
    article_meaning: float
    reasons: Mapping[str, float]
    wording: Mapping[str, float]
    meaning: tuple[float, ...]
    recipe: Mapping[str, Any]
    digest: str


def seal(content: Mapping[str, Any]) -> str:
    """The SHA-256 digest of a weights file's content but for the digest itself, however it is laid out."""
    rest = {key: value for key, value in content.items() if key != SEAL}
    written = json.dumps(rest, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(written.encode()).hexdigest()


def load(path: Path) -> Weights:
    """The weights in `path`. Raises WrongWeights where the file is damaged or was changed by hand."""
    try:
        content = json.loads(path.read_text(encoding="utf-8"))
        digest = content[SEAL]
        if seal(content) != digest:
            raise WrongWeights(f"The weights in {path.name} are not those that were trained: their digest differs.")
        return Weights(
            constant=content["constant"],
            article=content["article"],
            unread=content["unread"],
            article_meaning=content["article_meaning"],
            reasons=content["reasons"],
            wording=content["wording"],
            meaning=tuple(content["meaning"]),
            recipe=content["recipe"],
            digest=digest,
        )
    except (OSError, json.JSONDecodeError, KeyError, TypeError) as error:
        raise WrongWeights(f"{path.name} can't be read as weights of the engine.") from error


LEXICAL = load(FOLDER / "lexical.json")
"""Reasons and words alone."""

DIGEST = LEXICAL.digest[:8]
"""Which weights these are: a part of the engine's identity."""


@cache
def with_meaning() -> Weights:
    """The weights beside a sentence vector, read when the first one comes."""
    return load(FOLDER / "meaning.json")
