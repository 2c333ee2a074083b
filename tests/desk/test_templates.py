"""What the policy and the manners of the desk ask of every template."""

import gzip
import re
from pathlib import Path

import django_htmx
import pytest

ROOT = Path(__file__).resolve().parents[2]
TEMPLATES = sorted((ROOT / "templates").rglob("*.html"))
OURS = [path for path in TEMPLATES if path.parent.name in ("desk", "newsroom", "templates")]


def named(path: Path) -> str:
    return str(path.relative_to(ROOT / "templates"))


@pytest.mark.parametrize("path", OURS, ids=named)
def test_no_template_needs_an_inline_script_or_style(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    for forbidden in (r"\sstyle=", r"hx-on", r"\son\w+=", r"js:", r"<style", r"\|safe\b", r"javascript:"):
        assert not re.search(forbidden, text)


@pytest.mark.parametrize("path", OURS, ids=named)
def test_every_form_has_an_address_and_every_posting_one_a_token(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    for start in re.finditer(r"<form\b", text):
        opening = text[start.start() : text.index("</form>", start.start())]
        assert re.search(r"action=|_swap\w*\.html", opening)
        if 'method="post"' in opening:
            assert "{% csrf_token %}" in opening


@pytest.mark.parametrize("path", OURS, ids=named)
def test_links_with_htmx_work_without_it(path: Path) -> None:
    for link in re.findall(r"<a\b[^>]*hx-get[^>]*>", path.read_text(encoding="utf-8")):
        assert "href=" in link
        assert "hx-target=" in link


def test_what_is_fetched_without_being_asked_for_holds_nothing_that_one_types_into() -> None:
    unasked = r'hx-trigger="[^"]*\b(every|load|live)\b'
    fetched = [path for path in OURS if re.search(unasked, path.read_text(encoding="utf-8"))]

    assert {path.name for path in fetched} == {
        "_changed.html", "_claim.html", "_claim_list.html", "_comments.html", "_evidence.html", "_presence.html",
        "_progress.html", "_readings.html", "_release.html", "_verdict.html", "queue.html",
        "verdict.html",
    }  # fmt: skip
    for path in fetched:
        for region in regions(path.read_text(encoding="utf-8")):
            assert not re.search(CONTROLS, region), path
    # What is put into the page beside them.
    for name in OUT_OF_BAND:
        assert not re.search(CONTROLS, (ROOT / "templates/desk" / name).read_text("utf-8")), name


CONTROLS = r"<(input|textarea|select|form)\b|csrf_token|contenteditable"
OUT_OF_BAND = (
    "_arrived.html", "_claim_list.html", "_collision.html", "_comment.html", "_company.html", "_document.html",
    "_eyes.html", "_fresh.html", "_listed_count.html", "_map_tick.html", "_queue_facts.html",
    "_queue_statement.html", "_written.html",
)  # fmt: skip


def regions(text: str) -> list[str]:
    """Each element of a template that is fetched without being asked for, up to where it ends."""
    found = []
    for opening in re.finditer(r"<(\w+)\b(?:[^<>]|{%.*?%}|{{.*?}})*hx-trigger=\"[^\"]*\b(?:every|load|live)\b", text):
        depth, end = 0, len(text)
        for tag in re.finditer(rf"<(/?){opening[1]}\b", text[opening.start() :]):
            depth += -1 if tag[1] else 1
            if depth == 0:
                end = opening.start() + tag.end()
                break
        found.append(text[opening.start() : end])
    return found


def test_the_live_regions_are_there_and_empty_from_the_start() -> None:
    base = (ROOT / "templates/base.html").read_text(encoding="utf-8")

    assert re.search(r'<div id="live-polite"[^>]*role="status"[^>]*></div>', base)
    assert re.search(r'<div id="live-assertive"[^>]*role="alert"[^>]*></div>', base)


def test_the_stylesheet_knows_no_left_and_right() -> None:
    css = (ROOT / "static/factcheck.css").read_text(encoding="utf-8")

    assert (
        re.findall(
            r"\b(?:margin|padding|border)-(?:left|right)\b|(?<![-\w])(?:left|right)\s*:|text-align:\s*(?:left|right)",
            css,
        )
        == []
    )


def test_the_stylesheet_speaks_no_language() -> None:
    css = (ROOT / "static/factcheck.css").read_text(encoding="utf-8")

    assert [said for said in re.findall(r'content:\s*"([^"]*)"', css) if re.search("[A-Za-z]{2}", said)] == []


def test_all_the_javascript_of_a_page_is_40_kilobytes_at_most() -> None:
    htmx = Path(django_htmx.__file__).parent / "static/django_htmx/htmx-2.min.js"
    scripts = [htmx, *(ROOT / "static").rglob("*.js")]

    assert sum(len(gzip.compress(path.read_bytes())) for path in scripts) <= 40_000
