"""The review page: the frozen record, what was said about it, and what its reader may do."""

from dataclasses import dataclass, field
from datetime import date, datetime
from functools import cached_property
from typing import Any
from uuid import uuid4

from django.conf import settings
from django.urls import reverse

from factcheck.desk.forms import verdicts as forms
from factcheck.desk.forms.act import Act
from factcheck.desk.screens.card import citations_of
from factcheck.desk.screens.history import Line, conversation_of, history_of
from factcheck.desk.screens.keeping import Typed
from factcheck.desk.screens.outbox import Outbox, outbox_of
from factcheck.desk.screens.remarks import Remark, remarks_on
from factcheck.desk.screens.since import Since, since_last_look
from factcheck.desk.screens.wording import is_reworded
from factcheck.desk.screens.work import may_ever_review
from factcheck.feeds.lint import Fault, ahead
from factcheck.sources.models import Source
from factcheck.verdicts.models import PUBLIC, Citation, MediaCategory, State, Verdict
from newsroom import ledger, rights
from newsroom.models import User


@dataclass
class Review:
    """A verdict as `reader` sees it."""

    verdict: Verdict
    reader: User
    bound: dict[str, Act] = field(default_factory=dict)
    asked: int | None = None  # The submission that the reader wants to compare with.

    @cached_property
    def record(self) -> dict[str, Any] | None:
        """The frozen record with its dates as dates; None while the author writes."""
        if self.verdict.is_editable or self.verdict.record is None:
            return None
        return readable(self.verdict.record)

    @property
    def claim_was_reworded(self) -> bool:
        """Whether the claim says something else by now than what was submitted."""
        frozen = None if self.verdict.is_editable else self.verdict.record
        return frozen is not None and is_reworded(self.verdict.claim, frozen["claim"])

    @cached_property
    def since(self) -> Since | None:
        """What changed since the reader last looked, while somebody still has to decide."""
        if self.verdict.state not in (State.IN_REVIEW, State.APPROVED):
            return None
        return since_last_look(self.verdict, self.reader, asked=self.asked)

    @cached_property
    def faults(self) -> list[Fault]:
        """What readers of feeds would stumble over, while somebody still has to decide."""
        return ahead.of(self.verdict) if self.verdict.state in (State.IN_REVIEW, State.APPROVED) else []

    @property
    def must(self) -> list[Fault]:
        return [fault for fault in self.faults if not fault.is_advice]

    @property
    def should(self) -> list[Fault]:
        return [fault for fault in self.faults if fault.is_advice]

    @cached_property
    def remarks(self) -> list[Remark]:
        return remarks_on(self.verdict, self.reader)

    @property
    def unsettled(self) -> int:
        """How many remarks nobody has answered."""
        return sum(remark.comment.resolved_at is None for remark in self.remarks)

    @property
    def may_remark(self) -> bool:
        return not self.is_public and rights.may(self.reader, "comment.write")

    @cached_property
    def conversation(self) -> list[Line]:
        return conversation_of(self.verdict)

    @cached_property
    def history(self) -> list[Line]:
        return history_of(self.verdict.claim, *self.verdict.claim.verdicts.only("pk"))

    @cached_property
    def citations(self) -> list[Citation]:
        return list(citations_of(self.verdict))

    @property
    def is_mine(self) -> bool:
        return self.verdict.author_id == self.reader.pk

    @property
    def is_public(self) -> bool:
        return self.verdict.state in PUBLIC

    @property
    def may_review(self) -> bool:
        """Whether there can be a next one for the reader."""
        return may_ever_review(self.reader)

    @property
    def may_approve(self) -> bool:
        return self.verdict.state == State.IN_REVIEW and self._may("verdict.review")

    @property
    def may_ask_for_changes(self) -> bool:
        return self.verdict.state in (State.IN_REVIEW, State.APPROVED) and self._may("verdict.review")

    @property
    def may_publish(self) -> bool:
        return self.verdict.state == State.APPROVED and self._may("verdict.publish") and not self.is_released

    @cached_property
    def outbox(self) -> Outbox | None:
        """The release that was asked for last."""
        return outbox_of(self.verdict) if self.verdict.record else None

    @property
    def is_released(self) -> bool:
        """Whether it waits to go out."""
        return self.outbox is not None and self.outbox.is_waiting

    @property
    def may_recall(self) -> bool:
        return self.is_released and self._may("verdict.publish")

    @property
    def recall_seconds(self) -> int:
        return round(settings.RECALL_SECONDS)

    @property
    def may_correct(self) -> bool:
        return self.verdict.state == State.PUBLISHED and self._may("verdict.correct")

    @property
    def may_retract(self) -> bool:
        return self.verdict.state == State.PUBLISHED and self._may("verdict.retract")

    def _may(self, right: str) -> bool:
        return rights.may(self.reader, right, self.verdict)

    @cached_property
    def forms(self) -> dict[str, Act]:
        read = {"version": self.verdict.version}
        kinds: list[type[Act]] = [
            forms.Approve,
            forms.RequestChanges,
            forms.Publish,
            forms.PublishLater,
            forms.Recall,
            forms.BeginCorrection,
            forms.Retract,
        ]
        shown = (
            {kind.name.replace("-", "_"): kind(initial=read) for kind in kinds}
            | {"remark": forms.Remark(initial=read | {"key": uuid4()})}
            | self.bound
        )
        subject, here = ledger.subject_of(self.verdict), reverse("desk:verdict", args=[self.verdict.pk])
        typed = Typed(self.reader, [subject])
        for name in ("approve", "changes", "retract", "remark"):
            typed.keep(shown[name], subject, version=self.verdict.version, back=here)
        return shown

    def as_context(self) -> dict[str, Any]:
        return {"review": self, "verdict": self.verdict, "forms": self.forms}


def readable(record: dict[str, Any]) -> dict[str, Any]:
    """The record with dates for its ISO texts and words for its codes."""
    claim = dict(record["claim"])
    if claim.get("claimed_on"):
        claim["claimed_on"] = date.fromisoformat(claim["claimed_on"])
    claim["appearances"] = [
        place | {"published_at": datetime.fromisoformat(place["published_at"])} if place.get("published_at") else place
        for place in claim.get("appearances", [])
    ]
    citations = [
        citation
        | {
            "stance_words": Citation.Stance(citation["stance"]).label,
            "kind_words": Source.Kind(citation["source"]["kind"]).label,
        }
        for citation in record.get("citations", [])
    ]
    shown = record | {"claim": claim, "citations": citations}
    if record.get("expires_on"):
        shown["expires_on"] = date.fromisoformat(record["expires_on"])
    if category := record.get("media", {}).get("category"):
        shown["media"] = record["media"] | {"category_words": MediaCategory(category).label}
    return shown
