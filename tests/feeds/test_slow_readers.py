"""A reader who asks for everything and then takes nothing of it: in a real server with one thread."""

import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator

import pytest
import requests
from django.db import connection, transaction

from factcheck import wsgi
from tests.stack import ROOT, database_url_of_this_test, free_port, until


@pytest.fixture
def server() -> Iterator[int]:
    """The port of a server that serves one reader at a time and has a second of patience."""
    port = free_port()
    environment = {**os.environ, "DATABASE_URL": database_url_of_this_test(), "READER_SECONDS": "1",
                   "ALLOWED_HOSTS": "127.0.0.1", "HTTPS": "false", "DATABASE_POOL": "false"}  # fmt: skip
    command = [sys.executable, "-m", "gunicorn", "factcheck.wsgi", "--worker-class=gthread", "--threads=1",
               "--no-control-socket", f"--bind=127.0.0.1:{port}"]  # fmt: skip
    running = subprocess.Popen(command, cwd=ROOT, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        yield port
    finally:
        running.terminate()
        running.wait(timeout=30)


def sessions() -> list[str]:
    """What other connections to this database are in the middle of."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT state FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()"
        )
        return [state for (state,) in cursor.fetchall()]


@pytest.mark.django_db(transaction=True)
def test_a_reader_who_stops_reading_holds_neither_the_thread_nor_the_database_and_others_are_served(
    publish, multiply, server
):
    verdict = publish(summary="It had not. " * 8000)
    with transaction.atomic():
        multiply(verdict, 250)  # Of 100 kB each: more than lies in the buffers of a connection.
    until(lambda: _answers(server), what="the server's first answer")
    with socket.socket() as stopped:
        stopped.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)
        stopped.connect(("127.0.0.1", server))
        stopped.sendall(b"GET /feeds/verdicts.ndjson HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n")
        assert stopped.recv(12) == b"HTTP/1.1 200"
        until(lambda: "idle in transaction" in sessions(), what="the wait for the reader")

        other = requests.get(f"http://127.0.0.1:{server}/robots.txt", timeout=30)

        assert other.status_code == 200
        until(lambda: "idle in transaction" not in sessions(), what="the end of the reader's moment")


def _answers(port: int) -> bool:
    try:
        return requests.get(f"http://127.0.0.1:{port}/robots.txt", timeout=5).ok
    except requests.RequestException:  # It loads itself only when somebody asks, which takes a busy machine longer.
        return False


def test_a_connection_that_takes_nothing_is_given_up(settings, monkeypatch):
    settings.READER_SECONDS = 0.05
    ours, theirs = socket.socketpair()
    monkeypatch.setattr(wsgi, "pages", lambda _environ, _start: [b""])

    with ours, theirs:
        wsgi.application({"gunicorn.socket": ours}, lambda *_: None)
        began = time.monotonic()
        with pytest.raises(BlockingIOError):
            while time.monotonic() - began < 20:
                ours.sendall(b"x" * 65536)
