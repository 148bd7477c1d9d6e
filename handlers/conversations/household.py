"""我的家 — /home: the people of one's homes, whom one invites, and moving out."""

from domain.households import OWNER
from domain.invitations import BY_AN_OWNER
from handlers.access import access_as_owner, access_fellow, access_home, access_invitation
from handlers.actions import invitations, moving
from handlers.buttons import Pressed
from handlers.in_place import change_window, open_window
from handlers.manners import Outdated
from handlers.turn import Turn
from handlers.views import households as views
from locales import _
from storage.tables import Home, Member, Ticket

_WITHDRAWN = _("This invitation is no longer valid.")


async def show_homes(turn: Turn) -> None:
    """The window of their one home; or which of them."""
    found = await turn.shelves.households.homes_of(turn.who)
    if len(found) == 1:
        return await _show(turn, found[0].id)
    waiting = await turn.shelves.households.waiting(turn.who)
    return open_window(turn, views.which_home(found, turn.words, waiting=waiting))


async def show(turn: Turn, pressed: Pressed) -> None:
    await _show(turn, pressed.number())


async def invite(turn: Turn, pressed: Pressed) -> None:
    """An owner's own invitation: the picture comes under the window, which shows it as open."""
    home, role = await access_as_owner(turn, pressed.number()), pressed.word(1)
    if role not in BY_AN_OWNER:
        raise Outdated
    await invitations.invite(turn, home, role)
    await _show(turn, home.id)


async def uninvite(turn: Turn, pressed: Pressed) -> None:
    home, invitation = await access_invitation(turn, pressed.number())
    if not invitations.open_still(turn, invitation):
        raise Outdated(_WITHDRAWN)
    invitations.withdraw(turn, invitation)
    await _show(turn, home.id)
    turn.toast(turn.words("Noted."))


async def ask_to_remove(turn: Turn, pressed: Pressed) -> None:
    home, member = await access_fellow(turn, pressed.number())
    person = await turn.shelves.people.get(member.person_id)
    await change_window(turn, views.confirm_removal(member, person, home, turn.words))


async def remove(turn: Turn, pressed: Pressed) -> None:
    home, member = await access_fellow(turn, pressed.number())
    await moving.remove(turn, member, home)
    await _show(turn, home.id)
    turn.toast(turn.words("Noted."))


async def ask_to_move_out(turn: Turn, pressed: Pressed) -> None:
    home, _me = await access_home(turn, pressed.number())
    still_open = await _open_at(turn, home)
    await change_window(turn, views.confirm_moving_out(home, still_open, turn.words))


async def move_out(turn: Turn, pressed: Pressed) -> None:
    home, me = await access_home(turn, pressed.number())
    await moving.move_out(turn, me, home)
    await change_window(turn, views.moved_out(home, turn.words))


async def _show(turn: Turn, home_id: int) -> None:
    home, me = await access_home(turn, home_id)
    await change_window(turn, views.household(await _seen(turn, home, me), turn.words))


async def _seen(turn: Turn, home: Home, me: Member) -> views.Household:
    """An owner sees everybody; whoever else lives there sees themselves only (A15)."""
    if me.role != OWNER:
        return views.Household(home, me, [(me, turn.who)], (), turn.zone, turn.now)
    fellows = await turn.shelves.households.people_of(home.id)
    waiting = await turn.shelves.invitations.open_of(home.id, turn.now)
    return views.Household(home, me, fellows, waiting, turn.zone, turn.now)


async def _open_at(turn: Turn, home: Home) -> list[Ticket]:
    mine = await turn.shelves.tickets.open_of(turn.who.id)
    return [one for one in mine if one.home_id == home.id]
