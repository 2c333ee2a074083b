import pytest

from factcheck.feeds.claimants import has_a_role_behind_a_comma, is_placeholder, kind_of


@pytest.mark.parametrize(
    "name",
    [
        "social media users",
        "Social media posts",
        "Viral social media post",
        "Multiple sources",
        "Multiple persons",
        "Facebook users",
        "anonymous",
        "Line, FB",
        "Fuentes múltiples",
        "Varias fuentes",
        "Sources multiples",
        "Plusieurs sites internet",
        "Réseaux sociaux",
        "desinformação",
        "सोशल मीडिया यूजर्स",
        "منشورات مواقع التواصل الاجتماعي",
    ],
)
def test_a_crowd_is_nobody(name):
    assert is_placeholder(name)


@pytest.mark.parametrize(
    "name",
    ["Katsunobu Kato", "Japan", "The Post", "Line", "Social Democratic Party", "A blogger in Osaka", "X", "", "台灣"],
)
def test_a_name_is_somebody(name):
    assert not is_placeholder(name)


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("Katsunobu Kato", "Person"),
        ("Japan's finance minister", "Person"),
        ("the governor of the Bank of Japan", "Person"),
        ("Ministry of Finance", "Organization"),
        ("Bank of Japan", "Organization"),
        ("US Treasury", "Organization"),
        ("IMF", "Organization"),
        ("Pacific Ledger", "Organization"),
        ("Japan", None),
        ("a man who called the station in the night", None),
    ],
)
def test_a_claimant_is_a_person_or_an_organisation_only_when_the_name_says_so(name, kind):
    assert kind_of(name, outlets={"pacific ledger"}) == kind


def test_a_role_stuck_to_a_name_is_seen():
    assert has_a_role_behind_a_comma("Jane Doe, mayor of Springfield")
    assert not has_a_role_behind_a_comma("Doe, Jane")
