"""An archive of as many published verdicts as one likes, for benches of what leaves the house."""

from typing import Any


def fill(number: int) -> None:
    """So many published verdicts, each on a claim with a number of its own: one goes the whole way, the others are rows
    like it.
    """
    from django.db import connection, transaction  # noqa: PLC0415

    from factcheck.verdicts.models import Verdict  # noqa: PLC0415

    verdict = _published()
    columns = [str(field.column) for field in Verdict._meta.concrete_fields]
    changed = {
        "id": "id + n",
        "claim_id": "claim_id + n",
        "slug": "slug || '-' || n",
        "changed_at": "changed_at + n * interval '1 millisecond'",
        # No two say the same: what is remembered of one text helps with no other.
        "record": "jsonb_set(jsonb_set(record, '{claim,statement}', to_jsonb('Japan sold ' || n || ' bonds in March, "
        "they say')), '{explanation}', to_jsonb('Of *' || n || '* bonds. ' || (record ->> 'explanation')))",
    }
    values = ", ".join(changed.get(name, f'"{name}"') for name in columns)
    with transaction.atomic(), connection.cursor() as cursor:
        # Verdicts begin as drafts, on claims that are there: what holds this is off for these rows.
        cursor.execute("SET LOCAL session_replication_role = replica")
        cursor.execute(
            f"INSERT INTO verdicts_verdict ({', '.join(columns)}) "
            f"SELECT {values} FROM verdicts_verdict, generate_series(1, %s) AS n WHERE id = %s",
            [number - 1, verdict.pk],
        )
    with connection.cursor() as cursor:
        cursor.execute("VACUUM ANALYZE verdicts_verdict")


def _published() -> Any:
    """A verdict with a citation, an appearance and a claimant, as the desk makes one."""
    from datetime import UTC, date, datetime  # noqa: PLC0415

    from articles.services.intake import take_in  # noqa: PLC0415
    from factcheck.claims.services import triage  # noqa: PLC0415
    from factcheck.sources.services import find_or_add  # noqa: PLC0415
    from factcheck.verdicts.models import Rating  # noqa: PLC0415
    from factcheck.verdicts.services import review, writing  # noqa: PLC0415
    from newsroom.people import enlist  # noqa: PLC0415

    author = enlist("bench-author", roles=["checker"], password=None)
    editor = enlist("bench-reviewer", roles=["editor"], password=None)
    words = "Japan had already begun dumping Treasurys in March"
    text = take_in(
        by=None, outlet="Pacific Ledger", title="Tokyo and its card", text=f"So they say.\n\n{words}.",
        url="https://ledger.example.org/stories/1", published_at=datetime(2025, 5, 2, 9, tzinfo=UTC),
    ).version  # fmt: skip
    start = text.text.index(words)
    claim, _ = triage.add(text, by=author, start=start, end=start + len(words))
    claim = triage.correct(
        claim, by=author, version=claim.version, statement=words, claimant="Katsunobu Kato",
        claimed_on=date(2025, 5, 2),
    )  # fmt: skip
    verdict = writing.begin(claim, by=author)
    verdict = writing.save(
        verdict, by=author, version=verdict.version, rating=Rating.objects.get(label="False"),
        summary="Its holdings rose in March.", explanation="The *table* of the Treasury shows it. " * 20,
    )  # fmt: skip
    source, _ = find_or_add(
        by=author, title="Major foreign holders of Treasury securities", publisher="US Treasury",
        url="https://treasury.example.org/tic", kind="primary",
    )  # fmt: skip
    writing.cite(verdict, by=author, source=source, stance="refutes", passage="1130.8 billion", locator="Row Japan")
    verdict = writing.submit(verdict, by=author, version=verdict.version)
    verdict = review.approve(verdict, by=editor, version=verdict.version)
    return review.publish(verdict, by=editor, version=verdict.version)
