"""What is written down after a send: each fate, by the class of the letter."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import chain, count
from typing import Any

from bot.detours import let_in, shut_out
from bot.outcomes import Fate, Verdict
from bot.topics import MENDED, give_up, made_or_opened, mend
from handlers.letters import BURN, Address, Manner, message, shredded
from handlers.screens import over
from handlers.views.office import undelivered
from locales import Markup, words_for
from storage import Shelves
from storage.outbox import OF_TOPICS, Delivery, Lane
from storage.tables import Card, OutboxRow

_CAP = 2  # a letter that may have arrived is sent twice at most
_PATIENT_CAP = 8  # one that did not, or harms nobody, this often
_WORDS = {"caption": "text"}  # a photo that is gone leaves its words
_CAPTIONED = {"photo", "video", "document", "audio", "voice"}
_REPEATED = "🔁 "  # a language of its own: seen before, if it came twice
_AT_THE_DOOR = timedelta(minutes=1)
_FOR_THE_TOPIC = timedelta(seconds=5)  # it goes at once when that is there
_SHORTEST_WAIT, _LONGEST_WAIT = timedelta(seconds=1), timedelta(seconds=30)


@dataclass(frozen=True)
class Sending:
    """A letter that was sent, what came of it, and what Telegram said: mostly, the messages."""

    letter: OutboxRow
    verdict: Verdict
    told: Sequence[dict[str, Any]]
    now: datetime


async def mark(shelves: Shelves, sending: Sending) -> None:
    """Write down what became of the letter, and what follows from it."""
    letter, fate = sending.letter, sending.verdict.fate
    if fate is Fate.MOVED:
        await _move(shelves, sending)
    if fate is Fate.SENT and letter.chat < 0 and letter.error:
        await let_in(shelves, letter.chat, sending.now)
    if fate in MENDED and await mend(shelves, letter, fate, sending.now):
        _uncounted(letter, sending.now + _FOR_THE_TOPIC)
    elif _at_a_shut_door(sending) and await shut_out(shelves, letter, sending.now):
        _uncounted(letter, sending.now + _AT_THE_DOOR)
    else:
        _NEXT[fate](sending)
    letter.error = sending.verdict.error or None
    if letter.status == "sent":
        await _remember(shelves, sending)
    elif letter.status in {"failed", "unknown"}:
        await _tell_of_failure(shelves, sending)
        await give_up(shelves, letter, sending.now)
    if letter.status not in {"new", "sending"}:
        letter.done_at, letter.params = sending.now, shredded(letter.params)
        if letter.if_sent == BURN:
            letter.chat, letter.params = 0, {}


def _sent(sending: Sending) -> None:
    sending.letter.status = "sent"


def _not_sent(sending: Sending) -> None:
    """It waits as long again as it has waited: once a second, and soon every thirty."""
    waited = sending.now - sending.letter.posted_at
    _uncounted(sending.letter, sending.now + min(max(waited, _SHORTEST_WAIT), _LONGEST_WAIT))


def _wait(sending: Sending) -> None:
    _uncounted(sending.letter, sending.now + timedelta(seconds=sending.verdict.seconds))


def _unknown(sending: Sending) -> None:
    """Once more for what must arrive, never for what must not come twice."""
    letter, soon = sending.letter, sending.now + timedelta(seconds=1)
    match letter.kind:
        case Delivery.AT_MOST_ONCE:
            letter.status = "unknown"
        case Delivery.AT_LEAST_ONCE:
            letter.params = _marked(letter.params)
            _again(letter, soon, cap=_CAP, otherwise="unknown")
        case _:
            _again(letter, soon, otherwise="unknown")


async def _move(shelves: Shelves, sending: Sending) -> None:
    community = await shelves.communities.move_chat(sending.letter.chat, sending.verdict.chat)
    if community:
        lane, about = f"{sending.verdict.chat}:0", f"community:{community.id}"
        shelves.timers.set("moved_in", sending.now, lane, about, community=community.id)


def _moved(sending: Sending) -> None:
    """What it answered, or reacted to, stayed behind in the old group."""
    if sending.letter.method == "setMessageReaction":
        return _sent(sending)
    sending.letter.chat = sending.verdict.chat
    return _changed(sending, chat_id=sending.verdict.chat, reply_parameters=None)


def _at_a_shut_door(sending: Sending) -> bool:
    """The group itself can be closed as a topic is: then there is nowhere else to go in it."""
    closed = sending.verdict.fate is Fate.TOPIC_CLOSED
    itself = not sending.letter.params.get("message_thread_id")
    return sending.verdict.fate is Fate.UNREACHABLE or (closed and itself)


def _unreachable(sending: Sending) -> None:
    """A person is gone, or a group that is none of ours."""
    return _sent(sending) if sending.letter.method == "leaveChat" else _failed(sending)


def _card_gone(sending: Sending) -> None:
    if over(sending.letter.card, sending.letter.params):
        return _sent(sending)
    letter = sending.letter
    letter.method, letter.kind, letter.attempts = "sendMessage", Delivery.AT_LEAST_ONCE, 0
    letter.params = {_WORDS.get(key, key): value for key, value in letter.params.items()}
    return _again(letter, sending.now)


def _topic_gone(sending: Sending) -> None:
    _changed(sending, message_thread_id=None)


def _bad_markup(sending: Sending) -> None:
    params = sending.letter.params
    plain = {key: Markup(params[key]).plain for key in ("text", "caption") if key in params}
    _changed(sending, parse_mode=None, **plain)


def _refused(sending: Sending) -> None:
    """A question does without the photo over it; anything else, Telegram will never take."""
    letter, buttons = sending.letter, sending.letter.params.get("reply_markup")
    if letter.method != "sendPhoto" or not buttons:
        return _failed(sending)
    letter.method = "sendMessage"
    return _changed(sending, text=letter.params["caption"], caption=None, photo=None)


def _failed(sending: Sending) -> None:
    sending.letter.status = "failed"


_NEXT: dict[Fate, Callable[[Sending], None]] = {
    Fate.SENT: _sent,
    Fate.NOT_SENT: _not_sent,
    Fate.WAIT: _wait,
    Fate.UNKNOWN: _unknown,
    Fate.UNREACHABLE: _unreachable,
    Fate.MOVED: _moved,
    Fate.CARD_GONE: _card_gone,
    Fate.TOPIC_GONE: _topic_gone,
    Fate.TOPIC_CLOSED: _topic_gone,
    Fate.BAD_MARKUP: _bad_markup,
    Fate.REFUSED: _refused,
}


def _changed(sending: Sending, **params: Any) -> None:  # noqa: ANN401 - of the Bot API
    """Send it again with these parameters; None takes one away."""
    new = {**sending.letter.params, **params}
    sending.letter.params = {key: value for key, value in new.items() if value is not None}
    _again(sending.letter, sending.now)


def _again(
    letter: OutboxRow, at: datetime, cap: int = _PATIENT_CAP, otherwise: str = "failed"
) -> None:
    letter.status = "new" if letter.attempts < cap else otherwise
    letter.not_before = at


def _uncounted(letter: OutboxRow, at: datetime) -> None:
    """Telegram has not taken it, and that says nothing against the letter: it may go for ever."""
    letter.status, letter.not_before = "new", at
    letter.attempts -= 1


async def _remember(shelves: Shelves, sending: Sending) -> None:
    """Which messages show this letter, and what was to follow once it had arrived."""
    letter = sending.letter
    made = [one for one in sending.told if "message_id" in one]
    if made and (letter.card or letter.ticket_id):
        own = (f"{letter.card or f'letter:{letter.id}'}:{n}" for n in count())
        aliases = chain([letter.card], own) if letter.card else own
        shown = zip(aliases, made, strict=False)
        await shelves.cards.put([_card(alias, letter, one) for alias, one in shown])
    if letter.method in OF_TOPICS:
        await made_or_opened(shelves, letter, sending.told, sending.now)
    if letter.if_sent and "ring" in letter.if_sent:
        _pass_on(shelves, sending, letter.if_sent["ring"])
    elif letter.if_sent and letter.if_sent != BURN:
        await shelves.outbox.post([_following(letter.if_sent, sending.now)])


def _pass_on(shelves: Shelves, sending: Sending, ring: dict[str, Any]) -> None:
    """What we asked Telegram goes to the turn that waits for it, and no more of it than that."""
    name, chat = ring["name"], sending.letter.chat
    answer = {key: said[key] for said in sending.told for key in ring["wants"] if key in said}
    about = f"{name}:{chat}"
    shelves.timers.set(name, sending.now, f"{chat}:0", about, **ring["known"], **answer)


def _card(alias: str, letter: OutboxRow, message: dict[str, Any]) -> Card:
    return Card(
        alias=alias,
        chat=letter.chat,
        message_id=message["message_id"],
        ticket_id=letter.ticket_id,
        captioned=not _CAPTIONED.isdisjoint(message),
    )


async def _tell_of_failure(shelves: Shelves, sending: Sending) -> None:
    chat, error, now = sending.letter.chat, sending.verdict.error, sending.now
    failed = [sending.letter]
    if sending.verdict.fate is Fate.UNREACHABLE and chat > 0:
        failed += await shelves.outbox.give_up_on(chat, error, now)
        shelves.timers.set("out_of_reach", now, str(chat), f"person:{chat}", telegram_id=chat)
    for letter in failed:
        if letter.if_failed:
            await shelves.outbox.post(_warning(letter.if_failed, error, now))


def _warning(told: dict[str, Any], error: str, now: datetime) -> list[OutboxRow]:
    """To the one whose words did not arrive, under those words."""
    words = words_for(told["language"])
    to = Address(told["warn"]["chat_id"], told["warn"].get("message_thread_id", 0))
    rows = message(
        undelivered(told["number"], error, words, call=told.get("call", 0)), to, Manner(), now
    )
    if told["message_id"]:
        rows[0].params["reply_parameters"] = {
            "message_id": told["message_id"],
            "allow_sending_without_reply": True,
        }
    return rows


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


def _marked(params: dict[str, Any]) -> dict[str, Any]:
    for name in ("text", "caption"):
        said = params.get(name)
        if said and not said.startswith(_REPEATED):
            return {**params, name: _REPEATED + said}
    return params
