"""One server program as a child of this process: how it is started, watched and stopped."""

import ctypes
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from embedded import locks
from embedded.account import Account
from embedded.errors import EmbeddedError

# The servers speak English in their logs and read none of their own variables (PGDATA, PGPORT …) from ours.
ENVIRONMENT = {"LC_ALL": "C", "PATH": "/usr/sbin:/usr/bin:/sbin:/bin"}
PR_SET_PDEATHSIG = 1
START_SECONDS = 60


@dataclass
class Server:
    """A running server: its address, and the ways to end it."""

    name: str
    url: str
    process: "subprocess.Popen[bytes]"
    stop_signals: tuple[signal.Signals, ...]

    @property
    def pid(self) -> int:
        return self.process.pid

    @property
    def ended(self) -> bool:
        return self.process.poll() is not None

    def stop(self, *, patience: float = 15.0) -> None:
        """End the server in order; one that does not hear for `patience` seconds is asked more firmly, then
        killed.
        """
        for number in (*self.stop_signals, signal.SIGKILL):
            if self.ended:
                return
            self.process.send_signal(number)
            try:
                self.process.wait(patience)
            except subprocess.TimeoutExpired:
                continue

    def kill(self) -> None:
        """End the server at once, as a crash would."""
        self.process.kill()
        self.process.wait()


def as_account(account: Account | None) -> dict[str, Any]:
    """The arguments of `subprocess.run` and `Popen` that put on `account`."""
    return {"user": account.uid, "group": account.gid, "extra_groups": []} if account else {}


def launch(
    command: Sequence[str | Path],
    *,
    name: str,
    home: Path,
    account: Account | None,
    end_with_parent: signal.Signals,
    **options: Any,
) -> "subprocess.Popen[bytes]":
    """Start `command` as a child that never outlives the calling thread, its output in `home/server.log`.

    The child gets `end_with_parent` when the thread ends, even by `kill -9` of its process. It also holds
    `home/server.lock` together with its own children, so a crashed server has left nothing behind once that
    lock is free.
    """
    lock = locks.take(home / "server.lock", within=START_SECONDS)
    if lock is None:
        raise EmbeddedError(f"Another {name} still runs in {home}; stop it, or remove that folder.")
    log = home / "server.log"
    if log.exists():
        log.replace(home / "server.log.before")
    try:
        with log.open("wb") as output:
            return subprocess.Popen(
                command,
                stdout=output,
                stderr=subprocess.STDOUT,
                env=ENVIRONMENT,
                umask=0o077,
                start_new_session=True,
                pass_fds=(lock, *options.pop("pass_fds", ())),
                preexec_fn=ending_with_parent(end_with_parent),  # noqa: PLW1509 (one system call)
                **as_account(account),
                **options,
            )
    except (OSError, subprocess.SubprocessError) as error:
        raise EmbeddedError(f"{name} cannot be started: {error}.") from error
    finally:
        os.close(lock)


def ending_with_parent(number: signal.Signals) -> Callable[[], None] | None:
    """What the child does between fork and exec. The change of account comes before it, which would clear the
    wish.
    """
    if sys.platform != "linux":
        return None
    prctl, parent = ctypes.CDLL(None).prctl, os.getpid()

    def ask_for_signal() -> None:
        prctl(PR_SET_PDEATHSIG, int(number))
        if os.getppid() != parent:
            os._exit(1)  # The parent was gone before we had asked.

    return ask_for_signal


def wait_until_ready(server: Server, is_ready: Callable[[], bool], home: Path) -> Server:
    """Return `server` once it answers; one that ends or stays silent instead becomes an error with its last
    words.
    """
    deadline = time.monotonic() + START_SECONDS
    while time.monotonic() < deadline:
        if is_ready():
            return server
        if server.ended:
            break
        time.sleep(0.02)
    server.kill()
    raise EmbeddedError(
        f"{server.name} did not start: {last_words(home / 'server.log')} (all of it is in {home}/server.log)."
    )


def last_words(log: Path) -> str:
    """The last line of a log that tells something, preferring a fatal error."""
    lines = [line.strip() for line in log.read_text(errors="replace").splitlines() if line.strip()]
    fatal = [line for line in lines if "FATAL" in line or "rror" in line]
    return (fatal or lines or ["it said nothing"])[-1].rstrip(".")
