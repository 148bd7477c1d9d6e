"""入住登记 — somebody new: language, the notice, their home, and as what they live there."""

from dataclasses import dataclass

from handlers.actions.households import ask_to_join, welcome
from handlers.form import Form
from handlers.letters import Letter
from handlers.manners import Outdated
from handlers.steps import Options
from handlers.turn import Turn
from handlers.views.names import MEMBER
from handlers.views.residents import notice
from locales import Markup, _, words_for
from locales.languages import NAMES


@dataclass(frozen=True)
class JoinDraft:
    language: str = ""
    consent: str = ""
    building: str = ""
    home: str = ""
    role: str = ""


join = Form("join", JoinDraft, _("🏠 Welcome"))


@join.choose("请选择语言 · 請選擇語言 · Please choose your language", columns=3)
async def language(turn: Turn, draft: JoinDraft) -> Options:
    return list(NAMES.items())


async def _notice(turn: Turn, draft: JoinDraft) -> Markup:
    return notice(turn.community, turn.words)


@join.choose(_notice, columns=2)
async def consent(turn: Turn, draft: JoinDraft) -> Options:
    words = turn.words
    return [("yes", words("I agree")), ("no", words("I do not agree"))]


def _agreed(draft: JoinDraft) -> bool:
    return draft.consent == "yes"


@join.choose(_("Which building is your home in?"), when=_agreed, columns=3)
async def building(turn: Turn, draft: JoinDraft) -> Options:
    buildings = await turn.shelves.households.buildings(turn.community.id)
    return [
        (str(n), turn.words("Building {building}", building=b)) for n, b in enumerate(buildings)
    ]


@join.choose(
    _("Which flat? You can also type its number."),
    when=_agreed,
    columns=3,
    anew_with=("building",),
)
async def home(turn: Turn, draft: JoinDraft) -> Options:
    buildings = await turn.shelves.households.buildings(turn.community.id)
    if int(draft.building) >= len(buildings):
        raise Outdated
    rooms = await turn.shelves.households.rooms(turn.community.id, buildings[int(draft.building)])
    return [(str(room.id), room.room) for room in rooms]


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
            "Understood, nothing has been kept. In an emergency: fire 119, ambulance 120, "
            "police 110. "
            "You can telephone {office}: {phone}",
            office=turn.community.name,
            phone=turn.community.phone or "–",
        )
    )
