from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class Fault:
    """One mistake: where it stands (line or block of the file, JSON path), what it is, what to do about it.

    `is_advice` is what would be better but breaks nothing.
    """

    place: str
    wrong: str
    cure: str
    is_advice: bool = False

    def __str__(self) -> str:
        return f"{self.place}: {'could be better: ' if self.is_advice else ''}{self.wrong} {self.cure}"


def quoted(value: Any, length: int = 60) -> str:
    """A value as it can stand within a sentence: on one line, and short."""
    text = " ".join(str(value).split())
    return f"“{text if len(text) <= length else text[: length - 1] + '…'}”"
