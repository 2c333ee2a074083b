from collections.abc import Callable
from datetime import UTC, date, datetime
from itertools import count

import pytest
from django.db import connection

from articles.services.intake import take_in
from factcheck.claims.services import triage
from factcheck.verdicts.models import Verdict
from tests import people

_number = count(1)


@pytest.fixture
def written(desk: people.Desk) -> Callable[..., Verdict]:
    """A draft on a claim with these words, in an article of its own."""

    def write(
        statement: str = "Japan had already begun dumping Treasurys in March",
        *,
        claimant: str = "",
        claimed_on: date | None = date(2025, 5, 2),
        outlet: str = "Pacific Ledger",
        url: str | None = None,
        label: str = "False",
        **words: str,
    ) -> Verdict:
        n = next(_number)
        taken = take_in(
            by=None, outlet=outlet, title=f"Tokyo and its card, part {n}",
            text=f"Story {n}. So they say.\n\n{statement}",
            url=f"https://ledger.example.org/stories/{n}" if url is None else url,
            published_at=datetime(2025, 5, 2, 9, tzinfo=UTC),
        )  # fmt: skip
        stands = statement if statement in taken.version.text else "So they say"  # Intake cleans what it takes in.
        claim, _ = people.place(taken.version, stands, by=desk.checker)
        claim = triage.correct(
            claim,
            by=desk.checker,
            version=claim.version,
            statement=statement,
            claimant=claimant,
            claimed_on=claimed_on,
        )
        return desk.draft(claim, label=label, **words)

    return write


@pytest.fixture
def publish(desk: people.Desk, written: Callable[..., Verdict]) -> Callable[..., Verdict]:
    """A published verdict on a claim with these words."""

    def publish_(statement: str = "Japan had already begun dumping Treasurys in March", **words: object) -> Verdict:
        return desk.published(desk.approved(desk.submitted(written(statement, **words))))

    return publish_


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
