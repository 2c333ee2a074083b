"""Runs the whole desk on one machine until Ctrl-C: servers, the demo newsroom, web server, worker and beat.

Servers named in DATABASE_URL and REDIS_URL are used; else the embedded ones. Nothing that is started here
outlives this process, even when it is killed: the children ask for a signal on its death, and they hold the
embedded servers themselves, so that these stop after them.
"""

import os
import socket
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Sequence

from environs import Env

import embedded
from demo.children import CHECKOUT, Child, StepFailedError, run_step
from demo.stopping import Stop

HOST = "127.0.0.1"
FIRST_PORT = 8000
# Ports further up are taken by the system for outgoing connections.
LAST_PORT = 8099
READY_SECONDS = 120.0
# A child that ends so often is broken; starting it for ever would only hide that.
RESTARTS = 3
# What a visitor wants to see, where the environment says nothing else: quiet logs, work that starts at once,
# and readings slow enough to be watched.
DEMO_SETTINGS = {"LOG_LEVEL": "WARNING", "SWEEP_SECONDS": "2", "EXTRACTION_PAUSE": "0.3"}


class CannotRunError(Exception):
    """The demo cannot go on; the message is one plain sentence."""


def main() -> int:
    """Run the demo; 0 after Ctrl-C or TERM, 1 with a sentence on stderr when something is in the way."""
    stop = Stop()
    stop.listen()
    loans: list[embedded.Loan] = []
    try:
        Env().read_env(str(CHECKOUT / ".env"))
        for variable, value in DEMO_SETTINGS.items():
            os.environ.setdefault(variable, value)
        tell("Starting PostgreSQL and Redis")
        loans = embedded.fill_environment()
        with listening_socket() as listener:
            os.environ.setdefault("SITE_URL", f"http://{HOST}:{listener.getsockname()[1]}")
            run(listener, loans, stop)
    except (CannotRunError, StepFailedError, embedded.EmbeddedError) as error:
        print(f"The demo stops: {error}", file=sys.stderr)
        return 1
    finally:
        for loan in loans:
            loan.release()
        for loan in loans:
            loan.release(wait=True)
    tell("Everything has stopped. What you entered is kept for the next time.")
    return 0


def run(listener: socket.socket, loans: Sequence[embedded.Loan], stop: Stop) -> None:
    """Fill the database, start the children, tell where the desk is, and watch until `stop` is set."""
    tell("Making the tables")
    run_step(manage("migrate", "--noinput"), stop)
    tell("Loading the demo newsroom")
    people = run_step(manage("load_demo", "--if-wanted"), stop)
    if stop.is_set():
        return
    tell("Starting the web server, the worker and beat")
    children = family(listener, [loan.fileno() for loan in loans])
    try:
        for child in children:
            child.start()
        port = listener.getsockname()[1]
        wait_until_ready(f"http://{HOST}:{port}/-/ready", children, stop)
        if not stop.is_set():
            tell(f"\n{people}\n\nThe desk is ready: http://{HOST}:{port}/   (Ctrl-C stops it)")
            tell(f"Passkeys belong to a name: to try one, go to http://localhost:{port}/\n")
        watch(children, stop)
    finally:
        tell("\nStopping the web server, beat and the worker")
        for child in children:
            child.ask_to_end()
        for child in children:
            child.wait_for_end()


def family(listener: socket.socket, held: list[int]) -> list[Child]:
    """The three children, in the order in which they are stopped: what takes work in, what asks for it, what
    does it.
    """
    # No static files are gathered for a demo: WhiteNoise takes them from where they lie, and need not say so.
    python = [sys.executable, "-W", "ignore:No directory at", "-W", "ignore:StreamingHttpResponse must consume"]
    # One process serves the pages and the event streams: a browser wants both from one address.
    web = [*python, "-m", "gunicorn", "factcheck.asgi:application", f"--bind=fd://{listener.fileno()}"]
    web += [
        "--worker-class=asgi",
        "--workers=1",
        "--log-level=warning",
        "--no-control-socket",
    ]
    # Celery warns at length when root runs it, as one may well do on a machine for trying things.
    celery = [sys.executable, "-W", "ignore:::celery.platforms", "-m", "celery", "--quiet", "-A", "factcheck"]
    worker = [*celery, "worker", "--concurrency=2", "--loglevel=WARNING", f"--hostname=demo-{os.getpid()}@%h"]
    # Kept in memory: what beat sends comes round every few seconds, so there is nothing to remember.
    beat = [*celery, "beat", "--loglevel=WARNING", "--scheduler=celery.beat:Scheduler"]
    return [
        Child("web", [*web, "--graceful-timeout=3"], inherits=[listener.fileno(), *held]),
        Child("beat", beat, inherits=held),
        Child("worker", worker, inherits=held),
    ]


def listening_socket() -> socket.socket:
    """A socket on PORT, or without one on the first free port from 8000 on; the web server inherits it."""
    wished = os.environ.get("PORT")
    if wished and not (wished.isdecimal() and int(wished) < 65536):
        raise CannotRunError(f"PORT is {wished!r}, which is no port number.")
    for port in [int(wished)] if wished else range(FIRST_PORT, LAST_PORT + 1):
        try:
            return socket.create_server((HOST, port), backlog=64)
        except OSError:
            continue
    raise CannotRunError(f"Port {wished or f'{FIRST_PORT} to {LAST_PORT}'} is taken; name another in PORT.")


def wait_until_ready(address: str, children: Sequence[Child], stop: Stop) -> None:
    """Return when the desk answers that it is ready, or `stop` is set."""
    deadline = time.monotonic() + READY_SECONDS
    while not stop.wait(0.1):
        for child in children:
            child.repeat()
            if child.ended:
                raise CannotRunError(f"{child.epitaph} before the desk was ready.")
        try:
            urllib.request.urlopen(address, timeout=5).close()  # noqa: S310 (our own address)
            return
        except (OSError, urllib.error.URLError):
            if time.monotonic() > deadline:
                raise CannotRunError(f"The desk did not answer within {READY_SECONDS:.0f} seconds.") from None


def watch(children: Sequence[Child], stop: Stop) -> None:
    """Start a child that ended again, until `stop` is set or one has ended too often."""
    while not stop.wait(0.5):
        for child in children:
            child.repeat()
            if child.ended:
                if child.starts > RESTARTS:
                    raise CannotRunError(f"{child.epitaph}, now for the {child.starts}th time.")
                tell(f"{child.epitaph}; it is started again")
                child.start()


def manage(*words: str) -> list[str]:
    return [sys.executable, str(CHECKOUT / "manage.py"), *words]


def tell(text: str) -> None:
    print(text, flush=True)
