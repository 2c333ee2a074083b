import pytest

from newsroom.language_tags import is_language_tag, language_tag


@pytest.mark.parametrize("tag", ["en", "pt-BR", "zh-Hant-TW", "sr-Latn", "es-419", "de-1996", "haw"])
def test_a_tag_of_the_standard_is_one(tag):
    assert is_language_tag(tag)
    assert language_tag(tag.lower()) == tag


@pytest.mark.parametrize("text", ["", "english", "e", "en_GB", "en-", "-en", "en GB", "ſk", "en-x", "12", "en\n"])
def test_what_is_no_tag_is_none(text):
    assert not is_language_tag(text)
