"""Can what a person writes ever become markup of ours?"""

import html

from hypothesis import given
from hypothesis import strategies as st

from locales import Markup, escape, words_for

_nasty = st.text(st.sampled_from("<>&\"'{}ab/;水"))


@given(_nasty)
def test_what_a_person_writes_is_read_back_unchanged(text):
    assert escape(text).plain == text


@given(_nasty)
def test_what_a_person_writes_opens_no_tag_and_no_entity(text):
    assert not {"<", ">", '"'} & set(escape(text))
    assert html.unescape(escape(text)) == text


def test_what_is_safe_is_not_escaped_twice():
    assert escape(escape("a & b")) == "a &amp; b"


def test_a_fact_is_escaped_and_the_sentence_around_it_is_not():
    assert words_for("en")("<b>{name}</b> asks", name="<i>Li") == "<b>&lt;i&gt;Li</b> asks"


def test_a_fact_that_is_markup_already_stays_so():
    assert words_for("en")("Dear {name}", name=Markup("<b>Li</b>")) == "Dear <b>Li</b>"


def test_braces_in_a_fact_name_no_fact():
    assert words_for("en")("{a} {b}", a="{b}", b="{a}") == "{b} {a}"


def test_joining_escapes_what_it_joins_and_stays_markup():
    lines = Markup("<br>").join(["1 < 2", Markup("<b>yes</b>")])
    assert lines == "1 &lt; 2<br><b>yes</b>"
    assert escape(lines) is lines


def test_adding_escapes_on_either_side():
    assert Markup("<b>a</b>") + "<" == "<b>a</b>&lt;"
    assert "<" + Markup("<b>a</b>") == "&lt;<b>a</b>"


def test_a_button_shows_neither_tags_nor_entities():
    assert words_for("en")("<b>{name}</b>", name="Tom & Co <1>").plain == "Tom & Co <1>"
