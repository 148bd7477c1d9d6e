"""What the office of the stories has answered once and for all."""

from locales.languages import ENGLISH, SIMPLIFIED, TRADITIONAL
from storage.tables import Community, Faq

OFFERS = "Perhaps one of these answers it:"
ABOUT = "What is it about?"
GLAD = "We are glad that helped. We are here whenever you need something."
CARD = {
    SIMPLIFIED: (
        "停车月卡怎么办理？",
        "带行驶证到客服中心，当场办好。每月 300 元 & 押金: https://a.example/x",
    ),
    TRADITIONAL: ("停車月卡怎麼辦理？", "請帶行照到客服中心，當場辦好。"),
    ENGLISH: ("How do I get a monthly parking card?", "Bring your car's papers to the office."),
}
VISITORS = {SIMPLIFIED: ("访客停车怎么收费？", "第一小时免费，之后每小时五元。")}
FEE = {SIMPLIFIED: ("物业费怎么交？", "微信、支付宝或到客服中心都可以。")}
ASKED = {
    SIMPLIFIED: "请问停车月卡怎么办",
    TRADITIONAL: "請問停車月卡怎麼辦",
    ENGLISH: "How can I get a monthly parking card?",
}


async def keeps(town, *entries, topic="parking", community=1):
    """Enter these; their numbers."""
    return [await _kept(town, wordings, topic, community) for wordings in entries]


async def _kept(town, wordings, topic, community):
    async with town.app.storage.transaction() as shelves:
        faq = Faq(community_id=community, topic=topic, written_at=town.app.clock.now())
        await shelves.faqs.write(faq, wordings)
        return faq.id


async def retires(town, number):
    async with town.app.storage.transaction() as shelves:
        entry = await shelves.faqs.locked(number)
        entry.faq.retired_at = town.app.clock.now()


async def of_another_estate(town, wordings):
    """The number of what another community keeps."""
    async with town.app.storage.transaction() as shelves:
        other = Community(name="秋山苑", zone="Asia/Shanghai", language=SIMPLIFIED)
        shelves.communities.open(other)
        await shelves.flush()
    (number,) = await keeps(town, wordings, community=other.id)
    return number


async def the_faq(town, number=1):
    return next(one for one in await town.kept(Faq) if one.id == number)
