import pytest

from bench.desk import NO_SERVERS, desk


def test_without_servers_a_bench_ends_in_one_sentence_that_says_what_to_name(monkeypatch):
    monkeypatch.delenv("DATABASE_URL")

    with pytest.raises(SystemExit, match="DATABASE_URL and REDIS_URL") as ended, desk():
        pass
    assert str(ended.value) == NO_SERVERS
