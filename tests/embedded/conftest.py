"""Real servers in a folder of their own, borrowed by other processes."""

import shutil
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.embedded.borrowers import BORROWER, Borrower, ends_within


@pytest.fixture(scope="package")
def folder() -> Iterator[Path]:
    """A folder that the servers' own account may enter, as it may a checkout; pytest's are closed to it."""
    made = Path(tempfile.mkdtemp(prefix="embedded-"))
    made.chmod(0o755)
    yield made
    shutil.rmtree(made)


@pytest.fixture
def borrower(folder: Path) -> Iterator[Callable[..., Borrower]]:
    """Call it for one more borrower; all have left, and all servers have ended, when the test is over."""
    present: list[Borrower] = []

    def arrive(script: str = BORROWER) -> Borrower:
        present.append(Borrower(folder, script))
        return present[-1]

    yield arrive
    for each in present:
        each.kill()
    assert ends_within(20, folder)
