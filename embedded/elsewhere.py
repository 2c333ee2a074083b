"""A folder outside the checkout, for a checkout whose own folders cannot serve."""

import hashlib
import os
import stat
from pathlib import Path

from embedded.errors import EmbeddedError


def folder_for(home: Path) -> Path:
    """Make and return a folder under /var/tmp that belongs to `home` alone; `home/elsewhere` points to it.

    It is needed when the servers' account may not enter the checkout (one in root's home, which stays
    closed), and when the checkout lies so deep that a socket's path would exceed what the system takes.
    """
    digest = hashlib.sha256(os.fsencode(home.resolve())).hexdigest()[:12]
    folder = Path("/var/tmp") / f"factcheck-{os.geteuid()}-{digest}"  # noqa: S108 (checked below)
    folder.mkdir(mode=0o711, exist_ok=True)
    status = folder.lstat()
    if not stat.S_ISDIR(status.st_mode) or status.st_uid != os.geteuid():
        raise EmbeddedError(f"{folder} belongs to another account; remove it and try again.")
    folder.chmod(0o711)
    link = home / "elsewhere"
    if not link.is_symlink():
        link.symlink_to(folder)
    return folder
