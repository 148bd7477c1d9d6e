"""Does any meddling with the log show, and is the first broken link named?"""

import pytest

from storage import Storage, proof
from storage.proof import Broken, prove
from storage.seals import seal_of
from storage.tables import Event, Seal
from tests.storage.log import an_event, force, happens


@pytest.fixture
async def other(database_url):
    """Another replica on the same database."""
    other = Storage(database_url)
    yield other
    await other.close()


LINK_2 = "Link 2 (event 2, ticket R-1) is broken:"
UNSEALED = "it was never sealed, or its seal is gone."
ALTERED = "its seal was altered, or does not follow the one before."
INSERTED = """
    INSERT INTO events (id, ticket_id, at, actor, action, clause, detail, salt)
    SELECT 9, ticket_id, at, actor, action, clause, detail, salt FROM events WHERE id = 2
"""
SEALED_IN_VAIN = "INSERT INTO seals (number, event_id, line, hash) VALUES (-1, 9, '', '')"
SEALS_SWAPPED = """
    UPDATE seals SET number = 9 WHERE number = 1;
    UPDATE seals SET number = 1 WHERE number = 2;
    UPDATE seals SET number = 2 WHERE number = 9
"""
EVENTS_SWAPPED = """
    UPDATE seals SET event_id = 9 WHERE number = 1;
    UPDATE seals SET event_id = 1 WHERE number = 2;
    UPDATE seals SET event_id = 2 WHERE number = 1
"""


@pytest.mark.parametrize(
    ("harm", "said"),
    [
        ("UPDATE events SET actor = 'staff:9' WHERE id > 1",
         f"{LINK_2} its field actor was altered: 'staff:3' was sealed, and 'staff:9' is there."),
        ("UPDATE events SET action = 'cancel' WHERE id = 2",
         f"{LINK_2} its field action was altered"),
        ("UPDATE events SET clause = '' WHERE id = 2", f"{LINK_2} its field clause was altered"),
        ("UPDATE events SET at = '2026-03-02 01:00:00.000008' WHERE id = 2",
         f"{LINK_2} its field at was altered"),
        ("UPDATE events SET ticket_id = 2 WHERE id = 2",
         "Link 2 (event 2, ticket R-2) is broken: its field ticket was altered"),
        ("UPDATE events SET ticket_id = NULL WHERE id = 2",
         "Link 2 (event 2) is broken: its field ticket was altered"),
        ("UPDATE events SET detail = '[]' WHERE id = 2", f"{LINK_2} its field detail was altered"),
        ("UPDATE events SET salt = 'ff' WHERE id = 2", f"{LINK_2} its field detail was altered"),
        ("UPDATE events SET detail = NULL WHERE id = 2", f"{LINK_2} its field detail was altered"),
        ("DELETE FROM events WHERE id = 2", f"{LINK_2} the event is gone."),
        ("DELETE FROM seals WHERE number = 2", f"{LINK_2} {UNSEALED}"),
        ("DELETE FROM seals WHERE number > 1", f"{LINK_2} {UNSEALED}"),
        ("DELETE FROM seals WHERE number = 2; DELETE FROM events WHERE id = 2",
         "Link 2 is broken: its event and its seal are gone."),
        ("UPDATE seals SET hash = 'ff' WHERE number = 2", f"{LINK_2} {ALTERED}"),
        ("UPDATE seals SET line = 'torn' WHERE number = 2", f"{LINK_2} {ALTERED}"),
        ("UPDATE seals SET line = '7' WHERE number = 2; DELETE FROM events WHERE id = 2",
         f"Link 2 (event 2) is broken: {ALTERED}"),
        (SEALS_SWAPPED, f"Link 1 (event 2, ticket R-1) is broken: {ALTERED}"),
        (EVENTS_SWAPPED,
         "Link 1 (event 2, ticket R-1) is broken: its seal is that of event 1."),
        (INSERTED, f"Link 4 (event 9, ticket R-1) is broken: {UNSEALED}"),
        (INSERTED + ";" + SEALED_IN_VAIN, f"Link 4 (event 9, ticket R-1) is broken: {UNSEALED}"),
    ],
)  # fmt: skip
async def test_the_first_broken_link_is_named(log, harm, said):
    await force(log, *harm.split(";"))
    with pytest.raises(Broken) as caught:
        await prove(log)
    assert said in str(caught.value)


async def test_whoever_reckons_a_seal_anew_breaks_the_next(log):
    await force(log, "UPDATE events SET actor = 'staff:9' WHERE id = 2")
    async with log.transaction() as shelves:
        first, forged = [await shelves._session.get(row, n) for row, n in ((Seal, 1), (Event, 2))]
        seal = seal_of(forged, 2, first.hash)
    reckoned = "UPDATE seals SET line = :line, hash = :hash WHERE number = 2"
    await force(log, reckoned, line=seal.line, hash=seal.hash)
    with pytest.raises(Broken, match=r"Link 3 .* does not follow the one before"):
        await prove(log)


async def test_a_log_cut_short_holds_until_it_is_asked_for_a_head_noted_earlier(log):
    noted = (await prove(log)).head[:16]
    await happens(log, "accept_work")
    assert (await prove(log, noted)).events == 4
    await force(log, "DELETE FROM seals WHERE number > 2", "DELETE FROM events WHERE id > 2")
    assert (await prove(log)).events == 2
    with pytest.raises(Broken, match=f"No link has the head {noted}"):
        await prove(log, noted)


async def test_a_long_log_is_read_page_by_page(log, monkeypatch):
    monkeypatch.setattr(proof, "_AT_ONCE", 2)
    await happens(log, "accept_work", "pass_audit")
    assert (await prove(log)).events == 5
    await force(log, "UPDATE events SET clause = '' WHERE id = 5")
    with pytest.raises(Broken, match="Link 5"):
        await prove(log)


async def test_the_bot_goes_on_while_the_log_is_read(log, other):
    async with other.transaction() as shelves:
        shelves.events.record(an_event("add"))
        await shelves.flush()
        assert (await prove(log)).events == 3
    assert (await prove(log)).events == 4
