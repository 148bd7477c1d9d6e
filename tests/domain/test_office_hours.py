"""Working time: counted while the office is open, in its own zone, whatever the clocks do there."""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as some

from domain.office_hours import WALL_CLOCK, OfficeHours
from domain.standard import STANDARD
from domain.standard.rows import opening

SHANGHAI, BERLIN = ZoneInfo("Asia/Shanghai"), ZoneInfo("Europe/Berlin")
NEW_YORK = ZoneInfo("America/New_York")
NO_MIDNIGHT = ZoneInfo("America/Santiago")  # in spring the day begins at one
ZONES = [SHANGHAI, BERLIN, NEW_YORK, NO_MIDNIGHT, ZoneInfo("Australia/Lord_Howe")]
HOLIDAY = date(2026, 3, 4)
WEEKS = [
    (opening("08:30-12:00 14:00-18:00"),) * 5 + (opening("09:00-12:00"), ()),
    (opening("00:00-23:59"),) * 7,
    (opening("00:30-02:15 02:45-06:00"),) * 7,
    ((),) * 6 + (opening("01:30-02:30"),),
    ((),) * 7,
]


def shanghai(day, hour, minute=0):
    """March 2026 begins on a Sunday."""
    return datetime(2026, 3, day, hour, minute, tzinfo=SHANGHAI)


def hours(minutes=0, **length):
    return timedelta(minutes=minutes, **length)


OFFICE = OfficeHours(WEEKS[0], frozenset({HOLIDAY}), SHANGHAI)


@pytest.mark.parametrize(
    ("begins", "length", "ends"),
    [
        (shanghai(2, 9), hours(5), shanghai(2, 9, 5)),
        (shanghai(2, 11, 58), hours(5), shanghai(2, 14, 3)),  # over lunch
        (shanghai(2, 11), hours(hours=1), shanghai(2, 12)),  # to the last minute
        (shanghai(2, 2), hours(5), shanghai(2, 8, 35)),  # from the night
        (shanghai(3, 17, 58), hours(5), shanghai(5, 8, 33)),  # over the holiday
        (shanghai(6, 17), hours(hours=8), shanghai(9, 14, 30)),  # over Saturday and Sunday
    ],
)
def test_time_runs_only_while_the_office_is_open(begins, length, ends):
    assert OFFICE.add(begins, length) == ends
    assert OFFICE.between(begins, ends) == length


@pytest.mark.parametrize(
    ("moment", "is_open"),
    [
        (shanghai(2, 8, 29), False),
        (shanghai(2, 8, 30), True),
        (shanghai(2, 12), False),
        (shanghai(4, 9), False),
        (shanghai(7, 11, 59), True),
        (shanghai(8, 11), False),
    ],
)
def test_it_opens_on_the_minute_and_is_closed_when_it_closes(moment, is_open):
    assert OFFICE.open_at(moment) is is_open


def test_the_house_has_several_spans_a_day_and_a_short_saturday():
    house = OfficeHours.of(STANDARD, SHANGHAI)
    assert len(house.week[0]) == 2
    assert house.working_day == timedelta(hours=7.5)
    assert [house.works_on(date(2026, 3, day)) for day in (6, 7, 8)] == [True, True, False]


@pytest.mark.parametrize(
    ("zone", "day", "opens"),
    [
        (BERLIN, date(2026, 3, 29), 23),
        (BERLIN, date(2026, 10, 25), 25),
        (NEW_YORK, date(2026, 3, 8), 23),
        (NEW_YORK, date(2026, 11, 1), 25),
        (NO_MIDNIGHT, date(2026, 9, 6), 23),
    ],
)
def test_a_day_on_which_the_clocks_change_is_an_hour_shorter_or_longer(zone, day, opens):
    round_the_clock = OfficeHours(WEEKS[1], frozenset(), zone)
    noon = datetime.combine(day - timedelta(days=1), time(12), tzinfo=zone)
    until = datetime.combine(day + timedelta(days=1), time(12), tzinfo=zone)
    closed = hours(2)  # a minute before each midnight
    assert round_the_clock.between(noon, until) == timedelta(hours=24 + opens) - closed


def test_the_morning_after_the_clocks_have_changed_begins_at_the_same_hour():
    office = OfficeHours((*WEEKS[0][:5], (), ()), frozenset(), BERLIN)
    friday = datetime(2026, 3, 27, 17, 30, tzinfo=BERLIN)
    assert office.add(friday, hours(31)) == datetime(2026, 3, 30, 6, 31, tzinfo=UTC)


def test_an_office_without_hours_is_open_day_and_night():
    night = datetime(2026, 3, 2, 2, tzinfo=UTC)
    assert WALL_CLOCK.add(night, hours(hours=24)) == night + timedelta(days=1)
    assert WALL_CLOCK.between(night, night + hours(7)) == hours(7)
    assert WALL_CLOCK.open_at(night)
    assert WALL_CLOCK.working_day == timedelta(days=1)


some_office = some.builds(
    OfficeHours,
    some.sampled_from(WEEKS),
    some.frozensets(some.dates(date(2026, 1, 1), date(2027, 1, 31)), max_size=5),
    some.sampled_from(ZONES),
)
some_moment = some.datetimes(
    datetime(2026, 1, 1),  # noqa: DTZ001 - the zone comes with it
    datetime(2027, 1, 1),  # noqa: DTZ001
    timezones=some.just(UTC),
)
some_length = some.integers(0, 4000).map(hours)


@given(some_office, some_moment, some_length)
def test_what_is_added_lies_between(office, moment, length):
    assert office.between(moment, office.add(moment, length)) == length


@given(some_office, some_moment, some.integers(0, 20_000), some_length)
def test_who_begins_later_is_never_done_sooner(office, moment, later, length):
    assert office.add(moment, length) <= office.add(moment + hours(later), length)


@given(some_office, some_moment, some_length, some_length)
def test_more_work_takes_longer_and_its_parts_add_up(office, moment, one, other):
    halfway = office.add(moment, one)
    assert halfway <= office.add(moment, one + other)
    assert office.between(moment, office.add(halfway, other)) == one + other


@given(some_office, some_moment, some.integers(0, 20_000))
def test_no_more_time_is_worked_than_passes(office, moment, later):
    until = moment + hours(later)
    assert timedelta() <= office.between(moment, until) <= hours(later)


@given(some_office, some_moment)
def test_it_is_open_where_time_runs(office, moment):
    a_moment = timedelta(microseconds=1)
    assert office.open_at(moment) is (office.between(moment, moment + a_moment) > timedelta())
