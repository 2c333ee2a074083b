import pytest

from factcheck.feeds.letters.models import Subscriber
from factcheck.feeds.webhooks.services import line


@pytest.fixture
def switched_on(settings, db):
    """The newsroom wants readers to have mail, and has a mail server: Django's own for tests."""
    settings.READERS_DIGEST = "daily"
    settings.SITE_URL = "https://facts.example.org"
    return settings


@pytest.fixture
def subscribe(switched_on):
    """A reader who is told of what is published from now on, and whose next mail is due."""

    def subscribe_(email: str = "ada@example.org") -> Subscriber:
        end = line.end()
        return Subscriber.objects.create(email=email, after_at=end.changed_at, after_pk=end.pk)

    return subscribe_
