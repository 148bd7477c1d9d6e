"""End somebody's post in the office; from that moment no button obeys them."""

import asyncio
from argparse import ArgumentParser, Namespace

from bot.commands.appoint import telegram_id
from bot.commands.office import CLOCK, community_of, note, office
from bot.unusable import Unusable


def arguments(parser: ArgumentParser) -> None:
    parser.add_argument("telegram_id", type=telegram_id, metavar="TELEGRAM_ID")


def main(given: Namespace) -> None:
    asyncio.run(_dismiss(given.telegram_id))


async def _dismiss(who: int) -> None:
    async with office() as storage:
        community = await community_of(storage)
        async with storage.transaction() as shelves:
            if not await shelves.office.dismiss(community.id, who, CLOCK.now()):
                raise Unusable(f"{who} has no post in {community.name}.")
            note(shelves, "dismiss", telegram_id=who)
    print(f"{who} has no post in {community.name} any more.")
