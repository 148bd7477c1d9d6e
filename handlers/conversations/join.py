"""入住登记 — somebody new: the notice, their home, and as what they belong to it."""

from dataclasses import dataclass, field
from datetime import date

from domain.dates import day_in, months_on
from domain.households import AGENT, MANDATES, Membership
from handlers.actions.households import Application, agree, ask_to_join, may_ask, note_phone
from handlers.actions.strangers import forget_soon
from handlers.conversations.agreement import Agreeing, ask_consent
from handlers.conversations.arrivals import arrive, came_by
from handlers.conversations.phone import SHARE, own_number
from handlers.conversations.repair import MEDIA_AT_MOST
from handlers.conversations.rooms import InRoom, home_at, which_room
from handlers.form import Form
from handlers.letters import Letter
from handlers.manners import Unclear
from handlers.steps import Options
from handlers.told import Told
from handlers.turn import Turn
from handlers.views.names import MEMBER
from handlers.views.notice import refused
from locales import _, words_for

_PAPERS = {"photo", "document"}
_NO_NUMBER = "none"


@dataclass(frozen=True)
class JoinDraft(Agreeing, InRoom):
    came_by: str = ""
    role: str = ""
    mandate: Told = field(default_factory=Told)
    until: str = ""
    phone_known: bool = False
    phone: str = ""


join = Form("join", JoinDraft, _("🏠 Welcome"))
ask_consent(join)


@join.decide("came_by")
async def known_way(turn: Turn, draft: JoinDraft) -> str:
    """Whoever comes by a link need not say where they belong."""
    return came_by(turn)


def _applies(draft: JoinDraft) -> bool:
    return draft.agreed and not draft.came_by


which_room(join, when=_applies)


@join.choose(_("You are …"), when=_applies, columns=2)
async def role(turn: Turn, draft: JoinDraft) -> Options:
    return [(code, turn.words(name)) for code, name in MEMBER.items()]


def _as_agent(draft: JoinDraft) -> bool:
    return draft.role == AGENT


@join.tell(
    _("Please send a photo or file of the owner's written mandate."),
    when=_as_agent,
    media=MEDIA_AT_MOST,
    speak=True,
)
async def mandate(turn: Turn, draft: JoinDraft, told: Told) -> Told:
    if not _papers(told):
        raise Unclear(_("I need to see it: a photo or a file, please."))
    return Told("", _papers(told))


def _papers(told: Told) -> tuple[tuple[str, str], ...]:
    """A mandate may have several pages; a voice is none."""
    return tuple(one for one in told.media if one[0] in _PAPERS)


def _another_day(turn: Turn) -> str:
    """They name the day themselves."""
    day = day_in(turn.told.words, turn.today)
    if day is None:
        raise Unclear(_("I cannot read a date in that. Please write it like 2026-12-31."))
    if day < turn.today:
        raise Unclear(_("That day is over already; a mandate that has ended cannot be used."))
    return day.isoformat()


@join.choose(
    _("Until when does the mandate run? You can also write the date."),
    when=_as_agent,
    columns=2,
    hear=_another_day,
)
async def until(turn: Turn, draft: JoinDraft) -> Options:
    words = turn.words
    return [
        (months_on(turn.today, n).isoformat(), words.many("{n} month", "{n} months", n))
        for n in MANDATES
    ]


@join.decide("phone_known")
async def knows_phone(turn: Turn, draft: JoinDraft) -> bool:
    return bool(turn.person and turn.person.phone)


@join.choose(
    _(
        "May the office telephone you? It then reaches you at once when it is urgent, and can "
        "confirm sooner who you are. You need not give a number."
    ),
    when=lambda draft: _applies(draft) and not draft.phone_known,
    hear=own_number,
    share=SHARE,
)
async def phone(turn: Turn, draft: JoinDraft) -> Options:
    return [(_NO_NUMBER, turn.words("Skip"))]


@join.done
async def enter(turn: Turn, draft: JoinDraft) -> None:
    if not draft.agreed:
        return await _leave_no_trace(turn, draft)
    person = await agree(turn, draft.language)
    if draft.came_by:
        return await arrive(turn, draft.came_by)
    found, words = await home_at(turn, draft), turn.words
    if draft.phone not in {"", _NO_NUMBER}:
        note_phone(turn, draft.phone)
    if not await may_ask(turn, person, found):
        return turn.say(
            Letter(
                words(
                    "The office is still checking what you asked for before; when it has "
                    "answered, you can ask for this home, too."
                )
            )
        )
    member = await ask_to_join(turn, person, found, _application(draft))
    if member.state == Membership.APPROVED:
        already = words("You are already registered at {home}.", home=found.address)
        return turn.say(Letter(already))
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


def _application(draft: JoinDraft) -> Application:
    """A mandate that was shown before they chose another role counts for nothing."""
    if not _as_agent(draft):
        return Application(draft.role)
    return Application(draft.role, date.fromisoformat(draft.until), _papers(draft.mandate))


async def _leave_no_trace(turn: Turn, draft: JoinDraft) -> None:
    words = words_for(draft.language)
    turn.say(Letter(refused(turn.community, words, turn.standard)))
    forget_soon(turn)
