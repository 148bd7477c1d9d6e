"""The one place where the rooms are wired; starts and stops the loops."""

import asyncio
import logging
import warnings
from collections.abc import Coroutine
from datetime import datetime, timedelta
from typing import Any

from telegram.error import InvalidToken, TelegramError
from telegram.ext import ContextTypes, ExtBot
from telegram.warnings import PTBUserWarning

from bot.bells import INBOX, OUTBOX, Bells
from bot.clock import Clock, Metronome, WallClock
from bot.delivery import Postman
from bot.errands import Errands
from bot.intake import ALLOWED, LONG_POLL, Intake
from bot.leading import Leading
from bot.ledger import Ledger
from bot.pacer import Pacer, Rates
from bot.premises import know_communities, open_community, prepare
from bot.settings import Settings, Unusable
from bot.transport import Transport
from bot.turns import Turns
from bot.weather import Barometer, OpenMeteo
from bot.web import WEBHOOK_PATH, Server, web
from handlers.actions.bills import plan_issue
from handlers.actions.day import plan_days
from handlers.actions.retention import plan_night
from handlers.actions.surveys import plan_surveys
from handlers.answering import FrontDesk
from handlers.routes import routes
from handlers.turn import House, Turn
from storage import Storage
from storage.leadership import leadership

_log = logging.getLogger(__name__)
LISTEN, DELIVER, PREPARE, FETCH = "listening", "delivering", "setting up", "fetching"
WEATHER = "looking at the sky"
_PREPARED_WITHIN = 3.0  # seconds; a slow Telegram must not keep residents waiting for a menu
_STOP_WITHIN = 6.0  # seconds
_TURN_BACK = 300.0  # seconds

warnings.filterwarnings("ignore", message=".*do_api_request.*", category=PTBUserWarning)


class App:
    """A replica of the house. Several may run on one PostgreSQL; one of them leads."""

    def __init__(self, settings: Settings, clock: Clock, rates: Rates) -> None:
        self.settings, self.clock = settings, clock
        self.storage = Storage(settings.database)
        self.bells = Bells()
        base = settings.api_url
        self.bot: ExtBot[None] = ExtBot(
            settings.token,
            base_url=f"{base}/bot",
            base_file_url=f"{base}/file/bot",
            request=Transport(),
            get_updates_request=Transport(connections=4, patience=LONG_POLL + 15),
        )
        self.house = _house(self.bot)
        self.intake = Intake(self.storage, clock, self.bells)
        self.pacer = Pacer(rates, clock.seconds)
        self.postman = Postman(
            self.storage,
            self.bot,
            clock,
            self.bells,
            self.pacer,
            self.spawn,
            settings.standards,
        )
        self.turns = Turns(
            self.storage,
            self.house,
            settings.standards,
            clock,
            self.bells,
            self.postman.answer,
            self.spawn,
        )
        errands = Errands(self.storage, self.bot, clock)
        jobs = {
            LISTEN: self._listen,
            DELIVER: self.postman.loop,
            PREPARE: self._prepare,
            FETCH: errands.loop,
        }
        if settings.weather:
            source = OpenMeteo(settings.weather)
            jobs[WEATHER] = Barometer(self.storage, source, clock, settings.standards).loop
        self.leading = Leading(leadership(self.storage, self.bells.ring), jobs, self.spawn)
        self.ledger = Ledger(settings.ledger) if settings.ledger else None
        self.metronome = Metronome()
        self._tasks: set[asyncio.Task[None]] = set()
        self._server: Server | None = None

    # --- life

    async def start(self) -> None:
        """Open the office; returns when updates are being taken."""
        await open_community(self.storage, self.settings)
        await know_communities(self.storage, self.settings.standards)
        await self._remember_forgotten()
        await self._tidy()
        await self._reach_telegram()
        await self.house.initialize()
        if self.settings.webhook_url:
            await self._serve()
        if not await self.leading.seek() and self.storage.embedded:
            raise Unusable("This database is in use by another bot process; stop that one first.")
        await self.leading.wait_for(PREPARE, _PREPARED_WITHIN)
        self.spawn(self.turns.loop())
        self.metronome.tick(timedelta(seconds=1), self.sweep)
        self.metronome.tick(timedelta(seconds=2), self.leading.seek)
        self.metronome.tick(timedelta(seconds=5), self._remember_forgotten)
        self.metronome.tick(timedelta(hours=1), self._tidy)
        self.metronome.start()

    async def stop(self) -> None:
        """Take nothing more, finish what is in hand, and let go; nothing is lost by it."""
        await self.metronome.stop()
        self.turns.closing = self.postman.closing = True
        for name in (INBOX, OUTBOX):
            self.bells.ring(name)
        for name in (LISTEN, FETCH, PREPARE, WEATHER):
            self.leading.end(name)
        if self._server:
            self._server.should_exit = True
        pending = [task for task in self._tasks if not task.done()]
        if pending:
            await asyncio.wait(pending, timeout=_STOP_WITHIN)
        for task in pending:
            task.cancel()
        await asyncio.gather(*pending, return_exceptions=True)
        await self.leading.resign()
        await self.house.shutdown()
        await self.bot.shutdown()
        await self.storage.close()

    def spawn(self, work: Coroutine[Any, Any, None]) -> asyncio.Task[None]:
        """The only place where something is started beside the rest."""
        task = asyncio.create_task(work)
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)
        return task

    # --- what the metronome asks for

    async def sweep(self) -> None:
        """What has come due goes into the inbox."""
        async with self.storage.transaction() as shelves:
            now = self.clock.now()
            if not await shelves.timers.overdue(now):
                return
            await shelves.timers.ring(now)
            await shelves.nudge(INBOX)
        self.bells.ring(INBOX)

    async def _remember_forgotten(self) -> None:
        """What a backup from before does not know is written down outside the database."""
        try:
            if self.ledger:
                await self.ledger.keep(self.storage)
        except (OSError, Unusable) as error:
            _log.error("the ledger of who was forgotten cannot be written: %s", error)

    async def _tidy(self) -> None:
        """See that each community has its night, in which old things go, and its day."""
        async with self.storage.transaction() as shelves:
            for community in await shelves.communities.without_timer("night"):
                standard = self.settings.standards.of(community.name)
                plan_night(shelves, community, standard, self.clock.now())
            for community in await shelves.communities.without_timer("bills"):
                standard = self.settings.standards.of(community.name)
                plan_issue(shelves, community, standard, self.clock.now())
            await plan_days(shelves, self.settings.standards, self.clock.now())
            await plan_surveys(shelves, self.settings.standards, self.clock.now())
        self.pacer.forget()

    # --- Telegram

    async def _prepare(self) -> None:
        await prepare(self.storage, self.clock, self.bot)

    async def _listen(self) -> None:
        if self.settings.webhook_url:
            await self._follow_webhook()
        await self.bot.delete_webhook()
        await self.intake.poll(self.bot)

    async def _follow_webhook(self) -> None:
        """Say again and again where we are: somebody may have turned Telegram elsewhere."""
        while True:
            await self.bot.set_webhook(
                self.settings.webhook_url + WEBHOOK_PATH,
                secret_token=self.settings.webhook_secret,
                allowed_updates=list(ALLOWED),
            )
            await asyncio.sleep(_TURN_BACK)

    async def _reach_telegram(self) -> None:
        patience = 1.0
        while True:
            try:
                await self.bot.initialize()
            except InvalidToken as error:
                raise Unusable("Telegram does not know this BOT_TOKEN: ask @BotFather.") from error
            except TelegramError as error:
                _log.warning("Telegram cannot be reached (%s); again in %.0f s", error, patience)
                await asyncio.sleep(patience)
                patience = min(patience * 2, 30)
            else:
                return

    async def _serve(self) -> None:
        application = web(
            self.intake, self.settings.webhook_secret, lambda: self.bot.id, self.health
        )
        self._server = Server(application, self.settings.host, self.settings.port)
        self.spawn(self._server.listen())

    # --- how it is

    async def health(self) -> dict[str, Any]:
        """A few figures for whoever watches over us."""
        async with self.storage.transaction() as shelves:
            depth = await shelves.outbox.depth()
            state = {
                "healthy": True,
                "leading": bool(self.leading),
                "dead_letters": len(await shelves.inbox.dead()),
                "unknown_letters": await shelves.outbox.unknown(),
                "timers": await shelves.timers.waiting(),
            }
        return state | {f"waiting_{lane.name.lower()}": count for lane, count in depth.items()}

    async def idle(self, timeout: float) -> bool:  # noqa: ASYNC109 - part of the sandbox's contract
        """Whether everything that was due has been done, within so many seconds."""
        try:
            async with asyncio.timeout(timeout):
                while not await self._at_rest():  # noqa: ASYNC110 - rest rings no bell
                    await asyncio.sleep(0.02)
        except TimeoutError:
            return False
        return True

    async def next_due(self) -> datetime | None:
        async with self.storage.transaction() as shelves:
            return await shelves.timers.next_due()

    async def _at_rest(self) -> bool:
        if self.turns.busy or not self.postman.idle():  # no need to ask the database
            return False
        async with self.storage.view() as shelves:  # work passes from one table to the next
            busy = bool(await shelves.inbox.waiting() or await shelves.register.unread())
            now = self.clock.now()  # not before the first look: whatever it shows was due by then
            due = await shelves.timers.overdue(now)
            busy = busy or bool(due or await shelves.outbox.waiting(now))
            if self.settings.weather and not busy:
                busy = bool(await shelves.communities.wondering())
        if due:
            await self.sweep()
        return not busy and self.postman.idle()


def build(settings: Settings, clock: Clock | None = None, rates: Rates | None = None) -> App:
    return App(settings, clock or WallClock(), rates or Rates())


def _house(bot: ExtBot[None]) -> House:
    builder = FrontDesk.builder().application_class(FrontDesk).bot(bot)
    house = builder.updater(None).job_queue(None).context_types(ContextTypes(context=Turn)).build()
    house.add_handlers(routes())
    return house
