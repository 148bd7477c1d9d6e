"""发问卷 — one message for each household, in portions; who will not or cannot is replaced."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from domain.attention import room_at
from domain.households import OWNER
from domain.surveys import AT_ONCE, SAMPLED, SheetState, SurveyKind, had_time, last_reminder
from handlers.actions.surveys import patience_of, ring, sample_of
from handlers.actions.telling import morning_of, record
from handlers.letters import Address, Letter, Manner
from handlers.turn import Turn
from handlers.views import surveys as views
from locales import words_for
from storage.outbox import Delivery, Lane
from storage.tables import Community, Member, Person, Sheet, Survey

_A_DAY = timedelta(days=1)


async def ask_on(turn: Turn, survey: Survey, after: int) -> None:
    """The next portion of those who were chosen."""
    community = await turn.shelves.communities.get(survey.community_id)
    sheets = await turn.shelves.surveys.unsent(survey.id, after, AT_ONCE)
    lost = [one for one in sheets if not await _ask(turn, survey, one, community)]
    await choose_others(turn, survey, lost)
    if len(sheets) == AT_ONCE:
        ring(turn, survey.id, "survey_asks", turn.now, after=sheets[-1].id)


async def remind_on(turn: Turn, survey: Survey) -> None:
    """Once each, and never on the last day."""
    last = last_reminder(_closing(survey))
    if turn.now >= last:
        return
    community = await turn.shelves.communities.get(survey.community_id)
    wait = patience_of(survey, turn.standard_of(community))
    since = had_time(turn.now, wait, ZoneInfo(community.zone))
    sheets = await turn.shelves.surveys.silent(survey.id, since, AT_ONCE)
    for sheet in sheets:
        await _remind(turn, survey, sheet, community)
    again = turn.now if len(sheets) == AT_ONCE else turn.now + _A_DAY
    if again < last:
        ring(turn, survey.id, "survey_reminds", again)


async def lose(turn: Turn, person: Person, home_id: int | None = None) -> None:
    """They cannot be reached, or have left that home: somebody else has to be asked."""
    for sheet in await turn.shelves.surveys.before_them(person.id):
        if home_id in {None, sheet.home_id}:
            ring(turn, sheet.survey_id, "survey_lost", turn.now, sheet=sheet.id)


async def ask_another(turn: Turn, survey: Survey, sheet: Sheet) -> None:
    """Of the household, if there is anybody; else another household."""
    if sheet.state != SheetState.SENT or sheet.person_id is None:
        return
    person = await turn.shelves.people.get(sheet.person_id)
    lives_there = await turn.shelves.households.lives_in(person.id, sheet.home_id)
    if not lives_there or not can_be_reached(person):
        if not lives_there:
            await _take_away(turn, sheet, person)
        sheet.state, sheet.points = SheetState.CHOSEN, {}
        sheet.sent_at = sheet.reminded_at = sheet.opened_at = None
        await turn.shelves.flush()
        await ask_later(turn, survey, sheet)


async def ask_later(turn: Turn, survey: Survey, sheet: Sheet) -> None:
    """There is room now for one more question to this household."""
    if sheet.state == SheetState.CHOSEN:
        community = await turn.shelves.communities.get(survey.community_id)
        if not await _ask(turn, survey, sheet, community):
            await choose_another(turn, survey, sheet)


async def choose_another(turn: Turn, survey: Survey, sheet: Sheet) -> None:
    await choose_others(turn, survey, [sheet])


def wants_to_be_asked(person: Person) -> bool:
    willing = not (person.not_asked or person.own_matters_only)
    return willing and can_be_reached(person)


def can_be_reached(person: Person) -> bool:
    return person.reachable and not (person.withdrawn_at or person.forgotten_at)


def alias_of(sheet: Sheet) -> str:
    """The message in which it was asked: another one for another person."""
    return f"sheet:{sheet.id}:{sheet.person_id}"


async def _ask(turn: Turn, survey: Survey, sheet: Sheet, community: Community) -> bool:
    """Now or later; not, where this household cannot be asked in time."""
    people = await turn.shelves.households.people_of(sheet.home_id)
    person = _whom(people)
    if person is None:
        willing = not any(can_be_reached(one) for _, one in people)
        sheet.state = SheetState.UNREACHED if willing else SheetState.REFUSED
        return False
    at = await _room(turn, sheet, community)
    if at >= _closing(survey):
        sheet.state = SheetState.LAPSED
        return False
    if at > turn.now:
        ring(turn, survey.id, "survey_waits", at, sheet=sheet.id)
        return True
    sheet.state, sheet.person_id, sheet.sent_at = SheetState.SENT, person.id, turn.now
    words = words_for(person.language)
    letter = views.questionnaire(survey, sheet, community, words)
    _send(turn, community, person, letter, Manner(card=alias_of(sheet)))
    return True


async def _remind(turn: Turn, survey: Survey, sheet: Sheet, community: Community) -> None:
    sheet.reminded_at = turn.now
    person = await turn.shelves.people.get(sheet.person_id or 0)
    theirs = await turn.shelves.households.lives_in(person.id, sheet.home_id)
    if theirs and wants_to_be_asked(person):
        letter = views.reminder(survey, community, turn.now, words_for(person.language))
        _send(turn, community, person, letter, Manner(reply_to=alias_of(sheet)))


async def _take_away(turn: Turn, sheet: Sheet, person: Person) -> None:
    """It is another's now."""
    alias = alias_of(sheet)
    if alias in await turn.shelves.cards.known([alias]):
        letter = views.not_open(words_for(person.language))
        turn.redraw(letter, Address(person.telegram_id), Manner(card=alias))


async def choose_others(turn: Turn, survey: Survey, lost: Sequence[Sheet]) -> int:
    """By the next of the reserve, of the same building and kind first, while there is time."""
    community = await turn.shelves.communities.get(survey.community_id)
    left = turn.standard_of(community).duration("survey.reminder")
    sampled = SurveyKind(survey.kind) in SAMPLED
    if not lost or not sampled or _closing(survey) - left < turn.now:
        return 0
    shelf = turn.shelves.surveys
    households = await shelf.occupied(survey.community_id, survey.building)
    strata = {one.home_id: (one.building, one.kind) for one in households}
    sample, taken, instead = await sample_of(turn, survey), await shelf.homes_in(survey.id), []
    for sheet in lost:
        home = sample.instead(strata.get(sheet.home_id, ("", "")), taken)
        if home is None:
            break
        taken.add(home)
        instead.append(Sheet(survey_id=survey.id, home_id=home, chosen_at=turn.now,
                             replaces_id=sheet.id))  # fmt: skip
        record(turn, None, "replace_household", survey.clause, survey=survey.id)
    if instead:
        await shelf.choose(instead)
        first = min(one.id for one in instead)
        ring(turn, survey.id, "survey_asks", turn.now, after=first - 1)
    return len(instead)


async def _room(turn: Turn, sheet: Sheet, community: Community) -> datetime:
    """When they may be asked something again (F13)."""
    standard = turn.standard_of(community)
    since = turn.now - standard.duration("attention.within")
    return room_at(await turn.shelves.attention.of_home(sheet.home_id, since), turn.now, standard)


def _whom(people: Sequence[tuple[Member, Person]]) -> Person | None:
    """An owner before the others; whoever wants to be left alone is."""
    ranked = sorted(people, key=lambda one: (one[0].role != OWNER, one[0].id))
    return next((person for _, person in ranked if wants_to_be_asked(person)), None)


def _send(turn: Turn, community: Community, person: Person, letter: Letter, manner: Manner) -> None:
    how = replace(
        manner,
        lane=Lane.BROADCAST,
        delivery=Delivery.AT_MOST_ONCE,
        not_before=morning_of(turn, community),
    )
    turn.post(letter, Address(person.telegram_id), how)


def _closing(survey: Survey) -> datetime:
    return survey.closes_at or survey.made_at
