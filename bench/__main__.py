"""`python -m bench [FOLDER]` runs every benchmark in turn."""

from bench import (
    attributions,
    dates,
    figures,
    growth,
    kinds,
    maintext,
    memory,
    news_claims,
    sentences,
    speed,
    worthiness,
)
from bench.folder import named, run


def main() -> None:
    folder = named(__doc__ or "")
    for benchmark in (
        sentences,
        worthiness,
        news_claims,
        attributions,
        figures,
        dates,
        kinds,
        maintext,
        speed,
        memory,
        growth,
    ):
        benchmark.main(folder)


if __name__ == "__main__":
    run(main)
