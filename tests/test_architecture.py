"""The house has floors: imports run one way only."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent

# Room -> the rooms it stands on. Whatever is not named here may not be imported.
STANDS_ON = {
    "embedded": set(),
    "newsroom": set(),
    "articles": {"newsroom"},
    "factcheck.sources": {"newsroom"},
    "factcheck.claims": {"newsroom", "articles"},
    "factcheck.verdicts": {"newsroom", "articles", "factcheck.claims", "factcheck.sources"},
    "factcheck.feeds": {"newsroom", "articles", "factcheck.claims", "factcheck.sources", "factcheck.verdicts"},
    "factcheck.desk": {
        "newsroom", "articles", "factcheck.claims", "factcheck.sources", "factcheck.verdicts", "factcheck.feeds",
    },
    "demo": {
        "embedded", "newsroom", "articles", "factcheck.claims", "factcheck.sources", "factcheck.verdicts",
        "factcheck.feeds", "factcheck.desk",
    },
    "bench": {
        "newsroom", "articles", "factcheck.claims", "factcheck.sources", "factcheck.verdicts", "factcheck.feeds",
        "factcheck.desk",
    },
}  # fmt: skip
# The engine is thinking only: no web framework, no database, no queue.
NO_FRAMEWORK = ["factcheck/claims/engine", "articles/normalise.py", "articles/maintext.py", "embedded"]
FORBIDDEN_NAMES = {
    "utils",
    "helpers",
    "common",
    "core",
    "misc",
    "manager",
    "process",
    "handle",
    "data",
    "info",
}


def files_of(room: str) -> Iterator[Path]:
    yield from (path for path in (ROOT / room.replace(".", "/")).rglob("*.py") if "migrations" not in path.parts)


def imports_of(path: Path) -> Iterator[tuple[str, int]]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from ((alias.name, node.lineno) for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            assert node.level == 0, f"{path}:{node.lineno} imports relatively"
            yield from ((f"{node.module}.{alias.name}", node.lineno) for alias in node.names)


def room_of(module: str) -> str | None:
    for room in STANDS_ON:
        if module == room or module.startswith(room + "."):
            return room
    return "the switchboard" if module.split(".")[0] == "factcheck" else None


def forbidden_imports(room: str) -> list[str]:
    allowed = STANDS_ON[room] | {room, None}
    return [
        f"{path.relative_to(ROOT)}:{line} imports {module}"
        for path in files_of(room)
        for module, line in imports_of(path)
        if room_of(module) not in allowed
    ]


@pytest.mark.parametrize("room", STANDS_ON)
def test_a_room_imports_only_the_rooms_it_stands_on(room):
    assert forbidden_imports(room) == []


@pytest.mark.parametrize("room", STANDS_ON)
def test_a_room_stands_on_no_room_that_stands_on_it(room):
    assert all(room not in STANDS_ON[below] for below in STANDS_ON[room])


@pytest.mark.parametrize("place", NO_FRAMEWORK)
def test_thinking_needs_no_framework(place):
    root = ROOT / place
    paths = [root] if root.is_file() else list(root.rglob("*.py"))

    assert paths
    used = {module.split(".")[0] for path in paths for module, _ in imports_of(path)}
    assert used.isdisjoint({"django", "celery", "redis", "psycopg", "newsroom"})


@pytest.mark.parametrize("room", STANDS_ON)
def test_services_never_enqueue_and_never_see_a_request(room):
    for path in files_of(room):
        if "services" in path.parts or path.name == "services.py":
            used = {module for module, _ in imports_of(path)}
            assert not any("django.http" in module or ".tasks" in module or "celery" in module for module in used), path


# What opens connections -> the only files that may import it. The language model has a door of its own, because its
# address is the newsroom's setting and may well be inside; the database's and Redis's drivers are no web clients.
REACHES_OUT = {
    # allauth asks the other house that people sign in with, at an address of the settings; its errors are caught there.
    "requests": {"newsroom/web.py", "newsroom/guarded_session.py", "newsroom/entrance/views/elsewhere.py"},
    "requests_hardened": {"newsroom/web.py", "newsroom/guarded_session.py"},
    "urllib3": {"newsroom/web.py", "newsroom/guarded_session.py"},
    "socket": {"newsroom/deadline.py", "newsroom/guarded_session.py", "demo/runner.py", "embedded/valkey.py"},
    "httpx": set(),
    "httpx2": {"factcheck/claims/readers/asking.py"},
    "urllib.request": {"demo/runner.py"},  # Asks whether our own server answers.
    "http.client": set(),
    "aiohttp": set(),
    "websockets": set(),
    "ftplib": set(),
    "smtplib": set(),
    "telnetlib": set(),
    "xmlrpc": set(),
}


def test_only_the_safe_web_client_reaches_out():
    def opens(module, client):
        return module == client or module.startswith(client + ".")

    found: dict[str, set[str]] = {client: set() for client in REACHES_OUT}
    for path in (path for room in STANDS_ON if room != "bench" for path in files_of(room)):
        for module, _ in imports_of(path):
            for client in (client for client in REACHES_OUT if opens(module, client)):
                found[client].add(str(path.relative_to(ROOT)))

    assert {client: files - REACHES_OUT[client] for client, files in found.items() if files - REACHES_OUT[client]} == {}


def test_no_file_has_a_name_that_says_nothing():
    named = {path.stem for room in STANDS_ON for path in files_of(room)}

    assert named.isdisjoint(FORBIDDEN_NAMES)
