"""调查之后 — a department is given a measure, and who answered is told what is done."""

from dataclasses import dataclass, field
from datetime import date, timedelta

from domain.announcements import WORDS_AT_MOST
from domain.periods import day_named
from domain.surveys import SURVEYORS
from domain.text import utf16_length
from handlers.access import access_survey, entitled
from handlers.actions import survey_closing
from handlers.actions.measures import open_for_survey
from handlers.actions.telling import record
from handlers.form import Form
from handlers.manners import Outdated, Unclear
from handlers.staff.wordings import Worded, ask_in_each, wordings
from handlers.steps import Options
from handlers.told import Told, in_words
from handlers.turn import Turn
from handlers.views.names import department_name
from handlers.views.surveys import title
from handlers.views.tickets import lines_of
from locales import Markup, _, escape
from locales.languages import NAMES

_NO_DAY = _("Until which day, please, such as: 11/24? It must lie ahead.")
_TOO_LONG = _("That is too long; nothing of it was kept. At most 2,500 characters, please.")


@dataclass(frozen=True)
class TellingDraft(Worded):
    survey: str = ""


@dataclass(frozen=True)
class MeasureDraft:
    survey: str = ""
    department: str = ""
    what: Told = field(default_factory=Told)
    until: Told = field(default_factory=Told)


def _asked(turn: Turn, language: str) -> Markup:
    return turn.words(
        "{name}, what is done with the answers? Please reply in this language: {language}.",
        name=turn.staff_name,
        language=NAMES[language],
    )


def _read(told: Told) -> Told:
    if utf16_length(escape(told.words)) > WORDS_AT_MOST:
        raise Unclear(_TOO_LONG)
    return in_words(told, _("A few words, please."))


measuring = Form("measuring", MeasureDraft, _("➕ Measure"), office=True)
measuring.given("survey")


@measuring.choose(_("Which department?"), label=_("Department"), columns=2)
async def department(turn: Turn, draft: MeasureDraft) -> Options:
    live = await turn.shelves.departments.live(turn.community.id)
    named = await turn.shelves.departments.names(turn.community.id)
    return [(one, department_name(one, named, turn.words)) for one in live]


@measuring.tell(_("What is to be done? The department reads it."), label=_("What is done"))
async def what(turn: Turn, draft: MeasureDraft, told: Told) -> Told:
    return _read(told)


@measuring.tell(_("Until which day, such as: 11/24?"), label=_("Until when"))
async def until(turn: Turn, draft: MeasureDraft, told: Told) -> Told:
    if _day(turn, told) is None:
        raise Unclear(_NO_DAY)
    return told


@measuring.confirm()
async def look_at_measure(turn: Turn, draft: MeasureDraft) -> Markup:
    survey = await access_survey(turn, int(draft.survey))
    named = title(survey, turn.community, turn.words)
    departments = await turn.shelves.departments.names(turn.community.id)
    by = department_name(draft.department, departments, turn.words)
    return lines_of(
        [
            turn.words("📋 <b>{title}</b>", title=named),
            turn.words("{words}", words=draft.what.words),
            turn.words("{department} · {day}", department=by, day=draft.until.words),
        ]
    )


@measuring.done
async def measured(turn: Turn, draft: MeasureDraft) -> None:
    staff = entitled(turn, SURVEYORS, "G4")
    survey, day = await access_survey(turn, int(draft.survey)), _day(turn, draft.until)
    if day is None:
        raise Outdated(_NO_DAY)
    due = turn.midnight(day + timedelta(days=1))
    words = draft.what.words
    await open_for_survey(turn, survey, staff, draft.department, words, due)
    record(turn, None, "measure_of_survey", "G4", survey=survey.id, department=draft.department)


def _day(turn: Turn, told: Told) -> date | None:
    """One that is not over."""
    found = day_named(told.words, turn.today)
    return found if found and found >= turn.today else None


telling = Form("telling", TellingDraft, _("📣 What is done with the answers"), office=True)
telling.given("survey")
ask_in_each(telling, _asked, _("What is done"), _read)


@telling.confirm()
async def last_look(turn: Turn, draft: TellingDraft) -> Markup:
    survey = await access_survey(turn, int(draft.survey))
    said = wordings(turn, draft.first, draft.second, draft.third)
    named = title(survey, turn.community, turn.words)
    return lines_of(
        [
            turn.words("📣 <b>{title}</b>", title=named),
            *(turn.words("{words}", words=one) for one in said.values()),
        ]
    )


@telling.done
async def told(turn: Turn, draft: TellingDraft) -> None:
    survey = await access_survey(turn, int(draft.survey))
    said = wordings(turn, draft.first, draft.second, draft.third)
    await survey_closing.tell(turn, survey, said)
