"""What stands around the queue's rows, asked for at once: how many claims each tab has, and what one can filter by."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.contrib.postgres.expressions import ArraySubquery
from django.contrib.postgres.fields import ArrayField
from django.db.models import CharField, Exists, IntegerField, Q, QuerySet, Subquery
from django.db.models.expressions import RawSQL
from django.db.models.functions import JSONObject

from articles.models import Article, Outlet
from factcheck.claims.models.claim import ClaimQuerySet
from factcheck.desk.screens.compiled import Compiled
from factcheck.desk.screens.filters import CURRENT, TABS, of_tab
from factcheck.verdicts.models import Rating
from newsroom.models import SavedView, User
from newsroom.rights import ADMIN, CHECKER, EDITOR

COUNTED = 1000  # Claims of a tab that are counted; beyond them the tab says that there are more.


class CountUpTo(Subquery):
    """How many rows a query has, looked at no further than it is cut."""

    template = "(SELECT COUNT(*) FROM (%(subquery)s) AS counted)"
    output_field = IntegerField()


class CountsUpTo(Subquery):
    """The same for each of the states, one after the other: one question to plan instead of one for every tab."""

    template = (
        "ARRAY(SELECT (SELECT COUNT(*) FROM (%(subquery)s) AS counted)"
        " FROM unnest(string_to_array(%(asked)s, ' ')) WITH ORDINALITY AS asked (status, place) ORDER BY place)"
    )
    output_field = ArrayField(IntegerField())

    def __init__(self, claims: QuerySet[Any, Any]) -> None:
        """`claims` whose status is `_ASKED`."""
        super().__init__(claims, asked=f"'{' '.join(CURRENT)}'")


_ASKED = RawSQL("asked.status", (), output_field=CharField())


@dataclass(frozen=True)
class Facets:
    """Counts by the tab's name, and the options of the filters, each `{"value", "words"}`."""

    counts: Mapping[str, int]
    outlets: list[dict[str, Any]]
    people: list[dict[str, Any]]
    ratings: list[str]
    languages: list[str]
    views: list[dict[str, Any]]  # Saved ones: pk, name, query, is_shared, owner (its key), and first, last, username.
    has_articles: bool

    @classmethod
    def of(cls, claims: ClaimQuerySet, reader: User) -> "Facets":
        """The facets of these claims for this reader; one query."""
        views = SavedView.objects.filter(Q(owner=reader) | Q(is_shared=True)).order_by("name", "pk")
        row: Any = (
            User.objects.filter(pk=reader.pk)
            .values(
                **_tabs(claims),
                views=ArraySubquery(views.values(d=_VIEW)),
                **_ALIKE,
            )
            .get()
        )
        return cls(
            counts=_read(row),
            outlets=row["outlets"],
            people=[{"value": each["pk"], "words": name_of(each)} for each in row["people"]],
            ratings=list(dict.fromkeys(row["ratings"])),
            languages=[language for language in row["languages"] if language],
            views=row["views"],
            has_articles=row["has_articles"],
        )


def counts_of(claims: ClaimQuerySet, reader: User) -> Mapping[str, int]:
    """The counts alone, by the tab's name; one query."""
    return _read(User.objects.filter(pk=reader.pk).values(**_tabs(claims)).get())


def who_decide() -> QuerySet[User]:
    """The people to whom a claim can be assigned."""
    roles = Q(groups__name__in=[CHECKER, EDITOR, ADMIN]) | Q(is_superuser=True)
    return User.objects.filter(pk__in=User.objects.filter(roles, is_active=True).values("pk"))


def name_of(person: Mapping[str, str]) -> str:
    """A person's name as the desk writes it, of the columns that make it up."""
    return f"{person['first']} {person['last']}".strip() or person["username"]


PERSON = JSONObject(pk="pk", first="first_name", last="last_name", username="username")
_VIEW = JSONObject(
    pk="pk", name="name", query="query", is_shared="is_shared", owner="owner_id", first="owner__first_name",
    last="owner__last_name", username="owner__username",
)  # fmt: skip


# What is the same for everybody.
_ALIKE = {
    "outlets": Compiled(ArraySubquery(Outlet.objects.order_by("name").values(d=JSONObject(value="pk", words="name")))),
    "people": Compiled(ArraySubquery(who_decide().order_by("first_name", "last_name", "pk").values(d=PERSON))),
    "ratings": Compiled(ArraySubquery(Rating.objects.order_by("scale", "position").values("label"))),
    "languages": Compiled(ArraySubquery(Article.objects.order_by("language").values("language").distinct())),
    "has_articles": Compiled(Exists(Article.objects.all())),
}


def _tabs(claims: ClaimQuerySet) -> dict[str, Subquery]:
    in_review = of_tab("review", claims)
    return {"counts": CountsUpTo(_few(claims.filter(status=_ASKED))), "in_review": CountUpTo(_few(in_review))}


def _read(row: Any) -> dict[str, int]:
    """By the tab's name, of a row with the columns of `_tabs`."""
    of_status = dict(zip(CURRENT, row["counts"], strict=True))
    return {
        name: sum(of_status[status] for status in which) if which else row["in_review"]
        for name, (_, which) in TABS.items()
    }


def _few(claims: ClaimQuerySet) -> QuerySet[Any, Any]:
    return claims.order_by().values("pk")[: COUNTED + 1]
