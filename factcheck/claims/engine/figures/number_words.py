"""Numbers in words, language by language: "five thousand", "zweihundertzwanzig", "dos mil", 三百万."""

import re
from typing import NamedTuple

WORD = re.compile(r"[^\W\d_]{1,40}(?![^\W\d_])")
JOINT = re.compile(r"[\s\u00a0]{1,2}|[-‐‑]")
WIDE_DIGITS = {sign: value for value, sign in enumerate("〇一二三四五六七八九")} | {"零": 0, "两": 2, "兩": 2}
WIDE_SCALES = {"十": 10, "百": 100, "千": 1000}
WIDE_LARGE = {"万": 10**4, "萬": 10**4, "億": 10**8, "亿": 10**8, "兆": 10**12}
WIDE_NUMBER = re.compile("[〇零一二三四五六七八九十百千两兩]{1,16}")


class Tongue(NamedTuple):
    """The number words of one language: what adds (`small`), what multiplies (`scales`), what joins or opens them."""

    small: dict[str, float]
    scales: dict[str, float]
    joins: frozenset[str]
    opens: frozenset[str]
    halves: frozenset[str]
    shares: dict[str, float]


def counted_up(words: str, start: int = 0, step: int = 1) -> dict[str, float]:
    return {word: float(start + step * place) for place, each in enumerate(words.split()) for word in each.split("/")}


def denominators(words: str) -> dict[str, float]:
    """From "half third quarter" the share that each names; 2 is the first."""
    return {word: 1 / number for number, each in enumerate(words.split(), start=2) for word in each.split("/")}


ENGLISH = Tongue(
    small=counted_up(
        "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
        "seventeen eighteen nineteen"
    )
    | counted_up("twenty thirty forty fifty sixty seventy eighty ninety", 20, 10),
    scales={
        "hundred": 1e2, "thousand": 1e3, "million": 1e6, "billion": 1e9, "trillion": 1e12, "quadrillion": 1e15,
        "lakh": 1e5, "crore": 1e7, "dozen": 12.0,
    },
    joins=frozenset({"and"}),
    opens=frozenset({"a", "an"}),
    halves=frozenset({"half"}),
    shares=denominators("half/halves third/thirds quarter/quarters/fourth/fourths fifth/fifths sixth/sixths "
                        "seventh/sevenths eighth/eighths ninth/ninths tenth/tenths")
    | {"hundredth": 0.01, "hundredths": 0.01},
)  # fmt: skip
GERMAN = Tongue(
    small=counted_up(
        "null ein/eine/einen/einer/eins zwei drei vier fünf sechs sieben acht neun zehn elf zwölf dreizehn vierzehn "
        "fünfzehn sechzehn siebzehn achtzehn neunzehn"
    )
    | counted_up("zwanzig dreißig vierzig fünfzig sechzig siebzig achtzig neunzig", 20, 10)
    | {"anderthalb": 1.5, "eineinhalb": 1.5, "zweieinhalb": 2.5, "dreieinhalb": 3.5},
    scales={
        "hundert": 1e2, "tausend": 1e3, "million": 1e6, "millionen": 1e6, "milliarde": 1e9, "milliarden": 1e9,
        "billion": 1e12, "billionen": 1e12, "dutzend": 12.0,
    },
    joins=frozenset(),
    opens=frozenset({"ein", "eine", "einer", "einem", "einen"}),
    halves=frozenset({"hälfte"}),
    shares=denominators("hälfte drittel/drittels/dritteln viertel/vierteln fünftel sechstel siebtel achtel neuntel "
                        "zehntel"),
)  # fmt: skip
FRENCH = Tongue(
    small=counted_up(
        "zéro un/une deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze seize dix-sept "
        "dix-huit dix-neuf"
    )
    | counted_up("vingt trente quarante cinquante soixante soixante-dix quatre-vingts/quatre-vingt quatre-vingt-dix",
                 20, 10)
    | {"septante": 70.0, "nonante": 90.0},
    scales={
        "cent": 1e2, "cents": 1e2, "mille": 1e3, "million": 1e6, "millions": 1e6, "milliard": 1e9, "milliards": 1e9,
        "billion": 1e12, "billions": 1e12,
    },
    joins=frozenset({"et"}),
    opens=frozenset({"un", "une"}),
    halves=frozenset({"moitié"}),
    shares=denominators("moitié/demi/demie tiers quart/quarts cinquième/cinquièmes sixième/sixièmes "
                        "septième/septièmes huitième/huitièmes neuvième/neuvièmes dixième/dixièmes"),
)  # fmt: skip
SPANISH = Tongue(
    small=counted_up(
        "cero un/una/uno dos tres cuatro cinco seis siete ocho nueve diez once doce trece catorce quince dieciséis "
        "diecisiete dieciocho diecinueve veinte veintiuno/veintiún/veintiuna veintidós veintitrés veinticuatro "
        "veinticinco veintiséis veintisiete veintiocho veintinueve"
    )
    | counted_up("treinta cuarenta cincuenta sesenta setenta ochenta noventa", 30, 10)
    | counted_up("cien/ciento doscientos/doscientas trescientos/trescientas cuatrocientos/cuatrocientas "
                 "quinientos/quinientas seiscientos/seiscientas setecientos/setecientas ochocientos/ochocientas "
                 "novecientos/novecientas", 100, 100),
    scales={
        "mil": 1e3, "millón": 1e6, "millones": 1e6, "billón": 1e12, "billones": 1e12, "docena": 12.0, "docenas": 12.0,
    },
    joins=frozenset({"y"}),
    opens=frozenset({"un", "una"}),
    halves=frozenset({"mitad"}),
    shares=denominators("mitad tercio/tercios cuarto/cuartos quinto/quintos sexto/sextos séptimo octavo/octavos noveno "
                        "décimo/décimos"),
)  # fmt: skip
PORTUGUESE = Tongue(
    small=counted_up(
        "zero um/uma dois/duas três quatro cinco seis sete oito nove dez onze doze treze catorze/quatorze quinze "
        "dezasseis/dezesseis dezassete/dezessete dezoito dezanove/dezenove"
    )
    | counted_up("vinte trinta quarenta cinquenta sessenta setenta oitenta noventa", 20, 10)
    | counted_up("cem/cento duzentos/duzentas trezentos/trezentas quatrocentos/quatrocentas quinhentos/quinhentas "
                 "seiscentos/seiscentas setecentos/setecentas oitocentos/oitocentas novecentos/novecentas", 100, 100),
    scales={
        "mil": 1e3, "milhão": 1e6, "milhões": 1e6, "bilhão": 1e9, "bilhões": 1e9, "trilhão": 1e12, "trilhões": 1e12,
        "bilião": 1e12, "biliões": 1e12, "dúzia": 12.0, "dúzias": 12.0,
    },
    joins=frozenset({"e"}),
    opens=frozenset({"um", "uma"}),
    halves=frozenset({"metade"}),
    shares=denominators("metade terço/terços quarto/quartos quinto/quintos sexto/sextos sétimo oitavo/oitavos nono "
                        "décimo/décimos"),
)  # fmt: skip
TONGUES = {"en": ENGLISH, "de": GERMAN, "fr": FRENCH, "es": SPANISH, "pt": PORTUGUESE}

FOLDS = {f"{word}fold": value for word, value in ENGLISH.small.items() if value > 1} | {"hundredfold": 1e2}


class Words(NamedTuple):
    """A number in words: its value, where it ends, and whether a lone "one" or "a" is all it is."""

    value: float
    end: int
    bare: bool


def number_in_words(text: str, at: int, end: int, tongue: Tongue) -> Words | None:
    """The number whose words begin at `at`; None where none do. Reads on as long as each word fits what came before:
    "five six" are two numbers, "a hundred and ten" is one.
    """
    total = current = 0.0
    room = 0.0  # What may still be added must be smaller; 0 says that nothing was read yet.
    finish = at
    words = 0
    scaled = False
    position = at
    while words < 12:
        token = word_at(text, position, end, tongue)
        if token is None:
            break
        word, stop = token
        small = tongue.small.get(word)
        if small is None and tongue is GERMAN:
            small = german(word)
        if small is not None:
            if words and small >= room:
                break
            current += small
            room = 1e3 if small >= 1000 else 100 if small >= 100 else 10 if small >= 20 and small % 10 == 0 else 1
        elif word in tongue.scales:
            scale = tongue.scales[word]
            if not words and scale < 1e3 and tongue is ENGLISH:
                break
            if not words and tongue is not ENGLISH and scale >= 1e6:
                break
            if scale <= 100:
                if scaled and current == 0 and words:
                    break
                current = (current or 1) * scale
                room = scale
            else:
                if not words and tongue is ENGLISH:
                    break
                total = (total + current) * scale if 0 < total < scale else total + (current or 1) * scale
                current = 0.0
                room = scale
                scaled = True
        elif word in tongue.opens and not words:
            following = next_word(text, stop, end, tongue)
            if following is None or following[0] not in tongue.scales:
                break
            current, room = 1.0, 100.0
        elif word in tongue.joins and words:
            following = next_word(text, stop, end, tongue)
            if following is None or following[0] not in tongue.small or tongue.small[following[0]] >= room:
                break
            position = following[2]
            continue
        else:
            break
        words += 1
        finish = stop
        joint = JOINT.match(text, stop, end)
        if joint is None:
            break
        position = joint.end()
    if not words:
        return None
    value = total + current
    return Words(value, finish, words == 1 and value <= 1)


def word_at(text: str, at: int, end: int, tongue: Tongue) -> tuple[str, int] | None:
    """The number word or other word at `at`, in lower case, hyphens kept where a language writes one number so."""
    match = WORD.match(text, at, end)
    if match is None:
        return None
    word, stop = match.group().lower(), match.end()
    if tongue is FRENCH:
        for _ in range(2):
            further = WORD.match(text, stop + 1, end) if text[stop : stop + 1] in {"-", "‐", "‑"} else None
            if further is None or f"{word}-{further.group().lower()}" not in tongue.small:
                break
            word, stop = f"{word}-{further.group().lower()}", further.end()
    return word, stop


def next_word(text: str, at: int, end: int, tongue: Tongue) -> tuple[str, int, int] | None:
    """The word behind the joint at `at`, with its end and its start."""
    joint = JOINT.match(text, at, end)
    token = word_at(text, joint.end(), end, tongue) if joint else None
    return (*token, joint.end()) if joint and token else None


def german(word: str) -> float | None:
    """The value of a German number written in one word ("zweihundertfünfzig"), None where it is none."""
    small = GERMAN.small
    if word in small:
        return small[word]
    if "tausend" in word and word != "tausend":
        before, _, after = word.partition("tausend")
        many, rest = (german(before) if before else 1.0), (german(after) if after else 0.0)
        return many * 1000 + rest if many is not None and rest is not None and many < 1000 else None
    if "hundert" in word and word != "hundert":
        before, _, after = word.partition("hundert")
        many, rest = (small.get(before) if before else 1.0), (german(after.removeprefix("und")) if after else 0.0)
        return many * 100 + rest if many is not None and rest is not None and many < 10 and rest < 100 else None
    ones, und, tens = word.partition("und")
    if und and ones in small and tens in small and small[ones] < 10 <= small[tens]:
        return small[ones] + small[tens]
    return None


def wide_number(text: str) -> float | None:
    """The value of a number below ten thousand in Chinese characters (三百二十), None where they make no number."""
    total = current = 0
    if all(sign in WIDE_DIGITS for sign in text):
        return float("".join(str(WIDE_DIGITS[sign]) for sign in text)) if len(text) < 9 else None
    for sign in text:
        if sign in WIDE_DIGITS:
            current = WIDE_DIGITS[sign]
        else:
            total += (current or 1) * WIDE_SCALES[sign]
            current = 0
    return float(total + current)
