"""Rating scales: the one a new newsroom begins with, and what curators do with theirs.

A scale that a submitted verdict was rated on is frozen: what its labels mean is on record. A newsroom that thinks
again makes a new version of it.
"""

from collections.abc import Collection
from typing import Any

from django.db import IntegrityError, transaction
from django.db.models import F, Max, ProtectedError
from django.utils.translation import gettext, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from factcheck.verdicts.models import EDITABLE, Rating, RatingScale, Verdict
from newsroom import changes, ledger, rights
from newsroom.languages import for_the_record
from newsroom.models import Event, User
from newsroom.refusals import Refusal

SCALE = ("name", "explanation", "is_active")
RATING = ("label", "definition", "position", "is_on_the_scale", "needs_unknowns", "tone")
FROZEN = _("Submitted verdicts are rated on this scale, so its labels can't change. Make a new version of it.")
OUT_OF_THE_WAY = 10_000  # Added to positions while they are written, so that two labels can change places.

# The five numbered labels are those of Google's ClaimReview documentation, so that every reader knows the scale.
DEFAULT = [
    (pgettext_lazy("rating", "False"), Rating.Tone.FALSE, True, False, _("The claim is wrong in its main point.")),
    (
        pgettext_lazy("rating", "Mostly false"),
        Rating.Tone.FALSE,
        True,
        False,
        _("There is something to it, but the main point is wrong."),
    ),
    (
        pgettext_lazy("rating", "Half true"),
        Rating.Tone.MIXED,
        True,
        False,
        _("Right in part, and wrong or misleading in part."),
    ),
    (
        pgettext_lazy("rating", "Mostly true"),
        Rating.Tone.TRUE,
        True,
        False,
        _("The main point is right; something about it is not."),
    ),
    (pgettext_lazy("rating", "True"), Rating.Tone.TRUE, True, False, _("The claim is right.")),
    (
        pgettext_lazy("rating", "Unproven"),
        Rating.Tone.OPEN,
        False,
        True,
        _("What is known does not settle it either way."),
    ),
    (
        pgettext_lazy("rating", "Satire"),
        Rating.Tone.OPEN,
        False,
        False,
        _("It was meant as a joke and is passed on as if it were not."),
    ),
]


@transaction.atomic
def lay_out_default_scale(*, using: str = "default") -> None:
    """Make the default scale, in the newsroom's language, if the newsroom has none at all."""
    if RatingScale.objects.using(using).exists():
        return
    scale = RatingScale.objects.using(using).create(
        name=for_the_record(_("Truth scale")),
        explanation=for_the_record(
            _("Five steps from False to True, and two labels for what has no place between them.")
        ),
    )
    Rating.objects.using(using).bulk_create(
        Rating(
            scale=scale, label=for_the_record(label), tone=tone, is_on_the_scale=on_scale, needs_unknowns=unknowns,
            definition=for_the_record(definition), position=position,
        )
        for position, (label, tone, on_scale, unknowns, definition) in enumerate(DEFAULT, start=1)
    )  # fmt: skip


def is_frozen(scale: RatingScale) -> bool:
    """Whether a verdict that was ever submitted is rated on the scale."""
    return Verdict.objects.filter(rating__scale=scale).exclude(state__in=EDITABLE, submitted_at=None).exists()


@transaction.atomic
def add(*, by: User, name: str, explanation: str = "", is_active: bool = True) -> RatingScale:
    """A new scale, version 1, without labels yet."""
    rights.require(by, "scale.curate")
    try:
        with transaction.atomic():
            scale = RatingScale.objects.create(name=name, explanation=explanation, is_active=is_active)
    except IntegrityError:
        raise Refusal(
            gettext("There is a scale “%(name)s” already. Make a new version of it, or choose another name.")
            % {"name": name}
        ) from None
    changes.added(scale, by=by)
    return scale


@transaction.atomic
def change(scale: RatingScale, *, by: User, **fields: Any) -> RatingScale:
    """Write any of `SCALE`. A frozen scale can only be offered or no longer be offered."""
    rights.require(by, "scale.curate")
    changes.permit(fields, SCALE)
    now = RatingScale.objects.select_for_update().get(pk=scale.pk)
    if any(getattr(now, name) != fields[name] for name in set(fields) - {"is_active"}) and is_frozen(now):
        raise Refusal(FROZEN)
    others = RatingScale.objects.filter(is_active=True).exclude(pk=scale.pk)
    if not fields.get("is_active", True) and not others.exists():
        raise Refusal(gettext("No other scale is offered, so verdicts could not be rated. Offer another one first."))
    return changes.change(scale, by=by, **fields)


@transaction.atomic
def write_ratings(
    scale: RatingScale, *, by: User, written: Collection[Rating], dropped: Collection[Rating] = ()
) -> None:
    """Keep the new and changed labels of a scale, and drop others. What they were before goes to the ledger."""
    rights.require(by, "scale.curate")
    RatingScale.objects.select_for_update().get(pk=scale.pk)
    if is_frozen(scale):
        raise Refusal(FROZEN)
    before = list(scale.ratings.values("pk", *RATING))
    try:
        with transaction.atomic():
            for rating in dropped:
                rating.delete()
            known = [rating.pk for rating in written if rating.pk]
            Rating.objects.filter(pk__in=known).update(position=F("position") + OUT_OF_THE_WAY)
            for rating in written:
                _write(rating, scale)
    except ProtectedError:
        raise Refusal(
            gettext("A draft is rated with a label that would be dropped. Ask its author to choose another.")
        ) from None
    except IntegrityError:
        raise Refusal(gettext("Two labels have the same name or the same position. Give each its own.")) from None
    ledger.record(scale, "ratings changed", by=by, ratings=before)


def _write(rating: Rating, scale: RatingScale) -> None:
    fields = {name: getattr(rating, name) for name in RATING}
    if rating.pk:
        scale.ratings.filter(pk=rating.pk).update(**fields)
    else:
        scale.ratings.create(**fields)


def last_change(scale: RatingScale, pk: int, **now: Any) -> Event | None:
    """Who gave these fields of a label what they hold `now`, or dropped it when there is no `now`."""
    for event in ledger.history(scale).filter(details__has_key="ratings"):
        for before in event.details["ratings"]:
            if before.get("pk") == pk and (not now or any(before[name] != value for name, value in now.items())):
                return event
    return None


@transaction.atomic
def new_version(scale: RatingScale, *, by: User) -> RatingScale:
    """A copy of the scale under the next number, not offered yet, whose labels can be changed."""
    rights.require(by, "scale.curate")
    versions = RatingScale.objects.select_for_update().filter(name=scale.name)
    list(versions)  # Locks them: two people at once must not count to the same number.
    last = versions.aggregate(last=Max("version"))["last"]
    copy = RatingScale.objects.create(name=scale.name, version=last + 1, explanation=scale.explanation, is_active=False)
    Rating.objects.bulk_create(
        Rating(scale=copy, **fields) for fields in scale.ratings.order_by("position").values(*RATING)
    )
    ledger.record(copy, "made from", by=by, scale=ledger.subject_of(scale))
    return copy
