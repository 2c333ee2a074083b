"""Who says what: quotations, reported clauses and tags, and whom their sources mean."""
