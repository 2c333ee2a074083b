"""The names of rows and of their fields in the reader's language.

A field that was given no name is called as it is in Python: “goes out at”. Such a name is looked up like every other
word. The migrations know nothing of it: they keep only the names that somebody has written down.
"""

from collections.abc import Iterator

from django.apps import apps
from django.db import models
from django.utils.functional import lazy
from django.utils.translation import pgettext

ROOMS = ("newsroom", "articles", "factcheck")
CONTEXT = "name of a row or a field"


def _said(name: str) -> str:
    return pgettext(CONTEXT, name)


_spoken = lazy(_said, str)
_names: set[str] = set()


def names() -> frozenset[str]:
    """All names that rows and fields have by themselves, as the source has them."""
    return frozenset(_names)


def name_rows_and_fields() -> None:
    """Let the names that rows and fields have by themselves be looked up. Called once, when all rooms are there."""
    for model in _ours():
        options, given = model._meta, model._meta.original_attrs
        for name in ("verbose_name", "verbose_name_plural"):
            if name not in given:
                setattr(options, name, _translated(str(getattr(options, name))))
        for field in options.local_fields + options.local_many_to_many:
            if getattr(field, "_verbose_name", None) is None:
                field.verbose_name = _translated(str(field.verbose_name))


def _ours() -> Iterator[type[models.Model]]:
    return (model for model in apps.get_models() if model.__module__.partition(".")[0] in ROOMS)


def _translated(name: str) -> str:
    _names.add(name)
    return _spoken(name)
