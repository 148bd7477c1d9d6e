"""Every talk that a colleague can stand in, in the group of the office."""

from handlers.views.names import CATEGORY, MEMBER, TOPIC
from handlers.views.prices import FORM
from locales.languages import NAMES, SIMPLIFIED
from storage.tables import FaqWording
from tests.stories.knowledge import ABOUT, CARD, VISITORS, keeps
from tests.stories.matters import complains
from tests.stories.pricing import agrees, is_paid_work, quotes
from tests.stories.residents_talks import SEND
from tests.stories.talks import OWN_LANGUAGE, UNSWEPT, WHERE, AtTheDesk, Step, Talk, by, noted
from tests.stories.usually import calls_for_help, card_of, newest


async def the_desk(town, language):
    return AtTheDesk(town.dispatcher)


async def known_in_private(town, language):
    await town.dispatcher.says("/start")
    return await the_desk(town, language)


async def with_help_called(town, language):
    await calls_for_help(await town.resident("李女士", "3-1102"), "水管爆了，水漫到走廊了")
    return await the_desk(town, language)


async def with_paid_work(town, language):
    await is_paid_work(town, await town.resident("李女士", "3-1102"))
    return await the_desk(town, language)


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


def under(*labels):
    """It is opened by these buttons, under the card of the matter."""

    async def opened(soul):
        number = await newest(soul.town)
        for label in labels:
            await soul.taps(label, on=await card_of(soul.town, number))

    return opened


async def plans(soul):
    await soul.taps("✍️ Plan")


def worded(language):
    return "\n".join(CARD[language])


async def reworded(town):
    return [one for one in await town.kept(FaqWording) if one.answer == "不收费。"]


# What they are to write they are asked by name.
OFFICE = (
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
    Talk(
        "lowering",
        with_help_called,
        under("⋯ More", "▼ Not urgent"),
        (Step("小陈", typed="现场看过，只是阳台积水"),),
        noted("lower"),
    ),
)
