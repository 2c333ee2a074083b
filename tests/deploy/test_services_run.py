"""The commands of our four services, run as docker-compose.yml has them, become healthy by its own checks."""

import os
import re
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import Any

import psycopg
import pytest

pytestmark = pytest.mark.worker

CHECKOUT = Path(__file__).resolve().parents[2]
DATABASE = "deployed"
REDIS_NUMBER = "15"


def interpolated(text: str | None) -> str | None:
    """A value as compose fills it in when nothing is set outside."""
    while text and (variable := re.search(r"\$\{[A-Z_]+:-([^${}]*)\}", text)):
        text = text.replace(variable[0], variable[1])
    return text


class Service:
    """One service of docker-compose.yml without its container: its command, settings and health check."""

    def __init__(self, service: dict[str, Any], *, port: int, folder: Path, addresses: dict[str, str]) -> None:
        # A container has its own ports and its own /tmp; here both are the test's. And one asks again sooner.
        self._moved = {
            f"{host}:{own}": f"127.0.0.1:{port}" for host in ("0.0.0.0", "127.0.0.1") for own in (8000, 8001)
        }
        self._moved |= {"/tmp": str(folder), "$$": "$", "--timeout 8": "--timeout 2"}
        settings = {name: interpolated(value) for name, value in service["environment"].items()}
        self._environment = {
            "PATH": f"{Path(sys.executable).parent}:/usr/bin:/bin",
            **{name: value for name, value in settings.items() if value is not None},
            **addresses,
            "DEMO": "false",
        }
        self._command = self._here(service["command"])
        self._check = self._here(service["healthcheck"]["test"][1:])
        self._check_is_shell = service["healthcheck"]["test"][0] == "CMD-SHELL"
        self.log = folder / f"{self._command[0]}-{self._command[-1]}".replace("/", "_")[:80]

    def _here(self, words: list[str]) -> list[str]:
        for old, new in self._moved.items():
            words = [word.replace(old, new) for word in words]
        return words

    def start(self) -> "subprocess.Popen[bytes]":
        with self.log.open("wb") as log:
            return subprocess.Popen(
                self._command,
                cwd=CHECKOUT,
                env=self._environment,
                stdout=log,
                stderr=subprocess.STDOUT,
                executable=shutil.which(self._command[0], path=self._environment["PATH"]),
            )

    def becomes_healthy(self, within: float = 90.0) -> bool:
        deadline = time.monotonic() + within
        while time.monotonic() < deadline:
            command = ["sh", "-c", *self._check] if self._check_is_shell else self._check
            program = shutil.which(command[0], path=self._environment["PATH"])
            done = subprocess.run(
                command, cwd=CHECKOUT, env=self._environment, executable=program, capture_output=True, check=False
            )
            if done.returncode == 0:
                return True
            time.sleep(2)  # A check costs the processors as much as the service that starts meanwhile.
        return False


@pytest.fixture
def addresses() -> Iterator[dict[str, str]]:
    """An empty database and an unused Redis database on the servers of the tests."""
    server = os.environ["DATABASE_URL"]
    with psycopg.connect(server, autocommit=True) as connection:
        connection.execute(f"drop database if exists {DATABASE} with (force)")
        connection.execute(f"create database {DATABASE}")
        yield {
            "DATABASE_URL": re.sub(r"/[^/]*$", f"/{DATABASE}", server),
            "REDIS_URL": re.sub(r"/[^/]*$", f"/{REDIS_NUMBER}", os.environ["REDIS_URL"]),
        }
        connection.execute(f"drop database {DATABASE} with (force)")


def test_web_streams_worker_and_beat_become_healthy_by_their_own_checks(
    services: dict[str, dict[str, Any]], addresses: dict[str, str], tmp_path: Path
):
    with ExitStack() as running:
        for name in ("web", "live", "worker", "beat"):  # In this order, as the others wait for the tables.
            with socket.create_server(("127.0.0.1", 0)) as free:
                port = free.getsockname()[1]
            service = Service(services[name], port=port, folder=tmp_path, addresses=addresses)
            assert not service.becomes_healthy(within=0.01), f"the check of {name} passes without it"
            process = service.start()
            running.callback(process.wait, 30)
            running.callback(process.terminate)
            assert service.becomes_healthy(), service.log.read_text()
            assert process.poll() is None, service.log.read_text()
