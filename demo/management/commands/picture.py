"""`manage.py picture http://127.0.0.1:8000 docs/desk.png`: the README's picture, taken of the running demo.

Needs the development packages and Chromium, as the browser tests do.
"""

import shutil
from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand
from playwright.sync_api import Page, sync_playwright

from demo.people import PASSWORD

CHROMIUM = shutil.which("chromium-headless-shell") or "/usr/bin/chromium"
CLAIM = "Japan had already begun dumping Treasurys in March"


class Command(BaseCommand):
    help = "Take the README's picture of the running demo: the March claim, open at the checker's desk."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("address", help="where the demo runs")
        parser.add_argument("file", help="the PNG to write")

    def handle(self, *, address: str, file: str, **options: Any) -> None:
        with sync_playwright() as driver:
            browser = driver.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
            page = browser.new_page(base_url=address, viewport={"width": 1440, "height": 900})
            open_the_claim(page)
            page.screenshot(path=file)
            browser.close()


def open_the_claim(page: Page) -> None:
    """Go to the claim as the checker does, and let the text scroll to it."""
    page.goto("/desk/?q=dumping")
    page.get_by_label("Username").fill("checker")
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("button", name="Sign in").click()
    page.get_by_role("link", name=CLAIM).first.click()
    page.get_by_role("heading", name=CLAIM).wait_for()
    page.wait_for_timeout(500)
