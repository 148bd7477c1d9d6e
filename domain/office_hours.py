"""When the office is open, and how working time is counted across its nights and holidays."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from domain.standard import Standard
from domain.standard.rows import Dates, Hours

_A_DAY = timedelta(days=1)
_FOR_EVER = datetime.max.replace(tzinfo=UTC)


@dataclass(frozen=True)
class OfficeHours:
    """`week` runs from Monday; an office without any hours is open day and night."""

    week: tuple[Hours, ...]
    holidays: Dates
    zone: ZoneInfo

    @classmethod
    def of(cls, standard: Standard, zone: ZoneInfo) -> "OfficeHours":
        weekday = standard.hours("office.hours.weekday")
        saturday = standard.hours("office.hours.saturday")
        sunday = standard.hours("office.hours.sunday")
        return cls((*[weekday] * 5, saturday, sunday), standard.dates("office.holidays"), zone)

    def add(self, moment: datetime, length: timedelta) -> datetime:
        """The moment, in UTC, at which the office has been open for so long."""
        for start, end in self._open_from(moment):
            if length <= end - start:
                return start + length
            length -= end - start
        raise AssertionError("the days never end")

    def due(self, since: datetime, standard: Standard, key: str) -> datetime:
        """The end of what a row of the standard allows; its days are working days here."""
        length = standard.duration(key)
        if standard[key].unit == "d":
            length = length / _A_DAY * self.working_day
        return self.add(since, length)

    def between(self, start: datetime, end: datetime) -> timedelta:
        """For how long it is open from one moment to the other."""
        total = timedelta()
        for opens, closes in self._open_from(start):
            if opens >= end:
                break
            total += min(closes, end) - opens
        return total

    def open_at(self, moment: datetime) -> bool:
        return next(self._open_from(moment))[0] == moment

    @property
    def working_day(self) -> timedelta:
        """How long it is open on its longest day."""
        return max(map(_open_for, self.week), default=timedelta()) or _A_DAY

    def works_on(self, day: date) -> bool:
        return day not in self.holidays and (not any(self.week) or bool(self.week[day.weekday()]))

    def working_days(self, moment: datetime) -> Iterator[date]:
        """The day of this moment, if the office works on it, and those that follow."""
        day = moment.astimezone(self.zone).date()
        while True:
            if self.works_on(day):
                yield day
            day += _A_DAY

    def _open_from(self, moment: datetime) -> Iterator[tuple[datetime, datetime]]:
        """Every span that ends after this moment, without what lies before it, in UTC."""
        moment = moment.astimezone(UTC)
        if not any(self.week):
            yield moment, _FOR_EVER
            return
        day = moment.astimezone(self.zone).date() - _A_DAY
        while True:
            for opens, closes in self.week[day.weekday()] if self.works_on(day) else ():
                start = max(moment, moment_of(day, opens, self.zone))
                end = moment_of(day, closes, self.zone)
                if start < end:
                    yield start, end
                    moment = end  # where clocks change, two spans may touch the same hour
            day += _A_DAY


WALL_CLOCK = OfficeHours((), frozenset(), ZoneInfo("UTC"))


def moment_of(day: date, at: time, zone: ZoneInfo) -> datetime:
    """What the clocks there call this time of this day, in UTC."""
    return datetime.combine(day, at, tzinfo=zone).astimezone(UTC)


def _open_for(hours: Hours) -> timedelta:
    minutes = (60 * (b.hour - a.hour) + b.minute - a.minute for a, b in hours)
    return timedelta(minutes=sum(minutes))
