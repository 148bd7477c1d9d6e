"""房屋台账 — a file of homes is sent to the group, looked at, and entered or dropped."""

from telegram import Document, Message, Update

from domain.register.faults import LARGEST, Unfit, Unreadable
from domain.tickets import Role
from handlers.access import access_homes_file, entitled
from handlers.actions import register
from handlers.buttons import Pressed
from handlers.letters import Letter
from handlers.turn import Turn
from handlers.views.register import unreadable
from locales import _
from storage.tables import Staff

_HOW = _("Please send the file (.xlsx or .csv) with /import under it, or reply /import to it.")
ENTERERS = frozenset({Role.DISPATCHER, Role.SUPERVISOR, Role.MANAGER})


async def bring(update: Update, turn: Turn) -> None:
    """/import under the file, or in reply to it."""
    staff = _entitled(turn)
    document = _document(turn.message)
    if document is None:
        return turn.say(Letter(turn.words(_HOW)))
    if (document.file_size or 0) > LARGEST:
        return turn.say(Letter(unreadable(Unreadable(Unfit.TOO_LARGE), turn.words)))
    return await register.bring(turn, staff, document)


async def enter(turn: Turn, pressed: Pressed) -> None:
    staff = _entitled(turn)
    file = await access_homes_file(turn, pressed.number())
    await register.enter(turn, file, staff, pressed.word(1))


async def drop(turn: Turn, pressed: Pressed) -> None:
    staff = _entitled(turn)
    await register.drop(turn, await access_homes_file(turn, pressed.number()), staff)


def _entitled(turn: Turn) -> Staff:
    return entitled(turn, ENTERERS)


def _document(message: Message | None) -> Document | None:
    said = (message, message.reply_to_message) if message else ()
    return next((one.document for one in said if one and one.document), None)
