from collections.abc import Callable
from functools import partial

import pytest
from django.db import connection

from factcheck.verdicts.models import Verdict
from tests import people
from tests.feeds import publishing


@pytest.fixture
def written(desk: people.Desk) -> Callable[..., Verdict]:
    """A draft on a claim with these words, in an article of its own."""
    return partial(publishing.written, desk)


@pytest.fixture
def publish(desk: people.Desk) -> Callable[..., Verdict]:
    """A published verdict on a claim with these words."""
    return partial(publishing.published, desk)


@pytest.fixture
def multiply(db: None) -> Callable[[Verdict, int], None]:
    """As many more published verdicts, each on a claim of its own: rows only, without their stories."""

    def multiply_(verdict: Verdict, times: int) -> None:
        changed = {
            "id": "id + n",
            "claim_id": "claim_id + n",
            "slug": "slug || '-' || n",
            "changed_at": "changed_at + n * interval '1 millisecond'",
        }
        columns = [field.column for field in Verdict._meta.concrete_fields]
        values = ", ".join(changed.get(name, name) for name in columns)
        with connection.cursor() as cursor:
            # Verdicts begin as drafts: the trigger that holds this is off for these rows.
            cursor.execute("SET LOCAL session_replication_role = replica")
            cursor.execute(
                f"INSERT INTO verdicts_verdict ({', '.join(columns)}) "
                f"SELECT {values} FROM verdicts_verdict, generate_series(1, %s) AS n WHERE id = %s",
                [times, verdict.pk],
            )
            cursor.execute("SET LOCAL session_replication_role = origin")

    return multiply_
