"""常见问答 — what the office has answered once and for all: kept by it, and read by residents."""

from collections.abc import Mapping
from datetime import timedelta

from domain.faq import best
from domain.tickets import Role
from handlers.actions.telling import actor_of, record
from handlers.turn import Turn
from storage.faqs import Entry
from storage.tables import Faq, Staff

_CLAUSE = "S4 4.1"
_SETTLED = "settled_by_faq"
_BOTH_DEVICES = timedelta(seconds=10)


async def find(turn: Turn, words: str) -> list[Entry]:
    """The few that seem to ask the same."""
    if not words:
        return []
    faqs = turn.shelves.faqs
    return await faqs.some(best(words, await faqs.questions(turn.community.id)))


async def shown(turn: Turn, entry: Entry) -> None:
    await turn.shelves.faqs.count_shown(entry.faq.id)


async def settle(turn: Turn, entry: Entry) -> None:
    """An inquiry that its answer has settled: an event and no ticket.

    What was asked and what was answered is the office's own text; theirs is not kept.
    """
    await turn.shelves.faqs.count_helped(entry.faq.id)
    record(turn, None, _SETTLED, _CLAUSE, Role.RESIDENT, faq=entry.faq.id)


async def just_settled(turn: Turn) -> bool:
    """Whether they have said so this very moment, on another device."""
    since = turn.now - _BOTH_DEVICES
    who = actor_of(turn, Role.RESIDENT)
    return bool(await turn.shelves.events.count(_SETTLED, who, since))


# --- kept by the office


async def write(
    turn: Turn, staff: Staff, topic: str, wordings: Mapping[str, tuple[str, str]]
) -> Entry:
    faq = Faq(community_id=staff.community_id, topic=topic, written_at=turn.now)
    await turn.shelves.faqs.write(faq, wordings)
    _note(turn, "write_faq", staff, faq, topic=topic, wordings={**wordings})
    return await _afresh(turn, faq)


async def reword(
    turn: Turn, staff: Staff, entry: Entry, language: str, wording: tuple[str, str]
) -> Entry:
    before = entry.wordings.get(language)
    was = (before.question, before.answer) if before else ()
    if before:
        before.question, before.answer = wording
    else:
        turn.shelves.faqs.word(entry.faq, language, *wording)
    _note(turn, "reword_faq", staff, entry.faq, language=language, was=was, now=wording)
    return await _afresh(turn, entry.faq)


def retire(turn: Turn, staff: Staff, entry: Entry) -> None:
    """Nobody finds it any more; what was said of it stays true."""
    entry.faq.retired_at = turn.now
    _note(turn, "retire_faq", staff, entry.faq)


def _note(turn: Turn, action: str, staff: Staff, faq: Faq, **detail: object) -> None:
    record(turn, None, action, _CLAUSE, Role(staff.role), faq=faq.id, **detail)


async def _afresh(turn: Turn, faq: Faq) -> Entry:
    return (await turn.shelves.faqs.some([faq.id]))[0]
