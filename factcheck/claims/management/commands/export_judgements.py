"""`manage.py export_judgements`: what people decided about claims, as JSON lines to learn from."""

import json
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import Any, TextIO

from django.core.management.base import BaseCommand, CommandError, CommandParser

from factcheck.claims.services.judgements import judgements


class Command(BaseCommand):
    help = (
        "Writes the newsroom's own judgement, one JSON object a line: which claims people took up and which they "
        "dismissed, with the reasons that the engine had given. For train_worthiness --judgements. Names nobody, and "
        "holds no text of any article unless you ask for it."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--output", metavar="FILE", help="where to write (default: on the screen)")
        parser.add_argument("--since", metavar="YYYY-MM-DD", help="only what was decided on that day or later")
        parser.add_argument(
            "--with-text", action="store_true", help="with the exact words of the claims, which are the articles' own"
        )

    def handle(self, *args: Any, output: str | None, since: str | None, with_text: bool, **options: Any) -> None:
        rows = judgements(since=day(since), with_text=with_text)
        if output is None:
            self.show(rows)
            return
        written = 0
        with opened(Path(output)) as file:
            for row in rows:
                file.write(as_line(row) + "\n")
                written += 1
        self.stdout.write(f"{'1 judgement' if written == 1 else f'{written:,} judgements'} written to {output}.")

    def show(self, rows: Iterator[dict[str, Any]]) -> None:
        try:
            for row in rows:
                self.stdout.write(as_line(row))
            self.stdout.flush()
        except BrokenPipeError:
            # Whoever read our output (`| head`) has seen enough; Python must not complain about it on its way out.
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
            sys.exit(1)


def as_line(row: dict[str, Any]) -> str:
    return json.dumps(row, ensure_ascii=False)


@contextmanager
def opened(path: Path) -> Iterator[TextIO]:
    """The file, to be written. Raises `CommandError` with a sentence where that can't be done."""
    try:
        with path.open("w", encoding="utf-8") as file:
            yield file
    except OSError as error:
        raise CommandError(f"{path} can't be written: {error.strerror}.") from None


def day(written: str | None) -> date | None:
    """The calendar day in `YYYY-MM-DD`."""
    if written is None:
        return None
    try:
        if len(written) != 10:
            raise ValueError
        return date.fromisoformat(written)
    except ValueError:
        raise CommandError(f"--since is {written!r}, which is no day; write it as in 2025-05-04.") from None
