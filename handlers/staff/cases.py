"""立档、并案 — the plan for what could not be settled, and what turns out to be one matter."""

from dataclasses import dataclass, field

from domain.moments import plan_moments
from domain.tickets import Action, Role, step
from handlers.access import access_case, access_ticket, on_post
from handlers.actions import cases
from handlers.buttons import Pressed
from handlers.form import Form
from handlers.manners import Outdated
from handlers.staff.dispatch import may
from handlers.steps import Options
from handlers.told import Told, in_words
from handlers.turn import Turn
from handlers.views.choices import moment_of, stamp
from locales import Markup, _


@dataclass(frozen=True)
class PlanDraft:
    case: str = ""
    plan: Told = field(default_factory=Told)
    due: str = ""


planning = Form("planning", PlanDraft, _("✍️ Plan"), office=True)
planning.given("case")


async def _what(turn: Turn, draft: PlanDraft) -> Markup:
    return turn.words(
        "{name}, what will be done about it? Please reply to this message; the resident may read "
        "it.",
        name=turn.staff_name,
    )


@planning.tell(_what)
async def plan(turn: Turn, draft: PlanDraft, told: Told) -> Told:
    return in_words(told, _("The plan in words, please."))


@planning.choose(_("By when?"), columns=2)
async def due(turn: Turn, draft: PlanDraft) -> Options:
    offered = plan_moments(turn.now, turn.zone)
    return [(str(stamp(one)), turn.words.day(one, turn.zone, turn.now)) for one in offered]


@planning.done
async def enter(turn: Turn, draft: PlanDraft) -> None:
    case, ticket = await access_case(turn, int(draft.case))
    by = moment_of(int(draft.due))
    await cases.plan(turn, case, ticket, on_post(turn), draft.plan.words, by)


async def write_plan(turn: Turn, pressed: Pressed) -> None:
    staff = on_post(turn)
    case, ticket = await access_case(turn, pressed.number())
    step(ticket.situation, Action.PLAN_CASE, Role(staff.role))
    await planning.open_if_free(turn, case=str(case.id))


async def same(turn: Turn, pressed: Pressed) -> None:
    """A person has looked at both and says that they are one matter (S4 4.2.3)."""
    ticket, staff = await may(turn, pressed, Action.LINK)
    other, _role = await access_ticket(turn, pressed.number(1))
    household = ticket.home_id is not None and other.home_id == ticket.home_id
    if not household or other.kind != ticket.kind or other.id == ticket.id:
        raise Outdated
    await cases.link(turn, ticket, staff, other)
    turn.noted()
