"""An estate where one household has matters in every state, and the others who might pry."""

from dataclasses import dataclass

from storage.tables import FollowUp, Home, Invitation, Member, Person, Quote, Ticket
from tests.stories.joins import agrees, applies
from tests.stories.links import invited_by
from tests.stories.matters import tells
from tests.stories.pricing import is_paid_work, quotes
from tests.stories.usually import card_of, is_repaired, reports
from tests.town import Soul, Town

CANARIES = ("李女士", "金丝雀", "138")
_PAPERS = (Ticket, FollowUp, Quote, Invitation)


@dataclass
class Life:
    town: Town
    li: Soul
    outsiders: dict[str, Soul]
    intruder: Soul
    former_colleague: Soul
    numbers: list[int]  # by which something of Li's household can be named

    async def own_rows(self) -> set[tuple[type, int]]:
        """What is the outsiders' own to change."""
        theirs = {soul.id for soul in self.outsiders.values()}
        mine = {one.id for one in await self.town.kept(Person) if one.telegram_id in theirs}
        members = [one.id for one in await self.town.kept(Member) if one.person_id in mine]
        return {(Person, one) for one in mine} | {(Member, one) for one in members}


async def a_rich_life(town: Town) -> Life:
    """The household comes first, so that its small numbers are nobody else's."""
    li = await town.resident("李女士", "3-1102")
    await _enter_phone(town, li, "+8613812345678")
    for name in ("李小妹金丝雀", "李爷爷金丝雀", "李奶奶金丝雀"):
        await town.resident(name, "3-1102")
    outsiders = {
        "neighbour": await town.resident("邻居", "3-1101"),
        "former member": await _moved_out(town),
        "applicant": await town.newcomer("申请人"),
        "stranger": await town.newcomer("路人"),
    }
    await outsiders["stranger"].says("/start")
    await agrees(outsiders["applicant"])
    await applies(outsiders["applicant"])
    await outsiders["applicant"].says("/start")
    await outsiders["neighbour"].says("/start")
    await outsiders["former member"].says("/start")
    await _bring_everything(town, li)
    intruder = await town.newcomer("混进来的人")
    await intruder.changes(joins=town.ops_group.id)
    former = await town.staff("已离职", "manager")
    await _dismiss(town, former)
    return Life(town, li, outsiders, intruder, former, await _numbers(town))


async def _bring_everything(town: Town, li: Soul) -> None:
    """Done and asked about, priced, complained of, called for help, and somebody invited."""
    done = await reports(li, "厨房水龙头滴水，金丝雀笼子旁边")
    await is_repaired(town, li, done)
    priced = await is_paid_work(town, li)
    await quotes(town, priced)
    await _complains_in_confidence(li)
    await invited_by(li)
    await town.passes("P3D")
    await li.says("/my")
    await town.dispatcher.taps("⋯ More", on=await card_of(town, priced), at=town.ops_group)


async def _complains_in_confidence(li: Soul) -> None:
    await li.says("/complain")
    await tells(li, "金丝雀家请求处理一下：2号楼的人对我不友善")
    await li.taps_as_asked("Staff and manners", "A neighbour")
    await li.taps("Skip")
    await li.taps("Change an answer")
    await li.taps("Confidential")
    await li.taps("🔒 Yes, in confidence")
    await li.taps("✅ Send")


async def _numbers(town: Town) -> list[int]:
    (home,) = [one.id for one in await town.kept(Home) if one.address == "3-1102"]
    people = {one.id for one in await town.kept(Member) if one.home_id == home}
    papers = {one.id for table in _PAPERS for one in await town.kept(table)}
    return [min(people & papers), home]


async def _enter_phone(town: Town, soul: Soul, phone: str) -> None:
    async with town.app.storage.transaction() as shelves:
        (person,) = await shelves.people.known([soul.id])
        person.phone = phone


async def _moved_out(town: Town) -> Soul:
    soul = await town.resident("前住户", "3-1102")
    await soul.says("/home")
    await soul.taps("🚚 I am moving out")
    await soul.taps("Yes, I am moving out")
    return soul


async def _dismiss(town: Town, soul: Soul) -> None:
    async with town.app.storage.transaction() as shelves:
        (post,) = await shelves.office.posts([soul.id])
        post.ended_at = town.app.clock.now()
