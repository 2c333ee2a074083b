#!/usr/bin/env python3
"""The newsroom's command line: `manage.py help` lists what it can do."""

import os
import sys

from django.core.management import execute_from_command_line

from factcheck.environment import prepare

# These read files or code only. They must answer on a machine where nothing runs, so no server is started for them.
NEED_NO_SERVERS = {
    "check",
    "collectstatic",
    "compilemessages",
    "extract",
    "help",
    "lint_feed",
    "makemessages",
    "startapp",
    "version",
}


def needs_servers(arguments: list[str]) -> bool:
    """Whether the command named in `arguments` (without the program's own name) talks to the database."""
    if not arguments or arguments[0] in NEED_NO_SERVERS or arguments[0].startswith("-"):
        return False
    return not {"--help", "-h"} & set(arguments)


def main() -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "factcheck.settings")
    prepare(servers=needs_servers(sys.argv[1:]))
    execute_from_command_line(sys.argv)


if __name__ == "__main__":
    main()
