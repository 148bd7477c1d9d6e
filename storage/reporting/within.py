"""Of which community and time the figures are: from `start` up to, but without, `end`."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement
from sqlalchemy.orm import InstrumentedAttribute

from domain.tickets import State
from storage.tables import Ticket


@dataclass(frozen=True)
class Within:
    community_id: int
    start: datetime
    end: datetime

    def holds(self, moment: InstrumentedAttribute[Any]) -> tuple[ColumnElement[bool], ...]:
        """That it lies in this time, and the ticket in this community."""
        return Ticket.community_id == self.community_id, moment >= self.start, moment < self.end


# Neither withdrawn nor gone on under another number.
STANDS = (Ticket.state != State.CANCELLED, Ticket.merged_into_id.is_(None))
