"""What is written down after a send: each fate, by the class of the letter."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any

from bot.outcomes import Fate, Verdict
from handlers.letters import Address, Manner, message
from handlers.views.office import undelivered
from locales import Markup, words_for
from storage import Shelves
from storage.outbox import Delivery, Lane
from storage.tables import Card, OutboxRow

_CAP = 2  # a letter that may have arrived is sent twice at most
_PATIENT_CAP = 8  # one that surely did not, this often
_REPEATED = "🔁 "  # a language of its own: seen before, if it came twice
_LONGEST_WAIT = timedelta(seconds=30)


async def after(
    shelves: Shelves,
    letter: OutboxRow,
    verdict: Verdict,
    shown: Sequence[dict[str, Any]],
    now: datetime,
) -> None:
    """Write down what became of the letter, and what follows from it."""
    match verdict.fate:
        case Fate.SENT:
            await _sent(shelves, letter, shown, now)
        case Fate.NOT_SENT:
            _again(letter, now + _patience(letter.attempts), cap=_PATIENT_CAP * 8)
        case Fate.WAIT:
            letter.attempts -= 1
            _again(letter, now + timedelta(seconds=verdict.seconds), cap=_PATIENT_CAP)
        case Fate.UNKNOWN:
            _perhaps(letter, now)
        case Fate.MOVED:
            await shelves.communities.move_chat(letter.chat, verdict.chat)
            letter.params = {**letter.params, "chat_id": verdict.chat}
            _again(letter, now, cap=_PATIENT_CAP)
            letter.chat = verdict.chat
        case Fate.CARD_GONE:
            _shown_anew(letter, now)
        case Fate.TOPIC_GONE:
            letter.params = {k: v for k, v in letter.params.items() if k != "message_thread_id"}
            _again(letter, now, cap=_PATIENT_CAP)
        case Fate.BAD_MARKUP:
            letter.params = _plain(letter.params)
            _again(letter, now, cap=_PATIENT_CAP)
        case Fate.UNREACHABLE | Fate.REFUSED:
            letter.status = "failed"
    if letter.status == "failed":
        await _failed(shelves, letter, verdict, now)
    letter.error = verdict.error or None
    if letter.status not in {"new", "sending"}:
        letter.done_at = now


async def _sent(
    shelves: Shelves, letter: OutboxRow, shown: Sequence[dict[str, Any]], now: datetime
) -> None:
    letter.status = "sent"
    aliases = [letter.card or f"letter:{letter.id}", *(f"letter:{letter.id}:{n}" for n in range(9))]
    if letter.card or letter.ticket_id:
        await shelves.cards.put(
            [
                Card(
                    alias=alias,
                    chat=letter.chat,
                    message_id=one["message_id"],
                    ticket_id=letter.ticket_id,
                )
                for alias, one in zip(aliases, shown, strict=False)
            ]
        )
    if letter.if_sent:
        await shelves.outbox.post([_following(letter.if_sent, now)])


def _perhaps(letter: OutboxRow, now: datetime) -> None:
    """Nobody knows: once more for what must arrive, never for what must not come twice."""
    if letter.kind == Delivery.AT_MOST_ONCE:
        letter.status = "unknown"
        return
    if letter.kind == Delivery.AT_LEAST_ONCE:
        letter.params = _marked(letter.params)
    cap = _PATIENT_CAP if letter.kind == Delivery.IDEMPOTENT else _CAP
    _again(letter, now + timedelta(seconds=1), cap=cap, otherwise="unknown")


def _again(letter: OutboxRow, at: datetime, cap: int, otherwise: str = "failed") -> None:
    letter.status = "new" if letter.attempts < cap else otherwise
    letter.not_before = at


async def _failed(shelves: Shelves, letter: OutboxRow, verdict: Verdict, now: datetime) -> None:
    if verdict.fate is Fate.UNREACHABLE and letter.chat > 0:
        await shelves.people.out_of_reach(letter.chat)
        await shelves.outbox.give_up_on(letter.chat, verdict.error, now)
    if letter.if_failed:
        told = letter.if_failed
        words = words_for(told["language"])
        to = Address(told["warn"]["chat_id"], told["warn"].get("message_thread_id", 0))
        rows = message(undelivered(told["number"], verdict.error, words), to, Manner(), now)
        rows[0].params["reply_parameters"] = {
            "message_id": told["message_id"],
            "allow_sending_without_reply": True,
        }
        await shelves.outbox.post(rows)


def _following(next_one: dict[str, Any], now: datetime) -> OutboxRow:
    return OutboxRow(
        chat=next_one["params"]["chat_id"],
        lane=Lane.NOTIFY,
        kind=Delivery.IDEMPOTENT,
        method=next_one["method"],
        params=next_one["params"],
        posted_at=now,
        not_before=now,
    )


def _shown_anew(letter: OutboxRow, now: datetime) -> None:
    letter.method = "sendMessage"
    letter.kind = Delivery.AT_LEAST_ONCE
    _again(letter, now, cap=_PATIENT_CAP)


def _marked(params: dict[str, Any]) -> dict[str, Any]:
    for name in ("text", "caption"):
        said = params.get(name)
        if said and not said.startswith(_REPEATED):
            return {**params, name: _REPEATED + said}
    return params


def _plain(params: dict[str, Any]) -> dict[str, Any]:
    plain = {key: value for key, value in params.items() if key != "parse_mode"}
    for name in ("text", "caption"):
        if name in plain:
            plain[name] = Markup(plain[name]).plain
    return plain


def _patience(attempts: int) -> timedelta:
    return min(timedelta(seconds=2 ** min(attempts - 1, 6)), _LONGEST_WAIT)
