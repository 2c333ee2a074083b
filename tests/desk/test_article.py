from datetime import timedelta

import pytest
from django.utils import timezone

from articles.models import Version
from factcheck.claims.models import Claim, Extraction
from factcheck.claims.services import extraction, triage
from newsroom.models import User
from tests import people
from tests.desk.pages import tree, words


def marked(answer, claim: Claim) -> str:
    """The words that the page marks as this claim."""
    return "".join(
        mark.text_content() for mark in tree(answer).xpath("//mark") if str(claim.pk) in mark.get("data-claims").split()
    )


def page(text: Version) -> str:
    return f"/desk/articles/{text.article_id}/"


def test_claims_are_marked_exactly_where_they_stand(checker: User, at, read: Version) -> None:
    answer = at(checker).get(page(read))

    for place in read.appearances.select_related("claim"):
        assert marked(answer, place.claim) == place.exact


def test_marks_are_links_named_with_number_state_and_words(checker: User, at, read: Version, march: Claim) -> None:
    answer = at(checker).get(page(read))

    (link,) = tree(answer).xpath(f"//mark/a[@data-claim='{march.pk}']")
    assert link.get("href") == f"{page(read)}claims/{march.pk}/"
    assert link.get("aria-label").startswith("Claim 2, undecided: Japan had already begun")
    assert people.PASSAGE in link.get("aria-label")


def test_overlapping_claims_are_both_marked_and_listed(checker: User, at) -> None:
    text = people.version()
    inner, _ = people.place(text, people.PASSAGE, by=checker)
    outer, _ = people.place(text, "in March said Japan had already begun dumping", by=checker)
    answer = at(checker).get(page(text))

    assert marked(answer, inner) == people.PASSAGE
    assert marked(answer, outer) == "in March said Japan had already begun dumping"
    assert len(tree(answer).xpath("//mark[@data-overlap]")) == 1
    listed = tree(answer).xpath("//*[@id='claims']//a[@data-listed]/@href")
    assert sorted(listed) == sorted(f"{page(text)}claims/{claim.pk}/" for claim in (inner, outer))


def test_text_after_emoji_and_accents_is_marked_where_it_stands(checker: User, at) -> None:
    text = people.version("👩‍💻📈 cafe\u0301: exports fell 3% in March.\r\n\r\nوقال الوزير إن الصادرات ارتفعت.")
    claim, _ = people.place(text, "exports fell 3% in March", by=checker)
    answer = at(checker).get(page(text))

    assert marked(answer, claim) == "exports fell 3% in March"
    (mark,) = tree(answer).xpath("//mark")
    assert int(mark.get("data-start")) == text.text.index("exports")


def test_the_claim_that_is_open_has_its_card_beside_the_text(checker: User, at, read: Version, march: Claim) -> None:
    answer = at(checker).get(f"{page(read)}claims/{march.pk}/")

    card = " ".join(tree(answer).get_element_by_id("card").text_content().split())
    assert people.PASSAGE in card
    assert "Undecided" in card
    assert "Why it was picked" in card
    assert tree(answer).get_element_by_id("review").get("data-claim") == str(march.pk)


def test_the_card_fragment_is_the_same_card_without_the_page(checker: User, at, read: Version, march: Claim) -> None:
    answer = at(checker).get(f"{page(read)}claims/{march.pk}/card/")

    assert tree(answer).get("id") == "review"
    assert "<html" not in answer.content.decode()


def test_the_card_says_why_with_every_factor_and_the_score(checker: User, at, read, march, place) -> None:
    answer = at(checker).get(f"{page(read)}claims/{march.pk}/")

    why = " ".join(tree(answer).xpath("//*[@class='why']")[0].text_content().split())
    assert place.why
    for factor in place.why:
        assert factor["name"] in why
    assert f"{place.score:.2f}" in why


def test_the_card_lists_every_article_that_the_claim_stands_in(checker: User, at, read, march: Claim) -> None:
    other = people.version(outlet="Harbour Times")
    there, _ = people.place(other, people.PASSAGE, by=checker)
    triage.merge(there, into=march, by=checker, version=there.version)

    answer = at(checker).get(f"{page(read)}claims/{march.pk}/")
    links = tree(answer).xpath("//*[@class='stands']//a/@href")
    assert f"{page(read)}claims/{march.pk}/" in links
    assert f"{page(other)}claims/{march.pk}/" in links


def test_an_inferred_speaker_is_marked_as_inferred(checker: User, at, read, march, place) -> None:
    type(place).objects.filter(pk=place.pk).update(speaker="Katsunobu Kato", speaker_inferred=True)
    assert "Katsunobu Kato inferred" in words(at(checker).get(f"{page(read)}claims/{march.pk}/"))

    type(place).objects.filter(pk=place.pk).update(speaker_inferred=False)
    assert "inferred" not in words(at(checker).get(f"{page(read)}claims/{march.pk}/"))


def test_a_claims_own_address_leads_to_its_first_article(checker: User, at, read, march: Claim) -> None:
    answer = at(checker).get(f"/desk/claims/{march.pk}/")

    assert (answer.status_code, answer["Location"]) == (302, f"{page(read)}claims/{march.pk}/")


def test_a_merged_claim_leads_to_the_one_it_was_merged_into(checker: User, at, read, march: Claim) -> None:
    other, _ = people.place(people.version(outlet="Harbour Times"), people.PASSAGE, by=checker)
    triage.merge(other, into=march, by=checker, version=other.version)

    answer = at(checker).get(f"/desk/claims/{other.pk}/", follow=True)
    assert answer.redirect_chain[-1][0] == f"{page(read)}claims/{march.pk}/"


def test_a_claim_that_stands_nowhere_has_a_plain_page(checker: User, at) -> None:
    claim = Claim.objects.create(statement="Japan sold bonds in March.")

    answer = at(checker).get(f"/desk/claims/{claim.pk}/")
    assert answer.status_code == 200
    assert "Japan sold bonds in March." in words(answer)


def test_an_earlier_text_can_be_shown_and_says_that_it_is_one(checker: User, at) -> None:
    first = people.version(url="https://ledger.example.org/card")
    people.version(people.TEXT + "\n\nOne more.", url="https://ledger.example.org/card")
    client = at(checker)

    assert "One more." in words(client.get(page(first)))
    earlier = words(client.get(page(first) + "?version=1"))
    assert "This is an earlier text of the article" in earlier
    assert "One more." not in earlier
    assert client.get(page(first) + "?version=3").status_code == 404


def test_the_page_says_the_articles_language_and_direction(checker: User, at) -> None:
    text = people.version("وقال الوزير إن الصادرات ارتفعت بنسبة 3% في مارس.")
    type(text.article).objects.filter(pk=text.article_id).update(language="ar")

    document = tree(at(checker).get(page(text))).get_element_by_id("doc")
    assert (document.get("lang"), document.get("dir")) == ("ar", "rtl")


def test_of_an_unknown_language_no_page_says_that_it_is_english(checker: User, at, read: Version) -> None:
    type(read.article).objects.update(language="")
    Claim.objects.update(language="")
    claim = read.appearances.select_related("claim").first().claim
    client = at(checker)

    document = tree(client.get(page(read))).get_element_by_id("doc")
    assert (document.get("lang"), document.get("dir")) == ("", "auto")
    for address in ("/desk/", "/desk/articles/", f"{page(read)}claims/{claim.pk}/", f"/desk/claims/{claim.pk}/print/"):
        said = tree(client.get(address)).xpath("//main//@lang")
        assert set(said) == {""}, address


# --- the progress of its reading -------------------------------------------------------------------------------------


def progress(client, text: Version, shown: int = 0):
    return client.get(f"{page(text)}progress/?shown={shown}")


def asks_again(answer) -> bool:
    return tree(answer).get("hx-trigger") == "live, every 15s"


def test_a_reading_under_way_is_polled_and_told_in_numbers(checker: User, at) -> None:
    job = extraction.request(people.version())
    Extraction.objects.filter(pk=job.pk).update(
        attempts=1, started_at=timezone.now(), due_at=timezone.now() + timedelta(60), done=3, total=8, found=2
    )
    answer = progress(at(checker), job.version)

    assert asks_again(answer)
    assert "Reading: 3 of 8 blocks, 2 claims so far." in words(answer)
    (bar,) = tree(answer).xpath("//progress")
    assert (bar.get("value"), bar.get("max")) == ("3", "8")


def test_a_reading_that_no_worker_takes_is_said_in_words(checker: User, at) -> None:
    job = extraction.request(people.version())
    assert "Waits for a worker." in words(progress(at(checker), job.version))

    Extraction.objects.filter(pk=job.pk).update(due_at=timezone.now() - timedelta(seconds=30))
    answer = progress(at(checker), job.version)
    assert "No worker has answered yet. The text is safe" in words(answer)
    assert asks_again(answer)


def test_a_reading_that_is_due_later_waits_its_turn(checker: User, at) -> None:
    job = extraction.request(people.version())
    Extraction.objects.filter(pk=job.pk).update(due_at=timezone.now() + timedelta(seconds=30))

    assert "Waits its turn." in words(progress(at(checker), job.version))


def test_a_reading_that_is_done_stops_the_polling_and_brings_the_marks(checker: User, at, read: Version) -> None:
    answer = progress(at(checker), read)

    assert not asks_again(answer)
    assert f"{read.appearances.count()} claims found." in words(answer)
    (bring,) = tree(answer).xpath("//*[@hx-trigger='load']")
    assert (bring.get("hx-target"), bring.get("hx-select-oob")) == ("#doc", "#claims,#map")


def test_a_page_that_shows_claims_already_only_offers_the_new_ones(checker: User, at, read: Version) -> None:
    answer = progress(at(checker), read, shown=1)

    assert tree(answer).xpath("//*[@hx-trigger]") == []
    assert "Show them" in words(answer)


def test_a_failed_reading_says_why_and_can_be_asked_for_again(checker: User, at) -> None:
    job = extraction.request(people.version())
    Extraction.objects.filter(pk=job.pk).update(due_at=None, attempts=5, error="MemoryError: too much")
    client = at(checker)
    answer = progress(client, job.version)

    assert "The reading failed: MemoryError: too much" in words(answer)
    assert not asks_again(answer)
    retry = f"/desk/readings/{job.pk}/retry/"
    assert client.post(retry)["Location"] == page(job.version)
    assert "Waits" in words(progress(client, job.version)) or Extraction.objects.due().exists()
    assert client.post(retry).status_code == 303  # A second click finds it being done.


def test_a_reporter_cannot_have_an_article_read_again(reporter: User, at) -> None:
    job = extraction.request(people.version())
    Extraction.objects.filter(pk=job.pk).update(due_at=None, error="Broken.")
    client = at(reporter)

    assert "Read it again" not in words(progress(client, job.version))
    answer = client.post(f"/desk/readings/{job.pk}/retry/")
    assert answer.status_code == 403
    assert "(extraction.retry)" in words(answer)


@pytest.mark.parametrize("error", ["Out of memory.", ""])
def test_a_try_that_went_wrong_is_told_while_another_one_is_to_come(checker: User, at, error: str) -> None:
    job = extraction.request(people.version())
    Extraction.objects.filter(pk=job.pk).update(
        attempts=2, started_at=timezone.now(), due_at=timezone.now() + timedelta(60), error=error
    )

    told = "Try 2 went wrong (Out of memory.). It is tried again by itself." in words(
        progress(at(checker), job.version)
    )
    assert told == bool(error)


# --- where there is nothing more to do -------------------------------------------------------------------------------


def test_an_article_that_is_done_leads_on(checker: User, at, read: Version) -> None:
    Claim.objects.update(status=Claim.Status.OPEN)
    answer = at(checker).get(page(read))

    assert "Every claim of this text is decided." in words(answer)
    assert tree(answer).xpath(f"//*[@id='claims']//a[@href='/desk/next/?article={read.article_id}']")


def test_a_text_without_claims_says_how_one_is_added(checker: User, at) -> None:
    text = people.version("Nothing.")
    extraction.run(extraction.request(text).pk)
    answer = at(checker).get(page(text))

    assert "No claim was found in this text." in words(answer)
    assert tree(answer).xpath("//*[@id='claims']//a[@href='#add-claim']")


def test_somebody_who_reads_along_is_told_what_deciding_takes(at, read: Version, march: Claim) -> None:
    answer = at(people.person("reporter")).get(f"{page(read)}claims/{march.pk}/")
    assert "Deciding about claims takes the role of a checker." in words(answer)
