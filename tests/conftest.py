import gc
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.db import transaction
from django.test import TransactionTestCase, override_settings
from hypothesis import settings as trying
from pytest_django.fixtures import Settings
from pytest_django.plugin import DjangoDbBlocker

from newsroom.models import User
from tests import people
from tests.emptying import empty_tables
from tests.stack import Stack

trying.register_profile("patient", deadline=None)  # How long an example takes says how busy the machine is.
trying.load_profile("patient")


@pytest.fixture(scope="session", autouse=True)
def quick() -> Iterator[None]:
    """A good hash takes a third of a second on purpose, and listing all static files takes a tenth for every client:
    with hundreds of test people both would take minutes.
    """
    with override_settings(
        PASSWORD_HASHERS=["django.contrib.auth.hashers.MD5PasswordHasher"],
        WHITENOISE_AUTOREFRESH=True,
        ACCOUNT_RATE_LIMITS=False,  # All test people come from one address.
        MFA_RATE_LIMITS=False,
        RECALL_SECONDS=0,  # What is published is out; tests of the outbox say how long it waits.
    ):
        yield


@pytest.fixture(scope="module")
def shared_rows(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[None]:
    """What a fixture of a whole file stands on that makes rows for all its tests: they are there until the last of
    them, and whatever a test adds, changes or deletes is taken back after it.
    """
    with django_db_blocker.unblock(), transaction.atomic():
        yield
        transaction.set_rollback(True)


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Tests with servers of their own come first. Each of them is long, so the processes that share the tests would
    otherwise end far apart. What is short comes last, and fills the gap.
    """
    permit_sharing(items)
    items.sort(key=lambda item: item.get_closest_marker("worker") is None or bool(asked_of_database(item)))


def pytest_collection_finish() -> None:
    """What was collected is there to the end: who looks for garbage needs not go through it again and again."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(20_000, 20, 20)


def asked_of_database(item: pytest.Item) -> set[str]:
    return {"db", "shared_rows", "transactional_db"} & set(getattr(item, "fixturenames", ()))


def permit_sharing(items: list[pytest.Item]) -> None:
    """A file whose tests share rows has no test that sees them without having asked, commits, or leaves rows behind."""
    sharing = {item.path for item in items if "shared_rows" in asked_of_database(item)}
    for item in (item for item in items if item.path in sharing):
        asked = asked_of_database(item)
        if asked and asked != {"db", "shared_rows"}:
            raise pytest.UsageError(
                f"{item.nodeid} stands in a file whose tests share rows. Let it ask for them and for `db`, or move it."
            )


@pytest.fixture(scope="session", autouse=True)
def quickly_emptied() -> Iterator[None]:
    teardown = "_fixture_teardown"
    slowly = getattr(TransactionTestCase, teardown)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(TransactionTestCase, teardown, lambda case: empty_tables() or slowly(case))
        yield


@pytest.fixture
def reporter(db: None) -> User:
    return people.person("reporter")


@pytest.fixture
def checker(db: None) -> User:
    return people.person("checker")


@pytest.fixture
def editor(db: None) -> User:
    return people.person("editor")


@pytest.fixture
def curator(db: None) -> User:
    return people.person("curator")


@pytest.fixture
def admin_person(db: None) -> User:
    return people.person("admin")


@pytest.fixture
def desk(checker: User, editor: User) -> people.Desk:
    """A checker, an editor, and every state their verdicts can be in."""
    return people.Desk(checker, editor)


@pytest.fixture
def stack(transactional_db: None, tmp_path: Path, settings: Settings) -> Iterator[Stack]:
    """The deployed desk's processes, on this test's database. Its people sign in there, so their hashes are good."""
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.PBKDF2PasswordHasher"]
    stack = Stack(tmp_path)
    yield stack
    stack.close()
    print(stack.logs())  # noqa: T201  (pytest shows it beside a failure)
