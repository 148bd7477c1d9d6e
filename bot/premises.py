"""Opening the office: the community, its topics in the ops group, and the menu of commands."""

import asyncio
import logging
from collections.abc import Mapping
from datetime import datetime
from difflib import get_close_matches
from functools import partial

from telegram import BotCommand, BotCommandScopeAllPrivateChats
from telegram.ext import ExtBot

from bot.bells import OUTBOX
from bot.clock import Clock
from bot.ready_replies import write_ready_replies
from bot.settings import Settings, Unusable
from domain.standard import Standards
from handlers.actions.premises import make_topics
from handlers.actions.setting_up import make_code, menu
from handlers.staff.menu import office_menu
from locales import Words, _, words_for
from storage import Shelves, Storage
from storage.tables import Community

_log = logging.getLogger(__name__)
_LOOK_AGAIN = 0.02  # seconds
_COMMANDS = {
    "start": _("The front desk"),
    "repair": _("Report a repair"),
    "complain": _("Make a complaint"),
    "ask": _("Ask a question"),
    "suggest": _("Make a suggestion"),
    "praise": _("Say thank you"),
    "sos": _("Ask for help at once"),
    "faq": _("Questions and answers"),
    "my": _("My matters"),
    "home": _("My home and its people"),
    "bills": _("My bills"),
    "settings": _("Settings"),
    "language": _("Language"),
    "privacy": _("What we keep about you"),
    "mydata": _("A copy of what we keep about you"),
    "forget": _("Have what we keep about you deleted"),
    "cancel": _("Drop what you are filling in"),
    "help": _("Help"),
}
_MENUS = {"": "en", "zh": "zh_Hans"}  # Telegram's menus know one Chinese


async def open_community(storage: Storage, settings: Settings) -> None:
    """Enter the community that the settings name, or bring it up to date."""
    async with storage.transaction() as shelves:
        known = await shelves.communities.all()
        if not known:
            shelves.communities.open(
                Community(
                    name=settings.community,
                    zone=settings.zone,
                    language=settings.language,
                    currency=settings.currency,
                    phone=settings.phone,
                    ops_chat=settings.ops_chat,
                    gm_chat=settings.gm_chat,
                )
            )
            return
        first = known[0]
        first.name, first.zone, first.gm_chat = settings.community, settings.zone, settings.gm_chat
        for name in {"language", "phone"} - set(first.decided):
            setattr(first, name, getattr(settings, name))
        if settings.currency != first.currency:
            await _check_no_price(shelves, first)
            first.currency = settings.currency
        if settings.ops_chat and settings.ops_chat not in {first.ops_chat, first.ops_chat_was}:
            _log.warning("the office's group is now %s", settings.ops_chat)
            await shelves.communities.settle(first, settings.ops_chat)


async def _check_no_price(shelves: Shelves, community: Community) -> None:
    """Amounts are kept without their currency: in another, each would say something else."""
    if await shelves.quotes.any_in(community.id):
        raise Unusable(f"CURRENCY must stay {community.currency}: prices were named in it already.")


async def know_communities(storage: Storage, standards: Standards) -> None:
    """Raise Unusable if figures are changed for a community that is not here."""
    async with storage.transaction() as shelves:
        names = [community.name for community in await shelves.communities.all()]
    for stranger in standards.of_one.keys() - set(names):
        nearest = get_close_matches(stranger, names, n=1, cutoff=0) or [""]
        raise Unusable(
            f"STANDARD_FILE: there is no community {stranger!r} (did you mean {nearest[0]!r}?)."
        )


async def furnish(storage: Storage, clock: Clock, bot: ExtBot[None]) -> None:
    """In each office's group: the topics that are missing, if there can be some, and its menu.

    They are letters; this waits until they are out, as those that come next may be for a topic.
    """
    async with storage.transaction() as shelves:
        communities = await shelves.communities.all()
        for community in communities:
            if not await shelves.templates.any_ever(community.id):
                await write_ready_replies(shelves, community, clock.now())
    housed = [(one, await bot.get_chat(one.ops_chat)) for one in communities if one.ops_chat]
    async with storage.transaction() as shelves:
        for community, chat in housed:
            if chat.is_forum:
                await make_topics(shelves, community, clock.now())
            await shelves.outbox.post([menu(community, office_menu(), clock.now())])
        await shelves.nudge(OUTBOX)
    while await _furnishing(storage, clock):  # noqa: ASYNC110 - what is made rings no bell
        await asyncio.sleep(_LOOK_AGAIN)


async def _furnishing(storage: Storage, clock: Clock) -> bool:
    async with storage.transaction(durable=False) as shelves:
        return await shelves.outbox.makes_topics(clock.now())


async def office_codes(
    storage: Storage, standards: Standards, clock: Clock
) -> list[tuple[str, str, datetime]]:
    """For each office without a group: its name, a fresh code, and until when that may be used."""
    async with storage.transaction() as shelves:
        homeless = [one for one in await shelves.communities.all() if not one.ops_chat]
        return [
            (one.name, *await make_code(shelves, one, standards.of(one.name), clock.now()))
            for one in homeless
        ]


async def publish_menus(bot: ExtBot[None]) -> None:
    """The command menu of private chats, in each language that Telegram can tell apart."""
    scope = BotCommandScopeAllPrivateChats()
    for code, language in _MENUS.items():
        commands = _menu(_COMMANDS, words_for(language))
        await bot.set_my_commands(commands, scope=scope, language_code=code or None)


async def prepare(storage: Storage, clock: Clock, bot: ExtBot[None]) -> None:
    """Everything that needs Telegram; what fails is said, and the office opens all the same."""
    for work in (partial(furnish, storage, clock), publish_menus):
        try:
            await work(bot)
        except Exception as error:  # noqa: BLE001 - whatever it is, residents must be heard
            _log.warning("the office is not fully set up: %s (see `python -m bot doctor`)", error)


def _menu(commands: Mapping[str, str], words: Words) -> list[BotCommand]:
    return [BotCommand(name, words(said).plain) for name, said in commands.items()]
