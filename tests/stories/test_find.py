"""/find: a ticket by whatever is known of it, and nothing that is withheld."""

import pytest

from handlers.answering import _REASONS as REASONS
from storage.tables import Community, Event, Person
from tests.founding import a_town
from tests.stories.listed import NOTHING, numbers_on, the_list
from tests.stories.matters import complains
from tests.stories.usually import DRIPS, card_of, copied, reports, says
from tests.town import labels_of, text_of


@pytest.fixture
async def two(town, li):
    """A repair in 3-1102, and a complaint by a neighbour."""
    repair = await reports(li, DRIPS)
    neighbour = await town.resident("邻居老张", "3-1101")
    complaint = await complains(neighbour, "保洁好几天没来打扫楼道了")
    return repair, complaint.number


@pytest.mark.parametrize(
    ("said", "which"),
    [
        ("3-1102", [0]),
        ("３栋１１０２室", [0]),
        ("building 3", [1, 0]),
        ("李女士", [0]),
        ("老张 打扫", [1]),
        ("水龙头", [0]),
        ("水龙头 滴水", [0]),
        ("水龙头 打扫", []),
        ("投诉", [1]),
        ("open repair", [0]),
        ("today", [1, 0]),
        ("昨天", []),
        ("2026-03", [1, 0]),
        ("urgent", []),
        ("100%", []),
    ],
)
async def test_it_is_found_by_whatever_is_known(town, two, said, which):
    await says(town.dispatcher, f"/find {said}")
    assert await numbers_on(town) == [two[n] for n in which]


async def test_it_is_found_by_its_number_and_by_whose_it_is(town, two, nothing_fails):
    repair, _complaint = two
    await says(town.dispatcher, f"/find {repair.lower()}")
    assert await numbers_on(town) == [repair]
    await town.engineer.taps("✋ Accept", on=await card_of(town, repair), at=town.ops_group)
    await says(town.dispatcher, "/find 王工")
    assert await numbers_on(town) == [repair]
    assert "👷" in text_of(await the_list(town))


async def test_nothing_found_says_what_was_looked_for(town, two):
    await says(town.dispatcher, "/find 直升机 昨天")
    await town.ops_group.sees(NOTHING, sought="2026-03-01 · “直升机”")


async def test_what_is_confidential_is_found_by_its_words_only(town, two):
    _repair, complaint = two
    async with town.app.storage.transaction() as shelves:
        (await shelves.tickets.numbered(complaint)).confidential = True
    for said in ("邻居老张", "3-1101", "3-1101 打扫"):
        await says(town.dispatcher, f"/find {said}")
        assert await numbers_on(town) == []
    await says(town.dispatcher, "/find 打扫")
    assert await numbers_on(town) == [complaint]
    assert "3-1101" not in text_of(await the_list(town))


async def test_by_telephone_the_desk_finds_them_and_it_is_on_the_record(town, two):
    repair, _complaint = two
    async with town.app.storage.transaction() as shelves:
        person = await shelves.people.get(1)
        person.phone = "+8613812345678"
    await says(town.engineer, "/find 13812345678")
    await town.ops_group.sees(REASONS["not_yours"])
    await says(town.dispatcher, "/find 13812345678")
    assert await numbers_on(town) == [repair]
    assert "13812345678" not in text_of(await the_list(town))
    (noted,) = [one for one in await town.kept(Event) if one.action == "find_by_phone"]
    assert noted.actor == "staff:1"
    assert "138" not in str(noted.detail)


async def test_another_estates_tickets_are_not_found(town, two):
    async with town.app.storage.transaction() as shelves:
        shelves.communities.open(Community(name="别处", zone="Asia/Shanghai", language="zh_Hans"))
        await shelves.flush()
        (await shelves.tickets.numbered(two[0])).community_id = 2
    await says(town.dispatcher, "/find 水龙头")
    assert await numbers_on(town) == []


async def test_whatever_is_written_nothing_breaks(town, two, nothing_raises):
    for said in ("%", "_", "' OR 1=1 --", "\\", "“", "<b>", "&amp;", "🔥" * 90, "a" * 3000):
        await says(town.dispatcher, f"/find {said}")
    assert await numbers_on(town) == []


async def test_three_thousand_tickets_are_searched(databases):
    """All of them are counted, and eight are shown."""
    async with a_town(databases) as town:
        li = await town.resident("李女士", "3-1102")
        number = await reports(li, DRIPS)
        await copied(town, number, 3000)
        await says(town.dispatcher, "/find 水龙头 3-1102 open")
        assert "3001" in text_of(await the_list(town))
        assert len(await numbers_on(town)) == 8
        assert "1/376" in labels_of(await the_list(town))
        await says(town.dispatcher, "/find 第2999号")
        assert await numbers_on(town) == ["R250101-2999"]
        assert len(await town.kept(Person)) == 1
