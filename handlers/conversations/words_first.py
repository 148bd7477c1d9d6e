"""自由来言 — somebody simply writes: shall it be a repair, or does it belong to an open matter?"""

from dataclasses import dataclass, field

from domain.small_talk import small_talk
from domain.triage import triage
from handlers.access import access_ticket
from handlers.actions.relays import to_office
from handlers.conversations.repair import MEDIA_AT_MOST, repair
from handlers.form import Form
from handlers.letters import Letter
from handlers.steps import Options
from handlers.told import Told, thaw
from handlers.turn import Turn
from handlers.views.residents import small_answer
from handlers.views.tickets import one_line
from locales import _


@dataclass(frozen=True)
class WordsDraft:
    told: Told = field(default_factory=Told)
    wish: str = ""


words_first = Form("words_first", WordsDraft, _("✍️ Your message"))


@words_first.tell(_("What would you like to tell us?"), media=MEDIA_AT_MOST)
async def told(turn: Turn, draft: WordsDraft, said: Told) -> Told:
    return said


@words_first.choose(_("Shall I file this as a repair?"))
async def wish(turn: Turn, draft: WordsDraft) -> Options:
    words = turn.words
    tickets = (await turn.shelves.tickets.open_of(turn.who.id))[:3]
    return [
        ("repair", words("🔧 Yes, report a repair")),
        *(
            (str(one.id), words("➕ Add to {ticket}", ticket=one_line(one, words)))
            for one in tickets
        ),
        ("no", words("No, thank you")),
    ]


@words_first.done
async def sort(turn: Turn, draft: WordsDraft) -> None:
    if draft.wish == "repair":
        return await repair.open(turn, description=draft.told)
    if draft.wish == "no":
        return turn.say(Letter(turn.words("All right. I am here whenever you need something.")))
    ticket, _role = await access_ticket(turn, int(draft.wish))
    await to_office(turn, ticket, draft.told)
    return turn.say(Letter(turn.words("Passed on to {number}.", number=ticket.number)))


async def begin(turn: Turn) -> None:
    """Words of danger go straight into a report; everything else is asked about once."""
    if triage(turn.told.words).urgent:
        whole = _told_before(turn).and_then(turn.told, MEDIA_AT_MOST)
        return await repair.open(turn, description=whole)
    if not turn.told.media and (kind := small_talk(turn.told.words)):
        return turn.say(small_answer(kind, turn.words))
    return await words_first.open(turn, told=turn.told)


def _told_before(turn: Turn) -> Told:
    """What we were just asking them about."""
    talk = turn.sheet.conversation
    return thaw(talk.answers["told"]) if talk and talk.form == words_first.name else Told()
