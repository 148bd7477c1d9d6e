"""How the log is chained: every seal repeats its event as filed, hashed with the seal before it.

This is for good: a chain proves nothing once it is reckoned in another way.
"""

import json
from datetime import UTC
from hashlib import sha256
from typing import Any

from storage.tables import Event, Seal

START = ""  # what the first seal follows


def seal_of(event: Event, number: int, previous: str) -> Seal:
    line = json.dumps({"number": number, **_particulars(event)}, ensure_ascii=False)
    return Seal(number=number, event_id=event.id, line=line, hash=_link(previous, line))


def flaw(seal: Seal, event: Event | None, previous: str) -> str:
    """What is wrong with a link that follows this hash; empty where nothing is."""
    if seal.hash != _link(previous, seal.line):
        return "its seal was altered, or does not follow the one before"
    filed: dict[str, Any] = json.loads(seal.line)
    if (filed.pop("number"), filed["event"]) != (seal.number, seal.event_id):
        return f"its seal is that of event {filed['event']}"
    return _alteration(event, filed) if event else "the event is gone"


def erased(event: Event) -> bool:
    """Whether its detail was taken out, as it may be; the rest stays proven."""
    return event.detail is None and event.salt is None


def _alteration(event: Event, filed: dict[str, Any]) -> str:
    found = _particulars(event)
    if erased(event):
        found["detail"] = filed["detail"]
    for name, value in filed.items():
        if found[name] != value:
            return (
                f"its field {name} was altered: {value!r} was sealed, and {found[name]!r} is there"
            )
    return ""


def _particulars(event: Event) -> dict[str, Any]:
    """All that is sealed of an event; of its detail, only what can prove it."""
    return {
        "event": event.id,
        "ticket": event.ticket_id,
        "at": event.at.astimezone(UTC).isoformat(timespec="microseconds"),
        "actor": event.actor,
        "action": event.action,
        "clause": event.clause,
        "detail": _hash(f"{event.salt}\n{json.dumps(event.detail)}"),
    }


def _link(previous: str, line: str) -> str:
    return _hash(f"{previous}\n{line}")


def _hash(text: str) -> str:
    return sha256(text.encode()).hexdigest()
