"""What a weather service says, and whether anybody should act on it."""

from datetime import UTC, date, datetime, timedelta
from math import inf, nan
from zoneinfo import ZoneInfo

import pytest

from domain.standard import STANDARD
from domain.weather import Absurd, days_back, hours_in, rained_again, rains_in

SHANGHAI = ZoneInfo("Asia/Shanghai")
NOW = datetime(2026, 3, 2, 10, 20, tzinfo=UTC)
TOP = NOW.replace(minute=0)
LAST = int(TOP.timestamp())


def said(*fallen, last=LAST):
    times = [last - 3600 * n for n in reversed(range(len(fallen)))]
    return {"hourly": {"time": times, "precipitation": [*fallen]}}


@pytest.mark.clause("F4")
def test_enough_rain_in_a_day_is_rain_from_its_first_wet_hour():
    hours = hours_in(said(0, 4.2, None, 5.8), NOW)
    (rain,) = rains_in(hours, SHANGHAI)
    assert (rain.day, rain.began) == (date(2026, 3, 2), TOP - timedelta(hours=3))


def test_a_drizzle_tries_no_repair_and_each_day_counts_by_itself():
    assert rains_in(hours_in(said(0, 4, 5.9), NOW), SHANGHAI) == []
    night = hours_in(said(*[1] * 20), NOW)  # 18:00 in Shanghai: two hours fell on the day before
    (rain,) = rains_in(night, SHANGHAI)
    assert rain.day == date(2026, 3, 2)


def test_it_began_with_the_last_hour_from_which_on_enough_fell():
    """What was mended between two rains is tried by the second, if that is enough by itself."""
    (both,) = rains_in(hours_in(said(12, 0, 0, 4, 8), NOW), SHANGHAI)
    assert both.began == TOP - timedelta(hours=2)
    (one,) = rains_in(hours_in(said(12, 0, 0, 4, 4), NOW), SHANGHAI)
    assert one.began == TOP - timedelta(hours=5)


@pytest.mark.parametrize(("noted", "again"), [(-61, True), (-60, True), (-59, True), (0, False)])
def test_it_rained_again_in_hours_that_were_not_over_when_it_was_noted(noted, again):
    (rain,) = rains_in(hours_in(said(12, 0, 12), NOW), SHANGHAI)
    assert rain.began == TOP - timedelta(hours=1)
    assert rained_again(rain, TOP + timedelta(minutes=noted)) is again


@pytest.mark.parametrize(("within", "days"), [("7 d", 7), ("12 h", 1), ("36 h", 2), ("365 d", 92)])
def test_it_is_asked_as_far_back_as_rain_says_anything_and_the_service_can_know(within, days):
    assert days_back(STANDARD.changed_by({"rain.said_within": within})) == days


def test_what_is_only_forecast_has_not_fallen():
    forecast = said(0, 0, 50, last=LAST + 3600)
    assert rains_in(hours_in(forecast, NOW), SHANGHAI) == []


@pytest.mark.parametrize(
    "answer",
    [
        None,
        [],
        "rain",
        {},
        {"hourly": []},
        {"hourly": {"time": [LAST]}},
        {"hourly": {"time": [LAST], "precipitation": []}},
        said(),
        said(-1),
        said(401),
        said(inf),
        said(nan),
        said("5"),
        said(True),  # noqa: FBT003 - what a careless service may say
        said(None, None),
        said(5, last=LAST - 40 * 3600),
        said(5, last=0),
        said(5, last=LAST * 1000),
        {"hourly": {"time": ["2026-03-02T10:00"], "precipitation": [5]}},
        {"hourly": {"time": [LAST, LAST - 3600], "precipitation": [5, 5]}},
    ],
)
def test_what_makes_no_sense_is_no_weather(answer):
    with pytest.raises(Absurd):
        hours_in(answer, NOW)
