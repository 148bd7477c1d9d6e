"""完工 — whoever has worked shows what was done; whoever has answered says what."""

from dataclasses import dataclass, field
from enum import StrEnum

from domain.complaints import Verdict
from domain.quotes import check_consent
from domain.text import clip
from domain.tickets import JOBS, Kind
from handlers.access import access_ticket, on_post
from handlers.actions import drafting
from handlers.actions.repairs import finish
from handlers.facts import facts_of
from handlers.form import Form
from handlers.manners import Unclear
from handlers.screens import so_far
from handlers.steps import Options
from handlers.told import Told
from handlers.turn import Turn
from handlers.views.prices import money
from handlers.views.tickets import lines_of
from locales import Markup, _


class Wanted(StrEnum):
    PHOTO = "photo"
    WORDS = "words"
    EITHER = "either"


@dataclass(frozen=True)
class FinishDraft:
    ticket: str = ""
    agreed: str = ""
    amount: str = ""
    wanted: Wanted = Wanted.PHOTO
    shown: Told = field(default_factory=Told)


_ASKED = {
    Wanted.PHOTO: _(
        "{name}, please send a photo of the finished work here, with a line about what was done."
    ),
    Wanted.WORDS: _("{name}, please reply to this message with the answer that settles it."),
    Wanted.EITHER: _(
        "{name}, please send a photo of how it is now, with a line about what was done. If there "
        "is nothing to see, reply to this message in words."
    ),
}

_SHOWN = 200  # UTF-16 units
_AS_AGREED, _OTHER = "as_agreed", "other"

finishing = Form("finishing", FinishDraft, _("✅ Done"), office=True)
finishing.given("ticket")


@finishing.decide("agreed")
async def agreed(turn: Turn, draft: FinishDraft) -> str:
    """The price that holds, if there is one; Refused while they have not consented to it."""
    ticket, _role = await access_ticket(turn, int(draft.ticket))
    facts = await facts_of(turn, ticket)
    check_consent(ticket.charge, [one.state for one in facts.quotes])
    return money(facts.agreed.total, facts, turn.words) if facts.agreed else ""


@finishing.choose(
    _("What is the final amount?"),
    label=_("Final amount"),
    when=lambda draft: bool(draft.agreed),
)
async def amount(turn: Turn, draft: FinishDraft) -> Options:
    as_agreed = turn.words("{money}, as agreed", money=draft.agreed)
    return [(_AS_AGREED, as_agreed), (_OTHER, turn.words("It comes to something else"))]


def _has_worked(draft: FinishDraft) -> bool:
    """Another amount has to be agreed to first."""
    return draft.amount != _OTHER


@finishing.decide("wanted")
async def wanted(turn: Turn, draft: FinishDraft) -> Wanted:
    """A complaint that was upheld is shown on the spot, where there is anything to see (C4)."""
    ticket, _role = await access_ticket(turn, int(draft.ticket))
    if ticket.kind in JOBS:
        return Wanted.PHOTO
    return Wanted.EITHER if ticket.verdict == Verdict.UPHELD else Wanted.WORDS


async def _asked(turn: Turn, draft: FinishDraft) -> Markup:
    """With the words that are there already, as behind /close."""
    asked, talk = turn.words(_ASKED[draft.wanted], name=turn.staff_name), turn.sheet.conversation
    known = so_far(shown, talk).words if talk else ""
    if not known:
        return asked
    return lines_of([turn.words("“{words}”", words=clip(known, _SHOWN)), asked])


@finishing.tell(_asked, label=_("Photos and words"), media=10, speak=True, when=_has_worked)
async def shown(turn: Turn, draft: FinishDraft, told: Told) -> Told:
    if draft.wanted is Wanted.PHOTO and not told.media:
        raise Unclear(_("A photo of the finished work, please."))
    if draft.wanted is Wanted.WORDS and not told.words:
        raise Unclear(_("The answer in words, please."))
    return told


@finishing.confirm(when=_has_worked)
async def summary(turn: Turn, draft: FinishDraft) -> Markup:
    ticket, _role = await access_ticket(turn, int(draft.ticket))
    if ticket.kind == Kind.INTERNAL:
        return turn.words("Shall it be reported as done?")
    if draft.wanted is Wanted.PHOTO:
        return turn.words("Shall the resident be told that it is done?")
    return turn.words("Shall the resident be given this answer?")


@finishing.done
async def tell(turn: Turn, draft: FinishDraft) -> None:
    found, _role = await access_ticket(turn, int(draft.ticket))
    if _has_worked(draft):
        return await finish(turn, found, on_post(turn), draft.shown)
    quote = await drafting.begin(turn, found, on_post(turn))
    return await drafting.show_anew(turn, quote, found)
