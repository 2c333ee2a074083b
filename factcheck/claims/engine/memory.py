"""How often Python looks for rubbish while text after text is read."""

import gc

LOOKED_FOR_AFTER = 10_000
"""So many new objects. Python's own number is 700, which a paragraph's words reach: then what is still in use is looked
through again and again. Far larger numbers are slower once more, as new objects no longer fit near the processor.
"""


def settle() -> None:
    """Keeps all that is loaded by now out of Python's search for rubbish, and has it search more seldom.

    For a process that reads much: to be called once, when everything is loaded.
    """
    gc.collect()
    gc.freeze()
    gc.set_threshold(LOOKED_FOR_AFTER, 10, 10)
