"""The web server's door: `gunicorn factcheck.wsgi`."""

import os

from django.core.wsgi import get_wsgi_application

from factcheck.environment import prepare

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "factcheck.settings")
prepare()

application = get_wsgi_application()
