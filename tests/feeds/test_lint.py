"""`lint_feed` names each mistake with its place and its cure, in anybody's markup."""

import copy
import io
import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command
from django.utils import translation

from factcheck.feeds.lint import faults_in, listing
from newsroom.refusals import Refusal
from newsroom.web import Fetched

ROOT = Path(__file__).resolve().parents[2]

GOOD: dict[str, Any] = {
    "@context": "https://schema.org",
    "@type": "ClaimReview",
    "@id": "https://facts.example.org/checks/1/",
    "url": "https://facts.example.org/checks/1/",
    "claimReviewed": "Japan sold all of its bonds in March.",
    "datePublished": "2025-05-02T09:30:00Z",
    "dateModified": "2025-05-03T09:30:00+09:00",
    "inLanguage": "en",
    "author": {"@type": "Organization", "name": "Facts", "url": "https://facts.example.org/"},
    "reviewRating": {
        "@type": "Rating",
        "alternateName": "False",
        "ratingValue": 1,
        "bestRating": 5,
        "worstRating": 1,
        "ratingExplanation": "Its holdings rose.",
    },
    "itemReviewed": {
        "@type": "Claim",
        "author": {"@type": "Person", "name": "Katsunobu Kato", "sameAs": "https://en.example.net/wiki/Kato"},
        "datePublished": "2025-05-01",
        "appearance": [{"@type": "CreativeWork", "url": "https://ledger.example.org/stories/1"}],
    },
    "sdLicense": "https://creativecommons.org/licenses/by/4.0/",
}
PAGE = """<!doctype html><html><head><title>x</title><link rel="canonical" href="{canonical}">
<script type="application/ld+json">{markup}</script></head><body><h1>{claim}</h1><p>{label}</p></body></html>"""


def review(**changes: object) -> dict:
    """The good review with values set at dotted paths; None takes a property away."""
    changed: dict[str, Any] = copy.deepcopy(GOOD)
    for path, value in changes.items():
        *way, last = path.replace("__", ".").replace("AT_", "@").split(".")
        inner = changed
        for step in way:
            inner = inner[step]
        if value is None:
            del inner[last]
        else:
            inner[last] = value
    return changed


def feed(*items: dict) -> dict:
    return {"@context": "https://schema.org", "@type": "DataFeed", "dataFeedElement": list(items)}


def item(**changes: object) -> dict:
    whole = {
        "@type": "DataFeedItem",
        "@id": GOOD["@id"],
        "url": GOOD["url"],
        "dateModified": "2025-05-03T00:30:00Z",
        "item": [GOOD],
    } | {name.replace("AT_", "@"): value for name, value in changes.items()}
    return {name: value for name, value in whole.items() if value is not None}


def page(markup: object = GOOD, *, canonical: str = GOOD["url"], claim: str = GOOD["claimReviewed"]) -> str:
    return PAGE.format(markup=json.dumps(markup), canonical=canonical, claim=claim, label="FALSE")


def told(value: object, address: str = "") -> list[str]:
    """The faults of a value or a text, as lines that leave the file's line out."""
    text = value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
    return [str(replace(fault, line=None)) for fault in faults_in(text.encode(), address=address)]


def test_a_good_review_has_no_fault():
    assert told(GOOD) == []


@pytest.mark.parametrize(
    ("changes", "line"),
    [
        # Numbers and labels.
        ({"reviewRating__ratingValue": -1}, "$.reviewRating.ratingValue: -1 is a stand-in"),
        ({"reviewRating__ratingValue": "-1"}, "$.reviewRating.ratingValue: -1 is a stand-in"),
        ({"reviewRating__ratingValue": "1"}, "$.reviewRating.ratingValue: “1” is no JSON number. Write 1 without"),
        ({"reviewRating__bestRating": None}, "$.reviewRating.bestRating: It is missing beside"),
        ({"reviewRating__ratingValue": None}, "$.reviewRating.ratingValue: It is missing beside"),
        ({"reviewRating__bestRating": 1}, "$.reviewRating.bestRating: It is 1, not above worstRating"),
        ({"reviewRating__worstRating": 0}, "$.reviewRating.worstRating: It is 0. Let the scale begin at 1."),
        ({"reviewRating__ratingValue": 6}, "$.reviewRating.ratingValue: 6 is outside the scale"),
        ({"reviewRating__ratingValue": True}, "$.reviewRating.ratingValue: “True” is no JSON number"),
        ({"reviewRating__ratingValue": 1.5}, "$.reviewRating.ratingValue: could be better: 1.5 is no whole number"),
        ({"reviewRating": None}, "$.reviewRating: It is missing."),
        ({"reviewRating": "False"}, "$.reviewRating: “False” is no Rating"),
        ({"reviewRating__alternateName": None}, "$.reviewRating.alternateName: It is missing."),
        ({"reviewRating__alternateName": "really_false"}, "$.reviewRating.alternateName: “really_false” is a key"),
        ({"reviewRating__alternateName": "no-evidence"}, "$.reviewRating.alternateName: “no-evidence” is a key"),
        ({"reviewRating__alternateName": "It is " + "very " * 8 + "wrong"}, "$.reviewRating.alternateName: “It is"),
        ({"reviewRating__ratingExplanation": 5}, "$.reviewRating.ratingExplanation: “5” is no text"),
        # Dates.
        ({"datePublished": None}, "$.datePublished: It is missing. Every reader needs it."),
        ({"dateModified": None}, "$.dateModified: It is missing. Incremental readers"),
        ({"datePublished": "2025-05-02"}, "$.datePublished: It has a day only"),
        ({"datePublished": "2025-05-02 09:30"}, "$.datePublished: “2025-05-02 09:30” is no ISO 8601 date"),
        ({"datePublished": "2025-05-02T09:30:00+0200"}, "$.datePublished: “2025-05-02T09:30:00+0200” is no ISO"),
        ({"datePublished": "2025-05-02T09:30:00"}, "$.datePublished: “2025-05-02T09:30:00” is no ISO 8601 date"),
        ({"datePublished": "2025-02-30T09:30:00Z"}, "$.datePublished: “2025-02-30T09:30:00Z” is no ISO 8601 date"),
        ({"itemReviewed__datePublished": "0001-01-01"}, "$.itemReviewed.datePublished: “0001-01-01” is a zero"),
        ({"itemReviewed__datePublished": "2025-05-09"}, "$.itemReviewed.datePublished: The claim is later"),
        ({"dateModified": "2025-05-01T09:30:00Z"}, "$.dateModified: It is before datePublished"),
        # The claim.
        ({"claimReviewed": None}, "$.claimReviewed: It is missing."),
        ({"claimReviewed": "Did Japan sell its bonds?"}, "$.claimReviewed: It is a question."),
        ({"claimReviewed": "Fact check: Japan sold bonds"}, "$.claimReviewed: “Fact check: Japan sold bonds” announ"),
        ({"claimReviewed": "False: Japan sold its bonds"}, "$.claimReviewed: “False: Japan sold its bonds” has the v"),
        ({"claimReviewed": "Japan sold its bonds (false)"}, "$.claimReviewed: “Japan sold its bonds (false)” has the"),
        ({"claimReviewed": "Japan sold " + "bonds " * 20}, "$.claimReviewed: could be better: It has 130 characters"),
        ({"claimReviewed": "Japan&#039;s bonds"}, "$.claimReviewed: There is HTML in it: “&#039;”"),
        ({"claimReviewed": "Japan <b>sold</b> bonds"}, "$.claimReviewed: There is HTML in it: “<b>”"),
        ({"itemReviewed": None}, "$.itemReviewed: could be better: It is missing."),
        ({"itemReviewed__AT_type": "CreativeWork"}, "$.itemReviewed.@type: could be better: “CreativeWork” is the old"),
        ({"itemReviewed__AT_type": None}, "$.itemReviewed.@type: It is missing."),
        ({"itemReviewed__name": "Japan sold all of its bonds in March."}, "$.itemReviewed.name: It repeats the claim"),
        ({"itemReviewed__datePublished": None}, "$.itemReviewed.datePublished: could be better: It is missing."),
        # People.
        ({"itemReviewed__author__name": "social media users"}, "$.itemReviewed.author.name: “social media users” is n"),
        ({"itemReviewed__author__name": ["Kato", "minister"]}, "$.itemReviewed.author.name: It is a list."),
        ({"itemReviewed__author__name": " Kato "}, "$.itemReviewed.author.name: There are spaces too many"),
        ({"itemReviewed__author__name": "FB page: Kato"}, "$.itemReviewed.author.name: “FB page: Kato” begins with"),
        ({"itemReviewed__author__name": "Kato, minister of finance"}, "$.itemReviewed.author.name: “Kato, minister"),
        ({"itemReviewed__author__name": None}, "$.itemReviewed.author.name: It is missing. Name the claimant"),
        ({"author": None}, "$.author: could be better: It is missing."),
        ({"author": "Facts"}, "$.author: “Facts” is no object"),
        ({"author": {"@type": "Organization"}}, "$.author.name: The author has neither name nor address"),
        ({"author__AT_type": "Thing"}, "$.author.@type: It is neither Organization nor Person"),
        ({"author__url": "https://other.example.net/"}, "$.author.url: could be better: It is on other.example.net"),
        # Where it was said.
        ({"itemReviewed__url": "https://a.example.net/1"}, "$.itemReviewed.url: This is where articles are put by mis"),
        (
            {"itemReviewed__author__sameAs": "https://social.example.net/posts/12"},
            "$.itemReviewed.author.sameAs: “https://social.example.net/posts/12” is a post",
        ),
        ({"itemReviewed__appearance": None}, "$.itemReviewed.appearance: could be better: It is missing."),
        (
            {"itemReviewed__appearance": ["somewhere"]},
            "$.itemReviewed.appearance[0]: “somewhere” is no address",
        ),
        (
            {"itemReviewed__appearance": [{"@type": "CreativeWork", "url": "https://a.example.net/x,y"}]},
            "$.itemReviewed.appearance[0].url: There is a comma in it",
        ),
        (
            {"itemReviewed__appearance": [{"url": "https://a.example.net/1 https://a.example.net/2"}]},
            "$.itemReviewed.appearance[0].url: “https://a.example.net/1 https://a.example.net/2” holds several",
        ),
        (
            {"itemReviewed__appearance": [{"url": "https://a.example.net/1,https://a.example.net/2"}]},
            "$.itemReviewed.appearance[0].url: “https://a.example.net/1,https://a.example.net/2” holds several",
        ),
        (
            {"itemReviewed__appearance": [{"url": "https://www.facts.example.org/blog"}]},
            "$.itemReviewed.appearance[0].url: “https://www.facts.example.org/blog” is on the checker's own site",
        ),
        (
            {"itemReviewed__appearance": [{"url": "https://a.example.net/1#:~:text=x"}]},
            "$.itemReviewed.appearance[0].url: It has a text directive",
        ),
        (
            {"itemReviewed__firstAppearance": {"url": "https://ledger.example.org/stories/1"}},
            "$.itemReviewed.appearance[0].url: It is named in firstAppearance already",
        ),
        ({"itemReviewed__appearance": [{"@type": "CreativeWork"}]}, "$.itemReviewed.appearance[0]: It names no artic"),
        # Addresses.
        ({"url": None}, "$.url: It is missing."),
        ({"url": "/checks/1/"}, "$.url: “/checks/1/” is relative."),
        ({"url": "facts.example.org/checks/1/"}, "$.url: “facts.example.org/checks/1/” is no address with http"),
        ({"url": "https://facts.example.org/a%2520b"}, "$.url: “https://facts.example.org/a%2520b” is percent-enc"),
        ({"url": "https://facts.example.org/?utm_source=x"}, "$.url: It carries tracking (utm_source)"),
        ({"url": "https://bit.ly/x"}, "$.url: bit.ly only leads on."),
        ({"url": "https://facts.example.org/a b"}, "$.url: There are spaces in"),
        ({"url": "https:///checks/1/"}, "$.url: “https:///checks/1/” names no host."),
        # What tells one review from another.
        ({"AT_context": None}, "$.@context: It is missing."),
        ({"AT_id": None}, "$.@id: It is missing."),
        ({"inLanguage": None}, "$.inLanguage: It is missing."),
        ({"inLanguage": "English"}, "$.inLanguage: “English” is no language tag"),
        ({"sdLicense": None}, "$.sdLicense: No licence is named."),
        # Any value.
        ({"itemReviewed__author__sameAs": ""}, "$.itemReviewed.author.sameAs: It is empty."),
        ({"itemReviewed__author__sameAs": []}, "$.itemReviewed.author.sameAs: It is empty."),
        ({"description": " "}, "$.description: It is empty."),
        ({"claimReviewd": "x"}, "$.claimReviewd: ClaimReview has no such property. Did you mean “claimReviewed”?"),
        ({"reviewRating__label": "x"}, "$.reviewRating.label: Rating has no such property."),
    ],
    ids=lambda value: str(value)[:70],
)  # fmt: skip
def test_a_mistake_is_named_with_its_place_and_its_cure(changes, line):
    lines = told(review(**changes))

    assert any(found.startswith(line) for found in lines), lines
    assert all("\n" not in found for found in lines)


def test_a_null_is_empty():
    assert told(GOOD | {"image": None}) == ["$.image: It is empty. Leave out what has no value."]


def test_a_label_off_the_scale_needs_no_numbers():
    rating = {"@type": "Rating", "alternateName": "Unproven"}

    assert told(review(reviewRating=rating)) == []


@pytest.mark.parametrize(
    "claim",
    ["False alarms cost Japan billions", "Japan’s “true” holdings fell", "Checks bounced", "True North sold bonds"],
)
def test_a_claim_that_only_holds_the_label_s_word_is_left_alone(claim):
    assert told(review(claimReviewed=claim)) == []


# --- many in one file -------------------------------------------------------------------------------------


def test_a_good_feed_has_no_fault():
    assert told(feed(item())) == []


def test_a_tombstone_is_no_fault():
    assert told(feed(item(item=[], dateDeleted="2025-05-03T00:30:00Z"))) == []


@pytest.mark.parametrize(
    ("value", "line"),
    [
        (feed(item(item=GOOD)), "$.dataFeedElement[0].item: It is no list."),
        (feed(item(item=None)), "$.dataFeedElement[0].item: It is missing."),
        (feed(item(item=[])), "$.dataFeedElement[0].item: It is empty, and nothing says why."),
        (feed(item(dateDeleted="2025-05-03T00:30:00Z")), "$.dataFeedElement[0].dateDeleted: The item is deleted and"),
        (feed(item(AT_id=None, url=None)), "$.dataFeedElement[0].@id: The item has neither @id nor url."),
        (feed(item(dateModified=None)), "$.dataFeedElement[0].dateModified: It is missing."),
        (feed(item(item=[review(AT_context=None)])), "$.dataFeedElement[0].item[0].@context: It is missing."),
        (feed(item(), item()), "$.dataFeedElement[1].item[0].@id: The review at $.dataFeedElement[0].item[0] has it"),
        ({"@type": "DataFeed", "dataFeedElement": {}}, "$.dataFeedElement: It is no list."),
        (
            [GOOD, review(AT_id="https://f.example.org/2", url="https://f.example.org/2", reviewRating__ratingValue=2)],
            "$[1].reviewRating.ratingValue: “False” has other numbers than at $[0].reviewRating.",
        ),
    ],
    ids=lambda value: str(value)[:50],
)  # fmt: skip
def test_a_mistake_of_a_feed_is_named(value, line):
    lines = told(value)

    assert any(found.startswith(line) for found in lines), lines


def test_each_line_of_ndjson_is_read_and_named():
    other = review(AT_id="https://facts.example.org/2/", url="https://facts.example.org/2/", inLanguage=None)
    text = f"{json.dumps(GOOD)}\n{json.dumps(other)}\n{{broken\n"

    lines = told(text)

    assert {line.split(":")[0] for line in lines} == {"line 3, $", "line 2, $.inLanguage"}


def test_a_separator_that_is_no_line_feed_does_not_cut_a_line():
    text = "\n".join(
        json.dumps(review(AT_id=f"https://facts.example.org/{n}/", url=f"https://facts.example.org/{n}/",
                          claimReviewed="Japan\u2028sold"), ensure_ascii=False)
        for n in (1, 2)
    ) + "\n"  # fmt: skip

    assert told(text) == []


@pytest.mark.parametrize(
    ("content", "line"),
    [
        (b"", "file: It is empty."),
        (b"not json", "file: It is neither a page nor JSON, XML or CSV."),
        (b'{"a": NaN}', "$.a: It is not JSON: NaN is no number."),
        (b"{}", "file: There is no ClaimReview in it."),
        (b"<p>nothing</p>", "file: There is no ClaimReview in it."),
        (b'{"@type": "\xff"}', "file: It is not UTF-8."),
        (b"[" * 100_000, "file: It is nested more than 100 deep."),
    ],
    ids=["empty", "text", "nan", "object", "page", "bytes", "deep"],
)
def test_a_file_without_markup_is_a_fault_and_never_an_exception(content, line):
    assert next(str(fault) for fault in faults_in(content)).startswith(line)


# --- a page -----------------------------------------------------------------------------------------------


def test_a_good_page_has_no_fault():
    assert told(page()) == []


@pytest.mark.parametrize(
    ("html", "line"),
    [
        (page([GOOD, review(AT_id="https://f.example.org/2", url=GOOD["url"])]), "page: There are 2 reviews"),
        (page(claim="Something else"), "$.claimReviewed: “Japan sold all of its bonds in March.” can't be read on"),
        (page(canonical="https://facts.example.org/other/"), "$.url: “https://facts.example.org/checks/1/” is not the"),
        (page({"@context": "https://schema.org", "@type": "WebPage", "mainEntity": GOOD}), "$.mainEntity: The review"),
        (page().replace('{"@context', "{broken"), "$: It is not JSON: the key “broken” has no quotes."),
        (
            '<div itemscope itemtype="https://schema.org/ClaimReview"></div>',
            "page: could be better: ClaimReview stands in it as microdata",
        ),
    ],
    ids=["two", "invisible", "canonical", "nested", "broken", "microdata"],
)
def test_a_mistake_of_a_page_is_named(html, line):
    lines = told(html)

    assert any(found.startswith(line) for found in lines), lines


def test_a_review_in_a_graph_is_not_hidden():
    assert told(page({"@context": "https://schema.org", "@graph": [{"@type": "WebSite"}, GOOD]})) == []


def test_words_in_scripts_and_styles_can_not_be_read_on_a_page():
    html = page(claim="").replace("<body>", f"<body><script>{GOOD['claimReviewed']}</script>")

    assert any("can't be read on the page" in line for line in told(html))


def test_a_page_on_another_host_than_its_review_is_a_fault():
    lines = told(page(), address="https://copy.example.net/checks/1/")

    assert any(line.startswith("$.url: It is on another host than the page (copy.example.net)") for line in lines)


# --- the command, ours and others' ------------------------------------------------------------------------


def linted(source: object) -> list[str]:
    out = io.StringIO()
    call_command("lint_feed", str(source), stdout=out)
    return out.getvalue().splitlines()


@pytest.fixture
def record(publish, desk):
    publish("Japan sold two bonds", claimant="Katsunobu Kato")
    publish("Japan sold many bonds", label="Unproven", unknowns="Who.", claimant="Social media users", claimed_on=None)
    publish("Japan sold no bonds & said so: “none” < 1", url="")
    desk.retracted(publish("Japan sold four bonds"))
    return desk.corrected(publish("Japan sold three bonds"))


@pytest.mark.parametrize("form", ["claimreview", "ndjson"])
def test_nothing_is_wrong_with_what_we_export(record, settings, tmp_path, form):
    settings.SITE_URL = "https://facts.example.org"
    path = tmp_path / "checks.json"
    call_command("export", form, "--output", str(path), stderr=io.StringIO())

    *advice, last = linted(path)

    assert last == "nothing wrong"
    unknown = ("itemReviewed.datePublished", "itemReviewed.author.sameAs")  # What the record does not hold.
    assert [line for line in advice if not any(name in line for name in unknown)] == []


def test_nothing_is_wrong_with_our_pages(record, client, settings, tmp_path):
    settings.SITE_URL = "https://facts.example.org"
    path = tmp_path / "page.html"
    path.write_bytes(client.get(record.get_absolute_url()).content)

    assert linted(path) == ["nothing wrong"]


def test_the_command_ends_with_1_when_something_is_wrong(tmp_path):
    path = tmp_path / "review.json"
    path.write_text(json.dumps(review(inLanguage=None)), encoding="utf-8")

    with pytest.raises(CommandError, match="^1 thing is wrong in ") as refused:
        linted(path)
    assert refused.value.returncode == 1


def test_advice_alone_is_nothing_wrong(tmp_path):
    path = tmp_path / "review.json"
    path.write_text(json.dumps(review(author__url="https://other.example.net/")), encoding="utf-8")

    lines = linted(path)

    assert lines[-1] == "nothing wrong"
    assert "could be better" in lines[0]


def test_a_file_that_is_not_there_is_named_in_a_sentence():
    with pytest.raises(CommandError, match=r"^Can't read no/such/file: No such file or directory\.$"):
        linted("no/such/file")


def test_an_address_is_fetched_through_the_newsroom_s_own_door(monkeypatch):
    def fetch(url: str, **bounds: float) -> Fetched:
        return Fetched("https://copy.example.net/x", 200, "text/html", page().encode())

    monkeypatch.setattr("newsroom.web.fetch", fetch)

    with pytest.raises(CommandError, match="1 thing is wrong"):
        linted("https://copy.example.net/x")


def test_an_address_that_may_not_be_fetched_is_refused_in_a_sentence():
    with pytest.raises(CommandError) as refused:
        linted("http://127.0.0.1:1/feed.json")
    assert isinstance(refused.value.__context__, Refusal)


def test_json_holds_the_same_for_programs(tmp_path):
    path = tmp_path / "review.json"
    path.write_text(json.dumps(review(inLanguage=None, author__url=None), indent=1), encoding="utf-8")
    out = io.StringIO()

    with pytest.raises(CommandError) as refused:
        call_command("lint_feed", str(path), "--format", "json", stdout=out)

    report = json.loads(out.getvalue())
    assert refused.value.returncode == 1
    assert (report["kind"], report["reviews"], report["must"], report["should"]) == ("JSON", 1, 1, 1)
    assert report["faults"][0] == {
        "rule": "it-says-its-language",
        "severity": "must",
        "place": "$.inLanguage",
        "line": 1,
        "wrong": "It is missing.",
        "cure": "Name the language by its BCP 47 tag, such as en or pt-BR.",
    }
    assert (report["faults"][1]["severity"], report["faults"][1]["line"]) == ("should", 9)


@pytest.mark.parametrize("form", ["text", "json"])
@pytest.mark.parametrize("content", [b"", b"{}", b"<p>nothing</p>", b"[" * 1000, None], ids=str)
def test_the_command_ends_with_2_when_there_is_nothing_to_check(tmp_path, form, content):
    path = tmp_path / "file"
    if content is not None:
        path.write_bytes(content)
    out = io.StringIO()

    with pytest.raises(CommandError) as refused:
        call_command("lint_feed", str(path), "--format", form, stdout=out)

    assert refused.value.returncode == 2
    assert form == "text" or json.loads(out.getvalue())["unusable"]


def test_an_earlier_state_is_compared(tmp_path):
    before, now = tmp_path / "before.json", tmp_path / "now.json"
    before.write_text(json.dumps(GOOD), encoding="utf-8")
    now.write_text(json.dumps(review(claimReviewed="Japan sold none.")), encoding="utf-8")

    with pytest.raises(CommandError, match="1 thing is wrong"):
        call_command("lint_feed", str(now), "--before", str(before), stdout=io.StringIO())


def test_the_command_speaks_english_in_a_newsroom_that_does_not(tmp_path):
    path = tmp_path / "review.json"
    path.write_text(json.dumps(review(author__url=None)), encoding="utf-8")

    with translation.override("de"):
        assert linted(path)[0] == (
            "$.author.url: could be better: It is missing. "
            "Give the address of the organisation: readers know publishers by it."
        )


def test_the_documentation_lists_every_rule_with_its_source():
    rules = list(listing.all_rules())
    documented = (ROOT / "docs" / "linting.md").read_text(encoding="utf-8")

    assert documented.endswith(f"\n{listing.as_table()}")
    assert all(rule.says.endswith(".") and rule.sources for rule in rules)
    assert len({rule.name for rule in rules}) == len(rules)


def test_help_tells_the_exit_codes(capsys):
    with pytest.raises(SystemExit):
        call_command("lint_feed", "--help")

    told = capsys.readouterr().out
    assert "0  nothing is wrong" in told
    assert "2  there is nothing to check" in told
