"""The words of numbers, language by language."""

import re
from typing import NamedTuple


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
        "zero/nought/naught one two three four five six seven eight nine ten eleven twelve thirteen fourteen "
        "fifteen sixteen "
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
    | {"anderthalb": 1.5}
    | {
        f"{word}einhalb": value + 0.5
        for value, word in enumerate("ein zwei drei vier fünf sechs sieben acht neun zehn elf zwölf".split(), 1)
    },
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
ITALIAN = Tongue(
    small=counted_up(
        "zero un/uno/una due tre quattro cinque sei sette otto nove dieci undici dodici tredici quattordici quindici "
        "sedici diciassette diciotto diciannove"
    )
    | counted_up("venti trenta quaranta cinquanta sessanta settanta ottanta novanta", 20, 10)
    | {"cento": 100.0},
    scales={
        "mille": 1e3, "mila": 1e3, "milione": 1e6, "milioni": 1e6, "miliardo": 1e9, "miliardi": 1e9, "dozzina": 12.0,
    },
    joins=frozenset({"e"}),
    opens=frozenset({"un", "una"}),
    halves=frozenset({"metà"}),
    shares=denominators("metà terzo/terzi quarto/quarti quinto/quinti sesto/sesti settimo/settimi ottavo/ottavi "
                        "nono/noni decimo/decimi"),
)  # fmt: skip
DUTCH = Tongue(
    small=counted_up(
        "nul een/één/eén twee drie vier vijf zes zeven acht negen tien elf twaalf dertien veertien vijftien zestien "
        "zeventien achttien negentien"
    )
    | counted_up("twintig dertig veertig vijftig zestig zeventig tachtig negentig", 20, 10)
    | {"anderhalf": 1.5, "anderhalve": 1.5}
    | {
        f"{word}{end}": value + 0.5
        for word, value in {"twee": 2, "drie": 3, "vier": 4, "vijf": 5, "zes": 6, "zeven": 7, "acht": 8}.items()
        for end in ("ënhalf", "ënhalve", "enhalf", "enhalve")
    },
    scales={
        "honderd": 1e2, "duizend": 1e3, "miljoen": 1e6, "miljard": 1e9, "biljoen": 1e12, "dozijn": 12.0,
    },
    joins=frozenset(),
    opens=frozenset({"een"}),
    halves=frozenset({"helft"}),
    shares=denominators("helft derde kwart/kwarten vijfde zesde zevende achtste negende tiende"),
)  # fmt: skip
TONGUES = {
    "en": ENGLISH, "de": GERMAN, "fr": FRENCH, "es": SPANISH, "pt": PORTUGUESE, "it": ITALIAN, "nl": DUTCH,
}  # fmt: skip

JOINED_UP = {
    "de": re.compile("hundert|tausend|und(?:zwan|drei|vier|fünf|sech|sieb|acht|neun)"),
    "it": re.compile("cento|mila|^(?:vent|trent|quarant|cinquant|sessant|settant|ottant|novant)"),
    "nl": re.compile("honderd|duizend|(?:en|ën)(?:twin|der|veer|vijf|zes|zeven|tach|negen)"),
}
"""How a number shows that is written as one word, in the languages that write numbers so."""

HALF_MORE = {
    "en": re.compile(r"\sand\sa\shalf\b"),
    "es": re.compile(r"\sy\smedi[oa]\b"),
    "pt": re.compile(r"\se\smei[oa]\b"),
    "it": re.compile(r"\se\smezz[oa]\b"),
    "fr": re.compile(r"\set\sdemie?\b"),
}
"""The half that stands behind the unit: "dos años y medio", "three million and a half"."""

HALF_BEFORE = {
    "de": re.compile(r"(?:eine\s|einer\s|ein\s|einen\s|einem\s)?halbe[nrs]?\s", re.IGNORECASE),
    "es": re.compile(r"medi[oa]\s", re.IGNORECASE),
    "pt": re.compile(r"mei[oa]\s", re.IGNORECASE),
    "it": re.compile(r"mezz[oa]\s|mezz[’'](?=ora)", re.IGNORECASE),
    "fr": re.compile(r"(?:un\s|une\s)?demi-(?=[a-zé])", re.IGNORECASE),
    "nl": re.compile(r"(?:een\s)?halve?\s", re.IGNORECASE),
}
"""The half of one measure or magnitude: "medio millón", "eine halbe Stunde"."""

HALF_WORDS = {
    "de": frozenset("halbe halben halber halbes".split()),
    "es": frozenset({"medio", "media"}),
    "pt": frozenset({"meio", "meia"}),
    "it": frozenset({"mezzo", "mezza", "mezz"}),
    "fr": frozenset({"demi"}),
    "nl": frozenset({"half", "halve"}),
}
