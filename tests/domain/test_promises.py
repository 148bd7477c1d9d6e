"""What the office binds itself to, to the minute."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from domain.promises import (
    promises_for_complaint,
    promises_for_inquiry,
    promises_for_repair,
    warn_at,
)
from domain.standard import STANDARD
from domain.working_time import slot

SHANGHAI = ZoneInfo("Asia/Shanghai")
FILED = datetime(2026, 11, 21, 2, 30, tzinfo=UTC)  # 10:30 in Shanghai


def test_engineering_hears_of_a_repair_within_five_minutes():
    (told,) = promises_for_repair(FILED, urgent=True, appointment=None)
    assert (told.key, told.due, told.clause) == (
        "repair.notify_engineering",
        FILED + timedelta(minutes=5),
        "S4 4.3.2",
    )


def test_an_appointment_is_kept_by_the_end_of_its_window():
    morning = slot("1122m", FILED, SHANGHAI)
    _, kept = promises_for_repair(FILED, urgent=False, appointment=morning)
    assert (kept.key, kept.due, kept.clause) == ("repair.appointment", morning.end, "S0 七(1)")


def test_an_urgent_repair_does_not_wait_for_an_appointment():
    morning = slot("1122m", FILED, SHANGHAI)
    assert len(promises_for_repair(FILED, urgent=True, appointment=morning)) == 1


def test_a_complaint_is_answered_within_a_day_or_gets_its_case_card():
    assert [(p.key, p.due) for p in promises_for_complaint(FILED)] == [
        ("complaint.first_answer", FILED + timedelta(hours=24)),
        ("complaint.unresolved_case_card", FILED + timedelta(hours=24)),
    ]


def test_the_desk_is_warned_twice_before_a_complaint_is_overdue():
    assert warn_at(FILED) == (FILED + timedelta(hours=12), FILED + timedelta(hours=20))


def test_an_unsolved_question_reaches_the_head_the_same_day():
    (promise,) = promises_for_inquiry(FILED, SHANGHAI)
    assert promise.due.astimezone(SHANGHAI).strftime("%d %H:%M") == "21 18:00"


def test_a_question_asked_in_the_evening_reaches_the_head_by_midnight():
    evening = datetime(2026, 11, 21, 19, 0, tzinfo=SHANGHAI)
    (promise,) = promises_for_inquiry(evening, SHANGHAI)
    assert promise.due.astimezone(SHANGHAI).strftime("%d %H:%M") == "22 00:00"


def test_an_office_that_promised_less_is_held_to_less():
    slower = STANDARD.changed_by({"repair.notify_engineering": 15})
    (told,) = promises_for_repair(FILED, urgent=True, appointment=None, standard=slower)
    assert told.due == FILED + timedelta(minutes=15)
