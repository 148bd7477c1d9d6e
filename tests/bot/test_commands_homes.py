"""Are the homes of an estate entered all or not at all, whatever an office's file looks like?"""

import pytest

from tests.keyboard import read

TOKEN = "123456789:" + "AbC-d_f" * 5


@pytest.mark.parametrize(
    ("encoding", "separator"),
    [("utf-8", ","), ("utf-8-sig", ","), ("gb18030", ","), ("utf-16", "\t"), ("utf-8", ";")],
)
def test_homes_are_read_as_offices_save_them(command, estate, tmp_path, encoding, separator):
    rows = [
        ("楼栋", "户型", "房号"),
        ("三栋", "大", "1102"),
        ("三栋", "小", " 1103 "),
        ("", "", ""),
    ]
    path = tmp_path / "homes.csv"
    path.write_bytes("\r\n".join(separator.join(row) for row in rows).encode(encoding))
    assert command("import-homes", path).out == "2 homes entered; 0 were known already.\n"
    rooms = read(estate, lambda shelves: shelves.households.rooms(1, "三栋"))
    assert [home.room for home in rooms] == ["1102", "1103"]


@pytest.fixture
def homes(tmp_path):
    """A file of homes."""

    def written(*lines, name="homes.csv"):
        path = tmp_path / name
        path.write_text("\n".join(lines), "utf-8")
        return path

    return written


def test_homes_that_are_known_are_left_as_they_are(command, estate, homes):
    command("import-homes", homes("building,room", "3,1102"))
    again = command("import-homes", homes("building,room", "3,1102", "3,1103"))
    assert again.out == "1 homes entered; 1 were known already.\n"


def test_a_dry_run_changes_nothing(command, estate, homes):
    answer = command("import-homes", homes("building,room", "3,1102"), "--dry-run")
    assert answer.out == "1 homes would be entered; 0 were known already.\n"
    assert read(estate, lambda shelves: shelves.households.count(1)) == 0


def test_one_bad_line_keeps_all_the_others_out(command, estate, homes):
    path = homes("building,room", "3,1102", "3,", ",1103", "3", f"3,{'9' * 40}", "3,1102")
    answer = command("import-homes", path)
    assert "5 lines" in answer.complaint
    assert answer.out.splitlines() == [
        "line 3: the room is missing",
        "line 4: the building is missing",
        "line 5: the room is missing",
        "line 6: longer than 32 characters",
        "line 7: 3-1102 is in line 2 already",
    ]
    assert read(estate, lambda shelves: shelves.households.count(1)) == 0


@pytest.mark.parametrize(
    ("lines", "said"),
    [
        ([], "building"),
        (["building,door", "3,1102"], "room"),
        (["building,building,room", "3,3,1102"], "building"),
        (["building,room"], "no homes"),
        (["building,room", '3,"1102'], "Line 2"),
        (["building,room", "3," + "9" * 200_000], "CSV"),
    ],
)
def test_a_table_that_makes_no_sense_is_refused(command, bare, homes, lines, said):
    assert said in command("import-homes", homes(*lines)).complaint


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"PK\x03\x04" + b"\x00" * 100, "workbook"),
        (b"\xd0\xcf\x11\xe0" + b"\x00" * 100, "workbook"),
        (b"building,room\n\xff\xff\xff", "neither UTF-8 nor GB18030"),
        (b"building,room\n" + b"3,1102\n" * 400_000, "2 MiB"),
    ],
)
def test_what_is_no_csv_is_refused(command, bare, tmp_path, content, said):
    (tmp_path / "homes.csv").write_bytes(content)
    assert said in command("import-homes", tmp_path / "homes.csv").complaint


def test_the_first_homes_can_be_entered_before_the_bot_has_ever_run(
    command, bare, homes, monkeypatch
):
    monkeypatch.setenv("BOT_TOKEN", TOKEN)
    monkeypatch.setenv("OPS_CHAT", "-100123")
    assert command("import-homes", homes("building,room", "3,1102")).code == 0
    kept = read(f"sqlite:///{bare}", lambda shelves: shelves.communities.all())
    assert kept[0].ops_chat == -100123
