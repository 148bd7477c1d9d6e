"""答复模板 — a ready reply is chosen, looked at and sent; and the office keeps what there is."""

from telegram import Update

from domain.templates import titled
from domain.tickets import Role
from handlers.access import access_template, access_ticket, entitled, on_post
from handlers.actions import templates
from handlers.actions.telling import redraw_cards
from handlers.buttons import Pressed
from handlers.command import rest_of
from handlers.in_place import change_window, open_window
from handlers.manners import Misused, Outdated
from handlers.staff.dispatch import choosing, the_ticket
from handlers.staff.which_ticket import ticket_meant
from handlers.talk import GONE
from handlers.turn import Turn
from handlers.views import templates as views
from locales import _
from storage.tables import Staff, Template

_MAY_KEEP = frozenset({Role.HEAD, Role.SUPERVISOR, Role.MANAGER})
_WHICH = _("Which reply? Please write words of its title; /template lists them.")
_NONE_CALLED = _("No reply is called that, or several are. /template lists them.")


async def command(update: Update, turn: Turn) -> None:
    """/template lists them; with a ticket and words of a title it is sent."""
    if not rest_of(turn):
        return open_window(turn, views.kept_list(await _all(turn), turn.words))
    ticket, wanted = await ticket_meant(turn)
    if not wanted:
        raise Misused(_WHICH)
    known = {one.id: one for one in await _all(turn)}
    found = titled(wanted, {one.id: one.title for one in known.values()})
    if found is None:
        raise Misused(_NONE_CALLED)
    return await templates.say(turn, known[found], ticket, on_post(turn))


# --- for a ticket


async def choose(turn: Turn, pressed: Pressed) -> None:
    on_post(turn)
    ticket = await the_ticket(turn, pressed)
    await choosing(turn, ticket, views.to_choose, await _all(turn), pressed.number(1))


async def look(turn: Turn, pressed: Pressed) -> None:
    """As the resident will read it."""
    ticket, _role = await access_ticket(turn, pressed.number())
    template = await _live(turn, pressed.number(1))
    said = await templates.said_by(turn, template, ticket)
    await choosing(turn, ticket, views.to_try, template, said)


async def send(turn: Turn, pressed: Pressed) -> None:
    ticket, _role = await access_ticket(turn, pressed.number())
    staff, template = on_post(turn), await _live(turn, pressed.number(1))
    await templates.say(turn, template, ticket, staff)
    await redraw_cards(turn, ticket)
    turn.noted()


# --- to keep


async def leaf(turn: Turn, pressed: Pressed) -> None:
    on_post(turn)
    await change_window(turn, views.kept_list(await _all(turn), turn.words, pressed.number()))


async def show(turn: Turn, pressed: Pressed) -> None:
    template = await access_template(turn, pressed.number())
    await change_window(turn, views.kept_card(template, turn.words))


async def ask_to_retire(turn: Turn, pressed: Pressed) -> None:
    _staff, template = await may_keep(turn, pressed)
    await change_window(turn, views.retiring(template, turn.words))


async def retire(turn: Turn, pressed: Pressed) -> None:
    staff, template = await may_keep(turn, pressed)
    templates.retire(turn, staff, template)
    await change_window(turn, views.kept_card(template, turn.words))


async def may_keep(turn: Turn, pressed: Pressed) -> tuple[Staff, Template]:
    """Who may, and what is still there to be kept."""
    return keeper(turn), await _live(turn, pressed.number())


def keeper(turn: Turn) -> Staff:
    return entitled(turn, _MAY_KEEP)


async def _live(turn: Turn, template_id: int) -> Template:
    template = await access_template(turn, template_id)
    if template.retired_at:
        raise Outdated(GONE)
    return template


async def _all(turn: Turn) -> list[Template]:
    return list(await turn.shelves.templates.of_community(on_post(turn).community_id))
