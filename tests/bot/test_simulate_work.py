"""What a simulated office did, asked and promised, counted in a small diary of it."""

import pytest

from bot.simulation.diary import Notice, Recorded, Work
from tests.bot.diaries import (
    DAY,
    GOOD,
    HOUR,
    MINUTE,
    MUCH_LATER,
    NOON,
    NUMBER,
    asked,
    done,
    figures,
    matter,
    questions,
    told,
)

# --- what colleagues did


def test_a_card_counts_what_one_did_and_what_was_said_of_it():
    again = [done(NOON, NOON + HOUR), Work(NOON + DAY)]
    own = asked(answered_at=NOON + DAY, scores=GOOD)
    notice = Notice("1", NUMBER, NOON + DAY, "", acknowledged_at=NOON + DAY + HOUR)
    found = figures(
        matter(works=again),
        matter("R260110-002", works=[done(NOON)]),
        matter("C260110-003", works=[done(NOON)]),
        asked=questions(own),
        notices={"1": notice},
    )
    assert found["worker 王工, finished"] == 1
    assert found["worker 王工, reworks"] == 1
    assert found["worker 王工, notices"] == 1
    assert found["worker 王工, satisfaction, sum"] == 4
    assert found["worker 王工, in time, of"] == 3  # the notice, the mending, the work itself
    assert found["worker 王工, in time"] == 1


def test_a_notice_is_told_to_whoever_is_named_on_it():
    notice = Notice("1", NUMBER, NOON, "何主任")
    found = figures(matter(), notices={"1": notice})
    assert found["worker 何主任, notices"] == 1
    assert "worker 王工, notices" not in found


def test_contentment_is_counted_by_department():
    own = asked(answered_at=NOON, scores=GOOD)
    found = figures(matter(department="security"), asked=questions(own))
    assert found["department security, answers"] == 1
    assert found["department security, satisfied"] == 1


@pytest.mark.parametrize(
    ("acknowledged", "rectified", "after", "overdue"),
    [
        (None, None, 11 * HOUR, 0),
        (None, None, 13 * HOUR, 1),
        (HOUR, None, 3 * DAY - HOUR, 0),
        (HOUR, None, 3 * DAY + 2 * HOUR, 1),
        (HOUR, 2 * HOUR, 9 * DAY, 0),
    ],
)
def test_what_has_to_be_put_right_is_overdue_by_its_clocks(acknowledged, rectified, after, overdue):
    """Three working days from noon on a Monday are over on a Thursday at noon."""
    begun = NOON + 2 * HOUR  # the office opens
    notice = Notice("1", NUMBER, begun, "王工")
    notice.acknowledged_at = begun + acknowledged if acknowledged else None
    notice.rectified_at = begun + rectified if rectified else None
    found = figures(
        matter(department="engineering"), notices={"1": notice}, now=begun + after + MINUTE
    )
    assert found["rectifying engineering, open"] == 1
    assert found["rectifying engineering, overdue"] == overdue
    assert found["rectifying engineering, days of the oldest"] == after // DAY
    notice.closed_at = begun + 9 * DAY
    closed = figures(matter(department="engineering"), notices={"1": notice})
    assert "rectifying engineering, open" not in closed


# --- the two rates


def rate(*found, recorded=(), now=MUCH_LATER, of=None, what="repair"):
    work = done(NOON - 2 * DAY, NOON - DAY, since=NOON - 3 * DAY)
    known = figures(
        of or matter(works=[work]), asked=questions(*found), recorded=list(recorded), now=now
    )
    return tuple(known.get(f"rate {what}, {step}", 0) for step in ("due", "asked", "heard"))


def test_a_repair_falls_due_after_two_days_and_counts_once():
    assert rate(now=NOON - MINUTE) == (0, 0, 0)
    assert rate() == (1, 0, 0)
    assert rate(asked()) == (1, 1, 0)
    assert rate(asked(answered_at=NOON + DAY, scores=GOOD)) == (1, 1, 1)
    again = asked("2", at=NOON + 3 * DAY, step="again", answered_at=NOON + 4 * DAY, scores=GOOD)
    assert rate(asked(), again) == (1, 1, 0)


@pytest.mark.parametrize(
    ("tested", "due"), [(None, 36), (12, 48), (23, 59), (25, 36)], ids=lambda hours: f"{hours}h"
)
def test_a_leaks_days_count_from_its_test_if_that_came_in_time(tested, due):
    finished = NOON.replace(hour=0)
    work = done(finished, finished, since=finished - DAY)
    work.tested_at = finished + tested * HOUR if tested else None
    of = matter(wish="leak", works=[work])
    before, at = finished + due * HOUR - MINUTE, finished + due * HOUR + MINUTE
    assert (rate(of=of, now=before), rate(of=of, now=at)) == ((0, 0, 0), (1, 0, 0))


def test_haste_is_heard_once_a_colleague_has_asked_again():
    hasty = asked(answered_at=NOON + HOUR, scores=GOOD, hasty=True)
    assert rate(hasty) == (1, 1, 0)
    assert rate(hasty, recorded=[told(1)]) == (1, 1, 1)


def test_whom_a_colleague_reached_is_heard_until_they_had_to_confirm_it():
    talk = told(1, confirmed=False)
    assert rate(asked(), recorded=[talk], now=talk.at + 2 * DAY) == (1, 1, 1)
    assert rate(asked(), recorded=[talk], now=talk.at + 4 * DAY) == (1, 1, 0)
    assert rate(asked(), recorded=[talk, told(9)]) == (1, 1, 1)


def test_a_second_call_asks_again_what_was_not_confirmed_and_not_what_is_newest():
    again = asked("2", at=NOON + 3 * DAY, step="again")
    second = told(6)
    second.called_for, second.second = NOON + 4 * DAY + MINUTE, True
    talks = [told(1, confirmed=False), second]
    assert rate(asked(), again, recorded=talks) == (1, 1, 1)
    second.second = False
    assert rate(asked(), again, recorded=talks) == (1, 1, 0)


def test_a_second_call_may_be_about_what_lay_unseen_behind_another():
    unseen, second = asked("9:2", number=""), told(6)
    second.called_for, second.second = NOON + 4 * DAY + MINUTE, True
    assert rate(unseen, recorded=[told(1, confirmed=False), second]) == (1, 1, 1)
    assert rate(unseen, recorded=[told(1, confirmed=False)]) == (1, 1, 0)


def test_a_complaint_is_closed_by_their_own_word():
    number = "C260110-001"
    work = done(NOON - 2 * DAY, NOON - DAY, since=NOON - 3 * DAY)
    of = matter(number, works=[work])

    def found(**what):
        talk = Recorded(number, NOON + DAY, GOOD, **what)
        now = talk.at + DAY
        return rate(asked(number=number), recorded=[talk], now=now, of=of, what="complaint")

    assert found() == (1, 1, 0)
    assert found(confirmed=True) == (1, 1, 1)


def test_what_is_done_again_before_it_was_asked_about_is_not_due_yet():
    works = [done(NOON - 2 * DAY, NOON - DAY, since=NOON - 3 * DAY), Work(NOON - HOUR)]
    assert rate(of=matter(works=works)) == (0, 0, 0)


def test_what_runs_for_a_while_is_due_in_the_middle_of_it():
    of = matter(wish="service", term=(NOON - 2 * DAY, NOON + 2 * DAY))
    question = asked(step="mid_term", answered_at=NOON + HOUR, scores=GOOD)
    assert rate(of=of, now=NOON - HOUR, what="special_service") == (0, 0, 0)
    assert rate(of=of, what="special_service") == (1, 0, 0)
    assert rate(question, of=of, what="special_service") == (1, 1, 1)


def test_what_the_rain_asks_stands_for_what_was_due_in_the_same_morning():
    rain = asked(step="after_rain", answered_at=NOON + DAY, scores=GOOD)
    assert rate(rain) == (1, 1, 0)
    rain.at = NOON - DAY
    assert rate(rain) == (1, 0, 0)


def test_what_lies_unseen_behind_another_is_asked():
    assert rate(asked("700:2", number="")) == (1, 1, 0)


# --- the promises


def promise(key, *matters, now=MUCH_LATER, **what):
    found = figures(*matters, now=now, **what)
    return found.get(f"promise {key}", 0), found.get(f"promise {key}, kept", 0)


@pytest.mark.parametrize(
    ("at", "taken", "kept"),
    [
        (NOON + 2 * HOUR, 4 * MINUTE, 1),
        (NOON + 2 * HOUR, 6 * MINUTE, 0),
        (NOON, 2 * HOUR + 4 * MINUTE, 1),  # at lunch
    ],
)
def test_a_repair_is_taken_in_hand_within_minutes_of_the_office(at, taken, kept):
    brought = matter(at=at, works=[done(None, taken=taken, since=at)])
    assert promise("repair.notify_engineering", brought) == (1, kept)


def test_danger_waits_for_no_office():
    at = NOON  # at lunch
    brought = matter(at=at, urgent=True, works=[done(None, taken=6 * MINUTE, since=at)])
    assert promise("repair.notify_engineering", brought) == (1, 0)


def test_a_visit_is_kept_by_whoever_sets_off_before_its_time_is_over():
    work = done(NOON + 5 * HOUR)
    brought = matter(visit_by=NOON + HOUR, works=[work])
    assert promise("repair.appointment", brought) == (1, 0)
    work.set_off_at = NOON
    assert promise("repair.appointment", brought) == (1, 1)


def test_a_complaint_is_answered_within_a_day_and_heard_of_every_day():
    since = NOON - DAY
    late = matter("C260110-001", since, works=[done(NOON + 30 * HOUR, since=since)])
    assert promise("complaint.first_answer", late) == (1, 0)
    assert promise("complaint.progress", late) == (3, 1)
    assert promise("complaint.unresolved_case_card", late) == (1, 1)
    assert promise("complaint.case_plan", late) == (1, 0)
    late.planned_at = NOON + 20 * HOUR
    assert promise("complaint.case_plan", late) == (1, 1)
    soon = matter("C260110-001", since, works=[done(NOON - HOUR, since=since)])
    assert promise("complaint.first_answer", soon) == (1, 1)
    assert promise("complaint.progress", soon) == (1, 1)
    assert promise("complaint.case_plan", soon) == (0, 0)


def test_what_nobody_needs_any_more_was_not_put_to_the_test():
    since = NOON - DAY
    work = done(NOON + HOUR, NOON + 2 * HOUR, since=since)
    assert promise("complaint.case_plan", matter("C260110-001", since, works=[work])) == (0, 0)


def test_the_general_manager_answers_in_person():
    brought = matter("C260110-001", works=[done(None)], before_the_gm_at=NOON)
    assert promise("complaint.gm_answer", brought, now=NOON + HOUR) == (0, 0)
    assert promise("complaint.gm_answer", brought) == (1, 0)
    brought.answered_by_the_gm.append(NOON + HOUR)
    assert promise("complaint.gm_answer", brought) == (1, 1)


def test_every_evening_it_is_told_how_a_job_stands():
    """Taken on Monday morning; on its way, there and done on Tuesday."""
    work = done(NOON + DAY + 2 * HOUR, since=NOON - HOUR)
    work.set_off_at, work.arrived_at = NOON + DAY, NOON + DAY + HOUR
    assert promise("ops.daily_feedback", matter(works=[work])) == (4, 3)


def test_a_notice_is_acknowledged_within_half_a_day_and_put_right_in_three():
    notice = Notice("1", NUMBER, NOON, "王工", acknowledged_at=NOON + 11 * HOUR)
    assert promise("rectify.notice", matter(), notices={"1": notice}) == (1, 1)
    assert promise("rectify.work", matter(), notices={"1": notice}) == (1, 0)
    notice.rectified_at = NOON + DAY
    assert promise("rectify.work", matter(), notices={"1": notice}) == (1, 1)
    notice.acknowledged_at = NOON + 13 * HOUR
    assert promise("rectify.notice", matter(), notices={"1": notice}) == (1, 0)


def test_a_question_goes_up_in_the_evening_unless_it_is_answered():
    brought = matter("Q260110-001", NOON, works=[done(None, since=NOON)])
    assert promise("visit.unsolved_to_head", brought, now=NOON + HOUR) == (0, 0)
    assert promise("visit.unsolved_to_head", brought) == (1, 1)
    assert promise("inquiry.first_answer", brought) == (1, 0)


@pytest.mark.parametrize(("passed_on", "kept"), [(True, 1), (False, 0)])
def test_kind_words_are_passed_on_at_once(passed_on, kept):
    brought = matter("P260110-001", works=[done(None)], passed_on=passed_on)
    assert promise("praise.pass_on", brought) == (1, kept)


def test_what_is_wanted_again_has_a_working_day():
    """From two o'clock to noon of the next."""
    works = [done(NOON - HOUR, NOON, since=NOON - DAY), Work(NOON + 2 * HOUR)]
    works[1].finished_at = NOON + DAY - HOUR
    assert promise("repair.rework", matter(works=works)) == (1, 1)
    works[1].finished_at = NOON + DAY + HOUR
    assert promise("repair.rework", matter(works=works)) == (1, 0)
