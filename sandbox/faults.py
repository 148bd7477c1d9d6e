"""The weather between the bot and Telegram, made on purpose."""

import random
from dataclasses import asdict, dataclass
from itertools import count

from sandbox.errors import ControlError
from sandbox.wire import Json

# cut: done, then the line goes dead.  unreachable: the line goes dead before anything is done.
# garbled: done, then half an answer.  slow: done, then a long silence before the answer.
KINDS = ("429", "500", "502", "slow", "cut", "unreachable", "garbled")


@dataclass
class Fault:
    id: int
    kind: str
    method: str = ""
    chat: int | None = None
    times: int | None = None
    probability: float = 1.0
    seconds: float = 1.0

    def json(self) -> Json:
        return asdict(self)

    def strikes(self, method: str, chat: str, luck: float) -> bool:
        return (
            (not self.method or self.method.lower() == method.lower())
            and (self.chat is None or str(self.chat) == chat)
            and self.times != 0
            and luck < self.probability
        )


class Faults:
    def __init__(self) -> None:
        self._faults: list[Fault] = []
        self._ids = count(1)
        self._luck = random.Random(1)

    def add(self, fault: Fault) -> Fault:
        if fault.kind not in KINDS:
            raise ControlError(f"A fault is one of {', '.join(KINDS)}, not {fault.kind!r}.")
        fault.id = next(self._ids)
        self._faults.append(fault)
        return fault

    def clear(self) -> None:
        self._faults.clear()

    def json(self) -> list[Json]:
        return [fault.json() for fault in self._faults]

    def strike(self, method: str, chat: str) -> Fault | None:
        for fault in self._faults:
            if fault.strikes(method, chat, self._luck.random()):
                if fault.times is not None:
                    fault.times -= 1
                return fault
        return None
