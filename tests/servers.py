"""A pytest plugin (see pyproject.toml) that names the tests' servers before anything reads the settings.

A server named in DATABASE_URL or REDIS_URL is used; else the embedded ones run in `.local/tests`, apart from
those that `make demo` may be running at the same time. Under xdist the workers inherit the addresses.
"""

from collections.abc import Generator

import pytest

import embedded
from factcheck.environment import prepare


@pytest.hookimpl(wrapper=True, tryfirst=True)
def pytest_load_initial_conftests() -> Generator[None, object, object]:
    # Wraps pytest-django's own hook of this name, which is the one that reads the settings.
    prepare(servers=False)
    embedded.fill_environment(embedded.FOLDER / "tests", testing=True)
    return (yield)
