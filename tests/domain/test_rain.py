"""When it rained, as people write it, and what that rain can have tried."""

from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

import pytest

from domain.rain import NotThen, fell, is_moment

SHANGHAI = ZoneInfo("Asia/Shanghai")
NOW = datetime(2026, 3, 2, 7, 30, tzinfo=UTC)  # half past three in the afternoon


def there(day, hour=0, minute=0, month=3):
    return datetime(2026, month, day, hour, minute, tzinfo=SHANGHAI)


@pytest.mark.parametrize(
    ("said", "day", "began"),
    [
        ("", 2, NOW),
        ("today", 2, NOW),
        ("14:00", 2, there(2, 14)),
        ("23:30", 1, there(1, 23, 30)),
        ("昨天", 1, there(1)),
        ("yesterday 18:30", 1, there(1, 18, 30)),
        ("18：30 昨日", 1, there(1, 18, 30)),
        ("2026-03-01", 1, there(1)),
        ("3月1日", 1, there(1)),
        ("今日 6:05", 2, there(2, 6, 5)),
        ("noon", 2, there(2, 12)),
        ("昨天 中午", 1, there(1, 12)),
    ],
)
@pytest.mark.clause("F4")
def test_when_it_fell_is_read_as_it_is_written(said, day, began):
    found = fell(said.split(), NOW, SHANGHAI)
    assert (found.day, found.began) == (date(2026, 3, day), began)


@pytest.mark.parametrize(
    "said",
    ["2026-03-03", "today 23:00", "2026-02-20", "2025-03-01", "明天", "tomorrow 8:00", "25:00"],
)
def test_what_is_still_to_come_or_long_past_is_no_rain(said):
    with pytest.raises(NotThen, match=said):
        fell(said.split(), NOW, SHANGHAI)


@pytest.mark.parametrize("word", ["3", "3栋", "9", "soon", "", "12"])
def test_what_says_where_or_nothing_is_no_moment(word):
    assert not is_moment(word, NOW.date())
