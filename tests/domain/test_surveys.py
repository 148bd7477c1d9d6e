"""When a survey is due, of whom it asks, and what may be shown of what it comes to."""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from domain.report_periods import period_of
from domain.standard import STANDARD, SURVEY_DIMENSIONS
from domain.statistics import Share
from domain.survey_results import Answer, result, shown_groups
from domain.surveys import (
    SPAN,
    SurveyKind,
    apart,
    due,
    had_time,
    invented,
    last_reminder,
    low,
    next_proposal,
    opening,
    patience,
    proposing,
    questions_for,
    questions_in,
    share,
)

YEAR, QUARTER = SurveyKind.ANNUAL, SurveyKind.QUARTERLY
ZONES = [ZoneInfo(name) for name in ("Asia/Shanghai", "Europe/Berlin", "Pacific/Kiritimati")]
CODES = ["cleaning", "attitude"]


def answers(n, points=4, building="1", **more):
    return [Answer(dict.fromkeys(CODES, points), building, **more) for _ in range(n)]


@pytest.mark.parametrize(
    ("day", "name"),
    [("2026-01-01", "2026-Q1"), ("2026-03-31", "2026-Q1"), ("2026-12-31", "2026-Q4")],
)
def test_a_day_is_of_one_quarter_and_one_year(day, name):
    day = date.fromisoformat(day)
    assert period_of(SPAN[QUARTER], day).code == name
    assert period_of(SPAN[YEAR], day).code == "2026"


@pytest.mark.parametrize("zone", ZONES, ids=str)
@pytest.mark.parametrize("kind", [YEAR, QUARTER])
def test_each_period_has_one_proposal_and_opens_after_it(kind, zone):
    """A whole leap year, whatever the clocks do."""
    now, seen = datetime(2028, 1, 1, tzinfo=UTC), []
    while (now := next_proposal(kind, now, zone)).year == 2028:
        period = due(kind, now, zone)
        assert proposing(kind, period, zone) == now < opening(kind, period, zone)
        seen.append(period.code)
    years = ["2028"] * STANDARD.count("survey.annual.min")
    assert seen == (years if kind is YEAR else [f"2028-Q{n}" for n in range(1, 5)])


@pytest.mark.parametrize("zone", ZONES, ids=str)
def test_before_its_proposal_a_period_is_not_due_and_then_it_stays_so(zone):
    period = period_of(SPAN[QUARTER], date(2026, 5, 1))
    at = proposing(QUARTER, period, zone)
    assert due(QUARTER, at - timedelta(seconds=1), zone) is None
    assert due(QUARTER, at + timedelta(days=40), zone) == period
    assert due(QUARTER, at + timedelta(days=70), zone) is None, "the next quarter has its own"


def test_nobody_is_chosen_twice_in_four_quarters():
    assert apart("2026-Q2") == ["2026-Q2", "2026-Q1", "2025-Q4", "2025-Q3"]


def test_the_year_asks_everybody_about_eight_things_and_a_quarter_a_fifth():
    assert [one["code"] for one in questions_for(YEAR)] == [one.code for one in SURVEY_DIMENSIONS]
    assert (share(YEAR), float(share(QUARTER)), float(share(SurveyKind.EVENT))) == (1, 0.2, 0.1)


def test_questions_are_read_a_line_each():
    assert questions_in(" 1. 干净吗\n\n2、安全吗 \n") == ["干净吗", "安全吗"]


def test_two_or_less_makes_us_ask_why():
    asked = [{"code": code} for code in CODES]
    assert low(asked, {"cleaning": 2, "attitude": 3}) == ["cleaning"]
    assert low(asked, {}) == []


@pytest.mark.parametrize(
    ("points", "seconds", "found"),
    [([5, 5, 5], 2, True), ([5, 5, 4], 2, False), ([5, 5, 5], 20, False), ([5], 0, False)],
)
def test_all_alike_quicker_than_anybody_reads_looks_invented(points, seconds, found):
    given = dict(enumerate(points))
    assert invented(given, timedelta(seconds=seconds)) is found


def test_a_result_counts_what_is_good_on_the_whole_and_for_each_question():
    found = result(CODES, [*answers(6, 5), *answers(4, 2)], anonymous=True, seed=1)
    assert (found.answered, found.overall.satisfied) == (10, Share(6, 10))
    assert [(one.code, one.mean) for one in found.lines] == [(code, 3.8) for code in CODES]


@pytest.mark.parametrize(("from_on", "content"), [(4, 1), (5, 0)])
def test_a_household_is_content_by_all_that_it_gave(from_on, content):
    standard = STANDARD.changed_by({"survey.satisfied": from_on})
    given = {"cleaning": 5, "attitude": 5, "repairs": 2}
    found = result(list(given), [Answer(given)], anonymous=False, seed=1, standard=standard)
    assert found.overall.satisfied == Share(content, 1)
    assert [one.satisfied.part for one in found.lines] == [1, 1, 0]


@pytest.mark.clause("F15", partly="follow-ups")
def test_what_looks_invented_is_counted_and_counts_for_nothing():
    found = result(
        CODES, [*answers(5, 2), *answers(3, 5, doubt="too_fast")], anonymous=True, seed=1
    )
    assert (found.answered, found.doubtful, found.overall.mean) == (8, 3, 2)


@pytest.mark.parametrize(
    ("n", "anonymous", "withheld"),
    [(4, True, True), (5, True, False), (1, False, False), (0, False, True)],
)
def test_a_handful_of_anonymous_answers_shows_nothing(n, anonymous, withheld):
    found = result(CODES, answers(n, words="太吵"), anonymous=anonymous, seed=1)
    assert found.withheld is withheld
    assert bool(found.opinions or found.lines) is not withheld


@pytest.mark.clause("F14", partly="a reward")
@pytest.mark.parametrize(("days", "hours"), [(1, 12), (3, 36), (6, 72), (7, 72), (14, 72)])
def test_a_silent_household_is_reminded_after_three_days_and_half_way_through_a_short_survey(
    days, hours
):
    opened = datetime(2026, 3, 2, 9, tzinfo=UTC)
    assert patience(timedelta(days=days)) == timedelta(hours=hours)
    on_the_last_day = opened + timedelta(hours=hours) >= last_reminder(opened + timedelta(days))
    assert on_the_last_day is (days == 1)


@pytest.mark.parametrize("zone", ZONES, ids=str)
def test_whoever_was_asked_a_moment_after_the_others_is_reminded_with_them(zone):
    opened = datetime(2026, 3, 2, 9, tzinfo=zone)
    now = opened + timedelta(days=3)
    asked, late = opened + timedelta(milliseconds=7), opened.replace(hour=0) + timedelta(days=1)
    assert asked < had_time(now, timedelta(days=3), zone) <= late


@pytest.mark.parametrize(
    ("sizes", "shown"),
    [
        ({"1": 9, "2": 8}, ["1", "2"]),
        ({"1": 9, "2": 4}, []),
        ({"1": 9, "2": 8, "3": 4}, []),
        ({"1": 9, "2": 8, "3": 7, "4": 4}, ["1", "2"]),
        ({"1": 9, "2": 8, "3": 3, "4": 3}, ["1", "2"]),
        ({"1": 9}, []),
        ({}, []),
    ],
    ids=str,
)
def test_no_difference_of_what_is_shown_gives_a_handful_away(sizes, shown):
    """Whatever is left when one takes the shown from the sum is five households, or none."""
    assert shown_groups(sizes, 5) == shown
    left = sum(sizes.values()) - sum(sizes[one] for one in shown)
    assert not shown or left == 0 or left >= 5


def test_opinions_are_grouped_and_their_order_says_nothing():
    said = [f"楼道第{n}层没打扫" for n in range(8)]
    found = result(CODES, [Answer(dict.fromkeys(CODES, 4), "1", words=one) for one in said],
                   anonymous=True, seed=3)  # fmt: skip
    again = result(CODES, [Answer(dict.fromkeys(CODES, 4), "1", words=one) for one in said[::-1]],
                   anonymous=True, seed=3)  # fmt: skip
    (group,) = found.opinions
    assert group.about == "hygiene"
    assert sorted(group.words) == said != list(group.words)
    assert again.opinions == found.opinions, "nor when they came"
