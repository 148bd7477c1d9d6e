"""同一故障 — whoever reports what is known already is asked one thing, and one tap files it."""

from dataclasses import dataclass
from typing import TypeVar

from domain.categories import Place
from domain.incidents import fault_in
from domain.subjects import category_in
from domain.tickets import Kind
from handlers.access import access_ticket
from handlers.actions import gathering
from handlers.actions.filing import Matter, file_matter
from handlers.actions.telling import record
from handlers.conversations.homes import homes_of
from handlers.conversations.judged import Judged, wait_for
from handlers.extent import extent_of
from handlers.facts import facts_of
from handlers.form import Form
from handlers.steps import Options
from handlers.turn import Turn
from handlers.views import incidents as views
from handlers.views.safety import safety_words
from locales import Markup
from storage.tables import Home, Incident

SAME = "same_fault"


@dataclass(frozen=True)
class MaybeKnown(Judged):
    """The draft of what may be known already; `incident` is its number."""

    incident: str = ""
    same_fault: str = ""

    @property
    def is_known(self) -> bool:
        return self.same_fault == "yes"


M = TypeVar("M", bound=MaybeKnown)


def ask_if_the_same(form: Form[M]) -> None:
    """Declare the question, which comes before all others; in danger nobody waits for its answer.

    Whoever answers in words of another danger is not asked any more.
    """

    @form.decide("incident")
    async def known(turn: Turn, draft: M) -> str:
        found = await _known(turn, draft)
        return str(found[0].id) if found else ""

    @form.choose(_asked, when=lambda draft: bool(draft.incident))
    async def same_fault(turn: Turn, draft: M) -> Options:
        words = turn.words
        return [("yes", words("✅ Yes, the same")), ("no", words("No, something else"))]

    form.over(lambda draft: draft.is_known)


async def report_the_same(turn: Turn, draft: MaybeKnown) -> None:
    """With a number, a receipt and a promise of its own; nobody reports the same thing twice."""
    found = await _known(turn, draft)
    if found is None:
        raise LookupError(draft.incident)
    incident, home = found
    if reported := await turn.shelves.incidents.of_person(incident.id, turn.who.id):
        return await _note(turn, reported.id, draft)
    matter = Matter(
        Kind.REPAIR,
        draft.description,
        home=home,
        category=incident.category,
        triage=draft.seen,
        urgent=draft.urgent,
        because=draft.because,
        incident=incident,
    )
    await file_matter(turn, matter)
    return None


async def _note(turn: Turn, ticket_id: int, draft: MaybeKnown) -> None:
    ticket, _role = await access_ticket(turn, ticket_id)
    record(turn, ticket.id, "add", "S2 四.3(2)", words=draft.description.words)
    turn.shelves.tickets.attach(ticket.id, "progress", draft.description.media)
    turn.say(views.noted_again(await facts_of(turn, ticket), turn.words))


async def _asked(turn: Turn, draft: MaybeKnown) -> Markup:
    incident = await turn.shelves.incidents.get(int(draft.incident))
    if incident is None:
        raise LookupError(draft.incident)
    asked = views.is_it_the_same(await extent_of(turn, incident), turn.words)
    if not draft.urgent:
        return asked
    wait_for(turn, SAME)
    safety = safety_words(turn.words, draft.seen.kind, turn.standard)
    return Markup("\n\n").join([safety, asked])


async def _known(turn: Turn, draft: MaybeKnown) -> tuple[Incident, Home] | None:
    told = draft.description.words
    category = category_in(told, Place.HOME) or category_in(told, Place.COMMON)
    fault = fault_in(told, draft.seen.kind, category, urgent=draft.urgent)
    return await gathering.known_at(turn, await homes_of(turn), fault) if fault else None
