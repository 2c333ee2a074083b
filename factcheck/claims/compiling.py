"""`python -m factcheck.claims.compiling`, which `make fast` calls: has the engine translated to C and compiled.

mypyc, which is part of the type checker, does it; the sources stay as they are. Where a compiler or a header is
missing, that is said in one sentence, and the engine goes on interpreted.
"""

import ast
import os
import shutil
import subprocess
import sys
import sysconfig
import tempfile
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from factcheck.claims import compiled

CHECKOUT = Path(__file__).resolve().parents[2]
CONSTANT = "CONSTANT__"
"""What `typing.Final` is called in the sources that are compiled; no source has a name like it."""

BUILD = f"import sys; sys.path.insert(0, {str(CHECKOUT)!r}); from factcheck.claims import compiling; compiling.build()"


class Missing(Exception):
    """Something that compiling takes is not there; the message is one sentence."""


def main() -> None:
    place = compiled.place()
    if place.is_dir():
        print("The engine is compiled.")
        return
    ask()
    print("Compiling the engine (two minutes or more; again only when its sources change)", flush=True)
    began = time.monotonic()
    compiled.FOLDER.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=compiled.FOLDER, prefix=".building-") as folder:
        stage = Path(folder)
        lay_out(stage)
        build = subprocess.run(
            [sys.executable, "-P", "-c", BUILD],
            cwd=stage,
            env=os.environ | {compiled.SWITCH: "0"},
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            check=False,
        )
        if build.returncode:
            raise Missing(f"The engine could not be compiled and stays interpreted:\n{build.stdout[-2000:]}")
        take_in(stage, place)
    print(f"Compiled in {time.monotonic() - began:.0f} seconds.")


def ask() -> None:
    """Raises Missing where something is not there that compiling takes."""
    compiler = (os.environ.get("CC") or sysconfig.get_config_var("CC") or "cc").split()[0]
    if shutil.which(compiler) is None:
        raise Missing(f"The engine stays interpreted: there is no C compiler {compiler}.")
    if not Path(sysconfig.get_path("include"), "Python.h").is_file():
        raise Missing("The engine stays interpreted: Python.h is missing (python3-dev of this Python's version).")
    if find_spec("mypyc") is None or find_spec("setuptools") is None:
        raise Missing(
            "The engine stays interpreted: mypy and setuptools, which compile it, are not installed (make setup)."
        )


def lay_out(stage: Path) -> None:
    """Copies the sources into the folder `stage`, their constants marked."""
    for path in (compiled.PACKAGE.parents[1], compiled.PACKAGE.parents[0]):
        (stage / path).mkdir()
        (stage / path / "__init__.py").touch()
    shutil.copytree(compiled.ENGINE, stage / compiled.PACKAGE, ignore=shutil.ignore_patterns("__pycache__"))
    for path in (stage / compiled.PACKAGE).rglob("*.py"):
        path.write_text(with_constants(path.read_text(encoding="utf-8")), encoding="utf-8")


def with_constants(source: str) -> str:
    """The source, which begins with a docstring, with its constants marked: names in capitals that get a value once.

    mypyc keeps what is marked where the machine finds it at once; anything else of a module it looks up by its name,
    each time. A line stays the line it was, so that what goes wrong is told with its own line.
    """
    module = ast.parse(source)
    lines = source.split("\n")
    written = [node.id for node in ast.walk(module) if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store)]
    for name, annotation in constants(module):
        if written.count(name.id) > 1:
            continue
        at = name.lineno - 1
        line = lines[at].encode()
        if annotation is None:
            line = line[: name.end_col_offset] + f": {CONSTANT}".encode() + line[name.end_col_offset :]
        elif annotation.end_lineno == name.lineno:
            first, last = annotation.col_offset, annotation.end_col_offset
            line = line[:first] + f"{CONSTANT}[".encode() + line[first:last] + b"]" + line[last:]
        lines[at] = line.decode()
    docstring = module.body[0]
    at = (docstring.end_lineno or 1) - 1
    lines[at] = f"{lines[at]}; from typing import Final as {CONSTANT}"
    return "\n".join(lines)


def constants(module: ast.Module) -> Iterator[tuple[ast.Name, ast.expr | None]]:
    """The names in capitals that the module gives a value, each with its type where that is written down."""
    for node in module.body:
        if isinstance(node, ast.Assign) and len(node.targets) == 1:
            target, annotation = node.targets[0], None
        elif isinstance(node, ast.AnnAssign) and node.value is not None:
            target, annotation = node.target, node.annotation
        else:
            continue
        if isinstance(target, ast.Name) and target.id.isupper():
            yield target, annotation


def build() -> None:
    """Compiles the sources laid out in the folder in which this runs."""
    from mypyc.build import mypycify  # noqa: PLC0415 - only who compiles has these two.
    from setuptools import Distribution  # noqa: PLC0415

    sources = sorted(str(path) for path in compiled.PACKAGE.rglob("*.py"))
    extensions = mypycify(
        ["--config-file=", f"--cache-dir={os.devnull}", "--follow-imports=silent", *sources],
        opt_level="1",
        debug_level="0",
        multi_file=True,
        group_name=compiled.LIBRARY.removesuffix("__mypyc"),
        target_dir="c",
    )
    command = Distribution({"name": "engine", "ext_modules": extensions}).get_command_obj("build_ext")
    command.build_lib, command.build_temp = ".", "objects"
    command.ensure_finalized()
    original = command.build_extensions

    def on_all_cores() -> None:
        one_by_one = command.compiler.compile

        def compile(sources: list[str], **options: Any) -> list[str]:  # noqa: A001 - setuptools calls it so.
            with ThreadPoolExecutor(os.cpu_count()) as pool:
                return [each for found in pool.map(lambda one: one_by_one([one], **options), sources) for each in found]

        command.compiler.compile = compile
        original()

    command.build_extensions = on_all_cores
    command.run()


def take_in(stage: Path, place: Path) -> None:
    """Moves what was compiled to its `place`, with the files that are no modules.

    What was compiled of other sources stays: a process may still run it. `make clean` removes it all.
    """
    ready = stage / "ready"
    (ready / compiled.PACKAGE.parent).mkdir(parents=True)
    for path in (stage / compiled.PACKAGE).rglob("*.py"):
        path.unlink()
    # The library says itself where its modules lie: as deep below it as their names tell.
    (stage / compiled.PACKAGE).rename(ready / compiled.PACKAGE)
    for library in stage.glob(f"{compiled.LIBRARY}.*"):
        library.rename(ready / library.name)
    ready.rename(place)


if __name__ == "__main__":
    try:
        main()
    except Missing as missing:
        print(missing, file=sys.stderr)
        sys.exit(1)
