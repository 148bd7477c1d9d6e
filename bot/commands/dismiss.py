"""End somebody's post in the office; from that moment no button obeys them."""

import asyncio
from argparse import ArgumentParser, Namespace

from bot.commands.appoint import NO_MANAGER, telegram_id
from bot.commands.office import CLOCK, community_of, note, office, settle
from bot.unusable import Unusable
from domain.tickets import Role


def arguments(parser: ArgumentParser) -> None:
    parser.add_argument("telegram_id", type=telegram_id, metavar="TELEGRAM_ID")


def main(given: Namespace) -> None:
    asyncio.run(_dismiss(given.telegram_id))


async def _dismiss(who: int) -> None:
    async with office() as storage:
        community = await community_of(storage)
        async with storage.transaction() as shelves:
            post = await shelves.office.dismiss(community.id, who, CLOCK.now())
            if post is None:
                raise Unusable(f"{who} has no post in {community.name}.")
            note(shelves, "dismiss", staff=post.id)
            settle(shelves, post)
            orders = [one.number for one in await shelves.office.orders(post)]
            managers = await shelves.office.managers(community.id)
    print(f"{who} has no post in {community.name} any more.")
    if orders:
        print(f"Still in their name, please give them to somebody else: {', '.join(orders)}.")
    if post.role == Role.MANAGER and not managers:
        print(NO_MANAGER.format(office=community.name))
