"""通知 — the same word to many: in portions, so that nothing urgent ever waits behind it."""

from datetime import datetime, timedelta
from functools import partial

from domain.announcements import AT_ONCE, Scope, Stage, Tally, tally
from handlers.actions.telling import morning_of, record, tell_office, tell_residents
from handlers.facts import DESK, ops_address
from handlers.letters import Manner
from handlers.turn import Turn
from handlers.views import announcements as views
from locales import words_for
from storage.outbox import Lane
from storage.tables import Announcement, Community

_CLAUSE = "I8"
_LOOK_AGAIN = timedelta(seconds=20)  # three edits a minute leave the group its others


async def announce(turn: Turn, one: Announcement) -> None:
    """Keep it, show the office its card, and let it go out at its time."""
    shelves, community = turn.shelves, await turn.shelves.communities.get(one.community_id)
    one.people = await shelves.announcements.count_readers(community.id, _scope(one))
    await shelves.announcements.keep(one)
    record(turn, None, "announce", _CLAUSE, announcement=one.id, people=one.people)
    card = views.card(one, community, Tally(), words_for(community.language))
    await tell_office(turn, community, card, topic=DESK, card=_alias(one))
    _ring(turn, one, one.send_at or turn.now)


async def send_on(turn: Turn, one: Announcement, after: int) -> None:
    """The next portion; when there is none, only the postman has still to do with it."""
    if one.state == Stage.CALLED_OFF:
        return
    shelves, community = turn.shelves, await turn.shelves.communities.get(one.community_id)
    if one.state == Stage.SCHEDULED:
        one.state = Stage.GOING
        one.people = await shelves.announcements.count_readers(community.id, _scope(one))
    readers = await shelves.announcements.readers(community.id, _scope(one), after, AT_ONCE)
    said, before = partial(views.to_resident, one, community), len(turn.sheet.letters)
    at = turn.now if one.at_night else morning_of(turn, community)
    tell_residents(turn, community, readers, said, at)
    for letter in turn.sheet.letters[before:]:
        letter.announcement_id = one.id
    if len(readers) == AT_ONCE:
        _ring(turn, one, turn.now, after=readers[-1].id)
    else:
        _look(turn, one, max(at, turn.now + _LOOK_AGAIN))
    await _redraw(turn, one, community, await tally_of(turn, one))


async def look_how_far(turn: Turn, one: Announcement) -> None:
    """Show the progress; when nothing of it waits any more, it is out."""
    if one.state != Stage.GOING:
        return
    community = await turn.shelves.communities.get(one.community_id)
    found = await tally_of(turn, one)
    if found.waiting:
        _look(turn, one, turn.now + _LOOK_AGAIN)
    else:
        one.state, one.done_at = Stage.DONE, turn.now
        one.reached, one.missed = found.reached, found.missed
        await turn.shelves.announcements.remember(one)
        record(turn, None, "announced", _CLAUSE, announcement=one.id, reached=one.reached,
               missed=one.missed)  # fmt: skip
    await _redraw(turn, one, community, found)


async def call_off(turn: Turn, one: Announcement) -> None:
    """What has not gone out yet stays here."""
    found = await tally_of(turn, one)
    await turn.shelves.announcements.recall(one.id)
    await turn.shelves.timers.call_off(_about(one))
    one.state, one.done_at = Stage.CALLED_OFF, turn.now
    one.reached, one.missed = found.reached, found.missed
    await turn.shelves.announcements.remember(one)
    record(turn, None, "call_off", _CLAUSE, announcement=one.id, reached=one.reached)
    community = await turn.shelves.communities.get(one.community_id)
    await _redraw(turn, one, community, found)


async def tally_of(turn: Turn, one: Announcement) -> Tally:
    """As it was counted when it was out; until then, as its letters stand."""
    if one.done_at:
        return Tally(0, one.reached, one.missed)
    return tally(await turn.shelves.announcements.statuses(one.id))


async def _redraw(turn: Turn, one: Announcement, community: Community, found: Tally) -> None:
    card = views.card(one, community, found, words_for(community.language))
    to = await ops_address(turn, community, DESK)
    turn.redraw(card, to, Manner(Lane.NOTIFY, card=_alias(one)))


def _scope(one: Announcement) -> Scope:
    return Scope(one.building, one.unit)


def _ring(turn: Turn, one: Announcement, at: datetime, after: int = 0) -> None:
    about = _about(one)
    turn.shelves.timers.set("announce", at, about, about, announcement=one.id, after=after)


def _look(turn: Turn, one: Announcement, at: datetime) -> None:
    about = _about(one)
    turn.shelves.timers.set("announced", at, about, about, announcement=one.id)


def _about(one: Announcement) -> str:
    return f"announcement:{one.id}"


def _alias(one: Announcement) -> str:
    return f"announcement:{one.id}:ops"
