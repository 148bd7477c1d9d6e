"""How the office of a simulation sees to what is brought: each matter by itself, and in rounds."""

import re
from datetime import datetime, time, timedelta
from random import Random
from zoneinfo import ZoneInfo

from bot.simulation.diary import Diary, Matter, Recorded
from bot.simulation.hands import Hands, Key, keys_of, text_of
from bot.simulation.village import ZONE, Colleague, Village
from domain.tickets import Role
from sandbox.chats import Message

_ZONE = ZoneInfo(ZONE)
_OPENS, _CLOSES = time(8, 45), time(17, 30)
_JOB, _COMPLAINT = "R", "C"
_NUMBER = re.compile(r"[A-Z]\d{6}-\d{3,4}")
_AT_HOME = 0.6
_DONE = {"R": "换了配件，已试过", "C": "已与相关部门沟通，今后每天巡查", "": "已答复，谢谢您"}


class Office:
    def __init__(self, hands: Hands, village: Village, diary: Diary, dice: Random) -> None:
        self._hands, self._village, self._diary, self._dice = hands, village, diary, dice

    @property
    def _ops(self) -> int:
        return self._village.ops

    def soon(self, urgent: bool, first: float, last: float) -> datetime:  # noqa: FBT001
        """So many minutes from now; what is not urgent waits for the office's hours."""
        at = self._hands.now + timedelta(minutes=self._dice.uniform(first, last))
        return at if urgent else in_office_hours(at)

    def somebody(self, *roles: Role) -> Colleague:
        return self._dice.choice(self._village.hands(*roles))

    async def takes(self, matter: Matter) -> None:
        roles = (Role.ENGINEER,) if matter.number[0] == _JOB else (Role.DISPATCHER,)
        colleague = self.somebody(*roles)
        if key := self._on(matter, r"^1:accept_order:"):
            await self._taps(colleague, key)
            matter.worker = colleague.body.name

    async def finishes(self, matter: Matter) -> bool:
        """Shown with a photo, or answered in words; False where it cannot be done just now."""
        colleague = self._worker(matter)
        if matter.number[0] == _COMPLAINT:
            await self._judges(matter)
        key = self._on(matter, r"^1:finish:")
        if key is None:
            return False
        before = max(self._hands.chat(self._ops).messages)
        await self._taps(colleague, key)
        asked = [one for one in self._hands.since(self._ops, before) if _asks(one)]
        if not asked:
            return False
        job = matter.number[0] == _JOB
        words = _DONE.get(matter.number[0], _DONE[""])
        thread = asked[-1].json.get("message_thread_id", 0)
        extra = {"photos": 1} if job else {"reply_to": asked[-1].id}
        await self._hands.says(colleague.body, words, self._ops, thread=thread, **extra)
        sent = next(
            (key for one in reversed(self._hands.since(self._ops, before)) for key in keys_of(one)
             if key.data.endswith(":send")), None
        )  # fmt: skip
        if sent is None:
            return False
        await self._taps(colleague, sent)
        matter.finished_at = self._hands.now
        return True

    async def round(self) -> None:
        """What lies about in the group: notices, what waits for audit, the silent."""
        for pattern, roles in _ROUND:
            for key in list(self._hands.all(self._ops, pattern)):
                await self._taps(self.somebody(*roles), key)

    async def calls(self) -> None:
        """Whom the office is to speak with: some are at home, and most of these are content."""
        for key in list(self._hands.all(self._ops, r"^1:contact_take:")):
            number = _NUMBER.search(text_of(key.message))
            caller = self._caller(number[0] if number else "")
            await self._taps(caller, key)
            reached = self._dice.random() < _AT_HOME
            pattern = r"^1:contact_reached:" if reached else r"^1:contact_vain:"
            if not (said := self._under(key.message, pattern)):
                continue
            await self._taps(caller, said)
            if reached and number:
                await self._records(caller, key.message, number[0])

    def _caller(self, number: str) -> Colleague:
        """Nobody asks about their own work."""
        matter = self._diary.matters.get(number)
        others = self._village.hands(Role.DISPATCHER)
        if matter:
            others = [one for one in others if one.body.name != matter.worker]
        return self._dice.choice(others)

    async def _records(self, caller: Colleague, message: Message, number: str) -> None:
        scores = {}
        for row in ("quality", "effect", "satisfaction"):
            points = self._dice.choice((3, 4, 4, 5))
            if key := self._under(message, rf"^1:contact_points:\d+:{row}:{points}$"):
                await self._hands.until(self._hands.now + timedelta(seconds=20))
                await self._taps(caller, key)
                scores[row] = points
        if key := self._under(message, r"^1:contact_record:"):
            told = Recorded(number, self._hands.now, scores)  # before they are asked whether so
            await self._taps(caller, key)
            if not self._under(message, r"^1:contact_record:"):  # else the house has refused
                self._diary.recorded.append(told)

    def _under(self, message: Message, pattern: str) -> Key | None:
        return next((key for key in keys_of(message) if re.search(pattern, key.data)), None)

    async def _judges(self, matter: Matter) -> None:
        supervisor = self.somebody(Role.SUPERVISOR)
        for pattern in (
            r"^1:judge:",
            r":verdict:.*upheld|:upheld$",
            r":department:",
            r":ordinary$",
        ):
            if key := self._on(matter, pattern):
                await self._taps(supervisor, key)

    async def _taps(self, colleague: Colleague, key: Key) -> None:
        await self._hands.taps(colleague.body, key, self._ops)

    def _on(self, matter: Matter, pattern: str) -> Key | None:
        return self._hands.newest(self._ops, pattern, matter.number)

    def _worker(self, matter: Matter) -> Colleague:
        named = (one for one in self._village.office if one.body.name == matter.worker)
        return next(named, self.somebody(Role.ENGINEER))


_ROUND = (
    (r"^1:rect_acknowledge:", (Role.ENGINEER, Role.HEAD)),
    (r"^1:rect_rectify:", (Role.ENGINEER, Role.HEAD)),
    (r"^1:rect_close:", (Role.SUPERVISOR,)),
    (r"^1:accept_for:", (Role.DISPATCHER,)),
    (r"^1:pass_audit:", (Role.SUPERVISOR,)),
)


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


def _asks(message: Message) -> bool:
    return any(":form:" in key.data for key in keys_of(message))
