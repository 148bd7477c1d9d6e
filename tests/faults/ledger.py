"""What must be true afterwards: Telegram's history, held against the database."""

import re
from collections import Counter, defaultdict
from dataclasses import dataclass, field

from sqlalchemy import func, select

from locales import Markup
from storage import Storage
from storage.proof import prove
from storage.tables import Event, InboxRow, OutboxRow, Ticket
from tests.faults.crowd import ANSWERS, REPEATED
from tests.faults.processes import until

_FIRST = 300_000_001  # the sandbox's first update
_FINAL = {"done", "dead"}


@dataclass
class Ledger:
    """Every list names what went wrong; all empty is what we want."""

    confirmed: int = 0
    tickets: int = 0
    repeats: int = 0
    unknown: int = 0
    lost: list = field(default_factory=list)
    unfinished: list = field(default_factory=list)
    dead: list = field(default_factory=list)
    doubled: list = field(default_factory=list)
    missing: list = field(default_factory=list)
    disordered: list = field(default_factory=list)

    def figures(self):
        wrong = (len(self.lost), len(self.doubled), len(self.disordered))
        return (self.confirmed, self.tickets, *wrong, self.repeats)

    def faults(self):
        names = ("lost", "unfinished", "dead", "doubled", "missing", "disordered")
        return {name: found for name in names if (found := getattr(self, name))}


async def quiet(telegram, database, within=60.0):
    """Until nobody waits any more: neither at Telegram nor in our inbox and outbox."""
    storage = Storage(database)

    async def nobody_waits():
        return not await telegram.pending() and not await _waiting(storage)

    try:
        await until(nobody_waits, within)
    finally:
        await storage.close()


async def _waiting(storage):
    """Whether our inbox or outbox holds something that is not finished."""
    new = select(func.count()).where(InboxRow.status == "new")
    going = select(func.count()).where(OutboxRow.status.in_(["new", "sending"]))
    async with storage.engine.begin() as connection:
        return [await connection.scalar(query) for query in (new, going)] != [0, 0]


async def audit(telegram, estate, crowd):
    """Hold what the people did against what Telegram saw and what we wrote down."""
    storage = Storage(estate.database)
    async with storage.transaction() as shelves:
        read = shelves._session.scalars
        inbox = (await read(select(InboxRow))).all()
        outbox = (await read(select(OutboxRow))).all()
        tickets = (await read(select(Ticket))).all()
        events = (await read(select(Event))).all()
    await prove(storage)
    await storage.close()
    ledger = Ledger(tickets=len(tickets))
    ledger.unknown = sum(letter.status == "unknown" for letter in outbox)
    _check_inbox(ledger, crowd, [update["update_id"] for update in await fetched(telegram)], inbox)
    _check_tickets(ledger, crowd, tickets, events)
    for person, asked in crowd.asked.items():
        _check_answers(ledger, person, asked, outbox)
        _check_order(ledger, person, asked, await _said_to(telegram, person))
    _check_copies(ledger, await telegram.calls("sendMessage"), crowd.asked)
    _check_topics(ledger, await telegram.calls("createForumTopic"))
    return ledger


async def fetched(telegram):
    """The updates that the bot has asked for; with nothing pending, it has confirmed them all."""
    assert await telegram.pending() == 0
    calls = await telegram.calls("getUpdates")
    return [update for call in calls for update in call.get("result", [])]


def _check_inbox(ledger, crowd, forgotten, inbox):
    rows = Counter(int(row.source_id.split(":")[1]) for row in inbox if row.source == "tg")
    # By webhook nothing is fetched; but Telegram numbers its updates without a gap.
    known = set(forgotten) or set(range(_FIRST, max(rows) + 1))
    ledger.confirmed = len(known)
    ledger.lost = sorted(known - rows.keys())
    if len(rows) < crowd.said:
        ledger.lost.append(f"{crowd.said - len(rows)} of what people said")
    ledger.doubled += [f"update {number}" for number, count in rows.items() if count > 1]
    ledger.unfinished = [row.source_id for row in inbox if row.status not in _FINAL]
    ledger.dead = [f"{row.source_id}: {row.error}" for row in inbox if row.status == "dead"]


def _check_tickets(ledger, crowd, tickets, events):
    marks = Counter(re.search(r"no\. \d{5}", ticket.words).group() for ticket in tickets)
    ledger.doubled += [f"ticket {mark}" for mark, count in marks.items() if count > 1]
    ledger.missing += [f"ticket {mark}" for mark in crowd.filed if not marks[mark]]
    ledger.missing += [f"report {mark}" for mark in marks if mark not in crowd.begun]
    happened = Counter((event.ticket_id, event.action) for event in events if event.ticket_id)
    once = [(ticket.id, "file") for ticket in tickets]
    ledger.missing += [f"event {one}" for one in once if not happened[one]]
    ledger.doubled += [f"event {one}" for one, count in happened.items() if count > 1]


def _check_answers(ledger, person, asked, outbox):
    """One letter for each question: more, and an update was handled twice."""
    letters = [letter for letter in outbox if letter.chat == person]
    said = [Markup(letter.params.get("text", "")).plain for letter in letters]
    for question, answer in ANSWERS.items():
        found, wanted = sum(answer in text for text in said), asked.count(question)
        if found != wanted:
            kind = ledger.doubled if found > wanted else ledger.missing
            kind.append(f"{found} letters for {wanted} × {question} of {person}")


async def _said_to(telegram, person):
    messages = await telegram.messages(person)
    return [one["text"] for one in messages if one["from"]["is_bot"] and "text" in one]


def _check_order(ledger, person, asked, said):
    """The answers come in the order of the questions; a copy stands right behind its original."""
    place = 0
    for text in said:
        question = next((q for q, answer in ANSWERS.items() if answer in text), None)
        if question is None:
            continue
        if place < len(asked) and question == asked[place]:
            place += 1
        elif text.startswith(REPEATED) and place and question == asked[place - 1]:
            ledger.repeats += 1
        else:
            ledger.disordered.append(f"{person}: {question} at {place} of {asked}")
            return
    if place < len(asked):
        ledger.missing.append(f"{person}: answers after {place} of {len(asked)}")


def _check_copies(ledger, sent, asking):
    """Outside of questions and answers nothing is said twice: two copies at most, one unmarked."""
    copies = defaultdict(list)
    for call in sent:
        chat, text = call["params"]["chat_id"], call["params"]["text"]
        if call["ok"] and chat not in asking:
            copies[chat, text.removeprefix(REPEATED)].append(text.startswith(REPEATED))
    for (chat, text), marked in copies.items():
        ledger.repeats += len(marked) - 1
        if len(marked) > 2 or marked.count(False) > 1:
            ledger.doubled.append(f"to {chat}, marked {marked}: {text[:80]!r}")


def _check_topics(ledger, made):
    """A topic bears no mark: of two copies the second is the one in use."""
    for name, count in Counter(call["params"]["name"] for call in made if call["ok"]).items():
        ledger.repeats += count - 1
        if count > 2:
            ledger.doubled.append(f"{count} topics {name}")
