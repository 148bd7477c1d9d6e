"""Under what the next shift finds a matter, once."""

from datetime import UTC, datetime, timedelta

import pytest

from domain.handovers import Standing, Why, why

NOW = datetime(2026, 3, 2, 12, tzinfo=UTC)
AHEAD = timedelta(hours=12)


@pytest.mark.parametrize(
    ("standing", "found"),
    [
        (Standing(urgent=True, overdue=True), Why.UNASSIGNED),
        (Standing(urgent=True, assigned=True, overdue=True), Why.OVERDUE),
        (Standing(warned=True, due=NOW + timedelta(hours=1)), Why.AT_RISK),
        (Standing(due=NOW + timedelta(hours=12)), Why.PROMISED),
        (Standing(due=NOW + timedelta(hours=13)), Why.OPEN),
        (Standing(incident=True), Why.INCIDENT),
        (Standing(paused=True), Why.PAUSED),
        (Standing(), Why.OPEN),
        (Standing(open=False, follow_up=NOW + timedelta(hours=1)), Why.FOLLOW_UP),
        (Standing(open=False, follow_up=NOW + timedelta(days=1)), None),
        (Standing(open=False), None),
    ],
)
def test_what_presses_most_is_what_is_said(standing, found):
    assert why(standing, NOW, AHEAD) is found
