"""What curators do with outlets and articles: order in what is known about them, never the texts."""

from typing import Any

from django.db import IntegrityError, transaction
from django.utils.translation import gettext

from articles.models import Article, Outlet
from articles.services.intake import permit_embargo, permit_year
from newsroom import changes, rights
from newsroom.address_length import permit_address
from newsroom.models import User
from newsroom.refusals import Refusal

OUTLET = ("name", "domains", "kind", "country", "language")
ARTICLE = ("outlet", "canonical_url", "title", "byline", "published_at", "embargoed_until", "language")


@transaction.atomic
def add_outlet(*, by: User, **fields: Any) -> Outlet:
    """A new outlet with any of the fields `OUTLET`. Raises `Refusal` when there is one of that name."""
    rights.require(by, "outlet.curate")
    changes.permit(fields, OUTLET)
    try:
        with transaction.atomic():
            outlet = Outlet.objects.create(**fields)
    except IntegrityError:
        raise Refusal(gettext("There is an outlet of this name already. Change that one.")) from None
    changes.added(outlet, by=by)
    return outlet


def change_outlet(outlet: Outlet, *, by: User, **fields: Any) -> Outlet:
    """Write any of the fields `OUTLET`."""
    rights.require(by, "outlet.curate")
    changes.permit(fields, OUTLET)
    return changes.change(outlet, by=by, **fields)


def change_article(article: Article, *, by: User, **fields: Any) -> Article:
    """Write any of the fields `ARTICLE`: what is known about the article, never its text."""
    rights.require(by, "outlet.curate")
    changes.permit(fields, ARTICLE)
    permit_year(fields.get("published_at"))
    permit_embargo(fields.get("embargoed_until"))
    permit_address(fields.get("canonical_url", ""))
    return changes.change(article, by=by, **fields)
