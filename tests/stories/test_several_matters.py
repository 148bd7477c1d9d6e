"""几件一起问 — each matter is answered by itself, whatever becomes of the words about another."""

import pytest

from storage.tables import FollowUp, Rectification
from tests.stories.usually import is_repaired, reports, scores
from tests.town import labels_of, text_of

pytestmark = pytest.mark.usefixtures("nothing_fails")

OF = "Matter {n} of {count}"
ONE = "🔔 {number}: three taps above would help us very much. Thank you."
DRIPS, DARK = "水龙头滴水", "卧室的灯不亮"


@pytest.fixture
async def two(town, li):
    """Two repairs, asked about in one message; their numbers."""
    numbers = [await reports(li, words) for words in (DRIPS, DARK)]
    for number in numbers:
        await is_repaired(town, li, number)
    await town.passes("P2DT1M")
    return numbers


async def question(li):
    """The one message with rows to be tapped."""
    (shown,) = [one for one in await li.messages() if any("①" in n for n in labels_of(one))]
    return shown


@pytest.mark.clause("F13")
async def test_the_next_matter_does_not_wait_for_words_about_the_last(town, li, two):
    before = await question(li)
    await scores(li, 5, 4, 5)
    words = await li.sees("🙏 Thank you. A word more, if you like", DRIPS, two[0])
    assert labels_of(words)
    shown = await question(li)
    assert shown["message_id"] == before["message_id"]
    assert li.tr(OF, n=2, count=2) in text_of(shown)
    await town.restarts()
    await li.says("来得太晚了")
    await scores(li, 1, 1, 1)
    await li.sees("Thank you, noted.")
    await li.says("还是不亮")
    await li.taps("Skip")
    first, second = await town.kept(FollowUp)
    assert (first.state, first.shortcomings) == ("answered", "来得太晚了")
    assert (second.state, second.shortcomings) == ("answered", "还是不亮")
    assert second.id in [one.follow_up_id for one in await town.kept(Rectification)]
    assert not any(labels_of(one) for one in await li.messages() if "🙏" in text_of(one))


@pytest.mark.clause("F5", partly="telephone and visit")
async def test_the_reminder_leads_to_rows_that_can_be_tapped(town, li, two):
    """She answers about the first, and puts the telephone away."""
    await scores(li, 5, 4, 5)
    await town.passes("P1DT1H")
    reminded = await li.sees(ONE, number=two[1])
    shown = await question(li)
    assert reminded["reply_to_message"]["message_id"] == shown["message_id"]
    assert li.tr(OF, n=2, count=2) in text_of(shown)
    await scores(li, 4, 4, 4)
    assert [one.state for one in await town.kept(FollowUp)] == ["answered"] * 2
