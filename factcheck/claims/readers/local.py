"""The engine, with the sentence model beside it where that is installed and switched on."""

from collections.abc import Iterator, Sequence
from datetime import date

from django.conf import settings

from factcheck.claims import engine
from factcheck.claims.engine import Step
from factcheck.claims.readers import embedding

WEIGHED = 2_000
"""Statements of one text that the sentence model weighs: half a minute's work on a small machine."""


class Local:
    """Reads on this machine alone."""

    name = engine.NAME
    dropped = 0  # The engine only finds what stands in the text.

    def __init__(self) -> None:
        self.notes: list[str] = []
        try:
            self.embedder = embedding.load() if settings.EMBEDDINGS else None
        except embedding.WrongWeights as wrong:
            self.embedder = None
            self.notes.append(str(wrong))
        self.version = f"{engine.VERSION}+{self.embedder.name}" if self.embedder else engine.VERSION

    @property
    def note(self) -> str:
        return " ".join(self.notes)

    def steps(
        self,
        text: str,
        *,
        published: date | None,
        language: str | None,
        title: str,
        read_anyway: Sequence[tuple[int, int]] = (),
    ) -> Iterator[Step]:
        return engine.steps(text, published=published, language=language, title=title, read_anyway=read_anyway)
