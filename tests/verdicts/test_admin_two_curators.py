"""Two curators have the same rating scale open at once."""

import pytest
from django.test import Client
from django.urls import reverse

from factcheck.verdicts.models import Rating, RatingScale
from tests.browsing import Page, filled, opened, sent, signed_in

FORM = "ratingscale_form"


@pytest.fixture
def scale(db: None) -> RatingScale:
    return RatingScale.objects.get()


@pytest.fixture
def ana(db: None) -> Client:
    return signed_in("Ana Curator", role="curator")


@pytest.fixture
def ben(db: None) -> Client:
    return signed_in("Ben Curator", role="curator")


def page(scale: RatingScale) -> str:
    return reverse("admin:verdicts_ratingscale_change", args=[scale.pk])


def read(client: Client, scale: RatingScale) -> Page:
    return opened(client, page(scale), FORM)


def labels(scale: RatingScale) -> list[str]:
    return list(scale.ratings.order_by("position").values_list("label", flat=True))


def test_changes_to_two_labels_and_two_fields_of_one_label_all_hold(ana, ben, scale):
    mine = read(ana, scale)
    sent(ben, page(scale), read(ben, scale), **{"ratings-0-definition": "Wrong.", "ratings-1-label": "Rather false"})

    answer = sent(ana, page(scale), mine, **{"ratings-0-label": "Untrue", "ratings-2-label": "Half and half"})

    assert answer.status_code == 302
    assert labels(scale)[:3] == ["Untrue", "Rather false", "Half and half"]
    assert Rating.objects.get(label="Untrue").definition == "Wrong."


def test_the_scales_own_words_and_its_labels_both_hold(ana, ben, scale):
    mine = read(ana, scale)
    sent(ben, page(scale), read(ben, scale), **{"ratings-0-label": "Untrue"})

    assert sent(ana, page(scale), mine, explanation="Five steps.").status_code == 302

    assert labels(scale)[0] == "Untrue"
    assert RatingScale.objects.get().explanation == "Five steps."


def test_a_label_that_both_changed_comes_back_and_sent_again_wins(ana, ben, scale):
    mine = read(ana, scale)
    sent(ben, page(scale), read(ben, scale), **{"ratings-0-label": "Untrue"})
    sent(signed_in("Cy Curator", role="curator"), page(scale), read(ben, scale), **{"ratings-3-label": "Rather true"})

    told = sent(ana, page(scale), mine, **{"ratings-0-label": "Wrong"})
    assert told.status_code == 409
    assert "Ben Curator changed this to “Untrue” while you were writing" in told.content.decode()
    assert filled(told, FORM)["ratings-0-label"] == ["Wrong"]
    assert labels(scale)[0] == "Untrue"
    again = sent(ana, page(scale), filled(told, FORM))

    assert again.status_code == 302
    assert labels(scale)[0] == "Wrong"
    assert labels(scale)[3] == "Rather true"


def test_dropping_a_label_that_somebody_else_changed_is_asked_once_more(ana, ben, scale):
    mine = read(ana, scale)
    sent(ben, page(scale), read(ben, scale), **{"ratings-6-definition": "A joke."})

    told = sent(ana, page(scale), mine, **{"ratings-6-DELETE": "on"})
    assert told.status_code == 409
    assert "Ben Curator changed “Satire” while you were reading" in told.content.decode()
    assert "Satire" in labels(scale)
    again = sent(ana, page(scale), filled(told, FORM))

    assert again.status_code == 302
    assert "Satire" not in labels(scale)


def test_a_label_that_somebody_else_dropped_does_not_come_back_with_an_old_form(ana, ben, scale):
    mine = read(ana, scale)
    sent(ben, page(scale), read(ben, scale), **{"ratings-3-DELETE": "on"})

    answer = sent(ana, page(scale), mine, **{"ratings-0-label": "Untrue"})

    assert answer.status_code == 302
    assert labels(scale)[0] == "Untrue"
    assert "Mostly true" not in labels(scale)


def test_words_typed_into_a_label_that_was_dropped_are_shown_to_be_copied(ana, ben, scale):
    mine = read(ana, scale)
    sent(ben, page(scale), read(ben, scale), **{"ratings-3-DELETE": "on"})

    answer = sent(
        ana, page(scale), mine, **{"ratings-3-definition": "True in most of what matters.", "explanation": "Steps."}
    )

    assert answer.status_code == 409
    shown = answer.content.decode()
    assert "Ben Curator dropped a row that you changed" in shown
    assert "True in most of what matters." in shown
    assert RatingScale.objects.get().explanation == scale.explanation


def test_rows_keep_their_order_when_another_label_was_added_before_them(ana, ben, scale):
    mine = read(ana, scale)
    theirs = {f"ratings-{n}-position": str(n + 2) for n in range(7)} | {
        "ratings-TOTAL_FORMS": "8", "ratings-7-label": "Fabricated", "ratings-7-position": "1",
        "ratings-7-tone": "false", "ratings-0-label": "Untrue",
    }  # fmt: skip
    assert sent(ben, page(scale), read(ben, scale), **theirs).status_code == 302

    told = sent(ana, page(scale), mine, **{"ratings-0-label": "Wrong", "ratings-6-label": "A joke"})
    assert told.status_code == 409
    back = filled(told, FORM)
    assert [back[f"ratings-{n}-label"] for n in (0, 6)] == [["Wrong"], ["A joke"]]
    sent(ana, page(scale), back)

    assert labels(scale)[:2] == ["Fabricated", "Wrong"]
    assert labels(scale)[-1] == "A joke"


def test_a_form_opened_before_the_scale_was_frozen_is_refused_and_its_words_are_kept(ana, scale, desk):
    mine = read(ana, scale)
    desk.submitted()

    answer = sent(ana, page(scale), mine, **{"ratings-0-definition": "Wrong, and it matters a lot."})

    assert answer.status_code == 409
    assert "Make a new version of the scale." in answer.content.decode()
    assert "Wrong, and it matters a lot." in answer.content.decode()
