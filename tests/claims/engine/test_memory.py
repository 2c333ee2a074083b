"""A worker reads for weeks: what it read must not stay with it."""

import gc
import subprocess
import sys
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


SETTLED = """
import gc
import subprocess
import sys
from factcheck.claims.engine.memory import settle
before = gc.get_threshold()[0]
settle()
print(gc.get_threshold()[0] > before, gc.get_freeze_count() > 10_000)
"""


def test_a_process_that_reads_much_searches_for_rubbish_seldom_and_not_in_what_is_loaded() -> None:
    ran = subprocess.run([sys.executable, "-c", SETTLED], capture_output=True, text=True, check=True)
    assert ran.stdout.split() == ["True", "True"]


LET_GO = """
import sys
from factcheck.claims import engine
from factcheck.claims.engine.memory import let_go, settle
from tests.claims.engine.test_memory import article
settle()
for number in range(100):
    engine.extract(article(number))
kept = sys.getallocatedblocks()
let_go()
print(kept - sys.getallocatedblocks())
"""


def test_what_python_keeps_for_new_objects_is_given_back_after_an_article() -> None:
    ran = subprocess.run([sys.executable, "-c", LET_GO], capture_output=True, text=True, check=True)
    assert int(ran.stdout) > 100
