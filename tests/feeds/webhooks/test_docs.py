"""What the documentation tells receivers to write."""

import re
import time
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from factcheck.feeds.webhooks import schedule, signing

DOCS = Path(__file__).resolve().parents[3] / "docs" / "webhooks.md"
BODY = '{"type":"verdict.withdrawn","timestamp":"2026-11-22T09:30:00.000000Z","data":{"id":"https://example.org/checks/1/"}}'


@pytest.mark.parametrize(("changed", "status"), [(False, 204), (True, 400)])
def test_the_python_in_the_documentation_verifies_and_refuses(changed, status):
    [code] = re.findall(r"```python\n(.+?)```", DOCS.read_text(encoding="utf-8"), re.DOTALL)
    secret = signing.new_secret()
    forgotten: list[str] = []
    names: dict[str, Any] = {"SECRET": secret, "forget": forgotten.append, "put": None}
    exec(code, names)
    headers = signing.headers("msg_1", BODY, at=int(time.time()), signed_by=[signing.new_secret(), secret])
    request = SimpleNamespace(body=BODY.encode() + (b" " if changed else b""), headers=headers)

    assert names["receive"](request) == status
    assert forgotten == ([] if changed else ["https://example.org/checks/1/"])


def test_the_documentation_names_the_times_of_the_schedule():
    text = " ".join(DOCS.read_text(encoding="utf-8").split())

    assert "after 5 seconds, 5 minutes, 30 minutes, 2, 5, 10 and 14 hours" in text
    assert f"{schedule.SPAN // 3600} hours are over" in text
