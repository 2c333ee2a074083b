from dataclasses import dataclass

from factcheck.feeds.reader.troubles import quoted

__all__ = ["MUST", "SHOULD", "Fault", "quoted"]

MUST, SHOULD = "must", "should"


@dataclass(frozen=True)
class Fault:
    """One mistake: where it stands (line or block of the file, JSON path), what it is, what to do about it.

    `is_advice` is what would be better but breaks nothing. `rule` names the rule that was not kept, `line` is
    the file's line, where one can be told.
    """

    place: str
    wrong: str
    cure: str
    is_advice: bool = False
    rule: str = ""
    line: int | None = None

    def __str__(self) -> str:
        line = f"line {self.line}, " if self.line and not self.place.startswith("line ") else ""
        return f"{line}{self.place}: {'could be better: ' if self.is_advice else ''}{self.wrong} {self.cure}"

    @property
    def severity(self) -> str:
        return SHOULD if self.is_advice else MUST
