"""回访率 — the figures of /rates are those that anybody counts by hand."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from domain.report_periods import Period, Span
from domain.standard import STANDARD
from domain.statistics import Share
from handlers.access import NOT_HERE
from handlers.staff.rates import _WHICH
from handlers.views.rates import RATED
from storage.tables import Contact
from tests.stories.asked import Asked, asked_before
from tests.stories.usually import calls_for_help, card_of, newest, shows_the_work
from tests.town import MORNING, data_of, labels_of, text_of

FEBRUARY = datetime(2026, 2, 10, 2, tzinfo=UTC)
LAST_MINUTE, FIRST_MINUTE = (datetime(2026, 2, 28, 15, 59, tzinfo=UTC),
                             datetime(2026, 2, 28, 16, 1, tzinfo=UTC))  # fmt: skip
REPAIR = Asked(FEBRUARY)
COMPLAINT = replace(REPAIR, after="complaint")
GOOD = (5, 5, 5)
COUNTED = "• due so far: {due} of {planned} · asked: {asked} · reached: {reached}"
MISSED = "• ❗ missed by {n} of {wanted}; under way: {calls}"
LACKING = "• ⏳ still lacking: {n} of {wanted}; under way: {calls}"
FORGOTTEN = "• ❗ not asked at all: {n}"
TITLE = "📞 <b>Follow-up rates</b> {month}"


async def reads(town, month="", soul=None):
    await (soul or town.supervisor).says(f"/rates {month}".strip(), to=town.ops_group)
    return await town.ops_group.sees("📞")


def about(text, town, kind):
    """What is said of one kind."""
    head = f"{town.ops_group.tr(RATED[kind])}："
    return text[text.index(head) :].split("\n")


@pytest.mark.clause("F9", partly="newsletters and events")
@pytest.mark.clause("C10")
@pytest.mark.clause("F16", partly="a task for it")
async def test_a_month_that_is_over_says_how_many_were_missed(town, manager):
    await asked_before(
        town,
        *[replace(REPAIR, scores=GOOD)] * 2,
        replace(REPAIR, contact="reached"),
        replace(REPAIR, contact="open", reminded=True),
        replace(REPAIR, contact="in_vain"),
        replace(REPAIR, asked=False),
        replace(REPAIR, at=LAST_MINUTE),
        *[REPAIR] * 4,
        replace(REPAIR, at=FIRST_MINUTE, scores=GOOD),  # March, by the clocks of the estate
        *[replace(COMPLAINT, scores=GOOD)] * 2,
        replace(COMPLAINT, scores=GOOD, by_staff=True, contact="reached"),
    )
    shown = await reads(town, "2026-02")
    repairs, complaints = (about(text_of(shown), town, one) for one in ("repair", "complaint"))
    tr = town.ops_group.tr
    assert repairs[1] == tr(COUNTED, due=11, planned=11, asked="10 (91 %)", reached="3 (27 %)")
    assert repairs[2] == tr(MISSED, n=1, wanted=4, calls=1)
    assert tr(FORGOTTEN, n=1) in repairs
    assert complaints[1] == tr(COUNTED, due=3, planned=3, asked="3 (100 %)", reached="2 (67 %)")
    assert complaints[2] == tr(MISSED, n=1, wanted=3, calls=0)
    assert complaints[3] == tr("• called, and not confirmed by the household: {n}", n=1)
    assert "周经理 0" in text_of(shown)
    await town.supervisor.taps("2026-03 ›", on=shown, at=town.ops_group)
    march = await town.ops_group.sees(TITLE, month="2026-03")
    assert march["message_id"] == shown["message_id"]
    line = tr(COUNTED, due=1, planned=1, asked="1 (100 %)", reached="1 (100 %)")
    assert line in text_of(march)


async def test_what_is_still_to_be_asked_in_time_was_not_forgotten(town):
    await asked_before(town, REPAIR, replace(REPAIR, asked=False), *[
        replace(REPAIR, at=MORNING - timedelta(hours=1), asked=False)] * 2)  # fmt: skip
    tr = town.ops_group.tr
    march = about(text_of(await reads(town)), town, "repair")
    assert tr("• ⏳ will be asked in time: {n}", n=2) in march
    assert tr(FORGOTTEN, n=2) not in march
    february = about(text_of(await reads(town, "2026-02")), town, "repair")
    assert tr(FORGOTTEN, n=1) in february


async def test_who_is_next_is_called_at_a_tap_and_only_once(town):
    ids = await asked_before(
        town,
        *[replace(REPAIR, at=MORNING - timedelta(hours=30))] * 3,
        replace(REPAIR, at=MORNING - timedelta(hours=30), reminded=True),
        replace(REPAIR, at=MORNING - timedelta(hours=30), reminded=True, not_asked=True),
        replace(REPAIR, at=MORNING - timedelta(hours=1)),
    )
    shown = await reads(town)
    next_ones = [one for one in labels_of(shown) if one.startswith("R26")]
    assert next_ones == ["R260201-003", next_ones[1]], "the silent first, and two are lacking"
    assert next_ones[1] in {"R260201-000", "R260201-001", "R260201-002"}
    assert town.ops_group.tr(LACKING, n=2, wanted=2, calls=0) in text_of(shown)
    press = data_of(shown, town.ops_group.tr("📞 Call now"))
    assert await town.engineer.presses(press, shown, at=town.ops_group)
    await town.dispatcher.presses(press, shown, at=town.ops_group)
    (made,) = await town.kept(Contact)
    assert (made.follow_up_id, made.reason) == (ids[3], "silent")
    fresh = await town.ops_group.sees(TITLE, month="2026-03")
    assert town.ops_group.tr(LACKING, n=2, wanted=2, calls=1) in text_of(fresh)
    for forged in (ids[3], ids[4], ids[5], 999, 0):
        said = await town.dispatcher.presses(f"1:rate_call:{forged}", fresh, at=town.ops_group)
        assert said in {town.ops_group.tr(NOT_HERE), town.ops_group.tr(
            "They have answered meanwhile, or are not to be called just now.")}  # fmt: skip
    assert len(await town.kept(Contact)) == 1


@pytest.mark.clause("F3", partly="that it was asked late is reported")
async def test_what_a_newer_question_stands_for_was_asked_when_that_one_was(town, li):
    """She finds an urgent repair in order after three days: both questions are due by then."""
    await calls_for_help(li, "水管爆了")
    card = await card_of(town, await newest(town))
    await town.engineer.taps("✋ Accept", on=card, at=town.ops_group)
    await shows_the_work(town, await newest(town))
    await town.passes("P3DT2H")
    await li.taps("👍 It is fine")
    await town.passes("PT1H")
    shown = about(text_of(await reads(town)), town, "repair")
    line = town.ops_group.tr(COUNTED, due=1, planned=1, asked="1 (100 %)", reached="0 (0 %)")
    assert shown[1] == line
    async with town.app.storage.view() as shelves:
        march = Period(Span.MONTH, MORNING.date().replace(day=1))
        community = await shelves.communities.get(1)
        report = await shelves.reporting.report(community, march, STANDARD, town.app.clock.now())
    assert [one.asked for one in report.rates] == [Share(1, 1)]
    assert (report.asked_late, report.never_asked) == (1, 0)


async def test_who_may_still_answer_is_waited_for_and_not_missed(town):
    hour_ago = replace(REPAIR, at=MORNING - timedelta(hours=1))
    works = replace(hour_ago, after="other")
    await asked_before(town, hour_ago, works, replace(hour_ago, not_asked=True))
    shown = text_of(await reads(town))
    tr = town.ops_group.tr
    repairs, others = (about(shown, town, one) for one in ("repair", "other"))
    assert tr(LACKING, n=1, wanted=1, calls=0) in repairs
    assert tr("• waiting for the answers of {n} of them", n=1) in repairs
    assert tr("• left in peace: {parts}", parts=tr("{n} who want no questions", n=1)) in repairs
    assert "❗" not in shown
    assert others[0] == tr("<b>{kind}</b>: no share is required ({clause})",
                           kind=tr(RATED["other"]), clause="S0 八2(3)")  # fmt: skip
    assert "✅" not in shown, "nothing is met where nothing is wanted"
    await town.passes("P1D")
    (call,) = await town.kept(Contact)
    assert (call.follow_up_id, call.reason) == (1, "sampled")


async def test_a_month_without_any_and_a_slip(town):
    shown = await reads(town, "2026-01")
    tr = town.ops_group.tr
    assert (
        text_of(shown)
        == f"""{tr(TITLE, month="2026-01")}
{tr("Nobody falls due to be asked in {month}.", month="2026-01")}"""
    )
    for slip in ("2026-04", "13", "蓝色"):
        await town.supervisor.says(f"/rates {slip}", to=town.ops_group)
        await town.ops_group.sees(_WHICH, "/rates 2026-03")
    before = text_of(await town.ops_group.sees(TITLE, month="2026-01"))
    await town.supervisor.presses("1:rates:2099-01", shown, at=town.ops_group)
    assert text_of(await town.ops_group.sees(TITLE, month="2026-01")) == before
