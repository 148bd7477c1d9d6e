"""答问卷 — taps that may be changed until they are sent, words if they like, or a no."""

from collections.abc import Mapping

from domain.surveys import SheetState, codes_of, invented, low
from handlers.actions.survey_asking import alias_of
from handlers.actions.surveys import ring
from handlers.actions.telling import record
from handlers.letters import Address, Letter, Manner
from handlers.turn import Turn
from handlers.views import surveys as views
from locales import Words, words_for
from storage.tables import Card, Sheet, Survey

_INVENTED = "too_fast"


async def mark(turn: Turn, survey: Survey, sheet: Sheet, code: str, points: int) -> None:
    """One tap; the last one on a row stands."""
    sheet.opened_at = sheet.opened_at or turn.now
    sheet.points = {**sheet.points, code: points}
    community = await turn.shelves.communities.get(survey.community_id)
    await _redraw(
        turn, sheet, views.questionnaire(survey, sheet, community, await _words(turn, sheet))
    )


async def send(turn: Turn, survey: Survey, sheet: Sheet) -> list[str]:
    """The household has answered; says which of the rows make us ask why."""
    community = await turn.shelves.communities.get(survey.community_id)
    standard = turn.standard_of(community)
    sheet.state, sheet.answered_at, sheet.answered_by = SheetState.ANSWERED, turn.now, turn.who.id
    took = turn.now - (sheet.opened_at or turn.now)
    sheet.doubt = _INVENTED if invented(sheet.points, took, standard) else ""
    record(turn, None, "answer_survey", survey.clause, survey=survey.id)
    await _count_soon(turn, survey)
    return low(survey.questions, sheet.points, standard)


async def hear_words(
    turn: Turn, survey: Survey, sheet: Sheet, why: Mapping[str, str], suggestions: str
) -> None:
    """Words are welcome and never required; whoever writes some has not made it up."""
    sheet.why = {code: words for code, words in why.items() if words}
    sheet.words = suggestions
    if sheet.why or suggestions:
        sheet.doubt = ""
    await thank(turn, survey, sheet)


def add_words(sheet: Sheet, words: str) -> None:
    """They write more after they have sent it."""
    sheet.words, sheet.doubt = "\n".join(one for one in (sheet.words, words) if one), ""


def sheet_in(card: Card) -> int:
    """The number of the sheet in this message; 0 where it is no sheet's."""
    kind, number, *_person = f"{card.alias}::".split(":")
    return int(number) if kind == "sheet" and number.isdigit() else 0


async def thank(turn: Turn, survey: Survey, sheet: Sheet) -> None:
    community = await turn.shelves.communities.get(survey.community_id)
    words = await _words(turn, sheet)
    await _redraw(turn, sheet, views.answered(survey, community, words))


async def refuse(turn: Turn, survey: Survey, sheet: Sheet) -> None:
    """A no is a no: nothing is kept of it but that another household is asked."""
    sheet.state, sheet.points = SheetState.REFUSED, {}
    record(turn, None, "refuse_survey", survey.clause, survey=survey.id)
    await _redraw(turn, sheet, views.refused(await _words(turn, sheet)))
    ring(turn, survey.id, "survey_replaces", turn.now, sheet=sheet.id)
    await _count_soon(turn, survey)


async def put_away(turn: Turn, survey: Survey, sheet: Sheet) -> None:
    """It is over, or the household has answered: nothing is left to be tapped."""
    community = await turn.shelves.communities.get(survey.community_id)
    words = await _words(turn, sheet)
    done = sheet.state == SheetState.ANSWERED
    letter = views.answered(survey, community, words) if done else views.over(words)
    await _redraw(turn, sheet, letter)


def complete(survey: Survey, sheet: Sheet) -> bool:
    return all(code in sheet.points for code in codes_of(survey.questions))


async def _count_soon(turn: Turn, survey: Survey) -> None:
    """The office's card follows, but not after every tap."""
    about = f"survey_count:{survey.id}"
    if not await turn.shelves.timers.waits(about):
        community = await turn.shelves.communities.get(survey.community_id)
        at = turn.now + turn.standard_of(community).duration("survey.counted")
        turn.shelves.timers.set("survey_counted", at, about, about, survey=survey.id)


async def _words(turn: Turn, sheet: Sheet) -> Words:
    return words_for((await turn.shelves.people.get(sheet.person_id or 0)).language)


async def _redraw(turn: Turn, sheet: Sheet, letter: Letter) -> None:
    person = await turn.shelves.people.get(sheet.person_id or 0)
    turn.redraw(letter, Address(person.telegram_id), Manner(card=alias_of(sheet)))
