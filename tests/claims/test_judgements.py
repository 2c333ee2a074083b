"""The newsroom's own judgement, passed on to learn from: labels and reasons, nobody's name, no text unless asked."""

import json
import tracemalloc
from datetime import UTC, date, datetime, timedelta
from io import StringIO

import pytest
import time_machine
from django.core.management import CommandError, call_command
from django.utils import timezone

from articles.models import Article
from factcheck.claims import engine
from factcheck.claims.engine import Factor
from factcheck.claims.models import Appearance, Claim
from factcheck.claims.services import judgements as exported
from factcheck.claims.services import triage
from factcheck.claims.services.corrections import correct_reading
from factcheck.claims.services.judgements import judgements
from newsroom.ledger import record
from tests import people
from tests.claims.proposals import candidate, place_of, reading

pytestmark = pytest.mark.django_db

FELL = "Finance Minister Katsunobu Kato said that exports of semiconductors fell by roughly 1.3 million metric tons."
ROSE = "Imports rose by 4 percent."
WHY = (Factor("names a figure", 1.5), Factor("wording of checked claims: “fell by”, “said that”", -0.5))


@pytest.fixture
def version(db):
    version = people.version(f"{FELL} {ROSE} Rain fell on Tokyo all day.")
    reading(
        version,
        candidate(version, FELL, why=WHY, kinds=("quantity",), speaker="Finance Minister Katsunobu Kato"),
        candidate(version, ROSE, score=0.6),
    )
    return version


def claim_at(version, words):
    return place_of(version, words).claim


def dismissed(claim, by, reason):
    return triage.dismiss(claim, by=by, version=claim.version, reason=reason, note="As Ana said.")


def test_a_claim_that_was_accepted_is_worthy_with_the_reasons_it_was_shown_with(version, checker):
    triage.accept(claim_at(version, FELL), by=checker, version=1)

    [row] = judgements()

    assert len(row.pop("id")) == 16
    assert row == {
        "label": "worthy", "score": 0.8, "language": "en", "engine": "rules 1", "reason": "", "kinds": ["quantity"],
        "factors": [{"name": "names a figure", "weight": 1.5}, {"name": "wording of checked claims", "weight": -0.5}],
    }  # fmt: skip


@pytest.mark.parametrize("reason", ["not_a_claim", "opinion", "trivial"])
def test_a_claim_that_was_dismissed_for_what_it_is_is_unworthy(version, checker, reason):
    dismissed(claim_at(version, ROSE), checker, reason)

    [row] = judgements()

    assert (row["label"], row["reason"], row["score"]) == ("unworthy", reason, 0.6)


@pytest.mark.parametrize("reason", ["wrong_span", "out_of_scope", "other"])
def test_other_dismissals_say_nothing_of_its_worth(version, checker, reason):
    dismissed(claim_at(version, ROSE), checker, reason)

    assert list(judgements()) == []


def test_what_nobody_decided_and_what_was_merged_or_taken_back_is_left_out(version, checker):
    triage.merge(claim_at(version, FELL), into=claim_at(version, ROSE), by=checker, version=1)

    assert list(judgements()) == []


def test_a_decision_that_was_taken_back_is_none(version, checker):
    triage.accept(claim_at(version, FELL), by=checker, version=1)
    triage.reconsider(claim_at(version, FELL), by=checker, version=2)

    assert list(judgements()) == []


def test_what_is_being_checked_or_is_checked_is_worthy(desk):
    being_checked = desk.draft()
    text = being_checked.claim.appearances.get().version
    desk.published(desk.approved(desk.submitted(desk.draft(desk.claim("Japan holds $1.13 trillion", text)))))

    assert [row["label"] for row in judgements()] == ["worthy", "worthy"]
    assert set(Claim.objects.values_list("status", flat=True)) == {"checking", "checked"}


def test_what_a_person_marked_is_worthy_and_weighed_by_the_engine_of_now(version, checker):
    people.place(version, "Rain fell on Tokyo all day.", by=checker)

    [row] = judgements()

    score, factors = engine.score("Rain fell on Tokyo all day.")
    assert (row["label"], row["score"], row["engine"]) == ("worthy", score, f"{engine.NAME} {engine.VERSION}")
    assert [factor["weight"] for factor in row["factors"]] == [factor.weight for factor in factors]


def test_what_was_read_first_and_what_people_made_of_it_last_are_told_without_the_words(version, checker):
    place = place_of(version, FELL)
    for at, (speaker, value) in enumerate([("Kato", 1.3), ("", 1.3e6)], start=1):
        figure = {"text": "1.3 million metric tons", "value": value, "unit": "tons of semiconductors in a year"}
        correct_reading(place, by=checker, version=at, speaker=speaker, kinds=["cause"], quantities=[figure])
    triage.accept(place_of(version, FELL).claim, by=checker, version=3)

    [row] = judgements()

    assert row["corrections"] == {
        "kinds": [["quantity"], ["cause"]],
        "speaker": ["named", ""],
        "quantities": [[], [{"value": 1.3e6, "currency": None, "approximate": False}]],
    }


def decide_everything(version, checker):
    correct_reading(
        place_of(version, FELL), by=checker, version=1, speaker="The minister of finance Katsunobu Kato",
        quantities=[{"text": "roughly 1.3 million metric tons", "value": 1.3e6, "unit": "metric tons"}],
        dates=[{"text": "exports of semiconductors fell", "iso": "2025"}],
    )  # fmt: skip
    triage.accept(claim_at(version, FELL), by=checker, version=2)
    dismissed(claim_at(version, ROSE), checker, "trivial")
    people.place(version, "Rain fell on Tokyo all day.", by=checker)


def runs(text, length=20):
    return {text[at : at + length] for at in range(len(text) - length + 1)}


def test_no_piece_of_an_article_and_no_name_of_a_person_goes_out_unless_asked(version, checker):
    decide_everything(version, checker)

    out = said()

    assert out.count("\n") == 3
    assert not [run for run in runs(version.text) if run in out]
    assert not [run for run in runs("The minister of finance Katsunobu Kato") if run in out]
    assert "Kato" not in out
    assert checker.username not in out
    assert "As Ana said." not in out


def test_with_the_text_the_exact_words_go_along(version, checker):
    decide_everything(version, checker)

    rows = [json.loads(line) for line in said("--with-text").splitlines()]

    assert [row["text"] for row in rows] == [FELL, ROSE, "Rain fell on Tokyo all day."]
    assert rows[0]["corrections"]["speaker"][1] == "The minister of finance Katsunobu Kato"
    assert rows[0]["factors"][1]["name"] == WHY[1].name


def test_words_under_embargo_do_not_go_out_though_they_are_asked_for(version, checker):
    decide_everything(version, checker)
    Article.objects.filter(pk=version.article_id).update(embargoed_until=timezone.now() + timedelta(hours=1))

    rows = [json.loads(line) for line in said("--with-text").splitlines()]

    assert rows == [json.loads(line) for line in said().splitlines()]
    assert rows
    assert not any("text" in row for row in rows)


def test_only_what_was_decided_on_that_day_or_later_goes_out_when_asked(version, checker, settings):
    settings.TIME_ZONE = "Asia/Tokyo"
    first, second = claim_at(version, FELL), claim_at(version, ROSE)
    Claim.objects.update(status="open")
    with time_machine.travel(datetime(2025, 5, 1, 14, 59, tzinfo=UTC)):  # Still the first of May in Tokyo.
        decided_now(first, checker)
    with time_machine.travel(datetime(2025, 5, 1, 15, 0, tzinfo=UTC)):
        decided_now(second, checker)

    assert [row["score"] for row in judgements(since=date(2025, 5, 2))] == [0.6]
    assert len(list(judgements(since=date(2025, 5, 1)))) == 2


def decided_now(claim, by):
    """A line of the ledger at the moment that the clock here shows; the database has its own."""
    line = record(claim, "noted", by=by)
    type(line).objects.create(by=by, verb="accepted", subject=line.subject, at=datetime.now(UTC))


def test_the_digest_leads_back_to_no_claim_and_is_the_same_every_time(version, checker, settings):
    triage.accept(claim_at(version, FELL), by=checker, version=1)
    [first], [again] = judgements(), judgements()
    settings.SECRET_KEY = "another newsroom's"
    [elsewhere] = judgements()

    assert first["id"] == again["id"] != elsewhere["id"]


def said(*arguments):
    out = StringIO()
    call_command("export_judgements", *arguments, stdout=out)
    return out.getvalue()


def test_the_command_writes_a_file_and_says_how_much(version, checker, tmp_path):
    decide_everything(version, checker)
    path = tmp_path / "judgements.jsonl"

    assert said("--output", str(path)) == f"3 judgements written to {path}.\n"
    assert len(path.read_text(encoding="utf-8").splitlines()) == 3


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (("--since", "yesterday"), "--since is 'yesterday', which is no day"),
        (("--output", "/nowhere/at/all.jsonl"), "/nowhere/at/all.jsonl can't be written: No such file"),
    ],
)
def test_what_cannot_be_done_is_told_in_one_sentence(db, arguments, sentence):
    with pytest.raises(CommandError, match=sentence):
        said(*arguments)


def test_many_judgements_are_read_a_few_at_a_time(version, checker, monkeypatch):
    """Neither the memory nor the number of claims held grows with what there is."""
    place = place_of(version, FELL)
    claims = Claim.objects.bulk_create(Claim(statement="x" * 2000, status="open") for _ in range(300))
    Appearance.objects.bulk_create(
        Appearance(claim=each, version=version, exact="x" * 5000, start=0, end=9, engine="rules", score=0.5,
                   why=place.why, proposed_start=None)
        for each in claims
    )  # fmt: skip
    for each in claims:
        record(each, "accepted", by=checker)
    monkeypatch.setattr(exported, "AT_A_TIME", 10)
    next(judgements())
    tracemalloc.start()

    for row in judgements():
        assert row["label"] == "worthy"

    _, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert most < 300 * 7000 / 2
