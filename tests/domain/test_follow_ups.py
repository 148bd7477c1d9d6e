"""When a resident is asked how it went, and what is done about a poor answer."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from domain.follow_ups import Answers, after, complete, plan_contract, plan_follow_ups
from domain.rectification import (
    TRANSITIONS,
    Action,
    Stage,
    actions_for,
    cause_of,
    step,
)
from domain.refusals import Refused
from domain.standard import FOLLOW_UP_PLAN, After
from domain.tickets import Kind, Role
from domain.working_time import QUIET

SHANGHAI = ZoneInfo("Asia/Shanghai")
FINISHED = [
    datetime(2026, 11, 21, hour, minute, tzinfo=SHANGHAI)
    for hour in range(24)
    for minute in (0, 30)
]
HOUR, DAY = timedelta(hours=1), timedelta(days=1)


@pytest.mark.clause("F1", partly="in which way, and by whom")
@pytest.mark.clause("F2", partly="everything but repairs")
@pytest.mark.parametrize("plan", FOLLOW_UP_PLAN, ids=lambda plan: f"{plan.clause} {plan.after}")
def test_the_first_question_comes_in_time_and_at_a_decent_hour(plan):
    for finished in FINISHED:
        first = plan_follow_ups(plan.after, finished, SHANGHAI)[0]
        assert first.ordinal == 1
        assert first.limit == finished + plan.first_within
        assert finished < first.ask_at <= first.limit
        assert not QUIET.covers(first.ask_at.astimezone(SHANGHAI).time())


def test_an_urgent_repair_is_asked_about_again_two_days_after_the_first_was_due():
    finished = datetime(2026, 11, 21, 10, tzinfo=UTC)
    first, second = plan_follow_ups(After.URGENT_REPAIR, finished, SHANGHAI)
    assert second.ask_at == first.limit + 2 * DAY == finished + 3 * DAY
    assert second.clause == "S0 六(6)"


@pytest.mark.clause("F4", partly="somebody to say that it has rained")
def test_a_leak_is_asked_about_again_when_it_has_rained():
    _, after_rain = plan_follow_ups(After.LEAK_REPAIR, FINISHED[20], SHANGHAI)
    assert (after_rain.ordinal, after_rain.ask_at, after_rain.limit) == (2, None, None)


def test_other_repairs_are_asked_about_after_two_days_and_reached_within_a_week():
    (only,) = plan_follow_ups(After.OTHER_REPAIR, FINISHED[20], SHANGHAI)
    assert only.ask_at == FINISHED[20] + 48 * HOUR
    assert only.limit == FINISHED[20] + 7 * DAY


def test_works_show_their_faults_after_a_month():
    (only,) = plan_follow_ups(After.WORKS, FINISHED[20], SHANGHAI)
    assert only.ask_at >= FINISHED[20] + 30 * DAY


@pytest.mark.clause("E4", partly="the contracts; only the plan is there")
def test_a_paid_service_is_asked_about_in_the_middle_and_after_the_end():
    start = datetime(2026, 3, 2, 9, tzinfo=SHANGHAI)
    middle, last = plan_contract(start, start + 30 * DAY, SHANGHAI)
    assert middle.ask_at.astimezone(SHANGHAI).date() == (start + 15 * DAY).date()
    assert start + 30 * DAY < last.ask_at <= last.limit == start + 37 * DAY
    assert (middle.ordinal, last.ordinal) == (1, 2)


@pytest.mark.parametrize(
    ("category", "triage", "urgent", "asked"),
    [
        ("water", "water", True, After.URGENT_REPAIR),
        ("wall_ceiling", "leak", True, After.URGENT_REPAIR),
        ("wall_ceiling", "routine", False, After.LEAK_REPAIR),
        ("other", "leak", False, After.LEAK_REPAIR),
        ("other", "safety_facility", False, After.SAFETY_REPAIR),
        ("safety_facility", "routine", False, After.SAFETY_REPAIR),
        ("lock", "routine", False, After.OTHER_REPAIR),
        ("a category of last year", "routine", False, After.OTHER_REPAIR),
    ],
)
def test_what_was_repaired_decides_when_we_ask(category, triage, urgent, asked):
    assert after(Kind.REPAIR, category, triage, urgent) is asked


@pytest.mark.clause("D4", partly="a word of care; it is a plain follow-up")
@pytest.mark.parametrize(
    ("kind", "category", "asked"),
    [
        (Kind.COMPLAINT, "noise", After.COMPLAINT),
        (Kind.SERVICE, "other", After.PAID_SERVICE),
        (Kind.HELP, "medical", After.FIRST_AID),
        (Kind.HELP, "locked_out", After.HELP),
        (Kind.INQUIRY, "fees", After.OTHER),
        (Kind.SUGGESTION, "greenery", After.OTHER),
        (Kind.PRAISE, "attitude", After.OTHER),
    ],
)
def test_every_other_kind_has_a_plan_of_its_own(kind, category, asked):
    assert after(kind, category, "routine", urgent=True) is asked


@pytest.mark.parametrize("kind", Kind)
def test_no_kind_is_forgotten_afterwards(kind):
    assert plan_follow_ups(after(kind, "other", "routine", urgent=False), FINISHED[20], SHANGHAI)


def test_an_answer_is_complete_when_all_three_scores_are_given():
    assert complete(Answers(5, 4, 5))
    assert not complete(Answers(5, None, 5, suggestions="Come earlier."))


@pytest.mark.parametrize("score", [0, 6, -1])
def test_a_score_outside_one_to_five_is_no_score(score):
    with pytest.raises(ValueError, match=str(score)):
        Answers(quality=score)


@pytest.mark.parametrize(
    ("answers", "needed"),
    [
        (Answers(3, 3, 3), False),
        (Answers(5, 2, 5), True),
        (Answers(None, None, 1), True),
        (Answers(), False),
    ],
)
def test_one_poor_score_is_enough_for_rectification(answers, needed):
    assert (cause_of(answers) is not None) is needed


def test_a_rectification_is_closed_by_the_supervisor_not_by_the_worker():
    stage = step(Stage.NOTICED, Action.ACKNOWLEDGE, Role.ENGINEER).target
    stage = step(stage, Action.RECTIFY, Role.ENGINEER).target
    with pytest.raises(Refused, match="not_yours"):
        step(stage, Action.CLOSE, Role.ENGINEER)
    assert step(stage, Action.CLOSE, Role.SUPERVISOR).target is Stage.CLOSED


def test_a_notice_cannot_be_closed_before_anything_was_done():
    with pytest.raises(Refused, match="not_now"):
        step(Stage.NOTICED, Action.CLOSE, Role.SUPERVISOR)


@pytest.mark.parametrize("role", Role)
def test_the_buttons_shown_are_the_steps_allowed(role):
    for stage in Stage:
        allowed = {m.action for m in TRANSITIONS if m.source is stage and role in m.who}
        assert set(actions_for(stage, role)) == allowed
