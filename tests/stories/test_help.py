"""求助: the numbers to call come first, then somebody does."""

import pytest

from handlers.views.names import HELP
from handlers.views.safety import SAFETY
from locales import LANGUAGES
from storage.tables import Conversation, FollowUp, Ticket
from tests.stories.matters import NUMBERS, filed
from tests.stories.talks import WHERE, is_asked
from tests.stories.usually import is_repaired, newest, said_by_us
from tests.town import text_of

pytestmark = pytest.mark.usefixtures("nothing_fails")


@pytest.mark.clause("D4", partly="the follow-up")
@pytest.mark.parametrize("language", LANGUAGES)
async def test_for_help_the_numbers_to_call_come_first_and_the_duty_is_called(town, language):
    li, ops = await town.resident("Li", "3-1102", language), town.ops_group
    await li.says("/sos")
    (first,) = said_by_us(await li.messages())
    assert li.tr(SAFETY["other_danger"], **NUMBERS) in text_of(first)
    await li.taps(HELP["medical"])
    await is_asked(li, WHERE)
    await li.taps("3-1102")
    ticket = await filed(town)
    assert (ticket.kind, ticket.number[0], ticket.urgent) == ("help", "H", True)
    assert ticket.triage_kind == "other_danger"
    await li.sees(SAFETY["other_danger"], ticket.number, **NUMBERS)
    await ops.sees(ticket.number, mentions=town.engineer)
    assert await town.kept(Conversation) == []


@pytest.mark.parametrize(
    ("what", "urgent", "kind"),
    [
        ("medical", True, "other_danger"),
        ("locked_in", True, "other_danger"),
        ("lost", True, "other_danger"),
        ("water", True, "water"),
        ("locked_out", False, "routine"),
    ],
)
async def test_each_kind_of_help_has_its_urgency(town, li, what, urgent, kind):
    await li.says("/sos")
    await li.taps(HELP[what])
    await li.taps("🏢 A common area")
    ticket = await filed(town)
    assert (ticket.category, ticket.urgent, ticket.triage_kind) == (what, urgent, kind)
    assert (ticket.place, ticket.words) == ("", "")
    await town.ops_group.sees(ticket.number, mentions=town.engineer)


async def test_other_help_needs_a_few_words(town, li):
    await li.says("/sos")
    await li.taps("Something else")
    await li.says("轮椅上不了台阶，想找人搭把手")
    await li.taps("3-1102")
    ticket = await filed(town)
    assert (ticket.category, ticket.urgent) == ("other", False)
    assert ticket.words == "轮椅上不了台阶，想找人搭把手"


async def test_words_of_danger_make_other_help_urgent(town, li):
    await li.says("/sos")
    await li.says("我妈晕倒了，叫不醒")
    await li.sees(SAFETY["other_danger"], WHERE, **NUMBERS)
    await li.taps("3-1102")
    (ticket,) = await town.kept(Ticket)
    assert (ticket.kind, ticket.urgent, ticket.words) == ("help", True, "我妈晕倒了，叫不醒")


async def test_help_does_not_wait_for_another_talk(town, li):
    await li.says("/suggest")
    await li.says("/sos")
    await li.taps(HELP["locked_in"])
    await li.taps("3-1102")
    assert [one.kind for one in await town.kept(Ticket)] == ["help"]


async def test_a_stranger_who_asks_for_help_sees_the_numbers_before_the_welcome(town):
    stranger = await town.newcomer("路人")
    await stranger.says("/sos")
    numbers, welcome = said_by_us(await stranger.messages())
    assert stranger.tr(SAFETY["other_danger"], **NUMBERS) in text_of(numbers)
    assert stranger.tr("🏠 Welcome") in text_of(welcome)


@pytest.mark.clause("D4")
async def test_some_days_after_first_aid_they_are_asked_how_it_was(town, li):
    await li.says("/sos")
    await li.taps(HELP["medical"])
    await li.taps("3-1102")
    await is_repaired(town, li, await newest(town))
    (planned,) = await town.kept(FollowUp)
    assert planned.clause == "S0 八2(2)"
    await town.passes("P6DT23H")
    await li.sees("🙏", (await filed(town)).number)
