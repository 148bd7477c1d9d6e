"""Who may do what to a ticket, and when."""

import pytest

from domain.refusals import Refused
from domain.standard import After
from domain.tickets import (
    CATEGORIES,
    OPEN_STATES,
    TRANSITIONS,
    Action,
    Place,
    Role,
    State,
    actions_for,
    categories_for,
    step,
)

THE_USUAL_WAY = [
    (Action.ACCEPT_ORDER, Role.DISPATCHER, State.ACCEPTED),
    (Action.DISPATCH, Role.DISPATCHER, State.DISPATCHED),
    (Action.SET_OFF, Role.ENGINEER, State.ON_THE_WAY),
    (Action.FINISH, Role.ENGINEER, State.DONE),
    (Action.ACCEPT_WORK, Role.RESIDENT, State.COMPLETED),
    (Action.PASS_AUDIT, Role.SUPERVISOR, State.ARCHIVED),
]


def walk(state, way):
    for action, role, target in way:
        state = step(state, action, role).target
        assert state is target
    return state


def test_a_repair_goes_its_usual_way_into_the_archive():
    assert walk(State.FILED, THE_USUAL_WAY) is State.ARCHIVED


def test_work_sent_back_is_done_again_before_it_is_accepted():
    walk(
        State.DONE,
        [
            (Action.SEND_BACK, Role.RESIDENT, State.REWORK),
            (Action.SET_OFF, Role.ENGINEER, State.ON_THE_WAY),
            (Action.FINISH, Role.ENGINEER, State.DONE),
            (Action.ACCEPT_WORK, Role.RESIDENT, State.COMPLETED),
            (Action.FAIL_AUDIT, Role.SUPERVISOR, State.REWORK),
        ],
    )


@pytest.mark.parametrize(
    "source", [State.FILED, State.ACCEPTED, State.DISPATCHED, State.ON_THE_WAY, State.REWORK]
)
def test_an_order_can_be_given_to_somebody_else_until_it_is_done(source):
    assert step(source, Action.DISPATCH, Role.DISPATCHER).target is State.DISPATCHED


@pytest.mark.parametrize("move", TRANSITIONS, ids=lambda m: f"{m.clause} {m.source} {m.action}")
def test_a_step_is_open_to_its_roles_and_to_nobody_else(move):
    for role in Role:
        if role in move.who:
            assert step(move.source, move.action, role) is move
            assert move.action in actions_for(move.source, role)
        else:
            with pytest.raises(Refused, match="not_yours") as refused:
                step(move.source, move.action, role)
            assert refused.value.clause == move.clause
            assert move.action not in actions_for(move.source, role)


def test_nothing_goes_into_the_archive_but_what_was_accepted_and_audited():
    ways_in = [move for move in TRANSITIONS if move.target is State.ARCHIVED]
    assert [(move.source, move.action) for move in ways_in] == [
        (State.COMPLETED, Action.PASS_AUDIT)
    ]
    assert ways_in[0].who == {Role.SUPERVISOR, Role.MANAGER}


@pytest.mark.parametrize("state", [State.ARCHIVED, State.CANCELLED])
@pytest.mark.parametrize("role", Role)
def test_what_is_over_is_over(state, role):
    assert actions_for(state, role) == ()


@pytest.mark.parametrize("state", State)
def test_a_resident_cancels_only_before_anybody_has_set_off(state):
    early = state in {State.FILED, State.ACCEPTED, State.DISPATCHED}
    assert (Action.CANCEL in actions_for(state, Role.RESIDENT)) is early


@pytest.mark.parametrize("state", sorted(OPEN_STATES))
@pytest.mark.parametrize("role", Role)
def test_anybody_may_say_it_is_dangerous_while_the_work_is_open(state, role):
    assert step(state, Action.RAISE, role).target is state


def test_a_step_out_of_turn_is_refused_as_not_now():
    with pytest.raises(Refused) as refused:
        step(State.FILED, Action.ACCEPT_WORK, Role.RESIDENT)
    assert refused.value.reason == "not_now"


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
