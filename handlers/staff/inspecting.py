"""巡检 — /inspect: a photo of what is not as it should be, for its department."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field

from telegram import Update

from domain.complaints import Severity
from domain.text import clip
from domain.tickets import Kind
from handlers.access import access_asset, access_ticket, on_post
from handlers.actions import inspecting as actions
from handlers.actions.inspecting import file_finding
from handlers.buttons import Pressed
from handlers.departments import departments_of
from handlers.form import Form
from handlers.manners import Outdated, Unclear
from handlers.steps import Options
from handlers.told import Told
from handlers.turn import Turn
from handlers.views import inspecting as views
from handlers.views.assets import place as place_of_asset
from handlers.views.names import SEVERITY, building_name, department_name
from locales import Markup, _
from storage.tables import Staff, Ticket

_OUTDOORS, _BUILDING, _ASSET = "outdoors", "b", "a"
_WORDS_AT_MOST = 600
_WHAT = _("{name}, what have you found? Please send a photo of it here, with a line about it.")


@dataclass(frozen=True)
class FindingDraft:
    found: Told = field(default_factory=Told)
    where: str = ""
    department: str = ""
    grade: str = ""


inspecting = Form("inspecting", FindingDraft, _("🔎 Found on inspection"), office=True)


async def _asked(turn: Turn, draft: FindingDraft) -> Markup:
    return turn.words(_WHAT, name=turn.staff_name)


@inspecting.tell(_asked, label=_("What is it?"), media=10)
async def found(turn: Turn, draft: FindingDraft, told: Told) -> Told:
    if not told.media:
        raise Unclear(_("A photo of it, please."))
    return told


@inspecting.choose(_("Where is it?"), label=_("Where is it?"), columns=2)
async def where(turn: Turn, draft: FindingDraft) -> Options:
    """A building, the open, or a thing with a code."""
    buildings = await turn.shelves.households.buildings(turn.community.id)
    inside = [
        (f"{_BUILDING}{n}", building_name(one, turn.words)) for n, one in enumerate(buildings)
    ]
    assets = await turn.shelves.assets.in_use(turn.community.id)
    things = [(f"{_ASSET}{one.id}", place_of_asset(one, turn.words)) for one in assets]
    return [*inside, (_OUTDOORS, turn.words("In no building")), *things]


@inspecting.choose(_("Which department answers for it?"), label=_("Department"), columns=2)
async def department(turn: Turn, draft: FindingDraft) -> Options:
    return [*(await departments_of(turn, turn.community.id)).items()]


@inspecting.choose(_("How serious is it?"), label=_("How serious"), columns=2)
async def grade(turn: Turn, draft: FindingDraft) -> Options:
    return [(one, turn.words(SEVERITY[one])) for one in Severity]


@inspecting.confirm()
async def summary(turn: Turn, draft: FindingDraft) -> Markup:
    named = await turn.shelves.departments.names(turn.community.id)
    return turn.words(
        "{department} · {severity}. Shall I pass it on?",
        department=department_name(draft.department, named, turn.words),
        severity=turn.words(SEVERITY[Severity(draft.grade)]),
    )


@inspecting.done
async def file(turn: Turn, draft: FindingDraft) -> None:
    staff, asset, place = on_post(turn), None, ""
    if draft.where.startswith(_ASSET):
        asset = await access_asset(turn, int(draft.where.removeprefix(_ASSET)))
        place = place_of_asset(asset, turn.words)
    elif draft.where != _OUTDOORS:
        buildings = await turn.shelves.households.buildings(turn.community.id)
        place = building_name(buildings[int(draft.where.removeprefix(_BUILDING))], turn.words)
    told = Told(clip(draft.found.words, _WORDS_AT_MOST), draft.found.media)
    grade = Severity(draft.grade)
    ticket = await file_finding(turn, staff, told, draft.department, place, asset, grade)
    turn.say(views.filed(ticket, turn.words))


async def command(update: Update, turn: Turn) -> None:
    on_post(turn)
    await inspecting.open_if_free(turn)


async def accept(turn: Turn, pressed: Pressed) -> None:
    await _judge(turn, pressed, actions.accept)


async def send_back(turn: Turn, pressed: Pressed) -> None:
    await _judge(turn, pressed, actions.send_back)


async def _judge(
    turn: Turn, pressed: Pressed, action: Callable[[Turn, Ticket, Staff], Awaitable[None]]
) -> None:
    staff = on_post(turn)
    ticket, _role = await access_ticket(turn, pressed.number())
    if ticket.kind != Kind.INTERNAL:
        raise Outdated
    await action(turn, ticket, staff)
    turn.noted()
