"""Rules for a file of many: a DataFeed's items, and reviews beside each other."""

from collections import defaultdict
from collections.abc import Iterable, Iterator

from factcheck.feeds.lint.faults import Fault, quoted
from factcheck.feeds.lint.rules.ratings import NUMBERS
from factcheck.feeds.lint.rules.source import DATA_COMMONS, DATES, GOOGLE, SCHEMA, after
from factcheck.feeds.reader.converting import number
from factcheck.feeds.reader.moments import moment_of
from factcheck.feeds.reader.nodes import Node, filled, is_empty, kinds_of, objects, text


@after(DATA_COMMONS, SCHEMA)
def the_feed_has_elements(feed: Node) -> Iterator[Fault]:
    """dataFeedElement is a list of DataFeedItem objects, and the feed says that it is a DataFeed."""
    elements = feed.value.get("dataFeedElement")
    if not isinstance(elements, list):
        yield Fault(f"{feed.place}.dataFeedElement", "It is no list.", "Give a list of DataFeedItem objects.")
        elements = []
    if "DataFeed" not in kinds_of(feed.value):
        yield Fault(f"{feed.place}.@type", "It does not say that it is a DataFeed.", "Write “DataFeed”.")
    if is_empty(feed.value.get("@context")):
        yield Fault(f"{feed.place}.@context", "It is missing.", 'Write "@context": "https://schema.org".')
    for number_, one in enumerate(elements):
        place = f"{feed.place}.dataFeedElement[{number_}]"
        if not isinstance(one, dict):
            yield Fault(place, f"{quoted(one)} is no DataFeedItem.", "Give a DataFeedItem with its “item”.")
        elif "DataFeedItem" not in kinds_of(one):
            cure = "Put it into the “item” of a DataFeedItem: readers ask every element for its item."
            yield Fault(f"{place}.@type", "It is no DataFeedItem.", cure)


@after(DATA_COMMONS)
def the_item_is_a_list(item: Node) -> Iterator[Fault]:
    """item is a list, even of one review; a tombstone has an empty one and a dateDeleted."""
    place = f"{item.place}.item"
    if not isinstance(item.value.get("item"), list):
        wrong = "It is missing." if "item" not in item.value else "It is no list."
        cure = "Give a list, even of one review: readers go through it. A tombstone has an empty one."
        yield Fault(place, wrong, cure)
    elif item.value["item"] == [] and is_empty(item.value.get("dateDeleted")):
        yield Fault(place, "It is empty, and nothing says why.", "Give a deleted item its dateDeleted.")
    elif item.value["item"] and filled(item.value.get("dateDeleted")):
        cure = "Empty “item”, or leave dateDeleted out."
        yield Fault(f"{item.place}.dateDeleted", "The item is deleted and there.", cure)


@after(DATA_COMMONS)
def the_item_can_be_followed(item: Node) -> Iterator[Fault]:
    """An item has the @id and url of its review, and says when it changed."""
    if is_empty(item.value.get("@id")) and is_empty(item.value.get("url")):
        cure = "Give both: a tombstone is found by them."
        yield Fault(f"{item.place}.@id", "The item has neither @id nor url.", cure)
    else:
        for name in ("@id", "url"):
            if is_empty(item.value.get(name)):
                cure = "Give both @id and url: readers look for the one or the other."
                yield Fault(f"{item.place}.{name}", "It is missing.", cure, is_advice=True)
    if is_empty(item.value.get("dateModified")) and is_empty(item.value.get("dateDeleted")):
        yield Fault(f"{item.place}.dateModified", "It is missing.", "Date each change: readers ask for what is newer.")
    own = {text(item, "@id"), text(item, "url")} - {""}
    for review in objects(item, "item"):
        theirs = {text(review, "@id"), text(review, "url")} - {""}
        if own and theirs and own.isdisjoint(theirs):
            cure = "Give the item the @id and url of its review: a tombstone is found by them."
            yield Fault(f"{item.place}.@id", "It names another check than the review in it.", cure)


@after(DATES, DATA_COMMONS)
def the_items_dates_can_be_read(item: Node) -> Iterator[Fault]:
    """An item's dates are moments with a time zone, and none is before the one that must come first."""
    found = {}
    for name in ("dateCreated", "dateModified", "dateDeleted"):
        value = item.value.get(name)
        if is_empty(value):
            continue
        moment = moment_of(str(value))
        if moment.wrong or moment.is_day:
            cure = "Write it as 2026-11-22T09:30:00Z."
            yield Fault(f"{item.place}.{name}", f"{quoted(value)} is no moment with a time zone.", cure)
        elif moment.at:
            found[name] = moment.at
    for later in ("dateModified", "dateDeleted"):
        if "dateCreated" in found and later in found and found[later] < found["dateCreated"]:
            cure = "Nothing changes or goes before it is there."
            yield Fault(f"{item.place}.{later}", "It is before dateCreated.", cure)


@after(GOOGLE, DATA_COMMONS)
def each_review_is_there_once(reviews: Iterable[Node]) -> Iterator[Fault]:
    """One review a page, and one page a review: no @id and no url is there twice."""
    seen: dict[str, str] = {}
    for review in reviews:
        for name in ("@id", "url"):
            address = text(review, name)
            if address and address in seen and seen[address] != review.place:
                wrong = f"The review at {seen[address]} has it too."
                yield Fault(f"{review.place}.{name}", wrong, "One review a page, and one page a review.")
                break
            seen.setdefault(address, review.place)


@after(DATA_COMMONS)
def what_is_deleted_is_gone(items: Iterable[Node]) -> Iterator[Fault]:
    """A check is there or has a tombstone, and not both in one feed."""
    deleted: dict[str, str] = {}
    there: dict[str, str] = {}
    for item in items:
        key = text(item, "@id") or text(item, "url")
        (deleted if filled(item.value.get("dateDeleted")) else there).setdefault(key, item.place)
    for key, place in deleted.items():
        if key and key in there:
            wrong = f"The same check is there at {there[key]}."
            yield Fault(place, wrong, "Keep what happened last: the check or its tombstone.")


@after(GOOGLE)
def a_label_has_one_number(reviews: Iterable[Node]) -> Iterator[Fault]:
    """One organisation has one table of labels and numbers."""
    table: dict[tuple[str, str], dict[tuple[str, ...], str]] = defaultdict(dict)
    for review in reviews:
        checker = next((text(author, "name") for author in objects(review, "author")), "")
        for rating in objects(review, "reviewRating"):
            label = text(rating, "alternateName").strip()
            if label:
                known = table[checker, label.casefold()]
                numbers = tuple(str(number(rating.value.get(name))) for name in NUMBERS)
                known.setdefault(numbers, rating.place)
                if len(known) > 1 and known[numbers] == rating.place:
                    first = next(iter(known.values()))
                    wrong = f"{quoted(label)} has other numbers than at {first}."
                    cure = "Use one table of labels and numbers for all checks."
                    yield Fault(f"{rating.place}.ratingValue", wrong, cure)
