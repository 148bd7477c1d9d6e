"""Is a copy complete, and is whoever was forgotten hard to find, and forgotten once more?"""

from datetime import timedelta

import pytest
from sqlalchemy import select

from storage.archive import backup, forgotten_in, restore
from storage.forgotten import latest, nobody
from storage.privacy import LEFT_OUT
from storage.proof import prove
from storage.tables import (
    Event,
    Home,
    InboxRow,
    Invitation,
    Member,
    Person,
    Quote,
    Row,
    Staff,
    Ticket,
)
from tests.storage.log import NOW

OF_THE_STAFF = {
    "contacts",
    "duty_log",
    "held_replies",
    "spot_checks",
}  # notes of their own, on a matter
LATER = NOW + timedelta(days=3)


async def copied(storage, person_id=1):
    async with storage.transaction() as shelves:
        return await shelves.privacy.copy_of(await shelves.people.get(person_id))


async def forgets(storage, person_id=1, now=LATER):
    async with storage.transaction() as shelves:
        await shelves.forgotten.forget(await shelves.people.get(person_id), now)


async def people(storage):
    async with storage.snapshot() as connection:
        found = await connection.execute(select(Person.telegram_id, Person.name))
        return [tuple(row) for row in found]


# --- a copy


async def test_every_table_is_in_the_copy_or_there_is_a_reason_why_not(log):
    copy = await copied(log)
    tables = set(Row.metadata.tables)
    assert set(copy) | set(LEFT_OUT) == tables
    assert set(copy).isdisjoint(LEFT_OUT)
    assert all(LEFT_OUT.values())


async def test_every_table_that_leads_to_a_person_is_in_the_copy(log):
    copy = await copied(log)
    leads = {"people"}
    while (
        more := {
            table.name
            for table in Row.metadata.sorted_tables
            if {key.column.table.name for key in table.foreign_keys} & leads
        }
        - leads
    ):
        leads |= more
    assert leads - set(copy) == {"seals"} | OF_THE_STAFF


async def test_somebody_with_many_matters_gets_them_all(log):
    async with log.transaction() as shelves:
        for n in range(500):
            ticket = Ticket(
                number=f"M-{n}", community_id=1, kind="repair", state="archived", requester_id=1,
                home_id=None, place="", category="water", words="漏水" * 1500, urgent=False,
                triage_kind="routine", triage_words=[], filed_at=NOW, source_update=f"m{n}",
            )  # fmt: skip
            shelves._session.add(ticket)
    assert len((await copied(log))["tickets"]) == 502


# --- forgetting


async def test_a_mark_gives_nobody_away_and_is_found_again(log):
    await forgets(log)
    ((mark, at),) = (await forgotten_in(log)).items()
    assert at == LATER
    assert mark.partition(":")[2] != "5"
    assert len(mark) == 65
    ((telegram_id, name),) = await people(log)
    assert nobody(telegram_id)
    assert name == ""


async def test_two_who_are_forgotten_are_two(log):
    async with log.transaction() as shelves:
        await shelves.people.welcome(
            Person(telegram_id=6, name="Wu", language="en", notice_version=1, consented_at=NOW)
        )
    await forgets(log, 1)
    await forgets(log, 2)
    assert len(await forgotten_in(log)) == 2
    assert len({telegram_id for telegram_id, _name in await people(log)}) == 2


@pytest.mark.clause("A15")
async def test_a_backup_from_before_forgets_again(log, elsewhere, tmp_path):
    async with log.transaction() as shelves:
        shelves._session.add(Home(community_id=1, building="3", room="1102"))
        await shelves.flush()
        member = Member(home_id=1, person_id=1, role="owner", state="approved", asked_at=NOW)
        await shelves.households.ask_to_join(member)
    await backup(log, tmp_path / "old.zip", NOW)
    await forgets(log)
    rows, again = await restore(elsewhere, tmp_path / "old.zip", LATER, await forgotten_in(log))
    assert (rows > 5, again) == (True, 1)
    ((telegram_id, name),) = await people(elsewhere)
    assert nobody(telegram_id)
    assert name == ""
    assert (await prove(elsewhere)).erased == 3
    assert await forgotten_in(elsewhere) == await forgotten_in(log)
    async with elsewhere.transaction() as shelves:
        for ticket in await shelves._session.scalars(select(Ticket)):
            assert (ticket.words, ticket.state) == ("", "cancelled")
        assert not (await shelves._session.scalars(select(Member))).all()


async def test_whoever_came_back_before_the_backup_stays(log, elsewhere, tmp_path):
    await forgets(log, now=NOW)
    async with log.transaction() as shelves:
        await shelves.people.welcome(
            Person(telegram_id=5, name="Li", language="en", notice_version=1, consented_at=LATER)
        )
    await backup(log, tmp_path / "new.zip", LATER)
    _rows, again = await restore(elsewhere, tmp_path / "new.zip", LATER, await forgotten_in(log))
    assert again == 0
    assert (5, "Li") in await people(elsewhere)


async def test_nothing_of_a_forgotten_persons_events_is_left(log):
    await forgets(log)
    async with log.transaction() as shelves:
        for event in await shelves._session.scalars(select(Event)):
            assert (event.detail, event.salt) == (None, None)


async def test_nobody_comes_in_by_a_link_of_somebody_who_is_forgotten(log):
    async with log.transaction() as shelves:
        shelves._session.add(Home(community_id=1, building="3", room="1102"))
        await shelves.flush()
        invitation = Invitation(home_id=1, role="tenant", token_hash="ab", made_at=NOW,
                                expires_at=LATER, by_person=1)  # fmt: skip
        await shelves.invitations.make(invitation)
    await forgets(log, now=NOW)
    async with log.transaction() as shelves:
        assert not await shelves.invitations.open_of(1, NOW)
        assert (await shelves.invitations.hashed("ab")).by_person is None


async def test_a_ticket_that_is_erased_does_not_say_who_agreed_to_its_price(log):
    async with log.transaction() as shelves:
        staff = Staff(community_id=1, telegram_id=9, name="王工", role="engineer", language="en")
        shelves._session.add(staff)
        await shelves.flush()
        quote = Quote(ticket_id=1, ordinal=1, state="agreed", items=[], total=8000, offered_at=NOW,
                      offered_by=1, clause="S0 七(2)", decided_at=NOW, decided_by=1, signed_by=1,
                      message_id=7)  # fmt: skip
        await shelves.quotes.begin(quote)
        await shelves.erasure.tickets([1], LATER)
    async with log.transaction() as shelves:
        (quote,) = await shelves.quotes.of_ticket(1)
    assert (quote.decided_by, quote.signed_by, quote.message_id) == (None, None, None)
    assert (quote.total, quote.decided_at) == (8000, NOW)


async def test_somebody_elses_dead_letter_can_still_be_handled(log):
    async with log.transaction() as shelves:
        for number, status in (("1:1", "dead"), ("1:2", "done")):
            shelves._session.add(
                InboxRow(source="tg", source_id=number, lane="6", payload={"text": "Is Li in?"},
                         received_at=NOW, next_at=NOW, status=status, done_at=NOW)
            )  # fmt: skip
    await forgets(log)
    async with log.transaction() as shelves:
        rows = (await shelves._session.scalars(select(InboxRow).order_by(InboxRow.id))).all()
    assert [row.payload for row in rows] == [{"text": "Is Li in?"}, {}]


def test_of_several_wishes_the_last_one_counts():
    assert latest({"a": LATER}, {"a": NOW, "b": NOW}) == {"a": LATER, "b": NOW}


async def test_an_older_ledger_does_not_make_a_later_wish_undone(log, elsewhere, tmp_path):
    await forgets(log, now=LATER)
    (mark,) = await forgotten_in(log)
    await backup(log, tmp_path / "new.zip", LATER)
    await restore(elsewhere, tmp_path / "new.zip", LATER, {mark: NOW})
    assert await forgotten_in(elsewhere) == {mark: LATER}
