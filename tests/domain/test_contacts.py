"""Who asks a household in person, and how often they try."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from domain.contacts import Way, above, after_a_try, callers, due, followed_up_by
from domain.standard import After
from domain.tickets import Role

SHANGHAI = ZoneInfo("Asia/Shanghai")
NOON = datetime(2026, 3, 2, 12, tzinfo=SHANGHAI)
HOUR = timedelta(hours=1)
D, H, S, M = Role.DISPATCHER, Role.HEAD, Role.SUPERVISOR, Role.MANAGER


@pytest.mark.parametrize(
    ("after", "severity", "on_duty", "called"),
    [
        (After.COMPLAINT, "major", {D, S, M}, (M,)),
        (After.COMPLAINT, "major", {D, S}, (D,)),
        (After.COMPLAINT, "ordinary", {D, H, S}, (H, D)),
        (After.COMPLAINT, "", {D, S}, (D,)),
        (After.COMPLAINT, "ordinary", {S}, (S, D)),
        (After.OTHER_REPAIR, "", {D, S}, (D,)),
        (After.OTHER_REPAIR, "", {S, M}, (S,)),
        (After.OTHER_REPAIR, "", set(), (M,)),
        ("", "", {D}, (D,)),
    ],
)
def test_who_leads_is_called_and_if_nobody_does_the_next_in_line(after, severity, on_duty, called):
    assert callers(followed_up_by(after, severity), on_duty).called == called


def test_what_is_told_in_confidence_is_not_for_the_desk():
    who = callers(followed_up_by(After.COMPLAINT, "ordinary"), {D, H, M}, confidential=True)
    assert who.called == (M,)
    assert who.may == {S, M}


@pytest.mark.parametrize(
    ("after", "severity", "on_duty", "times", "told"),
    [
        (After.OTHER_REPAIR, "", {D, S, M}, 1, (S, M)),
        (After.OTHER_REPAIR, "", {D, S, M}, 2, (M,)),
        (After.OTHER_REPAIR, "", {D, S, M}, 5, (M,)),
        (After.OTHER_REPAIR, "", {S, M}, 1, (M,)),
        (After.COMPLAINT, "ordinary", {D, H}, 1, (S, M)),
        (After.COMPLAINT, "major", {M, S}, 1, (M,)),
        (After.COMPLAINT, "major", {D, S}, 1, (M,)),
    ],
)
def test_it_is_handed_up_only_to_who_may_make_it(after, severity, on_duty, times, told):
    who = callers(followed_up_by(after, severity), on_duty)
    assert above(who, times) == told
    assert set(told) <= who.may


@pytest.mark.parametrize(
    ("way", "limit", "in_time", "hours"),
    [
        (Way.PHONE, None, False, 24),
        (Way.PHONE, 72, False, 72),
        (Way.PHONE, 3, False, 24),
        (Way.PHONE, 3, True, 3),
        (Way.PHONE, 1, True, 2),
        (Way.PHONE, -40, True, 2),
        (Way.VISIT, 3, True, 48),
    ],
)
def test_it_is_due_by_its_limit_and_never_before_it_can_be_done(way, limit, in_time, hours):
    by = None if limit is None else NOON + limit * HOUR
    assert due(NOON, by, way, SHANGHAI, in_time=in_time) == NOON + hours * HOUR


def test_whoever_is_to_be_called_at_once_is_let_sleep():
    evening = NOON + 9 * HOUR
    assert due(evening, NOON, Way.PHONE, SHANGHAI, in_time=True) == NOON + 20 * HOUR


@pytest.mark.parametrize(
    ("way", "tries", "then"),
    [
        (Way.PHONE, 1, (Way.PHONE, 1, False)),
        (Way.PHONE, 3, (Way.VISIT, 0, False)),
        (Way.VISIT, 1, (Way.VISIT, 1, False)),
        (Way.VISIT, 2, (Way.VISIT, 2, True)),
    ],
)
def test_by_telephone_then_at_the_door_and_then_no_more(way, tries, then):
    found = after_a_try(way, tries)
    assert (found.way, found.tries, found.over) == then
