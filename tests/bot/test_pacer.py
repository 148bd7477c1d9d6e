"""Are Telegram's rates kept, does nothing urgent wait, and is it known when to ask again?"""

import pytest

from bot.pacer import UNLIMITED, Pacer, Rates
from storage.outbox import Lane

URGENT, REPLY, NOTIFY, BROADCAST = Lane
LI, WANG, OPS, COMMITTEE = 1, 2, -100, -200
LONG = 1000.0


class Watch:
    """Seconds, that pass when they are told to."""

    def __init__(self):
        self.now = 5000.0

    def __call__(self):
        return self.now


@pytest.fixture
def watch():
    return Watch()


@pytest.fixture
def pacer(watch):
    return Pacer(Rates(), watch)


@pytest.fixture
def group(watch):
    """A pacer that only the limits of one chat hold back."""
    return Pacer(Rates(per_second=1e9, burst=1e9), watch)


def goes(pacer, chat, lane=REPLY, card=None, *, edit=False):
    return pacer.admit(chat, lane, card, edit=edit)


def admitted(pacer, chat, lane=REPLY, times=100):
    """How many go out at once."""
    return sum(goes(pacer, chat, lane) for _ in range(times))


def busiest(moments, seconds):
    """The most that went out in any span of so many seconds."""
    return max(sum(at <= other < at + seconds for other in moments) for at in moments)


# --- in all


def test_a_burst_goes_out_at_once_and_then_it_is_a_steady_stream(pacer, watch):
    burst = sum(goes(pacer, chat) for chat in range(1, 100))
    watch.now += 1
    steady = sum(goes(pacer, chat) for chat in range(100, 200))
    assert (burst, steady) == (28, 28)
    for _ in range(10):
        watch.now += 0.1
        steady += sum(goes(pacer, chat) for chat in range(200 + steady, 300 + steady))
    assert 28 + 29 <= steady <= 28 + 30


def test_a_broadcast_leaves_the_reserve_to_the_others(pacer):
    def people(lane):
        return sum(goes(pacer, chat, lane) for chat in range(lane * 100 + 1, lane * 100 + 100))

    assert people(BROADCAST) == 22
    assert people(NOTIFY) == 6


@pytest.mark.parametrize(
    ("sent", "worst"),
    [(0, BROADCAST), (21, BROADCAST), (22, NOTIFY), (27, NOTIFY), (28, None)],
)
def test_the_least_urgent_lane_that_may_go(pacer, sent, worst):
    for chat in range(1, sent + 1):
        assert goes(pacer, chat)
    assert pacer.worst_lane() is worst


def test_nobody_waits_where_nothing_is_limited(watch):
    pacer = Pacer(UNLIMITED, watch)
    assert (admitted(pacer, LI), admitted(pacer, OPS)) == (100, 100)


# --- one person


def test_one_person_gets_a_few_at_once_and_then_one_a_second(pacer, watch):
    assert admitted(pacer, LI) == 4
    assert admitted(pacer, WANG) == 4
    watch.now += 1
    assert admitted(pacer, LI) == 1
    watch.now += 60
    assert admitted(pacer, LI) == 4


# --- a group


def test_a_group_keeps_a_reserve_for_what_is_urgent(group, watch):
    assert admitted(group, OPS, NOTIFY) == 16
    assert admitted(group, OPS, REPLY) == 0
    assert admitted(group, OPS, URGENT) == 4
    assert admitted(group, COMMITTEE, REPLY) == 16
    watch.now += 59.9
    assert admitted(group, OPS, URGENT) == 0
    watch.now += 0.1
    assert admitted(group, OPS, NOTIFY) == 16


def test_twenty_a_minute_are_never_exceeded_and_nothing_urgent_waits_for_the_rest(group, watch):
    sent = []
    for tick in range(6000):  # ten minutes, something urgent every half of one
        watch.now = 5000 + tick / 10
        lane = NOTIFY if tick % 300 else URGENT
        if goes(group, OPS, lane):
            sent.append(watch.now)
        else:
            assert lane is NOTIFY
    assert busiest(sent, 60) == 17  # sixteen, and what was urgent on top
    assert len(sent) >= 160


def test_even_what_is_urgent_keeps_to_twenty_a_minute(group, watch):
    sent = []
    for tick in range(3000):
        watch.now = 5000 + tick / 10
        if goes(group, OPS, URGENT):
            sent.append(watch.now)
    assert busiest(sent, 60) == 20


# --- cards


def test_a_card_in_a_group_is_redrawn_every_three_seconds_at_most(group, watch):
    assert goes(group, OPS, card="ticket:1")
    assert not goes(group, OPS, card="ticket:1", edit=True)
    assert goes(group, OPS, card="ticket:2")
    assert goes(group, OPS, card="ticket:1"), "a new message need not wait"
    watch.now += 2.9
    assert not goes(group, OPS, card="ticket:1", edit=True)
    watch.now += 0.1
    assert goes(group, OPS, card="ticket:1", edit=True)
    assert not goes(group, OPS, card="ticket:1", edit=True)


def test_a_screen_in_a_private_chat_is_redrawn_at_once(pacer):
    assert goes(pacer, LI, card="screen:1")
    assert goes(pacer, LI, card="screen:1", edit=True)


# --- told to wait


def test_a_chat_that_was_told_to_wait_waits_alone(pacer, watch):
    pacer.pause(LI, 7)
    assert [goes(pacer, chat, URGENT) for chat in (LI, WANG, OPS)] == [False, True, True]
    watch.now += 6.9
    assert not goes(pacer, LI, URGENT)
    watch.now += 0.1
    assert goes(pacer, LI)


# --- when to ask again


def after(pacer, *refused):
    """How long to wait after these were not let through."""
    for chat, lane in refused:
        assert not goes(pacer, chat, lane)
    return pacer.wait(LONG)


def test_while_nothing_has_to_wait_there_is_no_hurry(pacer):
    assert goes(pacer, LI)
    assert pacer.wait(LONG) == LONG


def test_it_says_when_the_first_of_those_that_wait_may_go(pacer):
    pacer.pause(LI, 7)
    pacer.pause(OPS, 3)
    assert after(pacer, (LI, REPLY), (OPS, REPLY)) == pytest.approx(3)
    assert after(pacer, (LI, REPLY)) == pytest.approx(7)
    assert pacer.wait(LONG) == LONG, "it was said already"


def test_it_never_says_longer_than_one_wants_to_wait(pacer):
    pacer.pause(LI, 7)
    assert not goes(pacer, LI)
    assert pacer.wait(0.5) == 0.5


def test_what_may_go_by_now_is_not_waited_for(pacer, watch):
    pacer.pause(LI, 7)
    assert not goes(pacer, LI)
    watch.now += 8
    assert pacer.wait(LONG) == 0


@pytest.mark.parametrize(
    ("chat", "lane", "times", "seconds"),
    [(LI, REPLY, 4, 1), (OPS, NOTIFY, 16, 60), (OPS, URGENT, 20, 60)],
)
def test_whoever_comes_back_when_told_to_is_let_through(group, watch, chat, lane, times, seconds):
    assert admitted(group, chat, lane, times) == times
    wait = after(group, (chat, lane))
    assert wait == pytest.approx(seconds)
    watch.now += wait + 1e-9
    assert goes(group, chat, lane)


def test_it_says_when_the_stream_flows_again(pacer, watch):
    for chat in range(1, 29):
        assert goes(pacer, chat)
    assert pacer.worst_lane() is None
    watch.now += pacer.wait(LONG) + 1e-9
    assert pacer.worst_lane() is NOTIFY
    watch.now += pacer.wait(LONG) + 1e-9
    assert pacer.worst_lane() is BROADCAST


# --- what need not be remembered


def test_what_limits_nobody_any_more_is_forgotten_and_the_rest_is_not(group, watch):
    for chat in (LI, WANG):
        assert goes(group, chat, card=f"screen:{chat}")
    assert goes(group, OPS, card="ticket:1")
    group.pause(COMMITTEE, 5)
    watch.now += 4
    assert admitted(group, LI) == 4
    group.forget()
    assert (set(group._chats), set(group._cards), set(group._paused)) == ({LI}, set(), {COMMITTEE})
    assert not goes(group, LI)
    assert not goes(group, COMMITTEE)
