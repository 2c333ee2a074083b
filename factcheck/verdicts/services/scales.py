"""Rating scales: the one a new newsroom begins with."""

from django.db import transaction

from factcheck.verdicts.models import Rating, RatingScale

# The five numbered labels are those of Google's ClaimReview documentation, so that every reader knows the scale.
DEFAULT = [
    ("False", Rating.Tone.FALSE, True, False, "The claim is wrong in its main point."),
    (
        "Mostly false",
        Rating.Tone.FALSE,
        True,
        False,
        "There is something to it, but the main point is wrong.",
    ),
    ("Half true", Rating.Tone.MIXED, True, False, "Right in part, and wrong or misleading in part."),
    ("Mostly true", Rating.Tone.TRUE, True, False, "The main point is right; something about it is not."),
    ("True", Rating.Tone.TRUE, True, False, "The claim is right."),
    ("Unproven", Rating.Tone.OPEN, False, True, "What is known does not settle it either way."),
    ("Satire", Rating.Tone.OPEN, False, False, "It was meant as a joke and is passed on as if it were not."),
]


@transaction.atomic
def lay_out_default_scale(*, using: str = "default") -> None:
    """Make the default scale if the newsroom has none at all."""
    if RatingScale.objects.using(using).exists():
        return
    scale = RatingScale.objects.using(using).create(
        name="Truth scale",
        explanation="Five steps from False to True, and two labels for what has no place between them.",
    )
    Rating.objects.using(using).bulk_create(
        Rating(
            scale=scale, label=label, tone=tone, is_on_the_scale=on_scale, needs_unknowns=unknowns,
            definition=definition, position=position,
        )
        for position, (label, tone, on_scale, unknowns, definition) in enumerate(DEFAULT, start=1)
    )  # fmt: skip
