"""`manage.py extract`: the claims in text files, as JSON lines, without a database."""

import json
import os
import sys
from collections.abc import Iterable
from datetime import date
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from articles.maintext import from_html
from factcheck.claims import engine
from factcheck.claims.engine.memory import settle

WEB_PAGES = {".html", ".htm"}


class Unreadable(Exception):
    """A file that can't be read as an article; the message says why, in one sentence."""


class Command(BaseCommand):
    help = (
        "Lists the claims that a person could check in text or .html files, one JSON object a line, in the "
        "order in which "
        "they stand. Needs no database."
    )
    requires_system_checks = []

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("paths", nargs="+", metavar="PATH", help="a UTF-8 text file, or a web page (.html, .htm)")
        parser.add_argument("--published", metavar="YYYY-MM-DD", help='the day against which "Friday" is read')
        parser.add_argument("--language", default=None, help="the text's language, as in en or pt-BR")
        parser.add_argument("--title", default="", help="the headline, so that it is known as such in the text")
        parser.add_argument(
            "--text-out",
            metavar="FILE",
            help="where to write the main text of the one .html file, which the offsets count in",
        )

    def handle(self, *args: Any, **options: Any) -> None:
        paths = [Path(path) for path in options["paths"]]
        published = day(options["published"])
        text_out = options["text_out"]
        pages = [path for path in paths if path.suffix.lower() in WEB_PAGES]
        if text_out and len(pages) != 1:
            raise CommandError(f"--text-out takes the text of one .html file, and {len(pages)} were given.")
        failed = 0
        settle()
        for path in paths:
            try:
                text = article_text(path)
                if text_out and path in pages:
                    write_text(Path(text_out), text)
            except Unreadable as error:
                failed += 1
                self.stderr.write(str(error))
                continue
            found = engine.steps(text, published=published, language=options["language"], title=options["title"])
            try:
                self.list_claims(path, found)
            except BrokenPipeError:
                # Whoever read our output (`| head`) has seen enough. Python must not complain about it on its way
                # out.
                os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
                sys.exit(1)
        if failed:
            sys.exit(1)

    def list_claims(self, path: Path, found: Iterable[engine.Step]) -> None:
        """Writes one line for each claim, while the rest is still being read."""
        for step in found:
            for candidate in step.candidates:
                self.stdout.write(as_line({"file": str(path), **candidate.as_json()}))
        self.stdout.flush()


def as_line(claim: dict[str, Any]) -> str:
    """The claim as JSON, in plain letters; escaped where half a surrogate pair
    (in a text, in a file's name) has no UTF-8.
    """
    line = json.dumps(claim, ensure_ascii=False)
    try:
        line.encode(sys.stdout.encoding or "utf-8")
    except UnicodeEncodeError:
        return json.dumps(claim)
    return line


def day(written: str | None) -> date | None:
    """The calendar day in `YYYY-MM-DD`."""
    if written is None:
        return None
    try:
        if len(written) != 10:
            raise ValueError
        return date.fromisoformat(written)
    except ValueError:
        raise CommandError(f"--published is {written!r}, which is no day; write it as in 2025-05-04.") from None


def article_text(path: Path) -> str:
    """The text of the file, character for character as it stands there, or the main text of a web page."""
    if path.is_dir():
        raise Unreadable(f"{path} is a folder; name the files in it.")
    try:
        content = path.read_bytes()
    except FileNotFoundError:
        raise Unreadable(f"{path} does not exist.") from None
    except OSError as error:
        raise Unreadable(f"{path} can't be read: {error.strerror}.") from None
    if path.suffix.lower() in WEB_PAGES:
        return from_html(content)
    if b"\x00" in content:
        raise Unreadable(f"{path} holds NUL bytes, so it is not a text file.")
    try:
        # Bytes, not text mode: that would turn \r\n into \n and move every offset behind it.
        return content.decode("utf-8")
    except UnicodeDecodeError as error:
        raise Unreadable(f"{path} is not UTF-8: byte {error.start + 1} is no part of a character.") from None


def write_text(path: Path, text: str) -> None:
    try:
        path.write_bytes(text.encode("utf-8"))
    except OSError as error:
        raise Unreadable(f"{path} can't be written: {error.strerror}.") from None
