"""房屋台账: a file sent to the group is looked at first, and entered once, by whoever may."""

from base64 import b64encode

import pytest

from domain.register.faults import LARGEST, Unfit, Unreadable
from handlers.access import NOT_HERE, NOT_STAFF
from handlers.actions.register import _CHANGED_SINCE, _DECIDED
from handlers.answering import _REASONS
from handlers.staff.register import _HOW
from handlers.views.register import unreadable
from locales import LANGUAGES, words_for
from storage.tables import Event, Home, HomesFile
from tests.bot.workbooks import workbook
from tests.stories.usually import said_by_us
from tests.town import data_of, labels_of, text_of

PROPOSED = "📋 <b>{file}</b>: shall this be entered?"
ENTERED = "✅ <b>{file}</b>: entered by {staff}."
COLUMNS = ("楼栋", "单元", "房号", "面积", "业主", "电话", "欠费")
NAME = "业主.xlsx"


def attached(content, name=NAME):
    data = b64encode(content).decode()
    return {"content": f"data:application/octet-stream;base64,{data}", "name": name}


async def sends(soul, *rows, caption="/import", **where):
    """Put a workbook of these rows into the group."""
    document = attached(workbook(COLUMNS, *rows))
    return await soul.says(caption, to=soul.town.ops_group, document=document, **where)


async def homes(town):
    return {home.address: home for home in await town.kept(Home)}


@pytest.fixture
async def proposed(town):
    """A file that waits for somebody to say yes: one home is new, one changes."""
    async with town.app.storage.transaction() as shelves:
        await shelves.households.add_homes(1, [("9", "101")])
    await sends(
        town.dispatcher,
        ("9", "", "101", 89.5, "李", 13812345678, "是"),
        ("9", "2", "201", "", "", "", ""),
    )
    return await town.ops_group.sees(PROPOSED, file=NAME)


@pytest.mark.parametrize("language", LANGUAGES, indirect=True)
async def test_what_would_change_is_shown_and_entered_when_somebody_says_so(
    town, proposed, nothing_fails
):
    shown = text_of(proposed)
    assert "9-2-201" in shown
    assert "138****5678" in shown
    assert "13812345678" not in shown
    assert (await homes(town))["9-101"].area == ""
    await town.supervisor.taps("✅ Enter them", at=town.ops_group)
    done = await town.ops_group.sees(ENTERED, file=NAME, staff="刘主管")
    assert labels_of(done) == []
    home = (await homes(town))["9-101"]
    assert (home.area, home.owner_phone, home.arrears) == ("89.5", "13812345678", True)
    assert "9-2-201" in await homes(town)
    (file,) = await town.kept(HomesFile)
    assert file.said is None
    assert [one.action for one in await town.kept(Event)][-2:] == ["bring_homes", "import_homes"]


async def test_a_second_press_enters_nothing_more(town, proposed):
    enter = data_of(proposed, town.ops_group.tr("✅ Enter them"))
    await town.supervisor.presses(enter, proposed, at=town.ops_group)
    count = len(await homes(town))
    said = await town.dispatcher.presses(enter, proposed, at=town.ops_group)
    assert said == town.ops_group.tr(_DECIDED)
    assert len(await homes(town)) == count


async def test_it_can_be_discarded(town, proposed):
    before = await homes(town)
    await town.dispatcher.taps("🗑 Discard", at=town.ops_group)
    await town.ops_group.sees("🗑", "小陈")
    assert (await homes(town)).keys() == before.keys()
    assert (await town.kept(HomesFile))[0].said is None


async def test_what_has_changed_since_it_was_shown_is_shown_again(town, proposed):
    async with town.app.storage.transaction() as shelves:
        home = next(one for one in await shelves.households.rooms(1, "9"))
        home.owner_name = "王"
    said = await town.dispatcher.taps("✅ Enter them", at=town.ops_group)
    assert said == town.ops_group.tr(_CHANGED_SINCE)
    assert "9-2-201" not in await homes(town)
    await town.ops_group.sees("王 → 李")
    await town.dispatcher.taps("✅ Enter them", at=town.ops_group)
    assert (await homes(town))["9-101"].owner_name == "李"


async def test_a_file_that_nobody_decides_on_is_dropped_after_a_day(town, proposed):
    await town.passes("P1DT1M")
    await town.ops_group.sees_nothing_of("138****5678")
    assert (await town.kept(HomesFile))[0].said is None
    said = await town.dispatcher.presses(
        data_of(proposed, town.ops_group.tr("✅ Enter them")), proposed, at=town.ops_group
    )
    assert said == town.ops_group.tr(_DECIDED)


async def test_the_command_may_answer_a_file_that_is_there_already(town):
    sent = await sends(town.engineer, ("9", "", "101"), caption="台账")
    assert await town.kept(HomesFile) == []
    await town.dispatcher.says("/import", to=town.ops_group, reply_to=sent)
    await town.ops_group.sees(PROPOSED, file=NAME)


async def test_without_a_file_it_says_how(town):
    await town.dispatcher.says("/import", to=town.ops_group)
    await town.ops_group.sees(_HOW)


async def test_only_the_front_desk_and_its_superiors_may(town, proposed):
    ops, enter = town.ops_group, data_of(proposed, town.ops_group.tr("✅ Enter them"))
    before = (await homes(town)).keys()
    await sends(town.engineer, ("9", "", "102"))
    await ops.sees(_REASONS["not_yours"])
    said = await town.engineer.presses(enter, proposed, at=ops)
    assert said == ops.tr(_REASONS["not_yours"])
    stranger = await town.newcomer("路人")
    await town.post(f"people/{stranger.id}", joins=ops.id)
    assert await stranger.presses(enter, proposed, at=ops) == ops.tr(NOT_STAFF, id=stranger.id)
    forged = enter.replace(":1:", ":77:")
    assert await town.dispatcher.presses(forged, proposed, at=ops) == ops.tr(NOT_HERE)
    assert (await homes(town)).keys() == before
    assert len(await town.kept(HomesFile)) == 1


async def test_in_private_a_file_is_not_entered(town):
    li = await town.resident("李女士", "3-1102")
    await li.says("/import", document=attached(workbook(COLUMNS, ("9", "", "101"))))
    assert await town.kept(HomesFile) == []


async def test_reasons_are_given_row_by_row_and_the_whole_list_as_a_file(town, nothing_fails):
    before = (await homes(town)).keys()
    await sends(town.dispatcher, *(("9", "", "101", "", "", 57188001234) for _ in range(25)))
    card = await town.ops_group.sees("F2", "571****1234")
    assert text_of(card).count("571****1234") == 20
    assert labels_of(card) == []
    paper = said_by_us(await town.ops_group.messages())[-1]
    assert paper["reply_to_message"]["message_id"] == card["message_id"]
    whole = town.sandbox.world.files.get(paper["document"]["file_id"]).content.decode()
    assert whole.count("571****1234") == 25
    assert "57188001234" not in whole
    assert (await homes(town)).keys() == before


@pytest.mark.parametrize(
    ("document", "why"),
    [
        (attached(b"PK\x03\x04" + bytes(100)), Unfit.DAMAGED),
        (attached(b"building,room\n", "homes.csv"), Unfit.NO_HOMES),
        ({**attached(b"building,room\n"), "size": LARGEST + 1}, Unfit.TOO_LARGE),
        ({**attached(b"building,room\n"), "size": 0}, Unfit.NO_HOMES),
    ],
)
async def test_what_is_no_table_of_homes_is_refused_with_the_reason(town, document, why):
    await town.dispatcher.says("/import", to=town.ops_group, document=document)
    ops = town.ops_group
    await ops.sees(unreadable(Unreadable(why), words_for(ops.language)).plain)


async def test_a_table_that_says_nothing_new_asks_nothing(town):
    await sends(town.dispatcher, ("3", "", "1102"))
    card = await town.ops_group.sees("☑️", NAME)
    assert labels_of(card) == []


async def test_a_file_is_read_after_all_when_telegram_was_away(town):
    await town.post("faults", method="getFile", kind="502", times=2)
    await sends(town.dispatcher, ("9", "", "101"))
    await town.ops_group.sees(PROPOSED, file=NAME)


async def test_a_file_is_not_forgotten_by_a_restart(town, proposed):
    await town.restarts()
    await town.dispatcher.taps("✅ Enter them", at=town.ops_group)
    await town.ops_group.sees(ENTERED, file=NAME, staff="小陈")


async def test_newcomers_choose_a_unit_where_the_building_has_several(town):
    async with town.app.storage.transaction() as shelves:
        shelves._session.add_all(
            Home(community_id=1, building=building, unit=unit, room="101")
            for building, unit in (("甲座", "1"), ("甲座", "2"), ("甲座", ""), ("8", "1"))
        )
    zhao = await town.newcomer("赵先生")
    await zhao.says("/start")
    for label in ("简体中文", "I agree", "甲座"):
        await zhao.taps(label)
    question = await zhao.sees("Which unit?")
    assert [zhao.tr("Unit {unit}", unit="2")] == [one for one in labels_of(question) if "2" in one]
    assert zhao.tr("No unit") in labels_of(question)
    for label in (zhao.tr("Unit {unit}", unit="2"), "101", "Owner", "Skip"):
        await zhao.taps(label)
    await town.ops_group.sees("🪪", "甲座-2-101")
