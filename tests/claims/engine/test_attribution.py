import pytest

from factcheck.claims import engine
from factcheck.claims.engine import Attribution


def one(text: str) -> tuple[Attribution, str]:
    (found,) = engine.read(text).attributions
    return found, text[found.content_start : found.content_end]


@pytest.mark.parametrize(
    ("text", "source", "content"),
    [
        ("“The plan is dead,” Ann Lee said.", "Ann Lee", "“The plan is dead,”"),
        ("“The plan is dead,” said Ann Lee, a lawyer.", "Ann Lee", "“The plan is dead,”"),
        ("Ann Lee said: “The plan is dead.”", "Ann Lee", "“The plan is dead.”"),
        ("Ann Lee, a lawyer at Acme, noted: *“The plan is dead.”*", "Ann Lee, a lawyer at Acme", "“The plan is dead.”"),
        (
            "“The plan is dead,” she told reporters, “and it was never alive.”",
            "she",
            "“The plan is dead,” she told reporters, “and it was never alive.”",
        ),
        ("Le ministre said: «Le plan est mort.»", "Le ministre", "«Le plan est mort.»"),
        ("Herr Weber said: „Der Plan ist tot.“", "Herr Weber", "„Der Plan ist tot.“"),
        ('The minister replied, "The plan is dead."', "The minister", '"The plan is dead."'),
    ],
)
def test_direct_speech_has_its_source(text: str, source: str, content: str) -> None:
    found, words = one(text)
    assert found.direct
    assert (found.source, words) == (source, content)


@pytest.mark.parametrize(
    ("text", "source", "content"),
    [
        ("The ministry said exports fell by 3 percent.", "The ministry", "exports fell by 3 percent"),
        ("The ministry said that exports fell by 3 percent.", "The ministry", "exports fell by 3 percent"),
        ("The ministry said on Monday that exports fell.", "The ministry", "exports fell"),
        ("Ann Lee told reporters that exports fell.", "Ann Lee", "exports fell"),
        ("Exports fell by 3 percent, the ministry said.", "the ministry", "Exports fell by 3 percent"),
        (
            "Exports fell by 3 percent, said Ann Lee of the ministry.",
            "Ann Lee of the ministry",
            "Exports fell by 3 percent",
        ),
        ("According to the ministry, exports fell by 3 percent.", "the ministry", "exports fell by 3 percent"),
        ("Exports fell by 3 percent, according to the ministry.", "the ministry", "Exports fell by 3 percent"),
        (
            "Some papers claims in 2024 falsely asserted Chile had left the club.",
            "Some papers claims",
            "Chile had left the club",
        ),
        ("In a letter last week, the ministry warned that exports would fall.", "the ministry", "exports would fall"),
        ("Ann Lee explained herself: the exports had fallen.", "Ann Lee", "the exports had fallen"),
    ],
)
def test_reported_speech_has_its_source(text: str, source: str, content: str) -> None:
    found, words = one(text)
    assert not found.direct
    assert (found.source, words) == (source, content)


@pytest.mark.parametrize(
    "text",
    [
        "The claims in the report of March were long.",
        "He was told to leave the room.",
        "The report states of affairs vary.",
        "She added sugar to the tea.",
        "The court found him in the garden.",
    ],
)
def test_words_that_only_look_like_verbs_of_saying_report_nothing(text: str) -> None:
    assert engine.read(text).attributions == ()


def test_a_quotation_broken_by_its_tag_keeps_both_pieces_verbatim() -> None:
    text = "“The plan is dead,” Ann Lee said, “and it was never alive.”"
    found, _ = one(text)
    assert [text[span.start : span.end] for span in found.quoted] == ["The plan is dead,", "and it was never alive."]


def test_a_quotation_that_goes_on_after_its_tag_has_the_same_source() -> None:
    text = "“The plan is dead,” Ann Lee said. “It was never alive.”"
    first, second = engine.read(text).attributions
    assert second.speaker == first.speaker == "Ann Lee"
    assert second.inferred
    assert text[second.content_start : second.content_end] == "“It was never alive.”"


def test_a_quotation_over_two_paragraphs_has_one_speaker() -> None:
    text = "Ann Lee said: “The plan is dead.\n\n“It was never alive.”"
    assert [found.speaker for found in engine.read(text).attributions] == ["Ann Lee", "Ann Lee"]


def test_a_pronoun_means_who_spoke_last_and_is_marked() -> None:
    text = "Ann Lee said exports fell by 3 percent.\n\nShe said imports rose by 4 percent."
    second = engine.read(text).attributions[1]
    assert (second.source, second.speaker, second.inferred) == ("She", "Ann Lee", True)


def test_the_minister_is_whom_the_article_calls_minister() -> None:
    text = "Finance Minister Ann Lee came. Bob Ode left.\n\nThe minister said exports fell by 3 percent."
    (found,) = engine.read(text).attributions
    assert (found.speaker, found.inferred) == ("Ann Lee", True)


def test_of_two_people_the_surname_decides() -> None:
    text = "Ann Lee and Bob Ode met.\n\nOde said exports fell by 3 percent."
    (found,) = engine.read(text).attributions
    assert found.speaker == "Bob Ode"


@pytest.mark.parametrize(
    ("text", "source", "content"),
    [
        ("Gov. Ann Lee (D-Ohio) said exports fell.", "Gov. Ann Lee (D-Ohio)", "exports fell"),
        ("Ann Lee, 56, who has run the board for a decade, said exports fell.", None, "exports fell"),
        ("A new survey shows that exports fell.", "A new survey", "exports fell"),
        ("Ann Lee pointed out that exports fell.", "Ann Lee", "exports fell"),
        ("The board is warning that exports will fall.", "The board", "exports will fall"),
        ("It was announced by the board that exports fell.", "the board", "exports fell"),
        ("Those who know the market say exports will fall.", "Those who know the market", "exports will fall"),
        ("Exports, the board said, have fallen since May.", "the board", None),
        ("As Ann Lee told the Daily Gull, exports have fallen.", "Ann Lee", "exports have fallen"),
        ("The board left in May and said that exports fell.", "The board", "exports fell"),
        ("The plan failed because, Ann Lee said in May, exports fell.", "Ann Lee", None),
        ("According to Ann Lee, an economist, exports fell.", "Ann Lee, an economist", "exports fell"),
    ],
)
def test_the_source_of_a_report_is_told_from_what_explains_it(
    text: str, source: str | None, content: str | None
) -> None:
    found, words = one(text)
    assert found.stated
    assert source is None or found.source == source
    assert content is None or words == content


def test_a_report_ends_where_the_same_source_says_the_next_thing() -> None:
    text = "Ann Lee said exports fell in May, but she denied that the plan was dead."
    first, second = (each for each in engine.read(text).attributions if each.stated)
    assert text[first.content_start : first.content_end] == "exports fell in May"
    assert text[second.content_start : second.content_end] == "the plan was dead"


def test_a_report_ends_before_the_source_of_its_figures() -> None:
    text = "The paper said exports fell by 3 percent, according to the board."
    assert "according" not in " ".join(
        text[each.content_start : each.content_end] for each in engine.read(text).attributions
    )


@pytest.mark.parametrize(
    "text",
    [
        "Ann Lee called for a ban on coal.",
        "Ann Lee urged the board to pass the plan.",
        "The board plans to close three mines.",
        "Ann Lee criticized the plan.",
        "Ann Lee asked whether the plan was dead.",
    ],
)
def test_what_somebody_wants_or_asks_is_not_stated(text: str) -> None:
    found, _ = one(text)
    assert not found.stated
    assert found.confidence == 0.5
    assert all(candidate.speaker == "" for candidate in engine.extract(text))


@pytest.mark.parametrize(
    "text",
    [
        "Japan added $4.9 billion to its stock of bonds.",
        "The mine continued work on a field that had closed.",
        "Kim conceded a penalty which the referee had given.",
        "It happened in a key swing state in May, and voters were tired.",
        "The overall cost estimate is too low.",
        "Readers of the Daily Claim that was sold in May have left.",
    ],
)
def test_a_verb_with_an_object_is_no_verb_of_saying(text: str) -> None:
    assert [each for each in engine.read(text).attributions if each.stated] == []


def test_a_title_in_quotation_marks_is_not_what_the_next_name_says() -> None:
    text = "In an interview on “Morning Tide,” Ann Lee said exports fell."
    (found,) = engine.read(text).attributions
    assert (found.direct, text[found.content_start : found.content_end]) == (False, "exports fell")


def test_a_thing_that_is_called_something_says_nothing() -> None:
    assert engine.read("He bought a print called “Cold Harbour” in May.").attributions == ()


def test_a_transcript_gives_each_turn_to_its_speaker() -> None:
    text = "Ann Lee and Bob Ode met.\n\nLEE: We lost three mines in May.\n\nODE: That is not true of Ohio."
    turns = [each for each in engine.read(text).attributions if each.direct]
    assert [(each.speaker, text[each.content_start : each.content_end]) for each in turns] == [
        ("Ann Lee", "We lost three mines in May"),
        ("Bob Ode", "That is not true of Ohio"),
    ]


def test_a_word_in_capitals_before_a_colon_is_nobody() -> None:
    assert engine.read("UPDATE: The plan was passed by the board in May.").attributions == ()


def test_words_quoted_at_the_start_of_a_longer_clause_do_not_make_it_direct() -> None:
    text = "Ann Lee said “prudent cuts” and the sale of two old mines in the north will help to pay for the plan."
    (found,) = engine.read(text).attributions
    assert not found.direct
    assert [text[piece.start : piece.end] for piece in found.quoted] == ["prudent cuts"]


def test_she_is_not_a_man_named_nearby() -> None:
    text = "Maria Ode met John Weber in May.\n\nShe said exports fell by 3 percent."
    (found,) = engine.read(text).attributions
    assert (found.speaker, found.inferred) == ("Maria Ode", True)


def test_a_pronoun_that_could_mean_two_people_names_nobody() -> None:
    text = "The talks of May brought John Weber and Peter Ode together.\n\nHe said exports fell by 3 percent."
    (found,) = engine.read(text).attributions
    assert (found.source, found.speaker) == ("He", "")


def test_he_is_who_spoke_last_though_he_spoke_about_another_man() -> None:
    text = "Peter Ode said John Weber had left the board.\n\nHe said exports fell by 3 percent."
    assert [each.speaker for each in engine.read(text).attributions] == ["Peter Ode", "Peter Ode"]


def test_he_is_nobody_when_another_man_has_come_in_since() -> None:
    text = "Peter Ode said exports fell.\n\nIn May the board met John Weber.\n\nHe said imports rose."
    assert [each.speaker for each in engine.read(text).attributions] == ["Peter Ode", ""]


def test_a_spokesman_is_not_whom_he_speaks_for() -> None:
    (found,) = engine.read("Ann Lee’s lawyer said exports fell by 3 percent.").attributions
    assert found.speaker == "Ann Lee’s lawyer"


def test_who_is_the_noun_before_it() -> None:
    text = "The plan was drawn up by Ann Lee, who said exports fell by 3 percent."
    (found,) = engine.read(text).attributions
    assert (found.source, found.speaker, found.inferred) == ("who", "Ann Lee", True)


def test_a_quotation_beside_its_tag_is_surer_than_one_that_goes_on_and_a_pronoun_less_sure_than_a_name() -> None:
    text = "“The plan is dead,” Ann Lee said. “It was never alive.”"
    tagged, further = engine.read(text).attributions
    (pronoun,) = engine.read("“The plan is dead,” she said.").attributions
    assert tagged.confidence > further.confidence
    assert tagged.confidence > pronoun.confidence


@pytest.mark.parametrize(
    ("text", "source", "speaker"),
    [
        ("Ann Lee, 56, an independent voter raised in Chile, said exports fell.", None, "Ann Lee"),
        ("Ms. Ode, who helped to found EDGE, a group based in Ohio, said exports fell.", None, "Ode"),
        ("Senator Bob Ode, a northerner who has met the board, admitted that exports fell.", None, "Bob Ode"),
        ("The report, released Monday, says exports fell.", "The report, released Monday", None),
        ("A report released by the board on Monday found that exports fell.", "A report released by the board", None),
        ("Polling of voters shows that exports fell.", "Polling of voters", "Polling of voters"),
        ("Outside experts say the exports are falling.", "Outside experts", None),
        ("Some are quietly saying it is time to leave.", "Some", None),
        ("Ann Lee’s statement said exports fell.", "Ann Lee’s statement", "Ann Lee"),
        ("Exports fell by 3 percent in 2011, records show.", "records", None),
    ],
)
def test_a_source_is_found_behind_its_descriptions(text: str, source: str | None, speaker: str | None) -> None:
    (found,) = (each for each in engine.read(text).attributions if each.stated)
    assert source is None or found.source == source
    assert speaker is None or found.speaker == speaker


@pytest.mark.parametrize(
    "text",
    [
        "“This is a great day!” beamed Ann Lee of Ohio.",
        "“She never wanted to speak about it at all,” Ann Lee barked.",
        "“We have had better shows than this,” north delegate Ann Lee, in a hat with “Free Ode” pins, said.",
        "Ann Lee wrote on her page about the day: “Nobody will ever cease to exist by this plan.”",
        "Ann Lee confirmed that she had been there and said, “The country has a problem with this.”",
        "Ann Lee defended the plan at noon: “We are working as quickly as possible to bring it forward.”",
        "Ann Lee took the floor at noon: “We are working as quickly as possible to bring it forward.”",
        "Ann Lee told Gull News host Matt Ode, “Her slogan might as well be the old plan.”",
        "As the lights went out, Ann Lee said, “The plan is dead and nobody will bring it back.”",
        "Said Ann Lee: “The plan is dead and nobody will bring it back.”",
    ],
)
def test_direct_speech_is_found_by_its_place_and_not_by_a_list_of_tags_alone(text: str) -> None:
    (found,) = (each for each in engine.read(text).attributions if each.direct)
    assert found.speaker == "Ann Lee"


def test_a_quotation_goes_on_behind_a_report_of_the_same_source() -> None:
    text = "Ann Lee told the Daily Gull that exports fell. “It was a very bad year for all of us in the north.”"
    second = engine.read(text).attributions[1]
    assert (second.direct, second.speaker, second.inferred) == (True, "Ann Lee", True)


def test_a_clause_goes_on_behind_the_tag_in_its_middle() -> None:
    text = "After two years, the board said, exports will rise."
    (found,) = engine.read(text).attributions
    assert text[found.content_start : found.content_end].endswith("exports will rise")


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("Ann Lee, founder of Acme & Sons, a maker of brakes, said exports fell by 3 percent.", "Ann Lee"),
        ("Ann Lee, the younger sister of the heir, Karl, has told friends and family that exports fell.", "Ann Lee"),
        ("In a letter to the Gull, her adviser, Ann Lee, said exports fell by 3 percent.", "Ann Lee"),
        ("One pastor backing Mr. Ode, Karl Weber of Ghent, said exports fell by 3 percent.", "Karl Weber"),
    ],
)
def test_who_speaks_is_not_who_only_explains_the_one_that_does(text: str, speaker: str) -> None:
    (found,) = [each for each in engine.read(text).attributions if each.stated]
    assert found.speaker == speaker


@pytest.mark.parametrize(
    "text",
    [
        "Groups like Acme, which claimed responsibility for the strike, are losing members in Ghent.",
        "The board pulled the lever according to its own preference.",
        "The former mayor warned candidates against moving to the left.",
        "Asked who they thought was the closest friend, most of the guests named Karl.",
        "The bank had predicted an increase, while four others had no view.",
    ],
)
def test_an_object_a_measure_and_a_question_are_nobodys_words(text: str) -> None:
    assert [each for each in engine.read(text).attributions if each.stated] == []


def test_a_clause_without_its_verb_goes_on_behind_the_tag() -> None:
    _, said = one("Those who have the right to vote, Ann Lee said, must still register by May.")
    assert said == "Those who have the right to vote, Ann Lee said, must still register by May"


def test_a_word_before_the_noun_belongs_to_what_is_said() -> None:
    _, said = one("The bank said further cuts were likely.")
    assert said == "further cuts were likely"


def test_a_place_behind_a_description_warns_of_nothing() -> None:
    (found,) = engine.read("The plan was mocked by the head of the guard in Ghent, who warned of cuts.").attributions
    assert found.speaker != "Ghent"


def test_what_was_done_by_somebody_hints_at_nothing() -> None:
    assert engine.read("A photo of the hall was denied by Karl Weber, hinting that it was a fake.").attributions == ()
