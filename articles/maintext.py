"""The main text of a web page, from bytes or text that somebody already fetched. Nothing here opens a connection."""

import re
from html.parser import HTMLParser

DOCUMENT = re.compile(r"<(?:!doctype\s+html|html|head|body)\b", re.IGNORECASE)
ELEMENT = re.compile(
    r"<(/?)(?:p|div|br|a|span|li|ul|ol|h[1-6]|article|section|main|header|footer|nav|table|tr|td|img|strong|em|b|i|"
    r"blockquote|figure|script|style|meta|link)\b[^<>]{0,400}>",
    re.IGNORECASE,
)
CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]|[\ud800-\udfff]")
CHARSET = re.compile(rb"""charset\s*=\s*["']?\s*([A-Za-z0-9_.:-]{1,40})""", re.IGNORECASE)

HEAD_LENGTH = 4000
SAMPLE_LENGTH = 20_000

SKIPPED = frozenset({"script", "style", "noscript", "template", "head", "svg", "nav", "footer", "form", "button"})
BREAKING = frozenset(
    "address article aside blockquote body br dd div dl dt figcaption figure h1 h2 h3 h4 h5 h6 header hr li main "
    "ol p "
    "pre section table td th tr ul".split()
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
    """The words of `page` without its tags: the last resort for pages in which no article is recognised."""
    reader = WordsOnly()
    reader.feed(parseable(page))
    reader.close()
    lines = (" ".join(line.split()) for line in "".join(reader.pieces).split("\n"))
    return "\n\n".join(line for line in lines if line)


def parseable(page: str) -> str:
    """`page` with every `<![` turned into the comment that browsers see in it; Python's parser asserts it away."""
    return page.replace("<![", "<! [")


class WordsOnly(HTMLParser):
    """Collects the words of a page in `pieces`, a line end wherever an element breaks the line."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.pieces: list[str] = []
        self.skipping = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "body":
            self.skipping = 0  # HTML lets an author leave `</head>` out.
        if tag in SKIPPED:
            self.skipping += 1
        elif tag in BREAKING:
            self.pieces.append("\n")

    def handle_endtag(self, tag: str) -> None:
        if tag in SKIPPED:
            self.skipping = max(0, self.skipping - 1)
        elif tag in BREAKING:
            self.pieces.append("\n")

    def handle_data(self, data: str) -> None:
        if not self.skipping:
            self.pieces.append(" ".join(data.split("\n")))
