import pytest
from hypothesis import given, settings

from factcheck.claims.engine.layout.languages import language_of, sampled, settled, supported
from tests.claims.engine.writing import texts

WRITTEN = {
    "en": "The finance minister said on Tuesday that the government would not raise taxes before the election.",
    "de": "Der Finanzminister sagte am Dienstag, dass die Regierung die Steuern vor der Wahl nicht erhöhen werde.",
    "fr": "Le ministre des Finances a déclaré mardi que le gouvernement n’augmenterait pas les impôts avant le vote.",
    "es": "El ministro de Hacienda dijo el martes que el gobierno no subirá los impuestos antes de las elecciones.",
    "pt": "O ministro das Finanças disse na terça-feira que o governo não vai aumentar os impostos antes das eleições.",
    "it": "Il ministro delle Finanze ha detto martedì che il governo non aumenterà le tasse prima delle elezioni.",
    "nl": "De minister van Financiën zei dinsdag dat de regering de belastingen niet zal verhogen voor de stemming.",
    "sv": "Finansministern sade på tisdagen att regeringen inte kommer att höja skatten före valet, som hålls i maj.",
    "pl": "Minister finansów powiedział we wtorek, że rząd nie podniesie podatków przed wyborami, które są w maju.",
    "sw": "Waziri alisema kwamba serikali haitaongeza kodi kabla ya uchaguzi na kwa hiyo bei katika maduka ni chini.",
    "ja": "財務大臣は火曜日、政府は選挙前に増税しないと述べた。",
    "zh": "财政部长星期二表示，政府在选举之前不会增加税收。",
    "ko": "재무장관은 화요일 정부가 선거 전에 세금을 올리지 않을 것이라고 말했다.",
    "ar": "قال وزير المالية يوم الثلاثاء إن الحكومة لن ترفع الضرائب قبل الانتخابات التي من المقرر أن تجري في مايو.",
    "fa": "وزیر دارایی روز سه‌شنبه گفت که دولت پیش از انتخابات مالیات را افزایش نمی‌دهد و این برای مردم است.",
    "ru": "Министр финансов заявил во вторник, что правительство не будет повышать налоги, и это было решено в мае.",
    "uk": "Міністр фінансів заявив у вівторок, що уряд не підвищуватиме податки до виборів, які є в травні.",
    "hi": "वित्त मंत्री ने मंगलवार को कहा कि सरकार चुनाव से पहले कर नहीं बढ़ाएगी।",
    "el": "Ο υπουργός Οικονομικών δήλωσε την Τρίτη ότι η κυβέρνηση δεν θα αυξήσει τους φόρους πριν από τις εκλογές.",
}


@pytest.mark.parametrize("language", WRITTEN)
def test_one_sentence_tells_its_language(language):
    assert language_of(WRITTEN[language]) == language


@pytest.mark.parametrize(
    "text",
    [
        "",
        "   ",
        "2025",
        "$1.13 trillion",
        "Growth slows",
        "La La Land",
        "Die Wende",
        "日本",
        "東京",
        "Home | News | Sport",
    ],
)
def test_too_little_text_is_no_guess(text):
    assert language_of(text) == ""


def test_a_sentence_that_could_be_of_two_languages_is_no_guess():
    assert language_of("Og det er ikke for at han har det i sin by, men de er fra det.") == ""


def test_much_text_in_a_language_that_nobody_here_knows_is_undetermined():
    text = "Gweinidog cyllid y wlad ddywedodd ddydd Mawrth nad oedd trethi uwch ar ddod cyn etholiad. " * 6
    assert language_of(text) == "und"
    assert supported(language_of(text)) == "none"


def test_a_foreign_name_in_an_english_text_changes_nothing():
    text = f"{WRITTEN['en']} The paper, 日本経済新聞, had asked him. He quoted the slogan “Не будет налогов” too."
    assert language_of(text) == "en"


def test_an_english_name_in_a_japanese_text_changes_nothing():
    assert language_of("ロイター通信は、Apple Inc. が東京で新しい工場を建設すると報じた。") == "ja"


def test_what_a_text_says_itself_counts_more_than_what_was_declared():
    assert settled(WRITTEN["fr"], "en") == "fr"
    assert settled(WRITTEN["en"], "de-AT") == "en"


def test_what_was_declared_counts_where_the_text_says_too_little():
    assert settled("Growth slows", "pt-BR") == "pt"
    assert settled("Growth slows", None) == ""


@pytest.mark.parametrize(
    ("language", "how_far"), [("en", "full"), ("", "full"), ("ja", "partial"), ("sw", "none"), ("und", "none")]
)
def test_the_engine_says_how_far_it_reads_a_language(language, how_far):
    assert supported(language) == how_far


def test_no_more_than_a_few_places_of_a_text_are_looked_at():
    short, long = (WRITTEN["de"] * times for times in (100, 10_000))
    assert len(sampled(short)) == len(sampled(long)) < 2100
    assert language_of(long) == "de"


def test_a_page_around_the_article_does_not_hide_its_language():
    assert language_of("Home News Sport Weather Login\n" + WRITTEN["es"] * 30 + "\nCopyright Reuters") == "es"


@settings(max_examples=200)
@given(texts)
def test_any_text_gets_an_answer_and_always_the_same(text):
    assert language_of(text) == language_of(text)
    assert supported(language_of(text)) in {"full", "partial", "none"}
