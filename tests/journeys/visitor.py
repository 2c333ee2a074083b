"""A person at the desk without a browser: follows addresses and sends the forms of the pages they are on."""

from typing import Self
from urllib.parse import urljoin

import requests
from lxml import html

from tests import people


class Visitor:
    """Keeps the page it is on; `send` fills a form of that page and posts it as a browser without JavaScript would."""

    def __init__(self, home: str) -> None:
        self.session = requests.Session()
        self.session.trust_env = False
        self.home = home
        self.answer = requests.Response()

    @classmethod
    def signed_in(cls, home: str, username: str) -> Self:
        visitor = cls(home).visit("/desk/")
        return visitor.send("sign-in", username=username, password=people.PASSWORD)

    @property
    def page(self) -> html.HtmlElement:
        return html.fromstring(self.answer.content, base_url=self.answer.url)

    @property
    def text(self) -> str:
        return " ".join(self.page.text_content().split())

    def visit(self, address: str) -> Self:
        self.answer = self.session.get(urljoin(self.home, address), timeout=30)
        assert self.answer.status_code == 200, self.answer.status_code
        return self

    def send(self, action: str, *, press: str = "", **typed: str) -> Self:
        """Post the form whose address holds `action`; `press` is the value of the button that is used."""
        (form,) = [form for form in self.page.forms if action in (form.action or self.answer.url)][:1]
        fields = {name: value for name, value in form.form_values() if name not in typed}
        sent = {**fields, **typed, **({"act": press} if press else {})}
        self.answer = self.session.post(
            urljoin(self.answer.url, form.action or ""), sent, headers={"Referer": self.answer.url}, timeout=30
        )
        assert self.answer.status_code == 200, f"{self.answer.status_code}: {self.text[:500]}"
        return self
