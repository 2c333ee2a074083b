"""What the forms of a card let people choose from, and what was typed into them, asked for at once."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import Q
from django.db.models.functions import JSONObject
from django.forms import ModelChoiceField
from django.forms.models import ModelChoiceIteratorValue

from factcheck.desk.forms.act import Act
from factcheck.desk.screens.facets import PERSON, name_of, who_decide
from factcheck.verdicts.models import Rating
from newsroom import drafts
from newsroom.models import Draft, User

_RATING = ("pk", "label", "definition", "tone", "needs_unknowns")


@dataclass(frozen=True)
class Choices:
    """The people who can be given a claim, as pairs of key and name, the ratings that a verdict can have, and the
    reader's drafts.
    """

    people: list[tuple[int, str]]
    ratings: list[Rating]
    drafts: list[Draft]

    @classmethod
    def of(cls, reader: User, rating: int | None, subjects: Iterable[str]) -> "Choices":
        """The choices for this reader, and their drafts on the `subjects`. One query.

        A `rating` that was given stays one, whatever became of its scale.
        """
        people = who_decide().order_by("first_name", "last_name", "pk").values(d=PERSON)
        ratings = Rating.objects.filter(Q(scale__is_active=True) | Q(pk=rating))
        ratings = ratings.order_by("scale__name", "-scale__version", "position", "pk")
        row: Any = (
            User.objects.filter(pk=reader.pk)
            .values(
                a=ArraySubquery(people),
                b=ArraySubquery(ratings.values(d=JSONObject(**{n: n for n in _RATING}))),
                c=drafts.beside(reader, subjects),
            )
            .get()
        )
        return cls(
            people=[(each["pk"], name_of(each)) for each in row["a"]],
            ratings=[Rating(**each) for each in row["b"]],
            drafts=drafts.drafts_of(row["c"]),
        )

    def offered_to(self, form: Act) -> Act:
        """Let the fields of this form that ask for a person or for a rating offer these, without asking again."""
        for field in form.fields.values():
            if isinstance(field, ModelChoiceField) and field.queryset is not None and not field.widget.is_hidden:
                if field.queryset.model is Rating:
                    field.choices = [(ModelChoiceIteratorValue(one.pk, one), one.label) for one in self.ratings]
                elif field.queryset.model is User:
                    field.choices = [("", field.empty_label), *self.people]
        return form
