"""Danger first: what somebody writes is judged before anything else is asked about it."""

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from typing import TypeVar

from domain.triage import Outcome, Triage, triage
from domain.urgency import Because
from handlers.actions.filing import HARMLESS
from handlers.form import Form
from handlers.steps import Options
from handlers.told import Told
from handlers.turn import Turn
from handlers.views.safety import safety_words
from locales import Markup

DANGER, PLACE = "danger", "place"  # the two questions that nobody may leave unanswered


@dataclass(frozen=True)
class Judged:
    """The draft of whatever begins with somebody's own words."""

    description: Told = field(default_factory=Told)
    triage: Triage | None = None
    danger: str = ""

    @property
    def urgent(self) -> bool:
        return self.danger == "yes" or bool(self.triage and self.triage.urgent)

    @property
    def because(self) -> Because | None:
        return Because.YES if self.danger == "yes" else None

    @property
    def unsure(self) -> bool:
        return bool(self.triage and self.triage.outcome is Outcome.ASK)

    @property
    def seen(self) -> Triage:
        return self.triage or HARMLESS


def calm(draft: Judged) -> bool:
    return not draft.urgent


J = TypeVar("J", bound=Judged)


def judge(form: Form[J], *, when: Callable[[J], bool] = lambda draft: draft.unsure) -> None:
    """Declare the judging, and the one question that is asked in doubt."""

    @form.decide("triage")
    async def judged(turn: Turn, draft: J) -> Triage:
        """More words may hide a doubt, but only an answer removes it."""
        seen = triage(draft.description.words)
        doubted = seen.outcome is Outcome.ROUTINE and waits_for(turn, DANGER)
        return replace(seen, outcome=Outcome.ASK) if doubted else seen

    @form.choose(_asked, when=when, anew_with=("description",))
    async def danger(turn: Turn, draft: J) -> Options:
        words = turn.words
        return [("yes", words("⚠️ Yes, send somebody now")), ("no", words("No"))]


async def _asked(turn: Turn, draft: Judged) -> Markup:
    wait_for(turn, DANGER)
    return turn.words("Is anybody in danger, or is water, gas or electricity out of control?")


async def where(turn: Turn, draft: Judged) -> Markup:
    """In danger, what to do until help comes is said first, and nobody waits for the answer."""
    asked = turn.words("Where is it?")
    if not draft.urgent:
        return asked
    wait_for(turn, PLACE)
    safety = safety_words(turn.words, draft.seen.kind, turn.standard)
    return Markup("\n\n").join([safety, asked])


def waits_for(turn: Turn, step: str) -> str:
    """Until when, in ISO form; empty where nothing is waited for."""
    talk = turn.sheet.conversation
    return str(talk.answers.get(f"_{step}", "")) if talk else ""


def wait_for(turn: Turn, step: str) -> None:
    """Whoever does not answer is not left alone (see handlers/timers/danger.py)."""
    talk = turn.sheet.conversation
    if talk is None or waits_for(turn, step):
        return
    due = turn.now + turn.standard.duration("triage.answer_wait")
    talk.answers = {**talk.answers, f"_{step}": due.isoformat()}
    about = {"key": talk.key, "nonce": talk.nonce, "step": step}
    turn.shelves.timers.set(
        "danger_unanswered", due, turn.visitor.lane, f"draft:{talk.nonce}", **about
    )
