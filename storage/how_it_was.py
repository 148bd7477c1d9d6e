"""How it was: of those who were told of an event or a newsletter, how many were asked and said."""

from datetime import datetime

from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncSession

from domain.rates import HowItWas
from domain.surveys import WAITING, SheetState, SurveyKind, SurveyState
from storage.tables import Sheet, Survey


async def how_it_was(
    session: AsyncSession, community_id: int, start: datetime, end: datetime
) -> HowItWas:
    """By the surveys that were opened then; what looks invented says nothing."""
    ours = (
        Survey.community_id == community_id,
        Survey.kind == SurveyKind.EVENT,
        Survey.opened_at >= start,
        Survey.opened_at < end,
    )
    told = await session.scalar(select(func.coalesce(func.sum(Survey.occupied), 0)).where(*ours))
    said = (Sheet.state == SheetState.ANSWERED) & (Sheet.doubt == "")
    waiting = Sheet.state.in_(WAITING) & (Survey.state == SurveyState.OPEN)
    query = (
        select(func.count(Sheet.sent_at), func.count().filter(said), func.count().filter(waiting))
        .select_from(Sheet)
        .join(Survey, Survey.id == Sheet.survey_id)
        .where(*ours)
    )
    asked, answered, still = (await session.execute(query)).one()
    return HowItWas(int(told or 0), asked, answered, still)
