from pathlib import Path
from typing import Any

import pytest
import yaml

CHECKOUT = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="session")
def services() -> dict[str, dict[str, Any]]:
    """The services of docker-compose.yml by name, anchors and merges resolved."""
    return yaml.safe_load((CHECKOUT / "docker-compose.yml").read_text())["services"]
