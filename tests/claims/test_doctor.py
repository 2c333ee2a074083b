"""`manage.py doctor`: what is active and what is wrong, in plain lines."""

import os
import subprocess
import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from django.core.management import call_command
from django.db.migrations.executor import MigrationExecutor
from redis import Redis

from factcheck.claims import compiled, engine, examination
from factcheck.claims.models import ReadingPolicy
from factcheck.claims.readers import embedding, language_model
from factcheck.claims.services import extraction
from newsroom import pulse
from tests import people
from tests.claims.readers import server as model_server

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture
def doctor(db, capsys, settings, monkeypatch):
    """Call the doctor; its lines and the code it ends with."""
    monkeypatch.setattr(examination, "PATIENCE", 0.2)  # No worker is there that could answer later.
    settings.LLM_URL = settings.LLM_MODEL = ""

    def call(*arguments):
        try:
            call_command("doctor", *arguments)
        except SystemExit as ended:
            return capsys.readouterr().out.splitlines(), ended.code
        return capsys.readouterr().out.splitlines(), 0

    return call


def about(lines, subject):
    """The one line that speaks of the subject."""
    [line] = [line for line in lines if subject in line]
    return line


def test_a_newsroom_without_anything_optional_is_well(doctor, settings):
    settings.EMBEDDINGS = False

    lines, code = doctor()

    assert code == 0
    assert about(lines, "Python").startswith("ok ")
    assert about(lines, "PostgreSQL").startswith("ok ")
    assert about(lines, "Redis") == "ok     Redis answers."
    assert about(lines, "Engine: ").startswith(f"ok     Engine: {engine.NAME} {engine.VERSION}, weights ")
    assert about(lines, "Engine: ").endswith(f", {compiled.form()}.")
    assert about(lines, "Sentence model") == "off    Sentence model: switched off (EMBEDDINGS)."
    assert about(lines, "Language model").startswith("off ")
    assert about(lines, "check-worthiness") == (
        "ok     Claims are offered from a check-worthiness of 0.5 on. Old texts are read again by themselves."
    )


def test_it_is_told_whether_event_streams_are_served(doctor, settings):
    with Redis.from_url(settings.REDIS_URL) as redis:
        redis.delete("factcheck:pulse:streams")
    assert about(doctor()[0], "Event streams").startswith("off    Event streams: no process serves them, so open pages")

    pulse.beat("streams")

    assert about(doctor()[0], "Event streams") == "ok     Event streams are served."


def test_the_sentence_model_is_told_with_its_digest(doctor):
    lines, code = doctor()

    assert code == 0
    told = about(lines, "Sentence model")
    assert told.startswith("ok     Sentence model: all-MiniLM-L6-v2 scores along")
    assert embedding.PINNED["model.safetensors"] in told


def test_a_sentence_model_that_is_not_installed_is_no_fault(doctor, monkeypatch):
    monkeypatch.setattr(embedding, "opened", lambda: None)

    lines, code = doctor()

    assert code == 0
    assert about(lines, "Sentence model").startswith("off    Sentence model: not installed")


def test_a_sentence_model_with_other_files_is_a_fault(doctor, monkeypatch):
    monkeypatch.setitem(embedding.PINNED, "model.safetensors", "0" * 64)
    embedding.opened.cache_clear()

    lines, code = doctor()

    embedding.opened.cache_clear()
    assert code == 1
    assert about(lines, "entence model") == (
        "wrong  The sentence model is not used: its file model.safetensors is not the one that was pinned."
    )


def test_redis_that_does_not_answer_is_a_fault(doctor, settings):
    settings.REDIS_URL = "redis://127.0.0.1:1/0"

    lines, code = doctor()

    assert code == 1
    assert about(lines, "Redis").startswith("wrong  Redis does not answer: see REDIS_URL.")


def test_no_worker_is_a_fault_only_while_something_waits(doctor):
    lines, code = doctor()
    assert code == 0
    assert about(lines, "worker answers") == "off    No worker answers; nothing waits to be read."

    extraction.request(people.version())
    lines, code = doctor()

    assert code == 1
    assert about(lines, "worker answers").startswith("wrong  No worker answers, and 1 article waits to be read")


@pytest.mark.parametrize(
    ("owed", "other", "name"), [("readings", "releases", "sweep"), ("releases", "readings", "releases")]
)
def test_the_last_sweep_is_told_and_whether_it_was_long_ago(doctor, monkeypatch, settings, owed, other, name):
    settings.SWEEP_SECONDS = 10
    told = []
    for ago in (None, timedelta(seconds=2), timedelta(hours=1)):
        kept = {name: ago}
        monkeypatch.setattr(pulse, "last", lambda of, kept=kept: kept.get(of) and datetime.now(UTC) - kept[of])
        lines = doctor()[0]
        told.append(about(lines, f"sweep for owed {owed}"))
        assert about(lines, f"sweep for owed {other}").startswith("off    No sweep")  # Each has a word of its own.

    assert told[0].startswith(f"off    No sweep for owed {owed} was seen")
    assert told[1] == f"ok     The last sweep for owed {owed} was 2 seconds ago."
    assert told[2] == f"off    The last sweep for owed {owed} was 3,600 seconds ago: does beat run?"


def test_the_newsrooms_own_cut_is_told(doctor):
    ReadingPolicy.objects.create(pk=1, cut=0.35, rereads=False)

    assert about(doctor()[0], "check-worthiness") == (
        "ok     Claims are offered from a check-worthiness of 0.35 on. Old texts are not read again."
    )


def test_a_language_model_that_is_switched_on_without_an_address_is_a_fault(doctor):
    ReadingPolicy.objects.create(pk=1, language_model=True)

    lines, code = doctor()

    assert code == 1
    assert about(lines, "Language model") == (
        "wrong  Language model: switched on by the newsroom; no address is set for it (LLM_URL)."
    )


@pytest.fixture
def model(settings, doctor):
    ReadingPolicy.objects.create(pk=1, language_model=True)
    with model_server.running() as server:
        settings.LLM_URL = server.url.replace("http://", "http://user:secret@")
        settings.LLM_MODEL = "small"
        yield server


def test_the_language_model_is_told_without_its_password_and_not_asked_unless_wanted(doctor, model):
    lines, code = doctor()

    assert code == 0
    assert about(lines, "Language model") == (
        f"ok     Language model: switched on by the newsroom; small at http://127.0.0.1:{model.server_port}. "
        "With --ask it is sent one sentence."
    )
    assert model.requests == []


@pytest.mark.parametrize(
    "address", ["http://host:abc/v1", "http://u:secret@host:99999/v1", "http://[::1/v1", "host/v1"]
)
def test_an_address_of_the_language_model_that_is_none_is_told_without_its_password(doctor, settings, address):
    settings.LLM_URL, settings.LLM_MODEL = address, "small"
    ReadingPolicy.objects.create(pk=1, language_model=True)

    lines, code = doctor()

    assert code == 1
    assert about(lines, "Language model") == (
        "wrong  Language model: switched on by the newsroom; "
        "its address is none of the web: it begins with http:// or https:// (LLM_URL)."
    )


def test_with_ask_the_language_model_is_sent_one_sentence_of_our_own(doctor, model):
    people.version()

    lines, code = doctor("--ask")

    assert code == 0
    assert "It answered in " in about(lines, "Language model")
    [request] = model.requests
    assert examination.TRIAL in request["messages"][-1]["content"]


def test_a_language_model_that_fails_when_asked_is_a_fault(doctor, model):
    model.answer = lambda request: (503, {}, b"")

    lines, code = doctor("--ask")

    assert code == 1
    assert about(lines, "Language model").startswith("wrong ")
    assert about(lines, "Language model").endswith(". The language model's server answered with error 503.")


def test_without_the_extra_the_language_model_says_so(doctor, model, monkeypatch):
    monkeypatch.setattr(language_model, "NEEDS", ("a_package_that_nobody_has",))

    assert "the extra llm is not installed." in about(doctor()[0], "Language model")


def test_without_a_database_it_says_so_and_looks_at_the_rest():
    environment = os.environ | {
        "DATABASE_URL": "postgresql://nobody@127.0.0.1:9/nothing",
        "REDIS_URL": "redis://127.0.0.1:1/0",
    }

    answer = subprocess.run(
        [sys.executable, "manage.py", "doctor"], cwd=ROOT, env=environment, capture_output=True, text=True, check=False
    )

    lines = answer.stdout.splitlines()
    assert answer.returncode == 1
    assert answer.stderr == ""
    assert about(lines, "PostgreSQL").startswith("wrong  PostgreSQL does not answer: see DATABASE_URL.")
    assert about(lines, "cut") == "off    The newsroom's cut is not known without its database; the engine's is 0.5."
    assert about(lines, "Engine").startswith("ok ")


def test_tables_that_are_behind_the_code_are_a_fault(doctor, monkeypatch):
    monkeypatch.setattr(MigrationExecutor, "migration_plan", lambda self, targets: [object(), object()])

    lines, code = doctor()

    assert code == 1
    assert about(lines, "PostgreSQL") == (
        "wrong  PostgreSQL answers, but 2 changes are missing from its tables: manage.py migrate."
    )
