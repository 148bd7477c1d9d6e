"""邀请 — the office makes a link into a home; it is handed over in private, never in the group."""

from dataclasses import dataclass

from telegram import Update

from domain.invitations import BY_THE_OFFICE
from domain.tickets import Role
from handlers.access import check_reachable, entitled
from handlers.actions.invitations import invite
from handlers.conversations.rooms import InRoom, home_at, which_room
from handlers.form import Form
from handlers.letters import Letter
from handlers.manners import Misused
from handlers.steps import Options, meant
from handlers.turn import Turn
from handlers.views.names import MEMBER
from locales import Markup, _
from storage.tables import Home, Staff

INVITERS = frozenset({Role.DISPATCHER, Role.SUPERVISOR, Role.MANAGER})
# Whoever reads the group could use a link that is shown there, so it is shown there to nobody.
_NOT_REACHABLE = _(
    "{name}, an invitation is for your eyes only. Please open a private chat with me first "
    "({link}), then ask for it again."
)
_HOW = _("Which home, and as whom? /invite alone asks for both.")


@dataclass(frozen=True)
class InviteDraft(InRoom):
    role: str = ""


inviting = Form("inviting", InviteDraft, _("🔑 Invitation"), office=True)
which_room(inviting, _("Which building?"))


@inviting.choose(_("As whom are they invited?"), columns=3)
async def role(turn: Turn, draft: InviteDraft) -> Options:
    return _roles(turn)


@inviting.done
async def make(turn: Turn, draft: InviteDraft) -> None:
    await _hand_over(turn, _entitled(turn), await home_at(turn, draft), draft.role)


async def command(update: Update, turn: Turn) -> None:
    """/invite, or /invite 3-2-501 owner."""
    staff = _entitled(turn)
    if turn.args:
        return await _at_once(turn, staff, *turn.args)
    return await inviting.open_if_free(turn)


async def _at_once(turn: Turn, staff: Staff, address: str, *said: str) -> None:
    named = " ".join(said)
    role = named if named in BY_THE_OFFICE else meant(named, _roles(turn))
    home = await home_at_the_door(turn, address)
    if home is None or role is None:
        raise Misused(_HOW)
    await _hand_over(turn, staff, home, role)


async def _hand_over(turn: Turn, staff: Staff, home: Home, role: str) -> None:
    await invite(turn, home, role, staff)
    turn.say(Letter(_handed_over(turn, staff, home)))


def _handed_over(turn: Turn, staff: Staff, home: Home) -> Markup:
    return turn.words(
        "🔑 {name}, the invitation to {home} is in your private chat with me.",
        name=staff.name,
        home=home.address,
    )


async def home_at_the_door(turn: Turn, address: str) -> Home | None:
    """By what stands on the door: building, unit where there are any, room."""
    building, _dash, rest = address.partition("-")
    unit, _dash, room = rest.rpartition("-")
    rooms = await turn.shelves.households.rooms(turn.community.id, building, unit)
    return next((home for home in rooms if home.room == room), None)


def _roles(turn: Turn) -> Options:
    return [(one, turn.words(MEMBER[one])) for one in BY_THE_OFFICE]


def _entitled(turn: Turn) -> Staff:
    staff = entitled(turn, INVITERS, "A4")
    check_reachable(turn, staff, _NOT_REACHABLE)
    return staff
