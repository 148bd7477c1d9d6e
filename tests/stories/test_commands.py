"""Every command of the office is complete without buttons, and a slip leads to the right form."""

import re

import pytest

from handlers.access import NOT_HERE
from handlers.staff.commands import COMMANDS
from locales import LANGUAGES
from storage.tables import Event, Ticket
from tests.founding import a_town
from tests.rehearsal import group, play, writes
from tests.stories.matters import complains
from tests.stories.usually import DRIPS, card_of, is_repaired, reports, says, shows_the_work
from tests.town import labels_of, text_of

NUMBER, NUMBERED = "{number}", r"[RC]26\d{4}-\d{3}"
WHICH = "Which ticket? Please write its number first, or reply to its card."
SLIPS = {
    #             missing, wrong or too many arguments
    "open":      ("蓝色",),
    "mine":      ("1",),
    "overdue":   ("1",),
    "find":      ("",),
    "ticket":    ("", "蓝色", f"{NUMBER} 1"),
    "assign":    ("", NUMBER, f"{NUMBER} 没有这个人"),
    "note":      ("", NUMBER),
    "close":     ("", "蓝色"),
    "file":      ("fax",),
    "rain":      ("99",),
    "export":    ("蓝色",),
    "merge":     ("", NUMBER, f"{NUMBER} {NUMBER} 1"),
    "incident":  ("蓝色",),
    "broadcast": ("99 停水",),
    "accept":    ("", "蓝色"),
    "coming":    ("", f"{NUMBER} 蓝色"),
    "arrived":   ("", "蓝色"),
    "transfer":  ("", NUMBER),
    "parts":     ("", "蓝色"),
    "template":  ("蓝色", NUMBER),
    "orders":    ("1",),
    "bill":      ("蓝色",),
    "paid":      ("", "蓝色"),
    "ledger":    ("蓝色",),
    "report":    ("蓝色",),
    "rates":     ("蓝色", "2099-01"),
    "plan":      ("蓝色",),
    "calls":     ("1",),
    "survey":    ("蓝色",),
    "rectifications": ("蓝色",),
    "corrections": ("1",),
    "invite":    ("蓝色",),
    "asset":     ("1",),
    "import":    ("1",),
    "quote":     ("", "蓝色 45"),
    "replay":    ("蓝色",),
    "feedback":  ("",),
    "handover":  ("note",),
    "audit":     ("1",),
    "inspect":   ("1",),
    "duty":      ("李四 8-20",),
    "staff":     ("蓝色 蓝色",),
    "settings":  ("蓝色",),
    "help":      ("1",),
}  # fmt: skip
ANYTHING_GOES = {"faq", "log"}  # whatever is written behind these is looked for, or entered


async def somebody_who_may(town, command):
    for role in ("manager", "finance"):
        if role in command.who:
            soul = await town.staff("周经理", role)
            await soul.says("/start")
            return soul
    return town.dispatcher


def test_no_command_is_without_its_slips():
    assert {one.name for one in COMMANDS} == set(SLIPS) | ANYTHING_GOES


def test_every_command_with_a_form_has_an_example():
    assert [one.name for one in COMMANDS if bool(one.form) is not bool(one.example)] == []


async def test_a_slip_is_answered_with_the_right_form_and_an_example(town, li, nothing_raises):
    """Every command, written wrong in every way that it can be."""
    number = await reports(li, DRIPS)
    for command in COMMANDS:
        colleague = await somebody_who_may(town, command)
        for slip in SLIPS.get(command.name, ()):
            written = f"/{command.name} {slip.replace(NUMBER, number)}".strip()
            before = len(await town.ops_group.messages())
            await says(colleague, written)
            answers = (await town.ops_group.messages())[before + 1 :]
            said = "\n".join([text_of(one) for one in answers])
            assert f"/{command.name}" in said, (written, said)
            assert town.ops_group.tr(command.example) in said, (written, said)


@pytest.mark.parametrize("language", LANGUAGES)
async def test_every_example_is_understood_in_the_words_of_its_language(town, number, language):
    """A number is that of something there is; the colleagues whom it names work here."""
    for name in ("李工", "Wang", "Li"):
        await town.staff(name, "engineer", "engineering")
    wrong = town.ops_group.tr("Please write it like this: {form}", form="")
    misread = []
    for command in [one for one in COMMANDS if one.example and one.name != "replay"]:
        colleague = await somebody_who_may(town, command)
        example = town.ops_group.tr(command.example)
        said = f"/{command.name} {re.sub(NUMBERED, number, example, count=1)}"
        played = await play(town.app, writes(colleague.id, group(town.ops_group.id), said))
        misread += [said for one in played.letters if wrong in one.params.get("text", "")]
    assert misread == []


# --- a ticket by its number


@pytest.mark.parametrize("spelt", ["{}", "{lower}", "#{spaced}", "{short}", "{digits}"])
async def test_a_number_is_read_generously(town, li, spelt):
    number = await reports(li, DRIPS)
    letter, digits = number[0], number.partition("-")[2]
    spaced = f"{letter} {number[1:7]} {digits}"
    said = spelt.format(
        number, lower=number.lower(), spaced=spaced, short=f"{letter}{digits}", digits=digits
    )
    await says(town.dispatcher, f"/note {said} 业主四点后在家")
    (noted,) = [one for one in await town.kept(Event) if one.action == "note"]
    assert noted.detail["words"] == "业主四点后在家"


async def test_behind_a_card_digits_are_words(town, li):
    number = await reports(li, DRIPS)
    await town.dispatcher.replies("/note 300 元", await card_of(town, number), at=town.ops_group)
    (noted,) = [one for one in await town.kept(Event) if one.action == "note"]
    assert noted.detail["words"] == "300 元"


async def test_a_number_that_nobody_has_is_nothing(town):
    await says(town.dispatcher, "/ticket R260302-999")
    await town.ops_group.sees(NOT_HERE)


# --- without a button


@pytest.mark.clause("B9")
async def test_an_order_goes_from_end_to_end_by_commands(town, li, nothing_fails):
    number = await reports(li, DRIPS)
    await says(town.dispatcher, f"/assign {number} 王")
    await town.ops_group.sees("{number}: assigned to {name}.", number=number, name="王工")
    await says(town.dispatcher, f"/close {number}")
    card = await card_of(town, number)
    asked = await town.ops_group.sees("小陈")
    await town.dispatcher.replies("换了阀芯", asked, at=town.ops_group, photos=1)
    await town.dispatcher.replies("提交", await town.ops_group.sees("Shall the resident be told "
                                  "that it is done?"), at=town.ops_group)  # fmt: skip
    assert (await town.kept(Ticket))[0].state == "done"
    await says(town.dispatcher, f"/close {number}")
    assert (await town.kept(Ticket))[0].state == "done"
    await li.taps("👍 It is fine")
    await says(town.supervisor, f"/close {number}")
    await town.ops_group.sees("{number}: audit passed, archived.", number=number)
    await says(town.supervisor, f"/close {number}")
    await town.ops_group.sees("{number} is closed already.", number=number)
    assert card


async def test_words_behind_the_command_stand_with_the_photo_and_may_be_changed(
    town, li, nothing_fails
):
    number, (ops, engineer) = await reports(li, DRIPS), (town.ops_group, town.engineer)
    await engineer.taps("✋ Accept", on=await card_of(town, number), at=ops)
    await says(engineer, f"/close {number} 换了软管")
    await ops.sees("王工", "换了软管")
    await engineer.says(to=ops, photos=1)
    await ops.sees("Shall the resident be told that it is done?", "换了软管", "📎")
    await engineer.taps("Change an answer", at=ops)
    menu = labels_of(await ops.sees("Which answer shall we change?"))
    assert ops.tr("‹ Back") not in menu, "it would take the photo away"
    await engineer.taps("Keep everything", at=ops)
    await engineer.taps("Change an answer", at=ops)
    await engineer.taps("Photos and words", at=ops)
    await engineer.says("换了龙头", to=ops, photos=1)
    await engineer.taps("✅ Send", at=ops)
    assert (await town.kept(Ticket))[0].work == "换了龙头"


async def test_what_words_settle_is_settled_by_the_command(town, li):
    ticket = await complains(li, "保洁好几天没来打扫楼道了")
    await says(town.supervisor, f"/close {ticket.number} 已经安排每天打扫")
    await li.sees("已经安排每天打扫")
    assert (await town.kept(Ticket))[0].state == "done"


async def test_the_desk_accepts_for_a_silent_resident(town, li):
    number = await reports(li, DRIPS)
    await town.engineer.taps("✋ Accept", on=await card_of(town, number), at=town.ops_group)
    await shows_the_work(town, number)
    await says(town.dispatcher, f"/close {number}")
    assert (await town.kept(Ticket))[0].state == "done"
    await town.passes("P4D")
    await says(town.dispatcher, f"/close {number}")
    await town.ops_group.sees("{number}: accepted for the resident.", number=number)
    assert (await town.kept(Ticket))[0].state == "completed"


async def test_a_new_order_has_to_be_accepted_first(town, li):
    number = await reports(li, DRIPS)
    await says(town.engineer, f"/close {number} 好了")
    await town.ops_group.sees("{number} has to be accepted or assigned first.", number=number)


async def test_of_two_colleagues_of_one_name_nobody_is_guessed(town, li):
    number = await reports(li, DRIPS)
    await town.staff("王师傅", "engineer")
    await says(town.dispatcher, f"/assign {number} 王")
    await town.ops_group.sees("“{name}” may be: {names}.", name="王", names="王工和王师傅")
    await says(town.dispatcher, f"/assign {number} 王师傅")
    assert (await town.kept(Ticket))[0].assignee_id == 4


async def test_two_reports_become_one_by_the_command(town, li):
    first, second = await reports(li, DRIPS), await reports(li, DRIPS)
    await says(town.dispatcher, f"/merge {second} {first}")
    await town.ops_group.sees("{number} goes on as {into}.", number=second, into=first)
    assert [one.merged_into_id for one in await town.kept(Ticket)] == [None, 1]


async def test_the_card_comes_below_and_a_stranger_gets_none(town, li):
    number = await reports(li, DRIPS)
    old = await card_of(town, number)
    stranger = await town.newcomer("路人")
    await stranger.changes(joins=town.ops_group.id)
    await says(stranger, f"/ticket {number}")
    assert (await card_of(town, number))["message_id"] == old["message_id"]
    await says(town.engineer, f"/ticket {number}")
    assert (await card_of(town, number))["message_id"] > old["message_id"]
    assert labels_of(await card_of(town, number))


async def test_commands_work_in_private_and_in_a_plain_group(databases):
    async with a_town(databases, forum=False) as town:
        li = await town.resident("李女士", "3-1102")
        number = await reports(li, DRIPS)
        await town.engineer.says("/start")
        await town.engineer.says(f"/note {number} 先买配件")
        await town.engineer.sees("🗒", number)
        await town.ops_group.sees(number, "🗒", "先买配件")
        await says(town.dispatcher, "/ticket")
        await town.ops_group.sees(WHICH, "/ticket")
        await is_repaired(town, li, number)


# --- mistyped


async def test_a_mistyped_command_is_answered_with_the_nearest_one(town, li, nothing_fails):
    await says(town.dispatcher, "/opne")
    await town.ops_group.sees("Did you mean {command}?", command="/open")
    before = len(await town.ops_group.messages())
    for written in ("/opne@another_bot", "/weather"):
        await says(town.dispatcher, written)
    assert len(await town.ops_group.messages()) == before + 2


async def test_a_mistyped_command_is_never_passed_on_to_the_resident(town, li):
    card = await card_of(town, await reports(li, DRIPS))
    await town.dispatcher.replies("/noet 业主很难缠", card, at=town.ops_group)
    await town.ops_group.sees("Did you mean {command}?", command="/note")
    await town.dispatcher.replies("/xyzzy 业主很难缠", card, at=town.ops_group)
    await town.ops_group.sees("I know no such command; nothing was passed on.")
    await li.sees_nothing_of("业主很难缠")


async def test_whoever_holds_no_post_is_not_helped_with_ours(town):
    stranger = await town.newcomer("路人")
    await stranger.changes(joins=town.ops_group.id)
    before = len(await town.ops_group.messages())
    await says(stranger, "/opne")
    said = [text_of(one) for one in (await town.ops_group.messages())[before:]]
    assert not any("/open" in one for one in said)


async def test_help_in_private_has_both_for_a_colleague(town, li):
    await town.engineer.says("/start")
    await town.engineer.says("/help")
    await town.engineer.sees("/mine", "/accept")
    await li.says("/help")
    await li.sees_nothing_of("/accept")
