"""Two curators have the same source open at once."""

import pytest
from django.urls import reverse

from factcheck.sources.models import Source
from tests import people
from tests.browsing import filled, opened, sent, signed_in


@pytest.fixture
def source(checker) -> Source:
    source = people.source(by=checker)
    Source.objects.filter(pk=source.pk).update(interests="Belongs to the ministry.\nSells the table.")
    return source


def page(source: Source) -> str:
    return reverse("admin:sources_source_change", args=[source.pk])


def test_a_text_of_several_lines_counts_as_unchanged_when_nobody_typed_in_it(source):
    ana, ben = signed_in("Ana Curator", role="curator"), signed_in("Ben Curator", role="curator")
    read = opened(ana, page(source), "source_form")
    sent(ben, page(source), opened(ben, page(source), "source_form"), interests="None.")

    answer = sent(ana, page(source), read, publisher="The Treasury")

    assert answer.status_code == 302
    now = Source.objects.get()
    assert (now.publisher, now.interests) == ("The Treasury", "None.")


def test_a_text_that_somebody_else_emptied_is_told_and_the_typed_text_kept(source):
    ana, ben = signed_in("Ana Curator", role="curator"), signed_in("Ben Curator", role="curator")
    read = opened(ana, page(source), "source_form")
    sent(ben, page(source), opened(ben, page(source), "source_form"), interests="")

    told = sent(ana, page(source), read, interests="Sells the table.")

    assert told.status_code == 409
    assert "Ben Curator emptied this while you were writing" in told.content.decode()
    assert filled(told, "source_form")["interests"] == ["Sells the table."]
    assert Source.objects.get().interests == ""
