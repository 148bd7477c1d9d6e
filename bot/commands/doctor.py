"""What is wrong with this installation, and how to mend it: one line each."""

import asyncio
from argparse import ArgumentParser, Namespace
from collections.abc import AsyncIterator

from bot import doctor
from bot.app import build
from bot.commands.office import CLOCK, database
from bot.doctor import Finding, ill, well
from bot.settings import read_settings
from bot.unusable import Unusable


def arguments(_: ArgumentParser) -> None:
    """There are none."""


def main(_: Namespace) -> None:
    asyncio.run(_examine())


async def _examine() -> None:
    findings = []
    async for finding in _findings():
        print(finding, flush=True)
        findings.append(finding)
    if faults := [finding for finding in findings if not finding.well]:
        raise Unusable(f"{len(faults)} of {len(findings)} things want mending.")


async def _findings() -> AsyncIterator[Finding]:
    try:
        settings = read_settings()
    except Unusable as error:
        yield ill(str(error))
    else:
        yield well("The settings are complete.")
        yield doctor.standard(settings.standards)
        if settings.ledger:
            yield doctor.ledger(settings.ledger)
        app = build(settings)
        async for finding in doctor.telegram(settings, app.bot):
            yield finding
        await app.bot.shutdown()
        await app.storage.close()
    try:
        async with database() as storage:
            async for finding in doctor.database(storage, CLOCK):
                yield finding
    except Unusable as error:
        yield ill(str(error))
    yield doctor.catalogues()
