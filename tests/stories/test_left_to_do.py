"""What is left of an order whose work is accepted: whoever has it keeps it until that is done."""

import pytest

from tests.stories.answers import says_no_more
from tests.stories.raining import LEAK
from tests.stories.usually import card_of, newest, orders_in, scores, shows_the_work
from tests.town import labels_of, text_of

TEST, ACKNOWLEDGE, PUT_RIGHT = "💧 Leak test", "📝 Acknowledge", "🔧 Put right"
pytestmark = pytest.mark.usefixtures("nothing_raises")


async def still_theirs(wang, number, label):
    """Both in private, where they have its card, and in the list."""
    shown = await orders_in(wang, number)
    (card,) = [one for one in shown if not text_of(one).startswith("📋")]  # without the notice
    assert wang.tr(label) in labels_of(card)
    await wang.says("/orders")
    assert number in labels_of(await wang.sees("📋", number))
    return card


async def nothing_left(wang, number):
    await wang.sees("✔️", number)
    await wang.says("/orders")
    await wang.sees("📋 You have no orders just now.")


@pytest.mark.clause("B18")
@pytest.mark.parametrize("tested", [True, False])
async def test_an_accepted_leak_stays_with_the_worker_until_its_test_is_done_or_too_late(
    town, wang, li, tested
):
    await li.says(LEAK)
    await li.taps("🔧 Repair")
    await li.taps_as_asked("🏠", "Wall, ceiling, leak", "14:00–17:00", "✅ Send")
    number = await newest(town)
    await wang.taps("✋ Accept", on=await card_of(town, number), at=town.ops_group)
    await shows_the_work(town, number)
    await li.taps("👍 It is fine")
    card = await still_theirs(wang, number, TEST)
    if tested:
        await wang.taps(TEST, on=card)
        await wang.taps("✅ It is tight")
        await wang.says("淋水半小时，不见水迹", photos=1)
    else:
        await town.passes("P1DT1H")
    await nothing_left(wang, number)


@pytest.mark.clause("B14")
async def test_what_is_to_be_put_right_stays_with_the_worker_though_the_rework_is_accepted(
    town, li, wang, mended
):
    await scores(li, 2, 2, 2)
    await says_no_more(li)
    await town.dispatcher.taps("🔁 Rework", at=town.ops_group)
    await shows_the_work(town, mended)
    await li.taps("👍 It is fine")
    card = await still_theirs(wang, mended, ACKNOWLEDGE)
    await wang.taps(ACKNOWLEDGE, on=card)
    card = await still_theirs(wang, mended, PUT_RIGHT)
    await wang.taps(PUT_RIGHT, on=card)
    await nothing_left(wang, mended)
