"""试漏 — whoever mended a leak says whether it holds, with a photo or a few words."""

from dataclasses import dataclass, field

from handlers.access import access_ticket, on_post
from handlers.actions.leak_tests import check_test, fail_test, pass_test
from handlers.buttons import Pressed
from handlers.form import Form
from handlers.staff.dispatch import the_ticket
from handlers.steps import Options
from handlers.told import Told
from handlers.turn import Turn
from locales import Markup, _

_TIGHT, _LEAKS = "tight", "leaks"


@dataclass(frozen=True)
class LeakTestDraft:
    ticket: str = ""
    found: str = ""
    shown: Told = field(default_factory=Told)


testing = Form("leak_test", LeakTestDraft, _("💧 Leak test"), office=True)
testing.given("ticket")


@testing.choose(_("Water on it for a while: is it tight?"), columns=2)
async def found(turn: Turn, draft: LeakTestDraft) -> Options:
    return [(_TIGHT, turn.words("✅ It is tight")), (_LEAKS, turn.words("💦 It still leaks"))]


async def _asked(turn: Turn, draft: LeakTestDraft) -> Markup:
    return turn.words(
        "{name}, please send a photo of the place here, or a few words about the test.",
        name=turn.staff_name,
    )


@testing.tell(_asked, media=5, speak=True)
async def shown(turn: Turn, draft: LeakTestDraft, told: Told) -> Told:
    return told


@testing.done
async def note(turn: Turn, draft: LeakTestDraft) -> None:
    ticket, _role = await access_ticket(turn, int(draft.ticket))
    act = pass_test if draft.found == _TIGHT else fail_test
    await act(turn, ticket, on_post(turn), draft.shown)


async def begin(turn: Turn, pressed: Pressed) -> None:
    ticket = await the_ticket(turn, pressed)
    check_test(ticket, on_post(turn))
    await testing.open_if_free(turn, ticket=str(ticket.id))
