"""Files and pictures that are made when they go out, in a thread: no turn waits for them.

Of the rows of a workbook, which are read page by page, no more than a page is held in memory.
"""

import asyncio
from collections.abc import AsyncIterator, Callable, Mapping
from functools import partial
from typing import Any
from zoneinfo import ZoneInfo

from telegram import InputFile, InputMediaPhoto

from bot.clock import Clock
from documents.charts import draw
from documents.figures import Paper
from documents.frozen import thawed
from documents.pdf import pages
from documents.workbook import Book, Column, Sheet
from domain.report_periods import period_in
from domain.reports import Report
from domain.standard import Standard, Standards
from handlers.views import report_rows as views
from locales import Words, words_for
from storage import Storage
from storage.reporting.lines import columns_of, lines_of, pages_of, surveys_without_names
from storage.reporting.surveyed import WITHOUT_NAMES
from storage.reporting.within import Within

_PICTURE = "chart.png"


class Workshop:
    def __init__(self, storage: Storage, clock: Clock, standards: Standards) -> None:
        self._storage, self._clock, self._standards = storage, clock, standards

    async def made(self, params: Mapping[str, Any]) -> dict[str, Any]:
        """The files and pictures among these parameters, in place of what says how to make them."""
        found: dict[str, Any] = {}
        document, photo, album = (params.get(name) for name in ("document", "photo", "media"))
        if isinstance(document, dict):
            found["document"] = InputFile(await self._file(document), filename=document["name"])
        if isinstance(photo, dict):
            found["photo"] = InputFile(await _picture(photo["chart"]), filename=_PICTURE)
        if album and any(isinstance(one, list) for one in album):
            found["media"] = [
                InputMediaPhoto(await _picture(laid["chart"]), filename=_PICTURE)
                for _, laid in album
            ]
        return found

    async def _file(self, asked: Mapping[str, Any]) -> bytes:
        if "workbook" in asked:
            return await self.workbook(asked["workbook"])
        laid = thawed(asked["pages"])
        if not isinstance(laid, Paper):
            raise TypeError(laid)
        return await asyncio.to_thread(pages, laid)

    async def workbook(self, spec: Mapping[str, str]) -> bytes:
        """The rows behind a report; LookupError where there is no such report."""
        words = words_for(spec["language"])
        report, standard = await self._report(spec)
        start, end = report.period.bounds(report.here)
        within = Within(int(spec["community"]), start, end)
        book = Book(report.here)
        figures = book.begin(words(views.SUMMARY).plain, _columns(views.FIGURES, words))
        await asyncio.to_thread(figures.add, views.figures(report, words))
        at_most = standard.count("report.lines_of_a_sheet")
        standing = {
            name: (columns_of(lines), pages_of(self._storage, lines, at_most + 1))
            for name, lines in lines_of(within).items()
        }
        mixed = surveys_without_names(self._storage, within, standard)
        standing["unnamed"] = WITHOUT_NAMES, mixed
        for name, (columns, rows) in standing.items():
            sheet = book.begin(words(views.SHEETS[name]).plain, _columns(columns, words))
            said = partial(views.in_words, columns, report=report, words=words)
            await _fill(sheet, rows, said, at_most, words)
        return await asyncio.to_thread(book.done)

    async def _report(self, spec: Mapping[str, str]) -> tuple[Report, Standard]:
        now = self._clock.now()
        async with self._storage.view() as shelves:
            community = await shelves.communities.get(int(spec["community"]))
            today = now.astimezone(ZoneInfo(community.zone)).date()
            period = period_in(spec["period"], today)
            if period is None:
                raise LookupError(spec["period"])
            standard = self._standards.of(community.name)
            return await shelves.reporting.report(community, period, standard, now), standard


async def _fill(
    sheet: Sheet,
    pages: AsyncIterator[list[tuple[object, ...]]],
    said: Callable[[tuple[object, ...]], list[object]],
    at_most: int,
    words: Words,
) -> None:
    n = 0
    async for page in pages:
        await asyncio.to_thread(sheet.add, map(said, page[: max(at_most - n, 0)]))
        n += len(page)
    if n > at_most:
        await asyncio.to_thread(sheet.add, [[views.left_out(at_most, words)]])


async def _picture(laid: dict[str, Any]) -> bytes:
    chart = thawed(laid)
    if isinstance(chart, Paper):
        raise TypeError(chart)
    return await asyncio.to_thread(draw, chart)


def _columns(names: tuple[str, ...], words: Words) -> list[Column]:
    return [Column(name, width) for name, width in views.headings(names, words)]
