"""Who may do what to a ticket, when, and what the office promises by it."""

from collections import Counter

import pytest

from domain.categories import CATEGORIES, Place, categories_for
from domain.departments import TOPICS, Department, answers_for
from domain.refusals import Refused
from domain.standard import STANDARD, After
from domain.tickets import (
    CLOSED_STATES,
    JOBS,
    OPEN_STATES,
    STAFF_ROLES,
    TRANSITIONS,
    UNDONE_STATES,
    Action,
    Given,
    Kind,
    Role,
    Situation,
    State,
    actions_for,
    step,
)

WORDS = sorted(set(Kind) - JOBS)
A_JOB = [
    (Action.FILE, Role.RESIDENT, State.FILED),
    (Action.ACCEPT_ORDER, Role.DISPATCHER, State.ACCEPTED),
    (Action.DISPATCH, Role.DISPATCHER, State.DISPATCHED),
    (Action.SET_OFF, Role.ENGINEER, State.ON_THE_WAY),
    (Action.ARRIVE, Role.ENGINEER, State.ARRIVED),
    (Action.FINISH, Role.ENGINEER, State.DONE),
    (Action.ACCEPT_WORK, Role.RESIDENT, State.COMPLETED),
    (Action.PASS_AUDIT, Role.SUPERVISOR, State.ARCHIVED),
]
AN_ANSWER = [
    (Action.FILE, Role.RESIDENT, State.FILED),
    (Action.ANSWER, Role.HEAD, State.ACCEPTED),
    (Action.FINISH, Role.HEAD, State.DONE),
    (Action.SEND_BACK, Role.RESIDENT, State.REWORK),
    (Action.FINISH, Role.MANAGER, State.DONE),
    (Action.ACCEPT_WORK, Role.RESIDENT, State.COMPLETED),
    (Action.PASS_AUDIT, Role.MANAGER, State.ARCHIVED),
]
SET_BY_HAND = {"repair.appointment", "answer.promised"}  # their moments are agreed, not reckoned


def situations(move):
    """Every situation in which this transition is open."""
    for kind in sorted(move.kinds):
        for urgent in (True, False):
            for paused in (True, False):
                at = Situation(kind, move.source, urgent=urgent, paused=paused)
                if at.fits(move.given):
                    yield at


def named(move):
    return f"{move.clause} {move.source} {move.action} {'/'.join(sorted(move.kinds))}"


def walk(kind, way, state=None):
    for action, role, target in way:
        state = step(Situation(kind, state), action, role).target
        assert state is target
    return state


@pytest.mark.parametrize("kind", sorted(JOBS - {Kind.INTERNAL}))
@pytest.mark.clause("B9", partly="no signature for parts")
def test_a_job_goes_its_usual_way_into_the_archive(kind):
    assert walk(kind, A_JOB) is State.ARCHIVED


def test_what_a_colleague_found_is_done_accepted_and_audited_among_ourselves():
    ours = [
        (Action.FILE, Role.GUARD, State.FILED),
        (Action.DISPATCH, Role.HEAD, State.DISPATCHED),
        (Action.FINISH, Role.ENGINEER, State.DONE),
        (Action.SEND_BACK, Role.GUARD, State.REWORK),
        (Action.FINISH, Role.ENGINEER, State.DONE),
        (Action.ACCEPT_WORK, Role.GUARD, State.COMPLETED),
        (Action.PASS_AUDIT, Role.SUPERVISOR, State.ARCHIVED),
    ]
    assert walk(Kind.INTERNAL, ours) is State.ARCHIVED
    for action in (Action.FILE, Action.ACCEPT_WORK, Action.SEND_BACK):
        source = None if action is Action.FILE else State.DONE
        with pytest.raises(Refused, match="not_yours"):
            step(Situation(Kind.INTERNAL, source), action, Role.RESIDENT)


@pytest.mark.parametrize("kind", WORDS)
def test_what_is_settled_by_words_is_answered_accepted_and_audited(kind):
    assert walk(kind, AN_ANSWER) is State.ARCHIVED


def test_work_sent_back_is_done_again_before_it_is_accepted():
    walk(
        Kind.REPAIR,
        [
            (Action.SEND_BACK, Role.RESIDENT, State.REWORK),
            (Action.SET_OFF, Role.ENGINEER, State.ON_THE_WAY),
            (Action.FINISH, Role.ENGINEER, State.DONE),
            (Action.ACCEPT_WORK, Role.RESIDENT, State.COMPLETED),
            (Action.FAIL_AUDIT, Role.SUPERVISOR, State.REWORK),
        ],
        State.DONE,
    )


@pytest.mark.parametrize(
    "source", [State.FILED, State.ACCEPTED, State.DISPATCHED, State.ON_THE_WAY, State.REWORK]
)
def test_an_order_can_be_given_to_somebody_else_until_it_is_done(source):
    at = Situation(Kind.REPAIR, source)
    assert step(at, Action.DISPATCH, Role.DISPATCHER).target is State.DISPATCHED


# --- the table


@pytest.mark.parametrize("move", TRANSITIONS, ids=named)
def test_a_step_is_open_to_its_roles_and_to_nobody_else(move):
    for at in situations(move):
        for role in Role:
            if role in move.who:
                assert step(at, move.action, role) is move
                assert move.action in actions_for(at, role)
            else:
                with pytest.raises(Refused, match="not_yours") as refused:
                    step(at, move.action, role)
                assert refused.value.clause == move.clause
                assert move.action not in actions_for(at, role)


def test_no_situation_has_two_ways_for_one_action():
    found = Counter((kind, move.source, move.action) for move in TRANSITIONS for kind in move.kinds)
    assert [way for way, times in found.items() if times > 1] == []


@pytest.mark.parametrize("kind", Kind)
def test_every_kind_of_matter_is_filed_with_a_promise(kind):
    (filed,) = [move for move in TRANSITIONS if move.source is None and kind in move.kinds]
    assert filed.target is State.FILED
    assert filed.promises


@pytest.mark.parametrize("move", TRANSITIONS, ids=named)
def test_a_step_promises_only_what_the_standard_knows_and_gives_its_clause(move):
    assert move.clause
    assert all(key in STANDARD or key in SET_BY_HAND for key in move.promises)


@pytest.mark.parametrize("kind", Kind)
def test_every_state_of_every_kind_leads_on_until_it_is_closed(kind):
    reached, way = {State.FILED}, [State.FILED]
    while way:
        for move in TRANSITIONS:
            if move.source is way[0] and kind in move.kinds and move.target not in reached:
                reached.add(move.target)
                way.append(move.target)
        way.pop(0)
    for state in reached - CLOSED_STATES:
        onward = {m.target for m in TRANSITIONS if m.source is state and kind in m.kinds}
        assert onward - {state}, f"{kind} is stuck in {state}"
    assert {State.ARCHIVED, State.CANCELLED} <= reached


@pytest.mark.parametrize("kind", Kind)
@pytest.mark.clause("B11", partly="the assistant is the dispatcher")
def test_nothing_goes_into_the_archive_but_what_was_accepted_and_audited(kind):
    ways = [m for m in TRANSITIONS if kind in m.kinds and m.source is not m.target]
    ways_in = [m for m in ways if m.target is State.ARCHIVED]
    assert [(move.source, move.action) for move in ways_in] == [
        (State.COMPLETED, Action.PASS_AUDIT)
    ]
    assert ways_in[0].who == {Role.SUPERVISOR, Role.MANAGER}
    accepted = [m for m in ways if m.target is State.COMPLETED]
    assert [(move.source, move.action) for move in accepted] == [(State.DONE, Action.ACCEPT_WORK)]


@pytest.mark.parametrize("kind", Kind)
@pytest.mark.clause("B11", partly="the desk waits until the resident has had their time")
def test_the_office_brings_every_matter_to_its_end_though_the_resident_says_nothing(kind):
    """From wherever it stands, by steps that somebody of the office may take."""
    ours = [m for m in TRANSITIONS if kind in m.kinds and m.who & STAFF_ROLES]
    ends = {State.ARCHIVED}
    while grown := {m.source for m in ours if m.target in ends and m.source} - ends:
        ends |= grown
    reached = {m.target for m in TRANSITIONS if kind in m.kinds and m.source is not m.target}
    assert reached - {State.CANCELLED} <= ends


@pytest.mark.parametrize("kind", Kind)
@pytest.mark.parametrize("action", [Action.ARRIVE, Action.SET_OFF])
def test_whoever_goes_may_be_there_without_having_said_that_they_go(kind, action):
    sources = {m.source for m in TRANSITIONS if kind in m.kinds and m.action is action}
    if sources and action is Action.ARRIVE:
        assert sources == {State.ACCEPTED, State.DISPATCHED, State.ON_THE_WAY, State.REWORK}
    assert State.DONE not in sources


@pytest.mark.parametrize("kind", Kind)
def test_only_what_nobody_has_begun_is_merged_away_and_only_by_the_desk(kind):
    ways = [m for m in TRANSITIONS if kind in m.kinds and m.action is Action.MERGE]
    assert {m.source for m in ways} == {State.FILED, State.ACCEPTED, State.DISPATCHED}
    assert {m.target for m in ways} == {State.CANCELLED}
    assert not any(Role.ENGINEER in m.who or Role.RESIDENT in m.who for m in ways)


@pytest.mark.parametrize("kind", Kind)
def test_what_is_passed_on_is_as_new_or_to_be_reworked_as_before(kind):
    ways = {m.source: m.target for m in TRANSITIONS
            if kind in m.kinds and m.action is Action.TRANSFER}  # fmt: skip
    assert ways[State.FILED] is State.FILED
    assert ways[State.REWORK] is State.REWORK
    assert {ways[one] for one in ways if one not in {State.FILED, State.REWORK}} == {State.ACCEPTED}


@pytest.mark.parametrize("kind", Kind)
@pytest.mark.parametrize("state", sorted(CLOSED_STATES))
@pytest.mark.parametrize("role", Role)
def test_what_is_over_is_over_but_for_the_resident_to_rate_or_reopen(kind, state, role):
    theirs = state is State.ARCHIVED and role is Role.RESIDENT
    for urgent in (True, False):
        found = set(actions_for(Situation(kind, state, urgent=urgent), role))
        again = {Action.REOPEN} if state is State.ARCHIVED and role is Role.SYSTEM else set()
        assert found == ({Action.REOPEN, Action.RATE} if theirs else again)


@pytest.mark.parametrize("kind", Kind)
@pytest.mark.parametrize("state", State)
def test_a_resident_cancels_only_while_nobody_is_on_the_way(kind, state):
    nobody_is = state in {State.FILED, State.ACCEPTED, State.DISPATCHED, State.REWORK}
    assert (Action.CANCEL in actions_for(Situation(kind, state), Role.RESIDENT)) is nobody_is


@pytest.mark.parametrize("state", sorted(OPEN_STATES))
@pytest.mark.parametrize("role", Role)
def test_anybody_may_say_it_is_dangerous_and_only_the_office_that_it_is_not(state, role):
    calm, urgent = Situation(Kind.REPAIR, state), Situation(Kind.REPAIR, state, urgent=True)
    assert step(calm, Action.RAISE, role).target is state
    in_office = role in {Role.DISPATCHER, Role.HEAD, Role.SUPERVISOR, Role.MANAGER}
    assert (Action.LOWER in actions_for(urgent, role)) is in_office
    with pytest.raises(Refused, match="not_now"):
        step(urgent, Action.RAISE, role)


@pytest.mark.parametrize("state", sorted(UNDONE_STATES))
def test_what_is_paused_is_resumed_before_it_is_paused_again(state):
    running, paused = Situation(Kind.REPAIR, state), Situation(Kind.REPAIR, state, paused=True)
    step(running, Action.PAUSE, Role.ENGINEER)
    step(paused, Action.RESUME, Role.RESIDENT)
    for at, action in ((paused, Action.PAUSE), (running, Action.RESUME)):
        with pytest.raises(Refused, match="not_now"):
            step(at, action, Role.DISPATCHER)


def test_every_condition_is_used():
    assert {move.given for move in TRANSITIONS} == {None, *Given}


def test_a_step_out_of_turn_is_refused_as_not_now():
    with pytest.raises(Refused) as refused:
        step(Situation(Kind.REPAIR, State.FILED), Action.ACCEPT_WORK, Role.RESIDENT)
    assert refused.value.reason == "not_now"


@pytest.mark.clause("B8", partly="nothing is paid for yet")
def test_no_action_of_a_worker_takes_money():
    for kind in Kind:
        for state in State:
            offered = actions_for(Situation(kind, state), Role.ENGINEER)
            assert not {action for action in offered if "pay" in action or "bill" in action}


# --- who answers for it


@pytest.mark.parametrize("topic", TOPICS, ids=lambda topic: topic.code)
def test_every_topic_has_a_department_and_fits_on_a_button(topic):
    assert answers_for(topic.code, job=False) is topic.department
    assert len(topic.code) <= 16


def test_every_department_answers_for_something():
    assert {topic.department for topic in TOPICS} == set(Department)


@pytest.mark.parametrize("category", CATEGORIES, ids=lambda one: one.code)
def test_a_job_is_the_engineers_unless_it_is_the_cleaners(category):
    expected = Department.CLEANING if category.code == "cleaning" else Department.ENGINEERING
    assert answers_for(category.code, job=True) is expected


def test_whatever_belongs_to_nobody_is_customer_cares():
    assert answers_for("a code gone by", job=False) is Department.CUSTOMER_CARE


# --- categories


@pytest.mark.parametrize("place", [Place.HOME, Place.COMMON])
def test_the_categories_of_a_place_fit_on_a_few_buttons(place):
    offered = categories_for(place)
    assert 6 <= len(offered) <= 8
    assert offered[-1].code == "other"


def test_category_codes_are_unique_and_short_enough_for_a_button():
    codes = [category.code for category in CATEGORIES]
    assert len(set(codes)) == len(codes)
    assert max(map(len, codes)) <= 16


def test_leaks_and_safety_have_their_own_follow_up():
    after = {category.code: category.after for category in CATEGORIES}
    assert after["wall_ceiling"] is After.LEAK_REPAIR
    assert after["safety_facility"] is After.SAFETY_REPAIR
