"""What stands around the queue's rows, asked for at once: how many claims each tab has, and what one can filter by."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import Exists, IntegerField, Q, QuerySet, Subquery
from django.db.models.functions import JSONObject

from articles.models import Article, Outlet
from factcheck.claims.models.claim import ClaimQuerySet
from factcheck.desk.screens.filters import TABS
from factcheck.verdicts.models import Rating
from newsroom.models import SavedView, User
from newsroom.rights import ADMIN, CHECKER, EDITOR

COUNTED = 1000  # Claims of a tab that are counted; beyond them the tab says that there are more.


class CountUpTo(Subquery):
    """How many rows a query has, looked at no further than it is cut."""

    template = "(SELECT COUNT(*) FROM (%(subquery)s) AS counted)"
    output_field = IntegerField()


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
        row: Any = (
            User.objects.filter(pk=reader.pk)
            .values(
                **_tabs(claims),
                outlets=ArraySubquery(Outlet.objects.order_by("name").values(d=JSONObject(value="pk", words="name"))),
                people=ArraySubquery(who_decide().order_by("first_name", "last_name", "pk").values(d=PERSON)),
                ratings=ArraySubquery(Rating.objects.order_by("scale", "position").values("label")),
                languages=ArraySubquery(Article.objects.order_by("language").values("language").distinct()),
                views=ArraySubquery(
                    SavedView.objects.filter(Q(owner=reader) | Q(is_shared=True)).order_by("name", "pk").values(d=_VIEW)
                ),
                has_articles=Exists(Article.objects.all()),
            )
            .get()
        )
        return cls(
            counts={name: row[f"tab_{name}"] for name in TABS},
            outlets=row["outlets"],
            people=[{"value": each["pk"], "words": name_of(each)} for each in row["people"]],
            ratings=list(dict.fromkeys(row["ratings"])),
            languages=[language for language in row["languages"] if language],
            views=row["views"],
            has_articles=row["has_articles"],
        )


def counts_of(claims: ClaimQuerySet, reader: User) -> Mapping[str, int]:
    """The counts alone, by the tab's name; one query."""
    row: Any = User.objects.filter(pk=reader.pk).values(**_tabs(claims)).get()
    return {name: row[f"tab_{name}"] for name in TABS}


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


def _tabs(claims: ClaimQuerySet) -> dict[str, CountUpTo]:
    return {f"tab_{name}": _count(claims.filter(which)) for name, (_, which) in TABS.items()}


def _count(claims: ClaimQuerySet) -> CountUpTo:
    return CountUpTo(claims.order_by().values("pk")[: COUNTED + 1])
