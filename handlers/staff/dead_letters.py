"""死信 — what could not be handled is listed and, once mended, tried again."""

from telegram import Update

from domain.tickets import Role
from handlers.access import on_post
from handlers.actions.dead_letters import try_again
from handlers.buttons import number_in
from handlers.letters import Letter
from handlers.manners import Misused
from handlers.turn import Turn
from handlers.views.office import dead_letter
from locales import Markup, _

_MAY_REPLAY = frozenset({Role.DISPATCHER, Role.SUPERVISOR, Role.MANAGER, Role.GM})
_SHOWN = 10


async def replay(update: Update, turn: Turn) -> None:
    """/replay lists the dead letters; /replay 17 puts one back into its lane."""
    staff = on_post(turn)
    if Role(staff.role) not in _MAY_REPLAY:
        return turn.say(
            Letter(turn.words("Only the front desk, a supervisor or the manager may do that."))
        )
    wanted = (turn.args or [""])[0]
    if not wanted:
        return await _list(turn)
    if not await try_again(turn, number_in(wanted)):
        raise Misused(_("There is no dead letter {id}."), id=wanted)
    return turn.say(Letter(turn.words("No. {id} is being tried again.", id=wanted)))


async def _list(turn: Turn) -> None:
    rows = (await turn.shelves.inbox.dead())[:_SHOWN]
    letters = [dead_letter(row, turn.words).text for row in rows]
    turn.say(Letter(Markup("\n\n").join(letters) or turn.words("There are no dead letters.")))
