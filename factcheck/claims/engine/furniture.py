"""Page furniture: what a web page puts around an article. It is told by its
form and its set phrases, and by repetition.
"""

import re
from collections import Counter
from collections.abc import Sequence

from factcheck.claims.engine.blocks import Block
from factcheck.claims.engine.results import Furniture

TAG = r"[#$][^\W\d_][\w.]*"
TAGS_ONLY = re.compile(rf"(?:{TAG}[\s,;|]*)+$")
TAGS_LAST = re.compile(rf"(?:(?<=\s){TAG}[\s,;|]*)+$")
TICKER = re.compile(r"(?:\$[A-Z]{2,10}[\s,;|]*)+$")
ADDRESS = re.compile(r"(?:https?://|www\.)\S+$|\S+@\S+\.\w{2,6}$", re.IGNORECASE)
TEASER = re.compile(
    r"(?:read (?:more|also|next|this|the (?:full|rest|original))|see also|also read|more (?:on|from|about) "
    r"|related(?: stories| articles| news| topics| content| reading)?\b\s*:?\s*|"
    r"recommended|you (?:may|might) (?:also )?like|don[’']t miss|up next|watch(?: now| live| more)?\s*:"
    r"|listen(?: now)?\s*:|learn more|find out more|click here|"
    r"most (?:read|popular|viewed)|trending|editor[’']s picks?|top stories|in pictures|more stories|continue reading|"
    r"weiterlesen|mehr zum thema|lesen sie auch|lire aussi|à lire|leer más|lee también|leia (?:mais|também)"
    r"|関連記事|続きを読む|もっと見る|اقرأ أيضا)",
    re.IGNORECASE,
)
SHARE = re.compile(
    r"(?:share (?:this|on|via|to|article)|tweet(?: this)?$|follow (?:us|me|him|her|@)|like us on|join (?:us"
    r"|our|the conversation)|subscribe\b|sign up\b|"
    r"get (?:our|the latest|unlimited)|newsletters?\b|download (?:our|the) app|support (?:our|us)|donate"
    r"|print this|email this|copy link|save (?:this )?article|"
    r"leave a (?:comment|reply)|comments?\s*(?:\(\d+\))?$|\d+ (?:comments?|shares?|likes?|views?)$|facebook$"
    r"|twitter$|whatsapp$|linkedin$|reddit$|telegram$|pinterest$|abonnieren|newsletter)",
    re.IGNORECASE,
)
NAVIGATION = re.compile(
    r"(?:skip to (?:content|main)|home\s*[>|»/]|menu$|search$|log ?in$|sign in$|register$|back to top|next "
    r"(?:article|post|page)|previous (?:article|post|page)|"
    r"advertisement|ad$|sponsored|promoted|loading|table of contents|cookies?\b|accept all|privacy policy"
    r"|terms (?:of|and)|contact us|about us)",
    re.IGNORECASE,
)
RULES = re.compile(
    r"(?:disclaimer\b|©|\(c\)\s*\d{4}|copyright\b|all rights reserved|this (?:article|story|post|content"
    r"|report|material) (?:was|is|has been|may|does|contains|originally|first)\b|"
    r"the (?:views|opinions)(?: and opinions)? expressed|not (?:financial|investment|legal|medical) advice"
    r"|does not constitute|for informational purposes|"
    r"reprinted with permission|we (?:may earn|use cookies)|terms of use)",
    re.IGNORECASE,
)
RULES_WITHIN = re.compile(
    r"\b(?:all rights reserved|not (?:constitute )?(?:financial|investment) advice|does not constitute|do "
    r"your own research|may not be (?:reproduced|published|broadcast)|"
    r"views expressed (?:here|in this)|affiliate links?)\b",
    re.IGNORECASE,
)
IMAGE = re.compile(
    r"(?:(?:file )?(?:image|photo|photograph|portrait|screenshot|picture|still)s? (?:shot )?(?:of|from"
    r"|showing)\b|\[?(?:image|photo|picture|video|graphic|caption|file photo|photograph|illustration|foto"
    r"|bild)\b[^.]{0,40}[:\]]|\(?(?:ap|reuters|getty|afp|file) photo|"
    r"image (?:source|caption|copyright)|photo (?:by|credit|courtesy)|(?:getty images|reuters|afp"
    r"|shutterstock|unsplash)\b[^.]{0,40}$|<?!\[|\[embed|"
    r"media caption|play video|enlarge(?: image)?$)",
    re.IGNORECASE,
)
CREDIT_LAST = re.compile(
    r"(?:[(/]\s*(?:AP|Reuters|REUTERS|Getty Images|AFP|EPA)[^)]{0,50}\)|\((?:Photo|Image)[^)]{0,60}\)|; "
    r"from file, \d{4})\.?$"
)
BYLINE = re.compile(
    r"(?:by\s+[A-Z][\w’'.-]+(?:\s+[A-Z][\w’'.-]+){0,4}(?:\s*(?:,|and|\||–|-)\s*[^.]{0,60})?$|(?:written"
    r"|reported|reporting|edited|editing|compiled|additional reporting|contributed)\s+by\b|"
    r"(?:published|updated|posted|last (?:updated|modified)|first published|created)\s*(?:on|at"
    r"|:)?\s*[^.]{0,60}\d|\d+ min(?:ute)?s? read$|von\s+[A-Z][\w-]+\s+[A-Z][\w-]+$)",
    re.IGNORECASE,
)
AUTHOR = re.compile(
    r"[A-Z][\w’'.-]+(?:\s+[A-Z][\w’'.-]+){1,3},?\s+(?:is|covers|writes|reports|has covered"
    r"|joined)\b.{0,60}\b(?:reporter|correspondent|columnist|editor|writer|journalist|"
    r"contributor|contributing|covers|writes about|producer)\b.{0,160}\b(?:at|for|the|based|covering|Twitter"
    r"|@\w+|\.com|Post|Times|Breitbart)\b|about the author|"
    r"follow (?:him|her|them) (?:on|at)\b|.{0,60}(?:can be reached at|on Twitter (?:at )?@)",
)
DAY_ONLY = re.compile(
    r"(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day,?\s*)?(?:\d{1,2}(?:st|nd|rd|th)?\.?\s+)?(?:january|february"
    r"|march|april|may|june|july|august|september|october|november|"
    r"december|jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec)\.?\s*(?:\d{1,2}(?:st|nd|rd"
    r"|th)?)?,?\s*(?:\d{4})?(?:\s*(?:at\s*)?\d{1,2}:\d{2}.{0,16})?\.?$",
    re.IGNORECASE,
)

LONGEST_SET_PHRASE = 160
LONGEST_REPEATED = 400


def furniture(text: str, blocks: Sequence[Block]) -> dict[int, Furniture]:
    """The furniture among the blocks, by the number of the block.

    A block whose end alone is furniture (hashtags behind a sentence) has an entry that covers just that end.
    """
    seen = Counter(folded(text, block) for block in blocks)
    found: dict[int, Furniture] = {}
    for number, block in enumerate(blocks):
        kind = kind_of(text, block)
        if kind is None and block.end - block.start <= LONGEST_REPEATED and seen[folded(text, block)] > 2:
            kind = "repeated"
        if kind is not None:
            start = block.start
            while start and text[start - 1] in "#$":
                start -= 1
            found[number] = Furniture(start, block.end, kind)
            continue
        tags = TAGS_LAST.search(text, max(block.start, block.end - 300), block.end)
        if tags and tags.start() > block.start:
            found[number] = Furniture(tags.start(), block.end, "tags")
    return found


def folded(text: str, block: Block) -> str:
    return " ".join(text[block.start : min(block.end, block.start + LONGEST_REPEATED)].casefold().split())


def kind_of(text: str, block: Block) -> str | None:
    """What piece of furniture the whole block is, or None."""
    start, end = block.start, block.end
    length = end - start
    marked = start > 0 and text[start - 1] in "#$"
    words = text[start - marked : min(end, start + 600)].strip()
    if length <= 600 and TAGS_ONLY.match(words):
        return "ticker" if TICKER.match(words) else "tags"
    if length <= 400 and ADDRESS.match(words):
        return "link"
    if length <= LONGEST_SET_PHRASE:
        for kind, expression in (
            ("date", DAY_ONLY),
            ("teaser", TEASER),
            ("share", SHARE),
            ("navigation", NAVIGATION),
            ("image", IMAGE),
            ("byline", BYLINE),
        ):
            if expression.match(words) and not (kind in {"share", "navigation"} and length > 90 and words[-1:] == "."):
                return kind
        if CREDIT_LAST.search(words):
            return "image"
        if words.count("|") >= 2 or words.count("»") + words.count("›") >= 2:
            return "navigation"
    if length <= 600:
        if RULES.match(words) or RULES_WITHIN.search(words):
            return "disclaimer"
        if AUTHOR.match(words):
            return "author"
    return None
