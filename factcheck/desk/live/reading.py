"""What hints mean to a page: which claims and articles the rows belong to, and which version of these there is now."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from django.db.models import Max

from articles.models import Version
from factcheck.claims.models import Appearance, Claim, Extraction
from factcheck.verdicts.models import Release, Verdict
from newsroom.hints import Entry


class About(StrEnum):
    """What a page is told of. The number beside it is an article's for the last three, else a claim's."""

    CLAIM = "claim"
    VERDICT = "verdict"
    TALK = "talk"
    ARTICLE = "article"
    READING = "reading"
    PRESENCE = "presence"


TALKS = {"commented", "comment resolved", "comment reopened"}


@dataclass(frozen=True, slots=True)
class Hint:
    """What has changed, and the version that there is now: all that a browser is told, and nothing of what it says."""

    about: About
    id: int
    v: int


@dataclass(frozen=True, slots=True)
class Placed:
    """A hint, and the articles whose pages show what it is about."""

    hint: Hint
    articles: frozenset[int]


def read(entries: Iterable[Entry]) -> list[Placed]:
    """The hints of these entries, each once. A handful of queries, however many entries."""
    rows: dict[str, set[int]] = defaultdict(set)
    talks: dict[int, int] = {}
    moves: dict[int, int] = {}
    for entry in entries:
        for subject in entry.subjects:
            noun, _, key = subject.partition(":")
            if not key.isdecimal():
                continue  # A batch: its claims have lines of their own.
            if noun == "claim" and entry.verb in TALKS:
                talks[int(key)] = entry.event
            elif noun == "presence":
                moves[int(key)] = entry.event
            else:
                rows[noun].add(int(key))
    return [*_of_claims(rows, talks), *_of_articles(rows, moves)]


def _of_claims(rows: Mapping[str, set[int]], talks: Mapping[int, int]) -> list[Placed]:
    verdicts = set(rows["verdict"])
    if rows["release"]:
        verdicts |= set(Release.objects.filter(pk__in=rows["release"]).values_list("verdict_id", flat=True))
    found = []
    if verdicts:
        of_claims = Verdict.objects.filter(pk__in=verdicts).order_by("pk").values_list("claim_id", "version")
        found += [Hint(About.VERDICT, claim, version) for claim, version in of_claims]
    if rows["claim"]:
        versions = Claim.objects.filter(pk__in=rows["claim"]).order_by("pk").values_list("pk", "version")
        found += [Hint(About.CLAIM, claim, version) for claim, version in versions]
    found += [Hint(About.TALK, claim, event) for claim, event in talks.items()]
    places: dict[int, set[int]] = defaultdict(set)
    if found:
        stand = Appearance.objects.filter(claim__in={hint.id for hint in found}).order_by()
        for claim, article in stand.values_list("claim_id", "version__article_id").distinct():
            places[claim].add(article)
    return [Placed(hint, frozenset(places[hint.id])) for hint in found]


def _of_articles(rows: Mapping[str, set[int]], moves: Mapping[int, int]) -> list[Placed]:
    found = []
    if rows["extraction"]:
        readings = Extraction.objects.filter(pk__in=rows["extraction"]).order_by("pk")
        of_articles = readings.values_list("version__article_id", "done")
        found += [Hint(About.READING, article, done) for article, done in of_articles]
    if rows["version"]:  # Asked to be read again, or a new text.
        texts = Version.objects.filter(pk__in=rows["version"]).order_by("pk").values_list("article_id", "number")
        for article, number in texts:
            found += [Hint(About.ARTICLE, article, number), Hint(About.READING, article, 0)]
    if rows["article"]:
        newest = Version.objects.filter(article__in=rows["article"]).order_by().values("article_id")
        for each in newest.annotate(number=Max("number")):
            found.append(Hint(About.ARTICLE, each["article_id"], each["number"]))
    found += [Hint(About.PRESENCE, article, number) for article, number in sorted(moves.items())]
    return [Placed(hint, frozenset({hint.id})) for hint in dict.fromkeys(found)]
