"""语言 — which language we speak with somebody."""

from dataclasses import dataclass

from handlers.actions.households import speak
from handlers.form import Form
from handlers.letters import Letter
from handlers.steps import Options
from handlers.turn import Turn
from locales import _, words_for
from locales.languages import NAMES


@dataclass(frozen=True)
class LanguageDraft:
    wanted: str = ""


language = Form("language", LanguageDraft, _("🌐 Language"))


@language.choose("请选择语言 · 請選擇語言 · Please choose your language", columns=3)
async def wanted(turn: Turn, draft: LanguageDraft) -> Options:
    return list(NAMES.items())


@language.done
async def change(turn: Turn, draft: LanguageDraft) -> None:
    await speak(turn, draft.wanted)
    words = words_for(draft.wanted)
    turn.say(Letter(words("From now on I shall speak English with you.")))
