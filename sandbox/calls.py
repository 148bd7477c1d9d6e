"""Every Bot API call as it came and how it was answered, newest hundred thousand."""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass, field
from datetime import datetime
from time import monotonic
from typing import TYPE_CHECKING

from sandbox.wire import Json, decode

if TYPE_CHECKING:
    from sandbox.world import World

_REMEMBERED = 100_000


@dataclass(frozen=True, slots=True)
class Upload:
    name: str
    mime_type: str
    content: bytes


@dataclass
class Call:
    """One request to the Bot API, before anybody looked at what it says."""

    world: World
    method: str
    params: Json
    uploads: dict[str, Upload] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Record:
    n: int
    time: datetime
    call: Call
    answer: bytes
    fault: str
    numbers: frozenset[str]

    def json(self) -> Json:
        answer = decode(self.answer)
        shown: Json = {
            "n": self.n,
            "time": self.time.isoformat(),
            "method": self.call.method,
            "params": {
                name: _readable(value, number=name in self.numbers)
                for name, value in self.call.params.items()
            },
            "ok": answer.pop("ok"),
        }
        for name, upload in self.call.uploads.items():
            shown["params"][name] = {"file": upload.name, "size": len(upload.content)}
        if self.fault:
            shown["fault"] = self.fault
        return shown | ({"result": answer["result"]} if shown["ok"] else {"error": answer})


def _readable(value: object, *, number: bool) -> object:
    """A parameter that came as text, as what it means."""
    if not isinstance(value, str):
        return value
    if number or value[:1] in ("{", "["):
        try:
            return decode(value)
        except ValueError:
            return value
    return value


class Calls:
    def __init__(self) -> None:
        self._records: deque[Record] = deque(maxlen=_REMEMBERED)
        self.last = 0
        self.in_flight = 0
        self._quiet_since = monotonic()

    def begin(self) -> None:
        self.in_flight += 1

    def end(self) -> None:
        self.in_flight -= 1
        self._quiet_since = monotonic()

    @property
    def quiet_for(self) -> float:
        """Seconds since the bot last wanted something, but for waiting for updates."""
        return 0.0 if self.in_flight else monotonic() - self._quiet_since

    def note(
        self, at: datetime, call: Call, answer: bytes, fault: str, numbers: frozenset[str]
    ) -> None:
        self.last += 1
        self._records.append(Record(self.last, at, call, answer, fault, numbers))

    def after(self, n: int) -> list[Record]:
        missing = self.last - n
        return list(self._records)[-missing:] if missing > 0 else []
