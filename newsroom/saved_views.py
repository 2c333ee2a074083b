"""A queue's filters kept under a name: by a person for themselves, or shown to everybody."""

from typing import Any

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from newsroom import ledger, rights
from newsroom.changes import change
from newsroom.models import SavedView, User
from newsroom.refusals import Refusal

MOST = 50
LONGEST_QUERY = 2000


@transaction.atomic
def save(*, by: User, name: str, query: str, is_shared: bool = False) -> SavedView:
    """Keep the query part of the queue's address under a name; a name that the person has takes the new query.

    Raises `Refusal` for a view without a name and for one too many, `Forbidden` without a role.
    """
    rights.require(by, "desk.read")
    name = _named(name)
    if len(query) > LONGEST_QUERY:
        raise Refusal(_("These filters are too long to be kept. Take some away."))
    known = SavedView.objects.select_for_update().filter(owner=by, name=name).first()
    if known is not None:
        return change(known, by=by, query=query, is_shared=is_shared)
    if SavedView.objects.filter(owner=by).count() >= MOST:
        raise Refusal(_("You have %(most)s saved views, which is the most. Delete one first.") % {"most": MOST})
    try:
        with transaction.atomic():
            view = SavedView.objects.create(owner=by, name=name, query=query, is_shared=is_shared)
    except IntegrityError:  # Saved at the same moment from another tab.
        return change(SavedView.objects.get(owner=by, name=name), by=by, query=query, is_shared=is_shared)
    ledger.record(view, "saved", by=by, name=name, query=query)
    return view


def alter(view: SavedView, *, by: User, name: str, is_shared: bool) -> SavedView:
    """Give the view another name, and show it to everybody or to its owner alone."""
    _own(view, by)
    fields: dict[str, Any] = {"name": _named(name), "is_shared": is_shared}
    if SavedView.objects.filter(owner=by, name=fields["name"]).exclude(pk=view.pk).exists():
        raise Refusal(_("You have a view of this name already. Choose another name."))
    return change(view, by=by, **fields)


@transaction.atomic
def delete(view: SavedView, *, by: User) -> None:
    """Take the view away, from everybody who saw it. A second click finds its work done."""
    _own(view, by)
    gone, _rows = SavedView.objects.filter(pk=view.pk).delete()
    if gone:
        ledger.record(view, "deleted", by=by, name=view.name, query=view.query)


def _named(name: str) -> str:
    name = " ".join(name.split())
    if not name:
        raise Refusal(_("Give the view a name."))
    return name


def _own(view: SavedView, by: User) -> None:
    rights.require(by, "desk.read")
    if view.owner_id != by.pk:
        raise Refusal(_("Only the person who saved this view can change it. Save one of your own."))
