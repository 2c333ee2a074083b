from collections.abc import Callable, Iterator
from functools import partial

import pytest

from factcheck.feeds.webhooks.models import Endpoint
from factcheck.feeds.webhooks.services import endpoints
from newsroom import web
from newsroom.models import User
from tests.feeds.webhooks.receiver import Receiver, listening


@pytest.fixture
def receiver(monkeypatch: pytest.MonkeyPatch) -> Iterator[Receiver]:
    """A receiver on loopback, which the safe client reaches by its private switch and on this port alone."""
    with listening() as receiver:
        port = receiver.port
        monkeypatch.setattr(web, "post", partial(web._post, seconds=5, kept=web.KEPT, loopback_port=port))
        monkeypatch.setattr(web, "permit", partial(web._permit, loopback_port=port))
        # The services say how long they wait; here nobody waits that long.
        monkeypatch.setattr("factcheck.feeds.webhooks.services.sending.SECONDS", 5)
        yield receiver


@pytest.fixture
def add(curator: User, receiver: Receiver) -> Callable[..., tuple[Endpoint, str]]:
    """An endpoint at the receiver, and its secret."""

    def add_(name: str = "An aggregator", path: str = "", events: tuple[str, ...] = ()) -> tuple[Endpoint, str]:
        return endpoints.add(by=curator, name=name, url=receiver.url + path, events=events)

    return add_
