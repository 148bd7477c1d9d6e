"""The register of homes: a file is brought, what it would change is shown, and that is entered."""

from datetime import timedelta
from itertools import islice

from telegram import Document

from domain.register.difference import Difference, difference
from domain.register.faults import Unfit, Unreadable
from domain.register.table import Table
from domain.text import clean, clip
from handlers.actions.telling import record
from handlers.letters import Address, Letter, Manner, paper
from handlers.manners import Outdated
from handlers.turn import Turn
from handlers.views import homes_files as views
from handlers.views.register import changes, fault, left_out
from locales import Markup, Words, _, words_for
from storage.outbox import Lane
from storage.register import DONE, READ, WAITING
from storage.tables import HomesFile, Staff

_FORGET_AFTER = timedelta(hours=24)
_LONGEST_NAME = 64
_CHANGED_SINCE = _("The register has changed in the meantime; please look again.")
_DECIDED = _("That has already been decided.")
_MOST_LISTED = 5000  # lines of a list that nobody can read in one message


async def bring(turn: Turn, staff: Staff, document: Document) -> None:
    """Take the file in; it is fetched and read outside this turn."""
    file = HomesFile(
        community_id=staff.community_id,
        staff_id=staff.id,
        thread=turn.visitor.at.thread,
        file_id=document.file_id,
        name=clip(clean(document.file_name or ""), _LONGEST_NAME) or "?",
        state=WAITING,
        sent_at=turn.now,
    )
    await turn.shelves.register.bring(file)
    record(turn, None, "bring_homes", file=file.id)
    turn.say(views.reading(file, turn.words), card=_alias(file))


async def show(turn: Turn, file: HomesFile) -> None:
    """What it would change, to be entered or dropped; or why that cannot be."""
    if file.state != READ or file.said is None:
        return None
    if "table" not in file.said:
        error = Unreadable(Unfit(file.said["why"]), file.said["seen"])
        return await _end(turn, file, views.not_read(file, error, await _words(turn, file)))
    table, found = await _compared(turn, file)
    words = await _words(turn, file)
    if found.faults:
        reasons = [fault(one, table, words) for one in found.faults[:_MOST_LISTED]]
        await _end(turn, file, views.faulty(file, reasons, len(found.faults), words))
        return await _list(turn, file, reasons, len(found.faults))
    if found.nothing:
        return await _end(turn, file, views.nothing_new(file, found, words))
    return await _propose(turn, file, table, found)


async def enter(turn: Turn, file: HomesFile, staff: Staff, seen: str) -> None:
    """Enter what the mark `seen` stands for; what has become of it since is shown again."""
    _check_open(file)
    await turn.shelves.register.hold(file.community_id)
    _table, found = await _compared(turn, file)
    if found.mark != seen:
        await show(turn, file)
        return turn.toast(turn.words(_CHANGED_SINCE).plain, alert=True)
    await turn.shelves.register.enter(file.community_id, found)
    new, changed = len(found.new), len(found.changed)
    record(turn, None, "import_homes", file=file.id, new=new, changed=changed)
    return await _end(turn, file, views.entered(file, found, staff, turn.words))


async def drop(turn: Turn, file: HomesFile, staff: Staff) -> None:
    _check_open(file)
    record(turn, None, "drop_homes", file=file.id)
    await _end(turn, file, views.dropped(file, staff, turn.words))


async def forget(turn: Turn, file: HomesFile) -> None:
    """Nobody has decided: what it said is not kept."""
    if file.state == READ:
        await _end(turn, file, views.forgotten(file, await _words(turn, file)))


def _check_open(file: HomesFile) -> None:
    if file.state != READ:
        raise Outdated(_DECIDED)


async def _compared(turn: Turn, file: HomesFile) -> tuple[Table, Difference]:
    table = Table.thawed((file.said or {})["table"])
    found = difference(table, await turn.shelves.register.known(file.community_id))
    found.faults = [*table.faults, *found.faults]
    return table, found


async def _propose(turn: Turn, file: HomesFile, table: Table, found: Difference) -> None:
    words, count = await _words(turn, file), len(found.new) + len(found.changed)
    lines = list(islice(changes(found, table, words), _MOST_LISTED))
    await _redraw(turn, file, views.proposal(file, table, found, lines, words))
    await _list(turn, file, lines, count)
    left, lane = turn.now + _FORGET_AFTER, f"{(await _at(turn, file)).chat}:{file.thread}"
    await turn.shelves.timers.call_off(_alias(file))
    turn.shelves.timers.set("homes_left", left, lane, _alias(file), file=file.id)


async def _list(turn: Turn, file: HomesFile, lines: list[Markup], count: int) -> None:
    """The whole list, as a file under the card, where the card has room for its beginning only."""
    if count <= views.shown_of(lines):
        return
    words = await _words(turn, file)
    whole = [*lines, *left_out(count - len(lines), words)]
    text, name = "\n".join([line.plain for line in whole]), f"homes-{file.id}.txt"
    caption = words("The whole list: {count} lines.", count=count)
    manner = Manner(Lane.NOTIFY, reply_to=_alias(file))
    turn.enclose(paper(name, text, caption, await _at(turn, file), manner, turn.now))


async def _end(turn: Turn, file: HomesFile, letter: Letter) -> None:
    file.state, file.said = DONE, None
    await turn.shelves.timers.call_off(_alias(file))
    await _redraw(turn, file, letter)


async def _redraw(turn: Turn, file: HomesFile, letter: Letter) -> None:
    turn.redraw(letter, await _at(turn, file), Manner(Lane.REPLY, card=_alias(file)))


async def _at(turn: Turn, file: HomesFile) -> Address:
    community = await turn.shelves.communities.get(file.community_id)
    return Address(community.ops_chat or 0, file.thread)


async def _words(turn: Turn, file: HomesFile) -> Words:
    return words_for((await turn.shelves.communities.get(file.community_id)).language)


def _alias(file: HomesFile) -> str:
    return f"homes:{file.id}"
