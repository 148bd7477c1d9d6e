"""前台 — the office decides who belongs to a home."""

from handlers.access import access_member, entitled
from handlers.actions.households import ADMITTERS, decide
from handlers.buttons import Pressed
from handlers.manners import Outdated
from handlers.turn import Turn
from handlers.views.office import asked_at
from locales import _


async def admit(turn: Turn, pressed: Pressed) -> None:
    """[Approve] or [Decline] on an application."""
    staff = entitled(turn, ADMITTERS, "S0 四")
    member = await access_member(turn, pressed.number())
    if pressed.number(1) != asked_at(member):
        raise Outdated(_("They have asked anew in the meantime; please use the newer card."))
    await decide(turn, member, staff, admit=pressed.action == "admit")
    turn.noted()
