"""The talk in which a colleague writes down what a household said on the telephone."""

from tests.stories.in_person import hands_over, is_asked, taps
from tests.stories.talks import AtTheDesk, Step, Talk, noted
from tests.stories.usually import newest


async def has_reached_them(town, language):
    await is_asked(town, await town.resident("李女士", "3-1102"))
    await hands_over(town)
    await taps(town.dispatcher, "✋ I call")
    await taps(town.dispatcher, "✅ Reached")
    for label in ("① 4", "② 4", "③ 4"):
        await taps(town.dispatcher, label)
    return AtTheDesk(town.dispatcher)


async def writes_words(soul):
    await soul.taps("✍️ With words …")


async def has_a_record(town, language):
    await has_reached_them(town, language)
    await taps(town.dispatcher, "✅ Record")
    return AtTheDesk(town.supervisor)


async def looks_at_it(soul):
    number = await newest(soul.town)
    await soul.says("/audit")
    await soul.taps(soul.tr("📞 Records of calls: {n}", n=1))
    await soul.taps(number)
    await soul.taps("✍️ Pass with a remark …")


IN_PERSON = (
    Talk(
        "writing_down",
        has_reached_them,
        writes_words,
        (
            Step("Cancel", typed="走廊没擦干净"),
            Step("And what do they suggest? Please reply to this message.", "Skip", "早点通知"),
        ),
        noted("reach_contact"),
    ),
    Talk(
        "remarking",
        has_a_record,
        looks_at_it,
        (Step("刘主管", typed="下次请问清楚满意的原因"),),
        noted("audit_contact"),
    ),
)
