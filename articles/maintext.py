"""The main text of a web page, from bytes or text that somebody already fetched. Nothing here opens a connection."""

import json
import re
from collections.abc import Iterable, Iterator
from copy import deepcopy
from html import unescape
from typing import Any

from articles.clearing import WORD, clear, folded, headlines

DOCUMENT = re.compile(r"<(?:!doctype\s+html|html|head|body)\b", re.IGNORECASE)
ELEMENT = re.compile(
    r"<(/?)(?:p|div|br|a|span|li|ul|ol|h[1-6]|article|section|main|header|footer|nav|table|tr|td|img|strong|em|b|i|"
    r"blockquote|figure|script|style|meta|link)\b[^<>]{0,400}>",
    re.IGNORECASE,
)
TAG = re.compile(r"<!--|<[!?]|<(?P<end>/?)(?P<name>[A-Za-z][A-Za-z0-9]{0,30})")
CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]|[\ud800-\udfff]")
CHARSET = re.compile(rb"""charset\s*=\s*["']?\s*([A-Za-z0-9_.:-]{1,40})""", re.IGNORECASE)

STRUCTURED = re.compile(r"<script[^<>]{0,200}application/ld\+json[^<>]{0,200}>", re.IGNORECASE)

HEAD_LENGTH = 4000
SAMPLE_LENGTH = 20_000

LEAST_SHARE = 0.5
"""The strict reading has lost most of the text where it has a smaller share of the generous one's words."""
SAME_PART = 0.8
"""The two readings mean the same part of the page where they share this much of the strict one."""
MUCH_LONGER = 2.0
HEADLINE_WITHIN = 3
SHORT = 80

SKIPPED = frozenset({"script", "style", "noscript", "template", "head", "svg", "nav", "footer", "form", "button"})
BREAKING = frozenset(
    "address article aside blockquote body br dd div dl dt figcaption figure h1 h2 h3 h4 h5 h6 header hr li main "
    "ol p pre section table td th tr ul".split()
)


def looks_like_html(text: str) -> bool:
    """Whether pasted `text` is the source of a page: a document's opening, or several elements and a closing one."""
    if DOCUMENT.search(text, 0, HEAD_LENGTH):
        return True
    found = list(ELEMENT.finditer(text, 0, SAMPLE_LENGTH))
    return len(found) >= 3 and any(element.group(1) for element in found)


def from_html(html: str | bytes) -> str:
    """The article's text in `html`, paragraphs apart; an empty string where there is none. Never fetches, never raises.

    Bytes may be in any encoding that the page declares. Recall is favoured: an editor removes a stray line quicker
    than they miss a lost paragraph.
    """
    page = CONTROL.sub("", html if isinstance(html, str) else decoded(html))
    if not page.strip():
        return ""
    text = extracted(page)
    told = structured(page)
    if len(told) > MUCH_LONGER * len(text):
        return told
    return text or stripped(page)


def decoded(html: bytes) -> str:
    """`html` as text: UTF-8 where it is that, else what the page says it is, else with the damage marked."""
    try:
        return html.decode("utf-8-sig")
    except UnicodeDecodeError:
        pass
    declared = CHARSET.search(html, 0, HEAD_LENGTH)
    # Pages that call themselves Latin-1 mean Windows-1252, as every browser reads them.
    name = declared.group(1).decode("ascii").lower() if declared else "windows-1252"
    if name in {"iso-8859-1", "latin-1", "latin1", "us-ascii", "ascii", "utf-8", "utf8"}:
        name = "windows-1252"
    try:
        return html.decode(name, errors="replace")
    except LookupError:
        return html.decode("utf-8", errors="replace")


def extracted(page: str) -> str:
    """What trafilatura takes for the article, or an empty string.

    It reads the page twice. Favouring recall it keeps leads, lists and subheads, but also what stands around the
    article; favouring precision it tells the two apart. So the second reading says where the article begins and ends
    and the first one gives its words, unless the two disagree about which part of the page is the article.
    """
    import trafilatura  # noqa: PLC0415  Half a second and 40 MB: only those who read a page pay for it.

    def reading(*, recall: bool) -> list[str]:
        text = trafilatura.extract(
            deepcopy(tree),
            favor_recall=recall,
            favor_precision=not recall,
            include_tables=True,
            include_comments=False,
            output_format="txt",
        )
        return [line for line in (text or "").splitlines() if line.strip()]

    try:
        tree = trafilatura.load_html(page)
        if tree is None:
            return ""
        titles = headlines(tree)
        clear(tree)
        lines = seconded(reading(recall=True), reading(recall=False))
    except Exception:  # noqa: BLE001  A page can break a parser in ways nobody lists; the plain reading still works.
        return ""
    return "\n\n".join(without_headline(lines, titles)).strip()


def seconded(generous: list[str], strict: list[str]) -> list[str]:
    """The lines of the `generous` reading from the first to the last that the `strict` one has too.

    Where the strict reading has lost most of the text the generous one stands as it is; where it has much that the
    generous one lacks, the strict one does.
    """
    known = {run for line in strict for run in runs(line)}
    shared = [2 * sum(run in known for run in runs(line)) >= max(1, len(runs(line))) for line in generous]
    if size(strict) < LEAST_SHARE * size(generous) or not strict:
        return generous
    if size(line for line, both in zip(generous, shared, strict=True) if both) < SAME_PART * size(strict):
        return strict
    first, last = shared.index(True), len(shared) - shared[::-1].index(True)
    return [
        line
        for line, both in zip(generous[first:last], shared[first:last], strict=True)
        if both or not line.isupper()  # What one reading drops and stands in capitals shouts for another story.
    ]


def runs(line: str) -> list[tuple[str, ...]]:
    """Every three words that follow each other in the line; all of them where there are fewer."""
    words = WORD.findall(line)
    return [tuple(words[at : at + 3]) for at in range(max(1, len(words) - 2))] if words else []


def size(lines: Iterable[str]) -> int:
    return sum(len(WORD.findall(line)) for line in lines)


def without_headline(lines: list[str], titles: frozenset[str]) -> list[str]:
    """The lines behind the page's own headline, which the article keeps as its title, and behind the section's name
    and the day that stand above it.
    """
    for number, line in enumerate(lines[:HEADLINE_WITHIN]):
        if folded(line) in titles and all(len(above) <= SHORT for above in lines[:number]) and lines[number + 1 :]:
            return lines[number + 1 :]
    return lines


def structured(page: str) -> str:
    """The article's text as the page gives it to search engines (schema.org's `articleBody`), or an empty string.

    Some pages write their paragraphs by script alone: then nothing but this stands in the source.
    """
    longest = ""
    for opening in STRUCTURED.finditer(page):
        end = page.find("</script", opening.end())
        if end < 0:
            break
        try:
            found = json.loads(page[opening.end() : end], strict=False)
        except (ValueError, RecursionError):
            continue
        longest = max(longest, *bodies(found), key=len)
    return stripped(longest) if "<" in longest else unescape(longest).strip()


def bodies(found: Any) -> Iterator[str]:
    """Every `articleBody` in structured data, and an empty string."""
    yield ""
    waiting = [found]
    while waiting:
        each = waiting.pop()
        if isinstance(each, dict):
            body = each.get("articleBody")
            if isinstance(body, str):
                yield body
            each = list(each.values())
        if isinstance(each, list):
            waiting.extend(each)


def stripped(page: str) -> str:
    """The words of `page` without its tags: the last resort for pages in which no article is recognised.

    One pass, whatever the page holds: Python's own HTML parser takes minutes over a page of opened tags.
    """
    pieces: list[str] = []
    lowered = page.lower()
    unclosed: set[str] = set()
    position = 0
    while True:
        opened = page.find("<", position)
        if opened < 0:
            pieces.append(page[position:].replace("\n", " "))
            break
        pieces.append(page[position:opened].replace("\n", " "))
        tag = TAG.match(page, opened)
        if tag is None:
            pieces.append("<")
            position = opened + 1
            continue
        comment = tag.group() == "<!--"
        closed = page.find("-->" if comment else ">", tag.end())
        if closed < 0:
            break  # The rest is one broken tag.
        position = closed + (3 if comment else 1)
        name = (tag.group("name") or "").lower()
        if name in BREAKING:
            pieces.append("\n")
        if name in SKIPPED and not tag.group("end") and name not in unclosed:
            end = lowered.find(f"</{name}", position)
            if end >= 0:
                position = end
            elif name in {"script", "style"}:
                break
            else:
                unclosed.add(name)  # HTML lets an author leave `</head>` out.
    lines = (" ".join(line.split()) for line in unescape("".join(pieces)).split("\n"))
    return "\n\n".join(line for line in lines if line)
