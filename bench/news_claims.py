"""Whole articles, sentence by sentence as two fact-checkers judged them: what must be offered, what must
not, who, how much, when.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import partial
from pathlib import Path
from typing import Any

from bench.folder import named, percent, rows, run, table
from bench.measures import average_precision, interval
from factcheck.claims import engine
from factcheck.claims.engine import Candidate
from factcheck.claims.engine.reading import Embed
from factcheck.claims.readers import embedding

LONG = 60


@dataclass
class Judged:
    """One sentence of the set with what was offered for it."""

    label: str
    length: int
    row: dict[str, Any]
    offered: list[Candidate] = field(default_factory=list)
    score: float = 0.0


def judged(article: dict[str, Any], embed: Embed | None = None) -> list[Judged]:
    """The article's sentences, each with the candidates that lie in it (by the middle of each candidate)."""
    text = article["text"]
    sentences = [Judged(row["label"], row["end"] - row["start"], row) for row in article["sentences"]]
    steps = engine.steps(
        text, published=date.fromisoformat(article["published"]), title=article["title"], language="en", embed=embed
    )
    for candidate in (candidate for step in steps for candidate in step.candidates):
        middle = (candidate.start + candidate.end) // 2
        for sentence in sentences:
            if sentence.row["start"] <= middle < sentence.row["end"]:
                sentence.offered.append(candidate)
    for sentence in sentences:
        sentence.score = max((candidate.score for candidate in sentence.offered), default=0.0)
    return sentences


Articles = Sequence[list[Judged]]
Chosen = Callable[[Judged], bool]

OFFERED: tuple[tuple[str, Chosen], ...] = (
    ("check-worthy", lambda each: any(candidate.checkworthy for candidate in each.offered)),
    ("all listed", lambda each: bool(each.offered)),
    (f"every sentence > {LONG} characters", lambda each: each.length > LONG),
)


def main(folder: Path | None = None) -> None:
    folder = folder or named(__doc__ or "")
    articles = [judged(article) for article in rows(folder, "news_claims/open.jsonl")]
    lines: list[tuple[str, ...]] = [
        ("offered", "number", "recall of must", "95 %", "share not no", "95 %", "recall of must+either")
    ]
    lines.extend(line(name, articles, chosen) for name, chosen in OFFERED)
    meant = with_meaning(folder)
    if meant:
        lines.insert(2, line(f"{OFFERED[0][0]}, with the sentence model", meant, OFFERED[0][1]))
    else:
        print("The sentence model is not installed: it is not measured.\n")
    table(f"News claims: {len(articles)} articles", lines)

    ours = Measure(partial(ranked, order=by_score), articles)
    longer = Measure(partial(ranked, order=lambda each: -each.length), articles)
    ahead = Measure(ahead_of_length, articles)
    table(
        "News claims: average precision of must over all sentences",
        [
            ("", "ours", "longer first", "ahead by"),
            ("", ours.value, longer.value, ahead.value),
            ("95 %", ours.bounds, longer.bounds, ahead.bounds),
            *([("with the sentence model", percent(ranked(meant, by_score)), "", "")] if meant else []),
        ],
    )
    table(
        "News claims: read right, over the must sentences that were offered (beside: nobody, no figure, no date)",
        [
            ("", "number", "ours", "95 %", "nothing"),
            facts("speaker", articles, "speaker", speaker_right),
            facts("  where one speaks", articles, "speaker", speaker_right, only_named=True),
            facts("amounts", articles, "amounts", amounts_right),
            facts("dates", articles, "dates", dates_right),
        ],
    )


def with_meaning(folder: Path) -> list[list[Judged]]:
    """The articles as they are read with the sentence model; none where it is not installed."""
    embedder = embedding.load()
    if embedder is None:
        return []

    def embed(statements: Sequence[str]) -> list[list[float]]:
        vectors: list[list[float]] = embedder.embed(statements).tolist()
        return vectors

    return [judged(article, embed) for article in rows(folder, "news_claims/open.jsonl")]


def by_score(sentence: Judged) -> float:
    return -sentence.score


def line(name: str, articles: Articles, chosen: Chosen) -> tuple[str, ...]:
    """What one way of choosing gives, with its bounds."""
    number = sum(chosen(each) for article in articles for each in article)
    recall = Measure(partial(recall_of_must, chosen=chosen), articles)
    share = Measure(partial(share_not_no, chosen=chosen), articles)
    some = percent(recall_of_some(articles, chosen))
    return name, str(number), recall.value, recall.bounds, share.value, share.bounds, some


class Measure:
    """A figure over all articles, and the bounds between which it lies when other articles are drawn."""

    def __init__(self, statistic: Callable[[Articles], float], articles: Articles) -> None:
        self.value = percent(statistic(articles))
        low, high = interval(statistic, articles)
        self.bounds = f"{percent(low)}–{percent(high)}"


def recall_of_must(articles: Articles, chosen: Chosen) -> float:
    must = [chosen(each) for article in articles for each in article if each.label == "must"]
    return sum(must) / max(1, len(must))


def recall_of_some(articles: Articles, chosen: Chosen) -> float:
    some = [chosen(each) for article in articles for each in article if each.label != "no"]
    return sum(some) / max(1, len(some))


def share_not_no(articles: Articles, chosen: Chosen) -> float:
    picked = [each.label != "no" for article in articles for each in article if chosen(each)]
    return sum(picked) / max(1, len(picked))


def ranked(articles: Articles, order: Callable[[Judged], float]) -> float:
    """The average precision of must over the sentences of all the articles, in that order."""
    sentences = sorted((each for article in articles for each in article), key=order)
    return average_precision([each.label == "must" for each in sentences])


def ahead_of_length(articles: Articles) -> float:
    return ranked(articles, lambda each: -each.score) - ranked(articles, lambda each: -each.length)


def facts(
    name: str, articles: Articles, key: str, right: Callable[[Judged], bool], *, only_named: bool = False
) -> tuple[str, ...]:
    """How often what was read of the must sentences is what both annotators read; `only_named` leaves out those in
    which there is nothing to read.
    """
    kept = [
        [each for each in article if each.label == "must" and each.offered and key in each.row] for article in articles
    ]
    if only_named:
        kept = [[each for each in article if each.row[key]] for article in kept]

    def share(drawn: Articles) -> float:
        found = [right(each) for article in drawn for each in article]
        return sum(found) / max(1, len(found))

    measure = Measure(share, kept)
    every = [each for article in kept for each in article]
    nothing = percent(sum(not each.row[key] for each in every) / max(1, len(every)))
    return name, str(len(every)), measure.value, measure.bounds, nothing


def speaker_right(sentence: Judged) -> bool:
    """The same last name or the same words, articles aside; nobody where nobody is meant."""
    wanted = words(sentence.row["speaker"] or "")
    got = [words(candidate.speaker) for candidate in sentence.offered]
    if not wanted:
        return not any(got)
    return any(each and (each[-1] == wanted[-1] or set(each) >= set(wanted)) for each in got)


def words(name: str) -> list[str]:
    return [word for word in name.lower().replace("’", "'").split() if word not in {"the", "a", "an"}]


def amounts_right(sentence: Judged) -> bool:
    """Every amount of the set was read, and nothing of another value."""
    got = {float(each.value) for candidate in sentence.offered for each in candidate.quantities}
    return got == {float(value) for value in sentence.row["amounts"]}


def dates_right(sentence: Judged) -> bool:
    got = {each.iso for candidate in sentence.offered for each in candidate.dates if each.iso}
    return got == set(sentence.row["dates"])


if __name__ == "__main__":
    run(main)
