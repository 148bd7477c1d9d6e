"""满意度调查 — /survey: what is asked, how far it is, and the buttons under it."""

from telegram import Update

from domain.surveys import SURVEYORS, SheetState, SurveyState
from handlers.access import access_announcement, access_survey, check_reachable, entitled
from handlers.actions import survey_closing, surveys
from handlers.buttons import Pressed
from handlers.command import rest_of
from handlers.in_place import change_window, open_in_private, open_window
from handlers.letters import Letter
from handlers.manners import Misused, Outdated
from handlers.staff.survey_measures import measuring, telling
from handlers.staff.surveying import surveying
from handlers.turn import Turn
from handlers.views import survey_results as result_views
from handlers.views import surveys as views
from handlers.views.pages import page
from locales import words_for
from storage.tables import Staff, Survey

_CLAUSE = "G7"
_NEW = {"new", "新建", "新增"}


async def command(update: Update, turn: Turn) -> None:
    """/survey, or /survey new."""
    said = rest_of(turn).casefold()
    if not said:
        return open_window(turn, await _listed(turn, 0))
    if said in _NEW:
        return await surveying.open_if_free(turn)
    raise Misused


async def begin(turn: Turn, pressed: Pressed) -> None:
    surveyor(turn)
    await surveying.open_if_free(turn)


async def turn_page(turn: Turn, pressed: Pressed) -> None:
    surveyor(turn)
    await change_window(turn, await _listed(turn, pressed.number()))


async def show(turn: Turn, pressed: Pressed) -> None:
    survey = await _meant(turn, pressed)
    await _show(turn, survey)


async def open_now(turn: Turn, pressed: Pressed) -> None:
    survey = await _meant(turn, pressed)
    await surveys.open_survey(turn, survey)
    await _shown_elsewhere(turn, survey)


async def put_off(turn: Turn, pressed: Pressed) -> None:
    survey = await _meant(turn, pressed)
    await surveys.put_off(turn, survey)
    await _shown_elsewhere(turn, survey)


async def drop(turn: Turn, pressed: Pressed) -> None:
    survey = await _meant(turn, pressed)
    await surveys.drop(turn, survey)
    await _shown_elsewhere(turn, survey)


async def ask_to_close(turn: Turn, pressed: Pressed) -> None:
    survey = await _meant(turn, pressed)
    if survey.state != SurveyState.OPEN:
        raise Outdated(survey_closing.NOT_OPEN)
    count = await surveys.count_of(turn, survey)
    await change_window(turn, views.closing(survey, turn.community, count, turn.words))


async def close(turn: Turn, pressed: Pressed) -> None:
    survey = await _meant(turn, pressed)
    await survey_closing.close(turn, survey)
    await _show(turn, survey)


async def show_result(turn: Turn, pressed: Pressed) -> None:
    survey = await _meant(turn, pressed)
    found = await survey_closing.result_of(turn, survey)
    before = await survey_closing.before_of(turn, survey)
    letter = result_views.report(survey, turn.community, found, before, turn.words)
    await change_window(turn, letter)


async def show_words(turn: Turn, pressed: Pressed) -> None:
    survey = await _meant(turn, pressed)
    found = await survey_closing.result_of(turn, survey)
    count = sum(len(one.words) for one in found.opinions)
    turned = page(pressed.number(1), count, result_views.OPINIONS_A_PAGE)
    letter = result_views.opinions(survey, turn.community, found, turned, turn.words)
    await change_window(turn, letter)


async def show_names(turn: Turn, pressed: Pressed) -> None:
    """In private only, and of no survey in which names were promised to be kept from us."""
    staff, survey = surveyor(turn), await _meant(turn, pressed)
    if survey.anonymous:
        raise Outdated
    survey_closing.check_closed(survey)
    shelf, words = turn.shelves.surveys, words_for(staff.language)
    count = (await shelf.states(survey.id)).get(SheetState.ANSWERED, 0)
    turned = page(pressed.number(1), count, result_views.HOUSEHOLDS_A_PAGE)
    found = await shelf.answers_by_home(survey.id, turned.size, turned.skip)
    letter = result_views.by_household(survey, turn.community, found, turned, words)
    if turn.visitor.private:
        return await change_window(turn, letter)
    check_reachable(turn, staff, result_views.NOT_REACHABLE)
    open_in_private(turn, letter, staff)
    return turn.toast(turn.words("It comes to your private chat in a moment.").plain)


async def tell(turn: Turn, pressed: Pressed) -> None:
    survey = await _meant(turn, pressed)
    survey_closing.check_untold(survey)
    await telling.open_if_free(turn, survey=str(survey.id))


async def measure(turn: Turn, pressed: Pressed) -> None:
    survey = await _meant(turn, pressed)
    survey_closing.check_closed(survey)
    await measuring.open_if_free(turn, survey=str(survey.id))


async def ask_how_it_was(turn: Turn, pressed: Pressed) -> None:
    staff = surveyor(turn)
    one = await access_announcement(turn, pressed.number())
    await surveys.ask_how_it_was(turn, one, staff)
    turn.noted()


def surveyor(turn: Turn) -> Staff:
    return entitled(turn, SURVEYORS, _CLAUSE)


async def _meant(turn: Turn, pressed: Pressed) -> Survey:
    surveyor(turn)
    return await access_survey(turn, pressed.number())


async def _show(turn: Turn, survey: Survey) -> None:
    count = await surveys.count_of(turn, survey)
    await change_window(turn, views.card(survey, turn.community, count, turn.words))


async def _shown_elsewhere(turn: Turn, survey: Survey) -> None:
    """In the group its card has changed already."""
    if turn.visitor.private:
        await _show(turn, survey)
    else:
        turn.noted()


async def _listed(turn: Turn, number: int) -> Letter:
    shelf, here = turn.shelves.surveys, turn.community
    turned = page(number, await shelf.count(here.id))
    found = await shelf.of_community(here.id, turned.size, turned.skip)
    return views.listed(found, here, turned, turn.words)
