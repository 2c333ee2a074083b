"""Whose quotations are in German, French, Spanish, Portuguese, Japanese and Arabic, by the tag right beside them.

Only what stands at the quotation itself is read: a verb of saying and a name, in both orders. What is looser is left
alone, because no grammar of these languages stands behind it.
"""

import re

from factcheck.claims.engine.layout.letters import UPPER
from factcheck.claims.engine.names import SEQUENCE
from factcheck.claims.engine.speech.confidence import FOREIGN, UNRESOLVED
from factcheck.claims.engine.speech.paragraph import Paragraph
from factcheck.claims.engine.speech.speakers import Source

GERMAN = (
    "sagte sagt erklärte erklärt betonte betont meinte meint warnte warnt forderte kritisierte schrieb schreibt "
    "behauptete ergänzte antwortete berichtete versicherte"
)
FRENCH = (
    "déclare dit affirme explique ajoute précise assure souligne estime confie répond écrit déclarait disait "
    "expliquait affirmait ajoutait écrivait"
)
FRENCH_PAST = "déclaré dit affirmé expliqué ajouté précisé assuré souligné estimé confié répondu écrit indiqué averti"
SPANISH = (
    "dijo afirmó declaró aseguró señaló explicó añadió agregó sostuvo indicó manifestó subrayó advirtió expresó "
    "comentó respondió escribió denunció dice afirma asegura explica"
)
PORTUGUESE = (
    "disse afirmou declarou explicou acrescentou destacou ressaltou garantiu salientou alertou comentou respondeu "
    "escreveu criticou diz"
)
SIMPLE = "|".join(sorted(set(f"{GERMAN} {FRENCH} {SPANISH} {PORTUGUESE}".split()), key=lambda word: (-len(word), word)))
VERB = rf"(?:(?:a|ha|avait)[ \u00a0](?:{FRENCH_PAST.replace(' ', '|')})|{SIMPLE})"
NAME = rf"(?:(?:[^\W\d_{UPPER}][^\W\d_]*|[ld][’'])[ \u00a0]?){{0,4}}?{SEQUENCE.pattern}"
NAME += rf"(?:(?:(?<=Dr)|(?<=Prof))\.[ \u00a0]{SEQUENCE.pattern}){{0,2}}"
ROLE = (
    r"(?:der|die|das|ein|eine|le|la|un|une|el|una|o|a|um|uma)[ \u00a0][^\W\d_]{3,20}|"
    r"l[’'][^\W\d_]{3,20}|er|sie|il|elle|él|ella|ele|ela"
)
BEHIND = re.compile(rf"[,.]?\s*[–—-]?\s*(?P<verb>{VERB})[ \u00a0](?P<name>{NAME}|{ROLE})(?![\w-])")
BEHIND_TURNED = re.compile(
    rf"[,.]?\s*[–—-]?\s*(?P<verb>a-t-(?P<name>il|elle)[ \u00a0](?:{FRENCH_PAST.replace(' ', '|')}))\b"
)
BEFORE = re.compile(
    rf"(?<!\w)(?P<name>{SEQUENCE.pattern})(?:,[^,:.]{{2,80}},)?[ \u00a0](?P<verb>{VERB})(?:[ \u00a0][^,:.]{{1,60}})?"
    r"[ \u00a0]?:\s*$"
)
JAPANESE_BEFORE = re.compile(r"(?P<name>[^\s、。，「」『』（）()]{2,20})は、?[^「」。]{0,20}$")
JAPANESE_BEHIND = re.compile(
    r"(?P<verb>(?:など)?と(?:述べ|語っ|話し|指摘し|説明し|強調し|主張し|発言し|コメントし|批判し|訴え|書い))"
)
ARABIC_BEFORE = re.compile(
    r"(?<!\w)(?P<verb>و?(?:قال|قالت|صرح|صرحت|أكد|أكدت|أضاف|أضافت|أوضح|أوضحت))\s+(?P<name>[^:،.«»“”\"]{2,60}?)\s*[:،]\s*$"
)
PRONOUNS = frozenset({"er", "sie", "il", "elle", "él", "ella", "ele", "ela"})

SHORT = 8
BEFORE_WITHIN = 160
BEHIND_WITHIN = 140


Stretch = tuple[int, int]


def tagged(paragraph: Paragraph) -> None:
    """Gives the quotations of the paragraph that nobody has been found for to whom their tag names."""
    if not paragraph.sentences:
        return
    begin, finish = paragraph.sentences[0].start, paragraph.sentences[-1].end
    for number in paragraph.unclaimed(SHORT):
        quote = paragraph.quotes[number]
        back, ahead = max(begin, quote.start - BEFORE_WITHIN), min(finish, quote.end + BEHIND_WITHIN)
        found = tag(paragraph.text, back, quote.start, quote.end, ahead)
        if found is None:
            continue
        (start, end), verb = found
        source: Source | None
        if paragraph.text[start:end].lower() in PRONOUNS:
            source = Source(start, end, "", True, UNRESOLVED)
        else:
            source = paragraph.speakers.resolve(start, end)
        if source is not None:
            paragraph.direct(source, verb, [number], FOREIGN)


def tag(text: str, back: int, start: int, end: int, ahead: int) -> tuple[Stretch, Stretch] | None:
    """Where the name and the verb stand that belong to the quotation `text[start:end]`, within `back:ahead`."""
    if text[start] in "「『":
        verb = JAPANESE_BEHIND.match(text, end, ahead)
        name = JAPANESE_BEFORE.search(text, back, start) if verb else None
        return (name.span("name"), verb.span("verb")) if name and verb else None
    found = BEHIND.match(text, end, ahead) or BEHIND_TURNED.match(text, end, ahead)
    if found is None and text[back:start].rstrip().endswith((":", "،")):
        found = BEFORE.search(text, back, start) or ARABIC_BEFORE.search(text, back, start)
    return (found.span("name"), found.span("verb")) if found else None
