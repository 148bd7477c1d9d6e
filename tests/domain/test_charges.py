"""Warranty or paid: what is assumed on the day of filing, and who may say otherwise."""

from dataclasses import dataclass
from datetime import date, timedelta

import pytest

from domain.categories import CATEGORIES
from domain.charges import Charge, may_decide, usual_charge
from domain.refusals import Refused
from domain.tickets import Kind, Role, Situation, State

TODAY = date(2026, 3, 2)


@dataclass
class Home:
    warranty_until: date | None = None
    handed_over: date | None = None


def usually(home, about="water", kind=Kind.REPAIR):
    return usual_charge(kind, about, home, TODAY)


@pytest.mark.parametrize(
    ("until", "charge"),
    [
        (TODAY, Charge.WARRANTY),
        (TODAY + timedelta(days=1), Charge.WARRANTY),
        (TODAY - timedelta(days=1), Charge.PAID),
        (None, None),
    ],
)
def test_the_last_day_of_the_warranty_is_covered(until, charge):
    assert usually(Home(warranty_until=until)) == charge


def test_where_no_end_is_entered_the_law_counts_from_the_day_of_handing_over():
    three_years_old = Home(handed_over=date(2023, 3, 1))
    assert usually(three_years_old, "water") == Charge.PAID
    assert usually(three_years_old, "wall_ceiling") == Charge.WARRANTY
    assert usually(Home(handed_over=date(2024, 9, 1)), "water") == Charge.WARRANTY
    assert usually(Home(handed_over=date(2020, 9, 1)), "wall_ceiling") == Charge.PAID


def test_what_the_office_has_entered_counts_more_than_the_law():
    sold_with_less = Home(warranty_until=date(2026, 1, 1), handed_over=date(2025, 1, 1))
    assert usually(sold_with_less, "wall_ceiling") == Charge.PAID


@pytest.mark.parametrize("about", [one.code for one in CATEGORIES])
def test_nobody_pays_for_what_is_everybodys(about):
    assert usually(None, about) == Charge.FREE


def test_help_is_free_a_service_is_ordered_and_paid_for_and_words_cost_nothing_at_all():
    old = Home(warranty_until=date(2020, 1, 1))
    assert usually(old, "medical", Kind.HELP) == Charge.FREE
    assert usually(old, kind=Kind.SERVICE) == Charge.PAID
    assert usually(old, "noise", Kind.COMPLAINT) is None


@pytest.mark.parametrize("role", list(Role))
def test_the_desk_says_who_bears_it_and_no_worker_does(role):
    at = Situation(Kind.REPAIR, State.ON_THE_WAY)
    if role in {Role.DISPATCHER, Role.HEAD, Role.SUPERVISOR, Role.MANAGER}:
        return may_decide(at, role)
    with pytest.raises(Refused, match="not_yours"):
        may_decide(at, role)
    return None


@pytest.mark.parametrize("state", [State.DONE, State.COMPLETED, State.ARCHIVED, State.CANCELLED])
def test_once_it_is_done_nobody_changes_who_bears_it(state):
    with pytest.raises(Refused, match="not_now"):
        may_decide(Situation(Kind.REPAIR, state), Role.MANAGER)
