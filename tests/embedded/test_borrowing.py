"""Who borrows the servers decides how long they live; the kernel keeps the count."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import psycopg
import pytest
import redis

import embedded
from embedded import supervisor
from tests.embedded.borrowers import BORROWER, Borrower, ends_within, processes_in, supervisor_of

Arrive = Callable[..., Borrower]
START_A_SLEEPER = """
import subprocess
sleeper = subprocess.Popen(["sleep", "60"], stdout=subprocess.DEVNULL)
print(sleeper.pid, 0, flush=True)
"""


def test_both_servers_answer_while_they_are_borrowed(folder: Path):
    with embedded.borrow(folder, testing=True) as servers:
        with psycopg.connect(servers.database_url) as connection:
            name, role, superuser = connection.execute(
                "select current_database(), rolname, rolsuper from pg_roles where rolname = current_user"
            ).fetchone()
        assert (name, role, superuser) == ("factcheck", "app", True)
        assert redis.Redis.from_url(servers.redis_url).ping()
    assert ends_within(20, folder)


def test_a_second_borrower_gets_the_same_servers_and_the_last_to_leave_stops_them(folder: Path, borrower: Arrive):
    first, second = borrower(), borrower()
    assert (first.database_url, first.redis_url) == (second.database_url, second.redis_url)
    before = processes_in(folder)
    first.leave()
    time.sleep(3 * supervisor.POLL_SECONDS)
    assert psycopg.connect(second.database_url).execute("select 1").fetchone() == (1,)
    assert supervisor_of("postgres", folder) in before
    second.leave()
    assert ends_within(20, folder)


def test_two_who_come_at_the_same_moment_share_one_server(folder: Path):
    both = [
        subprocess.Popen(
            [sys.executable, "-c", BORROWER, folder],
            cwd=embedded.FOLDER.parent,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        for _ in range(2)
    ]
    assert len({each.stdout.readline() for each in both if each.stdout}) == 1
    for each in both:
        each.communicate()
    assert ends_within(20, folder)


def test_a_borrower_that_is_killed_leaves_no_process_behind(folder: Path, borrower: Arrive):
    only = borrower()
    assert len(processes_in(folder)) >= 4
    only.kill()
    assert ends_within(20, folder)


def test_a_program_that_a_borrower_started_does_not_keep_the_servers_running(folder: Path, borrower: Arrive):
    only = borrower(BORROWER.replace("print(lease", f"{START_A_SLEEPER}\nprint(lease"))
    sleeper = int(only.database_url)
    try:
        only.kill()
        os.kill(sleeper, 0)
        assert ends_within(20, folder)
    finally:
        os.kill(sleeper, signal.SIGKILL)


def test_the_servers_end_with_a_killed_supervisor_and_the_next_borrower_finds_every_row(folder: Path, borrower: Arrive):
    first = borrower()
    with psycopg.connect(first.database_url, autocommit=True) as connection:
        connection.execute("drop table if exists kept")
        connection.execute("create table kept as select generate_series(1, 1000) as number")
    redis.Redis.from_url(first.redis_url).set("kept", "yes")
    for kind in ("postgres", "valkey"):
        os.kill(supervisor_of(kind, folder), signal.SIGKILL)
    assert ends_within(20, folder)

    second = borrower()
    assert psycopg.connect(second.database_url).execute("select count(*) from kept").fetchone() == (1000,)
    assert redis.Redis.from_url(second.redis_url).get("kept") == b"yes"


def test_a_server_that_dies_is_started_again_at_the_same_address(folder: Path, borrower: Arrive):
    present = borrower()
    with psycopg.connect(present.database_url) as connection:
        postmaster = int((folder / "postgres/data-18/postmaster.pid").read_text().splitlines()[0])
        os.kill(postmaster, signal.SIGKILL)
        with pytest.raises(psycopg.OperationalError):
            connection.execute("select pg_sleep(20)")
    deadline = time.monotonic() + 20
    while True:
        try:
            assert psycopg.connect(present.database_url).execute("select 1").fetchone() == (1,)
            return
        except psycopg.OperationalError:
            assert time.monotonic() < deadline
            time.sleep(0.1)


def test_whoever_waits_for_the_stop_does_not_wait_for_others_to_leave(folder: Path, borrower: Arrive):
    lease = embedded.borrow(folder, testing=True)
    other = borrower()
    began = time.monotonic()
    lease.release(wait=True)
    assert time.monotonic() - began < 5
    assert psycopg.connect(other.database_url).execute("select 1").fetchone() == (1,)


def test_a_program_that_was_handed_the_lock_holds_the_server_too(folder: Path):
    loan = embedded.Loan("valkey", folder, testing=True)
    heir = subprocess.Popen(["cat"], stdin=subprocess.PIPE, pass_fds=[loan.fileno()])
    loan.release(wait=True)
    time.sleep(3 * supervisor.POLL_SECONDS)
    assert redis.Redis.from_url(loan.url).ping()
    heir.communicate()
    assert ends_within(20, folder)


def test_an_address_that_is_set_wins_and_only_the_other_server_is_started(
    folder: Path, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setenv("DATABASE_URL", "postgresql://newsroom@db.example.org/desk")
    monkeypatch.delenv("REDIS_URL", raising=False)
    borrowed = embedded.fill_environment(folder, testing=True)
    assert os.environ["DATABASE_URL"] == "postgresql://newsroom@db.example.org/desk"
    assert redis.Redis.from_url(os.environ["REDIS_URL"]).ping()
    assert {words.split()[3] for words in processes_in(folder).values() if "supervisor" in words} == {"valkey"}
    for loan in borrowed:
        loan.release(wait=True)
    assert processes_in(folder) == {}


def test_the_command_tells_what_runs_and_stops_it(folder: Path, borrower: Arrive):
    def command(act: str) -> str:
        words = [sys.executable, "-m", "embedded", act, "--folder", str(folder)]
        return subprocess.run(words, cwd=embedded.FOLDER.parent, check=True, capture_output=True, text=True).stdout

    assert command("status") == "postgres: not running\nvalkey: not running\n"
    present = borrower()
    assert command("status") == (
        f"postgres: DATABASE_URL={present.database_url}\nvalkey: REDIS_URL={present.redis_url}\n"
    )
    assert command("stop") == "postgres: stopped\nvalkey: stopped\n"
    assert processes_in(folder) == {}
