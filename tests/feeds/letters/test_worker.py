"""From the publication to a reader's mailbox: a real worker, a real beat, and a mail server."""

import pytest
import requests

from factcheck.feeds.letters.models import Subscriber
from tests.feeds.letters.sink import listening
from tests.stack import until

pytestmark = pytest.mark.worker


def test_a_published_check_reaches_a_readers_mailbox_and_the_reader_leaves_by_one_click(stack, subscribe, publish):
    reader = subscribe()
    verdict = publish("Grüße: exports fell 3% in March")
    with listening() as sink:
        stack.beat()
        stack.worker(EMAIL_URL=f"smtp://127.0.0.1:{sink.port}", READERS_DIGEST="daily")
        until(lambda: sink.taken, what="the mail")
        until(lambda: Subscriber.objects.get(pk=reader.pk).mailed_at, what="the note that it was sent")

    (mail,) = sink.taken
    assert (mail["To"], mail["Subject"]) == ("ada@example.org", "1 fact-check of The Fact Desk")
    assert [part.get_content_type() for part in mail.iter_parts()] == ["text/plain", "text/html"]
    assert all("Grüße: exports fell 3% in March" in part.get_content() for part in mail.iter_parts())
    assert f"/checks/{verdict.slug}/" in mail.get_body(("plain",)).get_content()

    stack.web()
    address = mail["List-Unsubscribe"].strip(" <>")
    click = requests.post(address, data={"List-Unsubscribe": "One-Click"}, timeout=20, allow_redirects=False)
    assert click.status_code == 200
    assert not Subscriber.objects.exists()
