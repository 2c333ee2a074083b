"""The reasons that lie around a claim: whose voice it is, where it stands, and whether it is about the paper itself."""

from datetime import date

import pytest

from factcheck.claims import engine
from factcheck.claims.engine import Candidate

PUBLISHED = date(2025, 5, 4)
NEWS = "The harbour of Wismar sold 5 cranes in 2023, and the owner closed the yard in May.\n\n"


def found(text: str) -> list[Candidate]:
    return engine.extract(text, published=PUBLISHED)


def reasons(text: str) -> list[str]:
    return [factor.name for factor in found(text)[-1].why]


@pytest.mark.parametrize(
    "sentence",
    [
        "This story was updated on May 3 with 12 new figures.",
        "An earlier version of this article misstated the number of ferries as 12.",
        "Correction: the port of Rostock lost 3 ferries and not 4 in 2024.",
        "As we reported in May, the port of Rostock counts its 12 ferries twice.",
        "A note that we print every month: the table counts ships where they are kept.",
        "Our readers sent us 300 letters about the ferries in April.",
        "In this week’s newsletter the 12 ferries of Rostock are the subject.",
        "Here’s what we know about the 3 ferries that were lost in 2024.",
        "Anna Berg contributed to this report from Rostock in May.",
    ],
)
def test_what_the_paper_says_about_itself_is_not_offered(sentence: str) -> None:
    candidates = found(NEWS + sentence)
    about = [each for each in candidates if each.start >= len(NEWS)]
    assert all("is about the paper itself" in [factor.name for factor in each.why] for each in about)
    assert not any(each.checkworthy for each in about)


@pytest.mark.parametrize(
    "sentence",
    [
        "Sell the ferries and the 3,000 workers of the port lose their pay.",
        "Imagine a port with 12 ferries and no sailors in 2024.",
        "Never buy a ferry from a man who owns 12 of them in Rostock.",
        "Do not forget that the port of Rostock lost 3 ferries in 2024.",
        "Add 12 spoons of sugar and boil the 3 pears of Rostock for 20 minutes.",
        "For instance, suppose that the port of Rostock sold 12 ferries in 2024.",
        "Let’s hope the 12 ferries of Rostock are sold to Kiel in May.",
    ],
)
def test_what_calls_on_the_reader_is_not_offered(sentence: str) -> None:
    candidate = found(NEWS + sentence)[-1]
    assert "calls on the reader" in [factor.name for factor in candidate.why]
    assert not candidate.checkworthy


@pytest.mark.parametrize(
    "sentence", ["Share prices in Rostock fell by 3 percent.", "Cut stone from Rostock costs 12 euros a ton."]
)
def test_a_noun_that_looks_like_an_appeal_is_none(sentence: str) -> None:
    assert "calls on the reader" not in reasons(NEWS + sentence)


def test_a_caption_is_told_by_its_credit() -> None:
    caption = "The mayor of Rostock opened the new yard on 2 May 2024. Photo: Anna Berg."
    candidate = found(NEWS + caption)[-1] if len(found(NEWS + caption)) > 2 else None
    assert candidate is None or (
        "is a picture's caption" in [factor.name for factor in candidate.why] and not candidate.checkworthy
    )


def test_of_two_claims_with_the_same_words_the_later_one_repeats() -> None:
    sentence = "The port of Rostock lost 3 ferries in 2024."
    first, *_, second = found(f"{sentence}\n\n{NEWS}{sentence}")
    repeats = "repeats what stands elsewhere in the article"
    assert repeats not in [factor.name for factor in first.why]
    assert repeats in [factor.name for factor in second.why]


def test_the_first_paragraph_counts_for_more_than_the_same_words_later() -> None:
    sentence = "The yard of Stralsund, the oldest of the coast, lost 3 ferries in the year 2023."
    assert found(sentence + "\n\n" + NEWS)[0].score > found(NEWS + sentence)[-1].score


def test_a_claim_that_begins_with_a_pronoun_leans_and_one_whose_pronoun_is_known_does_not() -> None:
    assert "leans on what was said before" in reasons(NEWS + "It also sold 12 percent of the ships in 2024.")
    known = "Maria Lindqvist said the yard was sold.\n\nShe opened 12 schools in 2023."
    assert "leans on what was said before" not in reasons(known)


def test_a_quotation_counts_for_less_than_the_articles_own_words_unless_it_names_figures() -> None:
    bare = "is a quotation without a figure or a day"
    assert bare in reasons(NEWS + "“The yard is the heart of the town and its people,” said Maria Lindqvist.")
    assert bare not in reasons(NEWS + "“The yard employs 400 people of the town,” said Maria Lindqvist.")


def test_figures_beside_a_quotation_are_not_what_is_quoted() -> None:
    bare = "is a quotation without a figure or a day"
    tag = "said Maria Lindqvist, 39, who runs the old museum beside the ferry terminal of Rostock."
    assert bare in reasons(f"{NEWS}“Too much hate,” {tag}")
    assert bare not in reasons(f"{NEWS}“We sold 12 ferries,” {tag}")


def test_a_feeling_counts_against_a_claim() -> None:
    felt = "tells how somebody feels"
    assert felt in reasons(NEWS + "Either way, the people of Rostock are quite shocked by the sale.")
    assert felt in reasons(NEWS + "“This has taken us aback,” said Maria Lindqvist, the mayor of Rostock.")
    assert felt not in reasons(NEWS + "The shocked crew left the ferry in Kiel, which was sold in May.")


def test_what_follows_a_condition_is_no_claim_of_the_article() -> None:
    supposes = "supposes something and draws a conclusion"
    assert supposes in reasons(NEWS + "If he stays, the mayor of Rostock can still win the vote of the town.")
    assert supposes in reasons(NEWS + "In that scenario, the council of Rostock might sell the yard to Kiel.")
    assert supposes in reasons(NEWS + "That would create a summer of agony for the council of Rostock.")
    assert supposes not in reasons(NEWS + "If convicted, the mayor of Rostock faces years in jail.")
    assert supposes not in reasons(NEWS + "If she had 12 ferries in 2023, she sold half of them.")


def test_somebody_who_speaks_of_himself_is_not_the_article() -> None:
    told = reasons(NEWS + "We counted the ferries of the port and found 12 of them.")
    assert "is told by the article itself" not in told
    assert "speaks of those who say it" in told
    assert "is told by the article itself" in reasons(NEWS + "The US counted 12 ferries in the port in 2024.")


def test_a_headline_that_passes_for_a_sentence_is_not_offered() -> None:
    candidates = found("Mayor Says New Harbour Museum Will Tell Of ‘Suffering And Delight.’\n\n" + NEWS)
    assert not any(each.checkworthy for each in candidates if "Museum" in each.exact)


def test_a_general_remark_counts_for_less_than_what_names_somebody_or_tells_of_something() -> None:
    general = "names nobody, no figure and no event"
    assert general in reasons(NEWS + "A ship is safe while it stays in the port.")
    assert general not in reasons(NEWS + "A ship is safe while it stays in Rostock.")
    assert general not in reasons(NEWS + "The owner of the ship sold it because nobody wanted to sail.")
    assert general not in reasons(NEWS + "The ship is the largest of the port.")
    assert general not in reasons(NEWS + "“A ship is safe while it stays in the port,” said Maria Lindqvist.")


def test_advice_to_the_reader_is_told() -> None:
    assert "tells the reader what to do or expect" in reasons(NEWS + "You pay 12 euros for your ticket in Rostock.")


def test_a_word_that_only_holds_an_arguing_one_does_not_argue() -> None:
    assert "argues" not in reasons(NEWS + "Nobody in Alaska was pleased when 12 ferries were sold in 2023.")
    assert "argues" in reasons(NEWS + "It is high time to sell the 12 ferries of Rostock.")


@pytest.mark.parametrize(
    "sentence",
    [
        "It is hard not to see the closed yard of Rostock from the new bridge.",
        "Maybe the owner of the 12 ferries never wanted to sell them in 2023.",
        "Seven years on, it is quite remarkable how many ferries Rostock has lost.",
        "Nor is it easy to see why the council of Rostock bought the yard.",
        "The new harbour museum of Rostock looks like a ship in a storm.",
        "It was as if the council of Rostock had never sold the yard.",
        "It seemed like the council of Rostock had decided to keep the yard.",
        "The damage of the sale of the yard may or may not last.",
        "Seven weeks is a long time in the port of Rostock.",
        "That is, perhaps, the best chance of Rostock to keep the yard.",
    ],
)
def test_an_impression_is_not_offered(sentence: str) -> None:
    candidate = found(NEWS + sentence)[-1]
    assert "gives an impression" in [factor.name for factor in candidate.why]
    assert not candidate.checkworthy


def test_what_only_sounds_like_an_impression_is_none() -> None:
    for sentence in (
        "The yard of Rostock closed because it was hard-pressed, a curious buyer from Kiel said in May.",
        "The council bought the yard and 12 ferries, and it was up 3 percent on the day.",
        "Ferries like the Hansa carried 3,000 cars in May.",
    ):
        assert "gives an impression" not in reasons(NEWS + sentence)


def test_what_somebody_should_do_is_not_offered_unless_somebody_said_so() -> None:
    said = "says what somebody should do"
    own = found(NEWS + "In addition, the council of Rostock should ask the court in Kiel about the yard.")[-1]
    assert said in [factor.name for factor in own.why]
    assert not own.checkworthy
    assert said not in reasons(NEWS + "Maria Lindqvist said the council of Rostock should ask the court in Kiel.")
    assert said not in reasons(NEWS + "The council of Rostock asked the court whether it should close the yard.")


def test_words_of_praise_or_blame_count_against_the_article_s_own_claims() -> None:
    blame = "uses words of praise or blame"
    assert blame in reasons(NEWS + "The owner of the yard is an unprincipled partner of Rostock.")
    assert blame not in reasons(NEWS + "“The owner of the yard is an unprincipled partner,” said Maria Lindqvist.")


@pytest.mark.parametrize(
    "sentence",
    [
        "“Who wants to work in Rostock at 29?” said Maria Lindqvist, who sold 12 ferries.",
        "Why the last 12 ferries of Rostock are disappearing.",
    ],
)
def test_a_question_is_not_offered_for_the_words_behind_it(sentence: str) -> None:
    candidates = [each for each in found(NEWS + sentence) if each.start >= len(NEWS)]
    assert not any(each.checkworthy for each in candidates)


def test_a_handful_of_words_that_name_nobody_says_too_little() -> None:
    scant = "says too little to be looked up"
    assert scant in reasons(NEWS + "It has been sold again.")
    assert scant not in reasons(NEWS + "It has been sold to Kiel.")
    assert scant not in reasons(NEWS + "It sold 12 ferries again.")


def test_a_title_in_capitals_is_not_part_of_the_claim_behind_it() -> None:
    title = "LAST FERRY OF ROSTOCK LEAVES PORT"
    candidates = found(f"{NEWS}{title} The council sold the Hansa to Kiel in May.")
    assert any(each.exact == "The council sold the Hansa to Kiel in May" and each.checkworthy for each in candidates)
    assert not any(each.checkworthy for each in candidates if "FERRY" in each.exact)
    place = "WEST PALM BEACH, FLA. — The council sold the Hansa to Kiel in May."
    assert found(NEWS + place)[-1].exact.endswith("The council sold the Hansa to Kiel in May")


@pytest.mark.parametrize(
    "sentence",
    [
        "Questions and answers have been edited for length and clarity.",
        "The newsroom’s Ann Lee takes a closer look at the 12 ferries of Rostock.",
        "We asked our followers about the 12 ferries of Rostock in May.",
        "Below are all the 12 ferries that were sold in May 2024.",
        "For more, sign up for the newsletter with 12 stories of Rostock.",
        "Editor’s\u00a0note: the port of Rostock lost 3 ferries and not 4 in 2024.",
    ],
)
def test_more_of_what_the_paper_says_about_itself_is_not_offered(sentence: str) -> None:
    assert not any(each.checkworthy for each in found(NEWS + sentence) if each.start >= len(NEWS))
