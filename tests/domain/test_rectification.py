"""整改: whose a notice is, who may do what to it, and which days may be promised."""

from contextlib import nullcontext
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from domain.follow_ups import Answers
from domain.office_hours import OfficeHours
from domain.rectification import (
    Cause,
    cause_of,
    check_auditor,
    check_owner,
    dates,
    level,
    praises,
)
from domain.refusals import Refused
from domain.standard import STANDARD
from domain.tickets import Role

MONDAY = datetime(2026, 3, 2, 1, tzinfo=UTC)
SHANGHAI = ZoneInfo("Asia/Shanghai")


@dataclass
class Colleague:
    id: int
    role: Role
    department: str = ""


WANG = Colleague(1, Role.ENGINEER, "engineering")


@pytest.mark.parametrize(
    ("answers", "unfixed", "cause"),
    [
        (Answers(5, 5, 5), False, None),
        (Answers(5, 5, 5), True, Cause.UNFIXED),
        (Answers(), True, Cause.UNFIXED),
        (Answers(5, 2, 5), False, Cause.LOW_SCORE),
        (Answers(5, 5, 5, "又漏了"), False, Cause.WORDS),
        (Answers(5, 5, 5, "", "还是没修好"), False, Cause.WORDS),
        (Answers(5, 5, 5, "没有不满意", "无"), False, None),
    ],
)
def test_what_asks_for_a_notice(answers, unfixed, cause):
    assert cause_of(answers, unfixed=unfixed) is cause


def test_five_in_all_or_words_of_praise_reach_the_worker():
    assert praises(Answers(5, 5, 5))
    assert praises(Answers(4, 4, 4, "", "师傅很认真"))
    assert not praises(Answers(4, 4, 4, "无", "下次早点来"))


def test_each_further_notice_goes_one_level_up():
    levels = [level(before) for before in range(4)]
    assert levels == [Role.ENGINEER, Role.HEAD, Role.MANAGER, Role.MANAGER]


@pytest.mark.parametrize(
    ("by", "may"),
    [
        (WANG, True),
        (Colleague(2, Role.ENGINEER, "engineering"), False),
        (Colleague(3, Role.HEAD, "engineering"), True),
        (Colleague(4, Role.HEAD, "cleaning"), False),
        (Colleague(5, Role.HEAD), True),
        (Colleague(6, Role.MANAGER), True),
        (Colleague(7, Role.SUPERVISOR), False),
    ],
)
def test_only_its_owner_or_whoever_leads_them_acknowledges(by, may):
    check_owner(None, by)
    with nullcontext() if may else pytest.raises(Refused, match="not_yours"):
        check_owner(WANG, by)


def test_nobody_audits_themselves():
    supervisor, manager = Colleague(7, Role.SUPERVISOR), Colleague(6, Role.MANAGER)
    check_auditor(WANG, WANG.id, supervisor)
    with pytest.raises(Refused, match="S0 八2"):
        check_auditor(WANG, supervisor.id, WANG)
    for owner in (WANG, None):
        with pytest.raises(Refused, match="S0 八2"):
            check_auditor(owner, manager.id, manager)


def test_only_days_before_the_standards_own_may_be_promised():
    office = OfficeHours.of(STANDARD, SHANGHAI)
    furthest = MONDAY + timedelta(days=2, hours=3)
    found = dates(MONDAY, furthest, office)
    assert [one.astimezone(SHANGHAI).strftime("%a %H:%M") for one in found] == [
        "Mon 18:00",
        "Tue 18:00",
    ]
    assert dates(furthest, furthest, office) == []
