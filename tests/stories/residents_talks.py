"""Every talk that a resident can stand in, as long as it can become."""

from sqlalchemy import update
from sqlalchemy.ext.asyncio import AsyncSession

from domain.tickets import Kind
from handlers.views.faqs import ANSWERS_IT, ASK_A_PERSON
from handlers.views.names import MEMBER
from handlers.views.notice import VERSION
from locales.languages import SIMPLIFIED
from storage.tables import FollowUp, Person, Ticket
from tests.stories.billing import is_asked_at_once, owes
from tests.stories.joins import MANDATE, PHONE, UNTIL
from tests.stories.knowledge import ASKED, CARD, OFFERS, keeps
from tests.stories.links import follows, invited_by_the_manager
from tests.stories.matters import DANGER, DOUBTFUL, MAKE
from tests.stories.mine import live, opens
from tests.stories.pricing import is_paid_work, price_of, quotes
from tests.stories.survey_talks import OF_SHEETS
from tests.stories.talks import (
    COMPLAINT,
    DRIPS,
    JOIN,
    ODD,
    OWN_LANGUAGE,
    REPAIR,
    SUMMARY,
    WHAT,
    WHERE,
    WHICH_HOME,
    Step,
    Talk,
    by,
    noted,
    somebody_new,
    with_two_homes,
)
from tests.stories.test_assets import put_up
from tests.stories.usually import is_repaired, newest, reports, scores

HELP = "轮椅上不了台阶，想找人搭把手"
IDEA = "建议在花园里多放几张长椅"
SEND = "✅ Send"


async def at_home(town, language):
    return await town.resident("李女士", "3-1102", language)


async def with_a_lift(town, language):
    await put_up(town)
    return await with_two_homes(town, language)


async def with_an_answer(town, language):
    """The office has answered the like before, and the home is not plain."""
    await keeps(town, {SIMPLIFIED: CARD[SIMPLIFIED]})
    return await with_two_homes(town, language)


async def invited_to_a_post(town, language):
    soul = await somebody_new(town, language)
    soul.payload = await invited_by_the_manager(town)
    return soul


async def comes_by_the_link(soul):
    await follows(soul, soul.payload)


async def with_many_matters(town, language):
    """So many that they have no button each; and they have not written for a while."""
    soul = await at_home(town, language)
    for _again in range(4):
        await soul.says("/suggest")
        await soul.says(IDEA)
    await town.passes("PT2M")
    return soul


async def with_an_old_notice(town, language):
    soul = await at_home(town, language)
    async with AsyncSession(town.witness.engine) as session:
        await session.execute(update(Person).values(notice_version=VERSION - 1))
        await session.commit()
    return soul


async def with_a_repair(town, language):
    soul = await at_home(town, language)
    await reports(soul, DRIPS)
    return soul


async def repaired(town, language):
    soul = await with_a_repair(town, language)
    await is_repaired(town, soul, await newest(town))
    return soul


async def asked_how_it_was(town, language):
    soul = await repaired(town, language)
    await town.passes("P2D")
    return soul


async def with_a_price(town, language):
    soul = await at_home(town, language)
    await quotes(town, await is_paid_work(town, soul))
    return soul


async def with_a_bill(town, language):
    soul = await at_home(town, language)
    await owes(town, soul)
    await is_asked_at_once(town)
    return soul


async def asks_about_the_bill(soul):
    await soul.taps("❓ I have a question")


def under(*labels):
    """It is opened by these buttons, under their matter."""

    async def opened(soul):
        await opens(soul, await newest(soul.town))
        for label in labels:
            await soul.taps(label, on=await live(soul))

    return opened


async def asks_for_the_price(soul):
    await soul.taps("❓ Ask", on=await price_of(soul, await newest(soul.town)))


async def refuses_the_price(soul):
    await soul.taps("✖️ Refuse", on=await price_of(soul, await newest(soul.town)))
    await soul.taps("Yes, refuse")


async def is_content(soul):
    await scores(soul, 5, 5, 5)


async def withdrawn(town):
    return [one for one in await town.kept(Person) if one.withdrawn_at]


async def inquired(town):
    return [one for one in await town.kept(Ticket) if one.kind == Kind.INQUIRY]


async def remarked(town):
    return [one for one in await town.kept(FollowUp) if one.shortcomings]


RESIDENTS = (
    REPAIR,
    Talk(
        "repair in common",
        with_a_lift,
        by("/repair"),
        (
            Step(WHAT, ODD, ODD),
            Step(WHERE, "🏢 A common area"),
            Step("In which building?", "3", "３"),
            Step("Which of these is it?", "2号电梯"),
            Step(SUMMARY, SEND),
        ),
        noted("file"),
    ),
    COMPLAINT,
    Talk(
        "inquiry",
        with_an_answer,
        by("/ask"),
        (
            Step("What would you like to know?", ASKED[SIMPLIFIED], ASKED[SIMPLIFIED]),
            Step(OFFERS, CARD[SIMPLIFIED][0]),
            Step(ASK_A_PERSON, ASK_A_PERSON),
            Step(WHICH_HOME, "3-1102"),
            Step(SUMMARY, SEND),
        ),
        noted("file"),
    ),
    Talk(
        "inquiry settled",
        with_an_answer,
        by("/ask"),
        (
            Step("What would you like to know?", ASKED[SIMPLIFIED], ASKED[SIMPLIFIED]),
            Step(OFFERS, CARD[SIMPLIFIED][0]),
            Step(ANSWERS_IT, ANSWERS_IT),
        ),
        noted("settled_by_faq"),
    ),
    Talk(
        "suggestion",
        at_home,
        by("/suggest"),
        (
            Step("What could we do better, or anew?", typed=IDEA, sent={"photos": 1}),
            Step(SUMMARY, SEND),
        ),
        noted("file"),
    ),
    Talk(
        "praise",
        at_home,
        by("/praise"),
        (
            Step("We are glad to hear it. What was good?", typed="感谢保安帮我把东西搬上楼"),
            Step("Whom may we pass it on to?", "Security staff"),
        ),
        noted("file"),
    ),
    Talk(
        "help",
        at_home,
        by("/sos"),
        (
            Step("What has happened?", "Something else"),
            Step("Please tell us in a few words.", typed=HELP),
            Step(WHERE, "3-1102"),
        ),
        noted("file"),
    ),
    Talk(
        "words_first",
        with_many_matters,
        by(DOUBTFUL),
        (
            Step(DANGER, "No"),
            Step(MAKE, "4"),
            Step("Which of them does it belong to?", IDEA[:10]),
        ),
        noted("add"),
    ),
    JOIN,
    Talk(
        "join as an agent",
        JOIN.comes,
        JOIN.opens,
        (
            *JOIN.steps[:4],
            Step("You are …", MEMBER["agent"]),
            Step(MANDATE, sent={"photos": 1}),
            Step(UNTIL, "12", "2026-12-31"),
            Step(PHONE, "Skip"),
        ),
        JOIN.leaves,
    ),
    Talk(
        "agreement",
        with_an_old_notice,
        by("/start"),
        (Step("I agree", "I agree"),),
        noted("consent"),
    ),
    Talk(
        "phone",
        at_home,
        by("/settings", "📱"),
        (Step("📱 Your telephone number", sent={"contact": {}}),),
        noted("phone"),
    ),
    Talk(
        "language",
        at_home,
        by("/language"),
        (Step("请选择语言", OWN_LANGUAGE),),
        noted("speak"),
    ),
    Talk(
        "remarks",
        asked_how_it_was,
        is_content,
        (
            Step(
                "Is there anything we should have done better? In words, or as a voice message.",
                typed="下次早点来",
            ),
            Step("Have you any suggestions for us?", "Skip", "门厅也看一下"),
        ),
        remarked,
    ),
    *OF_SHEETS,
    Talk(
        "name",
        at_home,
        by("/privacy", "✏️ Change something", "✏️ Your name"),
        (Step("What shall we call you?", typed="李大姐"),),
        noted("rename"),
    ),
    Talk(
        "forget",
        with_a_repair,
        by("/forget"),
        (
            Step("I have understood, go on", "I have understood, go on"),
            Step("This cannot be undone. Shall we forget you now?", "Yes, forget me"),
        ),
        noted("forget"),
    ),
    Talk(
        "withdraw_consent",
        with_a_repair,
        by("/privacy", "✋ Withdraw consent"),
        (Step("Yes, withdraw my consent", "Yes, withdraw my consent"),),
        withdrawn,
    ),
    Talk(
        "asking_price",
        with_a_price,
        asks_for_the_price,
        (
            Step(
                "What would you like to know about the price? A colleague will answer you.",
                typed="可以便宜一点吗？",
            ),
        ),
        noted("add"),
    ),
    Talk(
        "asking_about_bill",
        with_a_bill,
        asks_about_the_bill,
        (
            Step(
                "What would you like to know about the bill? A colleague will answer you.",
                typed="为什么要八十？",
                sent={"photos": 1},
            ),
        ),
        inquired,
    ),
    Talk(
        "price_refused",
        with_a_price,
        refuses_the_price,
        (
            Step(
                "We have told the office. If you like, tell us why, or what you would rather have.",
                typed="太贵了",
            ),
        ),
        noted("add"),
    ),
    Talk(
        "taking_post",
        invited_to_a_post,
        comes_by_the_link,
        (
            Step(
                "What is your name, as colleagues and residents shall read it?",
                typed="小李",
            ),
            Step("小李", "✅ Take the post"),
        ),
        noted("give_post"),
    ),
    Talk(
        "saying_why",
        with_a_repair,
        under("Withdraw", "Another reason"),
        (Step("💬 A word more, if you like", typed="我自己换好了"),),
        noted("add"),
    ),
    Talk(
        "reopening",
        repaired,
        under("↩️ Not in order after all"),
        (
            Step("We are sorry. What is not in order? Photos help.", typed="又滴水了"),
            Step("Shall we see to it again?", SEND),
        ),
        noted("reopen"),
    ),
    Talk(
        "adding",
        with_a_repair,
        under("✍️ Add words or photos"),
        (
            Step(
                "What would you like to add? Words, photos or a voice message: up to ten of them.",
                typed="换一个带过滤的",
            ),
            Step("Shall I pass this on? You can also add more.", SEND),
        ),
        noted("add"),
    ),
)
