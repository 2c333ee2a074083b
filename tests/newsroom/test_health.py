import pytest
from django.test import Client
from redis import Redis

from factcheck.verdicts import tasks
from newsroom import pulse


def test_the_process_says_that_it_lives(client):
    assert client.get("/-/live").status_code == 200


@pytest.mark.django_db
def test_ready_means_that_the_database_answers(client):
    answer = client.get("/-/ready")

    assert answer.status_code == 200
    assert answer.json()["database"] == "ok"


@pytest.mark.django_db
def test_without_redis_the_desk_is_still_ready_and_says_so(client, settings):
    settings.REDIS_URL = "redis://127.0.0.1:1/0"

    answer = client.get("/-/ready")

    assert (answer.status_code, answer.json()["redis"]) == (200, "does not answer")


@pytest.mark.django_db
def test_ready_tells_whether_streams_are_served(client, settings):
    with Redis.from_url(settings.REDIS_URL) as redis:
        redis.delete("factcheck:pulse:streams")
    assert client.get("/-/ready").json()["streams"] == "does not answer"

    pulse.beat("streams")

    assert client.get("/-/ready").json()["streams"] == "ok"


@pytest.mark.django_db
def test_ready_tells_whether_readings_and_releases_are_swept_for(client, settings):
    with Redis.from_url(settings.REDIS_URL) as redis:
        redis.delete("factcheck:pulse:sweep", "factcheck:pulse:releases")
    assert client.get("/-/ready").json()["sweep for releases"] == "silent"

    tasks.sweep()

    told = client.get("/-/ready")
    assert (told.status_code, told.json()["sweep for releases"], told.json()["sweep for readings"]) == (
        200,
        "ok",
        "silent",
    )


@pytest.mark.parametrize("address", ["/checks/?page=%00", "/desk/?words=a%00b", "/checks/%00/"])
def test_a_nul_in_an_address_is_refused_in_words(client, address):
    answer = client.get(address)

    assert answer.status_code == 400
    assert b"NUL" in answer.content


@pytest.mark.django_db
def test_a_cookie_with_a_nul_is_refused_in_words_and_dropped(client):
    answer = client.get("/desk/", headers={"cookie": r'sessionid="aaaa\000"', "accept": "text/html"})

    assert answer.status_code == 400
    assert answer.content.decode() == "A cookie of this site was broken and is removed now. Reload the page.\n"
    assert answer.cookies["sessionid"]["max-age"] == 0


@pytest.mark.django_db
def test_a_form_with_too_many_fields_is_refused_in_words():
    strict = Client(enforce_csrf_checks=True)  # The token is looked for among the fields, before any view.
    answer = strict.post("/sign-in/", {f"field{n}": "x" for n in range(1001)}, headers={"accept": "text/html"})

    assert answer.status_code == 400
    assert answer.content.decode().startswith("This form has more fields than any of ours.")


@pytest.mark.django_db
def test_a_form_with_too_much_text_is_refused_in_words(settings):
    settings.DATA_UPLOAD_MAX_MEMORY_SIZE = 100
    text = "username=" + 200 * "x"
    answer = Client(enforce_csrf_checks=True).post("/sign-in/", text, content_type="application/x-www-form-urlencoded")

    assert (answer.status_code, answer["Content-Type"]) == (400, "application/problem+json")
    assert answer.json()["detail"] == "This is more text than one form may hold. Send a shorter one."
