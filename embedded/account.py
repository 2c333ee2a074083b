"""Which account the servers run as: PostgreSQL refuses root, and Valkey has no need of it."""

import os
import pwd
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Account:
    """An account without rights that root puts on for a server; `postgres` where the machine has one, else
    `nobody`.
    """

    uid: int
    gid: int

    def reaches(self, path: Path) -> bool:
        """Whether every folder above `path` lets this account through."""
        return all(self._enters(folder) for folder in path.resolve().parents)

    def _enters(self, folder: Path) -> bool:
        status = folder.stat()
        if status.st_uid == self.uid:
            return bool(status.st_mode & 0o100)
        return bool(status.st_mode & (0o010 if status.st_gid == self.gid else 0o001))


def unprivileged() -> Account | None:
    """The account to change to, or None when this process is not root and runs the servers as itself."""
    if os.geteuid() != 0:
        return None
    for name in ("postgres", "nobody"):
        try:
            entry = pwd.getpwnam(name)
        except KeyError:
            continue
        return Account(entry.pw_uid, entry.pw_gid)
    return Account(65534, 65534)


def private_folder(path: Path, account: Account | None, *, contents: Iterable[Path] = ()) -> Path:
    """Make the folder at `path` where it is missing, readable by the server's account alone, with all its
    `contents`.
    """
    path.mkdir(mode=0o700, parents=True, exist_ok=True)
    if account:
        for each in (path, *contents):
            os.chown(each, account.uid, account.gid, follow_symlinks=False)
    return path
