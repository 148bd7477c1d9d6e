"""What may be wrong with an installation: a finding each, with its cure where it is a fault."""

import stat
from collections.abc import AsyncIterator, Sequence
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from tempfile import TemporaryFile

from telegram import ChatFullInfo, ChatMember
from telegram.error import BadRequest, ChatMigrated, Forbidden, InvalidToken, TelegramError
from telegram.ext import ExtBot

from bot.clock import Clock
from bot.ledger import Ledger
from bot.settings import Settings
from bot.unusable import Unusable
from domain.standard import Standards
from handlers.actions.setting_up import make_code
from locales.translators import oversights
from storage import Storage
from storage.condition import clock, damage, trouble
from storage.migrate import behind, head

_SKEW = timedelta(seconds=5)


@dataclass(frozen=True)
class Finding:
    """`passing` is said of what may mend itself, such as a line that is down."""

    well: bool
    said: str
    passing: bool = False

    def __str__(self) -> str:
        return f"{'✔' if self.well else '✘'} {self.said}"


def well(said: str) -> Finding:
    return Finding(well=True, said=said)


def ill(said: str) -> Finding:
    return Finding(well=False, said=said)


# --- Telegram


async def telegram(
    settings: Settings, bot: ExtBot[None], groups: Sequence[int]
) -> AsyncIterator[Finding]:
    """Whether Telegram can be reached and knows us, and what we may do in the ops groups."""
    try:
        await bot.initialize()
    except InvalidToken:
        yield ill("Telegram does not know this BOT_TOKEN: ask @BotFather for the present one.")
    except TelegramError as error:
        yield ill(f"{settings.api_url} cannot be reached ({error}): is this machine online?")
    else:
        yield well(f"Telegram knows the bot as @{bot.username}.")
        for group in groups:
            async for finding in ops_group(bot, group):
                yield finding


async def ops_group(bot: ExtBot[None], chat_id: int) -> AsyncIterator[Finding]:
    """Whether the bot is in the group of the staff, with the rights that it needs."""
    try:
        chat = await bot.get_chat(chat_id)
        member = await bot.get_chat_member(chat_id, bot.id)
    except ChatMigrated as moved:
        yield ill(f"The ops group has a new id, {moved.new_chat_id}: if OPS_CHAT is set, set that.")
    except (BadRequest, Forbidden) as error:
        yield ill(f"The bot is not in the group {chat_id} ({error}): add it there.")
    except TelegramError as error:
        said = f"Telegram could not be asked about the ops group ({error}): try again."
        yield Finding(well=False, said=said, passing=True)
    else:
        yield _rights(chat, member)


def _rights(chat: ChatFullInfo, member: ChatMember) -> Finding:
    group = f"the ops group “{chat.title}”"
    if member.status != ChatMember.ADMINISTRATOR:
        return ill(f"The bot is no administrator of {group}: make it one.")
    if chat.is_forum and not getattr(member, "can_manage_topics", False):
        return ill(f"In {group} the bot may not manage topics: allow it that.")
    kind = "with topics" if chat.is_forum else "without topics"
    return well(f"The bot is an administrator of {group}, {kind}.")


async def setting_up(
    storage: Storage, settings: Settings, time: Clock, *, wanted: bool
) -> AsyncIterator[Finding]:
    """How an office without a group gets one; or another one, if that is `wanted`."""
    if settings.ops_chat:
        if wanted:
            yield ill("OPS_CHAT names the group: take it out of the settings to use a code.")
        return
    async with storage.transaction() as shelves:
        for office in await shelves.communities.all():
            if wanted or not office.ops_chat:
                standard = settings.standards.of(office.name)
                code, until = await make_code(shelves, office, standard, time.now())
                once = f"once, until {until:%Y-%m-%d %H:%M} UTC"
                said = f"to do so, write in it: /setup {code} ({once})."
                if office.ops_chat:
                    yield well(f"{office.name} can move to another group; {said}")
                else:
                    yield ill(f"{office.name} has no group: add the bot to the staff's; {said}")


# --- the database


async def database(storage: Storage, time: Clock) -> AsyncIterator[Finding]:
    """Whether it can be reached, is whole, up to date and private, and keeps the same time."""
    try:
        yield await _whole(storage)
        yield await _up_to_date(storage)
        yield await _in_step(storage, time)
    except Exception as error:
        if not (said := trouble(error)):
            raise
        yield ill(f"The database cannot be used ({said}): see DATABASE_URL.")
        return
    if storage.embedded:
        yield _private(Path(storage.url.database or ""))


async def _whole(storage: Storage) -> Finding:
    if found := await damage(storage):
        return ill(f"The database is damaged ({found}): restore a backup into a new one.")
    return well("The database can be reached and is whole.")


async def _up_to_date(storage: Storage) -> Finding:
    if await behind(storage):
        return ill("The database is older than this version: run python -m bot migrate.")
    return well(f"The database is up to date ({head()}).")


async def _in_step(storage: Storage, time: Clock) -> Finding:
    skew = abs(await clock(storage) - time.now())
    if skew > _SKEW:
        return ill(
            f"The database's clock is {skew.total_seconds():.0f} s off ours: set both by NTP."
        )
    return well("The clocks of this machine and of the database agree.")


def _private(path: Path) -> Finding:
    if path.stat().st_mode & (stat.S_IRWXG | stat.S_IRWXO):
        return ill(f"Others on this machine may read {path}: chmod 600 {path}")
    return well(f"Nobody else on this machine may read {path}.")


# --- the house itself


def ledger(path: Path) -> Finding:
    """Whether it can be read, and more can be written down in it."""
    try:
        known = Ledger(path).read()
        if path.exists():
            path.open("ab").close()
        else:
            TemporaryFile(dir=path.parent).close()
    except Unusable as error:
        return ill(str(error))
    except OSError as error:
        return ill(f"The ledger {path} cannot be written ({error.strerror}): see LEDGER.")
    return well(f"Who was forgotten can be written down in {path}; {len(known)} are in it.")


def standard(standards: Standards) -> Finding:
    """What the office has changed in the standard; a file with a mistake is no setting at all."""
    changed = len(standards.of_all.changed)
    own = {name: len(one.changed) for name, one in standards.of_one.items()}
    if not changed and not own:
        return well("The house's own standard is in force; STANDARD_FILE changes nothing.")
    said = [f"{changed} for all", *(f"{count} for {name}" for name, count in own.items())]
    return well(f"STANDARD_FILE is well; figures changed: {', '.join(said)}.")


def catalogues() -> Finding:
    """Whether every sentence is there in every language."""
    if found := list(oversights()):
        return ill(f"The catalogues are not complete, in {len(found)} places; first {found[0]}.")
    return well("Every sentence is said in every language.")
