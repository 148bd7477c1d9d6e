"""What the office binds itself to, to the minute; what keeps it; and what a pause does to it."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as some

from domain.promises import (
    ANSWER,
    ATTENDED,
    CALLED,
    CLOCKS,
    MENDING,
    NOTICE,
    VISIT,
    InPause,
    Runs,
    Terms,
    goes_on,
    keeps,
    promised_by,
)
from domain.standard import STANDARD
from domain.tickets import (
    JOBS,
    TRANSITIONS,
    UNDERWAY,
    UNDONE_STATES,
    Action,
    Given,
    Kind,
    Role,
    Situation,
    State,
    step,
)

SHANGHAI, BERLIN = ZoneInfo("Asia/Shanghai"), ZoneInfo("Europe/Berlin")
COUNTED = sorted(key for key, clock in CLOCKS.items() if clock.runs is not Runs.AGREED)


def at(day, hour, minute=0, zone=SHANGHAI):
    """March 2026 begins on a Sunday."""
    return datetime(2026, 3, day, hour, minute, tzinfo=zone)


CALM, URGENT = Terms(STANDARD, SHANGHAI), Terms(STANDARD, SHANGHAI, urgent=True)
MORNING, NIGHT = at(2, 9), at(3, 2)


# --- when it is due


@pytest.mark.parametrize(
    ("key", "since", "due"),
    [
        (CALLED, MORNING, at(2, 9, 5)),
        (CALLED, NIGHT, at(3, 8, 35)),
        ("repair.rework", at(2, 14), at(3, 12)),
        ("help.attend", NIGHT, at(3, 2, 5)),
        ("service.confirm", MORNING, at(3, 9, 30)),
        ("complaint.first_answer", NIGHT, at(4, 2)),
        ("complaint.progress", NIGHT, at(4, 2)),
        ("complaint.unresolved_case_card", NIGHT, at(4, 2)),
        ("complaint.case_plan", NIGHT, at(4, 2)),
        ("complaint.gm_answer", NIGHT, at(4, 2)),
        ("inquiry.first_answer", MORNING, at(3, 9, 30)),
        ("visit.unsolved_to_head", MORNING, at(2, 18)),
        ("visit.unsolved_to_head", at(2, 18), at(3, 18)),
        ("visit.unsolved_to_head", at(8, 10), at(9, 18)),  # a Sunday
        ("suggestion.answer", MORNING, at(10, 15, 30)),  # seven working days
        ("praise.pass_on", MORNING, at(5, 10, 30)),
        ("ops.daily_feedback", MORNING, at(2, 17)),
        ("ops.daily_feedback", at(7, 17, 30), at(9, 17)),
        (NOTICE, NIGHT, at(3, 14)),
        (MENDING, MORNING, at(5, 9)),
    ],
)
def test_a_promise_is_due_by_its_own_clock(key, since, due):
    promise = CALM.promise(key, since)
    assert promise.due == due
    assert promise.due.tzinfo is UTC
    assert promise.clause == STANDARD[key].clause


@pytest.mark.clause("B2")
def test_what_is_urgent_is_told_in_five_minutes_at_any_hour():
    assert URGENT.promise(CALLED, NIGHT).due == at(3, 2, 5)


def test_every_key_has_a_clock_and_every_clock_is_wound_by_some_step():
    promised = {key for move in TRANSITIONS for key in move.promises}
    assert promised == {key for key, clock in CLOCKS.items() if clock.kept_by}


@pytest.mark.parametrize("key", COUNTED)
def test_every_clock_counts_a_figure_of_the_standard(key):
    assert STANDARD[key].clause


@pytest.mark.parametrize(("key", "clause"), [(VISIT, "S0 七(1)"), (ANSWER, "S0 三(3)")])
def test_only_what_was_agreed_upon_is_promised(key, clause):
    promise = CALM.promise(key, MORNING, at(2, 17))
    assert (promise.due, promise.clause) == (at(2, 17), clause)
    assert CALM.promise(key, MORNING) is None


def test_an_office_that_promised_less_is_held_to_less():
    slower = Terms(STANDARD.changed_by({CALLED: 15}), SHANGHAI)
    assert slower.promise(CALLED, MORNING).due == at(2, 9, 15)


@pytest.mark.parametrize(
    ("day", "hours"),
    [
        (datetime(2026, 3, 28, 18, tzinfo=BERLIN), 23),
        (datetime(2026, 10, 24, 18, tzinfo=BERLIN), 25),
    ],
)
def test_a_day_of_24_hours_is_24_hours_and_the_same_evening_is_the_same_hour(day, hours):
    terms = Terms(STANDARD, BERLIN)
    answered = terms.promise("complaint.first_answer", day).due
    assert answered - day.astimezone(UTC) == timedelta(hours=24)
    assert answered.astimezone(BERLIN).hour == {23: 19, 25: 17}[hours]
    reported = terms.promise("ops.daily_feedback", day).due
    assert reported.astimezone(BERLIN).strftime("%a %H:%M") == "Mon 17:00"


def test_what_is_due_daily_comes_again_on_the_next_working_day():
    saturday = at(7, 10)
    again = CALM.again("ops.daily_feedback", at(7, 17), saturday)
    assert again.due == at(9, 17)
    assert CALM.again("complaint.progress", at(7, 17), saturday).due == at(8, 10)


def test_however_often_it_is_told_in_a_day_it_is_due_again_on_the_next():
    monday, due = at(2, 9), at(2, 17)
    for _time in range(3):
        due = CALM.again("ops.daily_feedback", due, monday).due
    assert due == at(3, 17)


# --- what keeps it


@pytest.mark.parametrize("key", sorted(CLOCKS))
def test_every_promise_can_be_kept_by_somebody_while_it_is_open(key):
    makers = [move for move in TRANSITIONS if key in move.promises]
    for made in makers:
        kinds = made.kinds
        keepers = [
            move
            for move in TRANSITIONS
            if any(keeps(key, kind, move.action, role) for kind in move.kinds for role in move.who)
        ]
        assert {kind for move in keepers for kind in move.kinds} >= kinds


@pytest.mark.parametrize("key", sorted(CLOCKS))
def test_whoever_is_there_has_kept_what_setting_off_keeps(key):
    for kind in Kind:
        for role in Role:
            by_going = keeps(key, kind, Action.SET_OFF, role)
            assert keeps(key, kind, Action.ARRIVE, role) is by_going


def test_only_the_general_manager_answers_what_lies_before_them():
    for action in (Action.ANSWER, Action.FINISH):
        assert keeps("complaint.gm_answer", Kind.COMPLAINT, action, Role.GM)
        assert not keeps("complaint.gm_answer", Kind.COMPLAINT, action, Role.MANAGER)
        assert keeps("complaint.first_answer", Kind.COMPLAINT, action, Role.MANAGER)


@pytest.mark.parametrize("kind", Kind)
def test_an_answer_is_help_enough_where_words_settle_it(kind):
    assert keeps(CALLED, kind, Action.ANSWER, Role.DISPATCHER) is (kind not in JOBS)


@pytest.mark.clause("C9")
def test_whoever_complained_is_told_more_while_it_is_open():
    assert goes_on("complaint.progress", State.ACCEPTED)
    assert not goes_on("complaint.progress", State.DONE)
    sent_back = step(Situation(Kind.COMPLAINT, State.DONE), Action.SEND_BACK, Role.RESIDENT)
    assert "complaint.progress" in promised_by(Kind.COMPLAINT, sent_back)
    assert "complaint.progress" not in promised_by(Kind.REPAIR, sent_back)


@pytest.mark.parametrize("key", sorted(CLOCKS))
@pytest.mark.parametrize("state", sorted(set(State) - UNDONE_STATES))
def test_nothing_is_promised_anew_once_the_work_is_done(key, state):
    assert not goes_on(key, state)


def test_what_is_no_longer_urgent_is_called_for_by_the_calm_clock():
    at_ease = Situation(Kind.REPAIR, State.FILED, urgent=True)
    lowered = step(at_ease, Action.LOWER, Role.DISPATCHER)
    assert promised_by(Kind.REPAIR, lowered) == (CALLED,)
    assert lowered.given is Given.URGENT
    taken = step(Situation(Kind.REPAIR, State.ACCEPTED, urgent=True), Action.LOWER, Role.DISPATCHER)
    assert promised_by(Kind.REPAIR, taken) == ()


@pytest.mark.parametrize("kind", Kind)
@pytest.mark.parametrize("state", sorted(UNDONE_STATES))
def test_what_becomes_urgent_is_called_for_unless_somebody_is_on_the_way(kind, state):
    raised = step(Situation(kind, state), Action.RAISE, Role.RESIDENT)
    call = ATTENDED if kind is Kind.HELP else CALLED
    assert promised_by(kind, raised) == (() if state in UNDERWAY else (call,))
    able = [
        move
        for move in TRANSITIONS
        if kind in move.kinds and move.source is state and move.given is None
    ]
    assert any(keeps(call, kind, move.action, role) for move in able for role in move.who)


@pytest.mark.parametrize("kind", Kind)
def test_whoever_takes_a_job_says_every_day_how_it_stands(kind):
    taken = step(Situation(kind, State.FILED), Action.ACCEPT_ORDER, Role.ENGINEER)
    assert ("ops.daily_feedback" in promised_by(kind, taken)) is (kind in JOBS)


# --- a pause


some_pause = some.tuples(
    some.sampled_from([key for key in COUNTED if CLOCKS[key].runs is not Runs.DAILY]),
    some.datetimes(datetime(2026, 1, 1), datetime(2026, 12, 1), timezones=some.just(UTC)),  # noqa: DTZ001
    some.floats(0, 1),
    some.integers(0, 20_000),
)


@given(some_pause, some.sampled_from([CALM, URGENT, Terms(STANDARD, BERLIN)]))
def test_a_pause_takes_nothing_and_gives_nothing(pause, terms):
    key, made_at, share, minutes = pause
    due = terms.promise(key, made_at).due
    paused_at = made_at + (due - made_at) * share
    left = terms.left(key, due, paused_at)
    resumed_at = paused_at + timedelta(minutes=minutes)
    again = terms.resumed(key, left, resumed_at)
    assert terms.left(key, again, resumed_at) == left
    assert again >= resumed_at


@pytest.mark.parametrize("call", [CALLED, ATTENDED])
def test_a_call_for_what_is_urgent_waits_for_no_rain(call):
    assert (CALM.in_pause(call), URGENT.in_pause(call)) == (InPause.WAITS, InPause.RUNS_ON)
    assert URGENT.in_pause("repair.rework") is InPause.WAITS


def test_a_report_of_the_day_is_due_on_the_day_it_goes_on():
    assert CALM.left("ops.daily_feedback", at(2, 17), MORNING) == timedelta()
    assert CALM.resumed("ops.daily_feedback", timedelta(), at(5, 18)) == at(6, 17)
