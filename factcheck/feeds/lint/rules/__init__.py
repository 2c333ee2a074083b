"""The rules, in the order they are told. A new one is a function that yields faults, and a line here."""

from collections.abc import Callable, Iterable, Iterator

from factcheck.feeds.lint.faults import Fault
from factcheck.feeds.lint.rules import (
    annotations,
    answers,
    appearances,
    atoms,
    changes,
    claims,
    dates,
    feeds,
    identity,
    jsonfeeds,
    lines,
    links,
    media,
    pages,
    people,
    ratings,
    rss,
    tables,
    texts,
)
from factcheck.feeds.reader.documents import Document, Lines
from factcheck.feeds.reader.nodes import Node
from factcheck.feeds.reader.syndication import Syndicated
from factcheck.feeds.reader.table import Table
from factcheck.feeds.reader.webpage import Page

Faults = Iterator[Fault]

# For one review, wherever it was found.
OF_A_REVIEW: list[Callable[[Node], Faults]] = [
    identity.it_says_that_it_is_a_claim_review,
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
    people.the_author_is_at_home,
    ratings.there_is_a_rating,
    ratings.the_label_is_words_to_show,
    ratings.numbers_are_a_scale,
    ratings.the_number_says_what_the_label_says,
    ratings.the_explanation_is_text,
    claims.the_item_is_a_claim,
    claims.the_item_is_not_named_like_the_claim,
    people.the_claimant_is_somebody,
    people.the_claimant_is_told_from_namesakes,
    appearances.the_article_is_an_appearance,
    appearances.it_appeared_somewhere,
    appearances.appearances_are_works_with_addresses,
    appearances.appearances_can_be_split,
    appearances.appearances_are_others,
    appearances.each_appearance_is_named_once,
    appearances.copies_stand_beside_their_originals,
    texts.nothing_is_empty,
    texts.texts_are_plain,
    texts.e_mail_addresses_are_some,
    texts.properties_are_known,
]
OF_A_MEDIA_REVIEW: list[Callable[[Node], Faults]] = [
    identity.it_names_its_vocabulary,
    identity.it_has_an_id,
    links.the_review_has_an_address,
    links.addresses_are_whole,
    dates.the_review_is_dated_to_the_second,
    dates.dates_can_be_read,
    identity.it_says_its_language,
    identity.it_names_its_licence,
    people.the_checker_is_named,
    people.names_are_names,
    people.the_author_is_at_home,
    media.the_category_is_one_of_six,
    media.the_media_can_be_found,
    texts.nothing_is_empty,
    texts.texts_are_plain,
    texts.e_mail_addresses_are_some,
    texts.properties_are_known,
]
# For one that stands within a ClaimReview: what both share was asked there.
OF_MEDIA: list[Callable[[Node], Faults]] = [media.the_category_is_one_of_six, media.the_media_can_be_found]
OF_A_FEED: list[Callable[[Node], Faults]] = [feeds.the_feed_has_elements]
OF_AN_ITEM: list[Callable[[Node], Faults]] = [
    feeds.the_item_is_a_list,
    feeds.the_item_can_be_followed,
    feeds.the_items_dates_can_be_read,
]
# For all items of a file, and for all reviews of one that is not one page.
OF_THE_ITEMS: list[Callable[[Iterable[Node]], Faults]] = [feeds.what_is_deleted_is_gone]
OF_THE_REVIEWS: list[Callable[[Iterable[Node]], Faults]] = [
    feeds.each_review_is_there_once,
    feeds.a_label_has_one_number,
]
OF_A_PAGE: list[Callable[[Document, Page], Faults]] = [
    pages.the_page_has_one_review,
    pages.the_markup_is_json_ld,
    pages.the_script_can_not_be_ended,
    pages.the_review_stands_by_itself,
    pages.the_page_says_the_same,
    pages.the_address_is_the_page,
    pages.a_retracted_check_has_no_markup,
    pages.the_page_shows_what_it_stands_on,
]
OF_A_JSON_FEED: list[Callable[[Document, Node], Faults]] = [
    jsonfeeds.the_feed_says_what_it_is,
    jsonfeeds.the_next_page_is_another,
    jsonfeeds.each_item_has_an_id_of_its_own,
    jsonfeeds.each_item_has_content,
    jsonfeeds.item_dates_have_a_zone,
    jsonfeeds.extensions_are_named_like_extensions,
    jsonfeeds.extensions_say_what_they_are_about,
    jsonfeeds.who_and_in_which_language,
    jsonfeeds.the_feed_is_not_too_large,
    jsonfeeds.an_item_says_what_its_review_says,
    jsonfeeds.what_is_deleted_is_no_item,
]
OF_ATOM: list[Callable[[Document, Syndicated], Faults]] = [
    atoms.the_feed_has_its_three,
    atoms.each_entry_has_its_three,
    atoms.each_entry_has_an_id_of_its_own,
    atoms.its_dates_have_a_zone,
    atoms.links_are_in_order,
    atoms.pages_lead_on,
    atoms.archives_lead_back,
    atoms.tombstones_name_what_is_gone,
    atoms.categories_have_terms,
]
OF_RSS: list[Callable[[Document, Syndicated], Faults]] = [
    rss.the_channel_has_its_three,
    rss.each_item_can_be_told_apart,
    rss.its_dates_are_as_in_e_mail,
]
OF_LINES: list[Callable[[Document, Lines], Faults]] = [lines.lines_end_with_a_line_feed]
OF_A_TABLE: list[Callable[[Document, Table], Faults]] = [
    tables.the_header_names_paths,
    tables.rows_are_as_long_as_the_header,
    tables.no_cell_is_a_formula,
    tables.cells_say_what_a_review_says,
]
# For the review that a row of a table tells of; its numbers and addresses are those of a table.
OF_A_ROW: list[Callable[[Node], Faults]] = [
    claims.the_claim_is_the_claim_alone,
    ratings.the_label_is_words_to_show,
    people.names_are_names,
    people.the_claimant_is_somebody,
    texts.texts_are_plain,
]
OF_AN_ANSWER: list[Callable[[Node], Faults]] = [answers.claims_have_reviews, answers.their_dates_are_moments]
OF_A_MARKUP_PAGE: list[Callable[[Node], Faults]] = [answers.a_markup_page_can_be_created]
OF_AN_ANNOTATION: list[Callable[[Node], Faults]] = [
    annotations.an_annotation_leads_to_a_passage,
    annotations.selectors_select,
    annotations.its_dates_are_moments,
]
OF_TWO_STATES: list[Callable[[Document, Document], Faults]] = [
    changes.nothing_changes_in_silence,
    changes.nothing_vanishes,
]
