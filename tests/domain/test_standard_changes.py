"""What an office may change about its standard, how it writes that down, and what is refused."""

import re
from datetime import date, time, timedelta
from decimal import Decimal

import pytest

from domain.standard import STANDARD, Impossible, rows
from domain.standard.changes import _FIXED

CHANGED = [
    ("repair.notify_engineering", 10, timedelta(minutes=10)),
    ("repair.notify_engineering", 0.5 * 3, timedelta(seconds=90)),
    ("repair.notify_engineering", "10 min", timedelta(minutes=10)),
    ("repair.notify_engineering", "10min", timedelta(minutes=10)),
    ("followup.safety", "36 h", timedelta(hours=36)),
    ("rectify.notice", "0.5 d", timedelta(hours=12)),
    ("followup.rate.repair", 40, Decimal("0.4")),
    ("followup.rate.repair", "40 %", Decimal("0.4")),
    ("followup.rate.other", 0, Decimal(0)),
    ("kpi.complaint_rate_year", 0.3, Decimal("0.003")),
    ("slots.capacity", 6, 6),
    ("custody.water", "8 m3", 8),
    ("price.tap_replacement", 0, 0),
    ("price.tap_replacement", "35 yuan", 35),
    ("price.tap_replacement", "35 yuan/piece", 35),
    ("quiet.from", "21:30", time(21, 30)),
    ("quiet.from", time(21, 30), time(21, 30)),
    ("quiet.until", "7:05", time(7, 5)),
    ("office.hours.sunday", "10:00-12:00", ((time(10), time(12)),)),
    ("office.hours.sunday", ["10:00-12:00", "13:00-14:30"],
     ((time(10), time(12)), (time(13), time(14, 30)))),
    ("office.hours.saturday", "", ()),
    ("office.holidays", "2026-10-01 2026-10-02", {date(2026, 10, 1), date(2026, 10, 2)}),
    ("office.holidays", [date(2026, 10, 1)], {date(2026, 10, 1)}),
    ("office.holidays", date(2026, 10, 1), {date(2026, 10, 1)}),
    ("emergency.fire", "112", "112"),
    ("emergency.police", 999, "999"),
    ("emergency.ambulance", "+43 144-0", "+43 144-0"),
]  # fmt: skip

REFUSED = [
    ("repair.notify_engineering", 0, "cannot be kept"),
    ("repair.notify_engineering", -5, "cannot be kept"),
    ("repair.notify_engineering", "20 d 3 h", "like 5 or “5 min”"),
    ("repair.notify_engineering", 10**400, "cannot be kept"),
    ("repair.notify_engineering", "5", "like 5 or “5 min”"),
    ("repair.notify_engineering", "-5 min", "like 5 or “5 min”"),
    ("repair.notify_engineering", True, "like 5 or “5 min”"),
    ("repair.notify_engineering", float("nan"), "cannot be kept"),
    ("repair.notify_engineering", float("inf"), "cannot be kept"),
    ("repair.notify_engineering", "5 %", "a time in min, h, d, not in %"),
    ("repair.notify_engineering", "5 minutes", "a time in min, h, d, not in minutes"),
    ("repair.notify_engineering", [5], "like 5 or “5 min”"),
    ("followup.rate.repair", 101, "cannot be kept"),
    ("followup.rate.repair", -1, "cannot be kept"),
    ("followup.rate.repair", "30 min", "counted in %, not in min"),
    ("bill.issue_day", 31, "cannot be kept"),
    ("custody.water", "5 kWh", "counted in m3, not in kWh"),
    ("visits.per_month", 2.5, "a whole number"),
    ("visits.per_month", 0, "cannot be kept"),
    ("price.tap_replacement", -1, "cannot be kept"),
    ("price.tap_replacement", "30 euro", "counted in yuan/piece, not in euro"),
    ("ops.daily_feedback", "25:00", "like “17:00”"),
    ("ops.daily_feedback", 17, "like “17:00”"),
    ("ops.daily_feedback", time(17, 0, 30), "like “17:00”"),
    ("followup.leak.second", "snow", "not for an office to change"),
    ("survey.annual.dimensions", 9, "not for an office to change"),
    ("survey.annual.min", 2, "not for an office to change"),  # the calendar knows of one
    ("intake.hours_a_day", 8, "not for an office to change"),  # nobody is ever turned away
    ("intake.always_on", 250, "not for an office to change"),
    ("office.hours.weekday", "18:00-09:00", "one after the other"),
    ("office.hours.weekday", "09:00-12:00 11:00-14:00", "one after the other"),
    ("office.hours.weekday", "09:00-12:00 12:00-14:00", "one after the other"),
    ("office.hours.weekday", "09:00", "one after the other"),
    ("office.hours.weekday", 9, "one after the other"),
    ("office.holidays", "2026-02-30", "days that exist"),
    ("emergency.fire", "the porter", "like “119”"),
    ("emergency.fire", "", "like “119”"),
    ("emergency.fire", True, "like “119”"),
    ("office.holidays", "tomorrow", "days that exist"),
    ("office.holidays", [20261001, None], "days that exist"),
]  # fmt: skip

AT_ODDS = [
    ("promise.warn.first", 90, "promise.warn.last"),
    ("promise.warn.last", 50, "promise.warn.first"),
    ("ladder.urgent.head", 10, "ladder.urgent.manager"),
    ("ladder.complaint.gm", "8 h", "ladder.complaint.manager"),
    ("ladder.ordinary.manager", "4 d", "ladder.ordinary.gm"),
    ("repair.acceptance.by_desk", "1 d", "repair.acceptance.reminder"),
    ("followup.other_repair", "8 d", "followup.other_repair_limit"),
    ("followup.project", 30, "followup.project_earliest"),
    ("callback.home_visit_minutes", 5, "callback.home_visit_shortest"),
    ("ops.daily_feedback", "17:30", "ops.daily_gap_list"),
    ("ops.daily_feedback", "16:00", "ops.daily_reminder"),
    ("bill.issue_day", 20, "bill.reminder_day"),
    ("bill.pay_by_day", 19, "bill.reminder_day"),
    ("manager.followups.fewest", 3, "manager.followups.most"),
    ("quiet.from", "08:00", "quiet.until"),
    ("quiet.until", "22:00", "quiet.from"),
]


def test_an_office_changes_a_figure_and_the_others_stay():
    changed = STANDARD.changed_by({"repair.notify_engineering": 10, "slots.capacity": 2})
    assert changed.changed == {"repair.notify_engineering", "slots.capacity"}
    same = [line for line in changed.rows if line.key not in changed.changed]
    assert same == [line for line in rows() if line.key not in changed.changed]
    assert STANDARD.duration("repair.notify_engineering") == timedelta(minutes=5)


@pytest.mark.parametrize(("key", "given", "value"), CHANGED)
def test_a_figure_is_written_in_its_own_unit_or_names_another(key, given, value):
    changed = STANDARD.changed_by({key: given})
    assert changed[key].value == value
    assert type(changed[key].value) is type(STANDARD[key].value)
    assert changed[key].clause == STANDARD[key].clause


@pytest.mark.parametrize(
    "line", [one for one in rows() if one.unit not in _FIXED], ids=lambda r: r.key
)
def test_every_figure_can_be_written_as_it_is_shown(line):
    again = STANDARD.changed_by({line.key: line.figure})[line.key]
    assert again.figure == line.figure


@pytest.mark.parametrize(("key", "given", "reason"), REFUSED)
def test_a_figure_nobody_could_keep_is_refused(key, given, reason):
    with pytest.raises(Impossible, match=re.escape(reason)) as refused:
        STANDARD.changed_by({key: given})
    assert refused.value.key == key


@pytest.mark.parametrize(("key", "given", "other"), AT_ODDS)
def test_a_figure_at_odds_with_another_is_refused_and_both_are_named(key, given, other):
    with pytest.raises(Impossible, match=re.escape(other)) as refused:
        STANDARD.changed_by({key: given})
    assert refused.value.key == key


def test_two_figures_that_are_changed_together_may_both_move():
    moved = STANDARD.changed_by({"ops.daily_feedback": "18:00", "ops.daily_gap_list": "18:05"})
    assert moved.time_of_day("ops.daily_feedback") == time(18)


def test_an_office_that_never_opens_is_refused():
    with pytest.raises(Impossible, match="never open") as refused:
        STANDARD.changed_by({"office.hours.weekday": "", "office.hours.saturday": ""})
    assert refused.value.key == "office.hours.weekday"


@pytest.mark.parametrize(
    ("wrong", "nearest"),
    [
        ("complaint.first_anser", "complaint.first_answer"),
        ("notify_engineering", "repair.notify_engineering"),
        ("Repair.Notify_Engineering", "repair.notify_engineering"),
        ("followup.project.earliest", "followup.project_earliest"),
    ],
)
def test_an_unknown_key_is_refused_with_the_nearest_that_exists(wrong, nearest):
    with pytest.raises(Impossible, match=f"did you mean {re.escape(nearest)}\\?") as refused:
        STANDARD.changed_by({wrong: 12})
    assert refused.value.nearest == nearest
