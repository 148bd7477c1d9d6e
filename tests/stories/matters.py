"""What residents bring, in their own words, for the stories about every kind of matter."""

from domain.standard import STANDARD
from domain.tickets import Kind
from handlers.views.safety import emergency_numbers
from locales.languages import ENGLISH, SIMPLIFIED, TRADITIONAL
from storage.tables import Ticket
from tests.stories.talks import UNSWEPT
from tests.town import text_of

NUMBERS = emergency_numbers(STANDARD)
DANGER = "Is anybody in danger, or is water, gas or electricity out of control?"
MAKE = "What shall I make of it?"
ANSWERED_BY = "⏳ A colleague will answer you by {moment}."
DOUBTFUL = "Вода под дверью"  # a language that we do not read

SAID = {
    Kind.COMPLAINT: {
        SIMPLIFIED: UNSWEPT,
        TRADITIONAL: "打掃的阿姨好幾天沒來了",
        ENGLISH: "Nobody has swept our staircase for days",
    },
    Kind.INQUIRY: {
        SIMPLIFIED: "请问停车月卡怎么办理",
        TRADITIONAL: "請問停車月卡怎麼辦理",
        ENGLISH: "How do I get a monthly parking card?",
    },
    Kind.SUGGESTION: {
        SIMPLIFIED: "建议在花园里多放几张长椅",
        TRADITIONAL: "建議在花園裡多放幾張長椅",
        ENGLISH: "I suggest a few more benches in the garden",
    },
    Kind.PRAISE: {
        SIMPLIFIED: "感谢保安帮我把东西搬上楼",
        TRADITIONAL: "感謝保全幫我把東西搬上樓",
        ENGLISH: "Thank you to the guard who carried my bags",
    },
}


async def complains(soul, words, about="", whom="Nobody in particular", wish=""):
    """From the command to the receipt; what it is about is asked only where it is not plain."""
    await soul.says("/complain")
    await tells(soul, words)
    await settles_the_rest(soul, about, whom, wish)
    return await filed(soul.town)


async def settles_the_rest(soul, about="", whom="Nobody in particular", wish=""):
    """Of a complaint whose words have been told."""
    await soul.taps_as_asked(*([about] if about else []), whom)
    await (soul.says(wish) if wish else soul.taps("Skip"))
    await soul.taps("✅ Send")


async def filed(town):
    return (await town.kept(Ticket))[-1]


async def tells(soul, words):
    """Something harmless; asked all the same whether it is dangerous, they say no."""
    await soul.says(words)
    if soul.tr(DANGER) in text_of((await soul.messages())[-1]):
        await soul.taps("No")
