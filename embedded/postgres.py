"""Starts PostgreSQL for one folder: on a socket only, unprivileged, with one database and one role."""

import shutil
import signal
import subprocess
from pathlib import Path
from urllib.parse import quote

from embedded import elsewhere, installation
from embedded.account import Account, private_folder, unprivileged
from embedded.errors import EmbeddedError
from embedded.server import ENVIRONMENT, Server, as_account, last_words, launch, wait_until_ready

DATABASE = "factcheck"
ROLE = "app"
# A socket's whole path has to stay below about a hundred bytes; its own name takes fifteen of them.
LONGEST_SOCKET_FOLDER = 85
# A database that is made anew for every run of the tests need not survive a power cut.
TESTING = ("fsync=off", "synchronous_commit=off", "full_page_writes=off")


def start(home: Path, *, testing: bool = False) -> Server:
    """Start the PostgreSQL of the folder `home`, making its cluster first where there is none, and return it
    ready.

    With `testing` it trades durability for speed. The server ends with the calling thread. Raises
    EmbeddedError.
    """
    home.mkdir(parents=True, exist_ok=True)
    account = unprivileged()
    state = home if account is None or account.reaches(home / "data") else elsewhere.folder_for(home)
    chosen = installation.choose(account, state)
    data = state / f"data-{chosen.major}"
    if not data.exists():
        _make_cluster(chosen, data, account, log=home / "initdb.log", sync=not testing)
    elif account and data.stat().st_uid != account.uid:
        private_folder(data, account, contents=data.rglob("*"))
    socket = _socket_folder(home, state, account)
    settings = ["listen_addresses=", f"unix_socket_directories={socket}", "unix_socket_permissions=0700"]
    settings += [
        "jit=off",
        "timezone=UTC",
        "log_timezone=UTC",
        *chosen.settings,
        *(TESTING if testing else ()),
    ]
    process = launch(
        [chosen.programs / "postgres", "-D", data, *(word for each in settings for word in ("-c", each))],
        name="PostgreSQL",
        home=home,
        account=account,
        end_with_parent=signal.SIGINT,
        cwd="/",
    )
    # Fast shutdown first, which rolls back what is open; then the immediate one, which the next start
    # recovers from.
    url = f"postgresql://{ROLE}@{quote(str(socket), safe='')}/{DATABASE}"
    server = Server("PostgreSQL", url, process, (signal.SIGINT, signal.SIGQUIT))
    return wait_until_ready(server, lambda: _accepts_connections(data, server.pid), home)


def _make_cluster(
    chosen: installation.Installation, data: Path, account: Account | None, *, log: Path, sync: bool
) -> None:
    """Make the cluster aside and rename it when it is whole, so that an interrupted start leaves nothing half
    made.
    """
    aside = data.with_name(f"{data.name}.new")
    shutil.rmtree(aside, ignore_errors=True)
    private_folder(aside, account)
    # The same order of letters on every machine: PostgreSQL's own locale where it has one, else the C
    # library's.
    locale = ["--locale=C", "--locale-provider=builtin", "--builtin-locale=C.UTF-8"]
    make: list[str | Path] = [
        chosen.programs / "initdb",
        "-D",
        aside,
        "-U",
        ROLE,
        "--auth=trust",
        "--encoding=UTF8",
    ]
    make += locale if chosen.major >= 17 else ["--locale=C.UTF-8"]
    make += [] if sync else ["--no-sync"]
    create: list[str | Path] = [chosen.programs / "postgres", "--single", "-D", aside, "postgres"]
    with log.open("wb") as output:
        for command, text in ((make, b""), (create, f"create database {DATABASE}\n".encode())):
            try:
                subprocess.run(
                    command,
                    input=text,
                    stdout=output,
                    stderr=subprocess.STDOUT,
                    env=ENVIRONMENT,
                    umask=0o077,
                    cwd="/",
                    check=True,
                    **as_account(account),
                )
            except (OSError, subprocess.SubprocessError) as error:
                raise EmbeddedError(f"PostgreSQL's cluster cannot be made: {last_words(log)} ({log}).") from error
    aside.rename(data)


def _socket_folder(home: Path, state: Path, account: Account | None) -> Path:
    """The folder of the socket; nobody but the servers' account (and root) may enter it, which is the whole
    access rule.
    """
    folder = state.resolve() / "socket"
    if len(str(folder).encode()) > LONGEST_SOCKET_FOLDER:
        folder = elsewhere.folder_for(home) / "socket"
    return private_folder(folder, account)


def _accepts_connections(data: Path, pid: int) -> bool:
    """Whether the server tells in its own pid file that it is ready, as pg_ctl reads it."""
    try:
        lines = (data / "postmaster.pid").read_text().splitlines()
    except OSError:
        return False
    return len(lines) >= 8 and lines[0].strip() == str(pid) and lines[7].strip() == "ready"
