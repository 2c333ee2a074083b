"""`manage.py load_demo`: people, stories and a published check for a newsroom to look around in."""

from argparse import ArgumentParser
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.db import OperationalError, ProgrammingError, transaction

from articles.models import Article
from demo import newsroom, people
from newsroom.refusals import Refusal


class Command(BaseCommand):
    help = "Fill an empty database with the demo newsroom. Run again, it changes nothing."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--if-wanted", action="store_true", help="do nothing when the environment says DEMO=false")
        parser.add_argument(
            "--anyway", action="store_true", help="also into a database that holds articles of your own"
        )

    def handle(self, *args: Any, if_wanted: bool, anyway: bool, **options: Any) -> None:
        if if_wanted and not settings.DEMO:
            self.stdout.write("No demo is wanted: DEMO is false.")
            return
        try:
            if if_wanted and not anyway and holds_own_work():
                self.stdout.write("The demo stays out: this database holds a newsroom's own articles.")
                return
            with transaction.atomic():
                filled = self.fill(anyway=anyway)
        except Refusal as refusal:
            raise CommandError(f"The demo could not be loaded: {refusal.sentence}") from None
        except ProgrammingError:
            raise CommandError("The database has no tables yet. Make them first: manage.py migrate") from None
        except OperationalError as error:
            reason = str(error).strip().splitlines()[0]
            raise CommandError(f"The database does not answer: {reason}") from None
        self.stdout.write(self.told(filled))
        self.stdout.write(people.sign_ins())

    def fill(self, *, anyway: bool) -> newsroom.Filled:
        if not anyway and holds_own_work():
            raise CommandError(
                "This database holds a newsroom's own articles; the demo would mix with them. "
                "Name another database in DATABASE_URL, or say --anyway."
            )
        return newsroom.fill()

    def told(self, filled: newsroom.Filled) -> str:
        if not filled.new_stories:
            return "The demo newsroom is here already; nothing was changed."
        check = " One check is published." if filled.verdict else ""
        return f"Took in {filled.new_stories} stories; the worker reads them now.{check}"


def holds_own_work() -> bool:
    """Whether a newsroom works here. Articles that people took in beside the demo's are part of trying it."""
    articles = Article.objects.order_by()
    return articles.exists() and not articles.filter(channel=Article.Channel.DEMO).exists()
