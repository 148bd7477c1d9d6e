"""入住登记 — somebody new: language, the notice, their home, and as what they live there."""

from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass

from handlers.actions.households import ask_to_join, welcome
from handlers.form import Form
from handlers.letters import Letter
from handlers.manners import Outdated
from handlers.steps import Options
from handlers.turn import Turn
from handlers.views.names import MEMBER
from handlers.views.residents import notice
from handlers.views.safety import emergency_numbers
from locales import Markup, _, words_for
from locales.languages import NAMES


@dataclass(frozen=True)
class JoinDraft:
    language: str = ""
    consent: str = ""
    building: str = ""
    has_units: bool = False
    unit: str = ""
    home: str = ""
    role: str = ""


join = Form("join", JoinDraft, _("🏠 Welcome"))


@join.choose("请选择语言 · 請選擇語言 · Please choose your language", columns=3)
async def language(turn: Turn, draft: JoinDraft) -> Options:
    return list(NAMES.items())


async def _notice(turn: Turn, draft: JoinDraft) -> Markup:
    return notice(turn.community, turn.words, turn.standard)


@join.choose(_notice, columns=2)
async def consent(turn: Turn, draft: JoinDraft) -> Options:
    words = turn.words
    return [("yes", words("I agree")), ("no", words("I do not agree"))]


def _agreed(draft: JoinDraft) -> bool:
    return draft.consent == "yes"


@join.choose(_("Which building is your home in?"), when=_agreed, columns=3)
async def building(turn: Turn, draft: JoinDraft) -> Options:
    return [
        (str(n), _called(_("Building {building}"), turn, building=name))
        for n, name in enumerate(await turn.shelves.households.buildings(turn.community.id))
    ]


@join.decide("has_units", when=_agreed)
async def asks_for_unit(turn: Turn, draft: JoinDraft) -> bool:
    """A building that has vanished meanwhile is for the next question to find out."""
    with suppress(Outdated):
        return len(await _units(turn, draft)) > 1
    return False


@join.choose(
    _("Which unit?"), when=lambda draft: draft.has_units, columns=3, anew_with=("building",)
)
async def unit(turn: Turn, draft: JoinDraft) -> Options:
    return [
        (str(n), _called(_("Unit {unit}"), turn, unit=name) if name else turn.words("No unit"))
        for n, name in enumerate(await _units(turn, draft))
    ]


@join.choose(
    _("Which flat? You can also type its number."),
    when=_agreed,
    columns=3,
    anew_with=("building", "unit"),
)
async def home(turn: Turn, draft: JoinDraft) -> Options:
    households, name = turn.shelves.households, await _building(turn, draft)
    in_unit = _nth(await _units(turn, draft), draft.unit or "0")
    rooms = await households.rooms(turn.community.id, name, in_unit)
    return [(str(room.id), room.room) for room in rooms]


async def _building(turn: Turn, draft: JoinDraft) -> str:
    return _nth(await turn.shelves.households.buildings(turn.community.id), draft.building)


async def _units(turn: Turn, draft: JoinDraft) -> Sequence[str]:
    name = await _building(turn, draft)
    return await turn.shelves.households.units(turn.community.id, name)


def _nth(names: Sequence[str], code: str) -> str:
    """What was chosen by its place, if it is still there."""
    if int(code) >= len(names):
        raise Outdated
    return names[int(code)]


def _called(sentence: str, turn: Turn, **name: str) -> str:
    """Building 3, but 三栋 and A座 as the office calls them."""
    (own,) = name.values()
    return turn.words(sentence, **name) if own.isascii() and own.isalnum() else own


@join.choose(_("You are …"), when=_agreed, columns=2)
async def role(turn: Turn, draft: JoinDraft) -> Options:
    return [(code, turn.words(name)) for code, name in MEMBER.items()]


@join.done
async def enter(turn: Turn, draft: JoinDraft) -> None:
    if not _agreed(draft):
        return turn.say(_refused(turn, draft))
    person = await welcome(turn, draft.language)
    found = await turn.shelves.households.home(int(draft.home))
    if found is None or found.community_id != turn.community.id:
        raise Outdated
    member = await ask_to_join(turn, person, found, draft.role)
    if member.state == "approved":
        return turn.say(Letter(turn.words("You are already registered at {home}.",
                                          home=found.address)))  # fmt: skip
    words = turn.words
    return turn.say(
        Letter(
            words(
                "Thank you. {office} will now check your registration at {home}; you will hear "
                "from us here. If there is danger, do not wait: write to us at once.",
                office=turn.community.name,
                home=found.address,
            )
        )
    )


def _refused(turn: Turn, draft: JoinDraft) -> Letter:
    words = words_for(draft.language)
    return Letter(
        words(
            "Understood, nothing has been kept. In an emergency: fire {fire}, ambulance "
            "{ambulance}, police {police}. "
            "You can telephone {office}: {phone}",
            office=turn.community.name,
            phone=turn.community.phone or "–",
            **emergency_numbers(turn.standard),
        )
    )
