"""The client of docs/api.md, as it stands there."""

import io
import re
from pathlib import Path

DOC = Path(__file__).parents[3] / "docs" / "api.md"


def test_the_client_of_the_docs_keeps_up(client, desk, publish):
    def urlopen(address: str) -> io.BytesIO:
        response = client.get(address.removeprefix("https://facts.example.org"))
        assert response.status_code == 200, response.content
        return io.BytesIO(response.content)

    (code,) = re.findall(r"```python\n(.*?)```", DOC.read_text(encoding="utf-8"), re.DOTALL)
    names: dict = {}
    exec(code, names)
    names["urlopen"] = urlopen
    site = "https://facts.example.org"
    checks: dict = {}
    gone, kept = publish("This was misread"), publish("Japan sold its bonds")

    version = names["follow"](site, checks)
    assert {check["slug"] for check in checks.values()} == {gone.slug, kept.slug}
    desk.retracted(gone)
    fresh = publish("Wages rose by 4 percent")
    version = names["follow"](site, checks, version)
    assert {check["slug"] for check in checks.values()} == {kept.slug, fresh.slug}
    assert names["follow"](site, checks, version) == version
