"""满意度调查 — a survey is proposed by the calendar or made by hand, and opened."""

from datetime import datetime, timedelta
from functools import partial
from zoneinfo import ZoneInfo

from domain.report_periods import Period, period_of
from domain.sampling import Occupied, Sample, by_lot, stratified
from domain.standard import Standard, Standards
from domain.surveys import (
    BY_CALENDAR,
    SPAN,
    SURVEYORS,
    SurveyKind,
    SurveyState,
    apart,
    due,
    next_proposal,
    opening,
    patience,
    questions_for,
    share,
)
from handlers.actions.telling import record, tell_colleagues, tell_office
from handlers.facts import DESK, ops_address
from handlers.letters import Letter, Manner
from handlers.manners import Outdated
from handlers.turn import Turn
from handlers.views import surveys as views
from locales import _, words_for
from storage import Shelves
from storage.outbox import Lane
from storage.tables import Announcement, Community, Sheet, Staff, Survey

CLAUSE = {
    SurveyKind.ANNUAL: "S0 八1(1)",
    SurveyKind.QUARTERLY: "S0 三(5)",
    SurveyKind.TOPIC: "S0 一(4)",
    SurveyKind.EVENT: "S0 八2(2)",
}
NOT_WAITING = _("This survey is open already, or over.")
_TOO_LATE = _("Later than that, it would not be asked within its time any more.")
_ONCE = _("How it was has been asked already.")
_PAST = _("That was too long ago to ask how it was.")


async def plan_surveys(shelves: Shelves, standards: Standards, now: datetime) -> None:
    """See that the next survey of each kind is going to be proposed in every community."""
    for kind in BY_CALENDAR:
        for community in await shelves.communities.without_timer(_calendar(kind)):
            _plan_next(shelves, community, standards.of(community.name), kind, now)


async def propose(turn: Turn, community: Community, kind: SurveyKind) -> None:
    """One for each period; it opens by itself, unless somebody says otherwise (G1, G2)."""
    standard, zone = turn.standard_of(community), ZoneInfo(community.zone)
    await turn.shelves.timers.call_off(f"{_calendar(kind)}:{community.id}")
    _plan_next(turn.shelves, community, standard, kind, turn.now)
    period = due(kind, turn.now, zone, standard)
    if period is None:
        return record(turn, None, "miss_survey", CLAUSE[kind], community=community.id, kind=kind)
    if await turn.shelves.surveys.of_period(community.id, kind, period.code):
        return None
    opens_at = max(opening(kind, period, zone, standard), turn.now)
    survey = _drafted(turn, community, kind, period=period.code, opens_at=opens_at)
    await keep(turn, community, survey)
    _ring_at(turn, survey, opens_at)
    leaders = await turn.shelves.office.holding(community.id, *SURVEYORS)
    said = partial(views.proposal, survey, community)
    return tell_colleagues(turn, leaders, said, Manner(Lane.NOTIFY))


async def ask_how_it_was(turn: Turn, one: Announcement, staff: Staff) -> Survey:
    """About an event or a newsletter that was announced, within a month (S0 八2(2), 三(6)(8))."""
    community = await turn.shelves.communities.get(one.community_id)
    if await turn.shelves.surveys.about(one.id):
        raise Outdated(_ONCE)
    within = turn.standard_of(community).duration("followup.event_or_newsletter")
    if (one.done_at or one.made_at) + within < turn.now:
        raise Outdated(_PAST)
    survey = _drafted(turn, community, SurveyKind.EVENT)
    survey.announcement_id, survey.made_by = one.id, staff.id
    survey.building, survey.title = one.building, views.titles_from(one)
    await keep(turn, community, survey)
    return survey


async def keep(turn: Turn, community: Community, survey: Survey) -> None:
    """With its card, where the office looks for it."""
    await turn.shelves.surveys.keep(survey)
    record(turn, None, "propose_survey", survey.clause, survey=survey.id, kind=survey.kind,
           period=survey.period)  # fmt: skip
    card = views.card(survey, community, views.Count(), words_for(community.language))
    await tell_office(turn, community, card, topic=DESK, card=alias_of(survey))


async def open_survey(turn: Turn, survey: Survey) -> None:
    """Choose whom it asks, and begin to ask them."""
    if survey.state != SurveyState.DRAFT:
        raise Outdated(NOT_WAITING)
    shelf, community = turn.shelves.surveys, await turn.shelves.communities.get(survey.community_id)
    sample = await sample_of(turn, survey)
    await turn.shelves.timers.call_off(about(survey.id))
    if not sample.chosen:
        survey.state = SurveyState.DROPPED
        record(turn, None, "drop_survey", survey.clause, survey=survey.id, because="nobody")
        return await redraw(turn, survey)
    length = turn.standard_of(community).duration(_length(survey))
    survey.closes_at = turn.now + (
        survey.closes_at - survey.made_at if survey.closes_at else length
    )
    survey.state, survey.opened_at = SurveyState.OPEN, turn.now
    survey.occupied = len(await households_of(turn, survey))
    unordered = by_lot(sample.chosen, f"sheets:{survey.id}")  # so that their numbers say nothing
    await shelf.choose(
        [Sheet(survey_id=survey.id, home_id=home, chosen_at=turn.now) for home in unordered]
    )
    record(turn, None, "open_survey", survey.clause, survey=survey.id, occupied=survey.occupied,
           chosen=len(sample.chosen), lacking=sample.lacking)  # fmt: skip
    ring(turn, survey.id, "survey_asks", turn.now, after=0)
    standard = turn.standard_of(community)
    ring(turn, survey.id, "survey_reminds", turn.now + patience_of(survey, standard))
    ring(turn, survey.id, "survey_closes", survey.closes_at)
    return await redraw(turn, survey)


async def put_off(turn: Turn, survey: Survey) -> None:
    """Not now; but within its time all the same."""
    if survey.state != SurveyState.DRAFT or survey.opens_at is None:
        raise Outdated(NOT_WAITING)
    community = await turn.shelves.communities.get(survey.community_id)
    standard, zone = turn.standard_of(community), ZoneInfo(community.zone)
    later = survey.opens_at + standard.duration("survey.later")
    period = _period(survey, zone)
    if later.astimezone(zone).date() > period.last:
        raise Outdated(_TOO_LATE)
    survey.opens_at = later
    record(turn, None, "put_off_survey", survey.clause, survey=survey.id, until=later.isoformat())
    _ring_at(turn, survey, later)
    await redraw(turn, survey)


async def drop(turn: Turn, survey: Survey) -> None:
    """What somebody made by hand they may also let be; what the standard asks for, nobody."""
    if survey.state != SurveyState.DRAFT or survey.period:
        raise Outdated(NOT_WAITING)
    survey.state = SurveyState.DROPPED
    record(turn, None, "drop_survey", survey.clause, survey=survey.id)
    await redraw(turn, survey)


async def sample_of(turn: Turn, survey: Survey) -> Sample:
    """Whom it would ask: never the same within four quarters, nor, if it can be, so soon again."""
    shelf, kind = turn.shelves.surveys, SurveyKind(survey.kind)
    community = await turn.shelves.communities.get(survey.community_id)
    standard = turn.standard_of(community)
    households = await households_of(turn, survey)
    part = share(kind, standard)
    if kind is not SurveyKind.QUARTERLY:
        return stratified(households, part, (), survey.id)
    never = await shelf.sampled_in(community.id, apart(survey.period, standard), survey.id)
    since = (survey.opened_at or turn.now) - standard.duration("survey.apart")
    lately = await shelf.asked_since(community.id, since, survey.id)
    sample = stratified(households, part, never | lately, survey.id)
    return sample if not sample.lacking else stratified(households, part, never, survey.id)


async def households_of(turn: Turn, survey: Survey) -> list[Occupied]:
    """Those of whom it could ask."""
    shelf = turn.shelves.surveys
    found = await shelf.occupied(survey.community_id, survey.building)
    if survey.announcement_id is None:
        return found
    one = await turn.shelves.announcements.locked(survey.announcement_id)
    told = await turn.shelves.announcements.told_of(one) if one else set()
    return [home for home in found if home.home_id in told]


async def redraw(turn: Turn, survey: Survey) -> None:
    """The office's one message about it."""
    community = await turn.shelves.communities.get(survey.community_id)
    letter = await card_of(turn, survey, community)
    to = await ops_address(turn, community, DESK)
    turn.redraw(letter, to, Manner(Lane.NOTIFY, card=alias_of(survey)))


async def card_of(turn: Turn, survey: Survey, community: Community) -> Letter:
    count = await count_of(turn, survey)
    return views.card(survey, community, count, words_for(community.language))


async def count_of(turn: Turn, survey: Survey) -> views.Count:
    states = await turn.shelves.surveys.states(survey.id)
    by_building = await turn.shelves.surveys.answered_by_building(survey.id)
    community = await turn.shelves.communities.get(survey.community_id)
    fewest = turn.standard_of(community).count("survey.fewest")
    return views.Count(states, by_building, fewest if survey.anonymous else 1)


def about(survey_id: int) -> str:
    """What its timers are about, and their lane: one comes after the other."""
    return f"survey:{survey_id}"


def ring(turn: Turn, survey_id: int, name: str, at: datetime, **payload: object) -> None:
    lane = about(survey_id)
    turn.shelves.timers.set(name, at, lane, lane, survey=survey_id, **payload)


def patience_of(survey: Survey, standard: Standard) -> timedelta:
    """Once it is open."""
    opened, closes = survey.opened_at or survey.made_at, survey.closes_at or survey.made_at
    return patience(closes - opened, standard)


def alias_of(survey: Survey) -> str:
    return f"survey:{survey.id}:ops"


def _drafted(
    turn: Turn,
    community: Community,
    kind: SurveyKind,
    period: str = "",
    opens_at: datetime | None = None,
) -> Survey:
    return Survey(
        community_id=community.id,
        kind=kind,
        made_at=turn.now,
        clause=CLAUSE[kind],
        questions=questions_for(kind),
        period=period,
        opens_at=opens_at,
    )


def _plan_next(
    shelves: Shelves, community: Community, standard: Standard, kind: SurveyKind, now: datetime
) -> None:
    at = next_proposal(kind, now, ZoneInfo(community.zone), standard)
    about = f"{_calendar(kind)}:{community.id}"
    shelves.timers.set("survey_comes", at, about, about, community=community.id, kind=kind)


def _ring_at(turn: Turn, survey: Survey, at: datetime) -> None:
    ring(turn, survey.id, "survey_opens", at, stamp=at.isoformat())


def _calendar(kind: SurveyKind) -> str:
    return f"{kind}_survey"


def _length(survey: Survey) -> str:
    return "survey.open" if survey.period else "survey.topic.open"


def _period(survey: Survey, zone: ZoneInfo) -> Period:
    return period_of(SPAN[SurveyKind(survey.kind)], survey.made_at.astimezone(zone).date())
