"""Whether the engine runs compiled: its own sources, translated to C, where somebody had that done (`make fast`).

The engine is ordinary Python and needs nothing of this. What was compiled lies apart from the sources, in a folder
named after exactly these sources and this interpreter: whoever edits a line runs that line, interpreted, until it is
compiled again. Nothing is ever out of date, and nothing has to be removed first.

Looking for that folder reads files and an environment variable, so it is no part of the engine, which does neither.
"""

import hashlib
import os
import sys
from collections.abc import MutableSequence
from importlib.machinery import EXTENSION_SUFFIXES, ExtensionFileLoader, ModuleSpec
from importlib.util import module_from_spec
from pathlib import Path

SWITCH = "COMPILED_ENGINE"
"""The environment variable that is set to 0 where the engine shall be interpreted, whatever is there."""

PACKAGE = Path("factcheck", "claims", "engine")
ENGINE = Path(__file__).parent / "engine"
FOLDER = Path(__file__).parents[2] / ".local" / "compiled"
"""Holds a folder for each state of the sources that was compiled."""

LIBRARY = "engine_in_c__mypyc"
"""The one library with all compiled modules; beside the sources' names lie only doors to it."""


def digest(engine: Path = ENGINE) -> str:
    """What tells the engine's sources, with the weights among them, and the interpreter from all others."""
    told = hashlib.sha256(f"{sys.hexversion} {EXTENSION_SUFFIXES[0]}".encode())
    for path in sorted([*engine.rglob("*.py"), *engine.rglob("*.json")]):
        content = path.read_bytes()
        told.update(f"\n{path.relative_to(engine).as_posix()} {len(content)}\n".encode())
        told.update(content)
    return told.hexdigest()[:32]


def place(engine: Path = ENGINE, folder: Path = FOLDER) -> Path:
    """Where these sources lie once they are compiled."""
    return folder / digest(engine)


def prefer(path: MutableSequence[str], engine: Path = ENGINE, folder: Path = FOLDER) -> None:
    """Puts the compiled engine in front of its sources in `path`, in which Python looks for what this package holds."""
    if os.environ.get(SWITCH) == "0" or not folder.is_dir():
        return
    found = place(engine, folder)
    if not found.is_dir():
        return
    for library in found.glob(f"{LIBRARY}.*"):
        loader = ExtensionFileLoader(LIBRARY, str(library))
        module = module_from_spec(ModuleSpec(LIBRARY, loader, origin=str(library)))
        # The doors ask for it by name; so no further folder has to be searched for modules of any name.
        sys.modules[LIBRARY] = module
        loader.exec_module(module)
    path.insert(0, str(found / PACKAGE.parent))


def form() -> str:
    """In which form this process reads: "compiled" or "interpreted"."""
    return "compiled" if LIBRARY in sys.modules else "interpreted"
