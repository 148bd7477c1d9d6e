"""录入 — /file: a matter that came by telephone, in person or from headquarters (C7)."""

from dataclasses import dataclass

from telegram import Update

from domain.categories import Place, categories_for
from domain.departments import TOPICS
from domain.entering import Caller, Entry, Source, caller_in, entry_in
from domain.finding import Door
from domain.subjects import category_in, topic_in
from domain.tickets import JOBS, Kind, Role
from domain.working_time import slot
from handlers.access import on_post
from handlers.actions.filing import Entered, Matter, file_matter
from handlers.command import rest_of
from handlers.conversations.judged import Judged, judge
from handlers.conversations.repair import MEDIA_AT_MOST, category_of
from handlers.conversations.rooms import InRoom, home_at, which_room
from handlers.conversations.visits import open_slots
from handlers.form import Form
from handlers.letters import Letter
from handlers.manners import Misused, Unclear
from handlers.steps import Options
from handlers.told import Told, something
from handlers.turn import Turn
from handlers.views import filing as views
from handlers.views.names import CATEGORY, HELP, KIND, SOURCE, TOPIC
from locales import Markup, _, words_for
from storage.tables import Home, Person

FILERS = frozenset({Role.DISPATCHER, Role.HEAD, Role.SUPERVISOR, Role.MANAGER, Role.GUARD})
_BROUGHT = (
    Kind.REPAIR, Kind.COMPLAINT, Kind.INQUIRY, Kind.SUGGESTION, Kind.HELP, Kind.PRAISE,
)  # fmt: skip
_HOME, _COMMON, _NAMELESS = "home", "common", "nobody"
NO_NAME = _("No name given")
_NO_SUCH_HOME = _("There is no such home: {home}.")
_HOW = _("How did it come: phone, visit or hq?")


@dataclass(frozen=True)
class FilingDraft(InRoom, Judged):
    source: str = ""
    kind: str = ""
    scope: str = ""
    known_home: str = ""
    who: str = ""
    category: str = ""
    appointment: str = ""

    @property
    def in_a_home(self) -> bool:
        return bool(self.known_home) or self.scope == _HOME

    @property
    def door(self) -> str:
        """The home's number, named at once or chosen; empty for a common area."""
        return (self.known_home or self.home) if self.in_a_home else ""


filing = Form("filing", FilingDraft, _("📋 Entered by the office"), office=True)
filing.given("known_home")


@filing.choose(_("How did it come?"), label=_("How it came"), columns=3)
async def source(turn: Turn, draft: FilingDraft) -> Options:
    return [(code, turn.words(name)) for code, name in SOURCE.items()]


@filing.choose(_("What is it?"), label=_("Kind"), columns=3)
async def kind(turn: Turn, draft: FilingDraft) -> Options:
    return [(one, turn.words(KIND[one])) for one in _BROUGHT]


@filing.choose(_("Where is it?"), columns=2, when=lambda draft: not draft.known_home)
async def scope(turn: Turn, draft: FilingDraft) -> Options:
    return [(_HOME, turn.words("🏠 A home")), (_COMMON, turn.words("🏢 A common area"))]


which_room(filing, _("Which building?"), when=lambda draft: draft.scope == _HOME)


def _named_so(turn: Turn) -> str:
    """Their name, and a number to call back."""
    if caller_in(turn.told.words) is None:
        raise Unclear(_("The name, please, and the telephone number: 李女士 13812345678."))
    return turn.told.words


@filing.choose(
    _("Who brings it? One of these, or write the name and telephone number."),
    label=_("From whom"),
    columns=2,
    anew_with=("scope", "building", "unit", "home"),
    hear=_named_so,
)
async def who(turn: Turn, draft: FilingDraft) -> Options:
    nameless = (_NAMELESS, turn.words(NO_NAME))
    if not draft.door:
        return [nameless]
    known = await turn.shelves.households.people_of(int(draft.door))
    return [*[(str(person.id), person.name) for _member, person in known], nameless]


@filing.tell(_("What do they say? Photos help."), label=_("Description"), media=MEDIA_AT_MOST)
async def description(turn: Turn, draft: FilingDraft, told: Told) -> Told:
    return something(told)


judge(filing, when=lambda draft: draft.unsure and draft.kind != Kind.HELP)


def _asks_category(draft: FilingDraft) -> bool:
    return not draft.urgent and draft.kind not in {Kind.SUGGESTION, Kind.PRAISE}


@filing.choose(
    _("What is it about?"), label=_("Category"), columns=2, when=_asks_category,
    anew_with=("kind", "scope"),
)  # fmt: skip
async def category(turn: Turn, draft: FilingDraft) -> Options:
    if draft.kind == Kind.HELP:
        return [(code, turn.words(name)) for code, name in HELP.items()]
    if draft.kind in JOBS:
        return [(one.code, turn.words(CATEGORY[one.code])) for one in categories_for(_side(draft))]
    return [(one.code, turn.words(TOPIC[one.code])) for one in TOPICS]


@filing.presume(category)
async def plainly_this(turn: Turn, draft: FilingDraft) -> str:
    words = draft.description.words
    if draft.kind == Kind.REPAIR:
        return category_in(words, _side(draft))
    return "" if draft.kind in JOBS else topic_in(words)


@filing.choose(
    _("When may we come?"), label=_("Visit"), columns=2,
    when=lambda draft: draft.kind == Kind.REPAIR and draft.in_a_home and not draft.urgent,
)  # fmt: skip
async def appointment(turn: Turn, draft: FilingDraft) -> Options:
    return [
        (one.code, turn.words.span(one.start, one.end, turn.zone, turn.now))
        for one in await open_slots(turn, turn.community)
    ]


@filing.confirm()
async def summary(turn: Turn, draft: FilingDraft) -> Markup:
    home = await _home(turn, draft)
    chosen = slot(draft.appointment, turn.now, turn.zone)
    visit = turn.words.span(chosen.start, chosen.end, turn.zone, turn.now) if chosen else ""
    brought = await _known(turn, draft) or _caller(turn, draft)
    told = views.Summary(
        Kind(draft.kind), Source(draft.source), home, brought, draft.seen.kind, draft.urgent, visit
    )
    return views.summary(told, turn.words)


@filing.done
async def send(turn: Turn, draft: FilingDraft) -> None:
    home, staff = await _home(turn, draft), on_post(turn)
    requester = await _requester(turn, draft, home)
    matter = Matter(
        Kind(draft.kind),
        draft.description,
        Entered(requester, staff, Source(draft.source)),
        home=home,
        common=home is None,
        category=_category(draft),
        triage=draft.seen,
        urgent=draft.urgent,
        because=draft.because,
        slot=slot(draft.appointment, turn.now, turn.zone),
    )
    ticket = await file_matter(turn, matter)
    turn.say(Letter(views.entered(ticket, requester, turn.words)))


async def command(update: Update, turn: Turn) -> None:
    """/file alone asks; whatever stands behind it need not be asked."""
    line = rest_of(turn)
    entry = entry_in(line)
    if line and entry.source is None:
        raise Misused(_HOW)
    await filing.open_if_free(turn, **await _answers(turn, entry))


async def _answers(turn: Turn, entry: Entry) -> dict[str, object]:
    home = await _at(turn, entry.door) if entry.door else None
    answers = {
        "known_home": str(home.id) if home else "",
        "source": entry.source,
        "kind": entry.kind,
        "scope": _HOME if home else _COMMON if entry.common else "",
        "who": await _named(turn, home, entry.caller) if entry.caller else "",
        "description": Told(entry.words) if entry.words else None,
    }
    return {name: value for name, value in answers.items() if value or name == "known_home"}


async def _named(turn: Turn, home: Home | None, caller: Caller) -> str:
    """One of the household whom the office knows; else as they were named."""
    known = await turn.shelves.households.people_of(home.id) if home else ()
    theirs = [person.id for _member, person in known if person.name == caller.name]
    return str(theirs[0]) if len(theirs) == 1 else f"{caller.name} {caller.phone}".strip()


async def _at(turn: Turn, door: Door) -> Home:
    found = await turn.shelves.finding.homes(turn.community.id, door)
    if len(found) != 1:
        raise Misused(_NO_SUCH_HOME, home=door.said)
    return found[0]


async def _home(turn: Turn, draft: FilingDraft) -> Home | None:
    if not draft.door:
        return None
    return await home_at(turn, InRoom(home=draft.door))


async def _known(turn: Turn, draft: FilingDraft) -> Person | None:
    if not (draft.door and draft.who.isdigit()):
        return None
    known = await turn.shelves.households.people_of(int(draft.door))
    return next((person for _member, person in known if str(person.id) == draft.who), None)


async def _requester(turn: Turn, draft: FilingDraft, home: Home | None) -> Person:
    if known := await _known(turn, draft):
        return known
    caller = _caller(turn, draft)
    return await turn.shelves.people.caller(
        caller.name, caller.phone, home.id if home else None, turn.community.language, turn.now
    )


def _caller(turn: Turn, draft: FilingDraft) -> Caller:
    found = None if draft.who == _NAMELESS else caller_in(draft.who)
    return found or Caller(words_for(turn.community.language)(NO_NAME))


def _category(draft: FilingDraft) -> str:
    if draft.category:
        return draft.category
    return category_of(draft.seen) if draft.kind == Kind.REPAIR and draft.urgent else "other"


def _side(draft: FilingDraft) -> Place:
    return Place.HOME if draft.in_a_home else Place.COMMON
