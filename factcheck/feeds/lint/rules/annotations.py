"""Rules for Web Annotations: where the claims of checks stand in articles."""

from collections.abc import Iterator

from factcheck.feeds.lint.faults import Fault, quoted
from factcheck.feeds.lint.rules.source import ANNOTATIONS, DATES, after
from factcheck.feeds.reader.moments import moment_of
from factcheck.feeds.reader.nodes import Node, at, filled, is_empty, objects, text


@after(ANNOTATIONS)
def an_annotation_leads_to_a_passage(annotation: Node) -> Iterator[Fault]:
    """An annotation has an id, a body, and a target whose source is a whole address without a text directive."""
    for name in ("id", "body"):
        if is_empty(annotation.value.get(name)):
            cure = "Give the address of the check." if name == "body" else "Give it an address of its own."
            yield Fault(f"{annotation.place}.{name}", "It is missing.", cure)
    if is_empty(annotation.value.get("target")):
        yield Fault(f"{annotation.place}.target", "It is missing.", "Give the article as its source.")
    for target, place in at(annotation, "target"):
        source = target.get("source", target.get("id")) if isinstance(target, dict) else target
        if not isinstance(source, str) or not source.startswith(("http://", "https://")):
            yield Fault(f"{place}.source", f"{quoted(source)} is no address.", "Give the article's address.")
        elif ":~:" in source:
            cure = "Cut off #:~:text=… and put it into a FragmentSelector."
            yield Fault(f"{place}.source", "It has a text directive.", cure)


@after(ANNOTATIONS)
def selectors_select(annotation: Node) -> Iterator[Fault]:
    """A TextQuoteSelector has one exact; a TextPositionSelector counts from 0, and its end is behind its start."""
    for selector in objects(annotation, "target", "selector"):
        kind = text(selector, "type")
        if kind == "TextQuoteSelector":
            exact = selector.value.get("exact")
            if not isinstance(exact, str) or is_empty(exact):
                yield Fault(f"{selector.place}.exact", "It is no text.", "Give the very words, once.")
            for name in ("prefix", "suffix"):
                if not isinstance(selector.value.get(name, ""), str):
                    yield Fault(f"{selector.place}.{name}", "It is no text.", "Give the words around it, once.")
        if kind == "TextPositionSelector":
            start, end = selector.value.get("start"), selector.value.get("end")
            if not (type(start) is int and type(end) is int and 0 <= start < end):
                cure = "Count code points from 0; the end is behind the last one."
                yield Fault(selector.place, f"It goes from {quoted(start)} to {quoted(end)}.", cure)


@after(ANNOTATIONS, DATES)
def its_dates_are_moments(annotation: Node) -> Iterator[Fault]:
    """created, modified and sourceDate are moments with a time zone."""
    for path in (("created",), ("modified",), ("target", "state", "sourceDate")):
        for value, place in at(annotation, *path):
            found = moment_of(str(value))
            if filled(value) and (found.wrong or found.is_day):
                wrong = f"{quoted(value)} is no moment with a time zone."
                yield Fault(place, wrong, "Write it as 2026-11-22T09:30:00Z.")
