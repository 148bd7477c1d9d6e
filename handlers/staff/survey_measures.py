"""反馈调查结果 — whoever answered a survey is told what is done with it, in the office's words."""

from dataclasses import dataclass

from domain.announcements import WORDS_AT_MOST
from domain.text import utf16_length
from handlers.access import access_survey
from handlers.actions import survey_closing
from handlers.form import Form
from handlers.manners import Unclear
from handlers.staff.wordings import Worded, ask_in_each, wordings
from handlers.told import Told, in_words
from handlers.turn import Turn
from handlers.views.surveys import title
from handlers.views.tickets import lines_of
from locales import Markup, _, escape
from locales.languages import NAMES

_TOO_LONG = _("That is too long; nothing of it was kept. At most 2,500 characters, please.")


@dataclass(frozen=True)
class TellingDraft(Worded):
    survey: str = ""


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
