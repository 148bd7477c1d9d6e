"""Tickets under random hands: whatever is tapped, forged or left lying, the table is kept."""

import asyncio
from contextlib import AsyncExitStack

import pytest
from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as some
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    rule,
    run_state_machine_as_test,
)

from handlers.presses import PRESSES
from storage.tables import Ticket
from tests.founding import a_town
from tests.stories.life import all_is_well
from tests.town import text_of

STAFF = ("dispatcher", "engineer", "supervisor", "head", "manager", "gm", "guard")
MATTERS = {
    "/repair": "厨房水龙头滴水",
    "/complain": "楼下垃圾桶三天没人收",
    "/ask": "门禁卡怎么补办",
    "/suggest": "建议在北门加一盏路灯",
    "/praise": "感谢王工下雨天来修门",
}
WORDS = ("好的", "明天上午过来", "原因已经查清，重新做了密封", "水喷出来了，快来人", "🙂")
WHILES = ("PT3M", "PT40M", "PT7H", "P1D", "P4D")
_MOST_TAPS = 12  # more than any form of ours asks


class Life(RuleBasedStateMachine):
    """Everybody at once, without reading."""

    def __init__(self, databases, command):
        super().__init__()
        self.command = command
        self.runner, self.stack = asyncio.Runner(), AsyncExitStack()
        self.town = self.does(self.stack.enter_async_context(a_town(databases)))
        self.li = self.does(self.town.resident("李女士", "3-1102"))
        self.staff = {role: self.does(self.town.staff(role, role)) for role in STAFF}

    def does(self, work):
        return self.runner.run(work)

    def teardown(self):
        self.does(self.stack.aclose())
        self.runner.close()

    @initialize(urgent=some.booleans())
    def something_is_brought(self, urgent):
        self.does(self.li.says(self.command))
        burst = urgent and self.command == "/repair"
        words = "水管爆了，水漫到走廊了" if burst else MATTERS[self.command]
        self.does(self.li.says(words))
        for _ in range(_MOST_TAPS):
            if self.does(self._tickets()):
                return
            self.does(self._goes_on())
        raise AssertionError(f"{self.command} leads nowhere")

    async def _goes_on(self):
        """The first button of the newest question that has any."""
        for message in reversed(await self.li.messages()):
            if buttons := buttons_of(message):
                return await self.li.presses(buttons[0]["callback_data"], message)
        return None

    @rule(role=some.sampled_from(STAFF), nth=some.integers(0, 40))
    def somebody_in_the_office_taps_what_is_there(self, role, nth):
        self.does(self._taps(self.staff[role], self.town.ops_group, nth))

    @rule(nth=some.integers(0, 40))
    def the_resident_taps_what_is_there(self, nth):
        self.does(self._taps(self.li, self.li, nth))

    @rule(
        role=some.sampled_from(STAFF),
        action=some.sampled_from(sorted(PRESSES)),
        tail=some.sampled_from(["", ":1", ":upheld", ":rain"]),
    )
    def somebody_in_the_office_forges_a_press(self, role, action, tail):
        self.does(self._forges(self.staff[role], self.town.ops_group, action, tail))

    @rule(action=some.sampled_from(sorted(PRESSES)))
    def the_resident_forges_a_press(self, action):
        self.does(self._forges(self.li, self.li, action, ""))

    @rule(
        role=some.sampled_from(STAFF),
        words=some.sampled_from(WORDS),
        nth=some.integers(0, 5),
        photos=some.integers(0, 1),
    )
    def somebody_in_the_office_replies(self, role, words, nth, photos):
        self.does(self._replies(self.staff[role], self.town.ops_group, words, nth, photos))

    @rule(words=some.sampled_from(WORDS), nth=some.integers(0, 5))
    def the_resident_replies(self, words, nth):
        self.does(self._replies(self.li, self.li, words, nth, 0))

    @rule(period=some.sampled_from(WHILES))
    def time_passes(self, period):
        """Whoever is called every ten minutes comes within the hour."""
        calling = any(one.urgent and one.state == "filed" for one in self.does(self._tickets()))
        self.does(self.town.passes(WHILES[1] if calling else period))

    @rule()
    def the_house_is_restarted(self):
        self.does(self.town.restarts())

    @invariant()
    def all_is_well(self):
        self.does(all_is_well(self.town))

    async def _tickets(self):
        return await self.town.kept(Ticket)

    async def _taps(self, who, chat, nth):
        there = [(one, button) for one in await chat.messages() for button in buttons_of(one)]
        if there:
            message, button = there[-1 - nth % len(there)]
            await who.presses(button["callback_data"], message, at=chat)

    async def _forges(self, who, chat, action, tail):
        shown = [one for one in await chat.messages() if buttons_of(one)]
        if shown:
            (ticket, *_) = await self._tickets()
            await who.presses(f"1:{action}:{ticket.id}{tail}", shown[-1], at=chat)

    async def _replies(self, who, chat, words, nth, photos):
        messages = [one for one in await chat.messages() if one["from"]["is_bot"] and text_of(one)]
        extra = {"photos": photos} if photos else {}
        await who.replies(words, messages[-1 - nth % len(messages)], chat, **extra)


def buttons_of(message):
    rows = (message.get("reply_markup") or {}).get("inline_keyboard", [])
    return [button for row in rows for button in row]


@pytest.mark.parametrize("command", sorted(MATTERS))
@pytest.mark.parametrize(
    ("databases", "lives"),
    [("sqlite", 3), ("postgresql", 1)],
    indirect=["databases"],
)
@pytest.mark.clause("B10", partly="a stub, filed with the order")
def test_no_hand_moves_a_ticket_but_by_the_table(databases, lives, command):
    few = settings(
        max_examples=lives,
        stateful_step_count=18,
        suppress_health_check=list(HealthCheck),
        phases=[Phase.generate],  # a life is long: to shrink it would take an hour
        print_blob=False,
    )
    run_state_machine_as_test(lambda: Life(databases, command), settings=few)
