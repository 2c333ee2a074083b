"""`manage.py print_feeds`: print all checks anew for every feed."""

import time
from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand

from factcheck.feeds.press import editions


class Command(BaseCommand):
    help = (
        "Print every check for every feed, and keep it. Without --anew only what is missing is made, which the worker "
        "does by itself within seconds of a publication. Feeds can be read all the while."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "--anew", action="store_true", help="First forget all that is printed. Readers then get every feed again."
        )

    def handle(self, *args: Any, anew: bool, **options: Any) -> None:
        if anew:
            editions.print_anew()
        total = 0
        while editions.owed():
            if made := editions.sweep():
                total += made
                self.stderr.write(f"{total:,} pieces", ending="\r")
            else:  # The worker is at it just now.
                time.sleep(0.2)
        self.stdout.write(f"Printed {total:,} pieces; nothing is missing.")
