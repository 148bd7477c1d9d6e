"""回访 — three rows of taps, then what they would say of it, written or spoken, if they like."""

from dataclasses import dataclass, field

from domain.follow_ups import FollowUpState
from domain.triage import triage
from handlers.access import access_follow_up
from handlers.actions import asking, follow_ups
from handlers.actions.relays import take_album_along
from handlers.buttons import Pressed
from handlers.form import Form
from handlers.letters import Letter
from handlers.manners import Outdated
from handlers.told import ALBUM_AT_MOST, Told
from handlers.turn import Turn
from handlers.views.follow_ups import ROWS, what_better
from locales import Markup, _
from storage.tables import Card, FollowUp, Ticket

_POINTS = range(1, 6)
_SAID = "_said_in:"  # and which answer: the message in which it was given
_THANKS = _("Thank you, we have your answer already.")
_BY_ANOTHER = _("{name} has answered for your household already. Thank you!")
_OF_ANOTHER = _("We have asked {name} of your household about this; one answer is enough.")
_OVER = _("Thank you; this question is not open any more.")
_NOTED = _("Thank you, noted with your answer about {number}. Three taps above would complete it.")


@dataclass(frozen=True)
class WordsDraft:
    follow_up: str = ""
    shortcomings: Told = field(default_factory=Told)
    suggestions: Told = field(default_factory=Told)


remarks = Form("remarks", WordsDraft, _("🙏 Thank you. A word more, if you like"))
remarks.given("follow_up")
remarks.thanks(_("Thank you, noted."))


async def _what_better(turn: Turn, draft: WordsDraft) -> Markup:
    """Of several matters that were asked about together, this one is named."""
    found, ticket = await access_follow_up(turn, int(draft.follow_up))
    together = await turn.shelves.follow_ups.asked_with(found)
    return what_better(ticket, turn.words, named=len(together) > 1)


@remarks.tell(
    _what_better,
    media=ALBUM_AT_MOST,
    speak=True,
    optional=True,
)
async def shortcomings(turn: Turn, draft: WordsDraft, told: Told) -> Told:
    return await _heard(turn, "shortcomings", told)


@remarks.tell(
    _("Have you any suggestions for us? In words, or as a voice message."),
    media=ALBUM_AT_MOST,
    speak=True,
    optional=True,
)
async def suggestions(turn: Turn, draft: WordsDraft, told: Told) -> Told:
    return await _heard(turn, "suggestions", told)


@remarks.done
async def hear(turn: Turn, draft: WordsDraft) -> None:
    found, _ticket = await access_follow_up(turn, int(draft.follow_up))
    await follow_ups.hear_words(turn, found, draft.shortcomings, draft.suggestions)


async def score(turn: Turn, pressed: Pressed) -> None:
    """One tap on one of the three rows; the rest is asked when all are there."""
    row, points = pressed.word(1), pressed.number(2)
    if row not in ROWS or points not in _POINTS:
        raise Outdated
    found, ticket = await _open(turn, pressed)
    if await follow_ups.score(turn, found, ticket, row, points):
        await _ask_for_words(turn, found)
    return turn.toast(turn.words("Noted."))


async def not_fixed(turn: Turn, pressed: Pressed) -> None:
    """That is an answer by itself; what is wrong is asked in words."""
    found, ticket = await _open(turn, pressed)
    await follow_ups.not_fixed(turn, found, ticket)
    await _ask_for_words(turn, found)
    return turn.toast(turn.words("Noted."))


async def not_asked(turn: Turn, pressed: Pressed) -> None:
    found, _ticket = await _open(turn, pressed)
    await follow_ups.ask_whether_to_stop(turn, found)


async def stop_asking(turn: Turn, pressed: Pressed) -> None:
    found, _ticket = await _open(turn, pressed)
    await follow_ups.stopped(turn, found)
    await asking.leave_alone(turn, turn.who)
    return turn.toast(turn.words("Noted."))


async def asked(turn: Turn, pressed: Pressed) -> None:
    """Back to the question."""
    found, ticket = await _open(turn, pressed)
    await follow_ups.redraw(turn, found, ticket)


async def edited(turn: Turn) -> bool:
    """They change what they wrote: while their answer is open, that is what they said.

    Words of danger are for another to hear.
    """
    talk, message = turn.sheet.conversation, turn.message
    if talk is None or message is None or talk.form != remarks.name:
        return False
    given = [name for name, at in talk.answers.items() if name.startswith(_SAID)
             and at == message.message_id]  # fmt: skip
    name = given[0].removeprefix(_SAID) if given else ""
    if name not in talk.answers or not turn.told.words or triage(turn.told.words).urgent:
        return False
    before = talk.answers[name]
    talk.answers = {**talk.answers, name: {**before, "words": turn.told.words}}
    await remarks.show_again(turn, _("Changed as you wrote it now."))
    return True


async def waiting_in(turn: Turn, card: Card) -> FollowUp | None:
    """The question in this message that still waits for them."""
    number = follow_ups.first_in(card)
    if number is None:
        return None
    try:
        first, _ticket = await access_follow_up(turn, number)
    except Outdated:
        return None
    together = await turn.shelves.follow_ups.asked_with(first)
    theirs = (one for one in together if one.asked_of in {None, turn.who.id})
    return next((one for one in theirs if one.state == FollowUpState.ASKED), None)


def keep_words(turn: Turn, found: FollowUp, ticket: Ticket) -> None:
    """What they wrote in reply to it counts with the taps; those are asked for."""
    if not turn.told.words:
        return
    follow_ups.keep_words(found, turn.told.words)
    turn.say(Letter(turn.words(_NOTED, number=ticket.number)), ticket_id=ticket.id)


async def _open(turn: Turn, pressed: Pressed) -> tuple[FollowUp, Ticket]:
    """A question that still waits, and for them; Outdated says kindly why not."""
    found, ticket = await access_follow_up(turn, pressed.number())
    if found.state == FollowUpState.ANSWERED:
        if found.answered_by in {None, turn.who.id}:
            raise Outdated(_THANKS)
        raise Outdated(_BY_ANOTHER, name=await _name(turn, found.answered_by))
    if found.state != FollowUpState.ASKED:
        raise Outdated(_OVER)
    if found.asked_of not in {None, turn.who.id}:
        raise Outdated(_OF_ANOTHER, name=await _name(turn, found.asked_of))
    return found, ticket


async def _name(turn: Turn, person_id: int | None) -> str:
    return (await turn.shelves.people.get(person_id or 0)).name


async def _ask_for_words(turn: Turn, found: FollowUp) -> None:
    """Whoever is in the middle of something else is not held up; nor is the next matter."""
    talk = turn.sheet.conversation
    if talk and talk.form != remarks.name:
        return await follow_ups.hear_words(turn, found, Told(), Told())
    going_on = await follow_ups.go_on(turn, found)
    screen = "" if going_on else await follow_ups.screen_of(turn, found)
    return await remarks.open(turn, screen=screen, follow_up=str(found.id))


async def _heard(turn: Turn, name: str, told: Told) -> Told:
    """With the rest of an album; and in which message, for it may be edited."""
    talk = turn.sheet.conversation
    if turn.message is None or talk is None:
        return told
    await take_album_along(turn)
    talk.answers = {**talk.answers, f"{_SAID}{name}": turn.message.message_id}
    return told.and_then(Told(media=turn.told.media), ALBUM_AT_MOST)
