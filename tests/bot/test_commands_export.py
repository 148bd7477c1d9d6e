"""Does what leaves the house stay harmless and private, and can all of it come back?"""

import csv
import io
import json
import stat
from datetime import UTC, datetime

import pytest

from bot.commands.export import harmless
from storage.tables import Home, Person, Ticket
from tests.keyboard import keep

NOW = datetime(2026, 3, 2, 1, 0, tzinfo=UTC)


@pytest.fixture
def odd_ticket(settled):
    """A ticket whose words are meant to do harm."""
    words = '=HYPERLINK("http://x";"click")\n+1\u202e'
    keep(
        settled,
        Home(community_id=1, building="3", room="1102"),
        Person(telegram_id=5, name="@SUM(1)", language="en", notice_version=1,
               consented_at=NOW),
        Ticket(number="R-1", community_id=1, kind="repair", state="filed", requester_id=1,
               home_id=1, place="home", category="water", words=words,
               urgent=False, triage_kind="routine", triage_words=[], filed_at=NOW,
               source_update="tg:1:1"),
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


@pytest.mark.clause("A14", partly="a record of each household, brought up to date")
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
