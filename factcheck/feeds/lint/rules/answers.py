"""Rules for what speaks like Google's Fact Check Tools: answers of claims:search, and bodies of pages."""

from collections.abc import Iterator

from factcheck.feeds.addresses import host_of
from factcheck.feeds.lint.faults import Fault, quoted
from factcheck.feeds.lint.rules.source import DATES, LANGUAGES, TOOLS, after
from factcheck.feeds.reader.moments import moment_of
from factcheck.feeds.reader.nodes import Node, at, is_empty, objects, text

_MOMENT = "Write it as 2026-11-22T09:30:00Z."


@after(TOOLS)
def claims_have_reviews(answer: Node) -> Iterator[Fault]:
    """Each claim has its text and a list of reviews, each with an address, a label, and a publisher with its site."""
    for number, claim in enumerate(answer.value["claims"]):
        place = f"{answer.place}.claims[{number}]"
        if not isinstance(claim, dict):
            yield Fault(place, f"{quoted(claim)} is no claim.", "Give an object with text and claimReview.")
            continue
        if not isinstance(claim.get("text"), str) or is_empty(claim.get("text")):
            yield Fault(f"{place}.text", "It is missing.", "State the claim.")
        if not isinstance(claim.get("claimReview"), list) or is_empty(claim["claimReview"]):
            yield Fault(f"{place}.claimReview", "It is no list of reviews.", "Give a list, even of one review.")
        for review in objects(Node(claim, place), "claimReview"):
            yield from _of_a_review(review)
    token = answer.value.get("nextPageToken")
    if token is not None and not isinstance(token, str):
        yield Fault(f"{answer.place}.nextPageToken", "It is no text.", "Leave it out on the last page.")


def _of_a_review(review: Node) -> Iterator[Fault]:
    for name in ("url", "textualRating"):
        if not isinstance(review.value.get(name), str) or is_empty(review.value.get(name)):
            yield Fault(f"{review.place}.{name}", "It is missing.", "Every reader needs it.")
    site, url = text(review, "publisher", "site"), text(review, "url")
    if not site:
        cure = "Give the host of the review's address, without www."
        yield Fault(f"{review.place}.publisher.site", "It is missing.", cure)
    elif "/" in site or site.startswith("www.") or (host_of(url) and site != host_of(url)):
        wrong = f"{quoted(site)} is not the host of the review's address."
        yield Fault(f"{review.place}.publisher.site", wrong, f"Write {host_of(url) or 'the host, without www'}.")


@after(TOOLS, DATES, LANGUAGES)
def their_dates_are_moments(answer: Node) -> Iterator[Fault]:
    """claimDate and reviewDate are RFC 3339, and languageCode is a tag."""
    for path in (("claims", "claimDate"), ("claims", "claimReview", "reviewDate")):
        for value, place in at(answer, *path):
            found = moment_of(str(value))
            if found.wrong or found.is_day:
                yield Fault(place, f"{quoted(value)} is no RFC 3339 date.", _MOMENT)
    for review in objects(answer, "claims", "claimReview"):
        code = review.value.get("languageCode")
        if not isinstance(code, str) or not code or not code.replace("-", "").isalnum():
            cure = "Use a BCP 47 tag, such as en or pt-BR."
            yield Fault(f"{review.place}.languageCode", "It is no language tag.", cure)


@after(TOOLS)
def a_markup_page_can_be_created(page: Node) -> Iterator[Fault]:
    """A body of pages has pageUrl, and markups whose url is that page's, with whole numbers and no place twice."""
    home = text(page, "pageUrl")
    if not home:
        yield Fault(f"{page.place}.pageUrl", "It is missing.", "Give the address of the page the check is on.")
    for markup in objects(page, "claimReviewMarkups"):
        if not text(markup, "claimReviewed"):
            yield Fault(f"{markup.place}.claimReviewed", "It is missing.", "State the claim in one short sentence.")
        if not text(markup, "rating", "textualRating"):
            yield Fault(f"{markup.place}.rating.textualRating", "It is missing.", "Give the label in words.")
        url = text(markup, "url")
        if url and home and url.split("#")[0] != home:
            cure = "Write the page's address, at most with an anchor."
            yield Fault(f"{markup.place}.url", f"{quoted(url)} is another address than pageUrl.", cure)
        first = text(markup, "claimFirstAppearance")
        for one, place in at(markup, "claimAppearances"):
            if one == first:
                wrong = "It is named in claimFirstAppearance already."
                yield Fault(place, wrong, "Name each article once.")
        for name in ("ratingValue", "bestRating", "worstRating"):
            for value, place in at(markup, "rating", name):
                if isinstance(value, bool) or not isinstance(value, int):
                    yield Fault(place, f"{quoted(value)} is no whole number.", "Write it without quotes.")
