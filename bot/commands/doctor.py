"""What is wrong with this installation, and how to mend it: one line each.

While the office has no group, this says which /setup makes one its own.
"""

import asyncio
from argparse import ArgumentParser, Namespace
from collections.abc import AsyncIterator

from bot import doctor
from bot.app import build
from bot.commands.office import CLOCK, database
from bot.doctor import Finding, ill, well
from bot.premises import open_community
from bot.settings import Settings, read_settings
from bot.unusable import Unusable
from storage.migrate import behind


def arguments(parser: ArgumentParser) -> None:
    parser.add_argument("--code", action="store_true", help="move the office to another group")


def main(given: Namespace) -> None:
    asyncio.run(_examine(code=given.code))


async def _examine(*, code: bool) -> None:
    findings = []
    async for finding in _findings(code=code):
        print(finding, flush=True)
        findings.append(finding)
    if faults := [finding for finding in findings if not finding.well]:
        raise Unusable(f"{len(faults)} of {len(findings)} things want mending.")


async def _findings(*, code: bool) -> AsyncIterator[Finding]:
    settings = None
    try:
        settings = read_settings()
    except Unusable as error:
        yield ill(str(error))
    else:
        async for finding in _installed(settings):
            yield finding
    try:
        async with database() as storage:
            async for finding in doctor.database(storage, CLOCK):
                yield finding
            if settings and not await behind(storage):
                await open_community(storage, settings)
                async for finding in doctor.setting_up(storage, settings, CLOCK, wanted=code):
                    yield finding
    except Unusable as error:
        yield ill(str(error))
    yield doctor.catalogues()


async def _installed(settings: Settings) -> AsyncIterator[Finding]:
    yield well("The settings are complete.")
    yield doctor.standard(settings.standards)
    if settings.ledger:
        yield doctor.ledger(settings.ledger)
    app = build(settings)
    async for finding in doctor.telegram(settings, app.bot, await _groups(settings)):
        yield finding
    await app.bot.shutdown()
    await app.storage.close()


async def _groups(settings: Settings) -> list[int]:
    """Where the staff sit, as far as that is known."""
    if settings.ops_chat:
        return [settings.ops_chat]
    try:
        async with database() as storage:
            if await behind(storage):
                return []
            async with storage.transaction() as shelves:
                return [one.ops_chat for one in await shelves.communities.all() if one.ops_chat]
    except Unusable:
        return []
