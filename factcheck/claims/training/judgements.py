"""A newsroom's own decisions, as `manage.py export_judgements` writes them: one JSON object a line, with the `label`
("worthy" or "unworthy"), the `factors` that were shown, the `language`, and the `text` only where that was asked for.
"""

import math
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from factcheck.claims.engine.layout import languages
from factcheck.claims.engine.worthiness import CONSTANT, IN_ARTICLE, MEANS, MEANS_NOT, wording
from factcheck.claims.training.features import REASONS
from factcheck.claims.training.sentences import Missing, rows

LABELS = {"worthy": True, "unworthy": False}
IN_THE_TEXT = (wording.FOR, wording.AGAINST, MEANS, MEANS_NOT)


@dataclass(frozen=True, slots=True)
class Judgement:
    """One decision. Without `text` the `reasons` that had been shown stand for it. `given` is what else had counted
    and can't be learned here: what stands around the sentence, and without the text its wording and meaning.
    """

    worthy: bool
    text: str
    reasons: frozenset[str]
    given: float


def read_judgements(path: Path) -> tuple[list[Judgement], int]:
    """The decisions on English sentences in `path`, and how many on others were passed over: no words of those are
    weighed. Raises Missing where the file is not there or a line of it can't be read.
    """
    found: list[Judgement] = []
    passed = 0
    for number, row in enumerate(rows(path.parent, path.name, ("label", "factors")), start=1):
        try:
            if languages.supported(languages.primary(row.get("language") or "en")) == "full":
                found.append(judgement(row))
            else:
                passed += 1
        except (KeyError, TypeError, ValueError, AttributeError, OverflowError) as error:
            raise Missing(
                f'Line {number} of {path.name} is no judgement: it needs a label ("worthy" or "unworthy") and factors '
                "with name and weight."
            ) from error
    return found, passed


def judgement(row: dict[str, Any]) -> Judgement:
    text = str(row.get("text") or "")
    weights = {str(each["name"]): float(each["weight"]) for each in row["factors"]}
    text.encode()  # Half a surrogate pair has no letters to read.
    if not math.isfinite(math.fsum(weights.values())):
        raise ValueError("a weight that is no number would make every other one that, too")
    learned = {*REASONS, CONSTANT, IN_ARTICLE}
    if text:
        learned.update(name for name in weights if name.startswith(IN_THE_TEXT))
    return Judgement(
        worthy=LABELS[row["label"]],
        text=text,
        reasons=frozenset(weights).intersection(REASONS),
        given=sum(weight for name, weight in weights.items() if name not in learned),
    )
