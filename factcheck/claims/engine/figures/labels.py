"""Numbers that count nothing: those of names, clocks, ranks, scores, ages, telephones and addresses.

"COVID-19", "22:30", "39th", "Room 204", "a 34-year-old", "555-0142" and "won 3-0" hold figures in the writer's sense
only: nobody could check whether they are high or low.
"""

import re

from factcheck.claims.engine.figures.clocks import CLOCK, hour_abroad
from factcheck.claims.engine.figures.label_words import DEEDS, NAMES, NAMES_ABROAD, SCHOOL, STRONG
from factcheck.claims.engine.lexicon import STARTERS

BACK = 40
"""How many characters before a number are looked at."""

WORD_BEFORE = re.compile(r"((?:[^\W\d_]|№)[\w&’'.º°-]*?)[.:]?[\s\u00a0]$")
IN_YEAR = re.compile(r"\b(?:year|in|since|until|by|before|after|from|of|to)\s$", re.IGNORECASE)
ORDINAL = re.compile(
    r"(?:(?<=1)(?<!11)st|nd|rd|th|ᵗʰ)\b|[\s-]century\b|(?:er|re|e|ère|ème|eme|ème|nde)\b|\.?[ºª]|-(?:[Jj]ährig|jarige|te[rnsm]?\b)|enn[ei]\b"
)
CODED = re.compile(
    r"-[A-Z](?:/A)?(?![\w’'])|[\s-]nil\b|-(?:all|love)(?![\w-])|-(?:under|over)(?:-par)?\b|-(?:of|for|from)-\d+|-Eleven\b|-(?:pointers?|wheelers?|iron|ball|putts?)\b|\sblock\sof\b|\([a-zA-Z]\)(?:\(\w{1,4}\))*|"
    r"K[\s-](?:TVs?|[Tt]elevisions?|video|screens?|displays?|resolution|monitors?|footage|cameras?|run|race|walk|runners|fun\srun)\b|"
    r"[\s-]?(?:mm|cm)?[\s-](?:calib(?:er|re)|gauge|bore)\b|"
    r"[\s-]?mm[\s-](?:pistols?|handguns?|rounds?|shells?|ammunition|ammo|guns?|cannons?|howitzers?|rifles?|mortars?|artillery"
    r"|bullets?|cartridges?|casings?|Glock|Luger|semi-?automatics?|film|lens(?:es)?|revolvers?|projectiles?|submachine)\b|"
    r"\s(?:U\.?\s?S\.?\s?C\b|C\.?\s?F\.?\s?R\b|U\.\s?S\.\s(?=\d)|F\.\s?(?:Supp|[2-4]d)|F\.[234]|S\.\s?Ct|Fed\.\s?Reg|L\.\s?Ed|Stat\.\s(?=\d)"
    r"|WL\s(?=\d)|So\.\s?[23]d|N\.?[EWY]\.?\s?[23]d|P\.\s?[23]d|A\.\s?[23]d|Cal\.\s)"
)
"""Behind a number: forms ("10-K", "401(k)"), screens and runs ("4K TV",
"5K run"), what the loser scored ("3-nil"), calibres, law reports ("18 U.S.C.")."""

POINT_CALIBRE = re.compile(r"[\s-](?:cal\b|Magnum\b|rifle|pistol|revolver|handgun|ACP\b|rounds?\b|bullets?\b)")
LAST_OF = re.compile(r"\b(?:[Ll]ast|[Rr]ound\sof|[Ff]inal|[Bb]est)[\s-]$")
FIELD = frozenset({4, 8, 12, 16, 24, 32, 48, 64, 128})
"""How many are left in a knock-out: "the last 16"."""

SCORED = re.compile("\\d\\s?[対對比대]\\s?$")
SHORT_YEAR = re.compile("1[6-9]|2[0-9]|3[0-9]|[0-9]{3,}")
"""What may be a year of our time where a 年 follows; what else stands before one is how many years."""

SIGNS_BEHIND_BLANK = frozenset("0123456789cnmgbUCFSLWNPA:.apouhGBEIJ-–t \u00a0\n\t")
"""What ORDINAL, CLOCK, VOTE or CODED may go on with behind a number and a blank."""
VOTE = re.compile(r"-to-\d+(?![\d%,.-]|\s?(?:percent|per\s+cent|million|billion|years?|days?|months?|hours?)\b)")
WIDE_LABEL = re.compile(
    "(?:歳|岁|歲|세(?!대|트)|살|時(?!間|间)(?:\\d{1,2}分)?|时(?:\\d{1,2}分)?|[點点](?:钟|鐘|半|整|\\d{1,2}分)|月|日(?!間|圓|元|间)|号|號|番|丁目|条|條|章|节|節|届|屆|版|級|级|期(?!間|间)|代"
    "|世紀|世纪|世(?!帯)|回戦|回[表裏]|位|위(?!안)|호|월|시(?!간)(?:\\s?\\d{1,2}분)?|일(?!간)|번|층(?!짜리|\\s?높이)|학년|階(?!建)|楼(?!高)|樓|层(?!高|楼|建|的)|合目"
    "|路|線|线|区|區|[^\\d\\s、。，]{1,2}目|년(?:생|산|물|제|도(?!\\s?(?:안|못|더|채|넘|되))|\\s?차(?!이|례)|\\s?[1-4]분기|\\s?[상하]반기|\\s?\\d{1,2}월)|年生|年級|年级|学年|[対對比대]\\s?\\d|\\s대\\s\\d|年[^間间]|年$)"
)
ITEMS = frozenset("条條章节節")
"""Chinese counts with these what Japanese numbers with them: 五十六条 are fifty-six articles, 9条 is the ninth."""
HOUR_SIGNS = frozenset("點点時时시")
PARTS_OF_DAY = tuple("午 晨 晚 晚上 晚間 晚间 早上 夜里 夜裡 深夜 清早 傍晚 半夜 今早 明早 时 時 日 号 號".split())
MONTH_JOINTS = frozenset("-–—‑−~～〜∼－至到、·・ ")
MONTHS = re.compile("\\s?[-–—‑−~～〜∼－至到、·・]\\s?\\d{1,2}\\s?[月월](?![間间])")
"""The last month of several, whose sign stands behind it alone: 4～6月期, 1-3월."""
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
TERM = re.compile(
    r"\s(?:fixed\b|fixed-rate|mortgages?|bonds?|notes?|[Tt]reasur(?:y|ies)|yields?|gilts?|bunds?|rates?|paper|swaps?|mean"
    r"|averages?|breakevens?|auctions?|debt|JGBs?|government\s+bonds?|U\.?S\.?\s|Treasury|benchmark)(?!\w)"
)
PERIOD = re.compile(
    r"\s(?:(?:to|ended|ending|through)\s(?:end-)?(?:\d{1,2}\s)?(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec))"
)
BASE = re.compile(r"\b(?:per|for\s+every|for\s+each|pro|je|chaque|cada|out\s+of)\s$")
BASE_ENDS = ("per ", "every ", "each ", "pro ", "je ", "chaque ", "cada ", "of ", "\u00a0", "\n", "\t")
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


LEAVES_FOR = re.compile(r"\s(?:[a-z]+\s){0,2}(?:to|from|out\sof)\s[A-Z]")
OF_THE_CLOCK = re.compile(r"(?:[01]?\d|2[0-3])\.[0-5]\d")
DUE = re.compile(
    r"\s(?:(?:senior|green|convertible|dollar|euro|sovereign)\s)?(?:notes?|bonds?|maturit(?:y|ies)|maturing|gilts?|bunds?|eurobonds?|sukuk)\b"
)
HALF_DAY = re.compile(r"p(?!\w)")
UNTIL = re.compile(
    r"\b(?:[Uu]ntil|till?|[Bb]efore|[Aa]fter|[Aa]round|(?:restoration|restored|back|done|ready|out|over|home|there|here|open|in)\sby)\s$"
)
DAY_NAMED = re.compile(
    r"-(?:[Jj]uillet|[Ss]eptembre|[Oo]ctobre|[Nn]ovembre|[Dd]écembre|[Mm]ars|[Aa]vril|[Mm]ai|[Jj]uin|[Aa]oût)\b"
)
"""Days that have become a name ("le 14-Juillet"), whose month alone is read as a date."""
DECADE = re.compile(r"\b(?:his|her|their|my|our|your|the|mid|early|late|low|lower|high|upper)[\s-]$", re.IGNORECASE)
AIRLINER = re.compile(
    r"s\b|[\s-](?:MAX|Max|Dreamliners?|NG|jets?|planes?|aircraft|airliners?|passenger|freighters?|cargo|fleet|pilots?"
    r"|[1-9]00(?:ER|LR|F)?|[1-9]|1[0-9]|[XF])\b"
)
ROUND = re.compile(
    r"(?:-round|\b(?:shot|carded|fired|signed\sfor|after|with)\san?(?:\s[a-z-]+)?|\bround\sof|-(?:under|over)(?:-par)?"
    r"|\b(?:an?|his|her)\s(?:opening|closing|final|flawless|bogey-free|under-par))\s$"
)


def is_round(before: str, value: float) -> bool:
    """Whether a bare number is how many strokes a round of golf took: "a final-round 65"."""
    return (57 <= value <= 85 or 255 <= value <= 310) and ROUND.search(before) is not None


def code_end(text: str, before: str, at: int, finish: int, end: int, language: str = "en") -> int:
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
    elif finish - at <= 6 and (named := named_by_signs(text, before, at, finish, end, language)):
        return named
    if finish - at > 9 and text[at:finish].isdecimal():
        return finish  # No count is written so; identifiers are.
    if text[at] == "0" and finish - at > 1 and text[at + 1].isdigit():
        phone = GROUPS.match(text, at, end)
        return phone.end() if phone else finish
    if following in MONTH_JOINTS and finish - at <= 2 and MONTHS.match(text, finish):
        return finish
    if following in {"/", ":", "_"} and text[finish + 1 : finish + 2].isdigit():
        return finish
    if following and following > "\u2e7f":
        if (
            following == "年"
            and not SHORT_YEAR.fullmatch(text[at:finish])
            and not SCHOOL_CLASS.match(text, finish, end)
        ):
            return 0
        if language == "zh" and following in ITEMS:
            return 0
        if following == "년" and finish - at == 4 and text[at] in "12":
            return finish
        wide = WIDE_LABEL.match(text, finish, end)
        if wide is None:
            return finish + 1 if following in {"點", "点"} and before.endswith(PARTS_OF_DAY) else 0
        return wide.end() if following in HOUR_SIGNS else finish
    if following in {"K", "k"} and text[at:finish] in {"5", "8", "10", "15", "20"} and RUN_AGAIN.search(before):
        return finish + 1
    if last == "." and before[-2:-1] in {" ", "", "("} and POINT_CALIBRE.match(text, finish, end):
        return finish
    if following != " " or text[finish + 1 : finish + 2] in SIGNS_BEHIND_BLANK:
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


def named_by_signs(text: str, before: str, at: int, finish: int, end: int, language: str) -> int:
    """Where it ends if a number of at most six signs is a time of day, a decade ("in his 30s"), the number of a train
    between commas or an airliner's ("the 737 Max"), 0 if it is none of these.
    """
    following = text[finish : finish + 1]
    if following == "s" and text[finish - 1] == "0" and finish - at == 2 and DECADE.search(before):
        return finish + 1
    if finish - at == 3 and text[at] == text[finish - 1] == "7":
        plane = AIRLINER.match(text, finish, end)
        if plane is not None:
            return plane.end()
        if before.endswith((" a ", " the ")) and following in {" ", ",", "."}:
            return finish
    if following == "," and finish - at > 3 and before.endswith(", ") and text[at:finish].isdecimal():
        return finish
    if following == " " and LEAVES_FOR.match(text, finish, end) and before.endswith(("The ", "the ")):
        return finish if OF_THE_CLOCK.fullmatch(text, at, finish) else 0
    if finish - at == 4 and text[at] in "12" and following == " " and DUE.match(text, finish, end):
        return finish if 1990 <= int(text[at:finish]) < 2100 else 0
    if following == "p" and finish - at <= 2 and HALF_DAY.match(text, finish, end) and UNTIL.search(before):
        return finish + 1 if int(text[at:finish]) <= 12 else 0
    if following == "-" and (day := DAY_NAMED.match(text, finish)):
        return day.end()
    return hour_abroad(text, before, at, finish, end, language)


def named_by(before: str, number: str, unit: bool, measured: bool, language: str) -> str:
    """What makes a number the name of one of many: "word" ("Room 204", "day five"), "capital" ("Studio 54") or nothing.
    Where things counted follow, only few words do, or those with a capital ("Ward 5 voters"); fewer before a measure.
    """
    match = WORD_BEFORE.search(before, before.rfind(" ", 0, -1) + 1)
    if match is None:
        return ""
    word = match.group(1)
    lower = word.lower().rstrip(".")
    if lower[1:2] in {"'", "’"}:
        lower = lower[2:]
    if "," in number and language == "en" and (lower not in STRONG or before.rstrip().endswith(":")):
        return ""
    if len(word) == 1 and language == "de" and word.isupper():
        return "word"  # The roads: "auf der A 8".
    if (
        len(word) == 1
        and word in "ANDE"
        and language == "fr"
        and before[:-2].endswith(("la ", "l’", "l'", "autoroute "))
    ):
        return "word"
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


def is_left_in(before: str, value: float) -> bool:
    """Whether it says how many are left of a knock-out: "the last 16", "the final four"."""
    return value in FIELD and LAST_OF.search(before) is not None
