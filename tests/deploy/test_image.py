"""The Dockerfile, read line by line: no engine is needed for what must hold."""

import re
from pathlib import Path

CHECKOUT = Path(__file__).resolve().parents[2]
# Continuation lines joined, comments left out: one instruction a line.
TEXT = re.sub(r"^\s*#.*\n", "", (CHECKOUT / "Dockerfile").read_text(), flags=re.MULTILINE)
INSTRUCTIONS = [line.split(maxsplit=1) for line in TEXT.replace("\\\n", " ").splitlines() if line.strip()]
FINAL = INSTRUCTIONS[max(i for i, (word, _) in enumerate(INSTRUCTIONS) if word == "FROM") :]


def test_the_image_runs_as_an_account_without_rights():
    words = [word for word, _ in FINAL]
    assert dict(FINAL)["USER"] == "desk"
    assert words.index("USER") < words.index("CMD")
    assert "RUN" not in words[words.index("USER") :]  # Nothing the running account owns is part of the program.


def test_packages_are_installed_from_the_locks_by_hash_alone():
    runs = [rest for word, rest in INSTRUCTIONS if word == "RUN"]
    installs = [
        command for rest in runs for command in rest.split("&&") if re.search(r"\bpip (?:install|sync)\b", command)
    ]
    assert len(installs) == 3
    assert [command for command in installs if "--require-hashes" not in command] == []
    assert re.findall(r"https?://(?!127\.0\.0\.1)", TEXT) == []


def test_the_engine_is_compiled_when_the_image_is_built_and_from_the_sources_that_it_holds():
    assert any(word == "RUN" and rest.endswith("-m factcheck.claims.compiling") for word, rest in INSTRUCTIONS)
    copies = [rest for word, rest in FINAL if word == "COPY"]
    assert copies[-2:] == [". .", "--from=compiled /desk/.local/compiled .local/compiled"]


def test_static_files_are_gathered_when_the_image_is_built_and_served_from_there():
    assert any(word == "RUN" and "collectstatic" in rest for word, rest in FINAL)
    assert any(word == "ENV" and "STATIC_FROM_SOURCE=false" in rest for word, rest in FINAL)


def test_no_secret_stays_in_the_image():
    kept = [rest for word, rest in INSTRUCTIONS if word in {"ENV", "ARG", "LABEL"}]
    assert not any(re.search("secret|password|token", rest, re.IGNORECASE) for rest in kept)


def test_the_image_says_how_to_tell_that_it_is_well():
    assert "/-/ready" in dict(FINAL)["HEALTHCHECK"]


def test_only_what_runs_goes_into_the_image():
    rules = [line for line in (CHECKOUT / ".dockerignore").read_text().splitlines() if not line.startswith("#")]
    assert rules[0] == "*"
    let_in = {rule.removeprefix("!") for rule in rules if rule.startswith("!")}
    assert {name for name in let_in if not (CHECKOUT / name).exists()} == set()
    tracked_rooms = {path.parent.name for path in CHECKOUT.glob("*/__init__.py")} - {"tests", "bench"}
    assert tracked_rooms | {"manage.py", "static", "templates"} <= let_in
    assert let_in.isdisjoint({".env", ".git", ".local", ".venv"})
