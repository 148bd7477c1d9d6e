"""再问 — until a tenth of those told has said how it was, others are asked too, for a month."""

from datetime import datetime

from domain.sampling import at_least
from domain.surveys import SurveyKind, patience, share
from handlers.actions.survey_asking import choose_others
from handlers.actions.surveys import redraw, ring
from handlers.actions.telling import record
from handlers.turn import Turn
from storage.tables import Survey


async def go_on(turn: Turn, survey: Survey) -> bool:
    """As many as are lacking, each in place of a silent one; False where it is time to close.

    Whoever was silent may still answer (S0 八2(3)).
    """
    if survey.kind != SurveyKind.EVENT or await _last_day(turn, survey) <= turn.now:
        return False
    standard = turn.standard_of(await turn.shelves.communities.get(survey.community_id))
    wanted = at_least(share(SurveyKind.EVENT, standard), survey.occupied)
    lacking = wanted - await turn.shelves.surveys.sound(survey.id)
    silent = await turn.shelves.surveys.unheard(survey.id, lacking) if lacking > 0 else []
    longer = standard.duration("survey.topic.open")
    closed, survey.closes_at = survey.closes_at, turn.now + longer
    chosen = await choose_others(turn, survey, silent)
    if not chosen:
        survey.closes_at = closed
        return False
    record(turn, None, "ask_others_how_it_was", survey.clause, survey=survey.id, chosen=chosen)
    ring(turn, survey.id, "survey_reminds", turn.now + patience(longer, standard))
    ring(turn, survey.id, "survey_closes", survey.closes_at)
    await redraw(turn, survey)
    return True


async def _last_day(turn: Turn, survey: Survey) -> datetime:
    """Until when it is asked how it was (S0 八2(2))."""
    one = await turn.shelves.announcements.locked(survey.announcement_id or 0)
    community = await turn.shelves.communities.get(survey.community_id)
    within = turn.standard_of(community).duration("followup.event_or_newsletter")
    return ((one and one.done_at) or survey.made_at) + within
