"""知情同意 — the notice is shown and agreed to: by somebody new, and again when it says more."""

from dataclasses import dataclass, field
from typing import Any, TypeVar

from handlers.actions.households import agree
from handlers.form import ALL, Form
from handlers.letters import Letter
from handlers.steps import Options
from handlers.told import Told, thaw
from handlers.turn import Turn
from handlers.views import residents
from handlers.views.notice import not_renewed, notice
from locales import Markup, _, words_for
from locales.languages import NAMES


@dataclass(frozen=True)
class Agreeing:
    """The draft of whatever begins with the notice."""

    language: str = ""
    consent: str = ""

    @property
    def agreed(self) -> bool:
        return self.consent == "yes"


A = TypeVar("A", bound=Agreeing)


def ask_consent(form: Form[A]) -> None:
    """Declare the two questions; the notice is read in the language that was chosen."""

    @form.choose("请选择语言 · 請選擇語言 · Please choose your language", columns=3)
    async def language(turn: Turn, draft: A) -> Options:
        return list(NAMES.items())

    @form.choose(_notice, columns=2)
    async def consent(turn: Turn, draft: A) -> Options:
        words = turn.words
        return [("yes", words("I agree")), ("no", words("I do not agree"))]


async def _notice(turn: Turn, draft: Agreeing) -> Markup:
    return notice(turn.community, turn.words, turn.standard)


# --- once more, for somebody who agreed to an older notice


@dataclass(frozen=True)
class AgreementDraft(Agreeing):
    wanted: str = ""
    description: dict[str, Any] = field(default_factory=dict)  # what they have told us already
    known: dict[str, Any] = field(default_factory=dict)


agreement = Form("agreement", AgreementDraft, _("🔏 What we keep about you"))
agreement.given("wanted")
agreement.given("description")
agreement.given("known")
ask_consent(agreement)


@agreement.done
async def renew(turn: Turn, draft: AgreementDraft) -> None:
    """And on with what they came for."""
    if not draft.agreed:
        words = words_for(draft.language)
        return turn.say(Letter(not_renewed(turn.community, words, turn.standard)))
    await agree(turn, draft.language)
    if draft.wanted not in ALL:
        return await greet(turn)
    told = thaw(draft.description)
    known: dict[str, Any] = {"description": told} if told else {}
    return await ALL[draft.wanted].open(turn, **draft.known, **known)


async def ask_again(
    turn: Turn, wanted: str = "", description: Told | None = None, **known: object
) -> None:
    """Before they go on to the form they want, with what is known for it; or are greeted."""
    await agreement.open(
        turn,
        language=turn.who.language,
        wanted=wanted,
        description=description or Told(),
        known=known,
    )


async def greet(turn: Turn) -> None:
    """The front desk, with all that can be brought to it."""
    households = turn.shelves.households
    homes = await households.homes_of(turn.who)
    waiting = await households.waiting(turn.who)
    turn.say(residents.menu(turn.community, turn.words, homes=homes, waiting=waiting))
