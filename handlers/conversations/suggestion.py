"""建议 — a resident has an idea; every one ends with an answer."""

from dataclasses import dataclass, field

from domain.tickets import Kind
from handlers.actions.filing import Matter, file_matter
from handlers.conversations.homes import home_of
from handlers.conversations.repair import MEDIA_AT_MOST
from handlers.conversations.too_many import Bounded, add_to, unless_too_many
from handlers.form import Form
from handlers.told import Told, something
from handlers.turn import Turn
from handlers.views.names import KIND
from locales import Markup, _


@dataclass(frozen=True)
class SuggestionDraft(Bounded):
    description: Told = field(default_factory=Told)


suggestion = Form("suggestion", SuggestionDraft, KIND[Kind.SUGGESTION])


@suggestion.tell(_("What could we do better, or anew?"), label=_("Idea"), media=MEDIA_AT_MOST)
async def description(turn: Turn, draft: SuggestionDraft, told: Told) -> Told:
    return something(told)


unless_too_many(suggestion, Kind.SUGGESTION)


@suggestion.confirm(when=lambda draft: bool(draft.description.media))
async def summary(turn: Turn, draft: SuggestionDraft) -> Markup:
    """Asked only where more photos may be on their way."""
    return turn.words("Shall I send it like this?")


@suggestion.done
async def send(turn: Turn, draft: SuggestionDraft) -> None:
    if draft.into:
        return await add_to(turn, draft.into, draft.description)
    await file_matter(turn, Matter(Kind.SUGGESTION, draft.description, home=await home_of(turn)))
    return None
