"""Rows for the tests, made the way the newsroom makes them: through the services, by people with roles."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from itertools import count

from articles.models import Version
from articles.services.intake import take_in
from factcheck.claims.models import Appearance, Claim
from factcheck.claims.services import triage
from factcheck.sources.models import Source
from factcheck.sources.services import find_or_add
from factcheck.verdicts.models import Rating, State, Verdict
from factcheck.verdicts.services import review, writing
from newsroom.models import User
from newsroom.people import enlist

TEXT = (
    "Japan holds $1.13 trillion of US Treasury bonds.\n\n"
    "Posts on social media in March said Japan had already begun dumping Treasurys in March. "
    "Treasury data show that its holdings rose to $1.1308 trillion in that month."
)
PASSAGE = "Japan had already begun dumping Treasurys in March"
PASSWORD = "a long word for tests"

_number = count(1)


def person(*roles: str, username: str = "") -> User:
    """Somebody with these roles."""
    return enlist(username or f"{'-'.join(roles) or 'visitor'}-{next(_number)}", roles=roles, password=PASSWORD)


def version(text: str = TEXT, *, outlet: str = "Pacific Ledger", url: str = "", title: str = "") -> Version:
    """An article that was taken in, in its only version."""
    n = next(_number)
    taken = take_in(
        by=None, outlet=outlet, title=title or f"Tokyo and its card, part {n}", text=text,
        url=url or f"https://ledger.example.org/stories/{n}", published_at=datetime(2025, 5, 2, 9, tzinfo=UTC),
        new_version=True,  # For a test that gives the address of an earlier one: the titles are numbered.
    )  # fmt: skip
    return taken.version


def place(text: Version, passage: str, *, by: User) -> tuple[Claim, Appearance]:
    """A claim that a person marked at the first place where the passage stands."""
    start = text.text.index(passage)
    return triage.add(text, by=by, start=start, end=start + len(passage))


def source(*, by: User) -> Source:
    n = next(_number)
    return find_or_add(
        by=by, title="Major foreign holders of Treasury securities", publisher="US Treasury",
        url=f"https://treasury.example.org/tic/{n}", kind=Source.Kind.PRIMARY,
    )[0]  # fmt: skip


def rating(label: str = "False") -> Rating:
    return Rating.objects.get(label=label)


@dataclass
class Desk:
    """A checker who writes and an editor who reviews, with the ways a verdict goes between them."""

    checker: User
    editor: User

    def claim(self, passage: str = PASSAGE, text: Version | None = None) -> Claim:
        return place(text or version(), passage, by=self.checker)[0]

    def draft(self, claim: Claim | None = None, *, label: str = "False", **words: str) -> Verdict:
        verdict = writing.begin(claim or self.claim(), by=self.checker)
        return self.written(verdict, label=label, **words)

    def written(self, verdict: Verdict, *, label: str = "False", **words: str) -> Verdict:
        """The draft with everything that a review needs."""
        words = {"summary": "Holdings rose in March.", "explanation": "The *table* shows it."} | words
        verdict = writing.save(verdict, by=verdict.author, version=verdict.version, rating=rating(label), **words)
        if not verdict.citations.exists():
            self.cited(verdict)
        return verdict

    def cited(self, verdict: Verdict) -> None:
        writing.cite(
            verdict, by=verdict.author, source=source(by=verdict.author), stance="refutes",
            passage="Japan, March 2025: 1130.8 billion dollars", locator="Table, row Japan",
        )  # fmt: skip

    def submitted(self, verdict: Verdict | None = None) -> Verdict:
        verdict = verdict or self.draft()
        return writing.submit(verdict, by=verdict.author, version=verdict.version)

    def sent_back(self, verdict: Verdict | None = None) -> Verdict:
        verdict = verdict or self.submitted()
        return review.request_changes(verdict, by=self.editor, version=verdict.version, comment="Which table is it?")

    def approved(self, verdict: Verdict | None = None) -> Verdict:
        verdict = verdict or self.submitted()
        return review.approve(verdict, by=self.editor, version=verdict.version)

    def published(self, verdict: Verdict | None = None) -> Verdict:
        verdict = verdict or self.approved()
        return review.publish(verdict, by=self.editor, version=verdict.version)

    def correction(self, verdict: Verdict | None = None) -> Verdict:
        """A draft of the next revision, complete with its public note."""
        verdict = verdict or self.published()
        draft = writing.begin_correction(verdict, by=self.checker)
        return writing.save(
            draft, by=self.checker, version=draft.version, summary="Holdings rose in March and in April.",
            correction_note="An earlier version left April out.",
        )  # fmt: skip

    def corrected(self, verdict: Verdict | None = None) -> Verdict:
        """The published second revision."""
        return self.published(self.approved(self.submitted(self.correction(verdict))))

    def retracted(self, verdict: Verdict | None = None) -> Verdict:
        verdict = verdict or self.published()
        return review.retract(verdict, by=self.editor, version=verdict.version, note="The table was misread.")

    def verdict_in(self, state: str) -> Verdict:
        """A verdict in this state, gone there the way verdicts go."""
        ways: dict[State, Callable[[], Verdict]] = {
            State.DRAFT: self.draft,
            State.IN_REVIEW: self.submitted,
            State.CHANGES_REQUESTED: self.sent_back,
            State.APPROVED: self.approved,
            State.PUBLISHED: self.published,
            State.RETRACTED: self.retracted,
            State.CORRECTED: lambda: Verdict.objects.get(claim=self.corrected().claim_id, state=State.CORRECTED),
        }
        return ways[State(state)]()


def many_claims(number: int) -> Version:
    """A text in which every sentence is an undecided claim that the machine proposed."""
    sentences = [f"Exports of the port fell {100 + n}% in March, its director said." for n in range(number)]
    text = version("\n\n".join(sentences))
    claims = Claim.objects.bulk_create(Claim(statement=sentence) for sentence in sentences)
    starts = [text.text.index(sentence) for sentence in sentences]
    Appearance.objects.bulk_create(
        Appearance(
            claim=claim, version=text, exact=claim.statement, start=start, end=start + len(claim.statement),
            score=0.5, engine="rules",
        )
        for claim, start in zip(claims, starts, strict=True)
    )  # fmt: skip
    return text


def claims(text: Version) -> list[Claim]:
    """Its claims in the order in which they stand."""
    return [place.claim for place in text.appearances.select_related("claim").order_by("start")]
