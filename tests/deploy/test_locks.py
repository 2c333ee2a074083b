"""The lock files: everything pinned by hash, and no word about where it comes from."""

import re
import tomllib
from pathlib import Path

import pytest

CHECKOUT = Path(__file__).resolve().parents[2]
LOCKS = sorted(path.name for path in CHECKOUT.glob("*.lock"))


def pinned(lock: str) -> dict[str, str]:
    """Package -> version in a lock file."""
    text = (CHECKOUT / lock).read_text()
    return dict(re.findall(r"^([a-z0-9._-]+)==(\S+)", text, re.MULTILINE))


def wanted(requirements: list[str]) -> set[str]:
    """The package names that requirements start with."""
    return {re.split(r"[^A-Za-z0-9._-]", each)[0].lower().replace("_", "-") for each in requirements}


def test_there_is_a_lock_for_the_tools_and_for_each_size():
    assert LOCKS == [
        "compile.lock",
        "requirements-dev.lock",
        "requirements-llm.lock",
        "requirements-ml.lock",
        "requirements-parquet.lock",
        "requirements.lock",
        "tools.lock",
    ]


@pytest.mark.parametrize("lock", LOCKS)
def test_every_package_is_pinned_by_hash_and_no_address_is_named(lock: str):
    text = (CHECKOUT / lock).read_text()
    packages = re.split(r"^(?=[a-z])", text, flags=re.MULTILINE)[1:]
    assert packages
    assert [each.splitlines()[0] for each in packages if "--hash=sha256:" not in each] == []
    assert re.findall(r"://|file:|^-.*", text, re.MULTILINE) == []


def test_the_locks_hold_what_pyproject_asks_for():
    project = tomllib.loads((CHECKOUT / "pyproject.toml").read_text())
    run_time = wanted(project["project"]["dependencies"])
    assert run_time <= pinned("requirements.lock").keys()
    assert run_time | wanted(project["dependency-groups"]["dev"]) <= pinned("requirements-dev.lock").keys()
    for extra in ("ml", "llm", "parquet"):
        wanted_by_the_extra = wanted(project["project"]["optional-dependencies"][extra])
        assert wanted_by_the_extra <= pinned(f"requirements-{extra}.lock").keys()
        assert wanted_by_the_extra <= pinned("requirements-dev.lock").keys(), "the tests meet every extra for real"
    assert wanted(project["dependency-groups"]["tools"]) == pinned("tools.lock").keys()
    assert wanted(project["dependency-groups"]["compile"]) <= pinned("compile.lock").keys()
    assert pinned("compile.lock").items() <= pinned("requirements-dev.lock").items(), "one checks and compiles with one"


@pytest.mark.parametrize("lock", LOCKS)
def test_no_lock_brings_a_deep_learning_framework_or_a_downloader_of_models(lock: str):
    assert (
        pinned(lock).keys() & {"torch", "sentence-transformers", "transformers", "huggingface-hub", "onnxruntime"}
        == set()
    )


@pytest.mark.parametrize(
    "larger",
    ["requirements-dev.lock", "requirements-ml.lock", "requirements-llm.lock", "requirements-parquet.lock"],
)
def test_a_larger_size_has_the_same_versions_as_the_run_time(larger: str):
    assert pinned("requirements.lock").items() <= pinned(larger).items()
