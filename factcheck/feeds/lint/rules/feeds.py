"""Rules for a file of many: a DataFeed's items, and reviews beside each other."""

from collections import defaultdict
from collections.abc import Iterable, Iterator

from factcheck.feeds.lint.faults import Fault, quoted
from factcheck.feeds.lint.reading import Node
from factcheck.feeds.lint.rules.ratings import NUMBERS
from factcheck.feeds.lint.values import filled, is_empty, objects, text


def the_feed_has_elements(feed: Node) -> Iterator[Fault]:
    if not isinstance(feed.value.get("dataFeedElement"), list):
        yield Fault(f"{feed.place}.dataFeedElement", "It is no list.", "Give a list of DataFeedItem objects.")


def the_item_is_a_list(item: Node) -> Iterator[Fault]:
    place = f"{item.place}.item"
    if not isinstance(item.value.get("item"), list):
        wrong = "It is missing." if "item" not in item.value else "It is no list."
        yield Fault(
            place,
            wrong,
            "Give a list, even of one review: readers go through it. A tombstone has an empty one.",
        )
    elif item.value["item"] == [] and is_empty(item.value.get("dateDeleted")):
        yield Fault(place, "It is empty, and nothing says why.", "Give a deleted item its dateDeleted.")
    elif item.value["item"] and filled(item.value.get("dateDeleted")):
        yield Fault(
            f"{item.place}.dateDeleted",
            "The item is deleted and there.",
            "Empty “item”, or leave dateDeleted out.",
        )


def the_item_can_be_followed(item: Node) -> Iterator[Fault]:
    if is_empty(item.value.get("@id")) and is_empty(item.value.get("url")):
        yield Fault(
            f"{item.place}.@id",
            "The item has neither @id nor url.",
            "Give both: a tombstone is found by them.",
        )
    if is_empty(item.value.get("dateModified")) and is_empty(item.value.get("dateDeleted")):
        yield Fault(f"{item.place}.dateModified", "It is missing.", "Date each change: readers ask for what is newer.")


def each_review_is_there_once(reviews: Iterable[Node]) -> Iterator[Fault]:
    seen: dict[str, str] = {}
    for review in reviews:
        for name in ("@id", "url"):
            address = text(review, name)
            if address and address in seen and seen[address] != review.place:
                wrong = f"The review at {seen[address]} has it too."
                yield Fault(f"{review.place}.{name}", wrong, "One review a page, and one page a review.")
                break
            seen.setdefault(address, review.place)


def a_label_has_one_number(reviews: Iterable[Node]) -> Iterator[Fault]:
    """One organisation, one table of labels and numbers."""
    table: dict[tuple[str, str], dict[tuple[str, ...], str]] = defaultdict(dict)
    for review in reviews:
        checker = next((text(author, "name") for author in objects(review, "author")), "")
        for rating in objects(review, "reviewRating"):
            label = text(rating, "alternateName").strip()
            if label:
                known = table[checker, label.casefold()]
                numbers = tuple(str(rating.value[name]) for name in NUMBERS if filled(rating.value.get(name)))
                known.setdefault(numbers, rating.place)
                if len(known) > 1 and known[numbers] == rating.place:
                    first = next(iter(known.values()))
                    wrong = f"{quoted(label)} has other numbers than at {first}."
                    yield Fault(
                        f"{rating.place}.ratingValue",
                        wrong,
                        "Use one table of labels and numbers for all checks.",
                    )
