"""抽查记录 — the manager records what an unannounced check has shown."""

from dataclasses import dataclass, field

from domain.spot_checks import Verdict
from handlers.access import access_spot_check, on_post
from handlers.actions import spot_checks as actions
from handlers.buttons import Pressed
from handlers.form import Form
from handlers.manners import Outdated
from handlers.steps import Options
from handlers.told import Told, in_words
from handlers.turn import Turn
from handlers.views import spot_checks as views
from locales import _


@dataclass(frozen=True)
class CheckDraft:
    check: str = ""
    verdict: str = ""
    found: Told = field(default_factory=Told)


recording = Form("recording", CheckDraft, _("🎲 Unannounced check"), office=True)
recording.given("check")


@recording.choose(_("What is your verdict?"), label=_("Verdict"))
async def verdict(turn: Turn, draft: CheckDraft) -> Options:
    return [(one, turn.words(views.VERDICT[one])) for one in Verdict]


@recording.tell(_("What have you found? Photos are welcome."), label=_("Findings"), media=5)
async def found(turn: Turn, draft: CheckDraft, told: Told) -> Told:
    return in_words(told)


@recording.done
async def record(turn: Turn, draft: CheckDraft) -> None:
    check, staff = await access_spot_check(turn, int(draft.check)), on_post(turn)
    await actions.record_check(turn, check, staff, Verdict(draft.verdict), draft.found)
    turn.say(views.recorded(turn.words))


async def ask(turn: Turn, pressed: Pressed) -> None:
    check = await access_spot_check(turn, pressed.number())
    if check.checked_at:
        raise Outdated(actions.RECORDED)
    await recording.open_if_free(turn, check=str(check.id))
