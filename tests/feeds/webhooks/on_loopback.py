"""The deployed Celery app with the safe client's private switch turned: `celery -A tests.feeds.webhooks.on_loopback`.

The product has no such switch. This module is a test's, and lets one port of this machine be reached.
"""

import os
from functools import partial

from factcheck.celery import app
from newsroom import web

__all__ = ["app"]

web.post = partial(web._post, seconds=web.SECONDS, kept=web.KEPT, loopback_port=int(os.environ["LOOPBACK_PORT"]))
