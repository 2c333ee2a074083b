"""One Valkey as this process's child: it goes and comes back at the same address with what it was told."""

import os
import pwd
import socket
from collections.abc import Iterator
from pathlib import Path

import pytest
import redis
from redis.backoff import NoBackoff
from redis.retry import Retry

from embedded import EmbeddedError, valkey
from embedded.server import Server


@pytest.fixture
def server(tmp_path: Path) -> Iterator[Server]:
    # pytest's own folder, which for root no other account may enter: as in a checkout in root's home.
    started = valkey.start(tmp_path)
    yield started
    started.stop()


def test_it_comes_back_at_the_same_address_with_what_it_was_told(server: Server, tmp_path: Path):
    redis.Redis.from_url(server.url).rpush("owed", "one", "two")
    server.stop()
    with pytest.raises(redis.ConnectionError):
        redis.Redis.from_url(server.url).ping()

    again = valkey.start(tmp_path)
    assert again.url == server.url
    assert redis.Redis.from_url(again.url).lrange("owed", 0, -1) == [b"one", b"two"]
    again.stop()


def test_what_it_was_told_survives_its_sudden_death(server: Server, tmp_path: Path):
    redis.Redis.from_url(server.url).rpush("owed", *range(200))
    server.kill()
    again = valkey.start(tmp_path)
    assert redis.Redis.from_url(again.url).llen("owed") == 200
    again.stop()


def test_it_listens_to_this_machine_alone_and_asks_for_its_password(server: Server, tmp_path: Path):
    told = redis.Redis.from_url(server.url).config_get("bind", "maxmemory-policy", "port", "requirepass")
    assert (told["bind"], told["maxmemory-policy"]) == ("127.0.0.1", "noeviction")
    port = int(told["port"])
    with pytest.raises(redis.AuthenticationError):
        redis.Redis(port=port, retry=Retry(NoBackoff(), 0)).ping()
    assert told["requirepass"] not in Path(f"/proc/{server.pid}/cmdline").read_text()
    assert (tmp_path / "password").stat().st_mode & 0o077 == 0
    first_outgoing = int(Path("/proc/sys/net/ipv4/ip_local_port_range").read_text().split()[0])
    assert port < first_outgoing


def test_another_port_is_found_when_its_own_was_taken_meanwhile(server: Server, tmp_path: Path):
    port = int((tmp_path / "port").read_text())
    server.stop()
    with socket.create_server(("127.0.0.1", port)):
        again = valkey.start(tmp_path)
        assert redis.Redis.from_url(again.url).ping()
        assert again.url != server.url
        again.stop()


@pytest.mark.skipif(os.geteuid() != 0, reason="only root has rights to drop")
def test_root_starts_it_without_its_rights(server: Server):
    assert pwd.getpwuid(Path(f"/proc/{server.pid}").stat().st_uid).pw_name in {"postgres", "nobody"}


def test_without_any_valkey_the_message_says_what_to_do(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(valkey, "package_folder", lambda name: None)
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(EmbeddedError, match=r"make setup.*REDIS_URL.*apt-get install redis-server"):
        valkey.start(tmp_path)
