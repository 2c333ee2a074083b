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
