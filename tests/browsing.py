"""What a browser without JavaScript sends for a page of the records."""

from typing import Any

import lxml.html
from django.http import HttpResponse
from django.test import Client

from newsroom.people import enlist

Page = dict[str, list[str]]


def signed_in(name: str, *, role: str) -> Client:
    """A browser of its own for somebody of this name."""
    client = Client()
    client.force_login(enlist(name.split()[0].lower(), roles=[role], password=None, full_name=name))
    return client


def filled(answer: Any, form: str) -> Page:
    """The form of this id as it stands on the page, ready to be sent."""
    said: Page = {}
    for name, value in lxml.html.fromstring(answer.content).get_element_by_id(form).form_values():
        # Line ends leave a browser as CRLF; the one after an opening <textarea> is no part of its text.
        said.setdefault(name, []).append("\r\n".join(str(value).removeprefix("\n").splitlines()))
    return said


def opened(client: Client, address: str, form: str) -> Page:
    return filled(client.get(address), form)


def sent(client: Client, address: str, page: Page, **typed: object) -> HttpResponse:
    """Send the page after typing into some of its fields; None clears a checkbox."""
    kept = {name: value for name, value in (page | typed).items() if value is not None}
    return client.post(address, kept)  # type: ignore[return-value]
