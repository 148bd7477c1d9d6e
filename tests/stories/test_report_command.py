"""统计 — the figures of /report are those that anybody would count."""

from collections import Counter
from datetime import timedelta

import pytest

from handlers.views.names import KIND
from handlers.views.promises import WHAT
from storage.tables import FollowUp, Promised, Ticket
from tests.stories.matters import complains
from tests.stories.talks import UNSWEPT
from tests.stories.usually import card_of, is_repaired, reports
from tests.town import MORNING, text_of


async def asks(town, what="", soul=None):
    await (soul or town.supervisor).says(f"/report {what}".strip(), to=town.ops_group)
    return text_of(await town.ops_group.sees("📊"))


@pytest.fixture
async def a_busy_week(town, li):
    done = await reports(li, "厨房水龙头一直滴水")
    await is_repaired(town, li, done)
    await li.taps("😀")
    await complains(li, UNSWEPT)
    await town.passes("P2DT1H")
    zhou = await town.resident("周先生", "2-101")
    number = await reports(zhou, "客厅的灯不亮")
    await town.engineer.taps("✋ Accept", on=await card_of(town, number), at=town.ops_group)
    await town.passes("PT1H")


@pytest.mark.parametrize(("what", "since"), [("", 2), ("today", 2), ("week", 0)])
async def test_the_figures_are_those_that_anybody_counts(town, a_busy_week, what, since):
    ops, start = town.ops_group, MORNING - timedelta(hours=9) + timedelta(days=since)
    text = await asks(town, what)
    filed = [one for one in await town.kept(Ticket) if one.filed_at >= start]
    assert ops.tr("<b>Came in: {n}</b>", n=len(filed)) in text
    for kind, n in Counter(one.kind for one in filed).items():
        assert f"{ops.tr(KIND[kind])}" in text
        line = next(line for line in text.splitlines() if ops.tr(KIND[kind]) in line)
        assert str(n) in line
    end = start + timedelta(days=1 if since == 2 else 3)
    due = [
        one
        for one in await town.kept(Promised)
        if start <= one.due < min(end, MORNING + timedelta(days=2, hours=15))
    ]
    for key, clause in {(one.key, one.clause) for one in due}:
        ours = [one for one in due if (one.key, one.clause) == (key, clause)]
        kept = sum(one.kept_at is not None and one.missed_at is None for one in ours)
        missed = sum(one.missed_at is not None for one in ours)
        if kept or missed:
            assert ops.tr("• {what} ({clause}): {kept} kept, {missed} missed",
                          what=ops.tr(WHAT[key]), clause=clause, kept=kept,
                          missed=missed) in text  # fmt: skip
    asked = [one for one in await town.kept(FollowUp) if one.asked_at and one.asked_at >= start]
    answered = sum(one.answered_at is not None for one in asked)
    assert ops.tr("<b>Follow-ups</b>: {asked} asked, {answered} answered", asked=len(asked),
                  answered=answered) in text  # fmt: skip
    undone = [one for one in await town.kept(Ticket) if one.state in {"filed", "accepted"}]
    assert ops.tr("<b>Open now: {n}</b>", n=len(undone)) in text


async def test_only_leaders_read_it(town):
    await town.engineer.says("/report", to=town.ops_group)
    await town.ops_group.sees_nothing_of("📊")


async def test_a_slip_is_answered_with_the_right_form(town):
    await town.supervisor.says("/report nonsense", to=town.ops_group)
    which = "Today, week, month, quarter or year? Or one of them by its name, such as 2026-Q1?"
    await town.ops_group.sees(which, "/report 2026-Q1")
