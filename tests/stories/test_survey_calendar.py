"""调查日历: the quarter's sample opens by itself, once, whatever happened to us meanwhile."""

from datetime import UTC, datetime

import pytest

from domain.surveys import SheetState, SurveyKind, SurveyState, apart
from handlers.actions.surveys import plan_surveys
from handlers.views.report_names import QUESTION
from storage.tables import Event, Sheet, Survey
from tests.founding import a_town
from tests.stories.surveyed import LATER, NO, OPEN, answers, settled, the_sheet
from tests.town import text_of

pytestmark = pytest.mark.usefixtures("nothing_raises")
SPRING = datetime(2026, 4, 27, 1, 0, tzinfo=UTC)  # the day before the quarter's is proposed
PROPOSED = "It opens by itself {moment}."


@pytest.fixture
async def town(databases):
    async with a_town(databases, start=SPRING) as found:
        yield found


@pytest.mark.clause("G1", partly="the analysis, and what is done about it")
async def test_the_quarters_sample_is_proposed_and_opens_by_itself(town):
    """A fifth of ten households; nobody said anything; a restart in between changes nothing."""
    await settled(town, 10)
    await town.passes("P1D")
    (survey,) = await town.kept(Survey)
    assert (survey.state, survey.period) == (SurveyState.DRAFT, "2026-Q2")
    await town.restarts(after="P3D")
    await town.passes("PT1M")
    (survey,) = await town.kept(Survey)
    assert (survey.state, survey.kind, survey.occupied) == ("open", SurveyKind.QUARTERLY, 10)
    sheets = await town.kept(Sheet)
    assert [one.state for one in sheets] == [SheetState.SENT] * 2


@pytest.mark.parametrize("away", ["P5D", "P33D"])
async def test_a_missed_opening_is_made_up_for_once(town, away):
    """The process was not there for its day, nor for the weeks after."""
    await settled(town, 5)
    await town.restarts(after=away)
    await town.passes("PT1M")
    await town.restarts()
    surveys = [one for one in await town.kept(Survey) if one.kind == SurveyKind.QUARTERLY]
    assert [(one.state, one.period) for one in surveys] == [("open", "2026-Q2")]


async def test_what_was_outlasted_by_a_downtime_is_said_and_not_asked(town):
    await settled(town, 5)
    await town.restarts(after="P70D")
    await town.passes("PT1M")
    assert await town.kept(Survey) == []
    assert "miss_survey" in [one.action for one in await town.kept(Event)]


async def test_a_leader_opens_it_at_once_or_later(town):
    await settled(town, 5)
    await town.passes("P1D")
    await town.supervisor.taps(LATER, at=town.ops_group)
    await town.passes("P4D")
    (survey,) = await town.kept(Survey)
    assert survey.state == SurveyState.DRAFT
    await town.supervisor.taps(OPEN, at=town.ops_group)
    await town.passes("PT1M")
    (survey,) = await town.kept(Survey)
    assert (survey.state, len(await town.kept(Sheet))) == (SurveyState.OPEN, 1)


async def test_with_no_household_nobody_is_asked_and_nothing_fails(town):
    await town.passes("P5D")
    (survey,) = await town.kept(Survey)
    assert survey.state == SurveyState.DROPPED
    await town.ops_group.sees("There was no household to be asked, or it was let be.")


async def test_nobody_is_chosen_twice_within_four_quarters(town):
    """One household of five is chosen; it says no, and another is asked in its place."""
    homes = ("1-101", "2-101", "3-101", "1-102", "2-102")
    souls = [await town.resident(f"住户{n}", home) for n, home in enumerate(homes)]
    await town.passes("P5D")
    (first,) = await town.kept(Sheet)
    (asked,) = [soul for soul in souls if any("📋" in one for one in await soul.texts())]
    await asked.taps(NO)
    await town.passes("PT1M")
    refused, instead = await town.kept(Sheet)
    assert (refused.state, instead.replaces_id) == (SheetState.REFUSED, first.id)
    assert instead.state == SheetState.SENT
    later = Survey(community_id=1, kind=SurveyKind.QUARTERLY, made_at=SPRING, clause="X6",
                   questions=[], period="2027-Q1")  # fmt: skip
    async with town.app.storage.transaction() as shelves:
        await shelves.surveys.keep(later)
        found = await shelves.surveys.sampled_in(1, apart(later.period), later.id)
    assert found == {refused.home_id, instead.home_id}


async def test_all_who_are_lost_at_once_are_replaced_each_by_another(town):
    """A fifth of thirty; everybody up to the twentieth wants to be left alone."""
    await settled(town, 30)
    async with town.app.storage.transaction() as shelves:
        for n in range(20):
            (await shelves.people.known_as(-19_000 - n)).not_asked = True
    await town.passes("P5D")
    sheets = await town.kept(Sheet)
    sent = [one for one in sheets if one.state == SheetState.SENT]
    assert len(sent) == 6
    assert len({one.home_id for one in sheets}) == len(sheets)
    lost = [one.id for one in sheets if one.state == SheetState.REFUSED]
    replaced = [one.replaces_id for one in sheets if one.replaces_id]
    assert sorted(replaced) == sorted(lost)


async def test_starting_again_plans_nothing_twice(town):
    async with town.app.storage.transaction() as shelves:
        await plan_surveys(shelves, town.app.settings.standards, town.app.clock.now())
        for kind in (SurveyKind.ANNUAL, SurveyKind.QUARTERLY):
            assert await shelves.communities.without_timer(f"{kind}_survey") == []


@pytest.mark.clause("G2")
@pytest.mark.clause("G6")
async def test_the_year_asks_every_household_about_eight_things(databases, town):
    async with a_town(
        databases, start=datetime(2026, 9, 11, 12, 0, tzinfo=UTC), zone="Europe/Berlin"
    ) as autumn:
        soul = await autumn.resident("李女士", "3-1102")
        await settled(autumn, 3)
        await autumn.passes("P4D")
        (survey,) = await autumn.kept(Survey)
        assert (survey.kind, survey.period) == (SurveyKind.ANNUAL, "2026")
        assert [one.state for one in await autumn.kept(Sheet)] == [SheetState.SENT] * 4
        shown = await the_sheet(soul)
        assert [len(row) for row in shown["reply_markup"]["inline_keyboard"]] == [5] * 8 + [1]
        asked = [soul.tr(name) for code, name in QUESTION.items() if not code.startswith("event_")]
        assert [one for one in asked if one not in text_of(shown)] == []
        await answers(soul, *[5, 4] * 4)
        assert (await autumn.kept(Sheet))[0].state == SheetState.ANSWERED
