"""Doctor and health page tell of endpoints that fail."""

from datetime import timedelta

import pytest
from django.core.management import call_command
from django.utils import timezone

from factcheck.feeds.webhooks import health
from factcheck.feeds.webhooks.models import Endpoint
from factcheck.feeds.webhooks.services import endpoints
from newsroom.findings import State


@pytest.mark.django_db
def test_without_endpoints_nothing_is_wrong(client):
    assert [finding.state for finding in health.findings()] == [State.ABSENT]
    assert client.get("/-/ready").json()["webhooks"] == "ok"


def test_an_endpoint_that_fails_and_one_that_is_disabled_are_named_without_their_address(add, curator, client, capsys):
    add("Works", "&n=1")
    fails, _ = add("Fails", "&n=2")
    off, _ = add("Off", "&n=3")
    Endpoint.objects.filter(pk=fails.pk).update(failing_since=timezone.now() - timedelta(hours=3))
    endpoints.disable(off, by=curator, why="Its server moves.")

    with pytest.raises(SystemExit):
        call_command("doctor")
    told = [line for line in capsys.readouterr().out.splitlines() if "Webhooks:" in line]

    assert told == [
        "ok     Webhooks: 1 of 3 endpoints is told of checks.",
        "wrong  Webhooks: “Fails” has taken no message for 3.0 hours.",
        "off    Webhooks: “Off” is disabled: Its server moves.",
    ]
    answer = client.get("/-/ready")
    assert (answer.status_code, answer.json()["webhooks"]) == (200, "something is wrong")
