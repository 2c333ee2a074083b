"""What empties the tables after a test whose rows were committed.

Django truncates every table and makes all its content types and permissions anew, a second each time. Here only the
tables that have rows lose them, and what never differs stays.
"""

from django.db import connection

from factcheck.verdicts.services.scales import lay_out_default_scale
from newsroom.people import open_groups

SAME = {"django_migrations", "django_content_type", "auth_permission"}


def empty_tables() -> bool:
    """Take out all rows but those in `SAME`, and put back the groups and the scale that a new newsroom begins with.

    Only a superuser of the database may pass by its triggers; for anybody else nothing is done, and false returned.
    """
    with connection.cursor() as cursor:
        cursor.execute("SELECT current_setting('is_superuser') = 'on'")
        if not cursor.fetchone()[0]:
            return False
        tables = sorted(set(connection.introspection.table_names(cursor)) - SAME)
        cursor.execute(" UNION ALL ".join(f"(SELECT '{table}' FROM {table} LIMIT 1)" for table in tables))
        filled = [table for (table,) in cursor.fetchall()]
        cursor.execute("SET session_replication_role = replica")  # Whatever refuses to be deleted, and keys.
        for table in filled:
            cursor.execute(f"DELETE FROM {table}")
        cursor.execute("SET session_replication_role = origin")
    open_groups()
    lay_out_default_scale()
    return True
