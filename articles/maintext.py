"""The main text of a web page, from bytes or text that somebody already fetched. Nothing here opens a connection."""

import re
from html import unescape

DOCUMENT = re.compile(r"<(?:!doctype\s+html|html|head|body)\b", re.IGNORECASE)
ELEMENT = re.compile(
    r"<(/?)(?:p|div|br|a|span|li|ul|ol|h[1-6]|article|section|main|header|footer|nav|table|tr|td|img|strong|em|b|i|"
    r"blockquote|figure|script|style|meta|link)\b[^<>]{0,400}>",
    re.IGNORECASE,
)
TAG = re.compile(r"<!--|<[!?]|<(?P<end>/?)(?P<name>[A-Za-z][A-Za-z0-9]{0,30})")
CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]|[\ud800-\udfff]")
CHARSET = re.compile(rb"""charset\s*=\s*["']?\s*([A-Za-z0-9_.:-]{1,40})""", re.IGNORECASE)

HEAD_LENGTH = 4000
SAMPLE_LENGTH = 20_000

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
    return extracted(page) or stripped(page)


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
    """What trafilatura takes for the article, or an empty string."""
    import trafilatura  # noqa: PLC0415  Half a second and 40 MB: only those who read a page pay for it.

    try:
        text = trafilatura.extract(
            page, favor_recall=True, include_tables=True, include_comments=False, output_format="txt"
        )
    except Exception:  # noqa: BLE001  A page can break a parser in ways nobody lists; the plain reading still works.
        return ""
    return (text or "").strip()


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
