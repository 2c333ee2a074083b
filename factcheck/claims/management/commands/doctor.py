"""`manage.py doctor`: what is active and what is wrong, in plain lines."""

from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from factcheck.claims.examination import examine
from newsroom.findings import State


class Command(BaseCommand):
    help = (
        "Says what is active and what is wrong: servers, worker, engine, sentence model, language model. Ends with 1 "
        "when something needed does not work; what is optional may be off."
    )
    requires_system_checks = []

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "--ask", action="store_true", help="send the language model one sentence, to see whether it answers"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        broken = 0
        for finding in examine(ask=options["ask"]):
            self.stdout.write(f"{finding.state:<6} {finding.said}")
            broken += finding.state is State.BROKEN
        if broken:
            raise SystemExit(1)
