"""Three talks, step by step, for the stories about what can happen in any of them."""

from dataclasses import dataclass

from storage.tables import Member, Ticket
from tests.town import labels_of, text_of, tr

DRIPS = "厨房水龙头一直滴水"
WHAT = "Please tell us what is wrong. Photos help: up to ten, before or after you write."
HAPPENED = "We are sorry that you have reason to complain. What has happened? Photos help."
WISH = "What would you like us to do?"
UNSWEPT = "保洁好几天没来打扫楼道了"
WHERE, ABOUT, WHEN = "Where is it?", "What is it about?", "When may we come?"
SUMMARY = "Shall I send it like this?"


@dataclass(frozen=True)
class Step:
    """What the screen says, and the answer: a button, unless words are wanted."""

    asked: str
    answer: str
    typed: str = ""

    @property
    def told(self):
        """Whether there is no button for it."""
        return self.answer == self.typed


@dataclass(frozen=True)
class Talk:
    opened_by: str
    title: str
    steps: tuple[Step, ...]
    leaves: type

    async def begins(self, town):
        entered = self.leaves is Ticket
        soul = await (town.resident("李女士", "3-1102") if entered else town.newcomer("李女士"))
        await soul.says(self.opened_by)
        return soul


def building(number):
    return tr("zh_Hans", "Building {building}", building=number)


REPAIR = Talk(
    "/repair",
    "🔧 Repair",
    (
        Step(WHAT, DRIPS, DRIPS),
        Step(WHERE, "3-1102"),
        Step(ABOUT, "Water and drains"),
        Step(WHEN, "14:00–17:00"),
        Step(SUMMARY, "✅ Send"),
    ),
    Ticket,
)
COMPLAINT = Talk(
    "/complain",
    "📣 Complaint",
    (
        Step(HAPPENED, UNSWEPT, UNSWEPT),
        Step(ABOUT, "Cleanliness"),
        Step(WISH, "Skip", "请每天打扫"),
        Step(SUMMARY, "✅ Send"),
    ),
    Ticket,
)
JOIN = Talk(
    "/start",
    "🏠 Welcome",
    (
        Step("请选择语言", "简体中文"),
        Step("I agree", "I agree"),
        Step("Which building is your home in?", building(3), "3"),
        Step("Which flat? You can also type its number.", "1102", "１１０２"),
        Step("You are …", "Owner"),
    ),
    Member,
)


async def screen(soul):
    """The one message that shows the talk."""
    live = [one for one in await soul.messages() if soul.tr("Cancel") in labels_of(one)]
    assert len(live) == 1, [text_of(one) for one in live]
    return live[0]


async def is_asked(soul, what):
    shown = await screen(soul)
    assert soul.tr(what) in "\n".join([text_of(shown), *labels_of(shown)])
    return shown


async def taps_through(soul, steps):
    for step in steps:
        await (soul.says(step.answer) if step.told else soul.taps(step.answer))


async def at_the_place(town):
    """A draft with its words, waiting to hear where it is."""
    soul = await town.resident("李女士", "3-1102")
    await soul.says("/repair")
    await soul.says(DRIPS)
    return soul


async def at_the_summary(town):
    soul = await town.resident("李女士", "3-1102")
    await soul.says("/repair")
    await taps_through(soul, REPAIR.steps[:-1])
    await is_asked(soul, SUMMARY)
    return soul
