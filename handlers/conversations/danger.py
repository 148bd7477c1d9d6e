"""危险 — where words of danger go: to the open matter they speak of, or into a new report."""

from dataclasses import replace
from datetime import datetime
from typing import Any

from telegram import Update

from domain.tickets import OPEN_STATES, Action, Kind
from domain.triage import Triage, triage
from domain.urgency import Because
from handlers.access import access_ticket
from handlers.actions.filing import Matter, file_matter
from handlers.actions.relays import to_office
from handlers.actions.telling import office_words, record, tell_office
from handlers.buttons import Pressed
from handlers.conversations.help import OTHER, HelpDraft
from handlers.conversations.homes import homes_of
from handlers.conversations.judged import Judged
from handlers.conversations.places import Placed, asset_of
from handlers.conversations.repair import category_of, repair
from handlers.facts import facts_of, ops_alias
from handlers.form import ALL, make_room
from handlers.manners import Outdated
from handlers.told import Told, is_command, thaw
from handlers.turn import Turn
from handlers.views import urgency
from handlers.views.assets import place as place_of_asset
from locales import _, words_for
from storage.tables import Ticket

_RAISED_KINDS = {Kind.REPAIR, Kind.HELP}


async def report(turn: Turn, told: Told, **known: Any) -> None:  # noqa: ANN401 - answers of a form
    """Raise the open matter that they seem to speak of; or else ask where help shall come to."""
    if ticket := await _spoken_of(turn, triage(told.words)):
        await make_room(turn)
        return await to_office(turn, ticket, told)
    return await repair.open(turn, description=told, **known)


async def something_else(turn: Turn, pressed: Pressed) -> None:
    """We guessed wrong which matter they spoke of: their words become a report of their own."""
    ticket, _role = await access_ticket(turn, pressed.number())
    raised = await turn.shelves.events.last(ticket.id, Action.RAISE)
    told = (raised.detail or {}).get("told") if raised else None
    if told is None or await turn.shelves.events.last(ticket.id, pressed.action):
        raise Outdated
    record(turn, ticket.id, pressed.action, "B5")
    facts = await facts_of(turn, ticket)
    letter = urgency.something_else(facts, office_words(facts))
    under = ops_alias(ticket)
    await tell_office(turn, facts.community, letter, reply_to=under, ticket_id=ticket.id)
    await repair.open(turn, description=thaw(told))


async def file_unanswered(turn: Turn, draft: Judged) -> None:
    """Silence is not safety: what is known is filed, and somebody is called (B5)."""
    homes = await homes_of(turn, waiting=True)
    unsure = Matter(
        Kind.REPAIR,
        draft.description,
        home=homes[0] if len(homes) == 1 else None,
        place=" / ".join([*(home.address for home in homes), "?"]),
        triage=draft.seen,
        urgent=True,
        because=Because.SILENCE,
    )
    if isinstance(draft, Placed) and (asset := await asset_of(turn, draft)):
        place = place_of_asset(asset, words_for(turn.community.language))
        unsure = replace(unsure, home=None, common=True, place=place, asset=asset)
    if isinstance(draft, HelpDraft):
        wanted = replace(unsure, kind=Kind.HELP, category=draft.what)
    else:
        category = unsure.asset.category if unsure.asset else category_of(draft.seen)
        wanted = replace(unsure, category=category)
    await file_matter(turn, wanted)


# --- a message is corrected


async def edited(update: Update, turn: Turn) -> bool:
    """A correction is heard like any other word; False where nothing has to be done about it."""
    message = turn.message
    if turn.person is None or message is None or not turn.told.words or is_command(message):
        return False
    urgent = triage(turn.told.words).urgent
    if ticket := await _filed_after(turn, message.date):
        if urgent and ticket.state in OPEN_STATES:
            locked, _role = await access_ticket(turn, ticket.id)
            await to_office(turn, locked, turn.told)
        return urgent and ticket.state in OPEN_STATES
    if await _added_to_draft(turn):
        return True
    if urgent:
        await report(turn, turn.told)
    return urgent


async def _added_to_draft(turn: Turn) -> bool:
    talk = turn.sheet.conversation
    form = ALL.get(talk.form) if talk else None
    step = form.plan.report if form else None
    if talk is None or form is None or step is None:
        return False
    if step.name not in talk.answers:
        await form.talk(turn).hear()
        return True
    whole = thaw(talk.answers[step.name]).and_then(turn.told, step.media)
    talk.answers = {**talk.answers, step.name: whole.freeze()}
    await form.show_again(turn, _("Added to your report."))
    return True


async def _filed_after(turn: Turn, said_at: datetime) -> Ticket | None:
    """What was filed first after they had said it is what they said it for."""
    tickets = await turn.shelves.tickets.of_person(turn.who.id)
    later = [one for one in tickets if one.filed_at >= said_at]
    return min(later, key=lambda one: one.filed_at, default=None)


# --- which matter


async def _spoken_of(turn: Turn, seen: Triage) -> Ticket | None:
    """Their one calm matter of today; of several, the newest about the same kind of thing.

    Only one from their home: help must not be sent to a lamp in the hall when it burns upstairs.
    """
    if not seen.urgent:
        return None
    since = turn.now - turn.standard.duration("triage.same_matter")
    calm = [
        one
        for one in await turn.shelves.tickets.open_of(turn.who.id)
        if one.home_id and one.kind in _RAISED_KINDS and not one.urgent and one.filed_at > since
    ]
    if len(calm) > 1:
        calm = [one for one in calm if _alike(one, seen)]
    if not calm:
        return None
    ticket, _role = await access_ticket(turn, calm[0].id)
    return ticket


def _alike(ticket: Ticket, seen: Triage) -> bool:
    return seen.kind == ticket.triage_kind or category_of(seen) in {ticket.category} - {OTHER}
