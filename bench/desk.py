"""What the benches of the desk's pages share: a newsroom of their own, somebody signed in, and a clock."""

import os
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from statistics import median, quantiles
from typing import Any

TIMES = 20
NO_SERVERS = (
    "Name the servers to measure on in DATABASE_URL and REDIS_URL. While `make demo` runs, `python -m embedded status`"
    " names its own."
)


def timed(work: Callable[[], object]) -> str:
    """The median of several times that `work` takes, of this process's part in them and, of that, what 95 in 100 stay
    below, in words; the first warms up.

    This process's part changes less on a machine that has other work.
    """
    work()
    took, worked = [], []
    for _ in range(TIMES):
        began, busy = time.perf_counter(), time.process_time()
        work()
        took.append((time.perf_counter() - began) * 1000)
        worked.append((time.process_time() - busy) * 1000)
    return f"{median(took):7.0f} ms, {median(worked):5.0f} ms of work (p95 {quantiles(worked, n=20)[-1]:.0f})"


@contextmanager
def desk() -> Iterator[Any]:
    """A browser in which an editor is signed in, over an empty database that is thrown away, on the server that the
    environment names. Ends the program in one sentence if it names none.

    Templates are rendered as in production: Django's own test set-up notes and copies what each of them is given, which
    doubles the time of a page of many fragments.
    """
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "factcheck.settings")
    if not os.environ.get("DATABASE_URL"):
        raise SystemExit(NO_SERVERS)
    import django  # noqa: PLC0415

    django.setup()
    from django.conf import settings  # noqa: PLC0415
    from django.test import Client, override_settings  # noqa: PLC0415
    from django.test.utils import get_runner  # noqa: PLC0415

    from newsroom.people import enlist  # noqa: PLC0415

    runner = get_runner(settings)(verbosity=0, interactive=False)
    kept = runner.setup_databases()
    try:
        with override_settings(ALLOWED_HOSTS=["testserver", "127.0.0.1"], DEBUG=False, SECURE_SSL_REDIRECT=False):
            client = Client()
            client.force_login(enlist("bench", roles=["editor"], password=None))
            yield client
    finally:
        runner.teardown_databases(kept)


def cost_of(client: Any, address: str) -> tuple[str, int, int]:
    """Times, queries and bytes of a page."""
    return work_of(partial(client.get, address))


def work_of(ask: Callable[[], Any]) -> tuple[str, int, int]:
    """Times, queries and bytes of what is answered each time."""
    from django.db import connection  # noqa: PLC0415
    from django.test.utils import CaptureQueriesContext  # noqa: PLC0415

    with CaptureQueriesContext(connection) as queries:
        answer = ask()
    asked = len(queries)  # The next request empties the log.
    if answer.status_code != 200:
        raise SystemExit(f"{answer.request['PATH_INFO']} answered {answer.status_code}.")
    return timed(ask), asked, len(answer.content)
