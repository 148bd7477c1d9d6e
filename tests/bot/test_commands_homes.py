"""Is the register of homes entered all or not at all, and is it said before what would change?"""

import pytest
from sqlalchemy import select

from bot.progress import Bar
from storage.tables import Event
from tests.bot.workbooks import workbook
from tests.keyboard import read

TOKEN = "123456789:" + "AbC-d_f" * 5
CHANGES = (
    "area 89.5 → 90; warranty until – → 2023-03-01; "
    "owner's phone 138****5678 → 139****5678; in arrears yes → no"
)
AS_TEXT = "please format the column as text"
COLUMNS = "building,unit,room,area,handed over,warranty until,owner,phone,arrears"


@pytest.fixture
def homes(tmp_path):
    """A file of homes."""

    def written(*lines, name="homes.csv"):
        path = tmp_path / name
        path.write_text("\n".join(lines), "utf-8")
        return path

    return written


def kept(url):
    """What the register says, by address."""
    found = read(url, lambda shelves: shelves.register.known(1))
    return {entry.address: entry for _, entry in found.values()}


def test_a_dry_run_says_what_would_change_field_by_field(command, settled, homes):
    command("import-homes", homes(COLUMNS, "3,1,1102,89.5,2021-3-1,,李,13812345678,是", "3,1,1103"))
    before = kept(settled)
    again = homes(
        COLUMNS + ",note",
        "3,1,1102,90,2021-03-01,2023-03-01,李,13912345678,否,!",
        "3,1,1104,75.5,,,王,88001234,,",
    )
    answer = command("import-homes", again, "--dry-run")
    assert answer.out.splitlines() == [
        "Not used: note.",
        "➕ 3-1-1104: area 75.5; owner 王; owner's phone ****34",
        f"✏️ 3-1-1102: {CHANGES}",
        "New: 1 · changed: 1 · unchanged: 0 · not in the file, left as they are: 1",
        "Nothing was entered: it was a dry run.",
    ]
    assert kept(settled) == before
    assert command("import-homes", again).out.splitlines()[-1] == "Entered."
    after = kept(settled)
    assert after["3-1-1103"] == before["3-1-1103"]
    assert (after["3-1-1102"].area, after["3-1-1102"].owner_phone) == ("90", "13912345678")
    assert not after["3-1-1102"].arrears
    assert after["3-1-1104"].owner_name == "王"


def test_a_second_time_changes_nothing(command, settled, homes):
    path = homes(COLUMNS, "3,1,1102,89.5,2021-3-1,2023-3-1,李,13812345678,是")
    command("import-homes", path)
    before = kept(settled)
    assert "unchanged: 1" in command("import-homes", path).out
    assert kept(settled) == before


def test_what_was_entered_is_in_the_log(command, estate, homes):
    command("import-homes", homes("building,room", "3,1102"))
    command("import-homes", homes("building,room", "3,1102", "3,1103"), "--dry-run")
    events = read(estate, lambda shelves: shelves._session.scalars(select(Event)))
    assert [(one.action, one.detail) for one in events] == [
        ("import_homes", {"new": 1, "changed": 0})
    ]


def test_a_workbook_says_which_of_its_sheets_was_read(command, estate, tmp_path):
    path = tmp_path / "homes.xlsx"
    path.write_bytes(workbook(封面=[["春江花园"]], 业主=[("楼栋", "房号"), (3, 1102.0)]))
    lines = command("import-homes", path).out.splitlines()
    assert lines[:2] == ["Sheet “业主”, headings in row 1.", "1 other sheet was not read."]
    assert list(kept(estate)) == ["3-1102"]


def test_one_bad_cell_keeps_all_the_others_out(command, settled, homes):
    path = homes(
        COLUMNS,
        "3,1,1102,89.5",
        "3,1,,x,01/03/2021",
        ",1,1103,,,,,13812345678/13912345678,maybe",
        f"3,1,{'9' * 50},,2021-03-01,2020-03-01,,57188001234",
        "3,1,1102",
        "3,1,1104,,2021-03-01,2020-03-01",
    )
    answer = command("import-homes", path)
    assert "10 cells" in answer.complaint
    assert answer.out.splitlines() == [
        "C3, room: it is empty, and every home needs one.",
        "D3, area: “x” is no area; please write square metres, such as 89.52.",
        "E3, handed over: “01/03/2021” can be read in two ways; please write it as 2021-03-01.",
        "A4, building: it is empty, and every home needs one.",
        "H4, owner's phone: there are several numbers; please keep one.",
        "I4, in arrears: “maybe” is neither yes nor no; please write one of them.",
        "C5, room: “" + "9" * 39 + "…” is too long; at most 32 characters.",
        f"H5, owner's phone: “571****1234” has lost the 0 in front; {AS_TEXT}.",
        "C6, room: 3-1-1102 stands in row 2 already.",
        "F7, warranty until: “2020-03-01” is before the home was handed over.",
    ]
    assert kept(settled) == {}


def test_a_building_with_units_needs_a_column_for_them(command, estate, homes):
    command("import-homes", homes("building,unit,room", "3,1,1102"))
    answer = command("import-homes", homes("building,room", "3,1102", "4,1102"))
    assert "1 cell " in answer.complaint
    assert "Row 2, unit: building 3 has units; please add a column for the unit." in answer.out
    assert list(kept(estate)) == ["3-1-1102"]


def test_a_long_list_is_shown_in_full_when_asked_for(command, estate, homes):
    path = homes("building,room", *(f"3,{n}" for n in range(25)))
    short = command("import-homes", path, "--dry-run").out.splitlines()
    assert short[20] == "… and 5 more: --full shows all."
    assert len(command("import-homes", path, "--dry-run", "--full").out.splitlines()) == 27


@pytest.mark.parametrize(
    ("lines", "said"),
    [
        ([], "no homes"),
        (["building,door", "3,1102"], "building, door"),
        (["building,building,room", "3,3,1102"], "building, building"),
        (["building,room"], "no homes"),
        (["building,room", '3,"1102'], "Line 2"),
        (["<html>"], "web page"),
        (["building,room", *["3,1102"] * 400_000], "2 MiB"),
    ],
)
def test_a_file_that_makes_no_sense_is_refused_in_one_line(command, bare, homes, lines, said):
    assert said in command("import-homes", homes(*lines)).complaint


def test_a_file_that_is_not_there_is_refused(command, bare, tmp_path):
    assert "cannot be read" in command("import-homes", tmp_path / "homes.csv").complaint


def test_the_first_homes_can_be_entered_before_the_bot_has_ever_run(
    command, bare, homes, monkeypatch
):
    monkeypatch.setenv("BOT_TOKEN", TOKEN)
    monkeypatch.setenv("OPS_CHAT", "-100123")
    assert command("import-homes", homes("building,room", "3,1102")).code == 0
    kept = read(f"sqlite:///{bare}", lambda shelves: shelves.communities.all())
    assert kept[0].ops_chat == -100123


class _Screen:
    """Something that shows what is written to it, or does not."""

    def __init__(self, *, terminal):
        self.terminal, self.text = terminal, ""

    def isatty(self):
        return self.terminal

    def write(self, text):
        self.text += text

    def flush(self):
        pass


def test_a_bar_grows_on_a_terminal_and_nowhere_else():
    terminal, pipe = _Screen(terminal=True), _Screen(terminal=False)
    for screen in (terminal, pipe):
        bar = Bar(screen)
        for done in (0, 500, 1000):
            bar.show("Reading", done, 1000)
        bar.clear()
    assert [one.count("#") for one in terminal.text.split("\r")[1:]] == [0, 15, 30, 0]
    assert pipe.text == ""
