"""What a talk with a form is, step by step, and three of them that many stories need."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from typing import Any

from handlers.form import ALL, Form
from locales.languages import NAMES, SIMPLIFIED
from storage.tables import Event, Home, Member
from tests.stories.joins import CODES, PHONE
from tests.town import Soul, Town, labels_of, text_of, tr

DRIPS = "厨房水龙头一直滴水"
ODD = "柜子那边有点问题，想请师傅来看看"  # what it is about nobody can tell
WHAT = "Please tell us what is wrong. Photos help: up to ten, before or after you write."
HAPPENED = "We are sorry that you have reason to complain. What has happened? Photos help."
WISH = "What would you like us to do?"
UNSWEPT = "保洁好几天没来打扫楼道了"
UNANSWERED = "上个月说好的事情，到今天还没有结果"
WHOM = "Whom is it about? You can also write who it is."
WHICH_HOME = "Which of your homes does it concern?"
WHERE, ABOUT, WHEN = "Where is it?", "What is it about?", "When may we come?"
SUMMARY = "Shall I send it like this?"
OWN_LANGUAGE = "their own language"


@dataclass(frozen=True)
class Step:
    """What the screen says, and the answer: a button, or what is `typed` or `sent`."""

    asked: str
    answer: str = ""
    typed: str = ""
    sent: dict[str, Any] = field(default_factory=dict)

    @property
    def told(self):
        """Whether there is no button for it."""
        return self.answer in {"", self.typed}

    def label(self, soul):
        return reads(soul, self.answer)


def reads(soul, sentence):
    return NAMES[soul.language] if sentence == OWN_LANGUAGE else soul.tr(sentence)


class AtTheDesk(Soul):
    """A colleague in the group: they answer where they are asked."""

    def __init__(self, colleague):
        group = colleague.town.ops_group
        super().__init__(colleague.town, colleague.id, colleague.name, group.language)
        self.group = group

    async def messages(self):
        return await self.group.messages()

    async def says(self, text="", **what):
        asked = [one for one in await self.messages() if self.tr("Cancel") in labels_of(one)]
        for one in asked[-1:]:
            what |= {"reply_to": one["message_id"], "thread": one.get("message_thread_id")}
        return await super().says(text, to=self.group, **what)

    async def _presses(self, _chat, on, **what):
        return await super()._presses(self.group, on, **what)


Opening = Callable[[Soul], Awaitable[object]]
Coming = Callable[[Town, str], Awaitable[Soul]]
Left = Callable[[Town], Awaitable[list[Any]]]


@dataclass(frozen=True)
class Talk:
    """Who `comes` has everything behind them that went before; what it `leaves` is one thing."""

    name: str
    comes: Coming
    opens: Opening
    steps: tuple[Step, ...]
    leaves: Left

    @property
    def form(self) -> Form[Any]:
        return ALL[self.name.split()[0]]

    async def begins(self, town, language=SIMPLIFIED):
        soul = await self.comes(town, language)
        await self.opens(soul)
        return soul


def by(said, *labels):
    """It is opened by these words, and the buttons that come of them."""

    async def opened(soul):
        await soul.says(said)
        for label in labels:
            await soul.taps(label)

    return opened


def noted(action):
    """What the record says was done."""

    async def left(town):
        return [one for one in await town.kept(Event) if one.action == action]

    return left


def building(number):
    return tr("zh_Hans", "Building {building}", building=number)


async def with_two_homes(town, language=SIMPLIFIED):
    """Whoever has several is asked about everything."""
    soul = await town.resident("李女士", "3-1102", language)
    await moves_into(town, "1", "101")
    return soul


async def somebody_new(town, language):
    return await town.newcomer("李女士", CODES[language])


REPAIR = Talk(
    "repair",
    with_two_homes,
    by("/repair"),
    (
        Step(WHAT, ODD, ODD),
        Step(WHERE, "3-1102"),
        Step(ABOUT, "Water and drains"),
        Step(WHEN, "14:00–17:00"),
        Step(SUMMARY, "✅ Send"),
    ),
    noted("file"),
)
COMPLAINT = Talk(
    "complaint",
    with_two_homes,
    by("/complain"),
    (
        Step(HAPPENED, UNANSWERED, UNANSWERED),
        Step(ABOUT, "Cleanliness"),
        Step(WHOM, "A neighbour", "保洁张阿姨"),
        Step(WHICH_HOME, "3-1102"),
        Step(WISH, "Skip", "请每天打扫"),
        Step(SUMMARY, "✅ Send"),
    ),
    noted("file"),
)
JOIN = Talk(
    "join",
    somebody_new,
    by("/start"),
    (
        Step("请选择语言", OWN_LANGUAGE),
        Step("I agree", "I agree"),
        Step("Which building is your home in?", "3", "３"),
        Step("Which flat? You can also type its number.", "1102", "１１０２"),
        Step("You are …", "Owner"),
        Step(PHONE, "Skip"),
    ),
    noted("ask_to_join"),
)


async def screen(soul):
    """The one message that shows the talk."""
    live = [one for one in await soul.messages() if soul.tr("Cancel") in labels_of(one)]
    assert len(live) == 1, [text_of(one) for one in live]
    return live[0]


async def is_asked(soul, what):
    shown = await screen(soul)
    seen = "\n".join([text_of(shown), *labels_of(shown)])
    assert reads(soul, what) in seen, seen
    return shown


async def taps_through(soul, steps):
    for step in steps:
        await (says(soul, step) if step.told else soul.taps(step.label(soul)))


async def says(soul, step):
    await soul.says(step.typed, **step.sent)


async def moves_into(town, building, room):
    """A second home, confirmed like the first."""
    homes = await town.kept(Home)
    home = next(one for one in homes if (one.building, one.room) == (building, room))
    first = (await town.kept(Member))[0]
    async with town.app.storage.transaction() as shelves:
        now = town.app.clock.now()
        member = Member(home_id=home.id, person_id=first.person_id, role="owner",
                        state="approved", asked_at=now)  # fmt: skip
        await shelves.households.ask_to_join(member)


async def at_the_place(town):
    """A draft with its words, waiting to hear where it is."""
    soul = await with_two_homes(town)
    await soul.says("/repair")
    await soul.says(ODD)
    return soul


async def at_the_summary(town):
    soul = await with_two_homes(town)
    await soul.says("/repair")
    await taps_through(soul, REPAIR.steps[:-1])
    await is_asked(soul, SUMMARY)
    return soul
