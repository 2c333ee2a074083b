"""Six stories about one real event, as six outlets might have told it.

The event: on Friday, 2 May 2025, Japan's finance minister Katsunobu Kato said on TV Tokyo that the
country's US Treasury holdings exist as a card in the tariff talks with the United States. The outlets and
their words are invented for this demo; the event and the official figures are not. Where the stories
contradict each other (1 or 2 May, $1.13 or $1.17 trillion, what exactly the minister said), they do so on
purpose: so did the reports of that week.

Japan's holdings after the US Treasury's table of major foreign holders, in billions of dollars at the end of
the month: January 2025 1,079.3; February 1,125.9; March 1,130.8.
"""

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

FOLDER = Path(__file__).resolve().parent


@dataclass(frozen=True)
class Story:
    """One story file: what stands between its two lines of dashes, and the text below them."""

    title: str
    outlet: str
    kind: str
    country: str
    url: str
    published: datetime
    byline: str
    language: str
    text: str

    @property
    def host(self) -> str:
        return self.url.split("/")[2]


def read(path: Path) -> Story:
    """The story in `path`. Raises `ValueError` or `TypeError` for a file that is not one."""
    _, head, text = path.read_text(encoding="utf-8").split("---\n", 2)
    fields = dict(line.split(": ", 1) for line in head.splitlines())
    return Story(published=datetime.fromisoformat(fields.pop("published")), text=text.strip(), **fields)


def all_of_them() -> list[Story]:
    """The stories in the order of their file names."""
    return [read(path) for path in sorted(FOLDER.glob("*.md"))]
