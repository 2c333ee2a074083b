"""The desk as it is deployed, for tests: web server, worker and beat as processes, on the test database and a Redis
of their own that a test may stop, kill and bring back."""

import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import requests
from django.conf import settings
from django.db import connection
from redis import Redis

from embedded import valkey

ROOT = Path(__file__).resolve().parent.parent
PATIENCE = 120.0


def until(true: Callable[[], Any], *, what: str, seconds: float = PATIENCE) -> Any:
    """Wait for something to be true and return it; fail in words when it does not come."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        found = true()
        if found:
            return found
        time.sleep(0.1)
    raise AssertionError(f"{what} did not happen within {seconds:.0f} seconds")


def database_url_of_this_test() -> str:
    """The address of the database that this test writes to."""
    parameters = connection.get_connection_params()
    parts = {name: str(parameters[name]) for name in ("host", "port", "user", "password") if parameters.get(name)}
    host = parts.pop("host", "")
    port = parts.pop("port", "")
    user = parts.pop("user", "")
    secret = f":{parts['password']}" if parts else ""
    name = parameters["dbname"]
    if host.startswith("/"):
        return f"postgresql://{user}{secret}@/{name}?host={host}"
    return f"postgresql://{user}{secret}@{host}{f':{port}' if port else ''}/{name}"


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


class Stack:
    """Starts processes on demand and ends every one of them by its own id."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.redis = valkey.start(folder / "valkey")
        self.port = free_port()
        self.url = f"http://127.0.0.1:{self.port}"
        self.environment = {
            **os.environ,
            "DATABASE_URL": database_url_of_this_test(),
            "REDIS_URL": self.redis.url,
            "SITE_URL": self.url,
            "SECRET_KEY": settings.SECRET_KEY,
            "LEASE_SECONDS": "3",
            "SWEEP_SECONDS": "1",
            "RECALL_SECONDS": "0",
            "EXTRACTION_PAUSE": "0",
            "DATABASE_POOL": "false",
            "HTTPS": "false",
            "ALLOWED_HOSTS": "127.0.0.1,localhost",  # Passkeys belong to a name.
        }
        self._running: list[subprocess.Popen[bytes]] = []
        self._web: subprocess.Popen[bytes] | None = None

    def start(self, *command: str, **environment: str) -> "subprocess.Popen[bytes]":
        log = (self.folder / f"{len(self._running)}-{Path(command[0]).name}.log").open("ab")
        running = subprocess.Popen(
            [sys.executable, "-m", *command], cwd=ROOT, env=self.environment | environment,
            stdout=log, stderr=subprocess.STDOUT, start_new_session=True,
        )  # fmt: skip
        self._running.append(running)
        return running

    def web(self) -> None:
        """The web server, once; returns when it answers."""
        if self._web is None:
            self._web = self.start(
                "gunicorn",
                "factcheck.asgi:application",
                "--config=python:tests.forking",
                "--worker-class=asgi",
                "--no-control-socket",
                f"--bind=127.0.0.1:{self.port}",
            )
        until(self._answers, what="the web server's first answer")

    def worker(self, **environment: str) -> "subprocess.Popen[bytes]":
        return self.start(
            "celery", "-A", "factcheck", "worker", "--concurrency=1", "--loglevel=INFO", "--without-mingle",
            "--without-gossip", **environment,
        )  # fmt: skip

    def beat(self) -> "subprocess.Popen[bytes]":
        return self.start("celery", "-A", "factcheck", "beat", f"--schedule={self.folder / 'beat'}")

    def _answers(self) -> bool:
        try:
            return requests.get(f"{self.url}/-/live", timeout=10).status_code == 200
        except requests.RequestException:
            return False

    def pause_redis(self) -> None:
        """Let Redis hold its connections open and answer nothing."""
        self.redis.process.send_signal(signal.SIGSTOP)

    def bring_redis_back(self) -> None:
        """Start Redis again on the same port with what it had, or let a paused one go on."""
        if self.redis.ended:
            self.redis = valkey.start(self.folder / "valkey")
        else:
            self.redis.process.send_signal(signal.SIGCONT)

    def kill(self, running: "subprocess.Popen[bytes]") -> None:
        """SIGKILL to the whole family of a process that this stack started."""
        os.killpg(running.pid, signal.SIGKILL)
        running.wait(10)
        self._running.remove(running)

    def logs(self) -> str:
        return "\n".join(path.read_text(errors="replace")[-3000:] for path in sorted(self.folder.glob("*.log")))

    def renew(self) -> None:
        """Make it as it was for the next test, without the seconds that a web server takes to start: workers and beat
        end, Redis is emptied, and a new process that remembers nothing of the rows of this test serves the pages.
        """
        for running in [running for running in self._running if running is not self._web]:
            self.kill(running)
        if self._web:
            served = forks_of(self._web.pid)
            for fork in served:
                os.kill(fork, signal.SIGKILL)
            until(lambda: not served & forks_of(self._web.pid), what="the end of the process that served this test")
        # Whoever was in the middle of a transaction would be in the way of emptying the tables.
        until(nobody_else_is_busy, what="the end of all other transactions")
        with Redis.from_url(self.redis.url) as redis:
            redis.flushall()
        for path in self.folder.glob("*.log"):
            os.truncate(path, 0)
        for path in self.folder.glob("beat*"):
            path.unlink()

    def close(self) -> None:
        for running in reversed(self._running):
            if running.poll() is None:
                os.killpg(running.pid, signal.SIGKILL)
            running.wait(10)
        self.redis.kill()


def forks_of(pid: int) -> set[int]:
    return {int(fork) for fork in Path(f"/proc/{pid}/task/{pid}/children").read_text().split()}


def nobody_else_is_busy() -> bool:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT NOT EXISTS (SELECT FROM pg_stat_activity WHERE datname = current_database() "
            "AND backend_type = 'client backend' AND state <> 'idle' AND pid <> pg_backend_pid())"
        )
        return bool(cursor.fetchone()[0])
