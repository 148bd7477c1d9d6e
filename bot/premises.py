"""Opening the office: the community, its topics in the ops group, and the menu of commands."""

import logging
from collections.abc import Mapping
from difflib import get_close_matches
from functools import partial

from telegram import BotCommand, BotCommandScopeAllPrivateChats, BotCommandScopeChat
from telegram.ext import ExtBot

from bot.settings import Settings, Unusable
from domain.standard import Standards
from handlers.facts import TOPICS
from handlers.staff.commands import COMMANDS
from locales import Words, _, words_for
from storage import Shelves, Storage
from storage.tables import Community, Topic

_log = logging.getLogger(__name__)
_TITLES = {
    "repairs": _("Tickets"),
    "desk": _("Front desk"),
    "duty": _("Duty and alarms"),
}
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
    "settings": _("Settings"),
    "language": _("Language"),
    "privacy": _("What we keep about you"),
    "mydata": _("A copy of what we keep about you"),
    "forget": _("Have what we keep about you deleted"),
    "cancel": _("Drop what you are filling in"),
    "help": _("Help"),
}
_OFFICE_COMMANDS = {one.name: one.says for one in COMMANDS} | {
    "cancel": _("Drop what you are filling in"),
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
        first.name, first.zone, first.language = (
            settings.community,
            settings.zone,
            settings.language,
        )
        first.phone, first.gm_chat = settings.phone, settings.gm_chat
        if settings.currency != first.currency:
            await _check_no_price(shelves, first)
            first.currency = settings.currency
        if settings.ops_chat not in {first.ops_chat, first.ops_chat_was}:
            _log.warning("the office's group is now %s", settings.ops_chat)
            first.ops_chat, first.ops_chat_was = settings.ops_chat, None
            await shelves.communities.forget_topics(first.id)


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


async def open_topics(storage: Storage, bot: ExtBot[None]) -> None:
    """Make the topics that are missing; a plain group needs none."""
    async with storage.transaction() as shelves:
        communities = await shelves.communities.all()
        known = {
            (topic.community_id, topic.name)
            for community in communities
            for topic in await shelves.communities.topics(community.id)
        }
    for community in communities:
        if community.ops_chat is None:
            continue
        chat = await bot.get_chat(community.ops_chat)
        if not chat.is_forum:
            continue
        words = words_for(community.language)
        for name in TOPICS:
            if (community.id, name) not in known:
                made = await bot.create_forum_topic(chat.id, words(_TITLES[name]).plain)
                async with storage.transaction() as shelves:
                    topic = Topic(
                        community_id=community.id, name=name, thread=made.message_thread_id
                    )
                    shelves.communities.add_topic(topic)


async def publish_menus(bot: ExtBot[None]) -> None:
    """The command menu of private chats, in each language that Telegram can tell apart."""
    scope = BotCommandScopeAllPrivateChats()
    for code, language in _MENUS.items():
        commands = _menu(_COMMANDS, words_for(language))
        await bot.set_my_commands(commands, scope=scope, language_code=code or None)


async def publish_office_menus(storage: Storage, bot: ExtBot[None]) -> None:
    """The command menu of each ops group, in the language spoken there."""
    async with storage.transaction() as shelves:
        communities = await shelves.communities.all()
    for community in communities:
        if community.ops_chat is not None:
            commands = _menu(_OFFICE_COMMANDS, words_for(community.language))
            await bot.set_my_commands(commands, scope=BotCommandScopeChat(community.ops_chat))


async def prepare(storage: Storage, bot: ExtBot[None]) -> None:
    """Everything that needs Telegram; what fails is said, and the office opens all the same."""
    ours = partial(open_topics, storage), partial(publish_office_menus, storage)
    for work in (*ours, publish_menus):
        try:
            await work(bot)
        except Exception as error:  # noqa: BLE001 - whatever it is, residents must be heard
            _log.warning("the office is not fully set up: %s (see `python -m bot doctor`)", error)


def _menu(commands: Mapping[str, str], words: Words) -> list[BotCommand]:
    return [BotCommand(name, words(said).plain) for name, said in commands.items()]
