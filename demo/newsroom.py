"""Fills an empty newsroom: people, stories whose claims are being read, a source, and one published check.

Everything goes through the services that the desk uses, done by the person whose work it is.
"""

from dataclasses import dataclass

from articles.models import Article, Version
from articles.services import curation
from articles.services.intake import take_in
from demo import people, stories
from factcheck.claims import tasks
from factcheck.claims.models import Extraction
from factcheck.claims.services import extraction, triage
from factcheck.sources.models import Source
from factcheck.sources.services import find_or_add
from factcheck.verdicts.models import Citation, Rating, Verdict
from factcheck.verdicts.services import review, writing
from newsroom import jobs
from newsroom.models import User
from newsroom.refusals import AlreadyThere

# Seconds between the readings, so that a person who opens the desk at once sees them one after the other.
BETWEEN_READINGS = 6

# The check that is published from the start, so that the public page and the feeds have something to show.
# The March claim, the one that the tour is about, is left to the visitor.
CHECKED_STORY = "ledger.example.org"
CHECKED_PASSAGE = "Japan is the largest foreign holder of US Treasury securities"

SUMMARY = """\
Japan held $1,130.8 billion of US Treasury securities at the end of March 2025, more than any other country \
outside the United States."""
EXPLANATION = """\
The US Treasury lists foreign holders every month. At the end of March 2025 the three largest were:

| Country | Billions of dollars |
|---|---|
| Japan | 1,130.8 |
| United Kingdom | 779.3 |
| China, Mainland | 765.4 |

Japan comes first by a margin of more than 350 billion dollars."""
UNKNOWNS = """\
The table counts securities where they are kept. It can't say who owns every one of them in the end."""


@dataclass(frozen=True)
class Filled:
    """What there was to do: how many stories were new, and the verdict if this call published it."""

    new_stories: int
    verdict: Verdict | None


def fill() -> Filled:
    """Bring the demo newsroom in. A second call finds everything there and changes nothing."""
    staff = people.enlist_all()
    fresh: dict[str, Version] = {}
    for story in stories.all_of_them():
        version = take_in_story(story, staff)
        if version:
            owe_reading(version, after=len(fresh) * BETWEEN_READINGS)
            fresh[story.host] = version
    table = holdings_table(by=staff["checker"])
    checked = fresh.get(CHECKED_STORY)
    return Filled(len(fresh), publish_check(checked, table, staff) if checked else None)


def take_in_story(story: stories.Story, staff: dict[str, User]) -> Version | None:
    """The story's version, or None when it is here already."""
    try:
        taken = take_in(
            by=staff["reporter"], outlet=story.outlet, title=story.title, text=story.text, url=story.url,
            published_at=story.published, byline=story.byline, language=story.language,
            channel=Article.Channel.DEMO,
        )  # fmt: skip
    except AlreadyThere:
        return None
    curation.change_outlet(
        taken.article.outlet, by=staff["curator"], domains=[story.host], kind=story.kind,
        country=story.country, language=story.language,
    )  # fmt: skip
    return taken.version


def owe_reading(version: Version, *, after: float) -> None:
    """Owe the reading of a story, due `after` seconds from now; the sweep finds those that are due later."""
    job = extraction.request(version)
    if after:
        Extraction.objects.filter(pk=job.pk).update(due_at=jobs.later(after))
    else:
        jobs.nudge(tasks.extract, job.pk)


def holdings_table(*, by: User) -> Source:
    """The US Treasury's own table, at its real address."""
    source, _ = find_or_add(
        by=by,
        title="Major Foreign Holders of Treasury Securities (TIC table 5)",
        publisher="US Department of the Treasury",
        url="https://ticdata.treasury.gov/resource-center/data-chart-center/tic/Documents/slt_table5.html",
        kind=Source.Kind.PRIMARY,
        interests="The publisher is the borrower. Holdings are counted where securities are kept, "
        "which is not always where their owner is.",
    )
    return source


def publish_check(version: Version, table: Source, staff: dict[str, User]) -> Verdict:
    """A whole journey: the checker marks, cites and writes, the editor approves and publishes."""
    checker, editor = staff["checker"], staff["editor"]
    start = version.text.index(CHECKED_PASSAGE)
    claim, _ = triage.add(version, by=checker, start=start, end=start + len(CHECKED_PASSAGE))
    draft = writing.begin(claim, by=checker)
    writing.cite(
        draft, by=checker, source=table, stance=Citation.Stance.SUPPORTS,
        passage="March 2025: Japan 1130.8; United Kingdom 779.3; China, Mainland 765.4",
        locator="Column 2025-03",
    )  # fmt: skip
    draft = writing.save(
        draft, by=checker, version=draft.version, rating=Rating.objects.offered().get(label="True"),
        summary=SUMMARY, explanation=EXPLANATION, unknowns=UNKNOWNS,
    )  # fmt: skip
    draft = writing.submit(draft, by=checker, version=draft.version)
    approved = review.approve(draft, by=editor, version=draft.version, comment="Checked against the table.")
    return review.publish(approved, by=editor, version=approved.version)
