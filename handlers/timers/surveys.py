"""The moments of a survey: proposed, opened, asked, reminded, counted, closed, and told."""

from domain.surveys import SurveyKind, SurveyState
from handlers.actions import survey_asking, survey_closing, survey_rounds, surveys
from handlers.turn import Turn
from storage.tables import Survey


async def survey_comes(turn: Turn, *, community: int, kind: str) -> None:
    found = await turn.shelves.communities.get(community)
    await surveys.propose(turn, found, SurveyKind(kind))


async def survey_opens(turn: Turn, *, survey: int, stamp: str) -> None:
    """Unless somebody opened it before, or put it off since."""
    found = await turn.shelves.surveys.locked(survey)
    waiting = found is not None and found.state == SurveyState.DRAFT
    if found and waiting and found.opens_at and found.opens_at.isoformat() == stamp:
        await surveys.open_survey(turn, found)


async def survey_asks(turn: Turn, *, survey: int, after: int) -> None:
    if found := await _open(turn, survey):
        await survey_asking.ask_on(turn, found, after)


async def survey_reminds(turn: Turn, *, survey: int) -> None:
    if found := await _open(turn, survey):
        await survey_asking.remind_on(turn, found)


async def survey_replaces(turn: Turn, *, survey: int, sheet: int) -> None:
    found, refused = await _open(turn, survey), await turn.shelves.surveys.sheet(sheet)
    if found and refused:
        await survey_asking.choose_another(turn, found, refused)


async def survey_lost(turn: Turn, *, survey: int, sheet: int) -> None:
    found, lost = await _open(turn, survey), await turn.shelves.surveys.sheet(sheet)
    if found and lost:
        await survey_asking.ask_another(turn, found, lost)


async def survey_waits(turn: Turn, *, survey: int, sheet: int) -> None:
    found, waiting = await _open(turn, survey), await turn.shelves.surveys.sheet(sheet)
    if found and waiting:
        await survey_asking.ask_later(turn, found, waiting)


async def survey_counted(turn: Turn, *, survey: int) -> None:
    if found := await turn.shelves.surveys.locked(survey):
        await surveys.redraw(turn, found)


async def survey_closes(turn: Turn, *, survey: int) -> None:
    found = await _open(turn, survey)
    if found and not await survey_rounds.go_on(turn, found):
        await survey_closing.close(turn, found)


async def survey_measures(turn: Turn, *, survey: int) -> None:
    if found := await turn.shelves.surveys.locked(survey):
        await survey_closing.remind_of_measures(turn, found)


async def survey_tells(turn: Turn, *, survey: int, after: int) -> None:
    if found := await turn.shelves.surveys.locked(survey):
        await survey_closing.tell_on(turn, found, after)


async def _open(turn: Turn, survey_id: int) -> Survey | None:
    found = await turn.shelves.surveys.locked(survey_id)
    return found if found and found.state == SurveyState.OPEN else None
