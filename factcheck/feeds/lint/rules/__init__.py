"""The rules, in the order they are told. A new one is a function that yields faults, and a line here."""

from collections.abc import Callable, Iterable, Iterator

from factcheck.feeds.lint.faults import Fault
from factcheck.feeds.lint.reading import Document, Node, Page
from factcheck.feeds.lint.rules import claims, dates, feeds, identity, links, pages, people, ratings, texts

# For one review, wherever it was found.
OF_A_REVIEW: list[Callable[[Node], Iterator[Fault]]] = [
    identity.it_names_its_vocabulary,
    identity.it_has_an_id,
    links.the_review_has_an_address,
    links.addresses_are_whole,
    claims.the_claim_is_there,
    claims.the_claim_is_the_claim_alone,
    dates.the_review_is_dated_to_the_second,
    dates.dates_can_be_read,
    dates.dates_are_in_order,
    identity.it_says_its_language,
    identity.it_names_its_licence,
    people.the_checker_is_named,
    people.names_are_names,
    links.the_author_is_at_home,
    ratings.there_is_a_rating,
    ratings.the_label_is_words_to_show,
    ratings.numbers_are_a_scale,
    ratings.the_explanation_is_text,
    claims.the_item_is_a_claim,
    claims.the_item_is_not_named_like_the_claim,
    people.the_claimant_is_somebody,
    links.the_article_is_an_appearance,
    claims.it_appeared_somewhere,
    claims.appearances_are_articles_of_others,
    texts.nothing_is_empty,
    texts.texts_are_plain,
    texts.properties_are_known,
]
OF_A_FEED: list[Callable[[Node], Iterator[Fault]]] = [feeds.the_feed_has_elements]
OF_AN_ITEM: list[Callable[[Node], Iterator[Fault]]] = [
    feeds.the_item_is_a_list,
    feeds.the_item_can_be_followed,
]
# For all reviews of a file that is not one page.
OF_THE_REVIEWS: list[Callable[[Iterable[Node]], Iterator[Fault]]] = [
    feeds.each_review_is_there_once,
    feeds.a_label_has_one_number,
]
OF_A_PAGE: list[Callable[[Document, Page], Iterator[Fault]]] = [
    pages.the_page_has_one_review,
    pages.the_review_stands_by_itself,
    pages.the_page_says_the_same,
    pages.the_address_is_the_page,
]
