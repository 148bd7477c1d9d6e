"""Do dates and times read as on a note at the front desk, in the community's own zone?"""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from locales import words_for

SHANGHAI = ZoneInfo("Asia/Shanghai")


def here(day, hour, minute=0, *, month=11, year=2026):
    return datetime(year, month, day, hour, minute, tzinfo=SHANGHAI).astimezone(UTC)


NOW = here(23, 10)


@pytest.mark.parametrize(
    ("at", "simplified", "traditional", "english"),
    [
        (here(22, 23, 59), "昨天 23:59", "昨天 23:59", "yesterday 23:59"),
        (here(23, 0), "今天 00:00", "今天 00:00", "today 00:00"),
        (here(23, 16), "今天 16:00", "今天 16:00", "today 16:00"),
        (here(24, 9, 30), "明天 09:30", "明天 09:30", "tomorrow 09:30"),
        (here(25, 9), "11月25日 周三 09:00", "11月25日 週三 09:00", "Wed 25 Nov, 09:00"),
        (here(21, 9), "11月21日 周六 09:00", "11月21日 週六 09:00", "Sat 21 Nov, 09:00"),
        (
            here(3, 9, month=1, year=2027),
            "2027年1月3日 周日 09:00",
            "2027年1月3日 週日 09:00",
            "Sun 3 Jan 2027, 09:00",
        ),
    ],
)
def test_a_moment(at, simplified, traditional, english):
    assert words_for("zh_Hans").moment(at, SHANGHAI, NOW) == simplified
    assert words_for("zh_Hant").moment(at, SHANGHAI, NOW) == traditional
    assert words_for("en").moment(at, SHANGHAI, NOW) == english


@pytest.mark.parametrize(
    ("language", "moment", "day"),
    [
        ("zh_Hans", "11月24日 周二 09:30", "11月24日 周二"),
        ("zh_Hant", "11月24日 週二 09:30", "11月24日 週二"),
        ("en", "Tue 24 Nov, 09:30", "Tue 24 Nov"),
    ],
)
def test_what_stays_to_be_read_names_the_date_itself(language, moment, day):
    words, tomorrow = words_for(language), here(24, 9, 30)
    assert words.moment(tomorrow, SHANGHAI, NOW, lasting=True) == moment
    assert words.day(tomorrow, SHANGHAI, NOW, lasting=True) == day
    span = words.span(tomorrow, here(24, 12), SHANGHAI, NOW, lasting=True)
    assert span == f"{moment}–12:00"


def test_today_is_the_day_of_the_community_and_not_of_utc():
    just_before_midnight_utc = datetime(2026, 11, 23, 23, tzinfo=UTC)
    assert words_for("en").day(just_before_midnight_utc, SHANGHAI, NOW) == "tomorrow"
    assert words_for("en").day(just_before_midnight_utc, UTC, NOW) == "today"


def test_a_clock_has_twenty_four_hours():
    assert words_for("en").clock(here(23, 16, 5), SHANGHAI) == "16:05"


@pytest.mark.parametrize(
    ("start", "end", "chinese", "english"),
    [
        (here(24, 14), here(24, 17), "明天 14:00–17:00", "tomorrow 14:00–17:00"),
        (here(25, 14), here(25, 17), "11月25日 周三 14:00–17:00", "Wed 25 Nov, 14:00–17:00"),
        (here(23, 22), here(24, 6), "今天 22:00 – 明天 06:00", "today 22:00 – tomorrow 06:00"),
    ],
)
def test_a_span(start, end, chinese, english):
    assert words_for("zh_Hans").span(start, end, SHANGHAI, NOW) == chinese
    assert words_for("en").span(start, end, SHANGHAI, NOW) == english


@pytest.mark.parametrize(
    ("length", "simplified", "traditional", "english"),
    [
        (timedelta(0), "0 分钟", "0 分鐘", "0 minutes"),
        (timedelta(seconds=20), "1 分钟", "1 分鐘", "1 minute"),
        (timedelta(minutes=5), "5 分钟", "5 分鐘", "5 minutes"),
        (timedelta(minutes=90), "1 小时 30 分钟", "1 小時 30 分鐘", "1 hour 30 minutes"),
        (timedelta(hours=24), "24 小时", "24 小時", "24 hours"),
        (timedelta(days=3), "3 天", "3 天", "3 days"),
        (timedelta(days=2, hours=1, minutes=1), "2 天 1 小时", "2 天 1 小時", "2 days 1 hour"),
    ],
)
def test_a_duration(length, simplified, traditional, english):
    assert words_for("zh_Hans").duration(length) == simplified
    assert words_for("zh_Hant").duration(length) == traditional
    assert words_for("en").duration(length) == english
