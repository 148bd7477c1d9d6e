"""隐私 — what we keep of somebody, and what they may do about it: a copy, corrections, the end."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from typing import Any

from telegram import Update

from domain.text import clip
from handlers.actions import correcting, forgetting
from handlers.actions.copies import hand_over
from handlers.buttons import Pressed
from handlers.conversations.counter import open_form
from handlers.conversations.household import show_homes
from handlers.conversations.phone import phone
from handlers.form import Form
from handlers.letters import Letter
from handlers.manners import Outdated, Unclear
from handlers.steps import Options
from handlers.told import Told
from handlers.turn import Turn
from handlers.views import privacy as views
from locales import Markup, _

_LONGEST_NAME = 64  # as Telegram's own
_UNCHANGED = _("{title}: nothing has been changed.")
_IN_PRIVATE = _("That is nobody's business but your own: please write to me in private.")


@dataclass(frozen=True)
class NameDraft:
    name: Told = field(default_factory=Told)


@dataclass(frozen=True)
class FarewellDraft:
    understood: str = ""
    sure: str = ""


@dataclass(frozen=True)
class WithdrawalDraft:
    taken_back: str = ""


naming = Form("name", NameDraft, _("✏️ Your name"), _UNCHANGED)
farewell = Form("forget", FarewellDraft, _("🗑 Forget me"), _UNCHANGED)
withdrawal = Form("withdraw_consent", WithdrawalDraft, _("✋ Withdraw consent"), _UNCHANGED)
FORMS = (naming, farewell, withdrawal)


# --- what is kept


async def privacy(update: Update, turn: Turn) -> None:
    """/privacy: the notice, and to somebody we know what there is of them."""
    if not turn.visitor.private:
        return await in_private(update, turn)
    if turn.person is None:
        return turn.say(views.notice_only(turn.community, turn.words, turn.standard))
    homes = await turn.shelves.households.homes_of(turn.person, waiting=True)
    matters, media = await turn.shelves.privacy.counts(turn.person)
    kept = views.Kept(turn.person, homes, matters, media)
    return turn.say(views.privacy(kept, turn.community, turn.words, turn.standard, turn.now))


async def in_private(update: Update, turn: Turn) -> None:
    """In the staff's group such a thing would be read by everybody."""
    turn.say(Letter(turn.words(_IN_PRIVATE)))


async def my_data(update: Update, turn: Turn) -> None:
    await (hand_over(turn) if turn.person else privacy(update, turn))


async def forget_me(update: Update, turn: Turn) -> None:
    await _forget(turn)


async def press(turn: Turn, pressed: Pressed) -> None:
    """The buttons under /privacy and under the yearly question."""
    if turn.person is None or pressed.word() not in _CHOICES:
        raise Outdated
    await _CHOICES[pressed.word()](turn)


async def _correct(turn: Turn) -> None:
    turn.say(views.what_to_correct(turn.words))


async def _forget(turn: Turn) -> None:
    """Whoever is in the middle of something must not lose it unawares."""
    if turn.person is None:
        return turn.say(views.unknown(turn.words))
    if first := await forgetting.in_the_way(turn):
        return turn.say(views.settle_first(first, turn.words))
    return await open_form(turn, farewell)


def _opens(form: Form[Any]) -> Callable[[Turn], Awaitable[None]]:
    async def opened(turn: Turn) -> None:
        await open_form(turn, form)

    return opened


_CHOICES: dict[str, Callable[[Turn], Awaitable[None]]] = {
    "copy": hand_over,
    "correct": _correct,
    "name": _opens(naming),
    "phone": _opens(phone),
    "home": show_homes,
    "withdraw": _opens(withdrawal),
    "forget": _forget,
    "right": correcting.confirm,
}


# --- what they call themselves


@naming.tell(_("What shall we call you?"))
async def name(turn: Turn, draft: NameDraft, told: Told) -> Told:
    plain = " ".join(told.words.split())
    if not plain:
        raise Unclear(_("Please write the name by which we shall call you."))
    return Told(clip(plain, _LONGEST_NAME))


@naming.done
async def call_them(turn: Turn, draft: NameDraft) -> None:
    await correcting.rename(turn, draft.name.words)
    turn.say(Letter(turn.words("From now on we call you {name}.", name=turn.who.name)))


# --- to be forgotten


async def _what_happens(turn: Turn, draft: FarewellDraft) -> Markup:
    still_open = await turn.shelves.tickets.open_of(turn.who.id)
    return views.what_forgetting_means(still_open, turn.words)


@farewell.choose(_what_happens, columns=1)
async def understood(turn: Turn, draft: FarewellDraft) -> Options:
    return [("yes", turn.words("I have understood, go on"))]


@farewell.choose(_("This cannot be undone. Shall we forget you now?"), columns=1)
async def sure(turn: Turn, draft: FarewellDraft) -> Options:
    words = turn.words
    return [("yes", words("Yes, forget me")), ("no", words("No, leave everything as it is"))]


@farewell.done
async def part(turn: Turn, draft: FarewellDraft) -> None:
    """Something urgent may have come up while they were asked."""
    if draft.sure != "yes":
        return turn.say(Letter(turn.words("Nothing has been changed.")))
    if first := await forgetting.in_the_way(turn):
        return turn.say(views.settle_first(first, turn.words))
    return await forgetting.forget(turn)


# --- consent


@withdrawal.choose(views.WHAT_WITHDRAWING_MEANS, columns=1)
async def taken_back(turn: Turn, draft: WithdrawalDraft) -> Options:
    words = turn.words
    return [("yes", words("Yes, withdraw my consent")), ("no", words("No, keep it"))]


@withdrawal.done
async def take_back(turn: Turn, draft: WithdrawalDraft) -> None:
    if draft.taken_back == "yes":
        return await forgetting.withdraw_consent(turn)
    return turn.say(Letter(turn.words("Nothing has been changed.")))
