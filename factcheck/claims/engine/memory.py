"""How often Python looks for rubbish while text after text is read."""

import gc

LOOKED_FOR_AFTER = 10_000
"""So many new objects. Python's own number is 700, which one paragraph's words reach: a twentieth of the time went into
looking through what is still in use.
"""


def settle() -> None:
    """Keeps all that is loaded by now out of Python's search for rubbish, and has it search more seldom.

    For a process that reads much: to be called once, when everything is loaded.
    """
    gc.collect()
    gc.freeze()
    gc.set_threshold(LOOKED_FOR_AFTER, 10, 10)
