"""Every talk that a colleague can stand in, in the group of the office."""

from handlers.views.announcements import SUBJECT
from handlers.views.names import CATEGORY, DEPARTMENT, KIND, MEMBER, TOPIC
from handlers.views.prices import FORM
from locales.languages import NAMES, SIMPLIFIED
from storage.tables import FaqWording, SpotCheck
from tests.stories.arranging_talks import ARRANGING
from tests.stories.billing import is_asked_at_once, owes
from tests.stories.contact_talks import IN_PERSON
from tests.stories.corrective_talks import CORRECTIVE
from tests.stories.knowledge import ABOUT, CARD, VISITORS, keeps
from tests.stories.matters import complains
from tests.stories.neighbours import confirmed, the_card
from tests.stories.pricing import agrees, is_paid_work, quotes
from tests.stories.raining import a_leak
from tests.stories.residents_talks import SEND
from tests.stories.survey_talks import OF_SURVEYS
from tests.stories.talks import OWN_LANGUAGE, UNSWEPT, WHERE, AtTheDesk, Step, Talk, by, noted
from tests.stories.usually import calls_for_help, card_of, is_repaired, newest, reports


async def the_desk(town, language):
    return AtTheDesk(town.dispatcher)


async def in_the_evening(town, language):
    await reports(await town.resident("李女士", "3-1102"), "厨房水龙头一直滴水")
    await town.passes("PT7H30M")
    return AtTheDesk(town.engineer)


async def with_finished_work(town, language):
    li = await town.resident("李女士", "3-1102")
    await is_repaired(town, li, await reports(li, "厨房水龙头一直滴水"))
    return AtTheDesk(town.supervisor)


async def looks_at_it(soul):
    number = await newest(soul.town)
    await soul.says("/audit")
    await soul.taps(number)
    await soul.taps("↩️ Send back …")


async def with_a_spot_check(town, language):
    """Chance has picked the only ticket, and the manager has it in private."""
    li = await town.resident("李女士", "3-1102")
    number = await reports(li, "厨房水龙头一直滴水")
    await town.engineer.taps("✋ Accept", on=await card_of(town, number), at=town.ops_group)
    manager = await town.staff("何经理", "manager")
    await manager.changes(started=True)
    await manager.says("/start")
    async with town.app.storage.transaction() as shelves:
        today = town.app.clock.now().date()
        await shelves.day.check_on(SpotCheck(community_id=1, day=today))
    await town.passes("P1D")
    return manager


def taps(label):
    """It is opened by this button."""

    async def opened(soul):
        await soul.taps(label)

    return opened


async def known_in_private(town, language):
    await town.dispatcher.says("/start")
    return await the_desk(town, language)


async def with_help_called(town, language):
    await calls_for_help(await town.resident("李女士", "3-1102"), "水管爆了，水漫到走廊了")
    return await the_desk(town, language)


async def with_paid_work(town, language):
    await is_paid_work(town, await town.resident("李女士", "3-1102"))
    return await the_desk(town, language)


async def the_head(town, language):
    return AtTheDesk(await town.staff("马队长", "head", "security"))


async def with_an_answer(town, language):
    await keeps(town, CARD | VISITORS)
    return await the_desk(town, language)


async def with_a_complaint(town, language):
    """It was not settled within the day."""
    await complains(await town.resident("李女士", "3-1102"), UNSWEPT)
    await town.passes("P1D")
    return AtTheDesk(await town.staff("马队长", "head", "security"))


async def with_an_agreed_price(town, language):
    li = await town.resident("李女士", "3-1102")
    number = await is_paid_work(town, li)
    await quotes(town, number)
    await agrees(li, number)
    return AtTheDesk(town.engineer)


async def with_an_order_taken(town, language):
    """And a colleague who could have it as well."""
    await town.staff("李工", "engineer")
    await (await town.resident("李女士", "3-1102")).reports("厨房水龙头一直滴水")
    await town.engineer.taps("✋ Accept", at=town.ops_group)
    return AtTheDesk(town.engineer)


async def with_a_mended_leak(town, language):
    await a_leak(town, await town.resident("李女士", "3-1102"))
    return AtTheDesk(town.engineer)


def under(*labels):
    """It is opened by these buttons, under the card of the matter."""

    async def opened(soul):
        number = await newest(soul.town)
        for label in labels:
            await soul.taps(label, on=await card_of(soul.town, number))

    return opened


async def with_a_bill(town, language):
    await owes(town, await town.resident("李女士", "3-1102"))
    await is_asked_at_once(town)
    return await the_desk(town, language)


async def notes_on_a_bill(soul):
    await soul.says("/bill")
    await soul.taps("B2603")
    await soul.taps("✍️ Note")


async def plans(soul):
    await soul.taps("✍️ Plan")


def worded(language):
    return "\n".join(CARD[language])


async def reworded(town):
    return [one for one in await town.kept(FaqWording) if one.answer == "不收费。"]


async def with_an_incident(town, language):
    await confirmed(town)
    return await the_desk(town, language)


async def settles_it(soul):
    await soul.taps("✅ Settled", on=await the_card(soul.town))


# What they are to write they are asked by name.
OFFICE = (
    Talk(
        "bill_note",
        with_a_bill,
        notes_on_a_bill,
        (
            Step(
                "What was said? Only the office reads it. Please reply to this message.",
                typed="说下周发工资",
            ),
        ),
        noted("bill_note"),
    ),
    Talk(
        "adding_asset",
        the_desk,
        by("/asset", "➕ Add one"),
        (
            Step(
                "What is it called, as people there would say? For example: Lift 2.",
                typed="2号电梯",
            ),
            Step(ABOUT, CATEGORY["elevator"]),
            Step(WHERE, "3", "３"),
        ),
        noted("add_asset"),
    ),
    Talk(
        "announcing",
        the_desk,
        by("/broadcast"),
        (
            Step("Whom is it for?", "3", "３"),
            Step("What is it?", SUBJECT["notice"]),
            Step(OWN_LANGUAGE, typed="周一擦外窗"),
            Step("Skip", "Skip", "週一擦外窗"),
            Step("Skip", "Skip", "Windows are cleaned on Monday."),
            Step("When shall it go out?", "📤 Now"),
            Step(SEND, SEND),
        ),
        noted("announce"),
    ),
    Talk(
        "filing",
        the_desk,
        by("/file"),
        (
            Step("How did it come?", "☎️ By telephone"),
            Step("What is it?", KIND["suggestion"]),
            Step(WHERE, "🏠 A home"),
            Step("Which building?", "3", "３"),
            Step("Which flat? You can also type its number.", "1102"),
            Step(
                "Who brings it? One of these, or write the name and telephone number.",
                "No name given",
                "王先生 13912345678",
            ),
            Step("What do they say? Photos help.", typed="建议在花园里多放几张长椅"),
            Step("Shall I enter it like this?", SEND),
        ),
        noted("file"),
    ),
    Talk(
        "finishing",
        with_an_agreed_price,
        under("🔧 Done"),
        (
            Step("What is the final amount?", "¥"),
            Step("王工", typed="换了阀芯", sent={"photos": 1}),
            Step("Shall the resident be told that it is done?", SEND),
        ),
        noted("finish"),
    ),
    Talk(
        "planning",
        with_a_complaint,
        plans,
        (
            Step("马队长", typed="协调楼上铺地毯"),
            Step("By when?", "tomorrow"),
        ),
        noted("plan_case"),
    ),
    Talk(
        "charging",
        with_paid_work,
        under("⋯ More", "🧾 Warranty or paid", FORM["free"]),
        (Step("小陈", typed="上次没修好，免费返修"),),
        noted("charge"),
    ),
    Talk(
        "faq_writing",
        the_desk,
        by("/faq", "➕ Add a question"),
        (
            Step(ABOUT, TOPIC["parking"]),
            Step(OWN_LANGUAGE, typed=worded(SIMPLIFIED)),
            Step("Skip", "Skip", worded("zh_Hant")),
            Step("Skip", "Skip", worded("en")),
            Step(SEND, SEND),
        ),
        noted("write_faq"),
    ),
    Talk(
        "faq_rewording",
        with_an_answer,
        by("/faq", "1", NAMES[SIMPLIFIED]),
        (
            Step(NAMES[SIMPLIFIED], typed="怎么办？\n不收费。"),
            Step(SEND, SEND),
        ),
        reworded,
    ),
    Talk(
        "template_writing",
        the_head,
        by("/template", "➕ Add a reply"),
        (
            Step("马队长", typed="停水说明"),
            Step(OWN_LANGUAGE, typed="{name}您好，{office} 明天停水。"),
            Step("Skip", "Skip", "{name}您好，{office} 明天停水。"),
            Step("Skip", "Skip", "Good day {name}, there is no water tomorrow."),
            Step(SEND, SEND),
        ),
        noted("write_template"),
    ),
    Talk(
        "template_rewording",
        the_head,
        by("/template", "1", NAMES[SIMPLIFIED]),
        (
            Step(NAMES[SIMPLIFIED], typed="收到了，谢谢。"),
            Step(SEND, SEND),
        ),
        noted("reword_template"),
    ),
    Talk(
        "inviting",
        known_in_private,
        by("/invite"),
        (
            Step("Which building?", "3", "３"),
            Step("Which flat? You can also type its number.", "1102"),
            Step("As whom are they invited?", MEMBER["tenant"]),
        ),
        noted("invite"),
    ),
    *ARRANGING,
    *OF_SURVEYS,
    *IN_PERSON,
    *CORRECTIVE,
    Talk(
        "settling",
        with_an_incident,
        settles_it,
        (Step("小陈", typed="配电房跳闸，已恢复供电"),),
        noted("settle_incident"),
    ),
    Talk(
        "leak_test",
        with_a_mended_leak,
        under("💧 Leak test"),
        (
            Step("Water on it for a while: is it tight?", "✅ It is tight"),
            Step("王工", typed="淋水半小时，不见水迹"),
        ),
        noted("pass_test"),
    ),
    Talk(
        "parts",
        with_an_order_taken,
        under("⋯ More", "🔩 Parts wanted"),
        (
            Step("王工", typed="进口角阀一个"),
            Step("When will they be there?", "tomorrow"),
        ),
        noted("pause"),
    ),
    Talk(
        "transferring",
        with_an_order_taken,
        under("⋯ More", "🔁 Transfer", "李工"),
        (Step("王工", typed="要懂电的师傅"),),
        noted("transfer"),
    ),
    Talk(
        "feeding_back",
        in_the_evening,
        taps("✍️ Still open, because …"),
        (Step("王工", typed="等配件"),),
        noted("day_report"),
    ),
    Talk(
        "sending_back",
        with_finished_work,
        looks_at_it,
        (Step("刘主管", typed="阀门处还在渗水"),),
        noted("fail_audit"),
    ),
    Talk(
        "inspecting",
        the_desk,
        by("/inspect"),
        (
            Step("小陈", typed="3号楼灭火器过期", sent={"photos": 1}),
            Step(WHERE, "In no building"),
            Step("Which department answers for it?", DEPARTMENT["security"]),
            Step("How serious is it?", "Major"),
            Step(SEND, SEND),
        ),
        noted("file"),
    ),
    Talk(
        "recording",
        with_a_spot_check,
        taps("📝 Record what you found"),
        (
            Step("What is your verdict?", "▫️ Something small"),
            Step("What have you found? Photos are welcome.", typed="楼道里还有工具"),
        ),
        noted("spot_check"),
    ),
    Talk(
        "lowering",
        with_help_called,
        under("⋯ More", "▼ Not urgent"),
        (Step("小陈", typed="现场看过，只是阳台积水"),),
        noted("lower"),
    ),
)
