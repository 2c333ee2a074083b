"""Verdicts and rating scales in the records."""

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import translation

from factcheck.verdicts.models import Citation, Rating, RatingScale, State, Verdict
from factcheck.verdicts.services import scales
from newsroom.ledger import history
from newsroom.models import User
from newsroom.refusals import Forbidden, Refusal
from tests import people

SCALES = "admin:verdicts_ratingscale_changelist"


@pytest.fixture
def records(curator: User, client: Client) -> Client:
    client.force_login(curator)
    return client


def rating_rows(ratings: list[Rating], **changed: object) -> dict[str, object]:
    """The formset of a scale's page as a browser sends it."""
    form: dict[str, object] = {
        "ratings-TOTAL_FORMS": len(ratings), "ratings-INITIAL_FORMS": len([r for r in ratings if r.pk]),
        "ratings-MIN_NUM_FORMS": 0, "ratings-MAX_NUM_FORMS": 1000,
    }  # fmt: skip
    for n, rating in enumerate(ratings):
        fields = {
            "id": rating.pk or "", "scale": rating.scale_id or "", "label": rating.label, "tone": rating.tone,
            "definition": rating.definition, "position": rating.position,
        } | ({"is_on_the_scale": "on"} if rating.is_on_the_scale else {}) | (
            {"needs_unknowns": "on"} if rating.needs_unknowns else {}
        )  # fmt: skip
        form |= {f"ratings-{n}-{name}": value for name, value in fields.items()}
    return form | changed


def scale_form(scale: RatingScale, **changed: object) -> dict[str, object]:
    form = {"name": scale.name, "explanation": scale.explanation, "is_active": "on" if scale.is_active else None}
    return {name: value for name, value in (form | changed).items() if value is not None}


def page(scale: RatingScale) -> str:
    return reverse("admin:verdicts_ratingscale_change", args=[scale.pk])


@pytest.fixture
def scale(db: None) -> RatingScale:
    return RatingScale.objects.get()


@pytest.mark.parametrize("state", State)
@pytest.mark.parametrize("role", ["editor", "curator", "admin"])
def test_no_post_to_the_records_changes_a_verdict(desk, client, role, state):
    verdict = desk.verdict_in(state)
    before = Verdict.objects.values().get(pk=verdict.pk)
    client.force_login(people.person(role))

    answer = client.post(
        reverse("admin:verdicts_verdict_change", args=[verdict.pk]),
        {"state": "published", "summary": "Forged.", "citations-TOTAL_FORMS": "0", "citations-INITIAL_FORMS": "0"},
    )

    assert answer.status_code == 403
    assert Verdict.objects.values().get(pk=verdict.pk) == before


def test_no_post_to_the_records_changes_a_citation(desk, records):
    citation = Citation.objects.get(verdict=desk.draft())

    answer = records.post(
        reverse("admin:verdicts_citation_change", args=[citation.pk]), {"passage": "Forged.", "stance": "supports"}
    )

    assert answer.status_code == 403
    assert Citation.objects.get().passage == citation.passage


def test_a_verdict_is_shown_with_its_citations_and_its_record(desk, records):
    verdict = desk.published()

    shown = records.get(reverse("admin:verdicts_verdict_change", args=[verdict.pk])).content.decode()

    assert "Japan, March 2025: 1130.8 billion dollars" in shown
    assert "Holdings rose in March." in shown
    assert 'name="state"' not in shown


def test_a_curator_changes_a_label_of_a_scale_that_nothing_public_rests_on(records, scale, curator):
    ratings = list(scale.ratings.order_by("position"))
    ratings[0].definition = "Wrong, and it matters."

    answer = records.post(page(scale), scale_form(scale) | rating_rows(ratings))

    assert answer.status_code == 302
    assert Rating.objects.get(label="False").definition == "Wrong, and it matters."
    event = history(scale).first()
    assert (event.verb, event.by) == ("ratings changed", curator)
    assert event.details["ratings"][0]["definition"] == "The claim is wrong in its main point."


def test_two_labels_can_change_places(records, scale):
    ratings = list(scale.ratings.order_by("position"))
    ratings[0].position, ratings[1].position = 2, 1

    records.post(page(scale), scale_form(scale) | rating_rows(ratings))

    assert list(scale.ratings.order_by("position").values_list("label", flat=True))[:2] == ["Mostly false", "False"]


def test_a_label_is_added_and_another_dropped(records, scale):
    ratings = [*scale.ratings.order_by("position"), Rating(scale=scale, label="Outdated", position=8, tone="open")]

    records.post(page(scale), scale_form(scale) | rating_rows(ratings, **{"ratings-6-DELETE": "on"}))

    labels = set(scale.ratings.values_list("label", flat=True))
    assert "Outdated" in labels
    assert "Satire" not in labels


def test_two_labels_of_one_name_are_refused_and_nothing_is_written(records, scale):
    ratings = list(scale.ratings.order_by("position"))
    ratings[0].label = ratings[1].label

    answer = records.post(page(scale), scale_form(scale) | rating_rows(ratings), follow=True)

    assert answer.status_code == 200
    assert scale.ratings.filter(label="False").exists()


def test_a_label_that_a_draft_has_is_not_dropped(records, scale, desk):
    desk.draft()
    ratings = list(scale.ratings.order_by("position"))

    answer = records.post(
        page(scale), scale_form(scale) | rating_rows(ratings, **{"ratings-0-DELETE": "on"}), follow=True
    )

    assert answer.status_code == 200
    assert scale.ratings.filter(label="False").exists()


@pytest.mark.parametrize("state", [State.IN_REVIEW, State.CHANGES_REQUESTED, State.PUBLISHED, State.RETRACTED])
def test_a_scale_that_a_submitted_verdict_is_rated_on_is_frozen(records, scale, desk, state):
    desk.verdict_in(state)
    ratings = list(scale.ratings.order_by("position"))
    ratings[0].label = "Wrong"

    shown = records.get(page(scale)).content.decode()
    records.post(page(scale), scale_form(scale, name="Other") | rating_rows(ratings))

    assert "Make a new version of it." in shown
    assert 'name="ratings-0-label"' not in shown
    assert scale.ratings.filter(label="False").exists()
    assert RatingScale.objects.get().name == scale.name


def test_a_scale_with_drafts_only_is_not_frozen(scale, desk):
    desk.draft()

    assert not scales.is_frozen(scale)


def test_the_services_hold_the_freeze_too(scale, desk, curator):
    desk.submitted()

    with pytest.raises(Refusal, match="Make a new version"):
        scales.write_ratings(scale, by=curator, written=[Rating(label="New", position=9)])
    with pytest.raises(Refusal, match="Make a new version"):
        scales.change(scale, by=curator, name="Other")


def test_a_new_version_has_the_labels_of_the_old_one_and_can_be_changed(records, scale, desk, curator):
    desk.published()

    records.post(reverse(SCALES), {"action": "new_version", "_selected_action": [scale.pk]})

    copy = RatingScale.objects.get(version=2)
    assert not copy.is_active
    assert not scales.is_frozen(copy)
    assert [r.label for r in copy.ratings.order_by("position")] == [r.label for r in scale.ratings.order_by("position")]
    assert history(copy).get().details == {"scale": f"ratingscale:{scale.pk}"}
    assert history(copy).get().by == curator


def test_the_last_scale_stays_offered(records, scale):
    ratings = list(scale.ratings.order_by("position"))

    answer = records.post(page(scale), scale_form(scale, is_active=None) | rating_rows(ratings), follow=True)

    assert "No other scale is offered" in answer.content.decode()
    assert RatingScale.objects.get().is_active


def test_a_curator_adds_a_scale_with_its_labels(records):
    form = {"name": "Short scale", "explanation": "", "is_active": "on"}
    labels = [Rating(label="Wrong", position=1), Rating(label="Right", position=2)]

    records.post(reverse("admin:verdicts_ratingscale_add"), form | rating_rows(labels))

    scale = RatingScale.objects.get(name="Short scale")
    assert [rating.label for rating in scale.ratings.order_by("position")] == ["Wrong", "Right"]


@pytest.mark.parametrize("role", ["reporter", "checker", "editor"])
def test_only_curators_change_scales(scale, role):
    by = people.person(role)

    with pytest.raises(Forbidden):
        scales.change(scale, by=by, name="Other")
    with pytest.raises(Forbidden):
        scales.new_version(scale, by=by)
    with pytest.raises(Forbidden):
        scales.write_ratings(scale, by=by, written=[])
    with pytest.raises(Forbidden):
        scales.add(by=by, name="Other")


def test_a_new_newsroom_finds_its_scale_in_its_own_language(settings, db) -> None:
    Rating.objects.all().delete()
    RatingScale.objects.all().delete()
    settings.LANGUAGE_CODE = "de"

    with translation.override(None):  # As `migrate` runs.
        scales.lay_out_default_scale()

    scale = RatingScale.objects.get()
    labels = list(scale.ratings.order_by("position").values_list("label", flat=True))
    assert scale.name == "Wahrheitsskala"
    assert labels[:5] == ["Falsch", "Überwiegend falsch", "Halb wahr", "Überwiegend wahr", "Wahr"]
