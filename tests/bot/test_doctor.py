"""Does the doctor find each thing that can be wrong, and say how to mend it?"""

import os
from datetime import timedelta

import pytest

from bot import doctor
from bot.app import build
from bot.clock import WallClock
from bot.ledger import Ledger
from bot.settings import Settings
from domain.standard import STANDARD, Standards
from storage import Storage


class Ahead:
    """A clock that is an hour fast."""

    def now(self):
        return WallClock().now() + timedelta(hours=1)


@pytest.fixture
def world(sandbox):
    return sandbox.world


async def _telegram(url, token, chat):
    settings = Settings(token=token, ops_chat=chat, api_url=url, database="sqlite:///:memory:")
    app = build(settings)
    found = [finding async for finding in doctor.telegram(settings, app.bot, [chat])]
    await app.bot.shutdown()
    await app.storage.close()
    return found


async def _database(url, clock=None):
    storage = Storage(url)
    found = [finding async for finding in doctor.database(storage, clock or WallClock())]
    await storage.close()
    return found


# --- Telegram


@pytest.mark.parametrize("forum", [True, False])
async def test_a_bot_with_all_its_rights_is_well(sandbox, world, forum):
    ops = world.groups.add("Ops", forum=forum, members=[])
    found = await _telegram(sandbox.url, world.token, ops.id)
    assert [finding.well for finding in found] == [True, True]
    assert "Ops" in found[1].said


async def test_a_token_that_telegram_does_not_know(sandbox, world):
    (found,) = await _telegram(sandbox.url, "123456789:" + "A" * 35, -1)
    assert not found.well
    assert "@BotFather" in found.said


async def test_a_telegram_out_of_reach():
    (found,) = await _telegram("http://127.0.0.1:1", "123456789:" + "A" * 35, -1)
    assert not found.well
    assert "http://127.0.0.1:1 cannot be reached" in found.said
    assert "AAAA" not in found.said


async def test_a_bot_outside_the_ops_group(sandbox, world):
    _, found = await _telegram(sandbox.url, world.token, -100999)
    assert not found.well
    assert "add it there" in found.said


async def test_a_bot_that_is_no_administrator(sandbox, world):
    ops = world.groups.add("Ops", forum=True, members=[])
    world.me(ops).status = "member"
    _, found = await _telegram(sandbox.url, world.token, ops.id)
    assert "no administrator" in found.said


async def test_a_right_that_is_missing_is_named(sandbox, world):
    ops = world.groups.add("Ops", forum=True, members=[])
    world.me(ops).rights["can_manage_topics"] = False
    _, found = await _telegram(sandbox.url, world.token, ops.id)
    assert found.said == "In the ops group “Ops” the bot may not manage topics: allow it that."


# --- the database


async def test_a_migrated_database_is_well(database_url):
    found = await _database(database_url)
    faults = [one.said for one in found if not one.well]
    private = 1 if database_url.startswith("sqlite") else 0
    assert len(found) == 3 + private
    assert [fault for fault in faults if "chmod" not in fault] == []


async def test_a_database_that_was_never_migrated(tmp_path):
    found = await _database(f"sqlite:///{tmp_path}/bare.db")
    assert "python -m bot migrate" in found[1].said
    assert not found[1].well


async def test_a_clock_that_is_wrong(database_url):
    found = await _database(database_url, Ahead())
    assert not found[2].well
    assert "3600 s" in found[2].said


@pytest.mark.parametrize(("mode", "well"), [(0o600, True), (0o640, False), (0o604, False)])
async def test_a_database_that_others_may_read(sqlite_url, mode, well):
    os.chmod(sqlite_url.removeprefix("sqlite:///"), mode)  # noqa: PTH101 - it takes no time
    found = await _database(sqlite_url)
    assert found[3].well is well


async def test_a_database_out_of_reach():
    (found,) = await _database("postgresql://office:hunter2@127.0.0.1:1/huifang")
    assert "Connection refused" in found.said
    assert "hunter2" not in found.said


# --- the house


def test_every_finding_is_one_line_with_its_mark():
    assert str(doctor.well("All is well.")) == "✔ All is well."
    assert str(doctor.ill("It rains.")) == "✘ It rains."


def test_it_says_what_the_office_has_changed_in_the_standard():
    assert "changes nothing" in doctor.standard(Standards()).said
    of_all = STANDARD.changed_by({"slots.capacity": 3})
    own = of_all.changed_by({"slots.days": 2})
    found = doctor.standard(Standards(of_all, {"春江花园": own}))
    assert found.well
    assert "1 for all, 2 for 春江花园" in found.said


def test_a_ledger_that_can_be_written_is_well_and_is_not_begun(tmp_path):
    path = tmp_path / "forgotten"
    assert doctor.ledger(path).well
    assert not path.exists()
    Ledger(path).add({"ab:01": WallClock().now()})
    assert "1 are in it" in doctor.ledger(path).said


def test_a_ledger_that_cannot_be_written_is_named_with_its_cure(tmp_path):
    found = doctor.ledger(tmp_path / "nowhere" / "forgotten")
    assert not found.well
    assert "see LEDGER" in found.said
    assert not doctor.ledger(tmp_path).well


def test_a_ledger_that_is_damaged_is_found(tmp_path):
    (tmp_path / "forgotten").write_text("hello\nworld\n")
    found = doctor.ledger(tmp_path / "forgotten")
    assert not found.well
    assert "restore it first" in found.said
