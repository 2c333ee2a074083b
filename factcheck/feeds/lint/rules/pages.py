"""Rules for a web page: one review, in the open, and saying what the page says."""

from collections.abc import Iterator

from factcheck.feeds.addresses import host_of
from factcheck.feeds.lint.faults import Fault, quoted
from factcheck.feeds.lint.reading import Document, Page, folded
from factcheck.feeds.lint.values import text


def the_page_has_one_review(document: Document, page: Page) -> Iterator[Fault]:
    if len(document.reviews) > 1:
        wrong = f"There are {len(document.reviews)} reviews on the page."
        yield Fault("page", wrong, "Give each check its own page; a roundup links to them without markup.")
    if page.has_microdata:
        cure = "Write it as JSON-LD in a script element of its own."
        yield Fault("page", "ClaimReview stands in it as microdata, which is not checked here.", cure)


def the_review_stands_by_itself(document: Document, page: Page) -> Iterator[Fault]:
    for review in document.reviews:
        if review.is_nested:
            cure = "Give it a script element of its own: not every reader looks inside other objects."
            yield Fault(review.place, "The review is hidden inside another object.", cure)


def the_page_says_the_same(document: Document, page: Page) -> Iterator[Fault]:
    for review in document.reviews:
        for path in (("claimReviewed",), ("reviewRating", "alternateName")):
            words = text(review, *path)
            if words and folded(words) not in page.text:
                place = ".".join((review.place, *path))
                yield Fault(place, f"{quoted(words)} can't be read on the page.", "Show readers what the markup says.")


def the_address_is_the_page(document: Document, page: Page) -> Iterator[Fault]:
    for review in document.reviews:
        url = text(review, "url")
        if url and page.canonical and url.split("#")[0] != page.canonical.split("#")[0]:
            wrong = f"{quoted(url)} is not the page's rel=canonical, {quoted(page.canonical)}."
            yield Fault(f"{review.place}.url", wrong, "Use the canonical address in both.")
        fetched_from, host = host_of(document.address), host_of(url)
        if fetched_from and host and host != fetched_from and not host.endswith(f".{fetched_from}"):
            wrong = f"It is on another host than the page ({fetched_from})."
            yield Fault(f"{review.place}.url", wrong, "Use the page's address.")
