"""转派 — whoever has an order, or the desk, gives it to a colleague or to another department."""

from dataclasses import dataclass, field

from telegram import Update

from domain.assigning import Candidate
from domain.text import clip
from handlers.access import access_ticket, on_post
from handlers.actions import transferring
from handlers.actions.repairs import HANDS
from handlers.actions.telling import redraw_ops_card
from handlers.actions.transferring import check_giver
from handlers.buttons import Pressed, number_in
from handlers.departments import departments_of
from handlers.facts import facts_of
from handlers.form import Form
from handlers.letters import Letter
from handlers.manners import Misused, Outdated
from handlers.staff.assigning import candidates, check_unchanged, colleague
from handlers.staff.choosing import named_first
from handlers.staff.dispatch import choosing, the_ticket
from handlers.staff.which_ticket import ticket_meant
from handlers.told import Told, in_words
from handlers.turn import Turn
from handlers.views import transferring as views
from locales import Markup, _
from storage.tables import Staff, Ticket

_SAID_AT_MOST = 40
_NOBODY = _("To whom? The name of a colleague or of a department, please.")
_NOBODY_CALLED = _(
    "“{who}” does not begin with the name of a department or of a colleague who can take it."
)
_NO_REASON = _("Please say why, behind the name.")
_NOT_LIVE = _("There is no such department any more.")


@dataclass(frozen=True)
class TransferDraft:
    """`staff` or `department` is whom it goes to; `had` is who had it when that was chosen."""

    ticket: str = ""
    staff: str = ""
    department: str = ""
    had: str = ""
    by_desk: bool = False
    reason: Told = field(default_factory=Told)
    remark: Told = field(default_factory=Told)


passing_on = Form("transferring", TransferDraft, _("🔁 Transfer"), office=True)
passing_on.given("ticket")
passing_on.given("staff")
passing_on.given("department")
passing_on.given("had")
passing_on.given("by_desk")


async def _why(turn: Turn, draft: TransferDraft) -> Markup:
    return turn.words(
        "{name}, why? Please reply to this message; whoever has it next reads it.",
        name=turn.staff_name,
    )


@passing_on.tell(_why, when=lambda draft: not draft.by_desk)
async def reason(turn: Turn, draft: TransferDraft, told: Told) -> Told:
    return in_words(told, _("The reason in words, please."))


@passing_on.tell(_why, when=lambda draft: draft.by_desk, optional=True)
async def remark(turn: Turn, draft: TransferDraft, told: Told) -> Told:
    return told


@passing_on.done
async def passed_on(turn: Turn, draft: TransferDraft) -> None:
    ticket, _role = await access_ticket(turn, int(draft.ticket))
    by, why = on_post(turn), draft.reason.words or draft.remark.words
    await check_unchanged(turn, ticket, number_in(draft.had))
    if draft.department:
        await _check_live(turn, ticket, draft.department)
        await transferring.to_department(turn, ticket, by, draft.department, why)
    else:
        worker = await colleague(turn, ticket, int(draft.staff))
        await transferring.to_colleague(turn, ticket, by, worker, why)


async def to_whom(turn: Turn, pressed: Pressed) -> None:
    ticket, by = await _may(turn, pressed)
    others = [
        one
        for one in await candidates(turn, ticket)
        if one.staff_id not in {by.id, ticket.assignee_id}
    ]
    await choosing(turn, ticket, views.to_whom, others, pressed.number(1))


async def to_which(turn: Turn, pressed: Pressed) -> None:
    ticket, _by = await _may(turn, pressed)
    await choosing(turn, ticket, views.to_which, await _live(turn, ticket))


async def to_colleague(turn: Turn, pressed: Pressed) -> None:
    ticket, by = await _may(turn, pressed)
    await check_unchanged(turn, ticket, pressed.number(2))
    worker = await colleague(turn, ticket, pressed.number(1))
    await _ask_why(turn, ticket, by, staff=str(worker.id))


async def to_department(turn: Turn, pressed: Pressed) -> None:
    ticket, by = await _may(turn, pressed)
    await _check_live(turn, ticket, pressed.word(1))
    await _ask_why(turn, ticket, by, department=pressed.word(1))


async def command(update: Update, turn: Turn) -> None:
    """/transfer: to whom, and why."""
    ticket, written = await ticket_meant(turn)
    by = on_post(turn)
    check_giver(ticket, by)
    whom, why = await _meant(turn, ticket, written)
    if by.role in HANDS and not why:
        raise Misused(_NO_REASON)
    if isinstance(whom, Candidate):
        worker = await turn.shelves.office.get(whom.staff_id)
        await transferring.to_colleague(turn, ticket, by, worker, why)
    else:
        await _check_live(turn, ticket, whom)
        await transferring.to_department(turn, ticket, by, whom, why)
    turn.say(Letter(turn.words("{number}: noted.", number=ticket.number)))


async def _meant(turn: Turn, ticket: Ticket, written: str) -> tuple[Candidate | str, str]:
    """The colleague or the department whose name it begins with, and the rest."""
    live = await departments_of(turn, ticket.community_id)
    named: dict[str, Candidate | str] = {name.plain: code for code, name in live.items()}
    named |= {one.name: one for one in await candidates(turn, ticket)}
    name = named_first(written, named)
    if not name:
        raise Misused(_NOBODY_CALLED if written else _NOBODY, who=clip(written, _SAID_AT_MOST))
    return named[name], written[len(name) :].strip()


async def _may(turn: Turn, pressed: Pressed) -> tuple[Ticket, Staff]:
    by, ticket = on_post(turn), await the_ticket(turn, pressed)
    check_giver(ticket, by)
    return ticket, by


async def _ask_why(
    turn: Turn, ticket: Ticket, by: Staff, *, staff: str = "", department: str = ""
) -> None:
    await redraw_ops_card(turn, await facts_of(turn, ticket))
    await passing_on.open_if_free(
        turn,
        ticket=str(ticket.id),
        staff=staff,
        department=department,
        had=str(ticket.assignee_id or ""),
        by_desk=by.role not in HANDS,
    )


async def _check_live(turn: Turn, ticket: Ticket, department: str) -> None:
    """Outdated for what is no department, or has it already."""
    if department not in await _live(turn, ticket) or department == ticket.department:
        raise Outdated(_NOT_LIVE)


async def _live(turn: Turn, ticket: Ticket) -> list[str]:
    return await turn.shelves.departments.live(ticket.community_id)
