"""`make demo` for real: it serves, survives a death in the family, shares a machine, leaves nothing behind."""

import os
import re
import select
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
import urllib.request
import uuid
from collections.abc import Iterator
from pathlib import Path

import psycopg
import pytest
import requests

from demo.people import PASSWORD
from tests.embedded.borrowers import processes_in

pytestmark = pytest.mark.worker

CHECKOUT = Path(__file__).resolve().parents[2]
# The demo itself, but on servers in a folder of the test's and not in the checkout.
RUN_IN = """
import sys, functools, pathlib, embedded, demo.runner
embedded.fill_environment = functools.partial(
    embedded.fill_environment, pathlib.Path(sys.argv[1]), testing=True
)
sys.exit(demo.runner.main())
"""


class Demo:
    """One run of the demo, from its start to whatever end the test gives it."""

    def __init__(self, folder: Path, **settings: str) -> None:
        self.folder = folder
        self.mark = f"DEMO_RUN={uuid.uuid4()}"
        ours = {key: value for key, value in os.environ.items() if key not in {"DATABASE_URL", "REDIS_URL", "PORT"}}
        name, value = self.mark.split("=")
        self.process = subprocess.Popen(
            [sys.executable, "-c", RUN_IN, folder],
            cwd=CHECKOUT,
            env={**ours, **settings, name: value},
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            start_new_session=True,
        )
        self.said = ""

    def until(self, pattern: str, within: float = 120.0) -> str:
        """What the demo says up to the line in which `pattern` is found; that match's first group."""
        assert self.process.stdout
        deadline = time.monotonic() + within
        while time.monotonic() < deadline and select.select([self.process.stdout], [], [], 1)[0] is not None:
            line = self.process.stdout.readline()
            self.said += line
            found = re.search(pattern, line)
            if found:
                return found[1] if found.groups() else found[0]
            if not line and self.process.poll() is not None:
                break
        raise AssertionError(f"{pattern!r} was not said in:\n{self.said}")

    def ready(self) -> str:
        return self.until(r"The desk is ready: (http://\S+)/ ")

    def end(self, number: signal.Signals) -> int:
        self.process.send_signal(number)
        rest, _ = self.process.communicate(timeout=60)
        self.said += rest
        return self.process.returncode

    def family(self) -> dict[int, str]:
        """The living processes that this run started: its children and theirs, by the mark in their environment."""
        found = {}
        for entry in Path("/proc").glob("[0-9]*"):
            try:
                if self.mark.encode() in (entry / "environ").read_bytes().split(b"\0"):
                    found[int(entry.name)] = (entry / "cmdline").read_text(errors="replace").replace("\0", " ")
            except OSError:
                continue  # It has just ended, or belongs to somebody else.
        return found


def gone_within(seconds: float, run: Demo) -> bool:
    deadline = time.monotonic() + seconds
    while run.family() or processes_in(run.folder):
        if time.monotonic() > deadline:
            return False
        time.sleep(0.1)
    return True


def open_stream(address: str) -> requests.Response:
    """A page's event stream, as a browser keeps it open that is signed in."""
    browser = requests.Session()
    browser.trust_env = False
    form = browser.get(f"{address}/sign-in/", timeout=20).text
    token = re.search(r'name="csrfmiddlewaretoken" value="([^"]+)"', form)
    person = {"username": "checker", "password": PASSWORD, "csrfmiddlewaretoken": token[1]}
    browser.post(f"{address}/sign-in/", person, headers={"Referer": address}, timeout=60)
    stream = browser.get(f"{address}/live/desk/", stream=True, timeout=60)
    assert (stream.status_code, next(stream.iter_lines())) == (200, b"retry: 3000")
    return stream


def status(address: str) -> int:
    with urllib.request.urlopen(address, timeout=20) as answer:
        return int(answer.status)


@pytest.fixture(scope="module")
def folder() -> Iterator[Path]:
    made = Path(tempfile.mkdtemp(prefix="demo-"))
    made.chmod(0o755)
    yield made
    shutil.rmtree(made)


@pytest.fixture(scope="module")
def run(folder: Path) -> Iterator[Demo]:
    """One run that most tests look at; the last of them kills it."""
    started = Demo(folder, EXTRACTION_PAUSE="0")
    yield started
    started.process.kill()


@pytest.fixture(scope="module")
def address(run: Demo) -> str:
    return run.ready()


def test_it_says_where_the_desk_is_and_who_may_sign_in(run: Demo, address: str):
    assert status(f"{address}/-/ready") == 200
    assert status(f"{address}/sign-in/") == 200
    assert f"{address}/sign-in/" in run.said
    assert all(name in run.said for name in ("reporter", "checker", "editor", "curator", "admin"))


def test_its_worker_reads_the_stories_as_they_fall_due(folder: Path, address: str):
    read = "select count(*) from claims_extraction where due_at is null and total > 0 and done = total"
    deadline = time.monotonic() + 60
    with psycopg.connect((folder / "postgres/address").read_text(), autocommit=True) as connection:
        while connection.execute(read).fetchone() < (2,):
            assert time.monotonic() < deadline
            time.sleep(0.2)


def test_a_child_that_dies_is_started_again(run: Demo, address: str):
    before = {pid for pid, words in run.family().items() if "gunicorn" in words}
    os.kill(min(before), signal.SIGKILL)
    run.until(r"The web process ended by signal 9.*started again")
    deadline = time.monotonic() + 30
    while before & run.family().keys():  # The dead master's own child notices and ends.
        assert time.monotonic() < deadline
        time.sleep(0.1)
    assert status(f"{address}/-/ready") == 200


def test_a_second_run_takes_the_next_port_and_ends_by_ctrl_c_with_a_page_open_and_hurts_nobody(run: Demo, address: str):
    second = Demo(run.folder)
    other = second.ready()
    assert other != address
    assert "The demo newsroom is here already" in second.said
    assert (status(f"{address}/-/ready"), status(f"{other}/-/ready")) == (200, 200)
    stream = open_stream(other)
    assert second.end(signal.SIGINT) == 0
    stream.close()
    assert "Everything has stopped" in second.said
    assert second.family() == {}
    assert status(f"{address}/-/ready") == 200


def test_a_run_that_is_killed_takes_everything_with_it(run: Demo, address: str):
    assert run.family()
    assert processes_in(run.folder)
    run.process.kill()
    run.process.communicate()
    assert gone_within(30, run)


def test_a_port_that_is_taken_is_named_in_one_sentence(folder: Path):
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        run = Demo(folder, PORT=str(port))
        run.process.wait(60)
        said, _ = run.process.communicate()
    assert run.process.returncode == 1
    assert said.splitlines()[-1] == f"The demo stops: Port {port} is taken; name another in PORT."


def test_a_database_that_does_not_answer_is_named_in_one_sentence(folder: Path):
    run = Demo(folder, DATABASE_URL="postgresql://desk@127.0.0.1:1/desk", REDIS_URL="redis://127.0.0.1:1/0")
    run.process.wait(60)
    said, _ = run.process.communicate()
    assert run.process.returncode == 1
    assert re.fullmatch(r"The demo stops: .*migrate.* failed: .*[Cc]onnection refused.*", said.splitlines()[-1])
