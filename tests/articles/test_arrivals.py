"""What a file or a page says of the article in it."""

from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles import arrivals
from articles.arrivals import from_address, from_file, headline_of
from newsroom import web
from newsroom.refusals import Refusal

BODY = (
    "<p>Japan holds $1.13 trillion of US Treasury bonds, the finance ministry said in Tokyo on Friday, and it "
    "intends to keep them for the time being.</p><p>Its exports to the United States fell by 3% in March.</p>"
)
PAGE = f"""<!doctype html><html><head><title>The Ledger | Tokyo keeps its bonds</title>
<meta property="og:title" content="Tokyo keeps its  bonds">
<meta property="article:published_time" content="2025-05-02T09:30:00+09:00">
<link rel="canonical" href="/stories/bonds?ref=none#top"></head>
<body><article><h1>Tokyo keeps its bonds</h1>{BODY}</article></body></html>"""


def page(folder: Path, html: str, name: str = "page.html") -> Path:
    path = folder / name
    path.write_text(html, encoding="utf-8")
    return path


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("Tokyo keeps its bonds\n\nIt said so on Friday.", "Tokyo keeps its bonds"),
        ("### **Tokyo keeps its bonds**\n\nIt said so.", "Tokyo keeps its bonds"),
        ("# Will Tokyo sell?\n\nNo.", "Will Tokyo sell?"),
        ("\ufeff\r\nTokyo keeps its bonds\r\n\r\nIt said so.", "Tokyo keeps its bonds"),
        ("Tokyo keeps its bonds. It said so on Friday.\n\nMore.", ""),
        ("It said so on Friday.\n\nMore.", ""),
        ("Tokyo keeps its bonds", ""),
        ("x" * 161 + "\n\nMore.", ""),
        ("", ""),
    ],
)
def test_a_short_first_line_without_a_full_stop_is_the_headline(text, title):
    assert headline_of(text) == title


@given(st.text())
def test_a_headline_is_one_line_of_a_text_whatever_the_text(text):
    title = headline_of(text)

    assert "\n" not in title
    assert len(title) <= arrivals.LONGEST_HEADLINE


def test_a_text_without_a_headline_is_named_after_its_file(tmp_path):
    (tmp_path / "card-talk_2.txt").write_text("He said so on Friday. And then he left.")

    assert from_file(tmp_path / "card-talk_2.txt").title == "card talk 2"


def test_a_page_gives_its_title_its_moment_and_its_main_text(tmp_path):
    arrival = from_file(page(tmp_path, PAGE))

    assert arrival.title == "Tokyo keeps its bonds"
    assert arrival.published_at == datetime(2025, 5, 2, 0, 30, tzinfo=UTC)
    assert "$1.13 trillion" in arrival.text
    assert "<p>" not in arrival.text


def test_a_moment_without_a_zone_is_not_guessed(tmp_path):
    assert from_file(page(tmp_path, PAGE.replace("+09:00", ""))).published_at is None


def test_a_page_without_a_title_takes_the_heading_in_its_text(tmp_path):
    html = f"<body><article><h1>Tokyo keeps its bonds</h1>{BODY}</article></body>"

    assert from_file(page(tmp_path, html)).title == "Tokyo keeps its bonds"


@pytest.mark.parametrize(
    ("content", "sentence"),
    [(b"\xff\xfe", "not UTF-8: byte 1"), (b"a good start \xe9", "not UTF-8: byte 14")],
)
def test_bytes_that_are_no_utf_8_are_refused_with_the_place(tmp_path, content, sentence):
    (tmp_path / "text.txt").write_bytes(content)

    with pytest.raises(Refusal, match=sentence):
        from_file(tmp_path / "text.txt")


@given(st.text(alphabet='<>!["=- /titlehmeta1&;#x\n'))
def test_no_page_breaks_the_reading_of_its_head(html):
    assert "\n" not in arrivals.Head.of(html.encode()).title


def test_a_declaration_that_nobody_knows_does_not_break_the_reading_of_a_page(tmp_path):
    assert from_file(page(tmp_path, PAGE.replace("<body>", "<![foo[ <body>"))).title == "Tokyo keeps its bonds"


def test_a_page_without_an_article_is_refused(tmp_path):
    with pytest.raises(Refusal, match="No article was recognised"):
        from_file(page(tmp_path, "<html><body><script>1</script></body></html>"))


def test_a_missing_file_and_a_folder_are_told_apart(tmp_path):
    with pytest.raises(Refusal, match="does not exist"):
        from_file(tmp_path / "none.txt")
    with pytest.raises(Refusal, match="is a folder"):
        from_file(tmp_path)


def answer(
    monkeypatch: pytest.MonkeyPatch, kind: str, body: str, url: str = "https://www.ledger.example.org/a"
) -> None:
    fetched = web.Fetched(url=url, status=200, content_type=kind, body=body.encode())
    monkeypatch.setattr("articles.arrivals.web.fetch", lambda asked: fetched)


def test_an_address_gives_the_pages_own_address_and_its_host(monkeypatch):
    answer(monkeypatch, "text/html; charset=utf-8", PAGE)

    arrival = from_address("https://short.example.org/x")

    assert arrival.url == "https://www.ledger.example.org/stories/bonds?ref=none"
    assert arrival.host == "ledger.example.org"


def test_a_page_cannot_give_itself_the_address_of_another_site(monkeypatch):
    answer(monkeypatch, "text/html", PAGE.replace('href="/stories', 'href="https://other.example.org/stories'))

    assert from_address("https://www.ledger.example.org/a").url == "https://www.ledger.example.org/a"


def test_a_plain_text_at_an_address_is_taken_as_it_is(monkeypatch):
    answer(monkeypatch, "text/plain", "Tokyo keeps its bonds\n\nIt said so.")

    assert from_address("https://www.ledger.example.org/a").title == "Tokyo keeps its bonds"


def test_what_is_no_text_is_refused_by_its_kind(monkeypatch):
    answer(monkeypatch, "application/pdf", "%PDF")

    with pytest.raises(Refusal, match="application/pdf"):
        from_address("https://www.ledger.example.org/a.pdf")


@pytest.mark.parametrize("written", ["0001-01-01T00:00:00Z", "9999-12-31T23:59:59-12:00"])
def test_a_page_that_gives_a_year_nobody_can_mean_has_no_date(tmp_path, written):
    head = f'<head><meta property="article:published_time" content="{written}">'
    body = "<article><p>" + "Tokyo keeps its bonds, the ministry said. " * 9 + "</p></article>"

    assert from_file(page(tmp_path, f"<html>{head}</head><body>{body}</body></html>")).published_at is None
