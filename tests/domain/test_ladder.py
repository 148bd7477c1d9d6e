"""Who is reminded before a promise is due, who is called afterwards, and who is left asleep."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as some

from domain.ladder import Course, Rung, row_of
from domain.promises import CALLED, CLOCKS, VISIT, Ladder, Runs, Terms
from domain.standard import STANDARD
from domain.working_time import QUIET

SHANGHAI, BERLIN, NEW_YORK = map(ZoneInfo, ("Asia/Shanghai", "Europe/Berlin", "America/New_York"))
CALM, URGENT = Terms(STANDARD, SHANGHAI), Terms(STANDARD, SHANGHAI, urgent=True)


def at(day, hour, minute=0):
    """March 2026 begins on a Sunday."""
    return datetime(2026, 3, day, hour, minute, tzinfo=SHANGHAI)


def course(key, made_at, terms=CALM):
    return Course(key, made_at, terms.promise(key, made_at).due, terms)


def calls(course, rungs=7):
    return [course.call_at(rung) for rung in range(1, rungs + 1)]


@pytest.mark.clause("C1")
def test_a_complaint_is_warned_of_half_way_and_at_five_sixths():
    complaint = course("complaint.first_answer", at(2, 0))
    assert complaint.warnings == (at(2, 12), at(2, 20))


def test_a_warning_in_the_night_waits_for_the_morning_or_is_dropped():
    assert course("complaint.first_answer", at(2, 14)).warnings == (at(3, 8), at(3, 10))
    assert course("complaint.first_answer", at(2, 7)).warnings == (at(2, 19),)


def test_warnings_of_office_work_are_counted_in_office_hours():
    assert course("inquiry.first_answer", at(2, 8, 30)).warnings == (at(2, 14, 30), at(2, 17, 10))


def test_what_is_short_or_done_by_the_house_itself_needs_no_warning():
    assert course(CALLED, at(2, 9)).warnings == ()
    assert course("complaint.unresolved_case_card", at(2, 9)).warnings == ()


@pytest.mark.clause("B12", partly="there is no list of gaps yet")
def test_the_report_of_the_day_is_asked_for_at_half_past_four():
    day = course("ops.daily_feedback", at(2, 9))
    assert day.warnings == (at(2, 16, 30),)
    assert day.called_by(at(2, 17), Rung.NOBODY) == (Rung.HEAD,)
    assert day.next_step(at(2, 17), missed=True, rung=Rung.HEAD) is None


@pytest.mark.clause("B2")
def test_the_urgent_ladder_is_climbed_at_any_hour_and_never_ends():
    urgent = course(CALLED, at(2, 2), URGENT)
    assert calls(urgent) == [at(2, 2, minute) for minute in (5, 10, 15, 25, 35, 45, 55)]


@pytest.mark.parametrize(
    ("key", "made_at", "called"),
    [
        ("complaint.first_answer", at(2, 9), [at(3, 9), at(3, 11), at(3, 17), at(4, 9)]),
        (CALLED, at(2, 9), [at(2, 9, 5), at(2, 11, 5), at(3, 9, 5), at(5, 9, 5)]),
        ("complaint.first_answer", at(2, 23), [at(4, 8), at(4, 8), at(4, 8), at(4, 23)]),
    ],
)
def test_the_other_ladders_end_with_the_general_manager_and_sleep_at_night(key, made_at, called):
    if called[-1].hour == 23:
        called[-1] = at(5, 8)
    assert calls(course(key, made_at), 5) == [*called, None]


def test_whoever_was_left_out_is_called_together_with_the_highest():
    night = course("complaint.first_answer", at(2, 23))
    assert night.called_by(at(3, 23), Rung.NOBODY) == ()
    assert night.next_step(at(3, 23), missed=True, rung=Rung.NOBODY) == at(4, 8)
    assert night.called_by(at(4, 8), Rung.NOBODY) == (Rung.DUTY, Rung.HEAD, Rung.MANAGER)
    assert night.called_by(at(4, 8), Rung.MANAGER) == ()


def test_what_comes_late_into_the_night_waits_for_the_morning():
    missed_at_noon = course("complaint.first_answer", at(2, 12))
    assert missed_at_noon.next_step(at(4, 3), missed=True, rung=Rung.DUTY) == at(4, 8)
    assert missed_at_noon.awake(at(4, 3)) == at(4, 8)


def test_a_warning_that_has_passed_is_not_made_up_for():
    complaint = course("complaint.first_answer", at(2, 0))
    assert complaint.next_step(at(2, 1), missed=False, rung=0) == at(2, 12)
    assert complaint.next_step(at(2, 12), missed=False, rung=0) == at(2, 20)
    assert complaint.next_step(at(2, 21), missed=False, rung=0) == at(3, 0)


def test_an_appointment_is_warned_of_by_the_clock_on_the_wall():
    visit = Course(VISIT, at(2, 9), at(2, 17), CALM)
    assert visit.warnings == (at(2, 13), at(2, 15, 40))


@pytest.mark.parametrize("ladder", [Ladder.URGENT, Ladder.COMPLAINT, Ladder.ORDINARY])
@pytest.mark.parametrize("rung", [Rung.HEAD, Rung.MANAGER, Rung.GM])
def test_every_rung_is_a_row_with_its_clause(ladder, rung):
    assert STANDARD[row_of(ladder, rung)].clause


some_course = some.builds(
    lambda key, made_at, zone, urgent: course(key, made_at, Terms(STANDARD, zone, urgent=urgent)),
    some.sampled_from(sorted(key for key in CLOCKS if CLOCKS[key].runs is not Runs.AGREED)),
    some.datetimes(datetime(2026, 1, 1), datetime(2027, 1, 1), timezones=some.just(SHANGHAI)),  # noqa: DTZ001
    some.sampled_from([SHANGHAI, BERLIN, NEW_YORK]),
    some.booleans(),
)


@given(some_course)
def test_only_what_is_urgent_is_ever_said_at_night(course):
    said = [*course.warnings, *(call for call in calls(course) if call)]
    asleep = [one for one in said if QUIET.covers(one.astimezone(course.terms.zone).time())]
    assert not asleep or course.ladder is Ladder.URGENT


@given(some_course)
def test_the_course_of_a_promise_only_goes_forward(course):
    said = [*course.warnings, course.due, *(call for call in calls(course) if call)]
    assert said == sorted(said)


@given(some_course, some.integers(0, 10_000), some.integers(0, 6))
def test_the_next_step_never_lies_behind_what_has_been_called(course, minutes, last):
    now = course.due + timedelta(minutes=minutes)
    rung = max([last, *course.called_by(now, last)])
    coming = course.next_step(now, missed=True, rung=rung)
    assert coming is None or coming > now
