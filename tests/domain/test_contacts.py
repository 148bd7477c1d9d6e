"""Who asks a household in person, and how often they try."""

import pytest

from domain.contacts import Way, after_a_try, callers, followed_up_by
from domain.standard import After
from domain.tickets import Role

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
