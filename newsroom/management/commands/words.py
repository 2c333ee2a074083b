from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser

from newsroom import catalogue


class Command(BaseCommand):
    help = (
        "Gather the words of the source into the languages' catalogues and compile them; needs the development set-up."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--check", action="store_true", help="Write nothing; fail where words are missing.")

    def handle(self, *arguments: Any, **options: Any) -> None:
        lacking = 0
        for language in _others():
            if not options["check"]:
                self._write(language)
            absent = catalogue.missing(language)
            lacking += len(absent)
            for words in absent:
                self.stdout.write(f"{language} has no words for: {words.one}")
            self.stdout.write(f"{language}: {len(absent)} missing.")
        if options["check"] and lacking:
            raise CommandError("Put the missing words into locale/, then run: make words")

    def _write(self, language: str) -> None:
        folder = catalogue.folder_of(language)
        folder.mkdir(parents=True, exist_ok=True)
        now = catalogue.gathered(language)
        (folder / "django.po").write_bytes(catalogue.as_po(now))
        (folder / "django.mo").write_bytes(catalogue.as_mo(now))


def _others() -> list[str]:
    """The languages beside the one that the source is written in."""
    return [tag for tag, _ in settings.LANGUAGES if tag != "en"]
