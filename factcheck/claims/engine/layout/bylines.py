"""Bylines: who wrote the article and when, in the short lines by which pages say so."""

import re

from factcheck.claims.engine.layout.letters import UPPER, holds

TIME = (
    r"(?:\d{1,2}[.:]\d{2}(?:[.:]\d{2})?(?:\s?[ap]\.?m\.?)?|\d{1,2}\s?[ap]\.?m\.?|\d{1,2}\s?(?:Uhr|h))"
    r"(?:\s(?:Uhr|h|GMT|BST|E[SD]?T|P[SD]?T|CES?T|UTC))?"
)
DAY = (
    r"(?:\d{1,4}[./-]\d{1,2}[./-]\d{2,4}|(?:[A-Z][a-z]{2,8}\.?,?\s)?[A-Z][a-z]{2,8}\.?\s\d{1,2},?(?:\s\d{4})?"
    r"|\d{1,2}\.?\s[A-Z][a-zä]{2,8}\.?(?:\s\d{4})?)"
)
LABEL = r"(?i:exclusive|exklusiv|updated?|breaking|analysis|analyse|opinion|comment|interview|kommentar|live)"
LEAD = rf"(?:(?:{TIME}|{DAY}|{LABEL})\s?[:,|·•–—-]?\s){{0,3}}"
NAME = rf"[{UPPER}][\w’'.-]*(?:\s(?:de|da|del|van|von|der|den|bin|al|la|le|zu|[{UPPER}][\w’'.-]*)){{1,4}}"
NAMES = rf"{NAME}(?:\s?(?:,|&|\band\b|\bund\b|\bet\b|\by\b|\be\b)\s{NAME}){{0,3}}"
BYLINE = re.compile(rf"{LEAD}(?:[Bb]y|BY|[Vv]on|VON|[Pp]ar|PAR|[Pp]or|POR)\s{NAMES}(?:\s?[,|·•–—-]\s.{{0,60}})?$")
TIMED = re.compile(rf"(?:{TIME}\s?[|·•–—-]?\s{NAME}|{NAME},?\s?[|·•–—-]?\s{TIME})$")
STAMPED = re.compile(rf"(?i:updated?|published|posted|aktualisiert|stand)(?:\s(?:on|at|am|um))?\s?:?\s{TIME}$")

LONGEST = 120
SIGNS = (" by ", " von ", " par ", " por ")
OPENERS = ("by ", "von ", "par ", "por ")


def is_byline(words: str) -> bool:
    """Whether the line says who wrote the article, or when it was changed, and nothing else: "14:05 | By Ann Lee"."""
    if len(words) > LONGEST:
        return False
    low = words.lower()
    if (low.startswith(OPENERS) or holds(low, SIGNS)) and BYLINE.match(words):
        return True
    if words[0].isdigit() or words[-1].isdigit() or low[-2:] in {"am", "pm", "m.", "hr"}:
        return TIMED.match(words) is not None or STAMPED.match(words) is not None
    return False
