"""值班 — the roster: who is on duty when, and what nobody has taken."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from domain.shifts import Unfit
from handlers.staff.duty import _NOBODY, _UNFIT
from storage.tables import Event, Shift, Staff
from tests.founding import a_town

ENTERED = "🪪 {name}: {n} shifts entered."
NIGHT = "🌙 <b>Nobody is on the roster for the coming night:</b>"


async def on_duty(town, name):
    return next(one.on_duty for one in await town.kept(Staff) if one.name == name)


async def writes(town, words, soul=None):
    await (soul or town.dispatcher).says(words, to=town.ops_group)


@pytest.mark.clause("B13", partly="the roster")
async def test_a_shift_puts_its_bearer_on_duty_and_off_again(town, nothing_fails):
    await writes(town, "/duty 王工 20:00-08:00")
    await town.ops_group.sees(ENTERED.replace("shifts", "shift"), name="王工", n=1)
    await writes(town, "/duty off", town.engineer)
    assert not await on_duty(town, "王工")
    await town.passes("PT11H")
    assert await on_duty(town, "王工")
    await town.passes("PT12H")
    assert not await on_duty(town, "王工")
    done = [one.action for one in await town.kept(Event) if one.action.endswith("_duty")]
    assert done == ["off_duty", "on_duty", "off_duty"]


async def test_who_has_no_shift_stays_as_they_are(town):
    await writes(town, "/duty 王工 20:00-08:00")
    await town.passes("P2D")
    assert await on_duty(town, "小陈")


@pytest.mark.parametrize(("away", "there"), [("PT1M", False), ("PT13H", True), ("P1D", False)])
async def test_after_a_pause_the_roster_as_of_now_counts(town, away, there):
    await writes(town, "/duty 王工 20:00-08:00")
    await writes(town, "/duty off", town.engineer)
    await town.restarts(after=away)
    assert await on_duty(town, "王工") is there


async def test_after_a_month_away_each_moment_has_rung_once(town):
    await writes(town, "/duty 王工 工作日 8:30-18:00 4周")
    await town.restarts(after="P30D")
    assert not await on_duty(town, "王工")
    assert len(await town.kept(Shift)) == 20


async def test_two_shifts_that_touch_are_one_time_on_duty(town):
    await writes(town, "/duty 王工 10:00-14:00")
    await writes(town, "/duty 王工 14:00-18:00")
    await town.passes("PT5H")
    assert await on_duty(town, "王工")
    done = [one for one in await town.kept(Event) if one.action.endswith("_duty")]
    assert done == []
    await town.passes("PT4H")
    assert not await on_duty(town, "王工")


async def test_a_shift_over_another_of_theirs_is_left_out_and_said_so(town):
    await writes(town, "/duty 王工 10:00-14:00")
    await writes(town, "/duty 王工 12:00-18:00")
    await town.ops_group.sees("{n} was left out: they have a shift then already.", n=1)
    assert len(await town.kept(Shift)) == 1


async def test_a_shift_is_called_off_and_handed_on(town):
    await writes(town, "/duty 王工 9:00-18:00")
    await writes(town, "/duty 王工 明天 9:00-18:00")
    await writes(town, "/duty")
    await town.dispatcher.taps("王工", at=town.ops_group)
    await town.dispatcher.taps("🔁 Hand on to …", at=town.ops_group)
    await town.dispatcher.taps("刘主管", at=town.ops_group)
    assert [one.staff_id for one in await town.kept(Shift)] == [3, 2]
    assert not await on_duty(town, "王工")
    await town.dispatcher.taps("刘主管", at=town.ops_group)
    await town.dispatcher.taps("✖️ Call off", at=town.ops_group)
    assert not await on_duty(town, "刘主管")
    called_off = [one.called_off_at is not None for one in await town.kept(Shift)]
    assert called_off == [True, False]
    await town.passes("P1D")
    assert await on_duty(town, "王工")


async def test_only_the_desk_makes_the_roster(town):
    await writes(town, "/duty 王工 9:00-18:00", town.engineer)
    assert await town.kept(Shift) == []
    await writes(town, "/duty 王工 9:00-18:00")
    await writes(town, "/duty")
    await town.engineer.taps("王工", at=town.ops_group)
    await town.ops_group.sees_nothing_of("✖️ Call off")


@pytest.mark.parametrize(
    ("words", "why"),
    [
        ("/duty 王工", _UNFIT[Unfit.HOURS]),
        ("/duty 王工 昨天 8-20", _UNFIT[Unfit.OVER]),
        ("/duty 李四 8-20", _NOBODY),
        ("/duty 王工 weekdays 8-20 99w", _UNFIT[Unfit.WEEKS]),
    ],
)
async def test_a_slip_is_answered_with_the_right_form(town, words, why):
    await writes(town, words)
    await town.ops_group.sees(why, "Wang weekdays 08:30-18:00 4w")
    assert await town.kept(Shift) == []


async def test_the_roster_has_pages(town):
    await writes(town, "/duty 王工 weekdays 8:30-18:00 4w")
    await writes(town, "/duty")
    await town.dispatcher.taps("›", at=town.ops_group)
    await town.ops_group.sees("<b>Shifts to come</b>")


async def test_a_night_that_nobody_has_is_told_once_in_the_afternoon(town, manager):
    await writes(town, "/duty 王工 8:30-18:00")
    said = manager.tr(NIGHT)
    await town.passes("PT6H")
    await manager.sees_nothing_of(said)
    await town.passes("PT2H")
    await manager.sees(said, "22:00")
    assert sum(said in text for text in await manager.texts()) == 1


async def test_a_night_that_somebody_has_is_not_spoken_of(town, manager):
    await writes(town, "/duty 王工 20:00-8:30")
    await town.passes("PT9H")
    await manager.sees_nothing_of(manager.tr(NIGHT))


async def test_an_office_without_a_roster_hears_of_no_gaps(town, manager):
    await town.passes("P1D")
    await manager.sees_nothing_of(manager.tr(NIGHT))


async def test_when_the_clocks_change_a_shift_begins_by_the_clock(databases):
    start = datetime(2026, 3, 28, 12, tzinfo=UTC)
    async with a_town(databases, zone="Europe/Berlin", start=start) as town:
        await writes(town, "/duty 王工 20:00-08:00")
        (shift,) = await town.kept(Shift)
        assert shift.ends_at - shift.starts_at == timedelta(hours=11)
        berlin = ZoneInfo("Europe/Berlin")
        assert [one.astimezone(berlin).hour for one in (shift.starts_at, shift.ends_at)] == [20, 8]
