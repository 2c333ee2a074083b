"""A feed from a server of events, which sends a part whenever its reader has taken the one before."""

import pytest
from asgiref.sync import sync_to_async
from django.db import connections, transaction
from django.test import AsyncClient

from tests import loops


@pytest.mark.django_db(transaction=True)
def test_it_has_the_same_bytes(publish, client, multiply):
    verdict = publish()
    with transaction.atomic():
        multiply(verdict, 300)
    here = b"".join(client.get("/feeds/verdicts.ndjson"))

    async def read() -> bytes:
        response = await AsyncClient().get("/feeds/verdicts.ndjson")
        parts = [part async for part in response]  # type: ignore[attr-defined]
        await sync_to_async(connections.close_all)()  # The thread in which the request was answered has its own.
        return b"".join(parts)

    assert loops.run(read()) == here
