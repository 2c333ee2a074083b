"""docker-compose.yml, held to the compose schema, to the settings, and to what we promise about it."""

import re
import shlex
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

from django.core.management import get_commands

Services = dict[str, dict[str, Any]]
CHECKOUT = Path(__file__).resolve().parents[2]
OURS = ("web", "live", "worker", "beat")
# Where docker-compose.yml is the only reader: its own choices, which the desk's settings do not know.
COMPOSE_ONLY = {"LIVE_PORT", "LOCKS", "POSTGRES_PASSWORD", "WEB_ADDRESS", "WEB_PORT"}


def settings_in_the_example() -> set[str]:
    return set(re.findall(r"^([A-Z_]+)=", (CHECKOUT / ".env.example").read_text(), re.MULTILINE))


def test_it_is_valid_by_the_compose_schema():
    check = [
        str(Path(sys.executable).with_name("check-jsonschema")),
        "--builtin-schema",
        "vendor.compose-spec",
    ]
    done = subprocess.run([*check, CHECKOUT / "docker-compose.yml"], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout


def test_there_are_six_services_and_one_image_serves_four_of_them(services: Services):
    assert set(services) == {"db", "redis", *OURS}
    assert {services[name]["image"] for name in OURS} == {"factcheck"}


def test_every_service_has_a_health_check(services: Services):
    assert [name for name, service in services.items() if not service["healthcheck"]["test"]] == []


def test_only_pages_and_streams_are_published_and_only_to_this_machine(services: Services):
    published = {name: service["ports"] for name, service in services.items() if "ports" in service}
    assert published == {
        "web": ["${WEB_ADDRESS:-127.0.0.1}:${WEB_PORT:-8000}:8000"],
        "live": ["${WEB_ADDRESS:-127.0.0.1}:${LIVE_PORT:-8001}:8001"],
    }


def test_the_others_wait_until_the_web_service_has_migrated_and_answers(services: Services):
    for name in ("live", "worker", "beat"):
        assert services[name]["depends_on"] == {"web": {"condition": "service_healthy"}}


def test_our_containers_can_write_nothing_but_their_temporary_folder(services: Services):
    for name in OURS:
        assert services[name]["read_only"] is True
        assert services[name]["tmpfs"] == ["/tmp"]
        assert services[name]["cap_drop"] == ["ALL"]


def test_every_setting_can_be_set_from_outside(services: Services):
    fixed_by_the_image = {"STATIC_FROM_SOURCE"}
    for name in OURS:
        handed_on = set(services[name]["environment"])
        missing = settings_in_the_example() - handed_on - {"DATABASE_POOL"}
        assert (missing, handed_on - settings_in_the_example()) == (set(), set())
        fixed = {key for key, value in services[name]["environment"].items() if value and "${" not in value}
        assert fixed == fixed_by_the_image


def test_every_variable_it_reads_is_a_setting_or_named_here():
    text = (CHECKOUT / "docker-compose.yml").read_text()
    read = set(re.findall(r"(?<!\$)\$\{([A-Z_]+)", text))
    assert read - settings_in_the_example() == COMPOSE_ONLY


def test_the_secrets_in_it_say_that_they_are_for_trying_only():
    text = (CHECKOUT / "docker-compose.yml").read_text()
    defaults = re.findall(r"\$\{(?:SECRET_KEY|POSTGRES_PASSWORD):-([^}]*)\}", text)
    assert len(defaults) == 3
    assert all(default.startswith("for-trying-only") for default in defaults)


def programs(command: list[str]) -> list[list[str]]:
    """The programs that a service's command starts, each as its words; a shell's script is taken apart."""
    if command[:2] != ["sh", "-ec"]:
        return [command]
    script = command[2].replace("\\\n", " ").replace("$$", "$")
    return [shlex.split(line.removeprefix("exec ")) for line in script.splitlines() if line.strip()]


def test_every_program_a_service_starts_exists(services: Services):
    started = [words for name in OURS for words in programs(services[name]["command"])]
    assert len(started) == 6
    for words in started:
        assert shutil.which(words[0], path=str(Path(sys.executable).parent)), words[0]
        if words[:2] == ["python", "manage.py"]:
            assert words[2] in get_commands()
