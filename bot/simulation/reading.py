"""How the people of a simulation read: a card in the group, a written notice, a question."""

import re
from dataclasses import dataclass
from datetime import UTC, datetime

from bot.simulation.diary import Matter
from bot.simulation.hands import Hands, keys_of, text_of
from domain.complaints import Verdict
from handlers.views.names import CATEGORY, DEPARTMENT, HELP, TOPIC, VERDICT
from locales import LANGUAGES, words_for
from sandbox.chats import Message

_OFFICE = words_for("zh_Hans")
NUMBER = re.compile(r"[A-Z]\d{6}-\d{3,6}")
_BUILDING = _OFFICE("Building {building}", building=r"(\S+?)").plain
_COMMON = re.compile(f"^📍 {_BUILDING} · {_OFFICE('Common area').plain} · ", re.MULTILINE)
_HOME = re.compile(r"^📍 (\S+?)-\S+ · ", re.MULTILINE)
_JUDGED = re.compile(r"^⚖ (.+?) · (.+?) · ", re.MULTILINE)
_WHOSE = re.compile(r"^🏢 (.+?)(?: · .+)?$", re.MULTILINE)
_ABOUT = {"R": CATEGORY, "H": HELP}  # by the letter of the number
_STEPS = {
    "again": "We ask once more, because it has to hold.",
    "after_rain": "It has rained: has everything stayed dry?",
    "mid_term": "Half of the agreed time is over: how is it going?",
    "effect": "We have put right what you pointed out: is it good now?",
}
_SAID = {
    words_for(language)(said).plain: step for step, said in _STEPS.items() for language in LANGUAGES
}
_AGAIN = _OFFICE("🔁 The work has been ordered again.").plain
_UPHELD = _OFFICE(VERDICT[Verdict.UPHELD]).plain
_DEPARTMENTS = {_OFFICE(name).plain: code for code, name in DEPARTMENT.items()}
_ABOUT_IT = {
    letter: {_OFFICE(name).plain: code for code, name in _ABOUT.get(letter, TOPIC).items()}
    for letter in "RHCQ"
}
_URGENT = _OFFICE("🔴 urgent").plain
_TO = _OFFICE("To: {worker}", worker="…").plain.replace("…", "")
_PRAISED = "🌷"
_SECOND = _OFFICE("A second call, as another colleague hears it.").plain


@dataclass(frozen=True)
class Written:
    """What a notice says, beside when it came."""

    number: str
    to: str
    again: bool


def came(message: Message) -> datetime:
    return datetime.fromtimestamp(message.json["date"], UTC)


def number_in(message: Message) -> str:
    found = NUMBER.search(text_of(message))
    return found[0] if found else ""


def step_of(message: Message) -> str:
    """Why it is asked; nothing where the work was simply done."""
    lines = text_of(message).splitlines()
    return next((_SAID[line] for line in lines if line in _SAID), "")


def is_second_call(message: Message) -> bool:
    return _SECOND in text_of(message).splitlines()


def notice_of(message: Message) -> Written:
    lines = text_of(message).splitlines()
    to = next((line.removeprefix(_TO) for line in lines if line.startswith(_TO)), "")
    return Written(number_in(message), to.strip(), _AGAIN in lines)


def read_card(hands: Hands, group: int, matter: Matter) -> None:
    """As it stands in the group now."""
    card = card_of(hands, group, matter.number)
    if card is None:
        return
    text = text_of(card)
    heading = text.splitlines()[0].split(" · ")
    matter.category = _ABOUT_IT.get(matter.kind, {}).get(heading[-1], "other")
    matter.urgent = _URGENT in heading
    home, judged, whose = _HOME.search(text), _JUDGED.search(text), _WHOSE.search(text)
    common = _COMMON.search(text)
    matter.building, matter.common = home[1] if home else "", common[1] if common else ""
    named = judged[2] if judged else whose[1] if whose else ""
    matter.department = _DEPARTMENTS.get(named, named)
    matter.upheld = judged is not None and judged[1] == _UPHELD
    matter.passed_on = matter.passed_on or any(
        text_of(one).startswith(_PRAISED) and _under(one) == card.id
        for one in hands.since(group, card.id)
    )


def card_of(hands: Hands, group: int, number: str) -> Message | None:
    for message in hands.lately(group):
        if text_of(message).startswith(f"{number} · ") and keys_of(message):
            return message
    return None


def _under(message: Message) -> int:
    return int((message.json.get("reply_to_message") or {}).get("message_id", 0))
