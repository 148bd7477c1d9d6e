"""统计报告 — a month in full: first what needs attention, then the figures, each by its share."""

from datetime import timedelta

import pytest

from storage.tables import FollowUp, Promised, Ticket
from tests.stories.matters import complains
from tests.stories.talks import UNSWEPT
from tests.stories.usually import is_repaired, reports, says, scores
from tests.town import text_of


async def asks(town, what, soul=None):
    await (soul or town.supervisor).says(f"/report {what}".strip(), to=town.ops_group)
    return text_of(await town.ops_group.sees("📊"))


@pytest.fixture
async def a_month(town, li):
    """A repair, asked about and found poor; and a complaint that nobody answers in time."""
    await is_repaired(town, li, await reports(li, "厨房水龙头一直滴水"))
    await complains(li, UNSWEPT)
    await town.passes("P3D")
    await scores(li, 2, 1, 2)


@pytest.mark.clause("H1")
@pytest.mark.clause("H3")
async def test_the_month_says_what_needs_attention_and_what_it_rests_on(town, a_month):
    ops, text = town.ops_group, await asks(town, "month")
    lines = text.splitlines()
    assert ops.tr("the month {code}", code="2026-03") in lines[0]
    assert "⚠️" in lines[3]
    filed = await town.kept(Ticket)
    assert ops.tr("📥 Came in: <b>{n}</b>{arrow}", n=len(filed), arrow="") in text
    due = [one for one in await town.kept(Promised) if one.kept_at or one.missed_at]
    kept = sum(one.missed_at is None for one in due)
    rate = f"{100 * kept / len(due):.0f} %"
    assert ops.tr("⏱ Promises kept: <b>{rate}</b>{arrow} ({part} of {of})", rate=rate, arrow="",
                  part=kept, of=len(due)) in text  # fmt: skip
    (answered,) = [one for one in await town.kept(FollowUp) if one.answered_at]
    assert (answered.quality, answered.effect) == (2, 1)
    assert ops.tr("😀 Satisfied: <b>{rate}</b>{arrow} (95 %: {between}; {n} answers, {mean} of 5)",
                  rate="0 %", arrow="", between="0–79 %", n=1, mean="2.0") in text  # fmt: skip
    assert len(text) <= 4096


async def test_a_period_of_the_past_and_one_that_is_empty(town, li):
    text = await asks(town, "2026-Q1")
    assert "2026-01-01 – 2026-03-31" in text
    assert town.ops_group.tr("Nothing was brought, due or answered.") in text
    assert "2025-12-31" in await asks(town, "去年")


@pytest.mark.parametrize(
    ("said", "answer"),
    [
        ("2026-13", "Today, week, month, quarter or year? Or one of them by its name, such as"),
        ("blue", "Today, week, month, quarter or year? Or one of them by its name, such as"),
        ("2026-Q2", "That has not begun yet: there is nothing to report."),
        ("2031", "That has not begun yet: there is nothing to report."),
    ],
)
async def test_a_slip_is_answered_with_the_right_form(town, said, answer):
    await says(town.supervisor, f"/report {said}")
    wanted = town.ops_group.tr(answer) if answer.endswith(".") else "/report"
    await town.ops_group.sees(wanted)
    await town.ops_group.sees_nothing_of("📊")


async def test_only_leaders_read_it_and_only_they_have_its_rows(town, li):
    await says(town.engineer, "/report month")
    await town.ops_group.sees_nothing_of("📊")
    await asks(town, "month")
    await town.engineer.taps("📑 Rows", at=town.ops_group)
    assert (await town.get("calls?method=sendDocument"))["calls"] == []


async def test_the_month_begins_and_ends_by_the_clocks_of_the_estate(town, li):
    """In Shanghai the first of March began when it was still February in Greenwich."""
    number = await reports(li, "厨房水龙头一直滴水")
    async with town.app.storage.transaction() as shelves:
        (ticket,) = await shelves.tickets.open_in(1)
        ticket.filed_at = ticket.filed_at.replace(day=1, hour=0) - timedelta(hours=8)
    assert number
    assert town.ops_group.tr("🔧 Repair") in await asks(town, "2026-03")
    assert town.ops_group.tr("🔧 Repair") not in await asks(town, "2026-02")
