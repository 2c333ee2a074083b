"""The Celery app: `celery -A factcheck worker` and `celery -A factcheck beat`."""

import os
import sys
from pathlib import Path

from celery import Celery

from factcheck.environment import prepare

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "factcheck.settings")
if Path(sys.argv[0]).name == "celery":
    # Started by hand in a checkout without addresses: the embedded servers serve, as for every other command.
    prepare()

app = Celery("factcheck")
app.config_from_object("django.conf:settings", namespace="CELERY")
app.autodiscover_tasks()
