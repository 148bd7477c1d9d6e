"""设置 — language, large text, announcements and the rest, in one message that stays true."""

from collections.abc import Awaitable, Callable

from telegram import Update

from handlers.actions.households import speak
from handlers.actions.settings import choose
from handlers.buttons import Pressed
from handlers.conversations.counter import open_form
from handlers.conversations.join import join
from handlers.conversations.phone import phone
from handlers.conversations.privacy import privacy
from handlers.in_place import change_window, open_window
from handlers.letters import Letter
from handlers.manners import Outdated
from handlers.turn import Turn
from handlers.views import settings as views
from locales.languages import NAMES


async def settings(update: Update, turn: Turn) -> None:
    """/settings; somebody new is welcomed first."""
    if turn.person is None:
        return await open_form(turn, join)
    return open_window(turn, _window(turn))


async def setting(turn: Turn, pressed: Pressed) -> None:
    """A press on one of its buttons, or on the menu's."""
    update = turn.sheet.update
    if turn.person is None or update is None:
        raise Outdated
    match pressed.word():
        case "open":
            return await settings(update, turn)
        case "privacy":
            return await privacy(update, turn)
        case "phone":
            return await open_form(turn, phone)
    if pressed.word() not in _IN_PLACE:
        raise Outdated
    return await change_window(turn, await _IN_PLACE[pressed.word()](turn, pressed))


async def _languages(turn: Turn, pressed: Pressed) -> Letter:
    return views.languages(turn.words)


async def _speak(turn: Turn, pressed: Pressed) -> Letter:
    language = pressed.word(1)
    if language not in NAMES:
        raise Outdated
    if language != turn.who.language:
        await speak(turn, language)
    return _noted(turn)


async def _choose(turn: Turn, pressed: Pressed) -> Letter:
    if pressed.word(1) not in {"0", "1"}:
        raise Outdated
    choose(turn, pressed.word(), yes=pressed.word(1) == "1")
    return _noted(turn)


async def _back(turn: Turn, pressed: Pressed) -> Letter:
    return _window(turn)


_IN_PLACE: dict[str, Callable[[Turn, Pressed], Awaitable[Letter]]] = {
    "language": _languages,
    "speak": _speak,
    views.LARGE_TEXT: _choose,
    views.OWN_MATTERS_ONLY: _choose,
    views.NOT_ASKED: _choose,
    "back": _back,
}


def _noted(turn: Turn) -> Letter:
    turn.toast(turn.words("Noted."))
    return _window(turn)


def _window(turn: Turn) -> Letter:
    return views.settings(turn.who, turn.words)
