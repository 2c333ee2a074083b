"""Hidden fields look as Django draws them."""

import pytest
from django import forms
from django.forms.renderers import DjangoTemplates

from newsroom.drawing import Renderer


@pytest.mark.parametrize("value", [None, "", 7, '"><script>', "a & b", "ü"])
@pytest.mark.parametrize("attrs", [{}, {"id": "act-version"}, {"disabled": True, "data-x": "1 < 2", "hidden": False}])
def test_a_hidden_field_is_what_django_makes_of_it(value: object, attrs: dict[str, object]) -> None:
    ours, django = (
        forms.HiddenInput().render("version", value, attrs, renderer) for renderer in (Renderer(), DjangoTemplates())
    )
    assert _parts(ours) == _parts(django)


def _parts(tag: str) -> list[str]:
    return sorted(tag.removesuffix(">").replace("&#x27;", "&#39;").split(" "))
