"""Prove that the log of all events is as it was written; the bot may go on meanwhile.

Every event is sealed, and every seal holds the one before it: who changes, deletes or inserts a
line breaks the chain, and the first broken link is named. Write down the head now and then, away
from this machine: only with it can you tell that the end was cut off or all of it written anew.
"""

import asyncio
import re
from argparse import ArgumentParser, ArgumentTypeError, Namespace

from bot.commands.office import office
from bot.unusable import Unusable
from storage.proof import Broken, prove
from storage.seals import START

_SHOWN = 16  # digits of a head


def arguments(parser: ArgumentParser) -> None:
    parser.add_argument(
        "--head",
        type=_head,
        metavar="HASH",
        help="a head you wrote down earlier: the chain must still pass through it",
    )


def main(given: Namespace) -> None:
    asyncio.run(_verify(given.head or START))


async def _verify(noted: str) -> None:
    async with office() as storage:
        try:
            proof = await prove(storage, noted)
        except Broken as error:
            raise Unusable(str(error)) from error
    erased = f", {proof.erased} of them without its detail" if proof.erased else ""
    print(f"{proof.events} events{erased}, chain intact, head {proof.head[:_SHOWN] or 'none'}")


def _head(text: str) -> str:
    if not re.fullmatch(rf"[0-9a-f]{{{_SHOWN},64}}", text):
        raise ArgumentTypeError(f"a head has {_SHOWN} to 64 digits, 0-9 and a-f: {text!r}")
    return text
