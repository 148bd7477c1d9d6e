"""人工回访 — the buttons under the card of a contact, and what is noted in reply to it."""

from dataclasses import dataclass, field

from telegram import Update

from domain.contacts import CALLERS
from domain.refusals import Refused
from domain.tickets import Role
from handlers.access import access_contact, entitled, on_post
from handlers.actions import contacting as actions
from handlers.actions import contacts
from handlers.briefing import briefing_of
from handlers.buttons import Pressed
from handlers.form import AMONG_OURSELVES, Form
from handlers.in_place import change_window, open_window, pressed_on
from handlers.letters import Letter, Manner
from handlers.manners import Outdated
from handlers.sheet import CURRENT
from handlers.told import Told, in_words
from handlers.turn import Turn
from handlers.views import contacts as views
from handlers.views.follow_ups import ROWS
from locales import Markup, _
from storage.tables import Contact, FollowUp, Staff, Ticket

_ALIAS = "contact:"
_POINTS = range(1, 6)
_KNOW_WHO = frozenset({Role.SUPERVISOR, Role.MANAGER})
_AT_MOST = 1000
Asked = tuple[Contact, FollowUp, Ticket]


@dataclass(frozen=True)
class SaidDraft:
    contact: str = ""
    shortcomings: Told = field(default_factory=Told)
    suggestions: Told = field(default_factory=Told)


writing = Form("writing_down", SaidDraft, _("✍️ What the household said"), office=True)
writing.given("contact")


async def _what(turn: Turn, draft: SaidDraft) -> Markup:
    contact, follow_up, ticket = await access_contact(turn, int(draft.contact))
    seen = await briefing_of(turn, contact, follow_up, ticket)
    return turn.words(
        "{who}: what could have been done better, in their words? Please reply to this message.",
        who=views.brought(seen, turn.words),
    )


@writing.tell(_what)
async def shortcomings(turn: Turn, draft: SaidDraft, told: Told) -> Told:
    return in_words(told)


@writing.tell(_("And what do they suggest? Please reply to this message."), optional=True)
async def suggestions(turn: Turn, draft: SaidDraft, told: Told) -> Told:
    return told


@writing.done
async def wrote(turn: Turn, draft: SaidDraft) -> None:
    staff = entitled(turn, CALLERS, "S0 八2(4)")
    asked = await access_contact(turn, int(draft.contact))
    if await _goes_on(turn, asked, staff):
        said = (one.words[:_AT_MOST] for one in (draft.shortcomings, draft.suggestions))
        await actions.write_down(turn, *asked, staff, *said)
    await _show(turn, asked)


async def calls(update: Update, turn: Turn) -> None:
    """Who waits to be called, what is overdue first, and of the rest what they have taken."""
    open_window(turn, await _waiting(turn))


async def page(turn: Turn, pressed: Pressed) -> None:
    entitled(turn, CALLERS, "S0 八2(4)", CALLERS)
    await change_window(turn, await _waiting(turn, pressed.number()))


async def show(turn: Turn, pressed: Pressed) -> None:
    """The briefing, wherever they look at it."""
    _staff, asked = await _may(turn, pressed)
    await _show(turn, asked, here=True)


async def take(turn: Turn, pressed: Pressed) -> None:
    staff, asked = await _may(turn, pressed)
    if await actions.still_wanted(turn, *asked):
        await actions.take(turn, *asked, staff)
        turn.noted()
    await _show(turn, asked)


async def join(turn: Turn, pressed: Pressed) -> None:
    staff, asked = await _may(turn, pressed)
    if await actions.still_wanted(turn, *asked):
        await actions.join(turn, *asked, staff)
        turn.noted()
    await _show(turn, asked)


async def visit(turn: Turn, pressed: Pressed) -> None:
    staff, asked = await _may(turn, pressed)
    contact, _follow_up, ticket = asked
    if await actions.still_wanted(turn, *asked):
        await actions.check_caller(turn, *asked, staff)
        if contact.staff_id:
            await actions.check_takers(turn, contact, staff)
        actions.visit(turn, contact, ticket)
        turn.noted()
    await _show(turn, asked)


async def in_vain(turn: Turn, pressed: Pressed) -> None:
    staff, asked = await _may(turn, pressed)
    contact, _follow_up, ticket = asked
    if await _goes_on(turn, asked, staff):
        await actions.in_vain(turn, contact, ticket, staff)
        turn.noted()
    await _show(turn, asked)


async def reached(turn: Turn, pressed: Pressed) -> None:
    """The three rows appear."""
    staff, asked = await _may(turn, pressed)
    await _show(turn, asked, marking=await _goes_on(turn, asked, staff))


async def points(turn: Turn, pressed: Pressed) -> None:
    """One tap on one of the three rows, as they said it."""
    row, given = pressed.word(1), pressed.number(2)
    if row not in ROWS or given not in _POINTS:
        raise Outdated
    staff, asked = await _may(turn, pressed)
    going_on = await _goes_on(turn, asked, staff)
    if going_on:
        actions.mark(asked[0], row, given)
    await _show(turn, asked, marking=going_on)


async def write_down(turn: Turn, pressed: Pressed) -> None:
    staff, asked = await _may(turn, pressed)
    if await _goes_on(turn, asked, staff):
        await actions.write_down(turn, *asked, staff)
        turn.noted()
    await _show(turn, asked)


async def ask_words(turn: Turn, pressed: Pressed) -> None:
    staff, asked = await _may(turn, pressed)
    if await _goes_on(turn, asked, staff):
        return await writing.open_if_free(turn, contact=str(asked[0].id))
    return await _show(turn, asked)


def under_its_card(update: Update) -> bool:
    """Whether somebody replies to the card of a contact: no household reads that."""
    sheet = CURRENT.get()
    card = sheet.answered
    new = sheet.update is not None and sheet.update.message is not None
    return new and card is not None and card.alias.startswith(_ALIAS)


async def typed(update: Update, turn: Turn) -> None:
    """A note for whoever calls, or of what was said."""
    card, said = turn.sheet.answered, turn.told.words
    if card is None or not said or said.startswith(AMONG_OURSELVES):
        return
    entitled(turn, CALLERS, "S0 八2(4)")
    contact, follow_up, ticket = await access_contact(turn, int(card.alias.removeprefix(_ALIAS)))
    if await actions.still_wanted(turn, contact, follow_up, ticket):
        await actions.note(turn, contact, ticket, said[:_AT_MOST])
        await contacts.redraw(turn, await briefing_of(turn, contact, follow_up, ticket))


async def _waiting(turn: Turn, number: int = 0) -> Letter:
    staff = on_post(turn)
    found = await turn.shelves.contacts.waiting(turn.community.id)
    shown = [one for one in found if staff.role in _KNOW_WHO or not one[1].confidential]

    def first(one: tuple[Contact, Ticket]) -> tuple[bool, bool]:
        return one[0].due > turn.now, one[0].staff_id != staff.id

    return views.waiting(sorted(shown, key=first), turn.now, turn.zone, turn.words, number)


async def _may(turn: Turn, pressed: Pressed) -> tuple[Staff, Asked]:
    staff = entitled(turn, CALLERS, "S0 八2(4)", CALLERS)
    contact, follow_up, ticket = await access_contact(turn, pressed.number())
    if ticket.confidential and staff.role not in _KNOW_WHO:
        raise Refused("not_yours", "A15")
    return staff, (contact, follow_up, ticket)


async def _goes_on(turn: Turn, asked: Asked, staff: Staff) -> bool:
    """Whether it is theirs, and still wanted."""
    if not await actions.still_wanted(turn, *asked):
        return False
    await actions.check_takers(turn, asked[0], staff)
    return True


async def _show(turn: Turn, asked: Asked, *, marking: bool = False, here: bool = False) -> None:
    """On its card in the group; and where they pressed, if that is somewhere else."""
    await turn.shelves.flush()
    seen = await briefing_of(turn, *asked)
    on = await pressed_on(turn)
    at_its_card = on is not None and on.alias == contacts.alias(asked[0])
    if at_its_card or not here:
        await contacts.redraw(turn, seen, marking=marking and at_its_card)
    if at_its_card or turn.query is None:
        return None
    letter = views.card(seen, turn.words, marking=marking)
    if on is not None and on.alias.startswith("window:"):
        return turn.redraw(letter, turn.visitor.at, Manner(card=on.alias))
    return open_window(turn, letter)
