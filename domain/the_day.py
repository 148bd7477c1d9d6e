"""What rings by the office's clock every day, until when it still makes sense, and when next."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from domain.office_hours import OfficeHours, moment_of
from domain.standard import Standard

_A_DAY = timedelta(days=1)
_END_OF_DAY = time(23, 59, 59)


@dataclass(frozen=True)
class Ring:
    """`row` says at what time of day; from `until` (or midnight) on it is too late for it."""

    name: str
    row: str
    until: str = ""
    holidays: bool = False  # on these, too

    def next(self, now: datetime, zone: ZoneInfo, standard: Standard) -> datetime:
        """In UTC; never now."""
        office, day = OfficeHours.of(standard, zone), now.astimezone(zone).date()
        at = standard.time_of_day(self.row)
        while not self._rings_on(day, office) or moment_of(day, at, zone) <= now:
            day += _A_DAY
        return moment_of(day, at, zone)

    def in_time(self, now: datetime, zone: ZoneInfo, standard: Standard) -> bool:
        """Whether today's has come, and is still worth saying; yesterday's never is."""
        today, office = now.astimezone(zone).date(), OfficeHours.of(standard, zone)
        last = standard.time_of_day(self.until) if self.until else _END_OF_DAY
        comes = moment_of(today, standard.time_of_day(self.row), zone)
        return self._rings_on(today, office) and comes <= now < moment_of(today, last, zone)

    def _rings_on(self, day: date, office: OfficeHours) -> bool:
        return self.holidays or office.works_on(day)


RINGS = (
    #    name              row                     until                 holidays
    Ring("morning_digest", "ops.morning_digest",   "ops.daily_reminder"),
    Ring("spot_check",     "ops.morning_digest",   "ops.daily_reminder"),
    Ring("rates",          "ops.morning_digest",   "ops.daily_reminder"),
    Ring("daily_reminder", "ops.daily_reminder",   "ops.daily_gap_list"),
    Ring("coming_night",   "ops.daily_reminder",   "quiet.from",         holidays=True),
    Ring("gap_list",       "ops.daily_gap_list"),
    Ring("reports",        "report.at",            "quiet.from",         holidays=True),
)  # fmt: skip
BY_NAME = {ring.name: ring for ring in RINGS}


def working_day_before(day: date, office: OfficeHours) -> date:
    day -= _A_DAY
    while not office.works_on(day):
        day -= _A_DAY
    return day
