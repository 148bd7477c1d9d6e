"""Who was forgotten, written down outside the database: a backup from before does not know it."""

import asyncio
import json
import os
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

from bot.unusable import Unusable
from storage import Storage
from storage.archive import forgotten_in

Marks = Mapping[str, datetime]


@dataclass
class Ledger:
    """A line for each, only ever added to; each replica keeps one of its own."""

    path: Path
    _known: dict[str, datetime] = field(default_factory=dict)

    def read(self) -> dict[str, datetime]:
        """All marks; Unusable where a line cannot be read that was not the last to be written."""
        try:
            *lines, _torn = self.path.read_text("utf-8").split("\n")
            return dict(map(_read, lines))
        except FileNotFoundError:
            return {}
        except (OSError, ValueError, LookupError) as error:
            raise Unusable(f"The ledger {self.path} cannot be read: restore it first.") from error

    async def keep(self, storage: Storage) -> None:
        """Add what the database knows and this file does not, also after a crash in between."""
        marks = await forgotten_in(storage)
        if marks != self._known:
            await asyncio.to_thread(self.add, marks)
            self._known = marks

    def add(self, marks: Marks) -> None:
        """On disk when this returns."""
        known = self.read()
        new = {mark: at for mark, at in marks.items() if known.get(mark) != at}
        if not new:
            return
        descriptor = os.open(self.path, os.O_RDWR | os.O_CREAT | os.O_APPEND, 0o600)
        with os.fdopen(descriptor, "r+b") as file:
            whole = file.read()
            file.truncate(whole.rfind(b"\n") + 1)  # the power failed while the rest was written
            file.write("".join(f"{_written(*one)}\n" for one in new.items()).encode())
            file.flush()
            os.fsync(descriptor)


def _written(mark: str, at: datetime) -> str:
    return json.dumps({"mark": mark, "at": at.isoformat()})


def _read(line: str) -> tuple[str, datetime]:
    told = json.loads(line)
    return told["mark"], datetime.fromisoformat(told["at"])
