"""The order in which verdicts become public, which the feeds' cursors count on."""

from django.db import connection
from django.db.models import DateTimeField, Value

# One key for the whole newsroom: publications and retractions stand in one line.
_LOCK = 0x76657264696374


def next_moment(claim_id: int) -> Value:
    """The moment of a publication or retraction: later than every one before it. Ask first in a transaction.

    A clock alone would not do: a slow transaction reads it early and commits late, and a reader who came in
    between keeps a cursor that steps over that change for ever. Here the clock is read under a lock that is
    held until the commit: whoever sees a change sees all earlier ones.

    Two changes of one claim also fall into different seconds, because feeds write dates without fractions and
    each change has to move them. What comes back is a value to write into columns.
    """
    with connection.cursor() as cursor:
        # A statement of its own: the next one then sees what the last holder of the lock has committed.
        cursor.execute("SELECT pg_advisory_xact_lock(%s)", [_LOCK])
        cursor.execute(
            """
            SELECT greatest(
                clock_timestamp(),
                (SELECT max(changed_at) FROM verdicts_verdict) + interval '1 microsecond',
                date_trunc('second', (SELECT max(changed_at) FROM verdicts_verdict WHERE claim_id = %s))
                    + interval '1 second'
            )
            """,
            [claim_id],
        )
        return Value(cursor.fetchone()[0], output_field=DateTimeField())
