import pytest


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


@pytest.mark.parametrize("address", ["/checks/?page=%00", "/desk/?words=a%00b", "/checks/%00/"])
def test_a_nul_in_an_address_is_refused_in_words(client, address):
    answer = client.get(address)

    assert answer.status_code == 400
    assert b"NUL" in answer.content
