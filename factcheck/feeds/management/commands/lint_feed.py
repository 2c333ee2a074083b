"""`manage.py lint_feed`: what is wrong with a page's or a feed's ClaimReview markup."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from factcheck.feeds.lint import Fault, faults_in
from newsroom import web
from newsroom.refusals import Refusal


class Command(BaseCommand):
    help = (
        "Check the ClaimReview markup of a saved page, a ClaimReview, a list of them, a DataFeed or NDJSON, "
        "ours or anyone's. Each fault is a line: where it stands, what is wrong, what to do. "
        "Exit code 1 if anything is wrong."
    )
    # It needs neither a database nor the rest of the settings to be in order.
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("source", metavar="PATH_OR_URL", help="A file, or an address beginning with http.")

    def handle(self, *args: Any, source: str, **options: Any) -> None:
        faults = _faults(source)
        for fault in faults:
            self.stdout.write(str(fault))
        wrong = sum(not fault.is_advice for fault in faults)
        if wrong:
            raise CommandError(f"{wrong} {'thing is' if wrong == 1 else 'things are'} wrong in {source}.")
        self.stdout.write("nothing wrong")


def _faults(source: str) -> list[Fault]:
    if source.startswith(("http://", "https://")):
        try:
            fetched = web.fetch(source)
        except Refusal as refusal:
            raise CommandError(refusal.sentence) from None
        if fetched.status != 200:
            raise CommandError(f"{fetched.url} answers {fetched.status}: there is no page to check.")
        return faults_in(fetched.body, address=fetched.url)
    try:
        return faults_in(Path(source).read_bytes())
    except (OSError, ValueError) as error:
        raise CommandError(f"Can't read {source}: {getattr(error, 'strerror', error)}.") from None
