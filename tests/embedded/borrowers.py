"""Borrowers in processes of their own, and a look at what runs."""

import select
import subprocess
import sys
import time
from pathlib import Path

import embedded

BORROWER = """
import sys, pathlib, embedded
lease = embedded.borrow(pathlib.Path(sys.argv[1]), testing=True)
print(lease.database_url, lease.redis_url, flush=True)
sys.stdin.read()
"""


class Borrower:
    """Another process that borrows the servers of `folder` until it is told to leave, or is killed."""

    def __init__(self, folder: Path, script: str = BORROWER) -> None:
        self.process = subprocess.Popen(
            [sys.executable, "-c", script, folder],
            cwd=embedded.FOLDER.parent,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        assert self.process.stdout
        select.select([self.process.stdout], [], [], 60)
        self.database_url, self.redis_url = self.process.stdout.readline().split()

    def leave(self) -> None:
        self.process.communicate()

    def kill(self) -> None:
        self.process.kill()
        self.process.communicate()


def processes_in(folder: Path) -> dict[int, str]:
    """The living processes that work in `folder` or serve it: servers, their children, supervisors."""
    found = {}
    for entry in Path("/proc").glob("[0-9]*"):
        try:
            words = (entry / "cmdline").read_bytes().decode(errors="replace").replace("\0", " ")
            supervises = "embedded.supervisor" in words and str(folder) in words
            if supervises or (entry / "cwd").readlink().is_relative_to(folder):
                found[int(entry.name)] = words
        except OSError:
            continue  # It has just ended, or belongs to somebody else.
    return found


def ends_within(seconds: float, folder: Path) -> bool:
    """Whether no process of `folder` is left after at most so many seconds."""
    deadline = time.monotonic() + seconds
    while processes_in(folder):
        if time.monotonic() > deadline:
            return False
        time.sleep(0.05)
    return True


def supervisor_of(kind: str, folder: Path) -> int:
    """The process id of the supervisor of `kind`."""
    return next(pid for pid, words in processes_in(folder).items() if f"embedded.supervisor {kind}" in words)
