"""Nobody has answered whether it is dangerous, or where: then somebody is sent all the same."""

from datetime import datetime

from handlers.conversations.danger import file_unanswered
from handlers.conversations.judged import DANGER, Judged, waits_for
from handlers.form import ALL
from handlers.letters import Letter, Manner
from handlers.standing_in import stands_in
from handlers.talk import leave
from handlers.turn import Turn
from locales import Markup
from storage.outbox import Delivery, Lane
from storage.tables import Conversation


async def danger_unanswered(turn: Turn, *, key: str, nonce: str, step: str) -> None:
    """File the draft as urgent (B5), unless the question was answered or its talk is over."""
    talk = next(iter(await turn.shelves.conversations.at([key])), None)
    if talk is None or talk.nonce != nonce or not await stands_in(turn, talk):
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


def _put_away(turn: Turn, talk: Conversation) -> None:
    shown = Letter(Markup(talk.answers.get("__shown", "✓")))
    manner = Manner(Lane.REPLY, Delivery.IDEMPOTENT, card=talk.screen)
    turn.redraw(shown, turn.visitor.at, manner)
