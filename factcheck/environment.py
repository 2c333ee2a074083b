"""What every process does before the settings are read: `.env`, then the embedded servers for what is still unset."""

from pathlib import Path

from environs import Env

import embedded


def prepare(*, servers: bool = True) -> None:
    """Fill the process's environment; with `servers`, start or join the embedded ones where no address is named."""
    Env().read_env(str(Path(__file__).resolve().parent.parent / ".env"))
    if servers:
        embedded.fill_environment()
