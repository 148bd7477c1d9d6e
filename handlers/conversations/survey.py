"""问卷 — taps on the rows, then why where it was poor, and suggestions, if they like."""

from dataclasses import dataclass, field

from telegram import Update

from domain.surveys import POINTS, QUESTIONS_AT_MOST, SheetState, SurveyState, codes_of
from domain.triage import triage
from handlers.access import access_sheet
from handlers.actions import survey_answering as actions
from handlers.actions.survey_asking import alias_of
from handlers.buttons import Pressed
from handlers.conversations.words_first import begin
from handlers.form import Form
from handlers.letters import Letter
from handlers.manners import Outdated
from handlers.told import Told
from handlers.turn import Turn
from handlers.views.surveys import question_name
from locales import Markup, _
from storage.tables import Sheet, Survey

_ANSWERED = _("Thank you, your household has answered already.")
_OVER = _("This survey is closed. Thank you all the same.")
_GAPS = _("Some rows are still without an answer.")
_ROWS_FIRST = _(
    "Please tap an answer in each row first, then “✅ Send”. Your words are welcome after that."
)


@dataclass(frozen=True)
class OpinionDraft:
    """`low` names the questions that make us ask why, in their order."""

    sheet: str = ""
    low: tuple[str, ...] = ()
    why_1: Told = field(default_factory=Told)
    why_2: Told = field(default_factory=Told)
    why_3: Told = field(default_factory=Told)
    why_4: Told = field(default_factory=Told)
    why_5: Told = field(default_factory=Told)
    why_6: Told = field(default_factory=Told)
    why_7: Told = field(default_factory=Told)
    why_8: Told = field(default_factory=Told)
    ideas: Told = field(default_factory=Told)


opinion = Form("opinion", OpinionDraft, _("📋 Thank you. A word more, if you like"))
opinion.given("sheet")
opinion.given("low")


def _ask_why(place: int) -> None:
    """Declare the question about the row that stands at this place of the low ones."""

    async def asked(turn: Turn, draft: OpinionDraft) -> Markup:
        survey, _sheet = await access_sheet(turn, int(draft.sheet))
        community = await turn.shelves.communities.get(survey.community_id)
        name = question_name(survey, community, draft.low[place], turn.words)
        return turn.words("{question}: we are sorry. What should be better?", question=name)

    async def read(turn: Turn, draft: OpinionDraft, told: Told) -> Told:
        return told

    read.__name__ = f"why_{place + 1}"
    opinion.tell(asked, when=lambda draft: len(draft.low) > place, optional=True)(read)


for _place in range(QUESTIONS_AT_MOST):
    _ask_why(_place)


@opinion.tell(_("Have you any suggestions for us?"), optional=True)
async def ideas(turn: Turn, draft: OpinionDraft, told: Told) -> Told:
    return told


@opinion.done
async def heard(turn: Turn, draft: OpinionDraft) -> None:
    """As long as it is open, and theirs; their taps count without it."""
    survey, sheet = await access_sheet(turn, int(draft.sheet))
    if survey.state != SurveyState.OPEN or sheet.answered_by != turn.who.id:
        return await actions.put_away(turn, survey, sheet)
    told = [getattr(draft, f"why_{n + 1}").words for n in range(len(draft.low))]
    why = dict(zip(draft.low, told, strict=True))
    return await actions.hear_words(turn, survey, sheet, why, draft.ideas.words)


async def mark(turn: Turn, pressed: Pressed) -> None:
    survey, sheet = await access_sheet(turn, pressed.number())
    if await _settled(turn, survey, sheet):
        return
    codes, place, points = codes_of(survey.questions), pressed.word(1), pressed.number(2)
    if not place.isdigit() or int(place) >= len(codes) or points not in POINTS:
        raise Outdated
    await actions.mark(turn, survey, sheet, codes[int(place)], points)
    turn.toast(turn.words("{done}/{count}", done=len(sheet.points), count=len(codes)).plain)


async def send(turn: Turn, pressed: Pressed) -> None:
    """Words are asked for where nothing else is being talked about."""
    survey, sheet = await access_sheet(turn, pressed.number())
    if await _settled(turn, survey, sheet):
        return None
    if not actions.complete(survey, sheet):
        return turn.toast(turn.words(_GAPS).plain)
    low = await actions.send(turn, survey, sheet)
    if turn.sheet.conversation:
        return await actions.thank(turn, survey, sheet)
    await opinion.open(turn, screen=alias_of(sheet), sheet=str(sheet.id), low=low)
    return turn.toast(turn.words("Noted.").plain)


async def refuse(turn: Turn, pressed: Pressed) -> None:
    survey, sheet = await access_sheet(turn, pressed.number())
    if not await _settled(turn, survey, sheet):
        await actions.refuse(turn, survey, sheet)


async def replied(update: Update, turn: Turn) -> None:
    """Words in reply to the sheet: beside what was sent; before that, the rows come first."""
    card = turn.sheet.answered
    survey, sheet = await access_sheet(turn, actions.sheet_in(card) if card else 0)
    if triage(turn.told.words).urgent or sheet.state == SheetState.REFUSED:
        return await begin(turn)
    if survey.state != SurveyState.OPEN:
        return turn.say(Letter(turn.words(_OVER)))
    if sheet.state == SheetState.SENT:
        return turn.say(Letter(turn.words(_ROWS_FIRST)))
    if sheet.answered_by != turn.who.id:
        return turn.say(Letter(turn.words(_ANSWERED)))
    if not turn.told.words:
        return turn.say(Letter(turn.words("In words, please.")))
    actions.add_words(sheet, turn.told.words)
    return turn.say(Letter(turn.words("Thank you, noted.")))


async def _settled(turn: Turn, survey: Survey, sheet: Sheet) -> bool:
    """Whether it cannot be answered any more; then that is said kindly, and it is put away."""
    if survey.state == SurveyState.OPEN and sheet.state == SheetState.SENT:
        return False
    done = sheet.state == SheetState.ANSWERED
    turn.toast(turn.words(_ANSWERED if done else _OVER).plain)
    await actions.put_away(turn, survey, sheet)
    return True
