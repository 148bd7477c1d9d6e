"""Small diaries of a simulated estate, written by hand, and what is counted in them."""

from datetime import UTC, datetime, timedelta

from bot.simulation.counting import counted
from bot.simulation.diary import Asked, Diary, Matter, Recorded, Work
from domain.report_periods import Period, Span

NOON = datetime(2026, 1, 12, 4, 0, tzinfo=UTC)  # a Monday
JANUARY = Period(Span.MONTH, NOON.date().replace(day=1))
FEBRUARY = JANUARY.after
MUCH_LATER = NOON + timedelta(days=200)
DAY, HOUR, MINUTE = timedelta(days=1), timedelta(hours=1), timedelta(minutes=1)
GOOD = {"quality": 5, "effect": 4, "satisfaction": 4}
NUMBER = "R260110-001"
WISHES = {"R": "other", "C": "complaint", "S": "suggestion", "Q": "inquiry", "P": "praise"}


def asked(follow_up="1", number=NUMBER, at=NOON, **what):
    return Asked(follow_up, number, "1-101", at, **what)


def matter(number=NUMBER, at=NOON - DAY, home="1-101", **what):
    wish = {"R": "other", "C": "complaint", "S": "suggestion", "Q": "inquiry", "P": "praise"}[
        number[0]
    ]
    kept = {"category": "water", "building": home.partition("-")[0], "worker": "王工"} | what
    return Matter(number, number[0], kept.pop("wish", wish), home, at, **kept)


def done(at, accepted=None, *, taken=MINUTE, since=NOON - DAY):
    return Work(since, since + taken, finished_at=at, accepted_at=accepted)


def figures(*matters, period=JANUARY, now=MUCH_LATER, homes=100, **what):
    diary = Diary(homes, {one.number: one for one in matters}, **what)
    return dict(counted(diary, period, now))


def questions(*found):
    return {one.follow_up: one for one in found}


def told(days, *, confirmed=True):
    return Recorded(NUMBER, NOON + days * DAY, GOOD, confirmed=confirmed)
