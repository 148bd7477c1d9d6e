"""Answered before: what the office's own answers may settle is offered before a person is asked."""

from dataclasses import dataclass
from typing import TypeVar

from handlers.access import access_answer
from handlers.actions import faqs
from handlers.conversations.judged import Judged, calm
from handlers.form import Form
from handlers.steps import Options
from handlers.turn import Turn
from handlers.views.faqs import ANSWERS_IT, ASK_A_PERSON, NONE_OF_THESE, answer
from locales import Markup, _
from storage.faqs import Entry

READ = "_read"  # the talk's note of which answers were shown in it
NONE, _HELPED, _PERSON = "none", "yes", "no"


@dataclass(frozen=True)
class Offered(Judged):
    """The draft of what an answer that is there already may settle."""

    found: tuple[Entry, ...] = ()
    faq: str = ""
    settled: str = ""
    read: tuple[int, ...] = ()

    @property
    def helped(self) -> bool:
        return self.settled == _HELPED

    @property
    def reads(self) -> bool:
        return self.faq not in {"", NONE}


F = TypeVar("F", bound=Offered)


def offer(form: Form[F]) -> None:
    """Declare the search, the choice among what it found, and the answer."""

    @form.decide("found", when=calm)
    async def found(turn: Turn, draft: F) -> tuple[Entry, ...]:
        """What they are reading stays, whatever they add to their words."""
        talk = turn.sheet.conversation
        reading = str(talk.answers.get("faq", NONE)) if talk else NONE
        if reading != NONE:
            return (await access_answer(turn, int(reading)),)
        return tuple(await faqs.find(turn, draft.description.words))

    @form.choose(_("Perhaps one of these answers it:"), when=lambda draft: bool(draft.found))
    async def faq(turn: Turn, draft: F) -> Options:
        languages = turn.words.language, turn.community.language
        found = [(str(one.faq.id), one.in_language(*languages).question) for one in draft.found]
        return [*found, (NONE, turn.words(NONE_OF_THESE))]

    @form.choose(_answer, when=lambda draft: draft.reads)
    async def settled(turn: Turn, draft: F) -> Options:
        return [(_HELPED, turn.words(ANSWERS_IT)), (_PERSON, turn.words(ASK_A_PERSON))]

    @form.decide("read")
    async def read(turn: Turn, draft: F) -> tuple[int, ...]:
        return _read(turn)


async def _answer(turn: Turn, draft: Offered) -> Markup:
    entry, talk = await access_answer(turn, int(draft.faq)), turn.sheet.conversation
    if talk and entry.faq.id not in _read(turn):
        await faqs.shown(turn, entry)
        talk.answers = {**talk.answers, READ: [*_read(turn), entry.faq.id]}
    return answer(entry.in_language(turn.words.language, turn.community.language), turn.words)


def _read(turn: Turn) -> tuple[int, ...]:
    talk = turn.sheet.conversation
    return tuple(talk.answers.get(READ, ())) if talk else ()
