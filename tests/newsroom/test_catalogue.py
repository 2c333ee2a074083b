"""Every word that people read is in the catalogues, and every catalogue has words for it."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.conf import settings

from factcheck.claims.engine.worthiness import context, reason_words, scoring, wording
from factcheck.desk.screens.reason_names import NAMES
from newsroom import catalogue

OTHERS = [tag for tag, _ in settings.LANGUAGES if tag != "en"]
TEMPLATES = sorted((settings.BASE_DIR / "templates").rglob("*.html"))
PLACES = re.compile(r"%\(\w+\)[sd]|%[sd]|(?<!\$)\{\w+\}|</?\w+[^>]*>")
TAG = re.compile(r"{%.*?%}|{{.*?}}|{#.*?#}", re.DOTALL)
SAMPLES = {"Yen 142.3 · Brent 61.2"}  # What an article says in the styleguide.
SPOKEN = re.compile(r"\b(?:aria-label|title|placeholder|alt)=\"([^\"]*)\"")


@pytest.mark.parametrize("language", OTHERS)
def test_a_language_has_words_for_everything_the_source_says(language: str) -> None:
    assert [words.one for words in catalogue.missing(language)] == [], "Translate them in locale/, then run: make words"


@pytest.mark.parametrize("language", OTHERS)
def test_a_catalogue_keeps_nothing_that_the_source_says_no_more(language: str) -> None:
    assert catalogue.left_over(language) == [], "Run: make words"


@pytest.mark.parametrize("language", OTHERS)
def test_what_django_reads_was_compiled_from_what_people_edit(language: str) -> None:
    compiled = (catalogue.folder_of(language) / "django.mo").read_bytes()

    assert compiled == catalogue.as_mo(catalogue.read(language)), "Run: make words"


@pytest.mark.parametrize("language", OTHERS)
def test_a_translation_has_the_places_and_marks_of_what_it_translates(language: str) -> None:
    for message in catalogue.read(language):
        if not message.id:
            continue
        said = message.id if isinstance(message.id, tuple | list) else (message.id,)
        theirs = message.string if isinstance(message.string, tuple | list) else (message.string,)
        for one, other in zip(said, theirs, strict=True):
            assert sorted(PLACES.findall(other)) == sorted(PLACES.findall(one)), one


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda path: path.relative_to(settings.BASE_DIR).as_posix())
def test_no_template_says_a_word_past_the_catalogues(path: Path) -> None:
    assert list(bare_words(path.read_text(encoding="utf-8"))) == []


def bare_words(source: str) -> Iterator[str]:
    """What stands between the tags of a template, or in what its elements are called, as plain words."""
    source = re.sub(r"{% (blocktranslate|comment).*?{% end\1 %}", " ", source, flags=re.DOTALL)
    source = re.sub(r"{% block (?:body_?class|body_data|theme|color_scheme) %}.*?{% endblock.*?%}", " ", source)
    plain = TAG.sub(" ", source)
    told = re.findall(r">([^<>]+)<", re.sub(r"<(script|style|kbd)\b.*?</\1>", "<>", plain, flags=re.DOTALL))
    for words in [*told, *SPOKEN.findall(plain)]:
        bare = re.sub(r"&\w+;", " ", words)
        if re.search(r"[A-Za-z]{2,}", bare) and '="' not in bare and words not in SAMPLES:
            yield " ".join(bare.split())


def test_words_are_found_where_templates_and_modules_say_them() -> None:
    template = """{% load i18n %}<p>{% translate "One" context "a number" %}{% if x %}{% include "y" with z=_("Two") %}
    {% blocktranslate count n=n trimmed %}
      {{ n }} claim
      of a text{% plural %}{{ n }} claims{% endblocktranslate %}{% endif %}</p>"""
    module = 'label = _("Three")\nngettext("%s day", "%s days", n)\npgettext("month", "May")\nother("Four")'

    assert set(catalogue.in_template(template)) == {
        catalogue.Words("One", context="a number"),
        catalogue.Words("Two"),
        catalogue.Words("%(n)s claim of a text", "%(n)s claims"),
    }
    assert set(catalogue.in_python(module)) == {
        catalogue.Words("Three"),
        catalogue.Words("%s day", "%s days"),
        catalogue.Words("May", context="month"),
    }


@pytest.mark.parametrize(
    ("template", "words"),
    [
        ("<p>Plain</p>", ["Plain"]),
        ('<p>{% translate "Said" %} left over</p>', ["left over"]),
        ('<a title="Bare {{ name }}">x</a>', ["Bare"]),
        ("<p>{% blocktranslate %}Said {{ name }}{% endblocktranslate %}</p>", []),
    ],
)
def test_bare_words_in_a_template_are_found(template: str, words: list[str]) -> None:
    assert list(bare_words(template)) == words


def test_every_reason_of_the_engine_has_words() -> None:
    engine = Path(scoring.__file__).parent
    named = {
        found
        for module in (scoring, context)
        for found in re.findall(r'Factor\("([^"]+)"', Path(module.__file__).read_text(encoding="utf-8"))
    }
    told = engine.joinpath("reason_words.py").read_text(encoding="utf-8").partition("LANGUAGE_FREE")[0]
    named |= set(re.findall(r'^[A-Z_]+ = "([^"]+)"', told, re.MULTILINE)) | {wording.FOR, wording.AGAINST}
    named |= {scoring.CONSTANT, scoring.IN_ARTICLE, scoring.MEANS, scoring.MEANS_NOT, scoring.NOT_SUPPORTED}

    assert reason_words.AMOUNT in named
    assert named <= NAMES
