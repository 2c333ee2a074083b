"""Rules for a web page: one review, in the open, and saying what the page says."""

import re
from collections.abc import Iterator

from factcheck.feeds.addresses import host_of
from factcheck.feeds.lint.faults import Fault, quoted
from factcheck.feeds.lint.rules.source import GOOGLE, HTML, WILD, after
from factcheck.feeds.reader.documents import Document
from factcheck.feeds.reader.nodes import Node, filled, text
from factcheck.feeds.reader.webpage import Page, folded

_CORRECTIONS = re.compile(
    r"correct|errat|korrek|corrig|correc|rectif|rettific|fehler|mailto:|contact|kontakt|feedback", re.IGNORECASE
)


@after(GOOGLE)
def the_page_has_one_review(document: Document, page: Page) -> Iterator[Fault]:
    """A page has one ClaimReview: a roundup links to its checks without markup."""
    if len(document.reviews) > 1:
        wrong = f"There are {len(document.reviews)} reviews on the page."
        yield Fault("page", wrong, "Give each check its own page; a roundup links to them without markup.")


@after(GOOGLE, WILD)
def the_markup_is_json_ld(document: Document, page: Page) -> Iterator[Fault]:
    """The markup is JSON-LD that the server writes: not in the tags, and not put in by a script."""
    cure = "Write it as JSON-LD in a script element of its own, which the server sends."
    for how in sorted({how for _item, _line, how in page.in_tags}):
        yield Fault("page", f"ClaimReview stands in it as {how}, which few readers look for.", cure, is_advice=True)
    if page.is_written_by_script and not document.reviews:
        yield Fault("page", "A script puts the ClaimReview in, and readers run none.", cure)


@after(HTML)
def the_script_can_not_be_ended(document: Document, page: Page) -> Iterator[Fault]:
    """No “<” stands in the script as it is: a claim with a tag in it could end the element."""
    for number, block in enumerate(page.blocks, start=1):
        if block.has_bare_angle and ("ClaimReview" in block.text or "MediaReview" in block.text):
            wrong = "A “<” stands in the script as it is; a claim with a tag in it could end the element."
            yield Fault(f"block {number}", wrong, "Write it as \\u003c.", line=block.line)


@after(WILD)
def the_review_stands_by_itself(document: Document, page: Page) -> Iterator[Fault]:
    """The review is not hidden inside another object."""
    for review in document.reviews:
        if review.is_nested and not _is_of_a_media_review(review, document):
            cure = "Give it a script element of its own: not every reader looks inside other objects."
            yield Fault(review.place, "The review is hidden inside another object.", cure)


def _is_of_a_media_review(review: Node, document: Document) -> bool:
    return any(review.place.startswith(f"{one.place}.associated") for one in document.media_reviews)


@after(GOOGLE)
def the_page_says_the_same(document: Document, page: Page) -> Iterator[Fault]:
    """Readers see the claim and the label that the markup says."""
    for review in document.reviews:
        for path in (("claimReviewed",), ("reviewRating", "alternateName")):
            words = text(review, *path)
            if words and folded(words) not in page.text:
                place = ".".join((review.place, *path))
                yield Fault(place, f"{quoted(words)} can't be read on the page.", "Show readers what the markup says.")


@after(GOOGLE)
def the_address_is_the_page(document: Document, page: Page) -> Iterator[Fault]:
    """url is the page's own address and its rel=canonical, on its host or below it."""
    for review in document.reviews:
        url = text(review, "url")
        if url and page.canonical and url.split("#")[0] != page.canonical.split("#")[0]:
            wrong = f"{quoted(url)} is not the page's rel=canonical, {quoted(page.canonical)}."
            yield Fault(f"{review.place}.url", wrong, "Use the canonical address in both.")
        fetched_from, host = host_of(document.address), host_of(url)
        if fetched_from and host and host != fetched_from and not host.endswith(f".{fetched_from}"):
            wrong = f"It is on another host than the page ({fetched_from})."
            yield Fault(f"{review.place}.url", wrong, "Use the page's address.")


@after(WILD)
def a_retracted_check_has_no_markup(document: Document, page: Page) -> Iterator[Fault]:
    """The page of a retracted check keeps its notice and loses its ClaimReview."""
    if page.is_retracted and document.reviews:
        wrong = "The page says that the check is retracted, and still has its ClaimReview."
        yield Fault(document.reviews[0].place, wrong, "Take the markup off, and put a tombstone into the feeds.")


@after(GOOGLE)
def the_page_shows_what_it_stands_on(document: Document, page: Page) -> Iterator[Fault]:
    """The page links to its sources, and says where to report an error. Not asked of a page without any link."""
    if not document.reviews or all(link.href.startswith("#") for link in page.links):
        return
    home = host_of(text(document.reviews[0], "url")) or host_of(page.canonical) or host_of(document.address)
    away = [link for link in page.links if host_of(link.href) not in ("", home) and "license" not in link.rel]
    if home and not away and not any(filled(one.value.get("citation")) for one in document.reviews):
        yield Fault("page", "No source is linked.", "Link what the check rests on.", is_advice=True)
    policies = ("correctionsPolicy", "publishingPrinciples", "actionableFeedbackPolicy", "correction")
    marked = any(f'"{name}"' in block.text for block in page.blocks for name in policies)
    if not marked and not any(_CORRECTIONS.search(link.href + " " + link.words) for link in page.links):
        cure = "Link the corrections policy, or an address to write to."
        yield Fault("page", "It does not say where an error can be reported.", cure, is_advice=True)
