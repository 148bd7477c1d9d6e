"""What the office of a simulation does in its rounds: notices, audits, the silent, the calls."""

import re
from datetime import timedelta
from random import Random

from bot.simulation.diary import Diary, Matter, Notice, Recorded
from bot.simulation.hands import Hands, Key, key_under, keys_of, text_of
from bot.simulation.reading import came, is_second_call, notice_of, number_in
from bot.simulation.village import Colleague, Village
from domain.tickets import Role
from handlers.views.follow_ups import ROWS
from sandbox.chats import Message

_AT_HOME, _CARES, _HEEDS = 0.6, 0.7, 0.3
_NOTICE = re.compile(r"^1:rect_acknowledge:(\d+)$")
_STEPS = (
    #  what                 noted as             by the one on it, or these
    ("rect_acknowledge", "acknowledged_at", ()),
    ("rect_rectify", "rectified_at", ()),
    ("rect_close", "closed_at", (Role.SUPERVISOR,)),
)
_GIVEN_UP, _MAILBOX = "🔕", "📮"
_SORRY = "我已亲自过问，正在督办处理"


class Rounds:
    def __init__(self, hands: Hands, village: Village, diary: Diary, dice: Random) -> None:
        self._hands, self._village, self._diary, self._dice = hands, village, diary, dice
        self._read: dict[int, int] = {}  # the last message of a group that was read
        self._hanging: dict[str, Message] = {}  # notices in the group
        self._mail: dict[str, Message] = {}  # before the general manager

    def reads(self) -> list[Matter]:
        """What is new in the groups; back comes what has to be done again."""
        again = []
        for message in self._news(self._village.ops):
            found = next(
                (one for key in keys_of(message) if (one := _NOTICE.match(key.data))), None
            )
            if found and (matter := self._notes(found[1], message)):
                again.append(matter)
        for message in self._news(self._village.gm):
            matter = self._diary.matters.get(number_in(message))
            if matter and text_of(message).startswith(_MAILBOX):
                self._mail[matter.number] = message
                matter.before_the_gm_at = matter.before_the_gm_at or came(message)
        return again

    async def acknowledges(self) -> None:
        """Whoever sees a notice with their name on it takes it up, or does so later."""
        for notice in list(self._diary.notices.values()):
            if notice.acknowledged_at is None and self._dice.random() < _HEEDS:
                await self._sees_to(notice)

    async def round(self) -> None:
        for notice in list(self._diary.notices.values()):
            await self._sees_to(notice)
        for number, message in list(self._mail.items()):
            await self._answers(number, message)
        for key in self._all(r"^1:accept_for:"):
            await self._accepts(key)
        for key in self._all(r"^1:pass_audit:"):
            await self._taps(self._somebody(Role.SUPERVISOR), key)

    async def calls(self) -> None:
        """Whom the office is to speak with: some are at home, and most of these are content."""
        for key in self._all(r"^1:contact_take:"):
            number = number_in(key.message)
            caller = await self._takes(key, number)
            reached = self._dice.random() < _AT_HOME
            pattern = r"^1:contact_reached:" if reached else r"^1:contact_vain:"
            if not (said := key_under(key.message, pattern)):
                continue
            await self._taps(caller, said)
            if reached:
                await self._records(caller, key.message, number)
            elif _GIVEN_UP in text_of(key.message) and not keys_of(key.message):
                self._diary.in_vain.append(self._hands.now)

    def _news(self, group: int) -> list[Message]:
        news = self._hands.since(group, self._read.get(group, 0))
        self._read[group] = max((one.id for one in news), default=self._read.get(group, 0))
        return news

    def _notes(self, number: str, message: Message) -> Matter | None:
        """The matter, where the notice says that it is done again."""
        said, at = notice_of(message), came(message)
        self._hanging[number] = message
        self._diary.notices[number] = Notice(number, said.number, at, said.to, said.again)
        matter = self._diary.matters.get(said.number)
        return matter if matter and said.again and matter.does_again(at) else None

    async def _sees_to(self, notice: Notice) -> None:
        """One step in each round."""
        message = self._hanging[notice.notice]
        for what, noted, roles in _STEPS:
            if key := key_under(message, rf"^1:{what}:"):
                by = self._somebody(*roles) if roles else self._on_it(notice)
                await self._taps(by, key)
                if not key_under(message, rf"^1:{what}:"):  # else the house has refused
                    setattr(notice, noted, self._hands.now)
                    notice.to = notice.to or by.body.name
                return

    def _on_it(self, notice: Notice) -> Colleague:
        named = (one for one in self._village.office if one.body.name == notice.to)
        return next(named, self._somebody(Role.HEAD))

    async def _answers(self, number: str, message: Message) -> None:
        """In person, as long as nobody has found it in order meanwhile."""
        matter = self._diary.matters[number]
        if matter.work.accepted_at or self._dice.random() > _CARES:
            return
        (gm,) = self._village.hands(Role.GM)
        await self._hands.says(gm.body, _SORRY, self._village.gm, reply_to=message.id)
        matter.answered_by_the_gm.append(self._hands.now)
        del self._mail[number]

    async def _accepts(self, key: Key) -> None:
        """For those who said nothing."""
        await self._taps(self._somebody(Role.DISPATCHER), key)
        matter = self._diary.matters.get(number_in(key.message))
        if matter and not key_under(key.message, r"^1:accept_for:"):
            matter.work.accepted_at = self._hands.now

    async def _takes(self, key: Key, number: str) -> Colleague:
        """Nobody asks about their own work; what weighs heavily is the manager's to ask."""
        matter = self._diary.matters.get(number)
        desk = [
            one
            for one in self._village.hands(Role.DISPATCHER)
            if matter is None or one.body.name != matter.worker
        ]
        callers = [self._dice.choice(desk), *self._village.hands(Role.MANAGER)]
        for caller in callers:
            await self._taps(caller, key)
            if not key_under(key.message, r"^1:contact_take:"):
                return caller
        return callers[-1]

    async def _records(self, caller: Colleague, message: Message, number: str) -> None:
        scores = {}
        for row in ROWS:
            points = self._dice.choice((3, 4, 4, 5))
            if key := key_under(message, rf"^1:contact_points:\d+:{row}:{points}$"):
                await self._hands.until(self._hands.now + timedelta(seconds=20))
                await self._taps(caller, key)
                scores[row] = points
        if key := key_under(message, r"^1:contact_record:"):
            now = self._hands.now  # before they are asked whether so
            second = is_second_call(message)
            told = Recorded(number, now, scores, called_for=came(message), second=second)
            await self._taps(caller, key)
            if not key_under(message, r"^1:contact_record:"):  # else the house has refused
                self._diary.recorded.append(told)

    def _all(self, pattern: str) -> list[Key]:
        return list(self._hands.all(self._village.ops, pattern))

    def _somebody(self, *roles: Role) -> Colleague:
        return self._dice.choice(self._village.hands(*roles))

    async def _taps(self, colleague: Colleague, key: Key) -> None:
        await self._hands.taps(colleague.body, key, self._village.ops)
