"""Does each command do its work, and answer a mistake with one clear line and exit code 1?"""

import csv
import io
import json
import logging
import os
import stat
import subprocess
import sys
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import pytest

from bot.commands import _COMMANDS, main
from bot.commands.export import harmless
from domain.standard import STANDARD
from storage import Storage
from storage.inbox import Heard
from storage.tables import Community, Home, Person, Ticket
from tests.databases import run

NOW = datetime(2026, 3, 2, 1, 0, tzinfo=UTC)
TOKEN = "123456789:" + "AbC-d_f" * 5
SETTINGS = ("BOT_TOKEN", "BOT_TOKEN_FILE", "OPS_CHAT", "API_URL", "WEBHOOK_URL", "TIME_ZONE")


@dataclass
class Answer:
    code: int
    out: str
    err: str

    @property
    def complaint(self):
        """The one clear line of somebody's mistake."""
        assert self.code == 1
        assert self.err.count("\n") == 1, self.err
        assert "Traceback" not in self.err
        return self.err


@pytest.fixture
def command(capsys, monkeypatch):
    """Give a command at the keyboard."""
    root = logging.getLogger()
    before, mask = (root.handlers[:], root.level), os.umask(0o022)
    for name in SETTINGS:
        monkeypatch.delenv(name, raising=False)

    def given(*arguments):
        try:
            code = main([str(one) for one in arguments])
        except SystemExit as ended:
            code = ended.code
        return Answer(code, *capsys.readouterr())

    yield given
    root.handlers[:], root.level = before
    logging.captureWarnings(capture=False)
    os.umask(mask)


@pytest.fixture
def bare(monkeypatch, tmp_path):
    """A place where no database has been made yet."""
    path = tmp_path / "bare.db"
    monkeypatch.setenv("DATABASE_URL", f"sqlite:///{path}")
    return path


@pytest.fixture
def settled(monkeypatch, database_url):
    """The URL of a database with an estate in it, once on each of the two."""
    return _settle(monkeypatch, database_url)


@pytest.fixture
def estate(monkeypatch, sqlite_url):
    """The URL of a database with an estate in it, where it does not matter which."""
    return _settle(monkeypatch, sqlite_url)


def _settle(monkeypatch, url):
    monkeypatch.setenv("DATABASE_URL", url)
    run(_keep(url, Community(name="Lin", zone="Asia/Shanghai", language="zh_Hans", ops_chat=-1)))
    return url


async def _keep(url, *rows):
    storage = Storage(url)
    async with storage.transaction() as shelves:
        for row in rows:
            shelves._session.add(row)
            await shelves.flush()
    await storage.close()


def _read(url, question):
    """What a second connection finds."""

    async def ask():
        storage = Storage(url)
        async with storage.transaction() as shelves:
            found = await question(shelves)
        await storage.close()
        return found

    return run(ask())


# --- all of them


def test_the_manual_names_every_command(command):
    answer = command("--help")
    assert answer.code == 0
    assert all(f"  {name} " in answer.out for name in _COMMANDS)


@pytest.mark.parametrize("name", _COMMANDS)
def test_every_command_explains_itself(command, name):
    answer = command(name, "--help")
    assert answer.code == 0
    assert f"python -m bot {name}" in answer.out
    assert answer.out.count("\n") > 4


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["doktor"], "doctor"),
        (["\x1b[2J"], "\\x1b"),
        (["run", "--token", TOKEN], "--help"),
        (["triage", "now"], "--help"),
        (["standard", "--jsn"], "--help"),
        (["demo", "--port", "many"], "--port"),
        (["demo", "--port", "70000"], "65535"),
        (["import-homes"], "FILE"),
        (["import-homes", "/nowhere.csv"], "No such file"),
        (["import-homes", "/"], "directory"),
        (["appoint", "-5", "engineer", "Wang"], "TELEGRAM_ID"),
        (["appoint", "9" * 40, "engineer", "Wang"], "TELEGRAM_ID"),
        (["appoint", "²", "engineer", "Wang"], "TELEGRAM_ID"),
        (["appoint", "5", "king", "Wang"], "engineer"),
        (["appoint", "5", "resident", "Wang"], "engineer"),
        (["appoint", "5", "engineer", "\u200b"], "NAME"),
        (["appoint", "5", "engineer", "Wang", "--language", "fr"], "zh_Hans"),
        (["appoint", "5", "engineer", "Wang"], "BOT_TOKEN"),
        (["dismiss", "Wang"], "TELEGRAM_ID"),
        (["replay", "all"], "N"),
        (["replay", "9" * 30], "N"),
        (["export", "--format", "xlsx"], "csv"),
        (["export"], "no database"),
        (["backup", "x.zip"], "no database"),
        (["restore", "/nowhere.zip"], "No such file"),
        (["run"], "BOT_TOKEN"),
    ],
)
def test_a_mistake_is_answered_in_one_line(command, bare, arguments, said):
    assert said in command(*arguments).complaint


def test_a_secret_among_the_arguments_is_not_repeated_in_full(command, bare):
    """It would be in the process list all the same; but not in a log of ours."""
    assert TOKEN not in command("run", TOKEN).complaint


@pytest.mark.parametrize(
    ("url", "said"),
    [
        ("sqlite:////nowhere/huifang.db", "no database"),
        ("sqlite:////dev", "directory"),
        ("postgresql://office:hunter2@127.0.0.1:1/huifang", "refused"),
        ("postgresql://office:hunter2@nowhere.invalid/huifang", "not known"),
        ("oracle://office:hunter2@localhost/huifang", "DATABASE_URL"),
    ],
)
def test_a_database_out_of_reach_is_one_line_without_its_password(command, monkeypatch, url, said):
    monkeypatch.setenv("DATABASE_URL", url)
    complaint = command("migrate").complaint
    assert said in complaint
    assert "hunter2" not in complaint


def test_a_file_that_is_no_database_is_said_to_be_none(command, bare):
    bare.write_bytes(b"hello" * 1000)
    assert "not a database" in command("replay").complaint


def test_a_damaged_database_is_refused(command, sqlite_url, monkeypatch):
    monkeypatch.setenv("DATABASE_URL", sqlite_url)
    with Path(sqlite_url.removeprefix("sqlite:///")).open("r+b") as file:
        file.seek(5 * 4096)
        file.write(b"\xff" * 4096)
    assert "restore a backup" in command("replay").complaint


# --- migrate


def test_migrating_twice_is_as_good_as_once(command, bare):
    assert "before: empty" in command("migrate").out
    assert "as it was" in command("migrate").out
    assert stat.S_IMODE(bare.stat().st_mode) == 0o600


def test_postgresql_is_migrated_by_its_operator_only(command, monkeypatch, postgres):
    with postgres.fresh("template0") as url:
        monkeypatch.setenv("DATABASE_URL", url)
        assert "python -m bot migrate" in command("replay").complaint
        assert command("migrate").code == 0
        assert command("replay").code == 0


# --- standard and triage


def test_the_standard_for_programs_has_every_row_in_its_own_unit(command):
    rows = {row["key"]: row for row in json.loads(command("standard", "--json").out)}
    assert rows.keys() == {row.key for row in STANDARD.rows}
    assert rows["followup.rate.repair"]["value"] == 30
    assert rows["kpi.complaint_rate_year"]["value"] == 0.5
    assert rows["ops.daily_feedback"]["value"] == "17:00"
    assert rows["followup.urgent.first"] == {
        "key": "followup.urgent.first",
        "value": 24,
        "unit": "h",
        "clause": "S0 六(6)",
        "overridden": False,
    }


def test_the_standard_for_people_is_an_aligned_page_with_every_row(command):
    page = command("standard").out
    lines = [line for line in page.splitlines() if line.startswith("  ") and " S0 " in line]
    assert all(f"  {row.key} " in page and row.clause in page for row in STANDARD.rows)
    assert "X1" in page
    assert len({line.index("S0 ") for line in lines if "→" not in line and "X" not in line}) == 1


def _triage(told, *arguments):
    command = [sys.executable, "-m", "bot", "triage", *arguments]
    return subprocess.run(command, input=told, capture_output=True, check=True, timeout=10).stdout


def test_triage_answers_every_line_with_one(command):
    told = (
        "\ufeff水管爆了\r\n\nthe tap drips\u2028a little\n".encode()
        + b"\xff\x00\n"
        + "换灯泡".encode()
    )
    answers = [json.loads(line) for line in _triage(told, "--json").splitlines()]
    assert len(answers) == 5
    assert answers[0] == {
        "outcome": "urgent",
        "kind": "water",
        "words": ["水管爆了"],
        "rule": answers[0]["rule"],
    }
    assert answers[1]["outcome"] == "ask"


def test_triage_for_people_names_the_words_that_decided():
    (line,) = _triage("水管爆了\n".encode()).decode().splitlines()
    assert line.startswith("urgent ")
    assert "水管爆了" in line


# --- homes


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
    rooms = _read(estate, lambda shelves: shelves.households.rooms(1, "三栋"))
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
    assert _read(estate, lambda shelves: shelves.households.count(1)) == 0


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
    assert _read(estate, lambda shelves: shelves.households.count(1)) == 0


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
    kept = _read(f"sqlite:///{bare}", lambda shelves: shelves.communities.all())
    assert kept[0].ops_chat == -100123


# --- the staff


def test_somebody_is_appointed_promoted_and_dismissed(command, settled):
    def posts():
        found = _read(settled, lambda shelves: shelves.office.posts([5]))
        return [(post.name, post.role, post.language) for post in found]

    assert command("appoint", "5", "engineer", "王工").code == 0
    assert posts() == [("王工", "engineer", "zh_Hans")]
    assert command("appoint", "5", "supervisor", "王工", "--language", "en").code == 0
    assert posts() == [("王工", "supervisor", "en")]
    assert command("dismiss", "5").code == 0
    assert posts() == []
    assert "no post" in command("dismiss", "5").complaint


def test_what_is_done_at_the_keyboard_is_written_down(command, settled):
    command("appoint", "5", "engineer", "王工")
    (event,) = _read(settled, lambda shelves: shelves.tickets.history(None)) or [None]
    assert (event.actor, event.action) == ("keyboard", "appoint")


# --- what could not be handled


@pytest.fixture
def unhandled(settled):
    """A message that could not be handled."""

    async def bury(shelves):
        heard = Heard("tg", "1:1", "5", {"message": {"text": "private words"}})
        await shelves.inbox.store([heard], NOW)
        await shelves.inbox.bury(1, f"ValueError: {TOKEN} \x1b[2J\nmore", NOW)

    _read(settled, bury)
    return settled


def test_what_could_not_be_handled_is_listed_without_its_words(command, unhandled):
    answer = command("replay")
    assert "ValueError" in answer.out
    assert answer.out.count("\n") == 1
    for secret in ("private", TOKEN, "\x1b"):
        assert secret not in answer.out


def test_what_could_not_be_handled_is_tried_again(command, unhandled):
    assert command("replay", "1").code == 0
    assert command("replay").out == "Everything was handled.\n"
    assert "number 1" in command("replay", "1").complaint


# --- export


@pytest.fixture
def odd_ticket(settled):
    """A ticket whose words are meant to do harm."""
    words = '=HYPERLINK("http://x";"click")\n+1\x00\u202e'
    run(
        _keep(
            settled,
            Home(community_id=1, building="3", room="1102"),
            Person(telegram_id=5, name="@SUM(1)", language="en", notice_version=1,
                   consented_at=NOW),
            Ticket(number="R-1", community_id=1, kind="repair", state="filed", requester_id=1,
                   home_id=1, place="home", category="water", words=words.replace("\x00", ""),
                   urgent=False, triage_kind="routine", triage_words=[], filed_at=NOW,
                   source_update="tg:1:1"),
        )
    )  # fmt: skip


def test_tickets_are_exported_as_csv_without_formulas(command, odd_ticket):
    (row,) = csv.DictReader(io.StringIO(command("export").out))
    assert row["number"] == "R-1"
    assert row["building"] == "3"
    assert row["filed_at"] == "2026-03-02 09:00:00+08:00"
    assert row["words"].startswith("'=HYPERLINK")
    assert row["resident"] == "'@SUM(1)"
    assert "\u202e" not in row["words"]


def test_tickets_are_exported_as_json(command, odd_ticket):
    (record,) = json.loads(command("export", "--format", "json").out)
    assert (record["number"], record["urgent"], record["assignee"]) == ("R-1", False, None)


@pytest.mark.parametrize("wanted", ["csv", "json"])
def test_no_tickets_are_exported_as_well(command, settled, wanted):
    answer = command("export", "--format", wanted)
    assert answer.code == 0
    if wanted == "json":
        assert json.loads(answer.out) == []


def test_an_exported_file_is_for_its_owner_and_writes_over_nothing(command, odd_ticket, tmp_path):
    path = tmp_path / "tickets.csv"
    assert command("export", "--output", path).code == 0
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert path.read_text("utf-8-sig").startswith('"number"')
    assert "File exists" in command("export", "--output", path).complaint


@pytest.mark.parametrize(
    "cell", ["=1+1", "+1", "-1", "@x", "\t=1", "\r=1", " =1", "＝1", "\n@x", "\x00=1", "\u200b=1"]
)
def test_no_cell_is_a_formula(cell):
    assert harmless(cell).startswith("'")


@pytest.mark.parametrize("cell", ["", "漏水", "3-1102", "a=b", "'", 7, True, None])
def test_an_ordinary_cell_stays_as_it_is(cell):
    assert harmless(cell) == ("" if cell is None else str(cell))


# --- backup and restore


def test_a_backup_moves_an_office_from_one_database_to_another(
    command, odd_ticket, tmp_path, monkeypatch
):
    before, path = command("export").out, tmp_path / "office.zip"
    assert command("backup", path).code == 0
    monkeypatch.setenv("DATABASE_URL", f"sqlite:///{tmp_path}/moved.db")
    assert command("restore", path).code == 0
    assert command("export").out == before


def test_a_backup_writes_over_nothing(command, settled, tmp_path):
    (tmp_path / "office.zip").write_text("dear")
    assert "already" in command("backup", tmp_path / "office.zip").complaint
    assert (tmp_path / "office.zip").read_text() == "dear"
    assert "cannot be written" in command("backup", "/nowhere/office.zip").complaint


def test_nothing_is_restored_over_an_office_in_use(command, settled, tmp_path):
    command("backup", tmp_path / "office.zip")
    assert "not empty" in command("restore", tmp_path / "office.zip").complaint


def test_what_is_no_backup_is_refused(command, bare, tmp_path):
    (tmp_path / "office.zip").write_text("hello")
    assert "no backup" in command("restore", tmp_path / "office.zip").complaint
