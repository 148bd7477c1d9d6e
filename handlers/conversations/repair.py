"""报修 — a resident reports something broken."""

from dataclasses import dataclass

from domain.categories import Place, categories_for
from domain.subjects import category_in, places_in
from domain.tickets import Kind
from domain.triage import Triage
from domain.working_time import slot
from handlers.actions.filing import Matter, file_matter
from handlers.conversations.homes import COMMON, home_of, homes_of, their_homes
from handlers.conversations.judged import calm, judge, where
from handlers.conversations.places import (
    Placed,
    asset_of,
    by_code,
    came_by_code,
    common_area,
    place_said,
)
from handlers.conversations.same_fault import MaybeKnown, ask_if_the_same, report_the_same
from handlers.conversations.too_many import Bounded, add_to, unless_too_many
from handlers.conversations.visits import open_slots
from handlers.form import Form
from handlers.steps import Options
from handlers.told import Told, something
from handlers.turn import Turn
from handlers.views.names import CATEGORY, place_of
from locales import Markup, _, words_for
from storage.tables import Home

MEDIA_AT_MOST = 10
_OF_TRIAGE = {"elevator": "elevator", "electric": "electric", "water": "water",
              "leak": "wall_ceiling", "structure": "wall_ceiling", "gas_fire": "appliance",
              "safety_facility": "safety_facility"}  # fmt: skip


@dataclass(frozen=True)
class RepairDraft(Placed, Bounded, MaybeKnown):
    category: str = ""
    appointment: str = ""


repair = Form("repair", RepairDraft, _("🔧 Repair"))
by_code(repair)


async def _what(turn: Turn, draft: RepairDraft) -> Markup:
    """Whoever has scanned a code sees that we know where they stand."""
    asked = turn.words(
        "Please tell us what is wrong. Photos help: up to ten, before or after you write."
    )
    if not draft.scanned:
        return asked
    place = await place_said(turn, draft, turn.words)
    return Markup("\n").join([turn.words("📍 {place}", place=place), asked])


@repair.tell(
    _what,
    label=_("Description"),
    media=MEDIA_AT_MOST,
)
async def description(turn: Turn, draft: RepairDraft, told: Told) -> Told:
    return something(told)


judge(repair)
ask_if_the_same(repair)
unless_too_many(repair, Kind.REPAIR, when=calm)


@repair.choose(where, label=_("Place"), when=lambda draft: not draft.scanned)
async def place(turn: Turn, draft: RepairDraft) -> Options:
    """In danger nobody waits until the office has confirmed where they live."""
    homes = await their_homes(turn, waiting=draft.urgent)
    return [*homes, (COMMON, turn.words("🏢 A common area"))]


@repair.presume(place)
async def plainly_there(turn: Turn, draft: RepairDraft) -> str:
    """Their one home, unless they speak of another place; in danger it is always asked."""
    if draft.urgent:
        return ""
    if came_by_code(turn):
        return COMMON
    spoken_of, homes = places_in(draft.description.words), await homes_of(turn)
    if spoken_of is Place.COMMON:
        return COMMON
    return str(homes[0].id) if len(homes) == 1 and spoken_of is not Place.BOTH else ""


common_area(repair)


@repair.choose(
    _("What is it about?"),
    label=_("Category"),
    columns=2,
    when=lambda draft: calm(draft) and not draft.asset,
    anew_with=("place",),
)
async def category(turn: Turn, draft: RepairDraft) -> Options:
    return [(one.code, turn.words(CATEGORY[one.code])) for one in categories_for(_side(draft))]


@repair.presume(category)
async def plainly_this(turn: Turn, draft: RepairDraft) -> str:
    return category_in(draft.description.words, _side(draft))


@repair.choose(
    _("When may we come?"),
    label=_("Visit"),
    when=lambda draft: not draft.urgent and not draft.in_common,
    columns=2,
)
async def appointment(turn: Turn, draft: RepairDraft) -> Options:
    return [
        (one.code, turn.words.span(one.start, one.end, turn.zone, turn.now))
        for one in await open_slots(turn, turn.community)
    ]


@repair.confirm(when=lambda draft: calm(draft) and not draft.scanned)
async def summary(turn: Turn, draft: RepairDraft) -> Markup:
    words, home = turn.words, await _home(turn, draft)
    place = home.address if home else await place_said(turn, draft, words)
    asset = await asset_of(turn, draft)
    category = asset.category if asset else draft.category
    lines = [
        words("Shall I send it like this?"),
        words("📍 {place}", place=place_of(place, words)),
        words("• {category}", category=words(CATEGORY[category])),
    ]
    if chosen := slot(draft.appointment, turn.now, turn.zone):
        span = words.span(chosen.start, chosen.end, turn.zone, turn.now)
        lines.append(words("🗓 {span}", span=span))
    return Markup("\n").join(lines)


@repair.done
async def send(turn: Turn, draft: RepairDraft) -> None:
    if draft.is_known:
        return await report_the_same(turn, draft)
    if draft.into:
        return await add_to(turn, draft.into, draft.description)
    asset = await asset_of(turn, draft)
    matter = Matter(
        Kind.REPAIR,
        draft.description,
        home=await _home(turn, draft),
        common=draft.in_common,
        place=await place_said(turn, draft, words_for(turn.community.language)),
        asset=asset,
        category=asset.category if asset else draft.category or category_of(draft.seen),
        triage=draft.seen,
        urgent=draft.urgent,
        because=draft.because,
        slot=slot(draft.appointment, turn.now, turn.zone),
    )
    await file_matter(turn, matter)
    return None


def category_of(seen: Triage) -> str:
    """What a dangerous thing is about: nobody is asked who waits for help."""
    return _OF_TRIAGE.get(seen.kind, "other")


def _side(draft: RepairDraft) -> Place:
    return Place.COMMON if draft.in_common else Place.HOME


async def _home(turn: Turn, draft: RepairDraft) -> Home | None:
    return None if draft.in_common else await home_of(turn, draft.place, waiting=draft.urgent)
