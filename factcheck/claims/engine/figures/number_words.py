"""Numbers in words, language by language: "five thousand", "zweihundertzwanzig", "dos mil", 三百万."""

import re
from typing import NamedTuple

from factcheck.claims.engine.figures.tongues import DUTCH, ENGLISH, FRENCH, GERMAN, ITALIAN, Tongue

WORD = re.compile(r"[^\W\d_]{1,40}(?![^\W\d_])")
JOINT = re.compile(r"[\s\u00a0]{1,2}|[-‐‑]")
WIDE_DIGITS = {sign: value for value, sign in enumerate("〇一二三四五六七八九")} | {"零": 0, "两": 2, "兩": 2}
WIDE_SCALES = {"十": 10, "百": 100, "千": 1000}
WIDE_NUMBER = re.compile("[〇零一二三四五六七八九十百千两兩]{1,16}")


FOLDS = {f"{word}fold": value for word, value in ENGLISH.small.items() if value > 1} | {"hundredfold": 1e2}


class Words(NamedTuple):
    """A number in words: its value, where it ends, whether a lone "one" or "a" is all it is, and the magnitude that
    its last word says of all of it: the thousand of "three thousand", 1 for "three thousand and two".
    """

    value: float
    end: int
    bare: bool
    said: float = 1.0


def number_in_words(text: str, at: int, end: int, tongue: Tongue) -> Words | None:
    """The number whose words begin at `at`; None where none do. Reads on as long as each word fits what came before:
    "five six" are two numbers, "a hundred and ten" is one.
    """
    total = current = 0.0
    room = 0.0  # What may still be added must be smaller; 0 says that nothing was read yet.
    finish = at
    words = 0
    scaled = False
    said = 1.0
    scale, whole = 1.0, False
    position = at
    while words < 12:
        token = word_at(text, position, end, tongue)
        if token is None:
            break
        word, stop = token
        small = tongue.small.get(word)
        if small is None and id(tongue) in WHOLE:
            small = WHOLE[id(tongue)](word)
        if small is not None:
            if words and small >= room:
                break
            current += small
            room = 1e3 if small >= 1000 else 100 if small >= 100 else 10 if small >= 20 and small % 10 == 0 else 1
        elif word in tongue.scales:
            scale = tongue.scales[word]
            whole = total < scale
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
        if words > 1:
            said = (said or 1.0) * scale if small is None and whole else 0.0
        finish = stop
        joint = JOINT.match(text, stop, end)
        if joint is None:
            break
        position = joint.end()
    if not words:
        return None
    value = total + current
    return Words(value, finish, words == 1 and value <= 1, max(1.0, said) if words > 1 else 1.0)


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


def italian(word: str) -> float | None:
    """The value of an Italian number written in one word ("duecentocinquantamila"), None where it is none."""
    small = ITALIAN.small
    if word in small:
        return small[word]
    if word.endswith("tré"):
        word = word[:-1] + "e"
    if "mil" in word:
        before, _, after = word.partition("mila") if "mila" in word else word.partition("mille")
        many, rest = (italian(before) if before else 1.0), (italian(after) if after else 0.0)
        return many * 1000 + rest if many is not None and rest is not None and many < 1000 and rest < 1000 else None
    if "cent" in word:
        before, _, after = word.partition("cento")
        many, rest = (small.get(before) if before else 1.0), (italian(after) if after else 0.0)
        return many * 100 + rest if many is not None and rest is not None and many < 10 and rest < 100 else None
    for tens in ("venti", "trenta", "quaranta", "cinquanta", "sessanta", "settanta", "ottanta", "novanta"):
        for stem in (tens, tens[:-1]):
            ones = small.get(word.removeprefix(stem)) if word.startswith(stem) else None
            if ones is not None and 0 < ones < 10:
                return small[tens] + ones
    return None


def dutch(word: str) -> float | None:
    """The value of a Dutch number written in one word ("tweehonderdvijftig"), None where it is none."""
    small = DUTCH.small
    if word in small:
        return small[word]
    for scale, size, most in (("duizend", 1e3, 1e3), ("honderd", 1e2, 1e2)):
        if scale in word and word != scale:
            before, _, after = word.partition(scale)
            many, rest = (dutch(before) if before else 1.0), (dutch(after) if after else 0.0)
            return many * size + rest if many is not None and rest is not None and many < 100 and rest < most else None
    for joint in ("en", "ën"):
        ones, found, tens = word.partition(joint)
        while found:
            if tens in small and small.get(ones, 10) < 10 <= small[tens]:
                return small[ones] + small[tens]
            more, found, tens = tens.partition(joint)
            ones += joint + more
    return None


WHOLE = {id(GERMAN): german, id(ITALIAN): italian, id(DUTCH): dutch}
"""Who reads a number that its language writes in one word."""


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
