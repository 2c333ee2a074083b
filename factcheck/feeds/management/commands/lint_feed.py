"""`manage.py lint_feed`: what is wrong with a page's or a feed's ClaimReview markup."""

import json
from argparse import ArgumentParser, RawDescriptionHelpFormatter
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils import translation

from factcheck.feeds.lint import Report, inspect, listing
from factcheck.feeds.reader import Unusable
from factcheck.feeds.reader.encoding import LIMIT
from factcheck.feeds.reader.troubles import printable
from newsroom import web
from newsroom.refusals import Refusal

# A feed may be larger than an article's page, and take longer.
_LARGEST = 50_000_000
_SECONDS = 60
_EXIT_CODES = """
exit codes:
  0  nothing is wrong; lines that say “could be better” are advice
  1  something is wrong
  2  there is nothing to check: the file can't be read or fetched, or holds no ClaimReview
"""


class Command(BaseCommand):
    help = (
        "Check ClaimReview markup, ours or anyone's: a saved page, a ClaimReview or MediaReview, a list of them, a "
        "DataFeed, NDJSON, a JSON Feed, Atom, RSS, CSV, or an answer of claims:search. Each fault is a line: where it "
        "stands, what is wrong, what to do. docs/linting.md lists every rule with its source."
    )
    # It needs neither a database nor the rest of the settings to be in order.
    requires_system_checks: list[str] = []

    def create_parser(self, prog_name: str, subcommand: str, **kwargs: Any) -> Any:
        kwargs |= {"epilog": _EXIT_CODES, "formatter_class": RawDescriptionHelpFormatter}
        return super().create_parser(prog_name, subcommand, **kwargs)

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("source", nargs="?", metavar="PATH_OR_URL", help="A file, or an address with http.")
        parser.add_argument(
            "--before", metavar="PATH", help="An earlier state of the same feed: find silent edits and what vanished."
        )
        parser.add_argument("--format", choices=("text", "json"), default="text", help="Lines (the default) or JSON.")
        parser.add_argument("--rules", action="store_true", help="List every rule with its source, and end.")

    def handle(self, *args: Any, source: str | None, **options: Any) -> None:
        with translation.override("en"):  # Commands speak English, whatever the newsroom does.
            if options["rules"]:
                self.stdout.write(listing.as_table())
            elif source is None:
                raise CommandError("Name a file or an address: lint_feed PATH_OR_URL.")
            elif options["format"] == "json":
                self._as_json(source, options["before"])
            else:
                self._as_lines(source, options["before"])

    def _as_lines(self, source: str, before: str | None) -> None:
        try:
            report = _report(source, before)
        except Unusable as error:
            raise CommandError(f"{printable(source)}: {error.sentence} {error.cure}", returncode=2) from None
        for fault in report.faults:
            self.stdout.write(str(fault))
        if not report.wrong:
            self.stdout.write("nothing wrong")
        _end(report, source)

    def _as_json(self, source: str, before: str | None) -> None:
        try:
            report = _report(source, before)
        except (Unusable, CommandError) as error:
            self.stdout.write(_json({"source": source, "unusable": str(error)}))
            raise CommandError(f"{printable(source)}: {error}", returncode=2) from None
        faults = [
            {
                "rule": fault.rule, "severity": fault.severity, "place": fault.place, "line": fault.line,
                "wrong": fault.wrong, "cure": fault.cure,
            }
            for fault in report.faults
        ]  # fmt: skip
        advice = len(faults) - report.wrong
        told = {"source": source, "kind": report.kind, "reviews": report.reviews, "must": report.wrong}
        self.stdout.write(_json(told | {"should": advice, "faults": faults}))
        _end(report, source)


def _end(report: Report, source: str) -> None:
    if report.wrong:
        are = "thing is" if report.wrong == 1 else "things are"
        raise CommandError(f"{report.wrong} {are} wrong in {printable(source)}.", returncode=1)


def _report(source: str, before: str | None) -> Report:
    earlier = _bytes_of(before) if before else None
    if not source.startswith(("http://", "https://")):
        return inspect(_bytes_of(source), before=earlier)
    try:
        fetched = web.fetch(source, limit=_LARGEST, seconds=_SECONDS)
    except Refusal as refusal:
        raise CommandError(refusal.sentence, returncode=2) from None
    if fetched.status != 200:
        sentence = f"{fetched.url} answers {fetched.status}: there is no page to check."
        raise CommandError(sentence, returncode=2)
    return inspect(
        fetched.body, address=fetched.url, content_type=fetched.content_type, before=earlier, asked=source
    )  # fmt: skip


def _bytes_of(path: str) -> bytes:
    try:
        with Path(path).open("rb") as file:
            return file.read(LIMIT + 1)
    except (OSError, ValueError) as error:
        raise CommandError(f"Can't read {path}: {getattr(error, 'strerror', error)}.", returncode=2) from None


def _json(told: dict[str, Any]) -> str:
    """Everything as ASCII: half a letter that a text may hold can't be written in any encoding."""
    return json.dumps(told, ensure_ascii=True, indent=2)
