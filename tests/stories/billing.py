"""How a job comes to be owed for, and a month to its fifteenth, for the stories about bills."""

from datetime import UTC, datetime

from locales.languages import SIMPLIFIED
from storage.tables import Bill, Payment
from tests.stories.pricing import EIGHTY, SIGN, agrees, finishes, is_paid_work, quotes

SHORTLY_BEFORE = datetime(2026, 3, 12, 1, 0, tzinfo=UTC)
ISSUED = datetime(2026, 3, 15, 0, 30, tzinfo=UTC)  # a Sunday, half past eight in Shanghai
OVERDUE = datetime(2026, 3, 21, 1, 0, tzinfo=UTC)  # nine o'clock: the day after the twentieth
REQUEST = "🧾 <b>Payment request {number}</b>"


async def owes(town, soul, home="3-1102"):
    """Eighty yuan, agreed upon and signed for; the number of the job."""
    number = await accepted(town, soul, home)
    await soul.taps(soul.tr(SIGN, money=eighty(soul)))
    return number


async def accepted(town, soul, home="3-1102"):
    """Done and shown; nobody has signed yet."""
    number = await is_paid_work(town, soul, home)
    await quotes(town, number)
    await agrees(soul, number, eighty(soul))
    await finishes(town, number)
    return number


def eighty(soul):
    return EIGHTY if soul.language == SIMPLIFIED else f"CN{EIGHTY}"


async def until(town, moment):
    await town.post("clock", at=moment.isoformat())
    await town.settles()


async def is_asked(town, moment=ISSUED):
    """The fifteenth has come; the newest bill."""
    await until(town, moment)
    return (await town.kept(Bill))[-1]


async def is_asked_at_once(town):
    """As if it were the fifteenth; the newest bill."""
    async with town.app.storage.transaction() as shelves:
        known = {"community": 1, "month": "2026-03-01"}
        shelves.timers.set("bill_day", town.app.clock.now(), "bills:1", "bills:1", **known)
    await town.passes("PT1S")
    return (await town.kept(Bill))[-1]


async def entered(town):
    return [(one.amount, one.way) for one in await town.kept(Payment)]


async def state(town):
    return [one.state for one in await town.kept(Bill)]
