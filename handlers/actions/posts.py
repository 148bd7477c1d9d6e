"""岗位 — posts are given, changed and ended; each counts from the next word or press."""

from collections.abc import Sequence

from domain.assigning import may_have
from domain.posts import check_change, check_giver, clause_of
from domain.tickets import Kind, Role
from handlers.actions import holding, transferring
from handlers.actions.duty import call_off_all
from handlers.actions.orders import look_again
from handlers.actions.telling import record, tell_office
from handlers.manners import Outdated
from handlers.turn import Turn
from handlers.views import staff as views
from locales import _, words_for
from storage.tables import Staff, Ticket

HOLDS_ONE = _("{name} holds a post here already.")


async def given(turn: Turn, staff: Staff) -> None:
    """From now on they hold it, and the office knows; who may give it was asked before."""
    post, department = staff.role, staff.department
    clause = clause_of(Role(post))
    record(turn, None, "give_post", clause, staff=staff.id, post=post, department=department)
    community = await turn.shelves.communities.get(staff.community_id)
    named = await turn.shelves.departments.names(community.id)
    await tell_office(turn, community, views.joined(staff, named, words_for(community.language)))


async def give_at_once(turn: Turn, by: Staff, post: Staff) -> Staff:
    """Somebody who speaks in the group, and is known by it."""
    check_giver(Role(by.role), Role(post.role))
    posts = await turn.shelves.office.posts([post.telegram_id])
    if any(one.community_id == by.community_id for one in posts):
        raise Outdated(HOLDS_ONE, name=post.name)
    staff = await turn.shelves.office.appoint(post)
    await given(turn, staff)
    return staff


async def change(turn: Turn, by: Staff, staff: Staff, field: str, value: object) -> None:
    """One thing about their post; of a name only that it was changed is written down."""
    before = getattr(staff, field)
    if before == value:
        return
    to = Role(str(value)) if field == "role" else Role(staff.role)
    await _check(turn, by, staff, to)
    setattr(staff, field, value)
    detail = {} if field == "name" else {"before": before, "after": value}
    clause = clause_of(to)
    record(turn, None, "change_post", clause, staff=staff.id, field=field, **detail)
    if field == "role":
        orders = await turn.shelves.office.orders(staff)
        too_much = [one for one in orders if to not in may_have(Kind(one.kind))]
        await _give_back(turn, by, staff, too_much)
        await settle(turn, staff)
        await _say(turn, staff, too_much, ended=False)


async def end(turn: Turn, by: Staff, staff: Staff) -> None:
    """No button obeys them from here on; what they had in hand goes back to the desk."""
    await _check(turn, by, staff, None)
    orders = await turn.shelves.office.orders(staff)
    staff.on_duty = False
    record(turn, None, "end_post", clause_of(Role(staff.role)), staff=staff.id, orders=len(orders))
    await _give_back(turn, by, staff, orders)
    staff.ended_at = turn.now
    await settle(turn, staff)
    await _say(turn, staff, orders, ended=True)


async def settle(turn: Turn, staff: Staff) -> None:
    """What hung on their post as it was, and was seen in their private chat."""
    if staff.ended_at:
        await call_off_all(turn, staff)
        await holding.drop_all(turn, staff)
    await look_again(turn, staff)


async def _check(turn: Turn, by: Staff, staff: Staff, to: Role | None) -> None:
    managers = await turn.shelves.office.managers(staff.community_id)
    check_change(Role(by.role), Role(staff.role), to, own=by.id == staff.id, managers=managers)


async def _give_back(turn: Turn, by: Staff, staff: Staff, orders: Sequence[Ticket]) -> None:
    """By the door by which any order goes back to its department."""
    words = words_for(turn.community.language)
    why = words("{name} cannot see to it any more.", name=staff.name).plain
    for ticket in orders:
        await transferring.to_department(turn, ticket, by, ticket.department, why)


async def _say(turn: Turn, staff: Staff, orders: Sequence[Ticket], *, ended: bool) -> None:
    community = await turn.shelves.communities.get(staff.community_id)
    words, numbers = words_for(community.language), [one.number for one in orders]
    await tell_office(turn, community, views.changed(staff, numbers, words, ended=ended))
