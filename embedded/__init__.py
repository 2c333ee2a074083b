"""PostgreSQL and Valkey for one checkout: started when somebody needs them, gone when nobody does.

    with embedded.borrow() as servers:
        servers.database_url, servers.redis_url

Each server has a supervisor of its own: a small detached process that is the server's parent, restarts it
when it dies, and stops it when the last borrower is gone. Who still borrows is known to the kernel alone, as
shared locks on one file, so neither a crash nor `kill -9` of a borrower can leave a server behind. `lease.py`
is the borrower's side, `supervisor.py` the other; `postgres.py` and `valkey.py` know how to start one server
each.

This package stands alone: it imports neither Django nor any other room of the house.
"""

from embedded.errors import EmbeddedError
from embedded.lease import FOLDER, Lease, Loan, borrow, fill_environment

__all__ = ["FOLDER", "EmbeddedError", "Lease", "Loan", "borrow", "fill_environment"]
