"""`python -m embedded status|stop`: look at this checkout's servers, or stop them under their borrowers."""

import argparse
import os
import signal
from pathlib import Path

from embedded import locks
from embedded.lease import FOLDER, VARIABLES

STOP_SECONDS = 40.0


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m embedded", description=__doc__)
    parser.add_argument("act", choices=["status", "stop"])
    parser.add_argument("--folder", type=Path, default=FOLDER, help="where the servers keep their data")
    options = parser.parse_args()
    for variable, kind in VARIABLES.items():
        home = options.folder / kind
        running = home.is_dir() and locks.is_held(home / "supervisor.lock")
        if not running:
            print(f"{kind}: not running")
        elif options.act == "status":
            address = home / "address"
            print(f"{kind}: {variable}={address.read_text() if address.exists() else '(starting)'}")
        else:
            os.kill(int((home / "supervisor.pid").read_text()), signal.SIGTERM)
            lock = locks.take(home / "supervisor.lock", within=STOP_SECONDS)
            print(f"{kind}: {'stopped' if lock is not None else 'still stopping'}")


if __name__ == "__main__":
    main()
