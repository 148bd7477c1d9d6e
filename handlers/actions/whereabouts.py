"""Who can be reached where: people who block us, and groups that move, shut or are not ours."""

from datetime import timedelta

from domain.rectification import Stage
from handlers.actions.follow_ups import redraw_notice
from handlers.actions.households import show_application
from handlers.actions.telling import record, redraw_ops_card
from handlers.facts import facts_of
from handlers.form import FORGET_AFTER
from handlers.turn import Turn
from storage.outbox import Delivery, Lane
from storage.tables import Community, OutboxRow, Person

_SECOND_THOUGHT = timedelta(minutes=1)


async def staff_speaks(turn: Turn) -> None:
    """Whoever of the office writes to us in private can be called there from now on."""
    if (turn.message or turn.query) and turn.sheet.posts and turn.visitor.private:
        await reach_staff(turn, turn.visitor.telegram_id, reachable=True)


async def reach_staff(turn: Turn, telegram_id: int, *, reachable: bool) -> None:
    """Whoever of the office has a private chat with us is called there as well."""
    for post in await turn.shelves.office.posts([telegram_id]):
        if post.reachable != reachable:
            post.reachable = reachable
            record(turn, None, "reach_staff", staff=post.id, reachable=reachable)


async def reach(turn: Turn, person: Person | None, *, reachable: bool) -> None:
    """They blocked us, or came back: the cards of their open matters say so."""
    if person is None or person.reachable == reachable:
        return
    person.reachable = reachable
    record(turn, None, "reach", person=person.id, reachable=reachable)
    for ticket in await turn.shelves.tickets.open_of(person.id):
        await redraw_ops_card(turn, await facts_of(turn, ticket))


def moved(turn: Turn, community: Community) -> None:
    """Our group has become a supergroup: as soon as may be, we settle in there."""
    lane, about = f"{community.ops_chat}:0", f"community:{community.id}"
    turn.shelves.timers.set("moved_in", turn.now, lane, about, community=community.id)


async def settle_in(turn: Turn, community: Community) -> None:
    """The old messages stayed behind: show again whatever somebody has to act on."""
    record(turn, None, "migrate", new=community.ops_chat)
    for ticket in await turn.shelves.tickets.open_in(community.id):
        facts = await facts_of(turn, ticket)
        await redraw_ops_card(turn, facts)
        for notice in facts.rectifications:
            if notice.stage != Stage.CLOSED:
                await redraw_notice(turn, facts, notice)
    for member in await turn.shelves.households.asked_in(community.id):
        await show_application(turn, member)
    await _drafts_move_along(turn, community)


async def _drafts_move_along(turn: Turn, community: Community) -> None:
    """What was being filled in is forgotten when it would have been."""
    for talk in await turn.shelves.conversations.in_chat(community.ops_chat or 0):
        lane = talk.key.rpartition(":")[0]
        about = {"key": talk.key, "nonce": talk.nonce, "lane": lane, "reminded": True}
        forget_at = talk.touched_at + FORGET_AFTER
        turn.shelves.timers.set("draft_left", forget_at, lane, f"draft:{talk.nonce}", **about)


async def door_opens(turn: Turn) -> None:
    """We may write in our group again: what waited outside goes in."""
    if waited := await turn.shelves.outbox.hurry(turn.visitor.at.chat, turn.now):
        record(turn, None, "door_opens", letters=waited)


def leave(turn: Turn) -> None:
    """Go, but not at once: our own group may be on its way to this id (see Outbox.move)."""
    turn.enclose(
        OutboxRow(
            chat=turn.visitor.at.chat,
            lane=Lane.NOTIFY,
            kind=Delivery.IDEMPOTENT,
            method="leaveChat",
            params={"chat_id": turn.visitor.at.chat},
            posted_at=turn.now,
            not_before=turn.now + _SECOND_THOUGHT,
        )
    )
