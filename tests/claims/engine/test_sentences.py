import pytest
from hypothesis import given, settings

from factcheck.claims import engine
from factcheck.claims.engine.layout.sentences import LONGEST, content_end, sentences
from tests.claims.engine.writing import texts


def cut(text: str) -> list[str]:
    return [text[span.start : span.end] for span in sentences(text, 0, len(text))]


@pytest.mark.parametrize(
    "text",
    [
        "The U.S. Treasury sold bonds.",
        "Mr. Ito met Dr. Ode and Sen. Park.",
        "It was in 2008, when then-Sen. Ann Lee won.",
        "It grew to $1.13 trillion.",
        "George W. Bush spoke.",
        "See No. 5 on p. 12.",
        "He left on Jan. 5 for St. Ives.",
        "Acme Inc. Chief Executive Ann Lee resigned.",
        "It is… complicated, she said.",
        "“Is it over?” he asked.",
        "“Stop!” Lee said.",
        "1. The first point stands.",
        "Prices rose 3.5 percent vs. 2.1 percent.",
        "They met at 5 p.m. on Friday.",
        "Am 3. Mai trat Dr. Weber zurück.",
        "Yahoo! is a company.",
        "The debt is large .",
    ],
)
def test_this_is_one_sentence(text: str) -> None:
    assert cut(text) == [text]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("It fell. It rose.", ["It fell.", "It rose."]),
        ("He lives in the U.S. She does not.", ["He lives in the U.S.", "She does not."]),
        ("“It fell.” She left.", ["“It fell.”", "She left."]),
        ("“It fell. It rose,” he said.", ["“It fell.", "It rose,” he said."]),
        ("It is large . But it shrinks .", ["It is large .", "But it shrinks ."]),
        ("Really? Yes! Good.", ["Really?", "Yes!", "Good."]),
        ("It fell... Then it rose.", ["It fell...", "Then it rose."]),
        ("日本は大きい。韓国は小さい。", ["日本は大きい。", "韓国は小さい。"]),
        ("「大きい。」と述べた。次だ。", ["「大きい。」と述べた。", "次だ。"]),
        ("هل هذا صحيح؟ نعم.", ["هل هذا صحيح؟", "نعم."]),
        ("यह सच है। वह नहीं।", ["यह सच है।", "वह नहीं।"]),
        ("It sold the bonds.In a rare step it bought more.", ["It sold the bonds.", "In a rare step it bought more."]),
        ("Growth slowed [1]. Prices rose.[2] Wages fell.", ["Growth slowed [1].", "Prices rose.[2]", "Wages fell."]),
        ("It works with Acme Inc. They were paid.", ["It works with Acme Inc.", "They were paid."]),
        ("*“It does exist. We know.”* She left.", ["*“It does exist.", "We know.”*", "She left."]),
    ],
)
def test_these_are_several_sentences(text: str, expected: list[str]) -> None:
    assert cut(text) == expected


@pytest.mark.parametrize(
    ("language", "expected"),
    [
        (
            "German",
            ["Die Steuer stieg z. B. in Bayern um 3 Mrd. Euro, d. h. um 2,5 Prozent.", "„Das stimmt.“", "Er ging."],
        ),
        ("German", ["Laut Art. 5 Abs. 2 galt das im 19. Jahrhundert bzw. gilt es.", "Prof. Dr. Weber kam am 3. Mai."]),
        ("French", ["M. Dupont a dit : « Non. »", "Selon l’art. 5, le taux est de 3,5 %.", "Et après ?", "Rien !"]),
        ("French", ["« Est-ce vrai ? » demande-t-elle.", "Mme Leroy et le Dr Petit ont gagné 1 200 000 euros."]),
        (
            "Spanish",
            ["El Sr. García llegó a EE. UU. a las 5 p. m. en avión.", "¿Quién vino?", "¡Nadie!", "Subió un 3,5 %."],
        ),
        (
            "Portuguese",
            ["O Sr. Silva pagou R$ 1.200,50.", "“Não é verdade.”", "O art. 5.º da Lei n.º 12 proíbe.", "E agora?"],
        ),
        ("German", ["Der 1. FC Köln hat 2:1 gewonnen.", "Gegen den 1. FSV verlor er.", "Das 2. Halbjahr war besser."]),
        ("German", ["Er wurde 3.", "Das war gut."]),
        ("Arabic", ["قال د. أحمد علي إن النمو بلغ 3.5 في المئة.", "هل هذا صحيح؟", "لا أحد يعرف!", "وأضاف: «سنرى.»"]),
        ("Hindi", ["डॉ. शर्मा ने कहा कि विकास 3.5 प्रतिशत है।", "क्या यह सच है?", "वे चले गए।"]),
    ],
)
def test_sentences_of_other_languages_are_cut_where_they_end(language: str, expected: list[str]) -> None:
    assert cut(" ".join(expected)) == expected


@pytest.mark.parametrize(
    "expected",
    [
        ["日本の債券は1.13兆ドルだ。", "加藤氏は「カードだ。」と述べた。", "本当か？", "3.5％上昇した！"],
        ["日本持有1.13万亿美元国债。", "真的吗？", "增长3.5%。"],
    ],
)
def test_scripts_without_blanks_are_cut_where_their_sentences_end(expected: list[str]) -> None:
    assert cut("".join(expected)) == expected


@pytest.mark.parametrize(
    "expected",
    [
        ["Thursday, May 7, 2015", "On Tuesday the ministry sold bonds."],
        ["The minister at his desk", "Image: Ann Lee."],
        ["The mine in winter", "In the north of Chile, exports fell by 3 percent."],
        ["1. The first point", "2. The second point", "3. The third point"],
        ["a) The first point", "b) The second point"],
        ["The first point", "• The second point", "• The third point"],
    ],
)
def test_a_sentence_begins_where_a_copied_page_lost_the_break_of_a_line(expected: list[str]) -> None:
    assert cut(" ".join(expected)) == expected


@pytest.mark.parametrize(
    "text",
    [
        "She starred in Murder In the House, which sold 40,000 copies.",
        "He read Lost In Translation and In the Name of the Rose, a novel.",
        "The Image: A Guide to What Is Seen sold 40,000 copies in the first year of its print.",
        "See No. 2. of the report.",
        "Her address is Ann.Lee@example.org and she answers.",
        "Growth slowed . . . but it did not end.",
        "He was born in Lima (b. March 1950) and lives there.",
        "“Rates fell.” (Lee 2024).",
    ],
)
def test_what_only_looks_like_such_a_place_is_none(text: str) -> None:
    assert cut(text) == [text]


def test_notes_belong_to_the_sentence_before_them() -> None:
    assert cut("Growth slowed. [1] Prices rose. [2] [3] Wages fell.") == [
        "Growth slowed. [1]",
        "Prices rose. [2] [3]",
        "Wages fell.",
    ]


def test_a_sentence_without_an_end_is_cut_at_blanks() -> None:
    text = "word " * 20_000
    spans = list(sentences(text, 0, len(text)))
    assert 1 < len(spans) <= 12
    assert all(span.end - span.start <= LONGEST for span in spans)
    assert all(text[span.start : span.end].endswith("word") for span in spans)


def test_a_word_without_an_end_is_cut_all_the_same() -> None:
    spans = list(sentences("x" * 50_000, 0, 50_000))
    assert [(span.start, span.end) for span in spans] == [(0, 20_000), (20_000, 40_000), (40_000, 50_000)]


@pytest.mark.parametrize("sign", ["\u200b", "\u200d", "\u2060", "\u00ad", "\ufeff"])
def test_signs_without_width_inside_words_move_no_offset(sign: str) -> None:
    text = f"Ja{sign}pan sold bonds.{sign} It kept{sign} the rest. Rates fell{sign}."
    found = cut(text)
    assert [words.replace(sign, "") for words in found] == ["Japan sold bonds.", "It kept the rest.", "Rates fell."]
    assert "".join(found).replace(" ", "") == text.replace(" ", "")


@settings(max_examples=150)
@given(texts)
def test_nothing_but_blanks_lies_between_sentences(text: str) -> None:
    position = 0
    for span in sentences(text, 0, len(text)):
        assert text[position : span.start].strip() == ""
        assert span.start < span.end
        position = span.end
    assert text[position:].strip() == ""


def test_a_heading_is_a_unit_of_its_own() -> None:
    text = "Growth Slows\nThe economy of Chile grew by 2 percent. It had grown by 3.\n"
    reading = engine.read(text)
    assert [text[span.start : span.end] for span in reading.sentences] == [
        "Growth Slows",
        "The economy of Chile grew by 2 percent.",
        "It had grown by 3.",
    ]
    assert [text[span.start : span.end] for span in reading.headings] == ["Growth Slows"]


def headed(text: str, title: str = "") -> list[str]:
    return [text[span.start : span.end] for span in engine.read(text, title=title).headings]


@pytest.mark.parametrize(
    "line",
    [
        "- The mayor resigned after the council voted to close the yard",
        "• 14:05 The mayor says 300 workers were dismissed in May",
        "14:05 The mayor says 300 workers were dismissed in May",
        "25%: the tariff on steel since March",
        "- $4.5bn – what the yard owes its banks",
    ],
)
def test_a_line_that_reports_something_needs_no_stop(line: str) -> None:
    text = f"It had grown by 3 percent.\n\n{line}\n\nNobody had expected that."
    assert headed(text) == []
    found = engine.extract(text)
    assert any(each.exact in line and each.checkworthy for each in found)


@pytest.mark.parametrize(
    "line", ["- The long night of the miners", "14:05 Copper, once more", "- Five Mines That Changed Chile Forever"]
)
def test_a_line_that_only_names_its_subject_is_a_heading(line: str) -> None:
    (found,) = headed(f"It had grown by 3 percent.\n\n{line}\n\nNobody had expected that.")
    assert found in line


def test_a_title_and_its_deck_in_two_lines_are_headings() -> None:
    title = "Growth slows in Chile; The peso fell by 3 percent in May"
    text = "Growth slows in Chile;\nThe peso fell by 3 percent in May.\n\nThe peso fell by 3 percent in May, it said."
    assert headed(text, title) == ["Growth slows in Chile;", "The peso fell by 3 percent in May."]


def test_lines_that_a_mail_program_wrapped_are_one_sentence() -> None:
    text = "The economy of Chile grew by two percent in the first\n"
    text += "quarter of the year, the ministry in Santiago said on\nMonday."
    (span,) = engine.read(text).sentences
    assert (span.start, span.end) == (0, len(text))


def test_an_abbreviation_keeps_its_stop_at_the_end_of_a_claim() -> None:
    text = "It sold bonds in the U.S."
    assert content_end(text, len(text)) == len(text)
    assert content_end("It sold bonds .", 15) == 13
