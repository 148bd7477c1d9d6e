"""完工 — the engineer shows what was done."""

from dataclasses import dataclass, field

from handlers.access import access_ticket, on_post
from handlers.actions.repairs import finish
from handlers.form import Form
from handlers.manners import Unclear
from handlers.told import Told
from handlers.turn import Turn
from locales import Markup, _


@dataclass(frozen=True)
class FinishDraft:
    ticket: str = ""
    shown: Told = field(default_factory=Told)


finishing = Form("finishing", FinishDraft, _("🔧 Done"))
finishing.given("ticket")


async def _photo(turn: Turn, draft: FinishDraft) -> Markup:
    name = turn.staff.name if turn.staff else ""
    return turn.words(
        "{name}, please send a photo of the finished work here, with a line about what was done.",
        name=name,
    )


@finishing.tell(_photo, media=10, speak=True)
async def shown(turn: Turn, draft: FinishDraft, told: Told) -> Told:
    if not told.media:
        raise Unclear(_("A photo of the finished work, please."))
    return told


@finishing.confirm()
async def summary(turn: Turn, draft: FinishDraft) -> Markup:
    return turn.words("Shall the resident be told that it is done?")


@finishing.done
async def tell(turn: Turn, draft: FinishDraft) -> None:
    found, _role = await access_ticket(turn, int(draft.ticket))
    await finish(turn, found, on_post(turn), draft.shown)
