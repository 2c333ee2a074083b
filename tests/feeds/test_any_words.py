"""Whatever the words of a check: each format stays what it is, and the words come out as they went in."""

import csv
import io
import json
from xml.etree import ElementTree

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from factcheck.feeds.formats import FORMATS, annotations, atom, datafeed, json_feed, ndjson, rss, spreadsheet
from tests.feeds.kinds import check, retracted, written

# All that the database can keep: no NUL, no half of a pair of surrogates.
WORDS = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\x00"), min_size=1, max_size=60)


def parsed(form, text: str):
    if form in (atom.FORMAT, rss.FORMAT):
        return ElementTree.fromstring(text.encode())
    if form is spreadsheet.FORMAT:
        return list(csv.DictReader(io.StringIO(text, newline=""), strict=True))
    if form is ndjson.FORMAT:
        return [json.loads(line) for line in text.split("\n")[:-1]]
    return json.loads(text)


@pytest.mark.parametrize("form", FORMATS, ids=lambda form: form.name)
@settings(max_examples=25)
@given(words=WORDS)
def test_any_words_leave_a_format_whole(form, words):
    told = check(1, words, claimant=words, summary=words, explanation=words, unknowns=words, topics=(words,))

    assert parsed(form, written(form, [told, retracted(check(2), words)])) is not None


@settings(max_examples=50)
@given(words=WORDS)
def test_any_words_come_out_of_json_as_they_went_in(words):
    told = check(1, words, summary=words)

    (element,) = parsed(datafeed.FORMAT, written(datafeed.FORMAT, [told]))["dataFeedElement"]
    (item,) = parsed(json_feed.FORMAT, written(json_feed.FORMAT, [told]))["items"]
    (annotation,) = parsed(annotations.FORMAT, written(annotations.FORMAT, [told]))["items"]

    assert element["item"][0]["claimReviewed"] == item["summary"] == words
    assert annotation["target"]["selector"][0]["exact"] == f"🗾 {words}"
