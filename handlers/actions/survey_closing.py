"""调查结束 — it closes, the managers read what it came to, and say what is done about it."""

from collections.abc import Mapping
from functools import partial

from domain.survey_results import Answer, Result, result
from domain.surveys import AT_ONCE, SURVEYORS, SurveyState, codes_of
from handlers.actions.survey_asking import can_be_reached
from handlers.actions.surveys import about, redraw, ring
from handlers.actions.telling import morning_of, record, tell_colleagues
from handlers.letters import Address, Manner
from handlers.manners import Outdated
from handlers.turn import Turn
from handlers.views import survey_results as views
from locales import _, words_for
from storage.outbox import Delivery, Lane
from storage.tables import Survey

NOT_OPEN = _("This survey is not open.")
NOT_CLOSED = _("This survey is still open: what it comes to is shown when it is closed.")
TOLD = _("Those who answered are being told already.")


async def close(turn: Turn, survey: Survey) -> None:
    """What has not been sent back by now is nobody's answer."""
    if survey.state != SurveyState.OPEN:
        raise Outdated(NOT_OPEN)
    survey.state, survey.closed_at = SurveyState.CLOSED, turn.now
    await turn.shelves.surveys.lapse(survey.id)
    await turn.shelves.timers.call_off(about(survey.id))
    states = await turn.shelves.surveys.states(survey.id)
    record(turn, None, "close_survey", survey.clause, survey=survey.id, sheets=states)
    await redraw(turn, survey)
    await show_result(turn, survey)
    community = await turn.shelves.communities.get(survey.community_id)
    if states.get("answered"):
        later = turn.now + turn.standard_of(community).duration("survey.measures")
        ring(turn, survey.id, "survey_measures", later)


async def show_result(turn: Turn, survey: Survey) -> None:
    """To the managers, in private (S0 八1(2))."""
    community = await turn.shelves.communities.get(survey.community_id)
    leaders = await turn.shelves.office.holding(community.id, *SURVEYORS)
    found, before = await result_of(turn, survey), await before_of(turn, survey)
    said = partial(views.report, survey, community, found, before)
    tell_colleagues(turn, leaders, said, Manner(Lane.NOTIFY))


async def result_of(turn: Turn, survey: Survey) -> Result:
    """Only of what is closed: from two counts of one survey one could tell who came between."""
    check_closed(survey)
    community = await turn.shelves.communities.get(survey.community_id)
    sheets = await turn.shelves.surveys.answers(survey.id)
    answers = [
        Answer(one.points, home.building, one.why, one.words, one.doubt) for one, home in sheets
    ]
    return result(
        codes_of(survey.questions),
        answers,
        anonymous=survey.anonymous,
        seed=survey.id,
        standard=turn.standard_of(community),
    )


async def before_of(turn: Turn, survey: Survey) -> Result | None:
    """What the last of its kind came to, where the same was asked."""
    before = await turn.shelves.surveys.before(survey) if survey.period else None
    return await result_of(turn, before) if before else None


async def remind_of_measures(turn: Turn, survey: Survey) -> None:
    """Whoever answered waits to hear what was done with it (G4)."""
    if survey.state != SurveyState.CLOSED or survey.measures:
        return
    community = await turn.shelves.communities.get(survey.community_id)
    leaders = await turn.shelves.office.holding(community.id, *SURVEYORS)
    said = partial(views.measures_wanted, survey, community)
    tell_colleagues(turn, leaders, said, Manner(Lane.NOTIFY))


async def tell(turn: Turn, survey: Survey, measures: Mapping[str, str]) -> None:
    """Each who answered hears what was done with the answers, once."""
    check_untold(survey)
    survey.measures = dict(measures)
    record(turn, None, "tell_measures", "G4", survey=survey.id)
    ring(turn, survey.id, "survey_tells", turn.now, after=0)
    await redraw(turn, survey)


async def tell_on(turn: Turn, survey: Survey, after: int) -> None:
    """The next portion; then it is told."""
    if survey.state != SurveyState.CLOSED:
        return None
    community = await turn.shelves.communities.get(survey.community_id)
    found = await turn.shelves.surveys.respondents(survey.id, after, AT_ONCE)
    manner = Manner(Lane.BROADCAST, Delivery.AT_MOST_ONCE, not_before=morning_of(turn, community))
    for _sheet, person in found:
        if can_be_reached(person):
            letter = views.to_respondent(survey, community, words_for(person.language))
            turn.post(letter, Address(person.telegram_id), manner)
    if len(found) == AT_ONCE:
        return ring(turn, survey.id, "survey_tells", turn.now, after=found[-1][0])
    survey.state, survey.told_at = SurveyState.TOLD, turn.now
    record(turn, None, "told_measures", "G4", survey=survey.id)
    return await redraw(turn, survey)


def check_closed(survey: Survey) -> None:
    if survey.state not in {SurveyState.CLOSED, SurveyState.TOLD}:
        raise Outdated(NOT_CLOSED)


def check_untold(survey: Survey) -> None:
    if survey.measures:
        raise Outdated(TOLD)
    if survey.state != SurveyState.CLOSED:
        raise Outdated(NOT_CLOSED)
