"""Nobody has answered whether it is dangerous, or where: then somebody is sent all the same."""

from datetime import datetime

from handlers.conversations.danger import file_unanswered
from handlers.conversations.judged import DANGER, Judged, waits_for
from handlers.form import ALL
from handlers.letters import Address, Letter, Manner
from handlers.talk import leave
from handlers.turn import Turn
from locales import Markup
from storage.outbox import Delivery, Lane
from storage.tables import Conversation


async def danger_unanswered(turn: Turn, *, key: str, nonce: str, step: str) -> None:
    """File the draft as urgent (B5), unless the question was answered or its talk is over."""
    talk = next(iter(await turn.shelves.conversations.at([key])), None)
    if talk is None or talk.nonce != nonce or not await _stands_in(turn, talk):
        return
    if ALL[talk.form].office:
        return  # a colleague enters it, who has whoever calls on the telephone
    draft, asked = await ALL[talk.form].plan.walk(turn, talk.answers)
    if not isinstance(draft, Judged) or asked is None or asked.name != step:
        return
    waited = waits_for(turn, step)
    if not waited or turn.now < datetime.fromisoformat(waited):
        return  # it was asked anew, and that has a timer of its own
    if step == DANGER or draft.urgent:
        _put_away(turn, talk)
        await leave(turn)
        await file_unanswered(turn, draft)


async def _stands_in(turn: Turn, talk: Conversation) -> bool:
    """The turn goes on for whoever fell silent; False where we no longer know them."""
    who = int(talk.key.rpartition(":")[2])
    turn.sheet.conversation = talk
    turn.sheet.person = await turn.shelves.people.known_as(who)
    turn.sheet.communities = await turn.shelves.communities.all()
    return turn.sheet.person is not None and talk.form in ALL


def _put_away(turn: Turn, talk: Conversation) -> None:
    chat, thread, _who = map(int, talk.key.split(":"))
    shown = Letter(Markup(talk.answers.get("__shown", "✓")))
    manner = Manner(Lane.REPLY, Delivery.IDEMPOTENT, card=talk.screen)
    turn.redraw(shown, Address(chat, thread), manner)
