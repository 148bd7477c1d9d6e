"""复制权 — somebody takes a copy of everything that is kept about them (A15)."""

import json
from datetime import date, timedelta

from handlers.actions.telling import actor_of, record
from handlers.letters import Letter, Manner, paper
from handlers.turn import Turn
from handlers.views import privacy as views
from handlers.views.data_copy import readable

_NAME = "my-data"


async def hand_over(turn: Turn) -> None:
    """At once, for people and for machines; so and so often a day."""
    a_day_ago, at_most = turn.now - timedelta(days=1), turn.standard.count("privacy.copies_a_day")
    if await turn.shelves.events.count("copy", actor_of(turn), a_day_ago) >= at_most:
        return turn.say(Letter(views.enough_copies(at_most, turn.words)))
    copy = await turn.shelves.privacy.copy_of(turn.who)
    record(turn, None, "copy", "A15")
    whole = {"office": turn.community.name, "made_at": turn.now, **copy}
    _hand(turn, "html", readable(copy, turn.community, turn.words, turn.now))
    return _hand(turn, "json", json.dumps(whole, ensure_ascii=False, indent=1, default=_as_text))


def _hand(turn: Turn, kind: str, text: str) -> None:
    captions = {
        "html": turn.words("Everything we keep about you, to read. It opens in any browser."),
        "json": turn.words("The same for a computer to read (JSON)."),
    }
    at = turn.visitor.at
    turn.enclose(paper(f"{_NAME}.{kind}", text, captions[kind], at, Manner(), turn.now))


def _as_text(value: date) -> str:
    return value.isoformat()
