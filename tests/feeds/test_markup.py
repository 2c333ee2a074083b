"""XML that stays well-formed whatever the words in it."""

from xml.etree import ElementTree

from hypothesis import given
from hypothesis import strategies as st

from factcheck.feeds.formats.markup import element, section

ANYTHING = st.text(st.characters(codec=None, exclude_categories=()))  # Half pairs of surrogates, too.


@given(ANYTHING, ANYTHING)
def test_any_words_can_stand_in_an_element_and_in_an_attribute(words, value):
    found = ElementTree.fromstring(element("a", words, b=value).encode())

    assert len(found.text or "") == len(words)
    assert len(found.get("b", "")) == len(value)


@given(st.text(st.characters(min_codepoint=32, max_codepoint=0x1FFFF, exclude_categories=["C"])))
def test_ordinary_words_come_out_as_they_went_in(words):
    found = ElementTree.fromstring(element("a", words, b=words).encode())

    assert (found.text or "") == found.get("b", "") == words


def test_what_xml_cannot_write_becomes_the_replacement_character():
    assert element("a", "x\x00\x0b\ud800\uffffy") == "<a>x\ufffd\ufffd\ufffd\ufffdy</a>"


def test_line_ends_and_tabs_keep_their_places():
    found = ElementTree.fromstring(element("a", "x\r\n\ty", b="x\r\n\ty").encode())

    assert found.text == found.get("b") == "x\r\n\ty"


def test_a_section_of_characters_cannot_be_ended_and_no_entity_begun():
    assert element("a", "]]> &amp; <b>") == "<a>]]&gt; &amp;amp; &lt;b&gt;</a>"


@given(ANYTHING)
def test_any_words_can_stand_in_a_section(words):
    found = ElementTree.fromstring(section("a", words, type="html").encode())

    assert len(found.text or "") == len(words.replace("\r\n", "\n"))


def test_a_section_is_ended_by_nothing_in_it_and_needs_no_entities():
    html = "<p>a &amp; b]]></p>\n<script>x"

    assert "&lt;" not in section("a", html)
    assert ElementTree.fromstring(section("a", html)).text == html


def test_what_has_no_value_is_left_out():
    assert element("link", rel="next", title="", xml_lang="de") == '<link rel="next" xml:lang="de"/>'
