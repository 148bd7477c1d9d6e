"""常见问答 — the office looks its questions and answers up, and retires them."""

from telegram import Update

from domain.tickets import Role
from handlers.access import access_faq, entitled, on_post
from handlers.actions import faqs
from handlers.buttons import Pressed
from handlers.in_place import change_window, open_window
from handlers.manners import Outdated
from handlers.talk import GONE
from handlers.turn import Turn
from handlers.views import faqs as views
from storage.faqs import Entry
from storage.tables import Staff

_MAY_KEEP = frozenset({Role.DISPATCHER, Role.HEAD, Role.SUPERVISOR, Role.MANAGER})


async def look_up(update: Update, turn: Turn) -> None:
    """/faq lists them all; /faq and some words find."""
    staff, wanted = on_post(turn), " ".join(turn.told.words.split()[1:])
    if wanted:
        found = await faqs.find(turn, wanted)
        return open_window(turn, views.kept_list(found, turn.words, found=True))
    entries = await turn.shelves.faqs.of_community(staff.community_id)
    return open_window(turn, views.kept_list(entries, turn.words))


async def leaf(turn: Turn, pressed: Pressed) -> None:
    entries = await turn.shelves.faqs.of_community(on_post(turn).community_id)
    await change_window(turn, views.kept_list(entries, turn.words, pressed.number()))


async def show(turn: Turn, pressed: Pressed) -> None:
    entry = await access_faq(turn, pressed.number())
    await change_window(turn, views.kept_card(entry, turn.words))


async def ask_to_retire(turn: Turn, pressed: Pressed) -> None:
    _staff, entry = await may_keep(turn, pressed)
    await change_window(turn, views.retiring(entry, turn.words))


async def retire(turn: Turn, pressed: Pressed) -> None:
    staff, entry = await may_keep(turn, pressed)
    faqs.retire(turn, staff, entry)
    await change_window(turn, views.kept_card(entry, turn.words))


async def may_keep(turn: Turn, pressed: Pressed) -> tuple[Staff, Entry]:
    """Who may, and what is still there to be kept."""
    staff, entry = keeper(turn), await access_faq(turn, pressed.number())
    if entry.faq.retired_at:
        raise Outdated(GONE)
    return staff, entry


def keeper(turn: Turn) -> Staff:
    return entitled(turn, _MAY_KEEP)
