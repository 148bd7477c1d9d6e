"""The course of a promise: the warnings before it is due, and the rungs of calls afterwards."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import IntEnum

from domain.office_hours import moment_of
from domain.promises import CLOCKS, Ladder, Terms
from domain.working_time import outside_quiet, quiet

_A_NIGHT = timedelta(days=1)


class Rung(IntEnum):
    """Who is called; whatever lies above the general manager calls everybody once more."""

    NOBODY = 0
    DUTY = 1
    HEAD = 2
    MANAGER = 3
    GM = 4


@dataclass(frozen=True)
class Course:
    """One promise on its way through time, as of the terms now in force."""

    key: str
    made_at: datetime
    due: datetime
    terms: Terms

    @property
    def ladder(self) -> Ladder:
        return self.terms.ladder(self.key)

    @property
    def warnings(self) -> tuple[datetime, ...]:
        """When the one responsible is reminded; what the house does by itself needs no reminder."""
        if CLOCKS[self.key].becomes:
            return ()
        fit = (self.awake(moment) for moment in self._warnings())
        return tuple(moment for moment in fit if moment < self.due)

    def call_at(self, rung: int) -> datetime | None:
        """When this rung is called if nobody moves before; None where the ladder ends below it."""
        after = self._wait_for(rung)
        return None if after is None else self.awake(self.due + after)

    def called_by(self, now: datetime, last: int) -> tuple[int, ...]:
        """The rungs whose time has come since the last one called: one call is made for all."""
        come: list[int] = []
        rung = self._above(last)
        while (at := self.call_at(rung)) and at <= now:
            come.append(rung)
            rung += 1
        return tuple(come)

    def next_step(self, now: datetime, *, missed: bool, rung: int) -> datetime | None:
        """When we must look at it again; None at the end of the ladder."""
        if missed:
            at = self.call_at(self._above(rung))
            return at and max(at, self.awake(now))
        return min((at for at in self.warnings if at > now), default=self.due)

    def awake(self, moment: datetime) -> datetime:
        """Only what is urgent is said in the quiet hours; the rest waits for the morning."""
        if self.ladder is Ladder.URGENT:
            return moment
        hours = quiet(self.terms.standard)
        return outside_quiet(moment, moment + _A_NIGHT, self.terms.zone, hours)

    def _warnings(self) -> tuple[datetime, ...]:
        standard, hours = self.terms.standard, self.terms.hours(self.key)
        if self.ladder is Ladder.HEAD:
            day = self.due.astimezone(self.terms.zone).date()
            remind = standard.time_of_day("ops.daily_reminder")
            return (moment_of(day, remind, self.terms.zone),)
        span = hours.between(self.made_at, self.due)
        if span < standard.duration("promise.warn.shortest"):
            return ()
        shares = (standard.rate(f"promise.warn.{which}") for which in ("first", "last"))
        return tuple(hours.add(self.made_at, span * float(share)) for share in shares)

    def _above(self, rung: int) -> int:
        return max(rung + 1, Rung.HEAD if self.ladder is Ladder.HEAD else Rung.DUTY)

    def _wait_for(self, rung: int) -> timedelta | None:
        """How long after it was due; the urgent ladder never ends."""
        if rung == self._above(Rung.NOBODY):
            return timedelta()
        if self.ladder is Ladder.HEAD:
            return None
        standard = self.terms.standard
        if rung <= Rung.GM:
            return standard.duration(row_of(self.ladder, rung))
        if self.ladder is not Ladder.URGENT:
            return None
        beyond = (rung - Rung.GM) * standard.duration("ladder.urgent.repeat")
        return standard.duration(row_of(self.ladder, Rung.GM)) + beyond


def row_of(ladder: Ladder, rung: int) -> str:
    """The row of the standard that says when a rung is called."""
    return (
        f"ladder.{ladder}.{Rung(rung).name.lower()}" if rung <= Rung.GM else "ladder.urgent.repeat"
    )
