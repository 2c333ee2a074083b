"""`manage.py intake`: articles into the database, and the reading of their claims asked for."""

import re
import sys
import time
from datetime import datetime
from pathlib import Path
from typing import Any

from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import OperationalError, ProgrammingError, transaction
from django.utils import timezone

from articles.arrivals import Arrival, from_address, from_file
from articles.models import Article, Outlet, Version
from articles.services.intake import AddressTaken, outlet_at, take_in
from factcheck.claims import tasks
from factcheck.claims.models import Extraction
from factcheck.claims.services import extraction
from newsroom import jobs
from newsroom.refusals import AlreadyThere, Refusal

UNKNOWN_OUTLET = "Unknown outlet"
ADDRESS = re.compile(r"[a-z][a-z0-9+.-]*://", re.IGNORECASE)
PATIENCE = 5.0  # Seconds after which a reading that no worker has begun is done here.
LOOK = 0.25
MOMENTS = ("published", "embargoed_until")
OF_ONE_ARTICLE = ("title", "url", "byline")


class Command(BaseCommand):
    help = (
        "Takes articles in from UTF-8 text files, .html files or web addresses, and asks for their reading. "
        "Prints each article's id, also when it was here already."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("places", nargs="+", metavar="PATH_OR_URL")
        parser.add_argument("--outlet", default="", metavar="NAME", help="who published it; else the address's host")
        parser.add_argument("--published", default="", metavar="YYYY-MM-DD[THH:MM]", help="in the newsroom's time zone")
        parser.add_argument(
            "--embargoed-until",
            default="",
            metavar="YYYY-MM-DD[THH:MM]",
            help="until then nothing of the text leaves the newsroom's own machines, no language model included",
        )
        parser.add_argument(
            "--title", default="", help="else the page's title, a headline in the text, or the file's name"
        )
        parser.add_argument("--url", default="", metavar="ADDRESS", help="where a file's article stands on the web")
        parser.add_argument(
            "--new-version",
            action="store_true",
            help="a file whose address is known under another title or outlet is that article's next version",
        )
        parser.add_argument("--language", default="en", metavar="TAG", help="a tag such as en or pt-BR (default: en)")
        parser.add_argument("--byline", default="", help="who wrote it")
        parser.add_argument("--wait", action="store_true", help="until the claims have been read")
        parser.add_argument("--timeout", type=float, default=120, metavar="SECONDS", help="of --wait (default: 120)")

    def handle(self, *args: Any, places: list[str], wait: bool, timeout: float, **given: Any) -> None:
        for name in OF_ONE_ARTICLE:
            if given[name] and len(places) > 1:
                raise CommandError(f"--{name} is about one article, and {len(places)} were named.")
        for option in MOMENTS:
            given[option] = moment_of(given[option], option)
        failed = 0
        for place in places:
            try:
                version = self.bring_in(place, given)
                if wait:
                    self.wait_for(version, timeout)
            except Refusal as refusal:
                failed += 1
                is_clear = len(places) == 1 or place in refusal.sentence
                self.stderr.write(refusal.sentence if is_clear else f"{place}: {refusal.sentence}")
            except ProgrammingError:
                raise CommandError("The database has no tables yet. Make them first: manage.py migrate") from None
            except OperationalError as error:
                raise CommandError(f"The database does not answer: {str(error).strip().splitlines()[0]}") from None
        if failed:
            sys.exit(1)

    def bring_in(self, place: str, given: dict[str, Any]) -> Version:
        """The version that stands for the place; its article's id is printed. Raises `Refusal`."""
        arrival = from_address(place) if ADDRESS.match(place) else from_file(Path(place))
        fields = fields_of(arrival, given)
        # A page that was fetched from its address belongs there, whatever its headline is today.
        is_meant = given["new_version"] or (arrival.channel == Article.Channel.ADDRESS and not given["url"])
        try:
            with transaction.atomic():
                taken = take_in(
                    by=None, text=arrival.text, channel=arrival.channel, new_version=is_meant, **fields
                )  # fmt: skip
                job = extraction.request(taken.version)
                jobs.nudge(tasks.extract, job.pk)
        except AddressTaken as taken_address:
            other: Article = taken_address.thing
            raise Refusal(
                f"{fields['url']} is the address of “{other.title}”, {other.outlet}. Correct it, "
                "or say --new-version if the text is the next version of that article."
            ) from None
        except AlreadyThere as already:
            article: Article = already.thing
            self.stderr.write(already.sentence)
            self.print_id(article)
            return article.versions.latest("number")
        for remark in taken.remarks:
            self.stderr.write(f"{taken.article.title}: {remark}")
        if not taken.is_new_article:
            self.stderr.write(f"This address was known: the text is version {taken.version.number} of its article.")
        self.print_id(taken.article)
        return taken.version

    def print_id(self, article: Article) -> None:
        self.stdout.write(str(article.pk))
        self.stdout.flush()

    def wait_for(self, version: Version, timeout: float) -> None:
        """Return once the version is read; read it here if no worker begins. Raises `Refusal` if it can't be read."""
        job = extraction.request(version)
        begun = time.monotonic()
        told = ""
        while job.state != "done":
            waited = time.monotonic() - begun
            if job.error:
                raise Refusal(f"The reading went wrong, so the claims are not all there: {job.error}")
            if waited > timeout:
                raise Refusal(f"After {timeout:g} seconds the claims were not all read; the worker goes on.")
            if job.state == "waiting" and waited > PATIENCE:
                self.stderr.write("No worker has begun, so the article is read here.")
                extraction.run(job.pk)
            elif (progress := f"Read {job.done} of {job.total or '?'} blocks") != told and job.state == "running":
                self.stderr.write(progress)
                told = progress
            time.sleep(LOOK if waited else 0)
            job = Extraction.objects.get(pk=job.pk)
        self.stderr.write(f"Read: {job.found} claims found.")


def fields_of(arrival: Arrival, given: dict[str, Any]) -> dict[str, Any]:
    """What `take_in` is told: what the person said, else what the article says of itself. Raises `Refusal`."""
    fields = {
        "title": given["title"] or cut(arrival.title),
        "outlet": given["outlet"] or outlet_at(arrival.host) or UNKNOWN_OUTLET,
        "url": given["url"] or arrival.url,
        "byline": given["byline"],
        "language": given["language"],
        "published_at": given["published"] or arrival.published_at,
        "embargoed_until": given["embargoed_until"],
    }
    row = Article(**{name: value for name, value in fields.items() if name not in {"outlet", "url"}})
    row.canonical_url = fields["url"]
    for name, check in (("article", row), ("outlet", Outlet(name=fields["outlet"]))):
        try:
            check.clean_fields(exclude={"outlet", "first_digest", "channel"} if check is row else set())
        except ValidationError as error:
            column, sentences = next(iter(error.message_dict.items()))
            spoken = {"canonical_url": "address", "name": "name"}.get(column, column)
            raise Refusal(f"The {name}'s {spoken} can't be kept: {sentences[0]}") from None
    return fields


def cut(title: str) -> str:
    """A title that a page gave itself, at the length that is kept."""
    longest = Article._meta.get_field("title").max_length or 500
    return title if len(title) <= longest else title[: longest - 1].rstrip() + "…"


def moment_of(written: str, option: str) -> datetime | None:
    """The moment in `YYYY-MM-DD[THH:MM]`, in the newsroom's time zone when it names none."""
    if not written:
        return None
    try:
        moment = datetime.fromisoformat(written)
        return moment if moment.tzinfo else timezone.make_aware(moment)
    except (ValueError, OverflowError):
        raise CommandError(
            f"--{option.replace('_', '-')} is {written!r}, which is no day; "
            "write it as in 2025-05-04 or 2025-05-04T09:30."
        ) from None
