"""Parts of a query that are the same each time, put into SQL once: that takes longer than PostgreSQL's answer."""

from typing import Any

from django.db.models import Expression


class Compiled(Expression):
    """An expression without anything that changes, such as a subquery for a column of its own.

    It may name columns of the row it stands beside (`OuterRef`), if it always stands beside a query's own table and
    never in a subquery, where that table has another name.
    """

    def __init__(self, meant: Any) -> None:
        super().__init__(output_field=meant.output_field)
        self.meant = meant
        self.sql: list[tuple[str, Any]] = []  # Shared with the copies that Django makes for each query.

    def resolve_expression(self, query: Any = None, *arguments: Any, **options: Any) -> "Compiled":
        resolved: Compiled = super().resolve_expression(query, *arguments, **options)
        if not self.sql:
            resolved.meant = self.meant.resolve_expression(query, *arguments, **options)
        return resolved

    def as_sql(self, compiler: Any, connection: Any, **options: Any) -> tuple[str, Any]:
        if not self.sql:
            self.sql.append(compiler.compile(self.meant))
        return self.sql[0]

    def get_group_by_cols(self) -> list[Any]:
        return []
