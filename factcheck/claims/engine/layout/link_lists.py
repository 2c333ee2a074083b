"""Lists of titles that lead to other articles, and by what a line is told from a sentence."""

from collections.abc import Sequence

from factcheck.claims.engine.layout.blocks import Block
from factcheck.claims.engine.layout.letters import CLOSERS

LONGEST_SET_PHRASE = 160
LONGEST_TITLE = 110
FEWEST_IN_TITLE = 4
FEWEST_LINKS = 3
FEWEST_LINKS_LAST = 2
SHARE_OF_TITLES = 3
"""At most one in so many items of a list of links looks as if it reported something."""


def link_lists(text: str, blocks: Sequence[Block]) -> set[int]:
    """The numbers of the items that lead to other articles: lists of titles, nearly none of which states anything,
    that nothing announces, as a full stop stands before them.
    """
    found: set[int] = set()
    run: list[int] = []
    for number, block in enumerate(blocks):
        if block.item and is_title_of_another(text, block):
            run.append(number)
        elif run:
            if is_list_of_links(text, blocks, run):
                found.update(run)
            run = []
    if run and is_list_of_links(text, blocks, run):
        found.update(run)
    return found


def is_title_of_another(text: str, block: Block) -> bool:
    """Whether the item could be another article's title: some words without a stop, a letter first."""
    return (
        block.end - block.start <= LONGEST_TITLE
        and text[block.start].isupper()
        and text.count(" ", block.start, block.end) >= FEWEST_IN_TITLE - 1
        and is_bare(text, block)
    )


def is_list_of_links(text: str, blocks: Sequence[Block], run: Sequence[int]) -> bool:
    """Whether the items are many enough for a list of links, hardly one of them reports something, and the paragraph
    before them ends in a full stop.
    """
    is_last = run[-1] == len(blocks) - 1
    if len(run) < (FEWEST_LINKS_LAST if is_last else FEWEST_LINKS) or run[0] == 0:
        return False
    if SHARE_OF_TITLES * sum(not blocks[number].heading for number in run) > len(run):
        return False
    before = blocks[run[0] - 1]
    return not (before.item or before.heading) and stopped(text[max(before.start, before.end - 4) : before.end])


def stopped(words: str) -> bool:
    """Whether the words end as a sentence does."""
    return words.rstrip(CLOSERS + " “")[-1:] in {".", "!", "?", "…", "。", "！", "？", "؟", "।"}


def is_bare(text: str, block: Block) -> bool:
    return block.end - block.start <= LONGEST_SET_PHRASE and not stopped(text[block.start : block.end])
