"""The compiled engine stands in only for the very sources that it was compiled from."""

import json
import os
import subprocess
import sys
from importlib.machinery import PathFinder
from pathlib import Path

import pytest

from factcheck.claims import compiled, compiling

CHECKOUT = Path(__file__).resolve().parents[2]
READ = """
import json, sys
from pathlib import Path
from factcheck.claims import compiled, engine
stories = [path.read_text(encoding="utf-8") for path in sorted(Path("demo/stories").glob("*.md"))]
found = [engine.extract(story) for story in stories]
told = [[repr(claims), json.dumps([claim.as_json() for claim in claims])] for claims in found]
told += [[repr(engine.read(story)), repr([engine.score(line) for line in story.splitlines()])] for story in stories]
print(json.dumps([compiled.form(), told]))
"""


@pytest.fixture
def sources(tmp_path):
    """An engine of one module with its weights."""
    engine = tmp_path / "sources" / "engine"
    engine.mkdir(parents=True)
    (engine / "__init__.py").write_text("FORM = 'interpreted'\n")
    (engine / "weights.json").write_text("{}")
    return engine


@pytest.fixture
def folder(tmp_path, sources, monkeypatch):
    """Where this engine lies compiled."""
    monkeypatch.setenv(compiled.SWITCH, "1")
    folder = tmp_path / "compiled"
    engine = compiled.place(sources, folder) / compiled.PACKAGE
    engine.mkdir(parents=True)
    (engine / "__init__.py").write_text("FORM = 'compiled'\n")
    return folder


def found(sources, folder):
    """The file from which Python would load the engine."""
    path = [str(sources.parent)]
    compiled.prefer(path, sources, folder)
    return Path(PathFinder.find_spec("engine", path).origin)


def test_what_was_compiled_of_these_sources_is_loaded(sources, folder):
    assert found(sources, folder).is_relative_to(folder)


@pytest.mark.parametrize("edited", ["__init__.py", "weights.json", "new.py"])
def test_an_edited_source_is_loaded_itself(sources, folder, edited):
    source = sources / edited
    source.write_text("#" * (source.stat().st_size if source.exists() else 1))

    assert found(sources, folder) == sources / "__init__.py"


def test_a_source_that_has_another_name_is_loaded_itself(sources, folder):
    (sources / "weights.json").rename(sources / "others.json")

    assert found(sources, folder) == sources / "__init__.py"


def test_the_compiled_engine_can_be_switched_off(sources, folder, monkeypatch):
    monkeypatch.setenv(compiled.SWITCH, "0")

    assert found(sources, folder) == sources / "__init__.py"


def test_where_nothing_was_compiled_the_sources_are_loaded(sources, tmp_path, monkeypatch):
    monkeypatch.setenv(compiled.SWITCH, "1")

    assert found(sources, tmp_path / "nowhere") == sources / "__init__.py"


def test_what_python_keeps_of_loaded_sources_makes_them_no_others(sources):
    before = compiled.digest(sources)
    (sources / "__pycache__").mkdir()
    (sources / "__pycache__" / "weights.cpython-311.pyc").write_bytes(b"loaded")

    assert compiled.digest(sources) == before


def test_constants_are_marked_and_every_line_stays_where_it_was():
    source = (
        '"""Words."""\n\nimport re\n\nÄ, ONE = 1, 2\nTWO = re.compile("2")\nTHREE: dict[str, int] = {}\n'
        "MORE = 1\nMORE += 1\nlow = 1\n"
    )

    marked = compiling.with_constants(source).split("\n")

    assert len(marked) == len(source.split("\n"))
    assert marked[0] == f'"""Words."""; from typing import Final as {compiling.CONSTANT}'
    assert marked[4] == "Ä, ONE = 1, 2"
    assert marked[5] == f'TWO: {compiling.CONSTANT} = re.compile("2")'
    assert marked[6] == f"THREE: {compiling.CONSTANT}[dict[str, int]] = {{}}"
    assert marked[7:] == ["MORE = 1", "MORE += 1", "low = 1", ""]


def test_without_a_c_compiler_one_sentence_says_that_the_engine_stays_interpreted(monkeypatch):
    monkeypatch.setenv("CC", "a-compiler-that-nobody-has")

    with pytest.raises(compiling.Missing, match="^The engine stays interpreted: .*a-compiler-that-nobody-has.*\\.$"):
        compiling.ask()


def read(switch):
    """In which form the engine read the demo's stories, and what it told of them."""
    environment = os.environ | {compiled.SWITCH: switch}
    ran = subprocess.run(
        [sys.executable, "-c", READ], cwd=CHECKOUT, env=environment, capture_output=True, text=True, check=True
    )
    return json.loads(ran.stdout)


def test_the_compiled_engine_tells_the_same_to_the_byte():
    if not compiled.place().is_dir():
        pytest.skip("The engine is not compiled here (make fast).")

    form, told = read("1")
    interpreted, expected = read("0")

    assert (form, interpreted) == ("compiled", "interpreted")
    assert told == expected
