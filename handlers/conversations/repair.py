"""报修 — a resident reports something broken."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from domain.categories import Place, categories_for
from domain.triage import Outcome, Triage, triage
from domain.working_time import free_slots, slot
from handlers.actions.filing import Report, file_repair
from handlers.form import Form
from handlers.manners import Unclear
from handlers.steps import Options
from handlers.told import Told
from handlers.turn import Turn
from handlers.views.names import CATEGORY, place_of
from handlers.views.safety import safety_words
from locales import Markup, _
from storage.tables import Home

MEDIA_AT_MOST = 10
_COMMON = "common"
_OF_TRIAGE = {"elevator": "elevator", "electric": "electric", "water": "water",
              "leak": "wall_ceiling", "structure": "wall_ceiling", "gas_fire": "appliance",
              "safety_facility": "safety_facility"}  # fmt: skip


@dataclass(frozen=True)
class RepairDraft:
    description: Told = field(default_factory=Told)
    triage: Triage | None = None
    danger: str = ""
    place: str = ""
    category: str = ""
    appointment: str = ""

    @property
    def urgent(self) -> bool:
        return self.danger == "yes" or bool(self.triage and self.triage.urgent)


def unsure(draft: RepairDraft) -> bool:
    return draft.triage is not None and draft.triage.outcome is Outcome.ASK


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


async def _danger(turn: Turn, draft: RepairDraft) -> Markup:
    return turn.words("Is anybody in danger, or is water, gas or electricity out of control?")


@repair.decide("triage")
async def judged(turn: Turn, draft: RepairDraft) -> Triage:
    return triage(draft.description.words)


@repair.choose(_danger, when=unsure)
async def danger(turn: Turn, draft: RepairDraft) -> Options:
    words = turn.words
    return [("yes", words("⚠️ Yes, send somebody now")), ("no", words("No"))]


async def _where(turn: Turn, draft: RepairDraft) -> Markup:
    asked = turn.words("Where is it?")
    if not draft.urgent or draft.triage is None:
        return asked
    return Markup("\n\n").join([safety_words(turn.words, draft.triage.kind), asked])


@repair.choose(_where, label=_("Place"))
async def place(turn: Turn, draft: RepairDraft) -> Options:
    homes = await _homes(turn, draft)
    mine = [(str(home.id), turn.words("🏠 {home}", home=home.address)) for home in homes]
    return [*mine, (_COMMON, turn.words("🏢 A common area"))]


@repair.choose(
    _("What is it about?"),
    label=_("Category"),
    columns=2,
    when=lambda draft: not draft.urgent,
    anew_with=("place",),
)
async def category(turn: Turn, draft: RepairDraft) -> Options:
    where = Place.COMMON if draft.place == _COMMON else Place.HOME
    return [(one.code, turn.words(CATEGORY[one.code])) for one in categories_for(where)]


@repair.choose(
    _("When may we come?"),
    label=_("Visit"),
    when=lambda draft: not draft.urgent and draft.place != _COMMON,
    columns=2,
)
async def appointment(turn: Turn, draft: RepairDraft) -> Options:
    booked = await turn.shelves.tickets.booked(turn.community.id, turn.now)
    codes = {one.code: booked.get(one.start, 0) for one in free_slots(turn.now, turn.zone)}
    return [
        (one.code, turn.words.span(one.start, one.end, turn.zone, turn.now))
        for one in free_slots(turn.now, turn.zone, codes)
    ]


@repair.confirm(when=lambda draft: not draft.urgent)
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
    home = await _home(turn, draft)
    seen = draft.triage or triage(draft.description.words)
    report = Report(
        home=home,
        place=home.address if home else "",
        category=draft.category or _OF_TRIAGE.get(seen.kind, "other"),
        told=draft.description,
        triage=seen,
        urgent=draft.urgent,
        slot=slot(draft.appointment, turn.now, turn.zone),
    )
    await file_repair(turn, report)


async def _home(turn: Turn, draft: RepairDraft) -> Home | None:
    """The home they chose, if it is still theirs."""
    homes = await _homes(turn, draft)
    return next((home for home in homes if str(home.id) == draft.place), None)


async def _homes(turn: Turn, draft: RepairDraft) -> Sequence[Home]:
    """In danger nobody waits until the office has confirmed where they live."""
    return await turn.shelves.households.homes_of(turn.who, waiting=draft.urgent)
