"""Everything that is known of one claim: the card, the evidence, the verdict."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cached_property
from typing import Any

from django.db.models import Prefetch, QuerySet, prefetch_related_objects
from django.urls import reverse

from factcheck.claims.models import Appearance, Claim, Extraction
from factcheck.desk.forms import claims as forms
from factcheck.desk.forms.act import Act
from factcheck.desk.forms.comments import Say
from factcheck.desk.forms.queue import Assign, Plan
from factcheck.desk.forms.readings import PutRight
from factcheck.desk.forms.sources import Cite
from factcheck.desk.forms.verdicts import Discard, Write, read_verdict
from factcheck.desk.live.reading import TALKS
from factcheck.desk.screens.as_read import Read, dates_read, figures_read
from factcheck.desk.screens.choices import Choices
from factcheck.desk.screens.company import Company
from factcheck.desk.screens.history import Line, history_of, may_hold
from factcheck.desk.screens.keeping import Typed
from factcheck.desk.screens.reasons import Reasons
from factcheck.desk.screens.remarks import Remark
from factcheck.desk.screens.saying import Words, how_sure, quoted, statement_of
from factcheck.desk.screens.talk import Said, comments_about, cut
from factcheck.desk.screens.wording import is_reworded
from factcheck.verdicts.models import OPEN, PUBLIC, Citation, State, Verdict
from factcheck.verdicts.services import writing
from newsroom import ledger, rights
from newsroom.models import Comment, User

Status = Claim.Status


@dataclass
class Card:
    """A claim as `reader` sees it, at `place` of the article that is open (None for a claim without a place)."""

    claim: Claim
    place: Appearance | None
    reader: User
    article: int | None = None
    bound: dict[str, Act] = field(default_factory=dict)  # Forms that came back with words in them.
    reading: Extraction | None = None  # Of the text that the place is in.
    published: date | None = None  # What relative dates of that text count from.
    is_new: bool = False
    stands: Sequence[Appearance] = ()  # Every place of the claim, where they are at hand.

    @cached_property
    def appearances(self) -> list[Appearance]:
        """Where the claim stands; of one taken back, where it stood."""
        if not self.stands:
            return list(appearances_of(self.claim))
        shown = [place for place in self.stands if not place.withdrawn or self.claim.status == Status.WITHDRAWN]
        return sorted(shown, key=lambda place: (place.version.article_id, -place.version.number, place.start))

    @cached_property
    def choices(self) -> Choices:
        return Choices.of(self.reader, self.writing.rating_id if self.writing else None, self._typed_about)

    @cached_property
    def reasons(self) -> Reasons | None:
        return Reasons.of(self.place.score, self.place.why) if self.place else None

    @property
    def cut(self) -> float | None:
        """The score from which claims of the text were offered."""
        return self.reading.cut if self.reading else None

    @property
    def percent(self) -> str:
        """How far the score fills its scale, for a drawing that is 100 wide."""
        return f"{100 * (self.place.score or 0):.1f}" if self.place else "0"

    @property
    def cut_percent(self) -> str:
        return f"{100 * self.cut:.1f}" if self.cut is not None else ""

    @property
    def statement(self) -> list[Words]:
        return statement_of(self.claim, self.place)

    @property
    def quoted(self) -> list[str]:
        return quoted(self.place) if self.place else []

    @property
    def how_sure(self) -> str:
        return how_sure(self.place) if self.place else ""

    @property
    def figures(self) -> list[Read]:
        return figures_read(self.place.quantities) if self.place else []

    @property
    def dates(self) -> list[Read]:
        return dates_read(self.place.dates, self.published) if self.place else []

    @cached_property
    def verdicts(self) -> list[Verdict]:
        """Every revision, the newest first."""
        return list(
            Verdict.objects.filter(claim=self.claim)
            .select_related("rating__scale", "author", "reviewer")
            .order_by("-revision")
        )

    @property
    def writing(self) -> Verdict | None:
        """The verdict that somebody is writing or that is in review."""
        return next((verdict for verdict in self.verdicts if verdict.state in OPEN), None)

    @property
    def public(self) -> list[Verdict]:
        return [verdict for verdict in self.verdicts if verdict.state in PUBLIC]

    @property
    def standing(self) -> Verdict | None:
        return next((verdict for verdict in self.verdicts if verdict.state == State.PUBLISHED), None)

    @property
    def is_reworded(self) -> bool:
        """Whether the published verdict was given on other words than the claim has now."""
        record = self.standing.record if self.standing else None
        return record is not None and is_reworded(self.claim, record["claim"])

    @property
    def may_reword(self) -> bool:
        """A published verdict speaks of the words as they are: they change with a correction of the verdict."""
        return self.claim.status != Status.CHECKED

    @property
    def is_mine(self) -> bool:
        return self.writing is not None and self.writing.author_id == self.reader.pk

    @property
    def may_triage(self) -> bool:
        return rights.may(self.reader, "claim.triage")

    @property
    def may_write(self) -> bool:
        """Whether the reader can put words into a verdict now: their own, or one that is not begun."""
        if not rights.may(self.reader, "verdict.start"):
            return False
        if self.writing:
            return self.is_mine and self.writing.is_editable
        return self.standing is None and self.claim.status in (Status.OPEN, Status.CHECKING, Status.CHECKED)

    @property
    def may_discard(self) -> bool:
        """Whether the reader can give up what is being written: their own, or as an editor what nobody finishes."""
        writing = self.writing
        return writing is not None and writing.is_editable and rights.may(self.reader, "verdict.discard", writing)

    @property
    def is_evidence_shown(self) -> bool:
        return self.claim.status in (Status.OPEN, Status.CHECKING, Status.CHECKED) or bool(self.verdicts)

    @cached_property
    def citations(self) -> list[Citation]:
        """What the verdict in the making rests on; without one, what the published one does."""
        verdict = self.writing or self.standing
        if verdict is None:
            return []
        # Fetched once, for the list and for the question whether there are any.
        prefetch_related_objects([verdict], Prefetch("citations", CITATIONS))
        return list(verdict.citations.all())

    @cached_property
    def missing(self) -> list[str]:
        if self.writing is None or not self.may_write:
            return []
        assert self.citations is not None  # They are with the verdict by now, so that nobody asks for them again.
        return list(writing.what_is_missing(self.writing).values())

    @cached_property
    def _comments(self) -> list[Comment]:
        """On the claim, and on the verdict while it is back with its author."""
        # Every comment has its line; those of a claim that was merged into this one came with it.
        if not may_hold(self.history, "commented", "took in"):
            return []
        return comments_about(self.claim, *([self.writing] if self.writing and self.is_sent_back else []))

    @cached_property
    def talk(self) -> list[Said]:
        """What colleagues said about the claim, the oldest first."""
        return cut(comment for comment in self._comments if comment.subject.startswith("claim:"))

    @property
    def is_sent_back(self) -> bool:
        """Whether the verdict in the making is back with its author."""
        return self.writing is not None and self.writing.state == State.CHANGES_REQUESTED

    @property
    def talk_region(self) -> str:
        return f"comments-{self.claim.pk}"

    @cached_property
    def history(self) -> list[Line]:
        return history_of(self.claim, *self.verdicts)

    @property
    def newest_line(self) -> int:
        """The number of the latest line about the claim that the reader sees here."""
        return self.history[0].event if self.history else 0

    @property
    def versions(self) -> dict[str, int]:
        """What hints say of the claim, its verdict and its comments as they are shown here."""
        shown = {f"claim:{self.claim.pk}": self.claim.version}
        verdict = self.writing or self.standing
        if verdict:
            shown[f"verdict:{self.claim.pk}"] = verdict.version
        talk = next((line.event for line in self.history if line.verb in TALKS), None)
        return shown | ({f"talk:{self.claim.pk}": talk} if talk else {})

    @property
    def fragment(self) -> str:
        """Where the parts of the card are fetched from that change while it is open."""
        return reverse("desk:card", args=[self.article, self.claim.pk]) if self.article else self.here

    @property
    def company(self) -> Company:
        """Who else is here now."""
        return Company.of(self.reader, self.article or 0, self.claim.pk)

    @cached_property
    def remarks(self) -> list[Remark]:
        """What the reviewer said about passages, while the verdict is back with its author."""
        if self.writing is None or not self.is_sent_back:
            return []
        about = ledger.subject_of(self.writing)
        return [Remark(each, self.writing, self.reader) for each in self._comments if each.subject == about]

    @cached_property
    def sent_back_with(self) -> str:
        """The reviewer's comment, while the verdict is back with its author."""
        if not self.is_sent_back:
            return ""
        return next((line.why for line in self.history if line.did == "asked for changes"), "")

    @cached_property
    def forms(self) -> dict[str, Act]:
        """The forms of the card by name, those that came back first."""
        claim, read = self.claim, {"version": self.claim.version, "article": self.article}
        fresh: dict[str, Act] = {
            "accept": forms.Accept(initial=read),
            "reconsider": forms.Reconsider(initial=read),
            "put_off": forms.PutOff(initial=read),
            "not_a_claim": forms.NotAClaim(initial=read),
            "dismiss": forms.Dismiss(initial=read),
            "correct": forms.Correct(
                initial=read
                | {
                    "statement": claim.statement,
                    "claimant": claim.claimant,
                    "claimed_on": claim.claimed_on,
                }
            ),
        }
        if self.may_triage:
            planned = {"due_at": claim.due_at, "priority": claim.priority, "topics": ", ".join(claim.topics)}
            fresh["assign"] = self.choices.offered_to(Assign(initial=read | {"assignee": claim.assignee_id}))
            fresh["plan"] = Plan(initial=read | planned)
        if self.place:
            stands = {name: getattr(self.place, name) for name in ("exact", "start", "end", "prefix", "suffix")}
            fresh["span"] = forms.AdjustSpan(initial=read | {"place": self.place.pk} | stands)
            fresh["put_right"] = PutRight(place=self.place, initial=read)
        if self.may_write:
            source = source_typed_about(self.typed, self.claim)
            fresh["cite"] = Cite(initial={"article": self.article, "source": source})
            is_revision = self.writing.is_correction if self.writing else bool(self.verdicts)
            fresh["verdict"] = self.choices.offered_to(
                Write.of(self.writing, article=self.article, is_revision=is_revision)
            )
        if self.may_discard and self.writing:
            fresh["discard"] = Discard(initial=read | read_verdict(self.writing))
        if rights.may(self.reader, "comment.write"):
            fresh["comment"] = Say(initial={"article": self.article})
        return self._kept(fresh | self.bound)

    @cached_property
    def typed(self) -> Typed:
        """What the reader typed here and has not sent."""
        return Typed(self.reader, self._typed_about, self.choices.drafts)

    @property
    def _typed_about(self) -> list[str]:
        return [ledger.subject_of(self.claim)] + [f"article:{self.article}"] * bool(self.article)

    def _kept(self, shown: dict[str, Act]) -> dict[str, Act]:
        """The forms with what was typed into them; only what somebody may send is kept."""
        if self.may_triage or self.may_write:
            subject, version = ledger.subject_of(self.claim), self.claim.version
            versions = dict.fromkeys(("dismiss", "correct", "span", "put_right", "plan"), version) | {
                "verdict": self.writing.version if self.writing else 1
            }
            for name in versions.keys() & shown.keys():
                self.typed.keep(shown[name], subject, version=versions[name], back=self.here)
            if "cite" in shown:
                keep_citation(shown["cite"], self.typed, self.claim, back=self.here)
        if "comment" in shown:  # It is about the claim whatever its version.
            self.typed.keep(shown["comment"], ledger.subject_of(self.claim), version=0, back=self.here)
            self._forget_what_was_said(shown["comment"])
        return shown

    def _forget_what_was_said(self, form: Act) -> None:
        """Words that were kept a moment after they were sent stand among the comments: nobody says them again."""
        words = str(form.initial.get("words", "")).split()
        if words and any(s.comment.by_id == self.reader.pk and s.comment.words.split() == words for s in self.talk):
            form.initial["words"] = ""
            form.kept = replace(form.kept, draft=None)

    @property
    def here(self) -> str:
        """The address of the page that the card is on."""
        if self.article is None:
            return self.claim.get_absolute_url()
        return reverse("desk:article_claim", args=[self.article, self.claim.pk])

    def as_context(self) -> dict[str, Any]:
        return {"card": self, "claim": self.claim, "place": self.place, "forms": self.forms}


def appearances_of(claim: Claim) -> QuerySet[Appearance]:
    """Where a claim stands, with article and outlet and without the texts; of one taken back, where it stood."""
    places = claim.appearances.all()
    if claim.status != Status.WITHDRAWN:
        places = places.filter(withdrawn=False)
    return (
        places.select_related("version__article__outlet")
        .defer("version__text")
        .order_by("version__article_id", "-version__number", "start")
    )


def keep_citation(form: Act, typed: Typed, claim: Claim, *, back: str) -> None:
    """A citation changes no row that has versions; each source that is quoted has a draft of its own."""
    source = form.known if isinstance(form, Cite) else None
    name = f"cite-{source.pk}" if source else "cite"
    typed.keep(form, ledger.subject_of(claim), version=0, back=back, name=name)


def source_typed_about(typed: Typed, claim: Claim) -> int | None:
    """The source in whose citation the reader stopped typing last."""
    subject = ledger.subject_of(claim)
    last = next((d for d in typed.drafts if d.subject == subject and d.form.split("-")[0] == "cite"), None)
    number = last.form.removeprefix("cite-") if last else ""
    return int(number) if number.isdecimal() else None


CITATIONS = Citation.objects.select_related("source__merged_into", "added_by")


def citations_of(verdict: Verdict) -> QuerySet[Citation]:
    return CITATIONS.filter(verdict=verdict)
