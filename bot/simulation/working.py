"""How the office of a simulation sees to what is brought, each matter by itself."""

import re
from datetime import datetime, time, timedelta
from random import Random
from zoneinfo import ZoneInfo

from bot.simulation.diary import Diary, Matter
from bot.simulation.hands import Hands, Key, keys_of, text_of
from bot.simulation.reading import NUMBER, card_of, number_in, read_card
from bot.simulation.village import ZONE, Colleague, Village
from domain.tickets import Role
from sandbox.chats import Message

_ZONE = ZoneInfo(ZONE)
_OPENS, _CLOSES = time(8, 31), time(17, 30)
_THE_WAY = timedelta(minutes=12)
_PUNCTUAL = 0.9
_JOBS, _COMPLAINT = ("R", "H"), "C"
_SAYS_SO, _SAME, _UPHELD = 0.5, 0.7, 0.6  # how often: on the way, one matter, our fault
_PLANS = 0.5  # in each round
_DONE = {"R": "换了配件，已试过", "H": "已到场处理，请放心",
         "C": "已与相关部门沟通，今后每天巡查", "": "已答复，谢谢您"}  # fmt: skip
_TIGHT = "淋水半小时，不见水迹"
_UNSETTLED, _WILL_BE_DONE = "🗂", "约双方当面协商，之后每天巡查"


class Office:
    def __init__(self, hands: Hands, village: Village, diary: Diary, dice: Random) -> None:
        self._hands, self._village, self._diary, self._dice = hands, village, diary, dice

    @property
    def _ops(self) -> int:
        return self._village.ops

    @property
    def _last(self) -> int:
        """The newest message of the group."""
        return max(self._hands.chat(self._ops).messages)

    def soon(self, urgent: bool, first: float, last: float) -> datetime:  # noqa: FBT001
        """So many minutes from now; what is not urgent waits for the office's hours."""
        at = self._hands.now + timedelta(minutes=self._dice.uniform(first, last))
        return at if urgent else in_office_hours(at)

    def by_when(self, matter: Matter) -> datetime:
        """Most are there at the time that the household chose; without one, in a few hours."""
        soon = self.soon(matter.urgent, 40, 400)
        if matter.visit_by is None or self._dice.random() > _PUNCTUAL:
            return soon
        before = timedelta(minutes=self._dice.uniform(10, 100))
        return max(self._hands.now + _THE_WAY, matter.visit_by - before)

    def somebody(self, *roles: Role) -> Colleague:
        return self._dice.choice(self._village.hands(*roles))

    def reads(self, matter: Matter) -> None:
        read_card(self._hands, self._ops, matter)

    async def takes(self, matter: Matter) -> None:
        job = matter.kind in _JOBS
        colleague = self.somebody(Role.ENGINEER if job else Role.DISPATCHER)
        await self._compares(matter)
        if key := self._on(matter, r"^1:accept_order:"):
            await self._taps(colleague, key)
            matter.worker, matter.work.taken_at = colleague.body.name, self._hands.now

    async def goes(self, matter: Matter) -> None:
        """Some say that they set off, and that they are there; others simply go."""
        if matter.kind not in _JOBS or self._dice.random() > _SAYS_SO:
            return
        worker, work = self._worker(matter), matter.work
        if key := self._on(matter, r"^1:set_off:"):
            await self._taps(worker, key)
            work.set_off_at = self._hands.now
        if key := self._on(matter, r"^1:arrive:"):
            await self._hands.until(self._hands.now + _THE_WAY)
            await self._taps(worker, key)
            work.arrived_at = self._hands.now

    async def finishes(self, matter: Matter) -> bool:
        """Shown with a photo, or answered in words; False where it cannot be done just now."""
        colleague = self._worker(matter)
        if matter.kind == _COMPLAINT:
            await self._judges(matter)
        key = self._on(matter, r"^1:finish:")
        if key is None:
            return False
        before = self._last
        await self._taps(colleague, key)
        if agreed := self._hands.newest(self._ops, r"^1:form:.*:amount:as_agreed$"):
            await self._taps(colleague, agreed)
        words = _DONE.get(matter.kind, _DONE[""])
        shown = await self._shows(colleague, words, before, photo=matter.kind in _JOBS)
        if not shown or not await self._sends(colleague, before):
            return False
        matter.work.finished_at = self._hands.now
        return True

    async def tries(self, matter: Matter) -> None:
        """With water, whether what was mended is tight; it is, or nobody would have said so."""
        work, key = matter.work, self._on(matter, r"^1:leak_test:")
        if key is None or work.finished_at is None:
            return  # it is done again meanwhile
        colleague, before = self._worker(matter), self._last
        await self._taps(colleague, key)
        tight = self._hands.newest(self._ops, r"^1:form:.*:found:tight$")
        if tight is None:
            return
        await self._taps(colleague, tight)
        if await self._shows(colleague, _TIGHT, before, photo=True):
            work.tested_at = self._hands.now

    async def plans(self) -> None:
        """What was not settled in a day: the head says what will be done, and by when."""
        for key in list(self._hands.all(self._ops, r"^1:plan:")):
            matter = self._diary.matters.get(number_in(key.message))
            unsettled = text_of(key.message).startswith(_UNSETTLED)
            if matter and unsettled and not matter.planned_at and self._dice.random() < _PLANS:
                await self._plans(matter, key)

    async def says_that_it_rains(self) -> None:
        await self._hands.says(self.somebody(Role.DISPATCHER).body, "/rain", self._ops)

    async def _plans(self, matter: Matter, key: Key) -> None:
        head, before = self.somebody(Role.HEAD), self._last
        await self._taps(head, key)
        if not await self._shows(head, _WILL_BE_DONE, before, photo=False):
            return
        if by := self._hands.newest(self._ops, r"^1:form:.*:due:"):
            await self._taps(head, by)
            matter.planned_at = self._hands.now

    async def _shows(self, colleague: Colleague, words: str, before: int, *, photo: bool) -> bool:
        """As what was asked since then wants it; False where nothing was."""
        asked = [one for one in self._hands.since(self._ops, before) if _asks(one)]
        if not asked:
            return False
        thread = asked[-1].json.get("message_thread_id", 0)
        extra = {"photos": 1} if photo else {"reply_to": asked[-1].id}
        await self._hands.says(colleague.body, words, self._ops, thread=thread, **extra)
        return True

    async def _sends(self, colleague: Colleague, before: int) -> bool:
        news = reversed(self._hands.since(self._ops, before))
        keys = (key for one in news for key in keys_of(one) if key.data.endswith(":send"))
        if sent := next(keys, None):
            await self._taps(colleague, sent)
        return sent is not None

    async def _compares(self, matter: Matter) -> None:
        """Whether the household has brought the same before; the card names what is like it."""
        key = self._on(matter, r"^1:same:")
        if key is None or self._dice.random() > _SAME:
            return
        await self._taps(self.somebody(Role.DISPATCHER), key)
        if other := NUMBER.search(key.label):
            self._diary.same.append((matter.number, other[0]))

    async def _judges(self, matter: Matter) -> None:
        supervisor = self.somebody(Role.SUPERVISOR)
        for pattern in (r"^1:judge:", _verdict(self._dice), r"^1:department:", r":ordinary$"):
            if keys := self._keys(matter, pattern):
                await self._taps(supervisor, self._dice.choice(keys))
        self.reads(matter)

    async def _taps(self, colleague: Colleague, key: Key) -> None:
        await self._hands.taps(colleague.body, key, self._ops)

    def _on(self, matter: Matter, pattern: str) -> Key | None:
        return next(iter(self._keys(matter, pattern)), None)

    def _keys(self, matter: Matter, pattern: str) -> list[Key]:
        """Under its own card: another's may name it as well."""
        card = card_of(self._hands, self._ops, matter.number)
        return [key for key in keys_of(card) if re.search(pattern, key.data)] if card else []

    def _worker(self, matter: Matter) -> Colleague:
        named = (one for one in self._village.office if one.body.name == matter.worker)
        return next(named, self.somebody(Role.ENGINEER))


def in_office_hours(at: datetime) -> datetime:
    """Then, or when the office opens next; it is shut on Sundays."""
    local = at.astimezone(_ZONE)
    if local.time() > _CLOSES:
        local = datetime.combine(local.date() + timedelta(days=1), _OPENS, _ZONE)
    if local.time() < _OPENS:
        local = datetime.combine(local.date(), _OPENS, _ZONE)
    if local.isoweekday() == 7:  # noqa: PLR2004 - Sunday
        local = datetime.combine(local.date() + timedelta(days=1), _OPENS, _ZONE)
    return local


def _verdict(dice: Random) -> str:
    return r"^1:verdict:.*:upheld$" if dice.random() < _UPHELD else r"^1:verdict:.*:(?!upheld)"


def _asks(message: Message) -> bool:
    return any(":form:" in key.data for key in keys_of(message))
