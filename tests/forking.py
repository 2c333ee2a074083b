"""How gunicorn serves the tests: the desk is loaded once, with all its pages, and whatever serves is forked from that.
The fork that has served a test can be killed; the next one is there at once and remembers nothing."""

import gc
from pathlib import Path
from typing import Any

from django.template import engines
from django.template.loader import get_template
from django.urls import reverse

preload_app = True


def when_ready(server: Any) -> None:
    """Import the views and read the templates, which Django else puts off until each fork's first page."""
    assert reverse("desk:queue")
    for folder in engines["django"].dirs:
        for page in Path(folder).rglob("*.html"):
            get_template(page.relative_to(folder).as_posix())
    gc.freeze()  # Who looks for garbage in a fork would have it copy all of this.
