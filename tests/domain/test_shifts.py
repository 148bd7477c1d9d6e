"""What an office writes into its roster, and the hours that nobody has taken."""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest

from domain.shifts import Turns, Unfit, Unreadable, coming_night, gaps, read_turns
from domain.standard import STANDARD

SHANGHAI, BERLIN = ZoneInfo("Asia/Shanghai"), ZoneInfo("Europe/Berlin")
NOW = datetime(2026, 11, 22, 1, tzinfo=UTC)  # a Sunday, nine o'clock in Shanghai
EIGHT_TO_EIGHT = (time(8), time(20))


@pytest.mark.parametrize(
    ("written", "days", "hours"),
    [
        ("11-23 08:00-20:00", [23], EIGHT_TO_EIGHT),
        ("11/23 8:00–20:00", [23], EIGHT_TO_EIGHT),
        ("11月23日 8点到20点", [23], EIGHT_TO_EIGHT),
        ("１１月２３號 8點至20點", [23], EIGHT_TO_EIGHT),
        ("2026-11-23 08:00-20:00", [23], EIGHT_TO_EIGHT),
        ("明天 8-20点", [23], EIGHT_TO_EIGHT),
        ("tomorrow 8-20", [23], EIGHT_TO_EIGHT),
        ("8:00-20:00", [22], EIGHT_TO_EIGHT),
        ("5:00-8:00", [23], (time(5), time(8))),
        ("今晚 20:00-8:00", [22], (time(20), time(8))),
        ("周三 8:30-18:00", [25], (time(8, 30), time(18))),
        ("週三 8點半-18:00", [25], (time(8, 30), time(18))),
        ("Wed 8:30-18:00", [25], (time(8, 30), time(18))),
        ("weekdays 08:30-18:00", [23, 24, 25, 26, 27], (time(8, 30), time(18))),
        ("周一至周五 8:30-18:00", [23, 24, 25, 26, 27], (time(8, 30), time(18))),
        ("mon-fri 8:30-18:00", [23, 24, 25, 26, 27], (time(8, 30), time(18))),
        ("周一三五 8:30-18:00", [23, 25, 27], (time(8, 30), time(18))),
        ("周一、周三、周五 8:30-18:00", [23, 25, 27], (time(8, 30), time(18))),
        ("mon, wed, fri 8:30-18:00", [23, 25, 27], (time(8, 30), time(18))),
        ("星期天 8-20", [22], EIGHT_TO_EIGHT),
        ("周末 8-20", [22, 28], EIGHT_TO_EIGHT),
        ("fri-mon 8-20", [22, 23, 27, 28], EIGHT_TO_EIGHT),
        ("每天 0-24", [22, 23, 24, 25, 26, 27, 28], (time(0), time(0))),
        ("天天 0-24", [22, 23, 24, 25, 26, 27, 28], (time(0), time(0))),
    ],
)
def test_a_shift_is_read_as_an_office_writes_it(written, days, hours):
    assert read_turns(written, NOW, SHANGHAI) == Turns([date(2026, 11, n) for n in days], hours)


@pytest.mark.parametrize("weeks", ["4w", "4 weeks", "4周", "4 個星期", "4週"])
def test_a_week_may_come_again(weeks):
    found = read_turns(f"工作日 8:30-18:00 {weeks}", NOW, SHANGHAI)
    assert (len(found.days), found.hours) == (20, (time(8, 30), time(18)))


@pytest.mark.parametrize(
    ("written", "why"),
    [
        ("", Unfit.HOURS),
        ("tomorrow", Unfit.HOURS),
        ("明天 25:00-26:00", Unfit.HOURS),
        ("明天 8-8", Unfit.HOURS),
        ("yesterday 8-20", Unfit.OVER),
        ("今天 6:00-8:00", Unfit.OVER),
        ("8:00-20:00 4w", Unfit.DAY),
        ("weekdays 8-20 0w", Unfit.WEEKS),
        ("weekdays 8-20 99w", Unfit.WEEKS),
    ],
)
def test_what_does_not_say_when_is_not_guessed(written, why):
    with pytest.raises(Unreadable) as unreadable:
        read_turns(written, NOW, SHANGHAI)
    assert unreadable.value.unfit is why


def test_a_night_ends_on_the_morning_after():
    ((start, end),) = Turns([date(2026, 11, 22)], (time(20), time(8))).spans(SHANGHAI)
    assert (start, end - start) == (datetime(2026, 11, 22, 12, tzinfo=UTC), timedelta(hours=12))


@pytest.mark.parametrize(("day", "hours"), [(date(2026, 3, 28), 11), (date(2026, 10, 24), 13)])
def test_when_the_clocks_change_a_shift_ends_by_the_clock(day, hours):
    ((start, end),) = Turns([day], (time(20), time(8))).spans(BERLIN)
    assert end - start == timedelta(hours=hours)


def at(hour):
    return NOW.replace(hour=0) + timedelta(hours=hour)


@pytest.mark.parametrize(
    ("taken", "left"),
    [
        ([], [(2, 10)]),
        ([(0, 12)], []),
        ([(2, 5), (5, 10)], []),
        ([(4, 6)], [(2, 4), (6, 10)]),
        ([(6, 12), (0, 5)], [(5, 6)]),
        ([(2, 9), (3, 4)], [(9, 10)]),
        ([(11, 12)], [(2, 10)]),
    ],
)
def test_what_nobody_has_is_a_gap(taken, left):
    spans = [(at(start), at(end)) for start, end in taken]
    assert gaps((at(2), at(10)), spans) == [(at(start), at(end)) for start, end in left]


def test_the_coming_night_is_the_quiet_hours():
    start, end = coming_night(NOW, SHANGHAI, STANDARD)
    assert [one.astimezone(SHANGHAI).hour for one in (start, end)] == [22, 8]
