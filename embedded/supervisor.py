"""The process that is a server's parent for as long as anybody borrows the server.

`python -m embedded.supervisor {postgres,valkey} HOME [--testing]` leaves the terminal, starts the server and
then waits for the moment when it alone can lock `HOME/users.lock`: every borrower holds that file shared, so
it comes when the last one has ended. The server ends with this process, even by `kill -9`, because it asked
for a signal on its parent's death.
"""

import argparse
import os
import signal
import sys
import time
from collections.abc import Callable
from pathlib import Path

from embedded import locks, postgres, valkey
from embedded.errors import EmbeddedError
from embedded.server import Server

POLL_SECONDS = 0.2
# A server that dies more often than this is broken; starting it for ever would only hide that.
RESTARTS = 5
RESTART_PAUSE = 0.5


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m embedded.supervisor", description=__doc__)
    parser.add_argument("kind", choices=["postgres", "valkey"])
    parser.add_argument("home", type=Path)
    parser.add_argument("--testing", action="store_true")
    options = parser.parse_args()
    home: Path = options.home

    if locks.take(home / "supervisor.lock", within=1.0) is None:
        return 0  # Another supervisor was quicker; it serves all.
    for note in ("address", "failure"):
        (home / note).unlink(missing_ok=True)
    if os.fork():
        os._exit(0)  # The child keeps the lock; whoever started us need not wait for it, nor reap it.
    os.setsid()
    (home / "supervisor.pid").write_text(str(os.getpid()))

    def start() -> Server:
        return postgres.start(home, testing=options.testing) if options.kind == "postgres" else valkey.start(home)

    try:
        serve(home, start)
    except EmbeddedError as error:
        write_whole(home / "failure", str(error))
        return 1
    return 0


def serve(home: Path, start: Callable[[], Server]) -> None:
    """Run the server that `start` starts until nobody borrows it any more, or until SIGTERM."""
    stopping = False

    def stop(*_: object) -> None:
        nonlocal stopping
        stopping = True

    signal.signal(signal.SIGTERM, stop)
    for ignored in (signal.SIGINT, signal.SIGHUP):
        signal.signal(ignored, signal.SIG_IGN)

    server = start()
    restarts = 0
    try:
        write_whole(home / "address", server.url)
        while not stopping and locks.take(home / "users.lock") is None:
            time.sleep(POLL_SECONDS)
            if server.ended:
                restarts += 1
                if restarts > RESTARTS:
                    raise EmbeddedError(
                        f"{server.name} died {restarts} times; its last words are in {home}/server.log."
                    )
                time.sleep(RESTART_PAUSE)
                server = start()
                write_whole(home / "address", server.url)
    finally:
        (home / "address").unlink(missing_ok=True)
        server.stop()


def write_whole(path: Path, text: str) -> None:
    """Write a file that others see either whole or not at all, and only our own account can read."""
    aside = path.with_name(f"{path.name}.new")
    aside.unlink(missing_ok=True)
    aside.touch(mode=0o600)
    aside.write_text(text, encoding="utf-8")
    aside.rename(path)


if __name__ == "__main__":
    sys.exit(main())
