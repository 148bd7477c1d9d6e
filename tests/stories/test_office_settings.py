"""/settings in the office's group: its telephone, its language, and who may change them."""

import pytest

from handlers.answering import _REASONS as REASONS
from handlers.staff.office_settings import NO_NUMBER
from handlers.staff.office_words import _BOTH, _WHAT
from storage.tables import Community
from tests.stories.office import done, post_of, says_here, window
from tests.town import labels_of, text_of

pytestmark = pytest.mark.usefixtures("nothing_fails")


async def the_office(town):
    (found,) = await town.kept(Community)
    return found


async def test_the_telephone_is_what_residents_read_from_now_on(town, boss, li):
    ops = town.ops_group
    await boss.says("/settings", to=ops)
    await boss.taps("📞 Telephone", at=ops)
    asked = await ops.sees("Under which number do residents reach the office?")
    await boss.replies("前台", asked, ops)
    asked = await ops.sees(NO_NUMBER)
    await boss.replies("0571-8888 1234转5", asked, ops)
    assert (await the_office(town)).phone == "0571-8888 1234转5"
    await li.says("/help")
    await li.sees("0571-8888 1234转5")


async def test_what_the_office_has_decided_outlives_a_new_process(town, boss):
    await says_here(boss, "/settings phone 0571-8888 1234")
    await says_here(boss, "/settings language en")
    await town.restarts()
    office = await the_office(town)
    assert (office.phone, office.language) == ("0571-8888 1234", "en")


async def test_the_group_is_spoken_to_in_its_language(town, boss):
    ops = town.ops_group
    await boss.says("/settings", to=ops)
    await boss.taps("🌐 Language", at=ops)
    await boss.taps("English", at=ops)
    assert "🏢 Departments" in labels_of(await window(ops))
    menus = (await town.get("calls?method=setMyCommands"))["calls"]
    assert "What is open" in str(menus[-1]["params"])
    (event,) = await done(town, "set_office")
    assert event.actor == f"staff:{(await post_of(boss)).id}"
    assert event.detail == {"what": "language", "value": "en"}


@pytest.mark.parametrize(
    "press",
    ["office:routing", "office_department:security", "office_write:phone", "office_retire:security",
     "office_retired:security:cleaning", "office_route:job:water",
     "office_routed:job:water:cleaning", "office_speak:en"],
)  # fmt: skip
async def test_nobody_but_a_manager_changes_anything(town, boss, press):
    ops = town.ops_group
    await boss.says("/settings", to=ops)
    shown = await window(ops)
    for soul in (town.engineer, town.supervisor):
        said = await soul.presses(f"1:{press}", shown, at=ops)
        assert said.startswith(ops.tr(REASONS["not_yours"]))
    assert text_of(await window(ops)) == text_of(shown)
    (said,) = await says_here(town.supervisor, "/settings phone 110")
    assert said.startswith(ops.tr(REASONS["not_yours"]))


async def test_a_demoted_manager_changes_nothing_with_what_they_had_begun(town, boss):
    ops = town.ops_group
    await town.staff("周经理", "manager")
    await boss.says("/settings", to=ops)
    await boss.taps("📞 Telephone", at=ops)
    asked = await ops.sees("Under which number do residents reach the office?")
    async with town.app.storage.transaction() as shelves:
        (post,) = await shelves.office.posts([boss.id])
        post.role = "head"
    await boss.replies("0571-1234", asked, ops)
    assert (await the_office(town)).phone == "0571-8888"


@pytest.mark.parametrize(
    ("said", "because"),
    [
        ("colour red", _WHAT),
        ("department", ""),
        ("department burn cleaning", _WHAT),
        ("department rename cleaning", _BOTH),
        ("department retire nobody = cleaning", "“{said}” is none of these: {choices}."),
        ("route water", "Please write it like this: {form}"),
        ("route water nobody", "“{said}” is none of these: {choices}."),
        ("route fire engineering", "“{said}” is none of these: {choices}."),
        ("phone 一二三", NO_NUMBER),
        ("language Klingon", "“{said}” is none of these: {choices}."),
    ],
)
async def test_a_slip_is_answered_with_the_right_form(town, boss, said, because):
    (answer,) = await says_here(boss, f"/settings {said}")
    blanks = dict.fromkeys(("what", "said", "choices", "form"), "·")
    assert max(town.ops_group.tr(because, **blanks).split("·"), key=len) in answer
    example = "/settings " + town.ops_group.tr("route water engineering")
    assert (example in answer) is bool(because)
    assert await done(town, "route", "set_office", "retire_department") == []
