"""Numbers that count nothing: those of names, clocks, ranks, scores, ages, telephones and addresses.

"COVID-19", "22:30", "39th", "Room 204", "a 34-year-old", "555-0142" and "won 3-0" hold figures in the writer's sense
only: nobody could check whether they are high or low.
"""

import re

from factcheck.claims.engine.lexicon import STARTERS

BACK = 40
"""How many characters before a number are looked at."""

NAMES = frozenset(
    "no nos nr nº number numbers numero número numéro nummer article articles artikel artículo artigo articolo "
    "art arts section sections sec abschnitt sección secção seção chapter chapters kapitel capítulo chapitre "
    "clause clauses schedule annex annexure appendix page pages página pagina seite p pp paragraph paragraphs "
    "para line lines ligne línea linha linie figure figures fig figs table tables room rooms flight flights route "
    "routes highway hwy interstate exit exits junction junctions gate gates platform platforms terminal terminals "
    "track bus buses train trains tram lane level phase phases stage grade grades type types category categories "
    "tier title proposition prop resolution amendment unit apartment apt flat suite sector ward district precinct "
    "zone step question episode season volume vol issue version verse channel group round day week game magnitude "
    "magnitud magnitudine kilómetro ticker code pin extension ext model mark chromosome vitamin hotline dial ring "
    "call texting département departement kino saal zimmer gleis boeing airbus apollo falcon iphone ipad windows "
    "android playstation galaxy covid formula formel nikkei dow ftse s&p dax cac stoxx nasdaq russell csi asx hs "
    "psalm act bill hb sb file form docket exhibit lot plot block house building tower warehouse booth count area "
    "agenda posts post station division battalion regiment brigade squadron studio catch part parts ticket bed "
    "row seat locker cell vostok soyuz sputnik pier dock berth hall runway top".split()
)
"""Words whose number names one of many. Those in STRONG name it even where something countable follows."""

STRONG = frozenset(
    "no nos nr nº number boeing airbus iphone ipad windows android playstation formula nikkei ftse s&p dax cac "
    "stoxx nasdaq russell csi asx route highway hwy interstate flight covid type phase article articles section "
    "sections chapter page pages room exit junction gate platform terminal title proposition prop resolution "
    "magnitude magnitud top part parts grade category apollo falcon version episode season ticker département "
    "artikel level tier".split()
)
WORD_BEFORE = re.compile(r"([^\W\d_][\w&’'.º-]*?)[.:]?[\s\u00a0]$")
CLOCK = re.compile(
    r"\s?(?::\d\d|(?:[.:]\d\d)?\s?[ap]\.?\s?m\b|o[’']clock|Uhr\b|h\s?\d\d\b|"
    r"(?:GMT|BST|UTC|CET|CEST|EST|EDT|ET|PT|PST|IST|JST|AEST)\b|"
    r"(?:[-–]|to|and)\s?\d{1,2}(?:[.:]\d\d)?\s?[ap]\.?\s?m\b|(?:to|and|or)\s+(?:midnight|noon)\b)"
)
CLOCK_WORDS = re.compile(
    r"\s(?:to|past)\s(?:midnight|noon|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)\b"
)
IN_YEAR = re.compile(r"\b(?:in|since|until|by|before|after|from|of|to)\s$", re.IGNORECASE)
ORDINAL = re.compile(
    r"(?:st|nd|rd|th|ᵗʰ)\b|[\s-]century\b|(?:er|re|e|ère|ème|eme|ème|nde)\b|\.?[ºª]|-(?:[Jj]ährig|te[rnsm]?\b)"
)
SHORT_YEAR = re.compile("1[6-9]|2[0-9]|3[0-9]|[0-9]{3,}")
"""What may be a year of our time where a 年 follows; what else stands before one is how many years."""

VOTE = re.compile(r"-to-\d+(?![\d%,.-]|\s?(?:percent|per\s+cent|million|billion|years?|days?|months?|hours?)\b)")
WIDE_LABEL = re.compile(
    "(?:歳|岁|歲|세|時|时|點|点钟|点半|月|日(?!間|圓|元)|号|號|番|丁目|条|條|章|节|節|届|屆|版|級|级|期|代|世紀|世纪|世|回戦|位|호|월|시|일|번|층|"
    "路|线|線|区|區|度目|年[^間间]|年$)"
)
PHONE = re.compile(r"\d{1,5}(?:[ -]\d{2,5}){2,}(?!\d)|\d{3,5}-0\d{2,4}\b")
GROUPS = re.compile(r"\d+(?:[ -]\d+)*")
STREET = re.compile(
    r"\s(?:[NSEW]\.?\s)?(?:(?:[A-Z][\w’'.-]*|\d{1,3}(?:st|nd|rd|th))\s){1,3}(?:St|Street|Ave|Avenue|Road|Rd|Lane|Ln|Drive|Dr|Boulevard|Blvd|Way"
    r"|Court|Place|Square|Terrace|Crescent|Close|Row|Mews|Broadway|Parkway|Highway|Quay|Hill)\b"
)
YEARS_OLD = re.compile(r"[\s-]olds?\b|\s(?:of\s+age|de\s+edad|de\s+idade)\b")
TERM = re.compile(
    r"\s(?:fixed\b|fixed-rate|mortgages?|bonds?|notes?|[Tt]reasur(?:y|ies)|yields?|gilts?|bunds?|rates?|paper|swaps?|mean"
    r"|averages?|breakevens?|auctions?|debt|JGBs?|government\s+bonds?|U\.?S\.?\s|Treasury|benchmark)(?!\w)"
)
PERIOD = re.compile(
    r"\s(?:(?:to|ended|ending|through)\s(?:end-)?(?:\d{1,2}\s)?(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec))"
)
AGED = re.compile(
    r"\b(?:age|ages|aged|age\s+of|ages\s+of|(?:younger|older)\s+than|(?:dies|died|dead)\s+at|turn(?:s|ed|ing)?|[Ii][’']m|[Ii]\s+am|âgée?s?\s+de|"
    r"(?:homme|femme|garçon|fille|adolescente?|hombre|mujer|joven|niñ[oa]|chic[oa]|homem|mulher|jovem|menin[oa]|rapaz"
    r"|uomo|donna|ragazz[oa])\s+(?:de|di)|"
    r"(?:children|people|adults|women|men|residents|patients|those|anyone|pupils|players|kids|boys|girls|voters|workers"
    r"|drivers|them|everyone|infants|persons|seniors|citizens|teenagers|teens|half|were|are)\s+"
    r"(?:(?:who\s+)?(?:are|were)\s+)?(?:aged\s+)?(?:over|under|above|below)(?:\s+the\s+age\s+of)?)\s$"
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
        if last in "第제" or before.endswith("震度"):
            return finish
    elif before[-2:-1] == "§":
        return finish
    if finish - at > 9 and text[at:finish].isdecimal():
        return finish  # No count is written so; identifiers are.
    if text[at] == "0" and finish - at > 1 and text[at + 1].isdigit():
        phone = GROUPS.match(text, at, end)
        return phone.end() if phone else finish
    if following in {"/", ":", "_"} and text[finish + 1 : finish + 2].isdigit():
        return finish
    if following and following > "\u2e7f":
        if following == "年" and not SHORT_YEAR.fullmatch(text[at:finish]):
            return 0
        return finish if WIDE_LABEL.match(text, finish, end) else 0
    for expression in (ORDINAL, CLOCK, VOTE):
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


def named_by(before: str, number: str, unit: bool) -> str:
    """What makes a number the name of one of many: "word" ("Room 204", "day five"), "capital" ("Studio 54") or nothing.
    Where a unit or things counted follow, only few words do.
    """
    match = WORD_BEFORE.search(before)
    if match is None:
        return ""
    word = match.group(1)
    lower = word.lower().rstrip(".")
    if lower[1:2] in {"'", "’"}:
        lower = lower[2:]
    if lower in STRONG or (lower in NAMES and not unit):
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
    if unit == "year":
        return YEARS_OLD.match(text, finish, end) is not None or AGED.search(before) is not None
    if unit is not None or value != int(value):
        return False
    aged = AGED.search(before)
    if aged is not None:
        return NOT_OF_AGE.search(before) is None or PERSONS.search(before) is not None
    following = text[finish : finish + 1]
    if before.endswith(", ") and following == ",":
        return before[-3:-2].isalpha()
    return before.endswith("(") and following == ")" and before[-3:-2].isalpha()


def is_time_in_words(text: str, finish: int, end: int) -> bool:
    """Whether a number in words is the minutes of a clock: "five to midnight", "ten past six"."""
    return CLOCK_WORDS.match(text, finish, end) is not None
