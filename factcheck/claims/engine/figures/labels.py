"""Numbers that count nothing: those of names, clocks, ranks, scores, ages, telephones and addresses.

"COVID-19", "22:30", "39th", "Room 204", "a 34-year-old", "555-0142" and "won 3-0" hold figures in the writer's sense
only: nobody could check whether they are high or low.
"""

import re

from factcheck.claims.engine.figures.label_words import DEEDS, NAMES, NAMES_ABROAD, SCHOOL, STRONG
from factcheck.claims.engine.lexicon import STARTERS

BACK = 40
"""How many characters before a number are looked at."""

WORD_BEFORE = re.compile(r"((?:[^\W\d_]|№)[\w&’'.º°-]*?)[.:]?[\s\u00a0]$")
CLOCK = re.compile(
    r"\s?(?::\d\d|[.:]\d\d\s?(?:Uhr|uur|h|kl)\b|(?:[.:]\d\d)?\s?[ap]\.?\s?m\b|o[’']clock|Uhr\b|uhr\b|h\s?\d\d\b|"
    r"(?:GMT|BST|UTC|CET|CEST|EST|EDT|ET|PT|PST|IST|JST|AEST)\b|"
    r"(?:[-–]|to|and)\s?\d{1,2}(?:[.:]\d\d)?\s?[ap]\.?\s?m\b|(?:to|and|or)\s+(?:midnight|noon)\b)"
)
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
IN_YEAR = re.compile(r"\b(?:year|in|since|until|by|before|after|from|of|to)\s$", re.IGNORECASE)
ORDINAL = re.compile(
    r"(?:st|nd|rd|th|ᵗʰ)\b|[\s-]century\b|(?:er|re|e|ère|ème|eme|ème|nde)\b|\.?[ºª]|-(?:[Jj]ährig|jarige|te[rnsm]?\b)|enn[ei]\b"
)
CODED = re.compile(
    r"-[A-Z](?:/A)?(?![\w’'])|\([a-zA-Z]\)(?:\(\w{1,4}\))*|"
    r"K[\s-](?:TVs?|[Tt]elevisions?|video|screens?|displays?|resolution|monitors?|footage|cameras?|run|race|walk|runners|fun\srun)\b|"
    r"[\s-]?(?:mm|cm)?[\s-](?:calib(?:er|re)|gauge|bore)\b|"
    r"[\s-]?mm[\s-](?:pistols?|handguns?|rounds?|shells?|ammunition|ammo|guns?|cannons?|howitzers?|rifles?|mortars?|artillery"
    r"|bullets?|cartridges?|casings?|Glock|Luger|semi-?automatics?|film|lens(?:es)?|revolvers?|projectiles?|submachine)\b|"
    r"\s(?:U\.?\s?S\.?\s?C\b|C\.?\s?F\.?\s?R\b|U\.\s?S\.\s(?=\d)|F\.\s?(?:Supp|[2-4]d)|F\.[234]|S\.\s?Ct|Fed\.\s?Reg|L\.\s?Ed|Stat\.\s(?=\d)"
    r"|WL\s(?=\d)|So\.\s?[23]d|N\.?[EWY]\.?\s?[23]d|P\.\s?[23]d|A\.\s?[23]d|Cal\.\s)"
)
"""Behind a number: forms ("10-K", "401(k)"), screens and runs ("4K TV",
"5K run"), calibres, law reports ("18 U.S.C.")."""

POINT_CALIBRE = re.compile(r"[\s-](?:cal\b|Magnum\b|rifle|pistol|revolver|handgun|ACP\b|rounds?\b|bullets?\b)")
LAST_OF = re.compile(r"\b(?:[Ll]ast|[Rr]ound\sof|[Ff]inal|[Bb]est)[\s-]$")
FIELD = frozenset({4, 8, 12, 16, 24, 32, 48, 64, 128})
"""How many are left in a knock-out: "the last 16"."""

SCORED = re.compile("\\d\\s?[対對比대]\\s?$")
SHORT_YEAR = re.compile("1[6-9]|2[0-9]|3[0-9]|[0-9]{3,}")
"""What may be a year of our time where a 年 follows; what else stands before one is how many years."""

VOTE = re.compile(r"-to-\d+(?![\d%,.-]|\s?(?:percent|per\s+cent|million|billion|years?|days?|months?|hours?)\b)")
WIDE_LABEL = re.compile(
    "(?:歳|岁|歲|세(?!대|트)|살|時(?!間|间)|时|點|点钟|点半|月|日(?!間|圓|元|间)|号|號|番|丁目|条|條|章|节|節|届|屆|版|級|级|期(?!間|间)|代"
    "|世紀|世纪|世(?!帯)|回戦|回[表裏]|位|위(?!안)|호|월|시(?!간)|일(?!간)|번|층(?!짜리|\\s?높이)|학년|階(?!建)|楼(?!高)|樓|层(?!高|楼|建|的)|合目"
    "|路|線|线|区|區|[^\\d\\s、。，]{1,2}目|년생|年生|年級|年级|学年|[対對比대]\\s?\\d|\\s대\\s\\d|年[^間间]|年$)"
)
SCHOOL_CLASS = re.compile(r"年(?:[生級级]|\d{1,2}[組组班级])")
REPORTED = re.compile(
    r"\d\s(?:U\.\s?S\.(?:\s?C\.)?|F\.\s?(?:[234]d|4th|Supp\.(?:\s[23]d)?)|S\.\s?Ct\.|C\.?F\.?R\.?|USC|Cal\.)\s$"
)
RUN_AGAIN = re.compile(r"\b(?:ran|run|runs|running|jog\w*|race[ds]?|finish\w*|complet\w+|train\w*)\s(?:[a-z]+\s){0,3}$")
PHONE = re.compile(r"\d{1,5}(?:[ -]\d{2,5}){2,}(?!\d)|\d{3,5}-0\d{2,4}\b")
GROUPS = re.compile(r"\d+(?:[ -]\d+)*")
STREET = re.compile(
    r"\s(?:[NSEW]\.?\s)?(?:(?:[A-Z][\w’'.-]*|\d{1,3}(?:st|nd|rd|th))\s){1,3}(?:St|Street|Ave|Avenue|Road|Rd|Lane|Ln|Drive|Dr|Boulevard|Blvd|Way"
    r"|Court|Place|Square|Terrace|Crescent|Close|Row|Mews|Broadway|Parkway|Highway|Quay|Hill)\b"
)
YEARS_OLD = re.compile(
    r"[\s-]olds?\b|\s(?:of\s+age|de\s+edad|de\s+idade|alte?[nrms]?|oud|di\s+età|d[’']âge|gammal|gammel)\b"
)
TERM = re.compile(
    r"\s(?:fixed\b|fixed-rate|mortgages?|bonds?|notes?|[Tt]reasur(?:y|ies)|yields?|gilts?|bunds?|rates?|paper|swaps?|mean"
    r"|averages?|breakevens?|auctions?|debt|JGBs?|government\s+bonds?|U\.?S\.?\s|Treasury|benchmark)(?!\w)"
)
PERIOD = re.compile(
    r"\s(?:(?:to|ended|ending|through)\s(?:end-)?(?:\d{1,2}\s)?(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec))"
)
AGED = re.compile(
    r"\b(?:age|ages|aged|im\s+Alter\s+von|op\s+de\s+leeftijd\s+van|all[’']età\s+di|a\s+la\s+edad\s+de|con\s+la\s+edad\s+de|[Aa]\s+los|[Aa]os"
    r"|age\s+of|ages\s+of|(?:younger|older)\s+than|(?:dies|died|dead)\s+at|turn(?:s|ed|ing)?|[Ii][’']m|[Ii]\s+am|âgée?s?\s+de|"
    r"(?:homme|femme|garçon|fille|adolescente?|hombre|mujer|joven|niñ[oa]|chic[oa]|homem|mulher|jovem|menin[oa]|rapaz"
    r"|uomo|donna|ragazz[oa])\s+(?:de|di)|"
    r"(?:children|people|adults|women|men|residents|patients|those|anyone|pupils|players|kids|boys|girls|voters|workers"
    r"|drivers|them|everyone|infants|persons|seniors|citizens|teenagers|teens|half|were|are)\s+"
    r"(?:(?:who\s+)?(?:are|were)\s+)?(?:aged\s+)?(?:over|under|above|below)(?:\s+the\s+age\s+of)?)\s$"
)
NOW_AGED = re.compile(
    r"(?:\b(?:[Hh]e|[Ss]he|who|[Ii])(?:\s(?:is|was|am)|[’']s)(?:\s(?:now|only|just|nearly|almost|already|barely))?"
    r"|\bwhen\s[a-z]+\s(?:was|were)(?:\s(?:only|just|about))?)\s$"
)
WAS = re.compile(
    r"\b(?:was|were|is|am|are|be|been)(?:\s(?:only|just|about|nearly|almost|barely))?\s$|[’'](?:s|m|re|d)\s$"
)
WHEN = re.compile(
    r",?\s(?:when\s(?:I|he|she|we|you|they|my|his|her|the)\b|at\sthe\stime\b|and\spregnant\b|years\syoung\b)"
)
NOT_OF_AGE = re.compile(r"\b(?:were|are)\s+(?:over|under|above|below)\s$")
PERSONS = re.compile(
    r"\b(?:they|who|residents|people|patients|women|men|adults|voters|members|them|workers|citizens|drivers)\b"
)
BASE = re.compile(r"\b(?:per|for\s+every|for\s+each|pro|je|chaque|cada|out\s+of)\s$")
GLUED = re.compile(r"[A-Za-z][-–]$")
OF_SO_MANY = re.compile(r"(?<=[a-z,]\s)[A-Z][a-z]+\sof\s$|[\"“”‘’'][A-Z][a-z]+\sof\s$|\b(?:Group|Gang)\sof\s$")
HEADLINE_VERB = re.compile(
    r"(?:ing|ed)$|^(?:Kills?|Hits?|Wins?|Loses?|Cuts?|Adds?|Sees?|Tops?|Reaches|Leaves?|Sheds?|Claims?|Injures?|Nears?"
    r"|Passes|Buys?|Sells?|Pays?|Spends?|Raises?|Gains?|Falls?|Rises?|Drops?|Jumps?|Costs?|Saves?|Fines?|Hires?|Fires?"
    r"|Gets?|Takes?|Makes?|Of|To|By|In|At|For|From|With|And|Or|The|A|An|Over|Under|Than|About|Nearly|Almost|Some|Only"
    r"|Just|Least|Most|Around|Up|Down|Per|Are|Is|Was|Were|Has|Have|Had|Its|Their|His|Her|Our|All|Last|Next|Past|More"
    r"|Less|Fewer|Another|Between|Below|Above|Since|Within|Without|Against|Amid|Among|Before|After|During|Towards?|Plus|Minus|Via|Until|Till|Like|As|Now|When|While|If|That|This|These|Those|Be|But|Not|So|Then|About|Rund|Etwa|Knapp|Über|Unter|Mit|Von|Auf|Bis|Die|Der|Das|Im|In|Am|An|Nach|Vor|Seit|Um|Bei"
    r"|Environ|Près|Plus|Les|Des|Unos|Unas|Los|Las|Cerca|Cerca|Más|Os|As|Mais|Rp|Rs|Kr)$"
)


def code_end(text: str, before: str, at: int, finish: int, end: int) -> int:
    """Where the code, the clock time, the rank or the like ends to which the figures `text[at:finish]` belong by the
    signs around them; 0 where they belong to none. `before` is what stands before them.
    """
    last = before[-1:]
    following = text[finish : finish + 1]
    if last and not last.isspace():
        if (last.isalpha() and last < "\u2e80") or last in "/#_@&§:" or (last in "-–−‑" and GLUED.search(before)):
            return finish
        if last == "." and before[-2:-1].isalnum():
            return finish
        if last == "," and before[-2:-1].isdigit():
            return finish
        if last == '"' and before[-2:-1] == "=":
            return finish
        if last in "'’‘" and not before[-2:-1].isalnum() and following != last:
            return finish
        if last == "年" and following in {"組", "组", "班", "级"} and before[-2:-1].isdigit():
            return finish
        if last in "第제№" or before.endswith(("震度", "n°", "N°", "nº", "Nº", "n.º", "N.º")) or SCORED.search(before):
            return finish
    elif before[-2:-1] == "§" or (before[-2:-1] in {".", "d", "h", "C", "R"} and REPORTED.search(before)):
        return finish
    if finish - at > 9 and text[at:finish].isdecimal():
        return finish  # No count is written so; identifiers are.
    if text[at] == "0" and finish - at > 1 and text[at + 1].isdigit():
        phone = GROUPS.match(text, at, end)
        return phone.end() if phone else finish
    if following in {"/", ":", "_"} and text[finish + 1 : finish + 2].isdigit():
        return finish
    if following and following > "\u2e7f":
        if (
            following == "年"
            and not SHORT_YEAR.fullmatch(text[at:finish])
            and not SCHOOL_CLASS.match(text, finish, end)
        ):
            return 0
        return finish if WIDE_LABEL.match(text, finish, end) else 0
    if following in {"K", "k"} and text[at:finish] in {"5", "8", "10", "15", "20"} and RUN_AGAIN.search(before):
        return finish + 1
    if last == "." and before[-2:-1] in {" ", "", "("} and POINT_CALIBRE.match(text, finish, end):
        return finish
    for expression in (ORDINAL, CLOCK, VOTE, CODED):
        match = expression.match(text, finish, end)
        if match is not None:
            return match.end()
    if following in {" ", "-"}:
        phone = PHONE.match(text, at, end)
        if phone is not None:
            return phone.end()
        if STREET.match(text, finish, min(end, finish + 60)):
            return finish
    return finish if following == "." and text[finish + 1 : finish + 2].isdigit() else 0


def named_by(before: str, number: str, unit: bool, measured: bool, language: str) -> str:
    """What makes a number the name of one of many: "word" ("Room 204", "day five"), "capital" ("Studio 54") or nothing.
    Where things counted follow, only few words do, or those with a capital ("Ward 5 voters"); fewer before a measure.
    """
    match = WORD_BEFORE.search(before)
    if match is None:
        return ""
    word = match.group(1)
    lower = word.lower().rstrip(".")
    if lower[1:2] in {"'", "’"}:
        lower = lower[2:]
    if lower in STRONG or (lower in NAMES and not unit) or lower in NAMES_ABROAD.get(language, ()):
        return "word"
    if word[0].isupper() and not measured and ((lower in NAMES and lower not in DEEDS) or lower in SCHOOL):
        return "word"
    if unit or "," in number or "." in number or (len(number) > 4 and number.isdecimal()):
        return ""
    if word == "of":
        return "capital" if OF_SO_MANY.search(before) else ""
    if not word[0].isupper() or (word.isupper() and len(word) > 4):
        return ""
    first = match.start() == 0 and len(before) < BACK
    if (first and word.endswith("ly")) or word.endswith(("’s", "'s")) or word in STARTERS or HEADLINE_VERB.search(word):
        return ""
    return "capital"


def is_age(text: str, before: str, finish: int, end: int, value: float, unit: str | None) -> bool:
    """Whether a number is how old somebody is: "a 34-year-old", "aged 34", "his brother, 29, said"."""
    if not 0 < value <= 120:
        return False
    following = text[finish : finish + 1]
    if unit == "year":
        if before.endswith(", ") and following == "," and before[-3:-2].isalpha():
            return text[finish - 5 : finish] not in {"years", " year"}
        return YEARS_OLD.match(text, finish, end) is not None or AGED.search(before) is not None
    if unit is not None or value != int(value):
        return False
    aged = AGED.search(before)
    if aged is not None:
        return NOT_OF_AGE.search(before) is None or PERSONS.search(before) is not None
    if NOW_AGED.search(before) or (WHEN.match(text, finish, end) and WAS.search(before)):
        return True
    if before.endswith(", ") and following == ",":
        return before[-3:-2].isalpha()
    return before.endswith("(") and following == ")" and before[-3:-2].isalpha()


def is_left_in(before: str, value: float) -> bool:
    """Whether it says how many are left of a knock-out: "the last 16", "the final four"."""
    return value in FIELD and LAST_OF.search(before) is not None


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
