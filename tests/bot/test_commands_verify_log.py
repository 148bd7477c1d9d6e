"""Does the command say in one line whether the log holds, and what to do to be sure of its end?"""

import re
import sqlite3
from contextlib import closing

import pytest

from storage import Storage
from tests.databases import run
from tests.storage.log import happens


@pytest.fixture
def log(settled):
    """The URL of a database in which two things have happened."""
    _happens(settled, "file_repair", "accept_order")
    return settled


def _happens(url, *actions):
    async def happen():
        storage = Storage(url)
        await happens(storage, *actions)
        await storage.close()

    run(happen())


def _head(answer):
    return re.search(r"head ([0-9a-f]{16})$", answer.out.strip()).group(1)


def test_a_log_that_holds_is_told_with_its_head(command, log):
    answer = command("verify-log")
    assert (answer.code, answer.err) == (0, "")
    assert re.fullmatch(r"2 events, chain intact, head [0-9a-f]{16}\n", answer.out)


def test_an_empty_log_holds(command, settled):
    assert command("verify-log").out == "0 events, chain intact, head none\n"


def test_a_head_of_earlier_is_still_found(command, log):
    noted = _head(command("verify-log"))
    _happens(log, "finish")
    answer = command("verify-log", "--head", noted)
    assert answer.out.startswith("3 events, chain intact")
    assert _head(answer) != noted


@pytest.mark.parametrize(
    ("head", "said"),
    [("0" * 16, "No link has the head 0000"), ("0" * 15, "16 to 64"), ("Z" * 16, "16 to 64")],
)
def test_a_head_that_is_not_in_the_chain_is_a_complaint(command, log, head, said):
    assert said in command("verify-log", "--head", head).complaint


def test_the_first_broken_link_is_named_in_one_line(command, estate):
    _happens(estate, "file_repair", "accept_order")
    with closing(sqlite3.connect(estate.removeprefix("sqlite:///"))) as connection, connection:
        connection.execute("DROP TRIGGER events_are_not_changed")
        connection.execute("UPDATE events SET actor = 'staff:\n9' WHERE id = 2")
    assert command("verify-log").complaint.startswith("Link 2 (event 2) is broken: its field actor")


def test_details_that_were_erased_are_counted(command, estate):
    _happens(estate, "file_repair", "accept_order")
    with closing(sqlite3.connect(estate.removeprefix("sqlite:///"))) as connection, connection:
        connection.execute("UPDATE events SET detail = NULL, salt = NULL WHERE id = 1")
    assert "2 events, 1 of them without its detail, chain intact" in command("verify-log").out
