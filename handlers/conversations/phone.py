"""电话 — somebody gives the office their telephone number, changes it, or takes it away."""

from dataclasses import dataclass

from domain.phone import international, masked
from handlers.actions.households import note_phone
from handlers.form import Form
from handlers.letters import Letter
from handlers.manners import Unclear
from handlers.steps import Options
from handlers.turn import Turn
from locales import Markup, _

SHARE = _("📱 Send my number")
NOT_THEIRS = _("That is somebody else's number; I have not kept it. The key sends your own.")
_TYPED = _(
    "Please use the key below: Telegram then vouches that the number is yours. A typed one "
    "could be anybody's, so I have not kept it."
)
_NONE, _AS_IT_IS = "none", "keep"


@dataclass(frozen=True)
class PhoneDraft:
    number: str = ""


phone = Form("phone", PhoneDraft, _("📱 Your telephone number"))


def own_number(turn: Turn) -> str:
    """From the card that Telegram itself made out to the sender."""
    contact = turn.message.contact if turn.message else None
    if contact is None:
        raise Unclear(_TYPED)
    if contact.user_id != turn.visitor.telegram_id:
        raise Unclear(NOT_THEIRS)
    return international(contact.phone_number)


async def _asked(turn: Turn, draft: PhoneDraft) -> Markup:
    words = turn.words
    why = words(
        "So that the office can telephone you about your matters, and at once when it is urgent. "
        "Only its staff can look it up."
    )
    known = words("Now: {phone}", phone=masked(turn.who.phone)) if turn.who.phone else None
    return Markup("\n").join([line for line in (why, known) if line])


@phone.choose(_asked, hear=own_number, share=SHARE)
async def number(turn: Turn, draft: PhoneDraft) -> Options:
    words = turn.words
    keep = (_AS_IT_IS, words("Leave it as it is"))
    return [keep, (_NONE, words("Take it away"))] if turn.who.phone else [keep]


@phone.done
async def note(turn: Turn, draft: PhoneDraft) -> None:
    words = turn.words
    if draft.number == _AS_IT_IS:
        return turn.say(Letter(words("Nothing has been changed.")))
    note_phone(turn, "" if draft.number == _NONE else draft.number)
    if not turn.who.phone:
        return turn.say(Letter(words("Your telephone number has been taken away.")))
    return turn.say(Letter(words("Noted: {phone}", phone=masked(turn.who.phone))))
