"""Surveys and their sheets: whom there is to ask, who was asked, and what they said."""

from collections.abc import Collection, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, case, exists, func, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from domain.households import OWNER, Membership
from domain.sampling import Occupied
from domain.surveys import WAITING, SheetState, SurveyKind, SurveyState
from storage.locking import held
from storage.tables import Home, Member, Person, Sheet, Survey

_TENANTS = "tenants"


class Surveys:
    def __init__(self, session: AsyncSession) -> None:
        self._session = session

    # --- surveys

    async def keep(self, survey: Survey) -> None:
        self._session.add(survey)
        await self._session.flush()

    async def get(self, survey_id: int) -> Survey | None:
        return await self._session.get(Survey, survey_id)

    async def locked(self, survey_id: int) -> Survey | None:
        """Held for this turn."""
        return await self._session.scalar(held(select(Survey).where(Survey.id == survey_id)))

    async def of_period(self, community_id: int, kind: SurveyKind, period: str) -> Survey | None:
        query = select(Survey).where(Survey.community_id == community_id, Survey.kind == kind)
        return await self._session.scalar(query.where(Survey.period == period).limit(1))

    async def of_community(
        self, community_id: int, at_most: int, skip: int = 0
    ) -> Sequence[Survey]:
        """The newest first."""
        query = select(Survey).where(Survey.community_id == community_id)
        order = query.order_by(Survey.id.desc()).limit(at_most).offset(skip)
        return (await self._session.scalars(order)).all()

    async def count(self, community_id: int) -> int:
        query = select(func.count()).where(Survey.community_id == community_id)
        return await self._session.scalar(query) or 0

    async def about(self, announcement_id: int) -> Survey | None:
        """How it was, if that was asked already."""
        query = select(Survey).where(Survey.announcement_id == announcement_id)
        return await self._session.scalar(query.where(Survey.kind == SurveyKind.EVENT).limit(1))

    async def before(self, survey: Survey) -> Survey | None:
        """The last of its kind that is closed."""
        closed = Survey.state.in_((SurveyState.CLOSED, SurveyState.TOLD))
        same = (Survey.community_id == survey.community_id, Survey.kind == survey.kind)
        query = select(Survey).where(*same, closed, Survey.id < survey.id)
        return await self._session.scalar(query.order_by(Survey.id.desc()).limit(1))

    # --- whom there is to ask

    async def occupied(self, community_id: int, building: str = "") -> list[Occupied]:
        """The homes in which somebody lives whom the office knows; of an owner's kind, or not."""
        owned = func.max(case((Member.role == OWNER, 1), else_=0))
        query = (
            select(Home.id, Home.building, owned)
            .join(Member, Member.home_id == Home.id)
            .where(Home.community_id == community_id, Member.state == Membership.APPROVED)
            .group_by(Home.id, Home.building)
            .order_by(Home.id)
        )
        query = query.where(Home.building == building) if building else query
        found = await self._session.execute(query)
        return [Occupied(home, where, OWNER if own else _TENANTS) for home, where, own in found]

    async def sampled_in(self, community_id: int, periods: Collection[str], but: int) -> set[int]:
        """The homes chosen by the samples of these quarters, another survey's than this one."""
        mine = (Survey.community_id == community_id, Survey.kind == SurveyKind.QUARTERLY)
        query = select(Sheet.home_id).join(Survey, Survey.id == Sheet.survey_id)
        theirs = query.where(*mine, Survey.period.in_(periods), Survey.id != but)
        return set(await self._session.scalars(theirs))

    async def asked_since(self, community_id: int, since: datetime, but: int) -> set[int]:
        """The homes that another survey than this one has chosen lately."""
        query = select(Sheet.home_id).join(Survey, Survey.id == Sheet.survey_id)
        theirs = query.where(Survey.community_id == community_id, Survey.id != but)
        return set(await self._session.scalars(theirs.where(Sheet.chosen_at >= since)))

    # --- sheets

    async def choose(self, sheets: Sequence[Sheet]) -> None:
        self._session.add_all(sheets)
        await self._session.flush()

    async def sheet(self, sheet_id: int) -> Sheet | None:
        """Held for this turn."""
        return await self._session.scalar(held(select(Sheet).where(Sheet.id == sheet_id)))

    async def unsent(self, survey_id: int, after: int, at_most: int) -> Sequence[Sheet]:
        """The next that are still to be sent, by their numbers; held."""
        query = select(Sheet).where(Sheet.survey_id == survey_id, Sheet.id > after)
        chosen = query.where(Sheet.state == SheetState.CHOSEN).order_by(Sheet.id).limit(at_most)
        return (await self._session.scalars(held(chosen))).all()

    async def silent(self, survey_id: int, before: datetime, at_most: int) -> Sequence[Sheet]:
        """Those sent before then that nobody has answered, nor was reminded of; held."""
        query = select(Sheet).where(Sheet.survey_id == survey_id, Sheet.state == SheetState.SENT)
        quiet = query.where(Sheet.sent_at <= before, Sheet.reminded_at.is_(None))
        return (await self._session.scalars(held(quiet.order_by(Sheet.id).limit(at_most)))).all()

    async def unheard(self, survey_id: int, at_most: int) -> Sequence[Sheet]:
        """Those sent that nobody has answered, and for which no other stands in; held."""
        ours = Sheet.survey_id == survey_id
        replaced = select(Sheet.replaces_id).where(ours, Sheet.replaces_id.is_not(None))
        query = select(Sheet).where(ours, Sheet.state == SheetState.SENT, Sheet.id.not_in(replaced))
        return (await self._session.scalars(held(query.order_by(Sheet.id).limit(at_most)))).all()

    async def sound(self, survey_id: int) -> int:
        """How many have answered, and not as if they had invented it."""
        query = select(func.count()).where(_answered(survey_id), Sheet.doubt == "")
        return await self._session.scalar(query) or 0

    async def before_them(self, person_id: int) -> Sequence[Sheet]:
        """The open sheets that lie before this person."""
        query = (
            select(Sheet)
            .join(Survey, Survey.id == Sheet.survey_id)
            .where(Sheet.person_id == person_id, Sheet.state == SheetState.SENT)
            .where(Survey.state == SurveyState.OPEN)
            .order_by(Sheet.id)
        )
        return (await self._session.scalars(query)).all()

    async def homes_in(self, survey_id: int) -> set[int]:
        query = select(Sheet.home_id).where(Sheet.survey_id == survey_id)
        return set(await self._session.scalars(query))

    async def states(self, survey_id: int) -> dict[str, int]:
        """How many sheets stand how."""
        query = select(Sheet.state, func.count()).where(Sheet.survey_id == survey_id)
        found = await self._session.execute(query.group_by(Sheet.state))
        return {state: n for state, n in found}  # noqa: C416 - rows are no pairs to mypy

    async def answered_by_building(self, survey_id: int) -> dict[str, int]:
        query = select(Home.building, func.count()).join(Sheet, Sheet.home_id == Home.id)
        query = query.where(_answered(survey_id)).group_by(Home.building)
        found = await self._session.execute(query)
        return {building: n for building, n in found}  # noqa: C416 - rows are no pairs to mypy

    async def answers(self, survey_id: int) -> list[tuple[Sheet, Home]]:
        query = select(Sheet, Home).join(Home, Home.id == Sheet.home_id)
        found = await self._session.execute(query.where(_answered(survey_id)).order_by(Sheet.id))
        return [(sheet, home) for sheet, home in found]

    async def answers_by_home(
        self, survey_id: int, at_most: int, skip: int = 0
    ) -> list[tuple[Sheet, Home, Person | None]]:
        """Who of them it was; nobody, where that is erased."""
        query = select(Sheet, Home, Person).join(Home, Home.id == Sheet.home_id)
        theirs = query.outerjoin(Person, Person.id == Sheet.answered_by).where(_answered(survey_id))
        order = theirs.order_by(Home.building, Home.unit, Home.room).limit(at_most).offset(skip)
        found = await self._session.execute(order)
        return [(sheet, home, person) for sheet, home, person in found]

    async def lapse(self, survey_id: int) -> None:
        """What was not sent back is nobody's answer, however far it was filled in."""
        open_still = (Sheet.survey_id == survey_id, Sheet.state.in_(WAITING))
        lapsed: dict[str, Any] = {"state": SheetState.LAPSED, "points": {}}
        await self._session.execute(update(Sheet).where(*open_still).values(lapsed))

    async def respondents(
        self, survey_id: int, after: int, at_most: int
    ) -> Sequence[tuple[int, Person]]:
        """The next of those who answered, with the number of their sheet."""
        query = select(Sheet.id, Person).join(Person, Person.id == Sheet.answered_by)
        query = query.where(_answered(survey_id), Sheet.id > after)
        found = await self._session.execute(query.order_by(Sheet.id).limit(at_most))
        return [(number, person) for number, person in found]

    async def waits(self, survey_id: int) -> bool:
        """Whether anybody could still answer."""
        query = select(exists().where(Sheet.survey_id == survey_id, Sheet.state.in_(WAITING)))
        return bool(await self._session.scalar(query))


def _answered(survey_id: int) -> ColumnElement[bool]:
    return (Sheet.survey_id == survey_id) & (Sheet.state == SheetState.ANSWERED)
