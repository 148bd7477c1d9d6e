"""List what could not be handled, or, once the cause is mended, try one of them again."""

import asyncio
from argparse import ArgumentParser, Namespace

from bot.bells import INBOX
from bot.commands.office import CLOCK, note, office
from bot.logs import redacted, visible
from bot.unusable import Unusable
from storage import Shelves
from storage.tables import InboxRow


def arguments(parser: ArgumentParser) -> None:
    parser.add_argument("number", nargs="?", type=_number, metavar="N", help="try this one again")


def main(given: Namespace) -> None:
    asyncio.run(_replay(given.number))


def _number(given: str) -> int:
    if not (given.isascii() and given.isdigit() and len(given) < len(str(1 << 62))):
        raise Unusable(f"N is one of the numbers that python -m bot replay lists, not {given!r}.")
    return int(given)


async def _replay(number: int | None) -> None:
    async with office() as storage, storage.transaction() as shelves:
        if number is None:
            dead = await shelves.inbox.dead()
            print("\n".join(map(_line, dead)) or "Everything was handled.")
        else:
            await _again(shelves, number)


async def _again(shelves: Shelves, number: int) -> None:
    if not await shelves.inbox.replay(number, CLOCK.now()):
        raise Unusable(f"There is nothing unhandled of number {number}.")
    note(shelves, "replay", row=number)
    await shelves.nudge(INBOX)
    print(f"No. {number} is back in its lane.")


def _line(row: InboxRow) -> str:
    """Not what was said, which is nobody's business here, but why it could not be handled."""
    why = visible(redacted((row.error or "").partition("\n")[0]))
    return f"{row.id:>8}  {row.received_at:%Y-%m-%d %H:%M}Z  {row.attempts} tries  {why}"
