"""The engine, with the sentence model beside it where that is installed and switched on."""

from collections.abc import Iterator, Sequence
from datetime import date
from typing import TYPE_CHECKING

from django.conf import settings
from django.utils.translation import gettext_lazy as _

from factcheck.claims import engine
from factcheck.claims.engine import Step
from factcheck.claims.engine.worthiness import weights
from factcheck.claims.readers import embedding

if TYPE_CHECKING:
    from factcheck.claims.readers.minilm import Embedder

WEIGHED = 2_000
"""Statements of one text whose meaning is weighed: half a minute's work on a small machine."""

LONG = _("This text is long: from some place on it was read without the sentence model.")


def has_weights() -> bool:
    """Whether weights were trained for vectors of the sentence model beside the rules."""
    return (weights.FOLDER / "meaning.json").exists()


class Local:
    """Reads on this machine alone."""

    name = engine.NAME
    dropped = 0  # The engine only finds what stands in the text.

    def __init__(self) -> None:
        self.notes: list[str] = []
        self.version = engine.VERSION
        self.embedder: Embedder | None = None
        self.weighed = 0
        if settings.EMBEDDINGS:
            self.use_embeddings()

    def use_embeddings(self) -> None:
        """Take the sentence model, where it is installed and there are weights that go with it."""
        try:
            found = embedding.load() if has_weights() else None
            if found is not None:
                self.version = f"{engine.VERSION}+{found.name} {weights.with_meaning().digest[:8]}"
                self.embedder = found
        except (embedding.WrongWeights, weights.WrongWeights) as wrong:
            self.notes.append(str(wrong))

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
        return engine.steps(
            text,
            published=published,
            language=language,
            title=title,
            read_anyway=read_anyway,
            embed=self.embed if self.embedder else None,
        )

    def embed(self, sentences: Sequence[str]) -> list[list[float] | None]:
        """The vectors of the sentences; None for those beyond what is weighed of one text, which the note tells."""
        assert self.embedder is not None
        some = sentences[: WEIGHED - self.weighed]
        self.weighed += len(some)
        left = len(sentences) - len(some)
        if left and str(LONG) not in self.notes:
            self.notes.append(str(LONG))
        return [*self.embedder.embed(some).tolist(), *[None] * left]
