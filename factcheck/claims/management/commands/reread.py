"""`manage.py reread`: newest texts that another engine read, or with another cut, are owed again."""

from argparse import ArgumentTypeError
from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from factcheck.claims.readers import reader_for
from factcheck.claims.services import policy, rereading


class Command(BaseCommand):
    help = (
        "Has the newest text of every article read again that was read by another engine or with another cut than "
        "now. What people decided stays as it is. Workers take the texts up, fresh articles first."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--all", action="store_true", help="also what was read by the engine of now")
        parser.add_argument("--limit", type=at_least_one, metavar="N", help="at most so many texts, the newest first")

    def handle(self, *args: Any, limit: int | None, **options: Any) -> None:
        rules = policy.current()
        readings = rereading.newest() if options["all"] else rereading.outdated(rules)
        owed = rereading.owe_again(readings, rules, most=limit)
        if not owed:
            self.stdout.write(
                "There is no text that could be read again now. Nothing is owed."
                if options["all"]
                else "Every newest text was read by the engine of now. Nothing is owed."
            )
            return
        reader = reader_for(embargoed=False, language_model=rules.language_model)
        texts = "1 text is" if owed == 1 else f"{owed} texts are"
        self.stdout.write(f"{texts} to be read again by {rereading.identity_of(reader, rules.cut)}.")


def at_least_one(written: str) -> int:
    """The number that was typed. Raises `ArgumentTypeError` with a sentence for anything that is no such number."""
    if not written.isdecimal() or len(written) > 9 or int(written) < 1:
        raise ArgumentTypeError(f"{written!r} is no number of texts; write it as in 50.")
    return int(written)
