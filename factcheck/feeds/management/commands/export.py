"""`manage.py export`: the published checks, on standard output or in a file."""

import io
import os
import sys
from argparse import ArgumentParser
from collections.abc import Iterator
from contextlib import AbstractContextManager, closing, contextmanager, nullcontext
from itertools import chain
from pathlib import Path
from tempfile import NamedTemporaryFile
from typing import IO, Any, cast

from django.core.management.base import BaseCommand, CommandError
from django.db import OperationalError, transaction

from factcheck.feeds.cursor import START, Cursor
from factcheck.feeds.formats import FORMATS, ndjson, parquet
from factcheck.feeds.press import printed
from factcheck.feeds.press.sheets import Sheet
from newsroom.refusals import Refusal

BY_NAME = {form.name: form for form in FORMATS}
PARQUET = "parquet"


class Command(BaseCommand):
    help = (
        "Write the published checks, last change first, with a tombstone for each retracted one. "
        "The last line on standard error names the cursor for the next --since."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "format",
            choices=[*BY_NAME, PARQUET],
            help=(
                "claimreview: the DataFeed of the web address; ndjson: a ClaimReview a line; csv: a table; "
                "parquet: a typed table, into a file; the others: the feeds of these names."
            ),
        )
        parser.add_argument("--since", metavar="CURSOR", help="Only what changed after this cursor.")
        parser.add_argument(
            "--output",
            metavar="FILE",
            type=Path,
            help="Write to this file; it is replaced when all is written.",
        )

    def handle(self, *args: Any, format: str, since: str | None, output: Path | None, **options: Any) -> None:  # noqa: A002
        if format == PARQUET and output is None:
            raise CommandError("Parquet goes into a file: name it with --output FILE.")
        try:
            if format == PARQUET:
                parquet.require()
            after = Cursor.parse(since) if since is not None else None
            next_time = self._write(format, after, self._standard_output() if output is None else _file(output))
        except Refusal as refusal:
            raise CommandError(refusal.sentence) from None
        except BrokenPipeError:
            # Python flushes standard output once more at its end, and would complain again.
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
            raise CommandError("Whoever read the output stopped before its end.") from None
        except OSError as error:
            raise CommandError(f"Can't write to {output or 'standard output'}: {error.strerror}.") from None
        except OperationalError as error:
            raise CommandError(f"The database does not answer: {str(error).splitlines()[0]}") from None
        self.stderr.write(f"Next time: --since {next_time}")

    def _write(self, name: str, since: Cursor | None, to: AbstractContextManager[IO[str]]) -> Cursor:
        # One query is one moment of the record; inside a transaction its rows come from a cursor of the server as
        # they are written.
        form = BY_NAME.get(name, ndjson.FORMAT)  # Parquet is made of the lines of NDJSON.
        with transaction.atomic(), to as out, closing(printed.pieces(form, since=since)) as pieces:
            first = next(pieces, None)
            newest = first.cursor if first else None
            sheet = Sheet(form, chain([first] if first else [], pieces), newest=newest, since=since)
            if name == PARQUET:
                parquet.write(form.document(sheet), cast(IO[bytes], cast(io.TextIOWrapper, out).buffer))
            else:
                for text in form.document(sheet):
                    out.write(text)
            out.flush()
        return newest or since or START

    def _standard_output(self) -> AbstractContextManager[IO[str]]:
        stream = cast(IO[str], self.stdout._out)
        if isinstance(stream, io.TextIOWrapper):  # Whatever the terminal's language, feeds are UTF-8.
            stream.reconfigure(encoding="utf-8", newline="")
        return nullcontext(stream)


@contextmanager
def _file(path: Path) -> Iterator[IO[str]]:
    """A file beside `path` that takes its place when all is written: nothing is ever half overwritten."""
    with NamedTemporaryFile(
        "w", encoding="utf-8", newline="", dir=path.parent, prefix=f".{path.name}.", delete=False
    ) as beside:
        try:
            yield beside
            beside.close()
            mode = path.stat().st_mode & 0o777 if path.exists() else 0o644
            Path(beside.name).chmod(mode)
            Path(beside.name).replace(path)
        except BaseException:
            Path(beside.name).unlink(missing_ok=True)
            raise
