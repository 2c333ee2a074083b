import json
import socket

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from articles.maintext import from_html, looks_like_html, seconded, stripped

PARAGRAPHS = [
    "The ministry in Santiago said on Monday that exports of copper had fallen by three percent in a year.",
    "Ann Lee, who leads the union of miners, called the figures a warning and asked for talks before the summer.",
    "The peso lost ground against the dollar, and the central bank left its rate where it was.",
]
PAGE = f"""<!doctype html><html><head><title>Copper</title><style>p {{ color: red }}</style>
<script>var tracked = "yes";</script></head><body><nav><a href="/">Home</a> <a href="/sport">Sport</a></nav>
<article><h1>Copper falls</h1>{"".join(f"<p>{words}</p>" for words in PARAGRAPHS)}</article>
<footer><p>Cookies</p></footer></body></html>"""


def test_the_words_of_the_article_are_kept_and_the_page_around_it_is_not() -> None:
    text = from_html(PAGE)
    assert all(words in text for words in PARAGRAPHS)
    assert "tracked" not in text
    assert "Sport" not in text


def test_bytes_are_read_in_the_encoding_that_the_page_declares() -> None:
    page = PAGE.replace("<head>", '<head><meta charset="windows-1252">').replace("Santiago", "Zürich – Größe")
    assert "Zürich – Größe" in from_html(page.encode("windows-1252"))
    assert "Zürich – Größe" in from_html(page.replace("windows-1252", "utf-8").encode("utf-8"))


def test_a_page_without_an_article_still_gives_its_words() -> None:
    assert (
        from_html("<div>Exports fell.</div><div>Imports rose.</div>").split() == "Exports fell. Imports rose.".split()
    )


def test_the_plain_reading_keeps_blocks_apart_and_drops_scripts() -> None:
    page = "<head><title>x</title></head><body><p>One <b>and</b>\ntwo</p><script>if (a<b) no()</script>"
    page += "<!-- no --><p>3 &lt; 4"
    assert stripped(page) == "One and two\n\n3 < 4"


def paged(inside: str, before: str = "", after: str = "") -> str:
    paragraphs = "".join(f"<p>{words}</p>" for words in PARAGRAPHS)
    article = f"<article>{paragraphs}{inside}{paragraphs.replace('copper', 'tin')}</article>"
    return f"<html><body>{before}{article}{after}</body></html>"


@pytest.mark.parametrize(
    "teaser",
    [
        '<p>Read more: <a href="/a">Miners of Peru go on strike</a></p>',
        '<p><strong>Related: <a href="/a">Miners of Peru go on strike</a></strong></p>',
        '<p><a href="/a">MINERS OF PERU GO ON STRIKE</a></p>',
        '<h3>Lire aussi : <a href="/a">Miners of Peru go on strike</a></h3>',
    ],
)
def test_a_link_to_another_story_within_the_article_is_left_out(teaser: str) -> None:
    text = from_html(paged(teaser))
    assert "peru" not in text.lower()
    assert all(words in text for words in PARAGRAPHS)


def test_a_paragraph_that_only_begins_like_a_teaser_is_kept() -> None:
    words = 'Related industries lost <a href="/a">4,000 jobs</a> in the same year, the union of miners said.'
    assert "Related industries lost 4,000 jobs in the same year" in from_html(paged(f"<p>{words}</p>"))


def test_a_subhead_and_a_list_within_the_article_are_kept() -> None:
    text = from_html(paged("<h2>What the union wants</h2><ul><li>Talks in May</li><li>Higher wages</li></ul>"))
    assert "What the union wants" in text
    assert "Higher wages" in text


def test_a_list_of_other_stories_behind_the_article_is_left_out() -> None:
    stories = "".join(f'<li><a href="/{number}">Story {number} of the evening</a></li>' for number in range(8))
    text = from_html(paged("", after=f'<div class="more-stories"><h3>More stories</h3><ul>{stories}</ul></div>'))
    assert "of the evening" not in text
    assert PARAGRAPHS[0] in text


def test_words_that_show_only_when_somebody_points_at_them_are_left_out() -> None:
    hidden = '<span class="rollover-block">Ann Lee and five other stories</span>'
    text = from_html(paged(f"<p>Sen. Ann Lee{hidden} voted for the bill of the miners on Friday.</p>"))
    assert "Sen. Ann Lee voted for the bill of the miners on Friday." in text


def test_a_post_that_the_article_shows_is_kept() -> None:
    post = '<div class="social-embed"><blockquote class="twitter-tweet"><p>Copper exports fell by half.</p>'
    assert "Copper exports fell by half." in from_html(paged(f"{post}</blockquote></div>"))


def test_the_headline_is_not_repeated_in_the_text() -> None:
    assert from_html(PAGE).startswith(PARAGRAPHS[0])


def test_a_headline_is_all_there_is_on_some_pages() -> None:
    assert from_html("<html><body><h1>Copper falls</h1></body></html>") == "Copper falls"


def test_an_article_that_stands_only_in_the_data_for_search_engines_is_found() -> None:
    rest = [words.replace("copper", metal) for metal in ("tin", "zinc", "lead", "iron") for words in PARAGRAPHS]
    body = json.dumps({"@graph": [{"@type": "NewsArticle", "articleBody": " ".join([*PARAGRAPHS, *rest])}]})
    script = f'<script type="application/ld+json">{body}</script>'
    page = paged("").replace("<body>", f"<head>{script}</head><body>")
    assert "exports of iron had fallen" in from_html(page)


def test_the_data_for_search_engines_is_not_read_where_the_page_itself_says_as_much() -> None:
    script = f'<script type="application/ld+json">{json.dumps({"articleBody": "Copper falls. " * 20})}</script>'
    assert "Copper falls. Copper falls." not in from_html(PAGE.replace("<style>", script + "<style>"))


def test_the_generous_reading_stands_where_the_strict_one_lost_most_of_it() -> None:
    generous = ["One two three four five.", "Six seven eight nine ten.", "Eleven twelve thirteen."]
    assert seconded(generous, ["One two three."]) == generous
    assert seconded(generous, []) == generous


def test_the_strict_reading_says_where_the_article_begins_and_ends() -> None:
    generous = ["Menu of today", "One two three four five six.", "A subhead", "Seven eight nine ten.", "Other stories"]
    strict = ["One two three four five six.", "Seven eight nine ten."]
    assert seconded(generous, strict) == generous[1:4]


def test_the_strict_reading_stands_where_the_two_read_different_parts() -> None:
    strict = ["One two three four five six.", "Seven eight nine ten."]
    assert seconded(["Quite another text with as many words as that one."], strict) == strict


@pytest.mark.parametrize(
    "page",
    [
        "",
        " ",
        '<script type="application/ld+json">' * 2000,
        '<script type="application/ld+json">' + "[" * 100_000 + "</script>",
        "<",
        "<p",
        "<!--",
        "&#0;",
        "\x00<p>a</p>",
        b"",
        b"\xff\xfe\x00",
        b"<p>\x80</p>",
        "<" * 5000,
        "<div>" * 5000,
        "<![CDATA[",
        "http://example.org/",
    ],
)
def test_a_broken_page_gives_some_text_and_no_error(page: str | bytes) -> None:
    assert isinstance(from_html(page), str)


@pytest.mark.parametrize("piece", ["<a ", "<", "<p>", "<!--", "</", "<nav>", "<script>", "&", '<p a="'])
def test_a_page_of_broken_tags_is_stripped_in_one_pass(piece: str) -> None:
    assert len(stripped("Words. " + piece * (300_000 // len(piece)))) >= len("Words.")


@settings(max_examples=40)
@given(
    st.lists(
        st.sampled_from(["<p>", "</p>", "<div", ">", "words ", "&amp", "<!--", "-->", "\x00", "<td>", "é", "</"]),
        max_size=30,
    )
)
def test_any_soup_of_tags_is_read_without_an_error(pieces: list[str]) -> None:
    assert isinstance(from_html("".join(pieces)), str)


def test_reading_a_page_opens_no_connection(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*args: object, **kwargs: object) -> None:
        raise AssertionError("a connection was opened")

    monkeypatch.setattr(socket.socket, "connect", refuse)
    monkeypatch.setattr(socket, "getaddrinfo", refuse)
    page = PAGE.replace("<h1>", '<img src="http://example.org/a.png"><iframe src="http://example.org/"></iframe><h1>')
    assert PARAGRAPHS[0] in from_html(page)
    from_html("http://example.org/")


@pytest.mark.parametrize(
    "text", [PAGE, "<p>One</p><p>Two</p>", "Hello <b>there</b>, <a href='x'>see</a>", "<HTML>", "\n<!DOCTYPE html>\n"]
)
def test_the_source_of_a_page_is_known_as_such(text: str) -> None:
    assert looks_like_html(text)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Exports fell.",
        "a < b and c > d",
        "Use <p> for paragraphs.",
        "I <3 copper",
        "<Ann> said",
        "<" * 100_000,
        "<p " * 100_000,
    ],
)
def test_plain_words_are_not_taken_for_a_page(text: str) -> None:
    assert not looks_like_html(text)


def test_a_declaration_that_nobody_knows_costs_no_words():
    assert from_html("<p>One.</p><![foo[ x><p>Two.</p>").split() == ["One.", "Two."]
