"""Telegram's HTML and the entities it turns into."""

import pytest

from sandbox.errors import ApiError
from sandbox.markup import read_html
from sandbox.people import People
from sandbox.texts import formatted, typed


@pytest.mark.parametrize(
    ("html", "plain", "entities"),
    [
        ("a &lt;b&gt; &amp; &quot;c&quot; &#128512; &#x41; &nbsp;", 'a <b> & "c" 😀 A &nbsp;', []),
        ("<b>a</b>", "a", [(0, 1, "bold")]),
        ("<STRONG>a</STRONG>", "a", [(0, 1, "bold")]),
        ("😀<i>b</i>", "😀b", [(2, 1, "italic")]),
        ("<b>a<i>b</i></b>", "ab", [(0, 2, "bold"), (1, 1, "italic")]),
        ("<u>a</u><s>b</s>", "ab", [(0, 1, "underline"), (1, 1, "strikethrough")]),
        ("<ins>a</ins><del>b</del>", "ab", [(0, 1, "underline"), (1, 1, "strikethrough")]),
        ('<span class="tg-spoiler">a</span>', "a", [(0, 1, "spoiler")]),
        ("<tg-spoiler>a</tg-spoiler>", "a", [(0, 1, "spoiler")]),
        ("<blockquote>a</blockquote>", "a", [(0, 1, "blockquote")]),
        ("<blockquote expandable>a</blockquote>", "a", [(0, 1, "expandable_blockquote")]),
        ("<b></b>a", "a", []),
        ("<code>a<b>b</b></code>", "ab", [(0, 2, "code")]),
    ],
)  # fmt: skip
def test_html_that_can_be_read(html, plain, entities):
    text, found = read_html(html)
    assert text == plain
    assert [(e["offset"], e["length"], e["type"]) for e in found] == entities


def test_a_link_and_a_code_block():
    _, found = read_html('<a href="https://x.cn/?a=1&amp;b=2">a</a>')
    assert found[0]["url"] == "https://x.cn/?a=1&b=2"
    _, found = read_html('<pre><code class="language-python">a</code></pre>')
    assert found == [{"offset": 0, "length": 1, "type": "pre", "language": "python"}]


@pytest.mark.parametrize(
    ("html", "why"),
    [
        ("<b>a", 'Can\'t find end tag corresponding to start tag "b"'),
        ("<b>a</i>", 'Unmatched end tag at byte offset 4, expected "</b>", found "</i>"'),
        ("a</b>", "Unexpected end tag at byte offset 1"),
        ("<p>a</p>", 'Unsupported start tag "p" at byte offset 0'),
        ("楼 <br/>", 'Unsupported start tag "br/" at byte offset 4'),
        ("1<2", "Unclosed start tag at byte offset 1"),
        ("a < b > c", 'Unsupported start tag "" at byte offset 2'),
        ("<b>a</b", "Unclosed end tag at byte offset 4"),
        ('<a href="x', "Unclosed start tag at byte offset 0"),
        ("<a href=x/y>a</a>", "Unexpected end of name token at byte offset 8"),
        ("<a =x>a</a>", 'Empty attribute name in the tag "a" at byte offset 0'),
        ("<span>a</span>", 'Tag "span" must have class "tg-spoiler" at byte offset 0'),
    ],
)  # fmt: skip
def test_html_that_cannot_be_read(html, why):
    with pytest.raises(ApiError) as refused:
        read_html(html)
    assert refused.value.description == f"Bad Request: can't parse entities: {why}"


@pytest.fixture
def people():
    return People({}, iter(range(1, 100)))


def test_a_link_to_a_person_is_a_mention_and_to_a_stranger_is_nothing(people):
    li = people.add("Li")
    text = formatted(
        people, f'<a href="tg://user?id={li.id}">L</a> <a href="tg://user?id=5">X</a>', "HTML", None
    )
    assert text.plain == "L X"
    assert [(e["type"], e["user"]["id"]) for e in text.entities] == [("text_mention", li.id)]


@pytest.mark.parametrize("mode", ["MarkdownV2", "Markdown", "wiki"])
def test_other_ways_of_writing_are_refused(people, mode):
    with pytest.raises(ApiError, match="Bad Request: unsupported parse_mode"):
        formatted(people, "a", mode, None)


@pytest.mark.parametrize(
    ("entity", "why"),
    [
        (
            {"type": "bold", "offset": 0, "length": 9},
            "entity beginning at UTF-16 offset 0 ends after the end of the text at UTF-16 offset 9",
        ),
        (
            {"type": "bold", "offset": 9, "length": 1},
            "entity begins after the end of the text at UTF-16 offset 9",
        ),
        (
            {"type": "shiny", "offset": 0, "length": 1},
            "can't parse MessageEntity: unsupported type specified",
        ),
    ],
)
def test_entities_that_do_not_fit(people, entity, why):
    with pytest.raises(ApiError) as refused:
        formatted(people, "text", "", [entity])
    assert refused.value.description == f"Bad Request: {why}"


def test_explicit_entities_are_kept(people):
    bold = {"type": "bold", "offset": 0, "length": 4}
    assert formatted(people, "text", "", [bold]).entities == [bold]


def test_of_very_many_entities_the_first_hundred_count(people):
    assert len(formatted(people, "<b>a</b> " * 120, "HTML", None).entities) == 100


def test_strings_are_utf8(people):
    with pytest.raises(ApiError, match="Bad Request: strings must be encoded in UTF-8"):
        formatted(people, "a\ud800", "", None)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("/start abc", [(0, 6, "bot_command")]),
        ("go /help@huifang_bot now", [(3, 17, "bot_command")]),
        ("and/or 1/2", []),
        ("@wang_wei please", [(0, 9, "mention")]),
        ("see https://x.cn/a?b=1, thanks", [(4, 18, "url")]),
        ("见 https://x.cn/a。谢谢", [(2, 14, "url")]),
        ("😀 #leak", [(3, 5, "hashtag")]),
        ("li@example.com", [(0, 14, "email")]),
        ("call +8613800138000", [(5, 14, "phone_number")]),
        ("水管爆了", []),
    ],
)
def test_what_telegram_recognises_in_typed_text(text, found):
    assert [(e["offset"], e["length"], e["type"]) for e in typed(text).entities] == found


def test_nothing_is_recognised_inside_code(people):
    text = formatted(people, "<code>/start</code> /help", "HTML", None)
    assert [e["type"] for e in text.entities] == ["code", "bot_command"]
