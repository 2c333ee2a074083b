"""The acceptance story again, over the command line: commands for the machine's part, plain forms for the people's."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from factcheck.claims.models import Claim
from factcheck.verdicts.models import Rating, Verdict
from tests import people
from tests.journeys.visitor import Visitor
from tests.stack import ROOT, Stack

pytestmark = pytest.mark.worker


def manage(stack: Stack, *arguments: str) -> str:
    """Run `manage.py` on the stack's database and return what it prints."""
    ran = subprocess.run(
        [sys.executable, "manage.py", *arguments], cwd=ROOT, env=stack.environment, capture_output=True, timeout=120,
        check=False,
    )  # fmt: skip
    assert ran.returncode == 0, ran.stderr.decode()
    return ran.stdout.decode()


@pytest.mark.usefixtures("good_passwords")
def test_the_march_claim_by_command(running: Stack, tmp_path: Path) -> None:
    running.web()
    people.person("checker", username="checker")
    people.person("editor", username="editor")
    story = tmp_path / "story.txt"
    story.write_text("Tokyo and the card it holds\n\n" + people.TEXT, encoding="utf-8")

    extracted = [json.loads(line) for line in manage(running, "extract", str(story)).splitlines()]
    assert people.PASSAGE in [claim["exact"] for claim in extracted if claim["checkworthy"]]

    article = manage(
        running, "intake", str(story), "--outlet", "Pacific Ledger", "--published", "2025-05-02", "--wait"
    ).strip()
    claim = Claim.objects.get(appearances__exact=people.PASSAGE)
    assert claim.appearances.get().version.article_id == int(article)

    address = publish(running, claim)
    exported = manage(running, "export", "claimreview")
    feed = Visitor(running.url).visit("/feeds/claimreview.json").answer.text
    assert json.loads(exported) == json.loads(feed)
    (element,) = json.loads(exported)["dataFeedElement"]
    assert element["item"][0]["reviewRating"]["alternateName"] == "False"

    page = tmp_path / "page.html"
    page.write_bytes(Visitor(running.url).visit(address).answer.content)
    assert "nothing wrong" in manage(running, "lint_feed", str(page)).lower()


def publish(stack: Stack, claim: Claim) -> str:
    """What the checker and the editor do with plain forms; the address of the public page."""
    checker = Visitor.signed_in(stack.url, "checker").visit(f"/desk/claims/{claim.pk}/")
    checker.send("/accept/")
    checker.visit(f"/desk/claims/{claim.pk}/")  # Deciding has led on to the next claim.
    checker.send(
        "/citations/", title="Major foreign holders of Treasury securities", publisher="US Treasury", kind="primary",
        url="https://ticdata.treasury.gov/table5", passage="Japan, March: 1,130.8", stance="refutes",
    )  # fmt: skip
    checker.send(
        f"/claims/{claim.pk}/verdict/", press="submit", rating=str(Rating.objects.get(label="False").pk),
        summary="Japan's holdings rose in March 2025.",
    )  # fmt: skip
    verdict = Verdict.objects.get(claim=claim)
    editor = Visitor.signed_in(stack.url, "editor").visit(f"/desk/verdicts/{verdict.pk}/")
    editor.send("/approve/").send("/publish/")
    return f"/checks/{Verdict.objects.get(claim=claim).slug}/"
