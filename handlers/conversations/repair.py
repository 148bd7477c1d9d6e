"""报修 — a resident reports something broken."""

from dataclasses import dataclass

from domain.categories import Place, categories_for
from domain.tickets import Kind
from domain.triage import Triage
from domain.working_time import free_slots, slot
from handlers.actions.filing import Matter, file_matter
from handlers.conversations.homes import COMMON, home_of, their_homes
from handlers.conversations.judged import Judged, calm, judge, where
from handlers.form import Form
from handlers.manners import Unclear
from handlers.steps import Options
from handlers.told import Told
from handlers.turn import Turn
from handlers.views.names import CATEGORY, place_of
from locales import Markup, _
from storage.tables import Home

MEDIA_AT_MOST = 10
_OF_TRIAGE = {"elevator": "elevator", "electric": "electric", "water": "water",
              "leak": "wall_ceiling", "structure": "wall_ceiling", "gas_fire": "appliance",
              "safety_facility": "safety_facility"}  # fmt: skip


@dataclass(frozen=True)
class RepairDraft(Judged):
    place: str = ""
    category: str = ""
    appointment: str = ""


repair = Form("repair", RepairDraft, _("🔧 Repair"))


@repair.tell(
    _("Please tell us what is wrong. Photos help: up to ten, before or after you write."),
    label=_("Description"),
    media=MEDIA_AT_MOST,
)
async def description(turn: Turn, draft: RepairDraft, told: Told) -> Told:
    if not told:
        raise Unclear(_("A few words or a photo, please."))
    return told


judge(repair)


@repair.choose(where, label=_("Place"))
async def place(turn: Turn, draft: RepairDraft) -> Options:
    """In danger nobody waits until the office has confirmed where they live."""
    homes = await their_homes(turn, waiting=draft.urgent)
    return [*homes, (COMMON, turn.words("🏢 A common area"))]


@repair.choose(
    _("What is it about?"),
    label=_("Category"),
    columns=2,
    when=calm,
    anew_with=("place",),
)
async def category(turn: Turn, draft: RepairDraft) -> Options:
    side = Place.COMMON if draft.place == COMMON else Place.HOME
    return [(one.code, turn.words(CATEGORY[one.code])) for one in categories_for(side)]


@repair.choose(
    _("When may we come?"),
    label=_("Visit"),
    when=lambda draft: not draft.urgent and draft.place != COMMON,
    columns=2,
)
async def appointment(turn: Turn, draft: RepairDraft) -> Options:
    booked = await turn.shelves.tickets.booked(turn.community.id, turn.now)
    offered = free_slots(turn.now, turn.zone, standard=turn.standard)
    codes = {one.code: booked.get(one.start, 0) for one in offered}
    return [
        (one.code, turn.words.span(one.start, one.end, turn.zone, turn.now))
        for one in free_slots(turn.now, turn.zone, codes, turn.standard)
    ]


@repair.confirm(when=calm)
async def summary(turn: Turn, draft: RepairDraft) -> Markup:
    words, home = turn.words, await _home(turn, draft)
    lines = [
        words("Shall I send it like this?"),
        words("📍 {place}", place=place_of(home.address if home else "", words)),
        words("• {category}", category=words(CATEGORY[draft.category])),
    ]
    if chosen := slot(draft.appointment, turn.now, turn.zone):
        span = words.span(chosen.start, chosen.end, turn.zone, turn.now)
        lines.append(words("🗓 {span}", span=span))
    return Markup("\n").join(lines)


@repair.done
async def send(turn: Turn, draft: RepairDraft) -> None:
    matter = Matter(
        Kind.REPAIR,
        draft.description,
        home=await _home(turn, draft),
        category=draft.category or category_of(draft.seen),
        triage=draft.seen,
        urgent=draft.urgent,
        because=draft.because,
        slot=slot(draft.appointment, turn.now, turn.zone),
    )
    await file_matter(turn, matter)


def category_of(seen: Triage) -> str:
    """What a dangerous thing is about: nobody is asked who waits for help."""
    return _OF_TRIAGE.get(seen.kind, "other")


async def _home(turn: Turn, draft: RepairDraft) -> Home | None:
    return await home_of(turn, draft.place, waiting=draft.urgent)
