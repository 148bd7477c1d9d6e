"""What is another's does not exist: whatever is pressed, forged, replayed, followed or answered."""

import asyncio
import json
from typing import Any

import pytest

from bot.overrides import read_overrides
from handlers.presses import PRESSES
from storage.tables import Event, InboxRow, OutboxRow, Row, Ticket
from tests.founding import a_town
from tests.stories.rich import CANARIES, a_rich_life
from tests.town import text_of

NOBODYS = 987654321
OWN_PAPERWORK = {"inbox", "outbox", "cards", "conversations", "timers", "seals"}
OUTSIDERS = ("neighbour", "stranger", "former member", "applicant")


@pytest.fixture
async def town(databases, tmp_path):
    """Nobody is asked to slow down: what is refused here is refused for what it is."""
    file = tmp_path / "ours.toml"
    file.write_text("[all]\nresident.messages_a_minute = 1000\nlink.misses_an_hour = 1000\n")
    async with a_town(databases, standards=read_overrides(file)) as found:
        yield found


@pytest.fixture
async def life(town):
    """Li's matters in every state, with all that hangs on them, and those who pry."""
    return await a_rich_life(town)


async def test_a_press_on_anothers_number_is_like_a_press_on_nobodys(life):
    """Every button there is, forged with numbers that are Li's; all the others at once."""
    before = await state(life)
    there = {who: await something_of_ours(soul) for who, soul in life.outsiders.items()}
    for n, action in enumerate(sorted(PRESSES)):
        await asyncio.gather(*(forges(life, action, who, there[who]) for who in OUTSIDERS))
        if n % 100:
            await life.town.settles()
        else:
            await life.town.passes("PT1M")  # nobody may press for ever within one
    await nothing_happened(life, before)


async def test_for_li_herself_it_is_there(life):
    """Or else nobody's number would prove nothing."""
    here, (ticket, home) = await something_of_ours(life.li), life.numbers
    for action, number in (("mine", ticket), ("history", ticket), ("household", home)):
        hers = await pressed(life, "li", here, f"1:{action}:{number}")
        assert hers != await pressed(life, "li", here, f"1:{action}:{NOBODYS}")


async def test_what_was_shown_to_somebody_else_does_nothing_for_others(life):
    """Replayed are Li's own buttons, and those that only the office sees."""
    town, before = life.town, await state(life)
    there = {who: await something_of_ours(soul) for who, soul in life.outsiders.items()}
    shown = [*await buttons_shown_to(town, life.li), *await buttons_shown_to(town, town.ops_group)]
    for data in shown:
        await asyncio.gather(*(pressed(life, who, there[who], data) for who in OUTSIDERS))
    await nothing_happened(life, before)


async def test_what_stands_in_the_ops_group_cannot_be_pressed_at_home(life):
    before, here = await state(life), await something_of_ours(life.li)
    for data in await buttons_shown_to(life.town, life.town.ops_group):
        await pressed(life, "li", here, data)
    await nothing_happened(life, before)


async def test_whoever_is_in_the_ops_group_but_not_of_the_office_does_nothing_there(life):
    """Authority is a row of ours, never the membership of a chat: former colleagues, too."""
    town, before = life.town, await state(life)
    shown = await town.ops_group.messages()
    for intruder in (life.intruder, life.former_colleague):
        for data in await buttons_shown_to(town, town.ops_group):
            await intruder.presses(data, shown[-1], at=town.ops_group)
        for message in shown:
            await intruder.replies("好的，马上安排", message, town.ops_group)
    await nothing_happened(life, before)


async def test_no_command_link_or_word_leads_to_anothers_matter(life):
    before, (ticket, *_) = await state(life), await life.town.kept(Ticket)
    tried = [ticket.number, f"/my {ticket.number}", f"/start {ticket.number}", "/my", "/home"]
    tried += [f"/start {ticket.id}", f"/mydata {life.li.id}", "/start a_1", f"/start {'A' * 24}"]
    for outsider in life.outsiders.values():
        for words in tried:
            await outsider.says(words)
            await outsider.says("/cancel")
    await nothing_happened(life, before)


async def forges(life, action, who, here):
    for forged in (f"1:{action}:{{}}", f"1:{action}:{{}}:1"):
        nobodys = await pressed(life, who, here, forged.format(NOBODYS))
        for number in life.numbers:
            theirs = await pressed(life, who, here, forged.format(number))
            assert theirs == nobodys, f"{forged} tells {who} {number} from nobody's"


async def pressed(life, who, on, data):
    """What fades in; nobody waits until all is quiet again."""
    soul = life.li if who == "li" else life.outsiders[who]
    body = {"person": soul.id, "chat": soul.id, "message_id": on["message_id"], "data": data}
    return (await life.town.post("press", **body)).get("answer")


async def something_of_ours(soul: Any) -> dict[str, Any]:
    """A message of the bot's with buttons, in their own chat."""
    shown = [one for one in await soul.messages() if one.get("reply_markup")]
    return shown[-1]


async def buttons_shown_to(town: Any, chat: Any) -> list[str]:
    """Everything that any button in that chat has ever carried."""
    await town.settles()
    calls = (await town.get("calls"))["calls"]
    keyboards = [
        one["params"].get("reply_markup") or {}
        for one in calls
        if one["params"].get("chat_id") == chat.id
    ]
    rows = [row for keyboard in keyboards for row in keyboard.get("inline_keyboard", [])]
    found = dict.fromkeys(key["callback_data"] for row in rows for key in row)
    assert found, "no button was ever shown here"
    return list(found)


async def state(life: Any) -> dict[str, list[str]]:
    """All that is kept, but for the paperwork of turns and what is the outsiders' own."""
    own = await life.own_rows()
    kept = {}
    for mapper in Row.registry.mappers:
        table = mapper.class_
        if table.__tablename__ not in OWN_PAPERWORK:
            rows = [
                as_text(one)
                for one in await life.town.kept(table)
                if (table, getattr(one, "id", None)) not in own and not is_own(one, own)
            ]
            kept[table.__tablename__] = rows
    return kept


def is_own(row: Any, own: set[tuple[type, int]]) -> bool:
    """An event by them about nothing of anybody's."""
    people = {number for table, number in own if table.__name__ == "Person"}
    ours = {f"person:{number}" for number in people} | {"stranger"}
    return isinstance(row, Event) and row.ticket_id is None and row.actor in ours


def as_text(row: Any) -> str:
    columns = row.__table__.columns.keys()
    return json.dumps({name: getattr(row, name) for name in columns}, default=str)


async def nothing_happened(life: Any, before: dict[str, list[str]]) -> None:
    assert await state(life) == before
    for outsider in life.outsiders.values():
        for message in await outsider.messages():
            assert not any(word in text_of(message) for word in CANARIES), text_of(message)
    assert [one.error for one in await life.town.kept(InboxRow) if one.error] == []
    assert [one.error for one in await life.town.kept(OutboxRow) if one.status == "failed"] == []
