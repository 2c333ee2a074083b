"""The clients of docs/api.md, as they stand there: one made by a generator from the document as it is served."""

import io
import json
import re
import subprocess
import sys
from pathlib import Path
from types import ModuleType
from typing import Any

import httpx
import pytest
from django.core.signals import request_finished, request_started
from django.db import close_old_connections

from factcheck.claims.models import Extraction
from factcheck.claims.services import extraction
from factcheck.feeds.api.models import Scope
from factcheck.wsgi import application

DOC = Path(__file__).parents[3] / "docs" / "api.md"
SITE = "http://127.0.0.1:8000"
TEXT = "Prices rose by 4 percent in May, the statistics office said.\n\nWages rose by 2 percent in the same month."


def program_of_the_docs(beginning: str) -> Any:
    """The program of the page that begins so, as a module."""
    found = re.findall(r"```python\n(.*?)```", DOC.read_text(encoding="utf-8"), re.DOTALL)
    (code,) = (each for each in found if each.startswith(beginning))
    program = ModuleType("program")
    exec(code, vars(program))
    return program


@pytest.fixture
def one_transaction():
    """The app closes its connections after each request; this test's data are in the transaction of one.

    Django's own client puts them back: it is asked before.
    """
    for signal in (request_started, request_finished):
        signal.disconnect(close_old_connections)
    yield
    for signal in (request_started, request_finished):
        signal.connect(close_old_connections)


@pytest.fixture
def factdesk(client, tmp_path, monkeypatch):
    """The package that the generator makes of the document; it has no word to say about it."""
    (tmp_path / "openapi.json").write_bytes(client.get("/api/v1/openapi.json").content)
    (tmp_path / "config.yml").write_text(json.dumps({"post_hooks": []}))  # It would make it pretty, for nobody here.
    made = subprocess.run(
        [
            sys.executable, "-m", "openapi_python_client", "generate", "--path", "openapi.json", "--meta", "none",
            "--output-path", "factdesk", "--config", "config.yml", "--fail-on-warning",
        ],
        cwd=tmp_path, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert (made.returncode, made.stderr) == (0, ""), made.stdout
    monkeypatch.syspath_prepend(tmp_path)
    yield __import__("factdesk")
    for name in [name for name in sys.modules if name.partition(".")[0] == "factdesk"]:
        del sys.modules[name]


def test_the_generated_client_of_the_docs_follows_checks_and_reads_claims(
    factdesk, one_transaction, desk, publish, issue
):
    program = program_of_the_docs("from collections.abc")
    here = {"transport": httpx.WSGITransport(app=application)}
    anybody = factdesk.Client(SITE, httpx_args=here)
    gone, kept = publish("This was misread"), publish("Japan sold its bonds")
    checks: dict = {}

    version = program.follow(anybody, checks)
    assert {check.slug for check in checks.values()} == {gone.slug, kept.slug}
    assert all(check.claim_review["@id"] == name for name, check in checks.items())
    desk.retracted(gone)
    program.follow(anybody, checks, version)
    assert {check.slug for check in checks.values()} == {kept.slug}

    _, text = issue(Scope.ARTICLES_WRITE, Scope.CLAIMS_READ)
    ours = factdesk.AuthenticatedClient(SITE, token=text, httpx_args=here)
    article = program.ArticleSent(outlet="Pacific Ledger", title="Prices in May", text=TEXT)
    program.sleep = lambda seconds: extraction.run(Extraction.objects.get(version__text__startswith="Prices").pk)
    claims = list(program.claims_in(ours, article, key="story-4711"))
    assert "Prices rose by 4 percent" in " ".join(claim.statement for claim in claims)
    with pytest.raises(ValueError, match="another article"):
        list(program.claims_in(ours, program.ArticleSent(text="Other words."), key="story-4711"))


def test_the_client_without_a_generator_keeps_up(client, desk, publish):
    def urlopen(address: str) -> io.BytesIO:
        response = client.get(address.removeprefix("https://facts.example.org"))
        assert response.status_code == 200, response.content
        return io.BytesIO(response.content)

    program = program_of_the_docs("import json")
    program.urlopen = urlopen
    site = "https://facts.example.org"
    checks: dict = {}
    gone, kept = publish("This was misread"), publish("Japan sold its bonds")

    version = program.follow(site, checks)
    assert {check["slug"] for check in checks.values()} == {gone.slug, kept.slug}
    desk.retracted(gone)
    fresh = publish("Wages rose by 4 percent")
    version = program.follow(site, checks, version)
    assert {check["slug"] for check in checks.values()} == {kept.slug, fresh.slug}
    assert program.follow(site, checks, version) == version
