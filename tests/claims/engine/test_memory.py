"""A worker reads for weeks: what it read must not stay with it."""

import gc
import tracemalloc

from factcheck.claims import engine

FIRST, LAST = 100, 400


def article(number: int) -> str:
    """A text that differs from every other in its names, figures and words."""
    return (
        f"Minister Ann Lee{number:x} said on Friday that tin{number} fell by {number}.5 percent in {1600 + number}.\n\n"
        f"Read more: Why tin{number} fell"
    )


def held_after(count: int, begun: int = 0) -> int:
    """The bytes that Python holds after the articles from `begun` to `count` were read."""
    for number in range(begun, count):
        engine.extract(article(number))
    gc.collect()
    return tracemalloc.get_traced_memory()[0]


def test_reading_article_after_article_keeps_nothing() -> None:
    engine.extract(article(0))
    tracemalloc.start()
    try:
        first = held_after(FIRST)
        last = held_after(LAST, FIRST)
    finally:
        tracemalloc.stop()
    assert last - first < 40_000
