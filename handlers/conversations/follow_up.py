"""回访 — three rows of taps, then shortcomings and suggestions in words, if they like."""

from dataclasses import dataclass, field

from handlers.access import access_follow_up
from handlers.actions import follow_ups
from handlers.buttons import Pressed
from handlers.form import Form
from handlers.manners import Outdated
from handlers.told import Told
from handlers.turn import Turn
from handlers.views.follow_ups import ROWS
from locales import _

_POINTS = range(1, 6)


@dataclass(frozen=True)
class WordsDraft:
    follow_up: str = ""
    shortcomings: Told = field(default_factory=Told)
    suggestions: Told = field(default_factory=Told)


remarks = Form("remarks", WordsDraft, _("🙏 Thank you. A word more, if you like"))
remarks.given("follow_up")


@remarks.tell(_("Is there anything we should have done better?"), optional=True)
async def shortcomings(turn: Turn, draft: WordsDraft, told: Told) -> Told:
    return told


@remarks.tell(_("Have you any suggestions for us?"), optional=True)
async def suggestions(turn: Turn, draft: WordsDraft, told: Told) -> Told:
    return told


@remarks.done
async def hear(turn: Turn, draft: WordsDraft) -> None:
    found, _ticket = await access_follow_up(turn, int(draft.follow_up))
    await follow_ups.hear_words(turn, found, draft.shortcomings.words, draft.suggestions.words)


async def score(turn: Turn, pressed: Pressed) -> None:
    """One tap on one of the three rows; the rest is asked when all are there."""
    row, points = pressed.word(1), pressed.number(2)
    if row not in ROWS or points not in _POINTS:
        raise Outdated
    found, ticket = await access_follow_up(turn, pressed.number())
    if found.state != "asked":
        raise Outdated(_("Thank you, we have your answer already."))
    if await follow_ups.score(turn, found, ticket, row, points):
        if turn.sheet.conversation:
            return await follow_ups.hear_words(turn, found, "", "")
        screen = await follow_ups.screen_of(turn, found)
        await remarks.open(turn, screen=screen, follow_up=str(found.id))
    return turn.toast(turn.words("Noted."))
