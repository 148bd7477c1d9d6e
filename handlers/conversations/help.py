"""求助 — somebody needs a hand, first aid included: the numbers to call are shown first of all."""

from dataclasses import dataclass

from domain.tickets import Kind
from domain.triage import Outcome, Triage
from handlers.actions.filing import Matter, file_matter
from handlers.conversations.homes import COMMON, home_of, their_homes
from handlers.conversations.judged import Judged, judge, where
from handlers.conversations.repair import MEDIA_AT_MOST
from handlers.form import Form
from handlers.steps import Options
from handlers.told import Told, something
from handlers.turn import Turn
from handlers.views.names import HELP, KIND
from handlers.views.safety import safety_words
from locales import Markup, _

OTHER = "other"
_DANGEROUS = {"medical": "other_danger", "locked_in": "other_danger", "lost": "other_danger",
              "water": "water"}  # fmt: skip


@dataclass(frozen=True)
class HelpDraft(Judged):
    what: str = ""
    told_before: bool = False
    place: str = ""

    @property
    def urgent(self) -> bool:
        return self.what in _DANGEROUS or super().urgent

    @property
    def unsure(self) -> bool:
        """Nobody is asked twice; and who was not asked for words has not said too few."""
        return self.what not in _DANGEROUS and bool(self.description) and super().unsure

    @property
    def seen(self) -> Triage:
        """The button may say more than the words."""
        if self.what in _DANGEROUS and not (self.triage and self.triage.urgent):
            return Triage(Outcome.URGENT, _DANGEROUS[self.what], (), "help was asked for")
        return super().seen


sos = Form("help", HelpDraft, KIND[Kind.HELP])


async def _first_of_all(turn: Turn, draft: HelpDraft) -> Markup:
    asked = turn.words("What has happened?")
    return Markup("\n\n").join([safety_words(turn.words, "other_danger", turn.standard), asked])


@sos.choose(_first_of_all, columns=2)
async def what(turn: Turn, draft: HelpDraft) -> Options:
    return [(code, turn.words(name)) for code, name in HELP.items()]


@sos.decide("told_before")
async def told_before(turn: Turn, draft: HelpDraft) -> bool:
    """What somebody has written is not lost, and nobody must write to be helped."""
    talk = turn.sheet.conversation
    return talk is not None and "description" in talk.answers


@sos.tell(
    _("Please tell us in a few words."),
    media=MEDIA_AT_MOST,
    when=lambda draft: draft.told_before or draft.what == OTHER,
)
async def description(turn: Turn, draft: HelpDraft, told: Told) -> Told:
    return something(told)


judge(sos)


@sos.choose(where)
async def place(turn: Turn, draft: HelpDraft) -> Options:
    homes = await their_homes(turn, waiting=True)
    return [*homes, (COMMON, turn.words("🏢 A common area"))]


@sos.done
async def send(turn: Turn, draft: HelpDraft) -> None:
    matter = Matter(
        Kind.HELP,
        draft.description,
        home=await home_of(turn, draft.place, waiting=True),
        category=draft.what,
        triage=draft.seen,
        urgent=draft.urgent,
        because=draft.because,
    )
    await file_matter(turn, matter)
