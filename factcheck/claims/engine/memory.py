"""How often Python looks for rubbish while text after text is read, and what it gives back after each."""

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


def let_go() -> None:
    """Gives back what Python has kept of an article that was read: to be called after each, once `settle` was.

    Nothing of the article is left by then but empty tuples, which Python keeps for the next ones: up to 2,000 of each
    length up to 20. A reading shortens many tuples when it makes them, so they come back in other lengths than they
    left in, and more of them are kept with each article until all is full, four megabytes later. Only a search through
    everything gives them back, and by itself Python makes one in thousands of articles. With all that was loaded
    kept out of it, it takes half a millisecond.
    """
    gc.collect()
