"""Every rule there is, with where it comes from: for the documentation and for `lint_feed --rules`."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from factcheck.feeds.lint import rules
from factcheck.feeds.lint.rules.source import CSV, HTML, JSON
from factcheck.feeds.lint.rules.transport import the_address_says_what_it_sends

# Family -> its rules, in the order in which they are told.
FAMILIES: dict[str, list[Callable[..., object]]] = {
    "A ClaimReview": [*rules.OF_A_REVIEW],
    "A MediaReview": [*rules.OF_A_MEDIA_REVIEW],
    "A page": [*rules.OF_A_PAGE],
    "A DataFeed": [*rules.OF_A_FEED, *rules.OF_AN_ITEM, *rules.OF_THE_ITEMS],
    "Many reviews in one file": [*rules.OF_THE_REVIEWS],
    "A JSON Feed": [*rules.OF_A_JSON_FEED],
    "Atom": [*rules.OF_ATOM],
    "RSS": [*rules.OF_RSS],
    "NDJSON": [*rules.OF_LINES],
    "CSV": [*rules.OF_A_TABLE, *rules.OF_A_ROW],
    "Google's claims:search and pages": [*rules.OF_AN_ANSWER, *rules.OF_A_MARKUP_PAGE],
    "A Web Annotation": [*rules.OF_AN_ANNOTATION],
    "Two states of one feed (--before)": [*rules.OF_TWO_STATES],
    "How it is sent (addresses only)": [the_address_says_what_it_sends],
}


@dataclass(frozen=True)
class Rule:
    """`says` is what has to hold, in a sentence."""

    family: str
    name: str
    says: str
    sources: tuple[str, ...]


def all_rules() -> Iterator[Rule]:
    """Each rule once, under the first family it belongs to."""
    readable = "A file is what it says: UTF-8 and JSON, HTML, XML or CSV without mistakes, no key twice, no NaN."
    yield Rule("Any file", "it-can-be-read", readable, (JSON, HTML, CSV))
    seen = set()
    for family, functions in FAMILIES.items():
        for function in functions:
            if function not in seen:
                seen.add(function)
                says = " ".join((function.__doc__ or "").split())
                name = function.__name__.replace("_", "-")
                yield Rule(family, name, says, getattr(function, "sources", ()))


def as_table() -> str:
    """The rules as tables in Markdown, one a family."""
    lines: list[str] = []
    family = ""
    for rule in all_rules():
        if rule.family != family:
            family = rule.family
            lines += ["", f"### {family}", "", "| rule | what has to hold | source |", "|---|---|---|"]
        lines.append(f"| `{rule.name}` | {rule.says} | {'; '.join(rule.sources)} |")
    return "\n".join(lines).strip() + "\n"
