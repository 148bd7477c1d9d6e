"""Is there a glyph for every word of ours, on a machine that has no font of its own?"""

import re
import subprocess
import sys

import pytest

from documents.fonts import COLLECTION, font, has, legible
from locales.catalogues import first, parsed
from locales.languages import ENGLISH, LANGUAGES, TRADITIONAL

_MARKUP = re.compile(r"<[^>]+>|\{[^}]*\}")
_PICTOGRAMS = re.compile("[\u2190-\u2bff\u3030\ufe0f\u200d\U0001f000-\U0001faff\u20e3\u2139]")


def sentences(language):
    """What we say, without markup, and without the pictograms that no picture is given."""
    messages = [one for one in parsed(TRADITIONAL if language == ENGLISH else language) if one.id]
    said = [first(one.id if language == ENGLISH else one.string) for one in messages]
    return {_PICTOGRAMS.sub("", _MARKUP.sub("", one)) for one in said}


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_sign_that_we_write_has_a_glyph(language):
    signs = {sign for said in sentences(language) for sign in said if not sign.isspace()}
    assert len(signs) > 50
    assert not {sign for sign in signs if not has(sign)}


def test_names_in_rare_signs_are_written_as_well():
    assert legible("𠮷野 龘 㐂 台灣 臺灣 邨 峯") == "𠮷野 龘 㐂 台灣 臺灣 邨 峯"


def test_signs_without_a_glyph_are_left_out():
    assert legible("🏠 3 栋\n😀 ") == "3 栋"


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_glyph_is_drawn_and_no_empty_box(language):
    box = font(language, 60).getmask("\U000e0001")
    for sign in "满滿意度回访訪户戶楼樓":
        assert bytes(font(language, 60).getmask(sign)) != bytes(box)


def test_the_font_is_found_without_looking_at_the_machine(tmp_path):
    """Neither fontconfig nor a home nor a path of any kind."""
    asked = "from documents.fonts import font; print(font('zh_Hant', 40).getname()[0])"
    said = subprocess.run([sys.executable, "-c", asked], env={}, capture_output=True, check=True,
                          text=True)  # fmt: skip
    assert said.stdout.strip() == "Noto Sans CJK TC"
    assert "site-packages" in str(COLLECTION)
