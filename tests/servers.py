"""A pytest plugin (see pyproject.toml) that names the tests' servers before anything reads the settings.

A server named in DATABASE_URL or REDIS_URL is used; else the embedded ones run in `.local/tests`, apart from
those that `make demo` may be running at the same time. Under xdist all processes use the same two servers, each with
a database of its own in both.
"""

import os
import re
from collections.abc import Generator
from urllib.parse import urlsplit

import pytest

import embedded
from factcheck.environment import prepare


@pytest.hookimpl(wrapper=True, tryfirst=True)
def pytest_load_initial_conftests() -> Generator[None, object, object]:
    # Wraps pytest-django's own hook of this name, which is the one that reads the settings.
    # The sources are what is tested, on every machine; with COMPILED_ENGINE=1 it is what was compiled of them.
    os.environ.setdefault("COMPILED_ENGINE", "0")
    prepare(servers=False)
    embedded.fill_environment(embedded.FOLDER / "tests", testing=True)
    process = re.fullmatch(r"gw(\d+)", os.environ.get("PYTEST_XDIST_WORKER", ""))
    if process:  # pytest-django does the same for PostgreSQL.
        os.environ["REDIS_URL"] = numbered(os.environ["REDIS_URL"], 1 + int(process[1]))
    return (yield)


def numbered(redis_url: str, number: int) -> str:
    """The address of another database on the same Redis."""
    return urlsplit(redis_url)._replace(path=f"/{number}").geturl()


@pytest.hookimpl(optionalhook=True, tryfirst=True)
def pytest_xdist_auto_num_workers() -> int:
    """One process more than there are cores, as one often waits for a browser or a server, and four at most."""
    return min(4, 1 + (len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1))
