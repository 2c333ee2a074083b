"""Looking for programs: in the wheels that `make setup` installs, and whether they run here."""

import importlib.util
import re
import subprocess
from pathlib import Path

from embedded.account import Account
from embedded.server import ENVIRONMENT, as_account


def package_folder(name: str) -> Path | None:
    """The folder of an installed package, found without importing it, or None."""
    spec = importlib.util.find_spec(name)
    places = spec.submodule_search_locations if spec else None
    return Path(next(iter(places))) if places else None


def major_version(program: Path, account: Account | None = None) -> int | None:
    """The number that `program --version` tells when it runs as `account`; None when it does not run here."""
    command: list[str | Path] = [program, "--version"]
    options = as_account(account)
    try:
        answer = subprocess.run(
            command,
            capture_output=True,
            text=True,
            timeout=20,
            check=True,
            cwd="/",
            env=ENVIRONMENT,
            **options,
        )
    except (OSError, subprocess.SubprocessError):
        return None
    found = re.search(r"(?:PostgreSQL\) |v=)(\d+)", answer.stdout)
    return int(found[1]) if found else None
