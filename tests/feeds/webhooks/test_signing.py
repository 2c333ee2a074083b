"""Standard Webhooks 1.0.0, as the standard's own package reads it."""

import base64
import hashlib
import hmac
import json
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st
from standardwebhooks import Webhook, WebhookVerificationError

from factcheck.feeds.webhooks import signing


def test_a_message_is_verified_by_the_standards_own_package():
    secret = signing.new_secret()
    body = json.dumps({"type": "verdict.published", "data": {"words": "Grüße"}}, ensure_ascii=False)

    headers = signing.headers("msg_1", body, at=int(time.time()), signed_by=[secret])

    assert set(headers) == {"webhook-id", "webhook-timestamp", "webhook-signature"}
    assert Webhook(secret).verify(body, headers)["type"] == "verdict.published"


def test_the_standards_own_example_has_its_signature():
    headers = signing.headers(
        "msg_p5jXN8AQM9LWM0D4loKWxJek", '{"test": 2432232314}', at=1614265330,
        signed_by=["whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"],
    )  # fmt: skip

    assert headers["webhook-signature"] == "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE="


def test_a_signature_is_what_the_standards_text_says_and_nothing_but_a_hash_is_needed_to_make_it():
    key = bytes(range(32))
    headers = signing.headers("msg_1", "Grüße", at=1700000000, signed_by=["whsec_" + base64.b64encode(key).decode()])

    reckoned = hmac.new(key, "msg_1.1700000000.Grüße".encode(), hashlib.sha256).digest()
    assert headers["webhook-signature"] == "v1," + base64.b64encode(reckoned).decode()
    assert headers["webhook-timestamp"] == "1700000000"


@pytest.mark.parametrize("changed", ["webhook-id", "webhook-timestamp", "body", "secret"])
def test_whoever_changes_anything_is_found_out(changed):
    secret = signing.new_secret()
    body = '{"type":"verdict.published"}'
    headers = signing.headers("msg_1", body, at=int(time.time()), signed_by=[secret])
    if changed in headers:
        headers[changed] = {"webhook-id": "msg_2", "webhook-timestamp": str(int(time.time()) + 1)}[changed]

    with pytest.raises(WebhookVerificationError):
        Webhook(signing.new_secret() if changed == "secret" else secret).verify(
            body + " " if changed == "body" else body, headers
        )


def test_while_two_secrets_live_either_verifies():
    old, new = signing.new_secret(), signing.new_secret()
    headers = signing.headers("msg_1", "{}", at=int(time.time()), signed_by=[new, old])

    assert [part.partition(",")[0] for part in headers["webhook-signature"].split(" ")] == ["v1", "v1"]
    for secret in (old, new):
        assert Webhook(secret).verify("{}", headers) == {}


def test_a_secret_is_new_each_time_and_of_a_length_that_the_standard_takes():
    secrets = {signing.new_secret() for _ in range(20)}

    assert len(secrets) == 20
    assert {len(signing.key_of(secret)) for secret in secrets} == {32}


@pytest.mark.parametrize("length", [24, 32, 64])
def test_secrets_of_24_to_64_bytes_are_taken(length):
    assert len(signing.key_of("whsec_" + base64.b64encode(bytes(length)).decode())) == length


@pytest.mark.parametrize(
    "secret",
    [
        "", "whsec_", "whsec_!!!", "whsk_" + base64.b64encode(bytes(32)).decode(), base64.b64encode(bytes(32)).decode(),
        "whsec_" + base64.b64encode(bytes(23)).decode(), "whsec_" + base64.b64encode(bytes(65)).decode(),
    ],
)  # fmt: skip
def test_what_is_no_secret_is_refused(secret):
    with pytest.raises(signing.BadSecret):
        signing.key_of(secret)


@given(st.text(min_size=1))
def test_an_id_with_a_full_stop_is_never_signed(text):
    with pytest.raises(ValueError, match="full stop"):
        signing.headers(f"{text}.1", "{}", at=1, signed_by=[signing.new_secret()])


def test_nothing_goes_out_unsigned():
    with pytest.raises(ValueError, match="secret"):
        signing.headers("msg_1", "{}", at=1, signed_by=[])
