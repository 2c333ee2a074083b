"""The page with every component: for staff, and true to the states that there are."""

from factcheck.claims.models import Claim
from factcheck.verdicts.models import Rating, State
from tests.desk.pages import tree, words


def test_it_shows_each_state_of_claims_verdicts_and_ratings(at, editor):
    page = tree(at(editor).get("/styleguide/"))
    chips = {name for chip in page.xpath("//*[contains(@class, 'chip')]/@class") for name in chip.split()}

    assert chips >= {*Claim.Status.values, *State.values, *(f"rated-{tone}" for tone in Rating.Tone.values)}


def test_two_claims_on_the_same_words_and_a_refused_form_are_among_it(at, editor):
    page = tree(at(editor).get("/styleguide/"))

    assert page.xpath("//mark[@data-overlap]")
    assert page.xpath("//*[contains(@class, 'field wrong')]//*[@aria-invalid='true']")


def test_it_is_not_for_those_who_keep_no_records(at, checker):
    answer = at(checker).get("/styleguide/")

    assert answer.status_code == 403
    assert "editors and curators" in words(answer)


def test_it_asks_for_no_row_but_the_reader(at, editor, django_assert_max_num_queries):
    client = at(editor)
    client.get("/styleguide/")
    with django_assert_max_num_queries(5):
        client.get("/styleguide/")
