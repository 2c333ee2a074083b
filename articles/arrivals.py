"""Articles on their way in, from a file or an address: what they say of themselves before they are in."""

import re
from dataclasses import dataclass
from datetime import datetime
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import urldefrag, urljoin, urlsplit

from django.utils.translation import gettext

from articles.dates import can_be_meant
from articles.maintext import decoded, from_html
from articles.models import Article
from articles.normalise import normalise
from newsroom import web
from newsroom.refusals import Refusal

WEB_PAGES = {".html", ".htm", ".xhtml"}
LONGEST_HEADLINE = 160  # Characters of a first line that still reads as a headline.
SENTENCE_END = re.compile(r"[.!?…:;,][\"'”’)\]]*$")
MARKS = re.compile(r"^#{1,6}\s+|^\*{1,3}|\*{1,3}$|\s#+$")


@dataclass(frozen=True)
class Arrival:
    """What is known of an article before it is taken in; an empty value is not known."""

    text: str
    title: str
    channel: str
    url: str = ""
    host: str = ""
    published_at: datetime | None = None


def from_file(path: Path) -> Arrival:
    """The article in a UTF-8 text file or a web page. Raises `Refusal` in one sentence that names the file."""
    content = _bytes_of(path)
    if path.suffix.lower() in WEB_PAGES:
        return _from_page(content, channel=Article.Channel.FILE, name=path.stem)
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise Refusal(
            gettext("%(path)s is not UTF-8: byte %(number)s is no part of a character.")
            % {"path": path, "number": error.start + 1}
        ) from None
    return Arrival(text=text, title=headline_of(text) or spoken(path.stem), channel=Article.Channel.FILE)


def from_address(url: str) -> Arrival:
    """The article at a public address. Raises `Refusal` as `newsroom.web.fetch` does, and for what is no text."""
    fetched = web.fetch(url)
    kind = fetched.content_type.partition(";")[0].strip().lower()
    host = (urlsplit(fetched.url).hostname or "").removeprefix("www.")
    if kind in {"text/html", "application/xhtml+xml", ""}:
        return _from_page(fetched.body, channel=Article.Channel.ADDRESS, name=host, url=fetched.url, host=host)
    if kind != "text/plain":
        raise Refusal(
            gettext("%(host)s answered with %(kind)s, which is no page and no text. Paste the article's words instead.")
            % {"host": host, "kind": kind}
        )
    text = fetched.body.decode("utf-8", errors="replace")
    return Arrival(
        text=text, title=headline_of(text) or host, channel=Article.Channel.ADDRESS, host=host,
        url=urldefrag(fetched.url).url,
    )  # fmt: skip


def from_page(html: str) -> Arrival:
    """The article in the source of a page that a program sends. Raises `Refusal` where none is recognised."""
    # UTF-8 in, whatever charset the page declared before somebody decoded it: `decoded` tries that first.
    return _from_page(html.encode(), channel=Article.Channel.PROGRAM, name="")


def _bytes_of(path: Path) -> bytes:
    if path.is_dir():
        raise Refusal(gettext("%(path)s is a folder; name the files in it.") % {"path": path})
    try:
        return path.read_bytes()
    except FileNotFoundError:
        raise Refusal(gettext("%(path)s does not exist.") % {"path": path}) from None
    except (OSError, ValueError) as error:
        raise Refusal(
            gettext("%(path)s can't be read: %(why)s.")
            % {"path": path, "why": getattr(error, "strerror", None) or error}
        ) from None


def _from_page(content: bytes, *, channel: str, name: str, url: str = "", host: str = "") -> Arrival:
    text = from_html(content)
    if not text.strip():
        raise Refusal(gettext("No article was recognised on this page. Paste its words instead."))
    head = Head.of(content)
    return Arrival(
        text=text,
        title=head.title or headline_of(text) or spoken(name),
        channel=channel,
        url=canonical(url, head.canonical) if url else "",
        host=host,
        published_at=head.published_at,
    )


def canonical(url: str, said: str) -> str:
    """The address that a page gives for itself, if it is on the same host; else where it was fetched from."""
    try:
        own = urldefrag(urljoin(url, said)).url
        if said and urlsplit(own).hostname == urlsplit(url).hostname and own.startswith(("http://", "https://")):
            return own
    except ValueError:
        pass
    return urldefrag(url).url


def headline_of(text: str) -> str:
    """The first line of a text, if it is short and stands there like a headline; else an empty string."""
    first, _, rest = normalise(text).text.partition("\n")
    line = MARKS.sub("", MARKS.sub("", first)).strip()
    is_marked = first.lstrip().startswith("#")
    if not rest.strip() or len(line) > LONGEST_HEADLINE or (SENTENCE_END.search(line) and not is_marked):
        return ""
    return line


def spoken(name: str) -> str:
    """A file's name as words."""
    return " ".join(normalise(name.replace("_", " ").replace("-", " ")).text.split()) or gettext("Untitled")


class Head(HTMLParser):
    """What a page's head says of the article. Made by `Head.of`."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.meta: dict[str, str] = {}
        self.canonical = ""
        self._said: dict[str, list[str]] = {"title": [], "h1": []}
        self._inside = ""

    @classmethod
    def of(cls, content: bytes) -> "Head":
        head = cls()
        # Python's parser asserts that it never meets a "<![" that it doesn't know; browsers see a comment in it.
        head.feed(decoded(content).replace("<![", "<! ["))
        head.close()
        return head

    @property
    def title(self) -> str:
        """The headline: what the page gives for sharing, else its title, else its first heading."""
        title, heading = ("".join(self._said[tag]) for tag in ("title", "h1"))
        said = (" ".join(normalise(words).text.split()) for words in (self.meta.get("og:title", ""), title, heading))
        return next(filter(None, said), "")

    @property
    def published_at(self) -> datetime | None:
        try:
            moment = datetime.fromisoformat(self.meta.get("article:published_time", ""))
        except ValueError:
            return None
        # Without a zone nobody knows which moment is meant. A page's slip is no reason to refuse its article.
        return moment if moment.tzinfo and can_be_meant(moment) else None

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        said = {name: value or "" for name, value in attrs}
        if tag == "meta":
            self.meta.setdefault((said.get("property") or said.get("name", "")).lower(), said.get("content", ""))
        elif tag == "link" and "canonical" in said.get("rel", "").lower().split():
            self.canonical = self.canonical or said.get("href", "").strip()
        elif tag in self._said and not self._said[tag]:
            self._inside = tag

    def handle_endtag(self, tag: str) -> None:
        if tag == self._inside:
            self._inside = ""

    def handle_data(self, data: str) -> None:
        if self._inside:
            self._said[self._inside].append(data)
