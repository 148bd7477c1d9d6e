"""专题调查 — a survey made in the chat: what is asked, of whom, how long, and a last look."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import timedelta

from domain.announcements import Scope, Stage, Subject
from domain.surveys import (
    QUESTION_LENGTH,
    QUESTIONS_AT_MOST,
    SURVEYORS,
    TITLE_LENGTH,
    SurveyKind,
    questions_in,
)
from domain.text import folded
from handlers.access import entitled
from handlers.actions import surveys
from handlers.form import Form
from handlers.manners import Outdated, Unclear
from handlers.steps import Options
from handlers.told import Told, in_words
from handlers.turn import Turn
from handlers.views import surveys as views
from handlers.views.announcements import SUBJECT, place
from handlers.views.names import building_name
from locales import Markup, _
from storage.tables import Announcement, Survey

_EVERYBODY, _BUILDING, _TOLD = "all", "b", "a"
_ANNOUNCED = 3  # of the last ones, so many are offered
_DAYS = (3, 7, 14)
_TOO_LONG = _("A shorter title, please: at most 80 characters.")
_TOO_MANY = _("One to eight questions, please, each in a line of its own of at most 80 characters.")
_TWICE = _("Two of these questions are the same. Please write each of them once.")


@dataclass(frozen=True)
class SurveyDraft:
    title: Told = field(default_factory=Told)
    questions: Told = field(default_factory=Told)
    whom: str = ""
    days: str = ""
    anonymous: str = ""


surveying = Form("surveying", SurveyDraft, _("📋 Survey"), office=True)


@surveying.tell(_("What shall the survey be called?"), label=_("Title"))
async def title(turn: Turn, draft: SurveyDraft, told: Told) -> Told:
    if len(told.words) > TITLE_LENGTH:
        raise Unclear(_TOO_LONG)
    return in_words(told, _("A few words, please."))


@surveying.tell(
    _("What do you want to know? One to eight questions, each in a line of its own; each is "
      "answered from 1 to 5."),
    label=_("Questions"),
)  # fmt: skip
async def questions(turn: Turn, draft: SurveyDraft, told: Told) -> Told:
    found = questions_in(told.words)
    if not 1 <= len(found) <= QUESTIONS_AT_MOST or max(map(len, found)) > QUESTION_LENGTH:
        raise Unclear(_TOO_MANY)
    if len(set(map(folded, found))) < len(found):
        raise Unclear(_TWICE)
    return told


@surveying.choose(_("Whom is it for?"), label=_("For whom"), columns=2)
async def whom(turn: Turn, draft: SurveyDraft) -> Options:
    """Everybody, a building, or those who were told of something."""
    everybody = (_EVERYBODY, turn.words("The whole estate"))
    names = await turn.shelves.households.buildings(turn.community.id)
    buildings = [(f"{_BUILDING}{n}", building_name(one, turn.words)) for n, one in enumerate(names)]
    return [everybody, *buildings, *[_told(turn, one) for one in await _announced(turn)]]


@surveying.choose(_("How long shall it be open?"), label=_("How long"), columns=3)
async def days(turn: Turn, draft: SurveyDraft) -> Options:
    return [(str(n), turn.words.many("{n} day", "{n} days", n)) for n in _DAYS]


@surveying.choose(_("May the office see who has answered what?"), label=_("Names"))
async def anonymous(turn: Turn, draft: SurveyDraft) -> Options:
    return [("yes", turn.words("🔒 No, without names")), ("no", turn.words("👁 Yes, with names"))]


@surveying.confirm()
async def last_look(turn: Turn, draft: SurveyDraft) -> Markup:
    survey = await _written(turn, draft)
    households = await surveys.households_of(turn, survey)
    fewest = turn.standard.count("survey.fewest")
    return views.preview(survey, turn.community, len(households), fewest, turn.words)


@surveying.done
async def opened(turn: Turn, draft: SurveyDraft) -> None:
    survey = await _written(turn, draft)
    await surveys.keep(turn, turn.community, survey)
    await surveys.open_survey(turn, survey)


async def _written(turn: Turn, draft: SurveyDraft) -> Survey:
    staff = entitled(turn, SURVEYORS, "G7")
    language = turn.community.language
    asked = questions_in(draft.questions.words)
    survey = Survey(
        community_id=turn.community.id,
        kind=SurveyKind.TOPIC,
        made_at=turn.now,
        clause=surveys.CLAUSE[SurveyKind.TOPIC],
        questions=[{"code": f"q{n}", "words": {language: one}} for n, one in enumerate(asked, 1)],
        title={language: draft.title.words},
        anonymous=draft.anonymous == "yes",
        made_by=staff.id,
        closes_at=turn.now + timedelta(days=int(draft.days)),
    )
    await _aim(turn, survey, draft.whom)
    return survey


async def _aim(turn: Turn, survey: Survey, whom: str) -> None:
    """At the building, or at those whom an announcement has reached."""
    if whom.startswith(_BUILDING):
        names = await turn.shelves.households.buildings(turn.community.id)
        if int(whom[1:]) >= len(names):
            raise Outdated
        survey.building = names[int(whom[1:])]
    elif whom != _EVERYBODY:
        survey.announcement_id = int(whom[1:])


async def _announced(turn: Turn) -> Sequence[Announcement]:
    found = await turn.shelves.announcements.of_community(turn.community.id, _ANNOUNCED)
    return [one for one in found if one.state == Stage.DONE]


def _told(turn: Turn, one: Announcement) -> tuple[str, Markup]:
    where = place(Scope(one.building, one.unit), turn.words)
    subject = turn.words(SUBJECT[Subject(one.subject)])
    said = turn.words("Who was told: {subject} · {place}", subject=subject, place=where)
    return f"{_TOLD}{one.id}", said
