"""What is there and what works: each finding one plain sentence, for the operator who asks `manage.py doctor`."""

import platform
import sys
import time
from collections.abc import Iterator
from urllib.parse import urlsplit

from celery import current_app
from django.conf import settings
from django.db import DatabaseError, connection
from django.db.migrations.executor import MigrationExecutor
from django.utils import timezone
from kombu.exceptions import KombuError
from redis import Redis, RedisError

from factcheck.claims import compiled, engine
from factcheck.claims.engine.worthiness import CUT, weights
from factcheck.claims.models import Extraction, ReadingPolicy
from factcheck.claims.readers import embedding, language_model
from factcheck.claims.readers.local import has_weights
from factcheck.claims.services import policy
from newsroom import findings, pulse
from newsroom.findings import Finding, State

PYTHONS = ((3, 11), (3, 14))
PATIENCE = 1.0  # Seconds for a worker to answer.
TRIAL = "The town has 4,000 inhabitants, the mayor said on Friday."


def examine(*, ask: bool) -> Iterator[Finding]:
    """Look at everything, the needed things first. `ask` sends the language model one sentence of our own."""
    yield python()
    database = answering_database()
    yield database
    has_rows = database.state is State.FINE
    redis = answering_redis()
    yield redis
    if redis.state is State.FINE:
        yield worker(has_rows=has_rows)
        yield from map(last_sweep, pulse.SWEEPS)
        yield streams()
    yield Finding(
        State.FINE, f"Engine: {engine.NAME} {engine.VERSION}, weights {weights.LEXICAL.digest}, {compiled.form()}."
    )
    yield sentence_model()
    rules = policy.current() if has_rows else None
    yield asked_model(rules, ask=ask)
    yield cut(rules)
    if has_rows:
        yield from (finding for _, finding in findings.of_rooms())


def python() -> Finding:
    first, behind = PYTHONS
    if first <= sys.version_info[:2] < behind:
        return Finding(State.FINE, f"Python {platform.python_version()}.")
    wanted = f"{first[0]}.{first[1]} up to, but not {behind[0]}.{behind[1]}"
    return Finding(State.BROKEN, f"Python {platform.python_version()}: this needs {wanted}.")


def answering_database() -> Finding:
    """Whether PostgreSQL answers and holds the tables of this code."""
    try:
        connection.ensure_connection()
        number = connection.pg_version  # type: ignore[attr-defined]  # Django's PostgreSQL connection has it.
        executor = MigrationExecutor(connection)
        missing = len(executor.migration_plan(executor.loader.graph.leaf_nodes()))
    except DatabaseError:
        return Finding(
            State.BROKEN, "PostgreSQL does not answer: see DATABASE_URL. What the newsroom has set is not known."
        )
    if missing:
        changes = "1 change is" if missing == 1 else f"{missing} changes are"
        return Finding(State.BROKEN, f"PostgreSQL answers, but {changes} missing from its tables: manage.py migrate.")
    return Finding(State.FINE, f"PostgreSQL {number // 10_000}.{number % 10_000} answers, and its tables are complete.")


def answering_redis() -> Finding:
    try:
        with Redis.from_url(settings.REDIS_URL, socket_connect_timeout=1, socket_timeout=1) as redis:
            redis.ping()
    except (RedisError, ValueError):
        return Finding(
            State.BROKEN, "Redis does not answer: see REDIS_URL. Articles wait; nothing that was taken in is lost."
        )
    return Finding(State.FINE, "Redis answers.")


def worker(*, has_rows: bool) -> Finding:
    """Whether a worker answers; without one it is wrong only that articles wait."""
    try:
        answers = len(current_app.control.ping(timeout=PATIENCE) or [])
    except (KombuError, RedisError, OSError):
        answers = 0
    waiting = Extraction.objects.due().count() if has_rows else 0
    if answers:
        return Finding(State.FINE, "1 worker answers." if answers == 1 else f"{answers} workers answer.")
    if waiting:
        wait = "1 article waits" if waiting == 1 else f"{waiting} articles wait"
        return Finding(State.BROKEN, f"No worker answers, and {wait} to be read: start celery -A factcheck worker.")
    return Finding(State.ABSENT, "No worker answers; nothing waits to be read.")


def last_sweep(owed: str) -> Finding:
    """When work that is owed, one of `pulse.SWEEPS`, was last looked for: beat and a worker do it together."""
    last = pulse.last(pulse.SWEEPS[owed])
    if last is None:
        return Finding(State.ABSENT, f"No sweep for owed {owed} was seen: celery -A factcheck beat asks for it.")
    ago = max(0, round((timezone.now() - last).total_seconds()))
    if ago > 3 * settings.SWEEP_SECONDS + PATIENCE:
        return Finding(State.ABSENT, f"The last sweep for owed {owed} was {ago:,} seconds ago: does beat run?")
    return Finding(State.FINE, f"The last sweep for owed {owed} was {ago} second{'' if ago == 1 else 's'} ago.")


def streams() -> Finding:
    """Whether a process serves the event streams; without one, open pages learn of changes later."""
    last = pulse.last("streams")
    if last is None or timezone.now() - last > pulse.STREAMS_SILENT:
        return Finding(
            State.ABSENT,
            "Event streams: no process serves them, so open pages ask every 15 seconds for what is new. Start "
            "gunicorn -k asgi factcheck.asgi:application, and hand it the addresses under /live/.",
        )
    return Finding(State.FINE, "Event streams are served.")


def sentence_model() -> Finding:
    if not settings.EMBEDDINGS:
        return Finding(State.ABSENT, "Sentence model: switched off (EMBEDDINGS).")
    try:
        found = embedding.load()
        if found is None:
            return Finding(State.ABSENT, "Sentence model: not installed (the extra ml). Scores come from words alone.")
        if not has_weights():
            return Finding(State.ABSENT, "Sentence model: installed, but no weights were trained for it.")
        beside = weights.with_meaning()
    except (embedding.WrongWeights, weights.WrongWeights) as wrong:
        return Finding(State.BROKEN, str(wrong))
    return Finding(
        State.FINE, f"Sentence model: {found.name} scores along, files {found.digest}, weights {beside.digest}."
    )


def asked_model(rules: ReadingPolicy | None, *, ask: bool) -> Finding:
    """How it stands with the language model. Its address is told without user, password and query."""
    if rules is None:
        wanted = "whether the newsroom has switched it on is not known"
    else:
        wanted = "switched on by the newsroom" if rules.language_model else "not switched on by the newsroom"
    missing = language_model.what_is_missing()
    if missing:
        state = State.BROKEN if rules is not None and rules.language_model else State.ABSENT
        return Finding(state, f"Language model: {wanted}; {missing}")
    parts = urlsplit(settings.LLM_URL)
    place = f"{settings.LLM_MODEL} at {parts.scheme}://{parts.hostname}{f':{parts.port}' if parts.port else ''}"
    if not ask:
        state = State.FINE if rules is not None and rules.language_model else State.ABSENT
        return Finding(state, f"Language model: {wanted}; {place}. With --ask it is sent one sentence.")
    return tried(f"Language model: {wanted}; {place}")


def tried(start: str) -> Finding:
    """What comes back when the language model is sent one sentence of our own."""
    began = time.monotonic()
    failure = language_model.trial(TRIAL)
    if failure:
        return Finding(State.BROKEN, f"{start}. {failure}.")
    return Finding(State.FINE, f"{start}. It answered in {time.monotonic() - began:.1f} seconds.")


def cut(rules: ReadingPolicy | None) -> Finding:
    if rules is None:
        return Finding(State.ABSENT, f"The newsroom's cut is not known without its database; the engine's is {CUT:g}.")
    again = "Old texts are read again by themselves." if rules.rereads else "Old texts are not read again."
    return Finding(State.FINE, f"Claims are offered from a check-worthiness of {rules.cut:g} on. {again}")
