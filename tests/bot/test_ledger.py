"""Is it written down outside the database who was forgotten, whatever breaks, and read again?"""

import stat

import pytest

from bot.ledger import Ledger
from bot.unusable import Unusable
from storage import Storage
from storage.tables import Person
from tests.bot.test_commands import NOW
from tests.keyboard import keep, read

MARKS = {"ab:01": NOW, "ab:02": NOW}


@pytest.fixture
def ledger(tmp_path):
    return Ledger(tmp_path / "forgotten")


def test_what_was_written_is_read_again_by_its_owner_only(ledger):
    ledger.add(MARKS)
    assert ledger.read() == MARKS
    assert stat.S_IMODE(ledger.path.stat().st_mode) == 0o600


def test_nothing_is_written_twice_and_nothing_is_ever_taken_out(ledger):
    ledger.add(MARKS)
    before = ledger.path.read_bytes()
    ledger.add({"ab:01": NOW})
    assert ledger.path.read_bytes() == before
    ledger.add({"ab:03": NOW})
    assert ledger.path.read_bytes().startswith(before)
    assert len(ledger.read()) == 3


def test_there_is_none_until_somebody_is_forgotten(ledger):
    ledger.add({})
    assert ledger.read() == {}
    assert not ledger.path.exists()


@pytest.mark.parametrize("lost", [1, 10, 40])
def test_a_power_cut_in_the_middle_of_a_line_is_mended(ledger, lost):
    ledger.add(MARKS)
    ledger.path.write_bytes(ledger.path.read_bytes()[:-lost])
    assert ledger.read() == {"ab:01": NOW}
    ledger.add(MARKS)
    assert ledger.read() == MARKS


def test_a_ledger_that_is_damaged_is_not_taken_for_an_empty_one(ledger):
    ledger.path.write_text("hello\nworld\n")
    with pytest.raises(Unusable, match="cannot be read"):
        ledger.read()


async def test_what_the_database_knows_is_caught_up_with(ledger, sqlite_url):
    keep(sqlite_url, Person(telegram_id=5, name="Li", language="en", notice_version=1,
                            consented_at=NOW))  # fmt: skip
    storage = Storage(sqlite_url)
    async with storage.transaction() as shelves:
        await shelves.forgotten.forget(await shelves.people.get(1), NOW)
    await ledger.keep(storage)
    (mark,) = ledger.read()
    assert "5" not in mark.split(":")
    await ledger.keep(storage)
    assert len(ledger.path.read_text().splitlines()) == 1
    await storage.close()


# --- restoring


@pytest.fixture
def archive(command, estate, tmp_path):
    """A backup in which somebody is still known who was forgotten afterwards."""
    keep(estate, Person(telegram_id=5, name="Li", language="en", notice_version=1,
                        consented_at=NOW))  # fmt: skip
    assert command("backup", tmp_path / "old.zip").code == 0

    async def forget(shelves):
        await shelves.forgotten.forget(await shelves.people.get(1), NOW)
        return await shelves.forgotten.marks()

    Ledger(tmp_path / "forgotten").add(read(estate, forget))
    return tmp_path / "old.zip"


@pytest.mark.parametrize("known", ["by the ledger", "by the ledger beside it", "by the database"])
def test_a_restored_backup_forgets_again(command, estate, archive, bare, known, tmp_path):
    more = {
        "by the ledger": ("--ledger", tmp_path / "forgotten"),
        "by the ledger beside it": (),
        "by the database": ("--replaces", estate),
    }[known]
    if not more:
        (tmp_path / "forgotten").rename(f"{bare}.forgotten")
    assert "1 people were forgotten again" in command("restore", archive, *more).out
    (person,) = read(f"sqlite:///{bare}", _everybody)
    assert (person.name, person.forgotten_at) == ("", NOW)


def test_without_a_ledger_nobody_is_forgotten(command, archive, bare):
    assert "0 people were forgotten again" in command("restore", archive).out


def test_a_ledger_that_is_not_there_is_not_passed_over(command, archive, bare, tmp_path):
    said = command("restore", archive, "--ledger", tmp_path / "nowhere").complaint
    assert "nowhere cannot be read" in said
    assert not bare.exists()


async def _everybody(shelves):
    return [await shelves.people.get(1)]
