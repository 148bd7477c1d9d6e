"""来言: whoever simply writes is asked what it shall be; danger goes before whatever it is."""

import pytest

from domain.tickets import Kind
from handlers.views.names import DEPARTMENT, HELP, KIND, TOPIC
from handlers.views.safety import SAFETY
from locales import LANGUAGES
from storage.tables import Ticket
from tests.stories.matters import DANGER, DOUBTFUL, MAKE, SAID, filed, settles_the_rest, tells
from tests.stories.talks import HAPPENED, UNSWEPT, WHERE, WHOM, is_asked, screen
from tests.town import labels_of, text_of

pytestmark = pytest.mark.usefixtures("nothing_fails")


@pytest.mark.parametrize("kind", SAID)
@pytest.mark.parametrize("language", LANGUAGES)
async def test_what_it_seems_to_be_is_offered_first_and_their_words_are_kept(town, kind, language):
    li = await town.resident("Li", "3-1102", language)
    await tells(li, SAID[kind][language])
    asked = await is_asked(li, MAKE)
    assert labels_of(asked)[0] == li.tr(KIND[kind])
    rows = asked["reply_markup"]["inline_keyboard"]
    assert [len(row) for row in rows] == [2, 2, 2, 1, 2]
    await li.taps(KIND[kind])
    if kind is not Kind.SUGGESTION:
        assert SAID[kind][language] in text_of(await screen(li))
    await finishes(li, kind)
    ticket = await filed(town)
    assert (ticket.kind, ticket.words) == (kind, SAID[kind][language])


async def finishes(li, kind):
    match kind:
        case Kind.COMPLAINT:
            await settles_the_rest(li)
        case Kind.INQUIRY:
            await li.taps("✅ Send")
        case Kind.PRAISE:
            await li.taps(DEPARTMENT["customer_care"])


async def test_words_may_turn_out_to_be_a_call_for_help(town, li):
    await tells(li, "我没带钥匙，进不去门")
    await li.taps(KIND[Kind.HELP])
    await li.taps(HELP["locked_out"])
    await li.taps("3-1102")
    ticket = await filed(town)
    assert (ticket.kind, ticket.words) == ("help", "我没带钥匙，进不去门")


@pytest.mark.clause("A1", partly="lettings")
@pytest.mark.clause("A7")
async def test_the_front_desk_takes_every_kind_of_matter(town, li):
    await li.says("/start")
    counter = (await li.messages())[-1]
    offered = labels_of(counter)
    assert offered[:6] == [li.tr(KIND[kind]) for kind in (Kind.REPAIR, *SAID, Kind.HELP)]
    for kind, first in ((Kind.COMPLAINT, HAPPENED), (Kind.HELP, "What has happened?")):
        await li.taps(KIND[kind], on=counter)
        await is_asked(li, first)
        await li.says("/cancel")


# --- danger inside a matter ----------------------------------------------------------------------


@pytest.mark.parametrize("opened_by", ["/complain", "/ask", "/suggest", "/praise"])
async def test_words_of_danger_go_straight_to_an_urgent_report(town, li, opened_by):
    await li.says(opened_by)
    await li.says("水管爆了，水漫到走廊了")
    await li.sees(SAFETY["water"], WHERE)
    await li.taps("3-1102")
    (ticket,) = await town.kept(Ticket)
    assert (ticket.kind, ticket.urgent) == ("repair", True)
    await town.ops_group.sees(ticket.number, mentions=town.engineer)


async def test_danger_that_comes_up_later_takes_what_was_said_along(town, li):
    await li.says("/complain")
    await tells(li, UNSWEPT)
    await is_asked(li, WHOM)
    await li.says("现在天花板塌下来了")
    await li.taps("3-1102")
    (ticket,) = await town.kept(Ticket)
    assert (ticket.kind, ticket.urgent) == ("repair", True)
    assert ticket.words == f"{UNSWEPT}\n现在天花板塌下来了"


@pytest.mark.parametrize("opened_by", ["/complain", "/ask"])
async def test_in_doubt_it_is_asked_and_yes_is_an_urgent_report(town, li, opened_by):
    await li.says(opened_by)
    await li.says(DOUBTFUL)
    await is_asked(li, DANGER)
    await li.taps("⚠️ Yes, send somebody now")
    await li.taps("3-1102")
    (ticket,) = await town.kept(Ticket)
    assert (ticket.kind, ticket.urgent, ticket.words) == ("repair", True, DOUBTFUL)


async def test_in_doubt_a_no_leaves_the_complaint_a_complaint(town, li):
    await li.says("/complain")
    await li.says(DOUBTFUL)
    await li.taps("No")
    await settles_the_rest(li, TOPIC["hygiene"])
    ticket = await filed(town)
    assert (ticket.kind, ticket.urgent, ticket.expectation) == ("complaint", False, "")
