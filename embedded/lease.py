"""The borrower's side: get the servers of a checkout, and hold them for as long as this process lives."""

import os
import subprocess
import sys
import time
from pathlib import Path
from types import TracebackType
from typing import Self

from embedded import locks
from embedded.errors import EmbeddedError

CHECKOUT = Path(__file__).resolve().parent.parent
FOLDER = CHECKOUT / ".local"

# Variable that names a server -> the kind of server that stands in for it.
VARIABLES = {"DATABASE_URL": "postgres", "REDIS_URL": "valkey"}
PATIENCE = 90.0
STOP_SECONDS = 30.0


class Loan:
    """One server, held by a shared lock. Forked children share it; they end with their parent or let go
    themselves.
    """

    def __init__(self, kind: str, folder: Path, *, testing: bool) -> None:
        self._home = home = folder.resolve() / kind
        try:
            home.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise EmbeddedError(f"{home} cannot be made ({error.strerror}).") from error
        self._lock: int | None = None
        starting = _patiently(home / "starting.lock", shared=False)
        try:
            self._lock = _patiently(home / "users.lock", shared=True)
            self.url = _address(kind, home, testing=testing)
        except BaseException:
            self.release()
            raise
        finally:
            os.close(starting)

    def fileno(self) -> int:
        """The descriptor of the lock: a program that inherits it holds the server too."""
        if self._lock is None:
            raise ValueError("the loan has been released")
        return self._lock

    def release(self, *, wait: bool = False) -> None:
        """Let go of the server, which stops when nobody else holds it; with `wait`, return when it has
        stopped then.
        """
        if self._lock is not None:
            os.close(self._lock)
            self._lock = None
        deadline = time.monotonic() + STOP_SECONDS
        while wait and locks.is_held(self._home / "supervisor.lock") and time.monotonic() < deadline:
            wait = not self._others_borrow()
            time.sleep(locks.PAUSE)

    def _others_borrow(self) -> bool:
        """Whether the lock is held, and not by the supervisor, whose exclusive hold means that it stops the
        server.
        """
        users = self._home / "users.lock"
        alone = locks.take(users)
        if alone is not None:
            os.close(alone)
        return alone is None and not locks.is_held(users)


class Lease:
    """Both servers of a checkout, for as long as it is held; also a context manager."""

    def __init__(self, database: Loan, redis: Loan) -> None:
        self._loans = (database, redis)
        self.database_url = database.url
        self.redis_url = redis.url

    def release(self, *, wait: bool = False) -> None:
        """Let go of both servers, as `Loan.release` does."""
        for loan in self._loans:
            loan.release()
        for loan in self._loans:
            loan.release(wait=wait)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.release()


def borrow(folder: Path = FOLDER, *, testing: bool = False) -> Lease:
    """Make sure that the PostgreSQL and the Valkey of `folder` run, and hold them until release or the
    process's end.

    With `testing` a PostgreSQL started by this call trades durability for speed. Raises EmbeddedError.
    """
    database = Loan("postgres", folder, testing=testing)
    try:
        return Lease(database, Loan("valkey", folder, testing=testing))
    except BaseException:
        database.release()
        raise


def fill_environment(folder: Path = FOLDER, *, testing: bool = False) -> list[Loan]:
    """Name the embedded servers in DATABASE_URL and REDIS_URL where these are unset; a value that is set
    always wins.

    Only what is missing is started; it is returned, and held until it is released or this process ends.
    Raises EmbeddedError.
    """
    borrowed = []
    for variable, kind in VARIABLES.items():
        if not os.environ.get(variable):
            loan = Loan(kind, folder, testing=testing)
            borrowed.append(loan)
            os.environ[variable] = loan.url
    return borrowed


def _address(kind: str, home: Path, *, testing: bool) -> str:
    """The server's address, once a supervisor tells it; where none is alive, one is started."""
    deadline = time.monotonic() + PATIENCE
    started = False
    while time.monotonic() < deadline:
        if locks.is_held(home / "supervisor.lock"):
            try:
                return (home / "address").read_text(encoding="utf-8")
            except FileNotFoundError:
                time.sleep(locks.PAUSE)  # It is starting its server, or about to end.
            except OSError as error:
                raise EmbeddedError(f"{error.filename} cannot be read: it belongs to another account.") from error
        elif started and (home / "failure").exists():
            raise EmbeddedError((home / "failure").read_text(encoding="utf-8"))
        else:
            _start_supervisor(kind, home, testing=testing)
            started = True
    raise EmbeddedError(f"The server in {home} did not answer within {PATIENCE:.0f} seconds; see {home}/server.log.")


def _start_supervisor(kind: str, home: Path, *, testing: bool) -> None:
    """Start the detached process that starts and watches the server; returns when it has left this process's
    family.
    """
    command = [
        sys.executable,
        "-m",
        "embedded.supervisor",
        kind,
        str(home),
        *(["--testing"] if testing else []),
    ]
    with (home / "supervisor.log").open("wb") as log:
        done = subprocess.run(
            command, cwd=CHECKOUT, stdin=subprocess.DEVNULL, stdout=log, stderr=subprocess.STDOUT, check=False
        )
    if done.returncode:
        raise EmbeddedError(f"The supervisor of {home} cannot start; see {home}/supervisor.log.")


def _patiently(path: Path, *, shared: bool) -> int:
    descriptor = locks.take(path, shared=shared, within=PATIENCE)
    if descriptor is None:
        raise EmbeddedError(f"Another program keeps {path} locked; end it and try again.")
    return descriptor
