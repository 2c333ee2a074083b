import socket

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from articles.maintext import from_html, looks_like_html, stripped

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


@pytest.mark.parametrize(
    "page",
    [
        "",
        " ",
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


@settings(max_examples=40, deadline=None)
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
