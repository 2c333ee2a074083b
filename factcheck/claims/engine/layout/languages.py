"""Which language a text is written in, and whether the engine reads it.

A text's script tells much; among languages that share one, the small words decide (articles, prepositions,
conjunctions), which no prose can do without. A few places of the text are looked at, never the whole of it.
"""

import re
from bisect import bisect_right
from collections import Counter
from functools import lru_cache
from typing import Literal

from factcheck.claims.engine.layout.letters import typed

Support = Literal["full", "partial", "none"]

FULL = frozenset({"en"})
PARTIAL = frozenset({"de", "fr", "es", "pt", "ja", "zh", "ar"})

UNDETERMINED = "und"
"""BCP 47's own subtag for a language that nobody can name: there was enough to read, and it was none of these."""

PLACES = 4
PLACE_LENGTH = 500
LEAST_LETTERS = 12
LEAST_KANA = 3
LEAST_SMALL_WORDS = 3
LEAST_DIFFERENT = 6
"""Different small words in a text that is long enough: one that comes again and again may be a word of elsewhere."""
ENOUGH_WORDS = 40
PROSE = 0.10
NO_PROSE = 0.08
PLAIN = 0.30
"""Shares of a text's words: prose in a known language has at least PROSE of its small words and prose in another
fewer than NO_PROSE; what has PLAIN of them needs no comparing.
"""

# Where scripts begin and end. Most belong to one language of newspapers; the shared ones are told apart by words.
SCRIPTS = (
    (0x0370, 0x03FF, "el"),
    (0x0400, 0x052F, "cyrillic"),
    (0x0530, 0x058F, "hy"),
    (0x0590, 0x05FF, "he"),
    (0x0600, 0x06FF, "arabic"),
    (0x0750, 0x077F, "arabic"),
    (0x0900, 0x097F, "devanagari"),
    (0x0980, 0x09FF, "bn"),
    (0x0A00, 0x0A7F, "pa"),
    (0x0A80, 0x0AFF, "gu"),
    (0x0B80, 0x0BFF, "ta"),
    (0x0C00, 0x0C7F, "te"),
    (0x0C80, 0x0CFF, "kn"),
    (0x0D00, 0x0D7F, "ml"),
    (0x0D80, 0x0DFF, "si"),
    (0x0E00, 0x0E7F, "th"),
    (0x0E80, 0x0EFF, "lo"),
    (0x1000, 0x109F, "my"),
    (0x10A0, 0x10FF, "ka"),
    (0x1100, 0x11FF, "ko"),
    (0x1200, 0x137F, "am"),
    (0x1780, 0x17FF, "km"),
    (0x1F00, 0x1FFF, "el"),
    (0x3040, 0x30FF, "kana"),
    (0x3400, 0x9FFF, "han"),
    (0xAC00, 0xD7AF, "ko"),
    (0x20000, 0x2FFFF, "han"),
)
BEGINS = [begin for begin, _, _ in SCRIPTS]
NOT_LATIN = re.compile("[\u0370-\u1cff\u1f00-\u1fff\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af\U00020000-\U0002ffff]")
SHARED = {
    "cyrillic": ("ru", "uk", "bg", "sr", "be"),
    "devanagari": ("hi", "mr", "ne"),
    "arabic": ("ar", "fa", "ur"),
}

WORD = re.compile(r"[^\W\d_]+")
APART = "".join(chr(code).lower() if chr(code).isalpha() else " " for code in range(128))
"""For each ASCII character the small letter, or a blank where it is none."""
# Python counts the vowel signs of Devanagari as no part of a word.
WORD_WITH_SIGNS = re.compile(r"[\u0900-\u0963]+")

SMALL_WORDS = {
    "en": "the of and to in a that is was for on with as by at from it he his are be this have has had not but they "
    "were which their an or been who will its said would after we she her him if there than when you your i so do can "
    "my what about out up into just more some no",
    "de": "der die das und in den von zu mit sich des auf für ist im dem nicht ein eine als auch es an werden aus er "
    "hat dass sie nach wird bei einer um am sind noch wie einem über so zum haben nur oder aber vor zur bis mehr durch",
    "fr": "de la le et les des en un du une que est pour qui dans par plus pas au sur ne se ce il sont avec ont mais "
    "aux cette son ses été comme ou leur était nous elle deux même a à selon",
    "es": "de la que el en y a los se del las un por con no una su para es al lo como más o pero sus le ha sin sobre "
    "este ya entre cuando todo esta ser son dos también fue había muy hasta desde está según",
    "pt": "de a o que e do da em um para com não uma os no se na por mais as dos como mas ao ele das à seu sua ou "
    "quando muito nos já eu também só pelo pela até isso ela entre depois sem mesmo aos são foi está disse segundo",
    "it": "di e che la il un a per in una è del non le si con da i della sono al dei nel lo ha più gli alla come ma "
    "anche o delle su se dal nella ed questo dopo stato tra ai degli fra",
    "nl": "de van het een en in is dat op te zijn met voor niet die er aan als om ook door maar naar bij uit worden "
    "wordt over nog hebben heeft was werd meer dan deze hij zij ze",
    "sv": "och i att det som en på är av för med till den har de inte om ett han men var sig från vi så kan när år "
    "också efter eller nu under skulle",
    "da": "og i at det er en til på af som for de med den der har ikke et om han men var fra ved også efter eller nu "
    "blev bliver vil skal kan af dem deres",
    "no": "og i det er som en på til av for at med de ikke den har om et han men var fra ved også etter eller nå ble "
    "skal kan seg hun",
    "fi": "ja on ei se että oli hän joka mutta myös kun ovat mukaan kuin jo sen ole ovat tai vain niin nyt sekä",
    "pl": "i w na z się do nie że to jest o jak po co za od przez dla są ale czy był oraz tym jego już tylko które "
    "który która być",
    "cs": "a se v na je že s z do to i o za ve k pro jsou ale jako by po podle od nebo který která které byl jeho "
    "také však aby už",
    "ro": "de și în a la cu pe o un că din nu pentru este să care se mai au fost sunt ca prin după dar fi lui al",
    "hu": "a az és hogy nem is egy van ez de meg azt mint csak volt még már szerint után vagy lesz ezt ki el",
    "tr": "ve bir bu da de için ile olarak çok daha olan gibi kadar sonra en ne var ise değil göre dedi olduğu",
    "id": "yang dan di dengan untuk dari dalam ini itu pada tidak akan ke oleh telah adalah juga karena sebagai "
    "mereka bisa ada atau tersebut",
    "vi": "của và là có được các cho không một trong này người với những đã đến từ khi để ra cũng về như sẽ vào",
    "sw": "ya na wa kwa ni katika kuwa za la cha vya hiyo hii huo kama pia ambao lakini baada ili hata alisema",
    "ca": "de la i el que a les en els del un per amb una no és al ha més són dels pel com va seva aquest aquesta "
    "també però",
    "ru": "и в не на что с он по это как его из к у за от но для так же все был о было того бы она они или уже",
    "uk": "і в не на що з та у до як за від це про для але він його є які було так також після вже",
    "bg": "на и в да се за от е с не че по са като до при това но а си ще който която които след",
    "sr": "и у је да се на за од су са не који као то али ће из после само",
    "be": "і ў не на што з да як па за гэта для але ён яго ад у каб таксама",
    "hi": "के में की है और को से का ने पर कि यह नहीं एक लिए हैं भी कर था गया इस हो",
    "mr": "आणि आहे या व हे ते की आहेत होते नाही तर मध्ये झाले करण्यात",
    "ne": "र को मा छ हो पनि गर्ने भएको यो छन् गरेको लागि थियो",
    "ar": "في من على أن إلى عن التي الذي هذا هذه ما كان مع لا قال بعد أو ذلك كما بين قد لم و",
    "fa": "و در به از که این را با است برای آن یک می شده شد تا بر های کرد خود هم بود اما",
    "ur": "کے کی میں ہے اور سے کا کو پر نے یہ کہ ہیں اس تھا بھی ایک جو نہیں لیے",
}
SPEAKS: dict[str, tuple[str, ...]] = {}
for _language, _words in SMALL_WORDS.items():
    for _word in frozenset(_words.split()):
        SPEAKS[_word] = (*SPEAKS.get(_word, ()), _language)
ENGLISH = frozenset(SMALL_WORDS["en"].split())
LATIN = tuple(language for language in SMALL_WORDS if all(language not in shared for shared in SHARED.values()))


@lru_cache(maxsize=64)
def primary(tag: str | None) -> str:
    """The first subtag of a BCP 47 tag in lower case (`pt-BR` is `pt`); "" where there is none."""
    return (tag or "").replace("_", "-").partition("-")[0].strip().lower()


@lru_cache(maxsize=64)
def supported(language: str) -> Support:
    """How far the engine reads the language: "full" with scores that mean something, "partial" where sentences,
    figures and quotations are found by rules that were made for it, "none" where sentences are all there is.

    A text too short to tell ("") is read as English, the language that everything is made for.
    """
    if not language or language in FULL:
        return "full"
    return "partial" if language in PARTIAL else "none"


def settled(text: str, declared: str | None = None) -> str:
    """The language to read `text` in: what the text itself says where it says enough, else what was `declared`."""
    return language_of(text) or primary(declared)


def language_of(text: str) -> str:
    """The primary subtag of the language that `text` is written in (`en`, `de`, `ja`, …), `und` where there is enough
    of it and it is none of those known here, and "" where there is too little to tell: a heading, a name, a table.
    """
    sample = sampled(text)
    if sample.isascii():
        return by_small_words(sample, LATIN)
    foreign = NOT_LATIN.findall(sample)
    scripts: Counter[str] = Counter()
    for character, times in Counter(foreign).items():
        scripts[script_of(character)] += times
    # A Chinese character or a Korean syllable says as much as several letters.
    weighed = len(foreign) + 2 * (scripts["han"] + scripts["kana"] + scripts["ko"])
    if foreign and weighed > sum(map(str.isalpha, sample)) - len(foreign):
        return by_script(sample, scripts)
    return by_small_words(sample, LATIN)


def sampled(text: str) -> str:
    """The text, or its beginning and as much from three more places where it is long."""
    if len(text) <= PLACES * PLACE_LENGTH:
        return text
    apart = (len(text) - PLACE_LENGTH) // (PLACES - 1)
    return " ".join(text[number * apart : number * apart + PLACE_LENGTH] for number in range(PLACES))


def script_of(character: str) -> str:
    """The name in SCRIPTS of the script that `character` belongs to, or ""."""
    begin, end, name = SCRIPTS[bisect_right(BEGINS, ord(character)) - 1]
    return name if begin <= ord(character) <= end else ""


def by_script(sample: str, scripts: Counter[str]) -> str:
    """The language of a text that is not written in Latin letters; `scripts` counts its characters."""
    script = max(scripts, key=lambda name: scripts[name])
    if script in {"han", "kana"}:
        # Japanese prose has kana between its Chinese characters everywhere; Chinese quotes a Japanese name at most.
        if 10 * scripts["kana"] > scripts["han"]:
            return "ja" if scripts["kana"] >= LEAST_KANA else ""
        return "zh" if scripts["han"] >= LEAST_LETTERS else ""
    if scripts[script] < LEAST_LETTERS:
        return ""
    return by_small_words(sample, SHARED[script]) if script in SHARED else script or UNDETERMINED


def written(sample: str, word: re.Pattern[str]) -> list[str]:
    """The words of the sample in lower case. English is parted at all that is no letter of ASCII, which is quick."""
    plain = sample if sample.isascii() else typed(sample, " ")
    return plain.translate(APART).split() if plain.isascii() else word.findall(sample.lower())


def by_small_words(sample: str, among: tuple[str, ...]) -> str:
    """The language whose small words stand in the sample far more often than those of any other."""
    words = written(sample, WORD_WITH_SIGNS if among == SHARED["devanagari"] else WORD)
    if among is LATIN and len(words) >= ENOUGH_WORDS and sum(map(ENGLISH.__contains__, words)) >= PLAIN * len(words):
        return "en"
    counted = Counter(dict.fromkeys(among, 0))
    different = Counter(counted)
    for word, times in Counter(words).items():
        for language in SPEAKS.get(word, ()):
            if language in counted:
                counted[language] += times
                different[language] += 1
    (best, most), (_, second) = counted.most_common(2)
    share = most / max(1, len(words))
    enough = len(words) >= ENOUGH_WORDS
    varied = different[best] >= (LEAST_DIFFERENT if enough else LEAST_SMALL_WORDS)
    if varied and share >= PROSE and most - second >= max(2, 0.12 * most):
        return best
    return UNDETERMINED if enough and (share < NO_PROSE or not varied) else ""
