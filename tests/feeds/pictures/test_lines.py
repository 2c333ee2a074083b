"""Texts set in lines: what no font has, where lines break, and which way they read."""

import tomllib
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import settings as given_settings
from hypothesis import strategies as st

from factcheck.feeds.pictures import fonts, lines
from tests.feeds import kinds

FOLDER = Path(fonts.__file__).parent / "fonts"
ROOM: dict[str, Any] = {"width": 1000, "height": 220, "sizes": (68, 40), "most": 300}


def block(text: str, **room):
    return lines.fitted(text, "serif", **(ROOM | room))


def test_every_font_is_the_one_that_its_licence_and_its_origin_are_told_of():
    told = tomllib.loads((FOLDER / "VERSIONS.toml").read_text())

    assert {path.name for path in FOLDER.glob("*.ttf")} == set(told)
    for name, facts in told.items():
        assert sha256((FOLDER / name).read_bytes()).hexdigest() == facts["sha256"], name
        assert facts["licence"] == "OFL-1.1"
    assert "SIL OPEN FONT LICENSE Version 1.1" in (FOLDER / "OFL.txt").read_text()


@pytest.mark.parametrize(
    "text", ["Japan sold bonds", "Η Ιαπωνία πούλησε", "Япония продала", "Japonya'nın tahvil sattığı", "Nhật Bản đã bán"]
)
def test_latin_greek_and_cyrillic_are_there(text):
    assert block(text).text == text


@pytest.mark.parametrize("text", [kinds.ARABIC, "יפן מכרה את כל איגרות החוב שלה", "जापान ने बॉन्ड बेचना शुरू कर दिया"])
def test_scripts_that_need_shaping_are_there_where_it_is(text, monkeypatch):
    assert block(text).text == text

    monkeypatch.setattr(fonts, "can_shape", lambda: False)
    fonts._file_for.cache_clear()
    assert block(text) is None
    assert block("Japan sold bonds").text == "Japan sold bonds"
    fonts._file_for.cache_clear()


@pytest.mark.parametrize("text", [kinds.JAPANESE, "ประเทศญี่ปุ่น", "Japan (日本) sold bonds", "", "🗾", "\u200d"])
def test_a_text_of_which_no_font_has_the_letters_is_left_out_whole(text):
    assert block(text) is None


def test_a_font_of_the_newsroom_is_asked_after_our_own(settings, monkeypatch):
    monkeypatch.setattr(fonts, "_has", lambda path, sign: path == "/their/own.ttf" or sign.isascii())
    settings.CARD_FONTS = ["/their/own.ttf"]

    assert fonts.file_for("日", "serif") == "/their/own.ttf"
    assert fonts.file_for("a", "serif").endswith("NotoSerif-SemiBold.ttf")
    fonts._file_for.cache_clear()


@pytest.mark.parametrize(
    ("text", "seen"),
    [
        ("Japan 🗾 sold 👩‍👩‍👧 all 🙂", "Japan sold all"),
        ("said \u202eegdel\u202c and\x00 left", "said egdel and left"),
        ("a\n\n b\t c", "a b c"),
        ("Z" + "\u0301\u0302" * 20 + "algo", "Ź\u0302\u0301\u0302algo"),
    ],
)
def test_what_is_no_letter_of_the_claim_is_left_out(text, seen):
    assert lines.legible(text) == seen


def test_lines_are_as_equal_as_they_can_be():
    found = block("Japan had already begun dumping its US Treasury securities in March", sizes=(60,))

    assert len(found.lines) == 2
    widths = [line.width(60) for line in found.lines]
    assert min(widths) > 0.75 * max(widths)


def test_a_long_text_ends_in_an_ellipsis_at_the_end_of_a_word():
    text = "Japan had already begun dumping Treasurys in March " * 6
    found = block(text)

    assert found.text.endswith("…")
    assert text.startswith(found.text[:-1])
    assert text[len(found.text) - 1] == " "
    assert found.size == 40


def test_a_word_that_is_longer_than_a_line_is_broken_between_letters():
    found = block("e\u0323\u0302" * 120, most=240)

    assert len(found.lines) > 1
    assert all(line.width(40) <= 1000 for line in found.lines)
    assert all(line.text[0] == "\u1ec7" for line in found.lines[1:])


@pytest.mark.parametrize(
    ("text", "seen"),
    [
        ("one two three", "one two three"),
        ("אחת שתיים three four חמש", "חמש three four שתיים אחת"),
        ("one שתיים שלוש four", "one שלוש שתיים four"),
        ("אחת iPhone 17 שתיים 5.2 סוף", "סוף 5.2 שתיים iPhone 17 אחת"),
    ],
)
def test_words_of_two_directions_stand_as_they_are_read(text, seen):
    (line,) = block(text, sizes=(40,)).lines

    assert " ".join(line.words[number].text for number in line._as_seen()) == seen


@given_settings(max_examples=20, deadline=None)
@given(st.text(max_size=80))
def test_whatever_the_text_is_it_stays_in_its_room(text):
    found = block(text)

    if found is not None:
        assert found.height <= ROOM["height"]
        assert all(line.width(found.size) <= ROOM["width"] + 1 for line in found.lines)
