"""表扬 — a resident is content, and says so: whoever it is for shall hear it."""

from dataclasses import dataclass, field

from domain.tickets import Kind
from handlers.actions.filing import Matter, file_matter
from handlers.conversations.homes import home_of
from handlers.conversations.repair import MEDIA_AT_MOST
from handlers.conversations.too_many import Bounded, add_to, unless_too_many
from handlers.departments import departments_of
from handlers.form import Form
from handlers.steps import Options
from handlers.told import Told, something
from handlers.turn import Turn
from handlers.views.names import KIND
from locales import _
from storage.tables import Staff

_WORKERS_AT_MOST = 5


@dataclass(frozen=True)
class PraiseDraft(Bounded):
    description: Told = field(default_factory=Told)
    whom: str = ""


praise = Form("praise", PraiseDraft, KIND[Kind.PRAISE])


@praise.tell(_("We are glad to hear it. What was good?"), media=MEDIA_AT_MOST)
async def description(turn: Turn, draft: PraiseDraft, told: Told) -> Told:
    return something(told)


unless_too_many(praise, Kind.PRAISE)


@praise.choose(_("Whom may we pass it on to?"), columns=2)
async def whom(turn: Turn, draft: PraiseDraft) -> Options:
    """Those who have worked for them lately, by name; then the departments."""
    workers = [(str(one.id), f"👷 {one.name}") for one in await _workers(turn)]
    departments = await departments_of(turn, turn.community.id)
    return [*workers, *((code, name.plain) for code, name in departments.items())]


@praise.done
async def send(turn: Turn, draft: PraiseDraft) -> None:
    if draft.into:
        return await add_to(turn, draft.into, draft.description)
    worker = next((one for one in await _workers(turn) if str(one.id) == draft.whom), None)
    matter = Matter(
        Kind.PRAISE,
        draft.description,
        home=await home_of(turn),
        worker=worker,
        department=worker.department if worker else draft.whom,
    )
    await file_matter(turn, matter)
    return None


async def _workers(turn: Turn) -> list[Staff]:
    tickets = await turn.shelves.tickets.of_person(turn.who.id)
    ids = dict.fromkeys(one.assignee_id for one in tickets if one.assignee_id)
    found = [await turn.shelves.office.get(one) for one in ids]
    return [one for one in found if one.ended_at is None][:_WORKERS_AT_MOST]
