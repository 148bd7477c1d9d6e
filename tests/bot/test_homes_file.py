"""Is any file of homes read that an office may have, and every other one refused unharmed?"""

import resource
from datetime import date, datetime
from zipfile import ZipFile

import pytest
from openpyxl import Workbook
from openpyxl.utils.datetime import CALENDAR_MAC_1904

from bot.homes_file import reading
from bot.homes_file.__main__ import _SECONDS, _answer, read
from bot.homes_file.reading import read_homes
from domain.register.entries import Entry
from domain.register.faults import LARGEST, Cause, Unfit, Unreadable
from tests.bot.workbooks import HEADING, SHEET, saved, tampered, with_sheet, workbook

HOME = Entry("3", "", "1102")
RULES = "<!DOCTYPE lolz [<!ENTITY a 'ha'><!ENTITY b '&a;&a;&a;&a;'>]>"


def homes(content):
    return list(read(content).entries.values())


# --- as offices have them


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "gb18030"])
@pytest.mark.parametrize("separator", [",", ";", "\t"])
def test_csv_is_read_as_offices_save_it(encoding, separator):
    rows = [("春江花园",), ("楼栋", "户型", "房号"), ("三栋", "大", "1102"), ("", "", "")]
    text = "\r\n".join(separator.join(row) for row in rows)
    assert homes(text.encode(encoding)) == [Entry("三栋", "", "1102")]


def test_csv_of_hong_kong_and_taiwan_is_read_as_well():
    assert homes("樓棟,房號\n麗晶,1102\n".encode("big5")) == [Entry("麗晶", "", "1102")]


def test_a_workbook_shows_what_a_person_sees_in_it():
    book = Workbook()
    page = book.active
    page.append(("building", "unit", "room", "handed over", "warranty until", "phone", "arrears"))
    page.append((3.0, 1, 102, datetime(2021, 3, 1), date(2023, 3, 1), 13812345678.0, True))  # noqa: DTZ001
    page["C2"].number_format = "0000"
    assert homes(saved(book)) == [
        Entry(
            "3", "1", "0102", "", date(2021, 3, 1), date(2023, 3, 1),
            owner_phone="13812345678", arrears=True,
        )
    ]  # fmt: skip


def test_days_that_lost_their_format_count_from_the_workbooks_own_first():
    book = Workbook()
    book.epoch = CALENDAR_MAC_1904
    for row in ((*HEADING, "handed over"), ("3", "1102", 42794)):
        book.active.append(row)
    assert homes(saved(book))[0].handed_over == date(2021, 3, 1)


def test_of_several_sheets_the_first_with_our_heading_is_read():
    rows = {"封面": [["春江花园"]], "空": [], "业主": [HEADING, ("3", "1102")], "旧": [HEADING]}
    table = read(workbook(**rows))
    assert (table.sheet, table.other_sheets) == ("业主", 3)
    assert list(table.entries.values()) == [HOME]


def test_a_formula_counts_by_the_value_it_was_saved_with():
    cells = '<c r="A2"><f>1+2</f><v>3</v></c><c r="B2"><f>[1]Sheet1!A1</f><v>1102</v></c>'
    named = "".join(f'<c t="inlineStr"><is><t>{one}</t></is></c>' for one in HEADING)
    book = with_sheet(f'<row r="1">{named}</row><row r="2">{cells}</row>')
    assert homes(tampered(book, **{"xl/externalLinks/externalLink1.xml": b"<a/>"})) == [HOME]


def test_a_formula_without_a_value_says_so():
    assert [one.cause for one in read(workbook(HEADING, ("3", "=A2"))).faults] == [Cause.NO_VALUE]


def test_merged_cells_are_not_filled_in_by_guessing():
    book = Workbook()
    for row in (HEADING, ("3", "1102"), ("", "1103")):
        book.active.append(row)
    book.active.merge_cells("A2:A3")
    assert [(one.row, one.cause) for one in read(saved(book)).faults] == [(3, Cause.MERGED)]


def test_rows_keep_the_numbers_that_the_office_sees():
    assert list(read(workbook((), HEADING, (), (), ("3", "1102"))).entries) == [5]
    assert list(read(b"\n\nbuilding,room\n\n3,1102\n").entries) == [5]


# --- as nobody should


def declared(size):
    """A workbook that says of one part that it has so many bytes."""
    return tampered(**{"xl/media/image1.png": bytes(size)})


@pytest.mark.parametrize(
    ("content", "why"),
    [
        (b"", Unfit.NO_HOMES),
        (b"\0" * 400, Unfit.NO_TEXT),
        (b"building,room\n\xff\xff\xff", Unfit.NO_TEXT),
        (b'building,room\n3,"1102', Unfit.NO_CSV),
        (b"building,room\n3," + b"9" * 200_000, Unfit.NO_CSV),
        ("building,room".encode("utf-16-le"), Unfit.NO_TEXT),
        (b"<html><table><tr><td>building</td></tr></table>", Unfit.WEB_PAGE),
        (b'\xef\xbb\xbf <?xml version="1.0"?><Workbook/>', Unfit.WEB_PAGE),
        (b"\xd0\xcf\x11\xe0" + bytes(500), Unfit.OLD_WORKBOOK),
        (b"\xd0\xcf\x11\xe0" + "EncryptedPackage".encode("utf-16-le"), Unfit.ENCRYPTED),
        (b"PK\x03\x04" + bytes(100), Unfit.DAMAGED),
        (workbook(HEADING)[:-200], Unfit.DAMAGED),
        (workbook(), Unfit.NO_HOMES),
        (workbook(HEADING), Unfit.NO_HOMES),
        (workbook(("note",), ("3",)), Unfit.NO_HEADING),
        (tampered(**{"xl/vbaProject.bin": b"Sub"}), Unfit.MACROS),
        (tampered(**{"[Content_Types].xml": b"<a>macroEnabled</a>"}), Unfit.MACROS),
        (tampered(**{"xl/workbook.bin": b"\x83"}), Unfit.BINARY_WORKBOOK),
        (tampered(mimetype=b"application/vnd.oasis.opendocument.spreadsheet"), Unfit.OPEN_DOCUMENT),
        (tampered(**{SHEET: f"{RULES}<a>&b;</a>".encode()}), Unfit.UNSAFE),
        (tampered(**{SHEET: f"{RULES}<a>&b;</a>".encode("utf-16")}), Unfit.UNSAFE),
        (tampered(**{f"xl/{n}.xml": b"<a/>" for n in range(1001)}), Unfit.UNSAFE),
        (declared(21 * 1024 * 1024), Unfit.UNPACKS_TOO_LARGE),
        (with_sheet("<a>" * 1000), Unfit.DAMAGED),
    ],
)  # fmt: skip
def test_what_is_no_table_of_homes_is_refused_with_the_reason(content, why):
    assert len(content) <= LARGEST
    assert _answer(content)["why"] is why


def test_a_packed_file_that_is_no_workbook_is_refused(tmp_path):
    with ZipFile(tmp_path / "x", "w") as archive:
        archive.writestr("homes.csv", "building,room\n3,1102\n")
    with pytest.raises(Unreadable, match=Unfit.NO_WORKBOOK):
        read((tmp_path / "x").read_bytes())


async def test_a_file_over_the_limit_is_not_even_looked_at():
    with pytest.raises(Unreadable, match=Unfit.TOO_LARGE):
        await read_homes(b"building,room\n" + b"3,1102\n" * 400_000)


@pytest.mark.parametrize(
    "content",
    [
        with_sheet("<row>" + "<c><v>1</v></c>" * 1_000_000 + "</row>"),
        with_sheet('<row r="99999999999"><c><v>1</v></c></row>'),
        with_sheet('<row r="1048576"><c><v>1</v></c></row>'),
        with_sheet("<a>" * 2_000_000),
        tampered(**{SHEET: f"{RULES}<a>&b;</a>".encode()}),
    ],
    ids=["a long row", "a row far away", "an empty sheet", "a deep tree", "billion laughs"],
)
async def test_a_bomb_costs_little_and_enters_nothing(content):
    worked, before = labour(), peak(resource.RUSAGE_CHILDREN)
    with pytest.raises(Unreadable):
        await read_homes(content)
    assert labour() - worked <= _SECONDS + 1
    most = peak(resource.RUSAGE_CHILDREN)
    # A process is born as large as its parent, until it begins with its own program.
    assert most <= max(256 * 1024 * 1024, peak(resource.RUSAGE_SELF)) or most == before


def labour():
    """Seconds of processor that processes started by us have used, however busy the machine is."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def peak(whose):
    """The most memory, in bytes, that we have had so far, or any process that we started."""
    return resource.getrusage(whose).ru_maxrss * 1024


async def test_whoever_reads_knows_no_secret_of_the_house(monkeypatch, tmp_path):
    """A program that says its environment stands in for the reader."""
    program = tmp_path / "python"
    program.write_text("#!/bin/sh\nenv\n")
    program.chmod(0o700)
    monkeypatch.setenv("BOT_TOKEN", "123456789:secret")
    monkeypatch.setattr(reading.sys, "executable", str(program))
    monkeypatch.setattr(reading, "_understood", bytes.decode)
    seen = await read_homes(b"")
    assert "PATH=" in seen
    assert "secret" not in seen


async def test_a_reader_that_takes_too_long_is_ended(monkeypatch):
    monkeypatch.setattr(reading, "_PATIENCE", 0.001)
    with pytest.raises(Unreadable, match=Unfit.TOO_SLOW):
        await read_homes(b"building,room\n3,1102\n")


async def test_a_reader_that_dies_has_read_nothing(monkeypatch):
    monkeypatch.setattr(reading.sys, "executable", "/bin/false")
    with pytest.raises(Unreadable, match=Unfit.TOO_SLOW):
        await read_homes(b"building,room\n3,1102\n")


async def test_whoever_waits_is_told_how_far_it_is():
    told = []
    rows = "".join(f"3,{n}\n" for n in range(1200))
    table = await read_homes(f"building,room\n{rows}".encode(), lambda *how: told.append(how))
    assert len(table.entries) == 1200
    assert told == [(0, 1201), (500, 1201), (1000, 1201)]
