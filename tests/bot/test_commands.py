"""Does each command do its work, and answer a mistake with one clear line and exit code 1?"""

import json
import stat
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path

import pytest

from bot.commands import _COMMANDS
from storage.inbox import Heard
from tests.keyboard import read

NOW = datetime(2026, 3, 2, 1, 0, tzinfo=UTC)
TOKEN = "123456789:" + "AbC-d_f" * 5


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
        (["appoint", "5", "head", "He", "--department", "moon"], "engineering"),
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


# --- triage


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
        "discounted": [],
    }
    assert answers[1]["outcome"] == "ask"


def test_triage_for_people_names_the_words_that_decided():
    (line,) = _triage("水管爆了\n".encode()).decode().splitlines()
    assert line.startswith("urgent ")
    assert "水管爆了" in line


# --- the staff


def test_a_head_has_a_department(command, settled):
    assert command("appoint", "5", "head", "何主任", "--department", "engineering").code == 0
    (post,) = read(settled, lambda shelves: shelves.office.posts([5]))
    assert post.department == "engineering"
    assert command("appoint", "5", "engineer", "何主任").code == 0
    (post,) = read(settled, lambda shelves: shelves.office.posts([5]))
    assert post.department == ""


def test_somebody_is_appointed_promoted_and_dismissed(command, settled):
    def posts():
        found = read(settled, lambda shelves: shelves.office.posts([5]))
        return [(post.name, post.role, post.language) for post in found]

    assert command("appoint", "5", "engineer", "王工").code == 0
    assert posts() == [("王工", "engineer", "zh_Hans")]
    assert command("appoint", "5", "supervisor", "王工", "--language", "en").code == 0
    assert posts() == [("王工", "supervisor", "en")]
    assert command("dismiss", "5").code == 0
    assert posts() == []
    assert "no post" in command("dismiss", "5").complaint


def test_whoever_is_dismissed_leaves_no_office_without_a_word(command, settled):
    """The keyboard may do all: it says what is wanting afterwards."""
    command("appoint", "5", "manager", "何经理")
    command("appoint", "6", "manager", "周经理")
    assert "no manager" not in command("dismiss", "5").out
    assert "no manager" in command("appoint", "6", "guard", "周经理").out
    command("appoint", "6", "manager", "周经理")
    assert "no manager" in command("dismiss", "6").out


def test_nobody_is_appointed_to_a_department_that_there_is_not(command, settled):
    assert "engineering" in command("appoint", "5", "head", "He", "--department", "d7").complaint
    read(settled, lambda shelves: shelves.departments.add(1, "电梯维保"))
    assert command("appoint", "5", "head", "何主任", "--department", "d1").code == 0
    (post,) = read(settled, lambda shelves: shelves.office.posts([5]))
    assert post.department == "d1"


@pytest.mark.clause("A14", partly="a record of each household, brought up to date")
def test_what_is_done_at_the_keyboard_is_written_down(command, settled):
    command("appoint", "5", "engineer", "王工")
    (event,) = read(settled, lambda shelves: shelves.events.history(None))
    assert (event.actor, event.action) == ("keyboard", "appoint")
    (post,) = read(settled, lambda shelves: shelves.office.posts([5]))
    assert event.detail == {"staff": post.id, "role": "engineer"}


# --- what could not be handled


@pytest.fixture
def unhandled(settled):
    """A message that could not be handled."""

    async def bury(shelves):
        heard = Heard("tg", "1:1", "5", {"message": {"text": "private words"}})
        await shelves.inbox.store([heard], NOW)
        await shelves.inbox.bury(1, f"ValueError: {TOKEN} \x1b[2J\nmore", NOW)

    read(settled, bury)
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
