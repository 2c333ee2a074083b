"""Numbers that say the time of day: "22:30", "a las 21.00", "ten past two"."""

import re

CLOCK = re.compile(
    r"\s?(?::\d\d|[.:]\d\d\s?(?:Uhr|uur|h|kl)\b|(?:[.:]\d\d)?\s?[ap]\.?\s?m\b|o[’']clock|Uhr\b|uhr\b|h\s?\d\d\b|"
    r"(?:GMT|BST|UTC|CET|CEST|EST|EDT|ET|PT|PST|IST|JST|AEST)\b|"
    r"(?:[-–]|to|and)\s?\d{1,2}(?:[.:]\d\d)?\s?[ap]\.?\s?m\b|(?:to|and|or)\s+(?:midnight|noon)\b|(?:noon|midnight)\b)"
)
HOUR_CUES = {
    "es": ("las ", "la "),
    "pt": ("às ", "das ", "pelas "),
    "it": ("alle ", "dalle ", "ore "),
    "fr": ("à ", "vers ", "dès ", "de ", "avant ", "après "),
    "nl": ("om ", "tot ", "vanaf ", "rond ", "tegen ", "tussen ", "en ", "van "),
    "sv": ("kl. ", "kl ", "klockan "),
    "da": ("kl. ", "kl ", "klokken "),
    "no": ("kl. ", "kl ", "klokken "),
    "fi": ("klo ", "kello "),
}
"""Words before the hour in papers that write it as a plain number, by language: "a las 21.00", "alle 9", "à 20 h"."""
HOUR_IN_DUTCH = re.compile(r"\s?(?:uur|u)\b|(?=\s(?:en|tot)\s\d{1,2}(?:[.:]\d\d)?\suur)")
HOURED = re.compile(r"(?:[01]?\d|2[0-4])(?:[.:,][0-5]\d)?")
HOUR_ABROAD = re.compile(
    r"\s?h(?:oras?|rs?|oo)?\b|\sde\sla\s(?:noche|tarde|mañana|madrugada)|\sda\s(?:noite|tarde|manhã|madrugada)"
    r"|\sdi\s(?:sera|mattina|notte)|\s(?:del\smediodía|en\spunto|in\spunto|em\sponto|y\smedia|y\scuarto|e\smeia|e\smezza)\b"
    r"|(?=[,.;:)]\s|[,.;:)]?$|\s(?:y\s|e\s)?(?:a\slas|las|às|alle|dalle)\s\d)"
    r"|(?=\s(?:en|em|no|na|nel|nella|con|com|hora|del?|di|do|da|in|al|presso|se|si|per|para)\s[^\d])"
)
HOUR_IN_FRENCH = re.compile(r"\s?h(?:eures?)?\b(?:\s[0-5]\d\b)?(?!\s(?:d[eu]|par)\b|\sd[’'])")
FRENCH_OPENING = re.compile(r"\s?h(?:eures?)?(?=\sà\s\d)")
CLOCK_WORDS = re.compile(
    r"\s(?:to|past)\s(?:midnight|noon|(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)"
    r"(?=[,.;!?]|\s(?:on|in|when|and|this|that|yesterday|today|tomorrow|tonight|they|we|the|I|he|she)\b|\s?$))"
)
MINUTES = frozenset({1, 2, 3, 4, 5, 10, 20, 25})
PAST = re.compile(
    r"\b(?:half|quarter|minutes?|ten|five|twenty|twenty-five)\s(?:past|to|before|after)\s$", re.IGNORECASE
)
HOUR = re.compile(
    r"\s(?:o[’']clock\b|[ap]\.?m\b|in\sthe\s(?:morning|afternoon|evening)\b|at\snight\b|sharp\b|Uhr\b"
    r"|(?:oh[\s-](?:five|seven|nine)|fifteen|thirty|forty-five)(?=\s(?:in|on|this|that|yesterday|today|[ap]\.?m)\b|[,.;]))"
)
AT_HOUR = re.compile(r"(?<!estimated )(?<!stands )(?<!stood )(?<!put )(?<!remains )(?<!set )(?<!capped )\b[Aa]t\s$")
TURNED = re.compile(r"\s(?:of|or|to|and|percent|per)\b")


def hour_abroad(text: str, before: str, at: int, finish: int, end: int, language: str) -> int:
    """Where the time of day ends that the number `text[at:finish]` gives by the word before it ("a las 21.00",
    "às 9 horas", "vers 14 h"), 0 where it gives none.
    """
    cues = HOUR_CUES.get(language)
    if cues is None or not before.lower().endswith(cues) or HOURED.fullmatch(text, at, finish) is None:
        return 0
    cue = before.rsplit(None, 1)[-1].lower()
    if cue == "ore" or language in {"sv", "da", "no", "fi"}:
        return finish
    if language == "fr":
        match = (FRENCH_OPENING if cue == "de" else HOUR_IN_FRENCH).match(text, finish, end)
    elif language == "nl":
        match = HOUR_IN_DUTCH.match(text, finish, end) if cue in {"om", "vanaf", "tot"} or finish - at > 2 else None
    elif finish - at > 2:
        return finish
    else:
        match = HOUR_ABROAD.match(text, finish, end)
    return match.end() if match is not None else 0


def time_in_words(text: str, before: str, finish: int, end: int, value: float) -> int:
    """Where a time of day ends that a number in words belongs to, 0 where it belongs to none: "five to midnight",
    "a quarter past two", "at six in the morning".
    """
    clock = CLOCK_WORDS.match(text, finish, end) if value in MINUTES else None
    if clock is not None:
        return clock.end()
    if value > 24 or value != int(value):
        return 0
    if PAST.search(before) is not None:
        return finish
    hour = HOUR.match(text, finish, end)
    if hour is not None:
        return hour.end()
    return finish if value <= 12 and AT_HOUR.search(before) and TURNED.match(text, finish, end) is None else 0
