"""Days and hours as an office writes them."""

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest

from domain.periods import moment_named, span_named

SHANGHAI, BERLIN = ZoneInfo("Asia/Shanghai"), ZoneInfo("Europe/Berlin")
NOW = datetime(2026, 11, 22, 4, 0, tzinfo=UTC)  # a Sunday, noon in Shanghai


def local(moment, zone=SHANGHAI):
    return moment.astimezone(zone).strftime("%m-%d %H:%M")


@pytest.mark.parametrize(
    ("written", "start", "end"),
    [
        ("11-23 08:00-20:00", "11-23 08:00", "11-23 20:00"),
        ("明天 9点到17点半", "11-23 09:00", "11-23 17:30"),
        ("11月24日 9:00-17:00", "11-24 09:00", "11-24 17:00"),
        ("2026-11-25 22:00-6:00", "11-25 22:00", "11-26 06:00"),
        ("周三 8:30-18:00", "11-25 08:30", "11-25 18:00"),
        ("星期天 13:00至15:00", "11-22 13:00", "11-22 15:00"),
        ("tomorrow 9:00 to 17:00", "11-23 09:00", "11-23 17:00"),
        ("Mon 9-17", "11-23 09:00", "11-23 17:00"),
        ("8-20", "11-22 08:00", "11-22 20:00"),
        ("11-23 8-20", "11-23 08:00", "11-23 20:00"),
        ("11/24 ９：00～12：00", "11-24 09:00", "11-24 12:00"),
        ("后天 0:00-24:00", "11-24 00:00", "11-25 00:00"),
        ("9:00-11:00", "11-23 09:00", "11-23 11:00"),
        ("1-2 9:00-11:00", "01-02 09:00", "01-02 11:00"),
    ],
)
def test_a_span_is_read(written, start, end):
    assert tuple(map(local, span_named(written, NOW, SHANGHAI))) == (start, end)


@pytest.mark.parametrize(
    "written",
    ["", "下午", "25:00-26:00", "今天 9:00-11:00", "昨天 8:00-18:00", "9:00-9:00", "9:75-10:00",
     "明天", "2-30 8:00"],
)  # fmt: skip
def test_what_names_no_span_ahead_is_none(written):
    assert span_named(written, NOW, SHANGHAI) is None


@pytest.mark.parametrize(
    ("written", "moment"),
    [
        ("明天 8:00", "11-23 08:00"),
        ("8点半", "11-23 08:30"),
        ("20:15", "11-22 20:15"),
        ("11-24 9:00", "11-24 09:00"),
        ("tomorrow 10:30", "11-23 10:30"),
        ("11月24日 8点", "11-24 08:00"),
        ("後天 24:00", "11-24 00:00"),
    ],
)
def test_a_moment_is_read(written, moment):
    assert local(moment_named(written, NOW, SHANGHAI)) == moment


@pytest.mark.parametrize("written", ["", "soon", "昨天 8:00", "今天 8:00", "11-24", "99:00"])
def test_what_names_no_moment_ahead_is_none(written):
    assert moment_named(written, NOW, SHANGHAI) is None


def test_the_night_the_clocks_change_is_as_long_as_it_is():
    now = datetime(2026, 10, 24, 10, tzinfo=UTC)
    start, end = span_named("10-24 22:00-06:00", now, BERLIN)
    assert (end - start).total_seconds() == 9 * 3600
