"""常见问答 — the office writes a question with its answer, and puts it into other words."""

from dataclasses import dataclass, field
from hashlib import sha256

from domain.departments import TOPICS
from domain.faq import ANSWER_AT_MOST, QUESTION_AT_MOST, worded
from domain.text import utf16_length
from handlers.access import access_faq
from handlers.actions import faqs
from handlers.buttons import Pressed
from handlers.form import Form
from handlers.in_place import open_window
from handlers.manners import Outdated, Unclear
from handlers.staff.faqs import keeper, may_keep
from handlers.staff.wordings import Worded, ask_in_each, wordings
from handlers.steps import Options
from handlers.told import Told
from handlers.turn import Turn
from handlers.views import faqs as views
from handlers.views.names import TOPIC
from locales import LANGUAGES, Markup, _, escape
from locales.languages import NAMES
from storage.faqs import Entry

_NO_ANSWER = _("Please write the question on the first line, and the answer below it.")
_TOO_LONG = _(
    "That is too long; nothing of it was kept. A question may have 100 characters, an answer 2,500."
)
_OVERTAKEN = _("A colleague was faster: nothing of yours was entered. This is how it stands now.")


@dataclass(frozen=True)
class WritingDraft(Worded):
    topic: str = ""


writing = Form("faq_writing", WritingDraft, _("📖 Question and answer"), office=True)


@writing.choose(_("What is it about?"), label=_("Topic"), columns=2)
async def topic(turn: Turn, draft: WritingDraft) -> Options:
    return [(one.code, turn.words(TOPIC[one.code])) for one in TOPICS]


def _asked(turn: Turn, language: str) -> Markup:
    return turn.words(
        "{name}, please reply in this language: {language}. The question on the first line, the "
        "answer below it.",
        name=turn.staff_name,
        language=NAMES[language],
    )


def _read(told: Told) -> Told:
    if fault := _fault(*worded(told.words)):
        raise Unclear(fault)
    return told


ask_in_each(writing, _asked, _("Question and answer"), _read)


@writing.confirm()
async def preview(turn: Turn, draft: WritingDraft) -> Markup:
    return views.preview([*_wordings(turn, draft).items()], turn.words)


@writing.done
async def enter(turn: Turn, draft: WritingDraft) -> None:
    entry = await faqs.write(turn, keeper(turn), draft.topic, _wordings(turn, draft))
    open_window(turn, views.kept_card(entry, turn.words, _("Entered: residents find it now.")))


async def add(turn: Turn, pressed: Pressed) -> None:
    keeper(turn)
    await writing.open_if_free(turn)


def _wordings(turn: Turn, draft: WritingDraft) -> dict[str, tuple[str, str]]:
    written = wordings(turn, draft.first, draft.second, draft.third)
    return {language: worded(said) for language, said in written.items()}


# --- rewording one


@dataclass(frozen=True)
class RewordingDraft:
    faq: str = ""
    language: str = ""
    before: str = ""
    wording: Told = field(default_factory=Told)


rewording = Form("faq_rewording", RewordingDraft, _("✏️ Another wording"), office=True)
rewording.given("faq")
rewording.given("language")
rewording.given("before")


async def _as_it_stands(turn: Turn, draft: RewordingDraft) -> Markup:
    entry = await access_faq(turn, int(draft.faq))
    known = entry.wordings.get(draft.language)
    lines = [views.answer(known, turn.words), Markup("")] if known else []
    return Markup("\n").join([*lines, _asked(turn, draft.language)])


@rewording.tell(_as_it_stands)
async def wording(turn: Turn, draft: RewordingDraft, told: Told) -> Told:
    return _read(told)


@rewording.confirm()
async def as_it_will_be(turn: Turn, draft: RewordingDraft) -> Markup:
    return views.preview([(draft.language, worded(draft.wording.words))], turn.words)


@rewording.done
async def change(turn: Turn, draft: RewordingDraft) -> None:
    """The first wins; whoever comes second sees what the first has made of it."""
    staff, entry = keeper(turn), await access_faq(turn, int(draft.faq))
    if entry.faq.retired_at or _mark(entry, draft.language) != draft.before:
        return open_window(turn, views.kept_card(entry, turn.words, _OVERTAKEN))
    said = worded(draft.wording.words)
    entry = await faqs.reword(turn, staff, entry, draft.language, said)
    return open_window(turn, views.kept_card(entry, turn.words, _("Changed.")))


async def reword(turn: Turn, pressed: Pressed) -> None:
    _staff, entry = await may_keep(turn, pressed)
    language = pressed.word(1)
    if language not in LANGUAGES:
        raise Outdated
    mark = _mark(entry, language)
    await rewording.open_if_free(turn, faq=str(entry.faq.id), language=language, before=mark)


def _mark(entry: Entry, language: str) -> str:
    """What stands for a wording as it is now."""
    known = entry.wordings.get(language)
    return sha256(f"{known.question}\n{known.answer}".encode()).hexdigest() if known else ""


# --- what they write


def _fault(question: str, answer: str) -> str:
    if _longer(question, QUESTION_AT_MOST) or _longer(answer, ANSWER_AT_MOST):
        return _TOO_LONG
    return "" if answer else _NO_ANSWER


def _longer(text: str, units: int) -> bool:
    return utf16_length(escape(text)) > units
