"""Is what we print on A4, in our own letters, and can it be searched?"""

import json

import pytest

from documents.figures import Paper, Section, Table
from documents.frozen import frozen, thawed
from documents.pdf import pages
from tests.documents.invented import LANGUAGES, dimensions, heat
from tests.documents.reading import read, said_on

TITLES = {
    "zh_Hans": "致业主委员会的报告",
    "zh_Hant": "致業主委員會的報告",
    "en": "Report to the owners' committee",
}
A4 = "595.28 841.89"
HEAVIEST = 250_000  # bytes


def paper(language, rows=4):
    table = Table(("a", "b"), tuple((TITLES[language] * 9, f"{n} %") for n in range(rows)), (3, 1))
    sections = (Section(TITLES[language], (TITLES[language],), table, dimensions(language)),
                Section("2", chart=heat(language)))  # fmt: skip
    return Paper(TITLES[language], "2026-Q3", "绿城 😀 Garden", language, sections,
                 "{page} / {pages}", "2026-10-01T00:00:00+00:00")  # fmt: skip


@pytest.mark.parametrize("language", LANGUAGES)
def test_it_is_a4_light_and_carries_its_letters(language):
    file = pages(paper(language))
    assert file.startswith(b"%PDF-")
    assert len(file) < HEAVIEST
    assert A4.encode() in file
    assert b"NotoSansCJK" + (b"TC" if language == "zh_Hant" else b"SC") in file
    assert b"/ToUnicode" in file


@pytest.mark.parametrize("language", LANGUAGES)
def test_its_words_can_be_searched(language):
    said = said_on(pages(paper(language)))
    assert TITLES[language] in said
    assert "绿城 Garden" in said
    assert "1 / 2" in said


def test_a_long_table_goes_on_overleaf():
    short, long = (pages(paper("zh_Hans", rows=rows)) for rows in (2, 120))
    several = len(read(long).pages)
    assert several > len(read(short).pages)
    assert said_on(long).count("2026-Q3") == several + 1


def test_an_empty_paper_is_a_page():
    bare = Paper("题", "", "", "zh_Hans", (), "{page}", "2026-10-01T00:00:00+00:00")
    assert pages(bare).startswith(b"%PDF-")


def test_it_can_be_laid_down_and_printed_later():
    wanted = paper("zh_Hant")
    assert pages(thawed(json.loads(json.dumps(frozen(wanted))))) == pages(wanted)
