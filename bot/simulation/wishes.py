"""What residents bring in a simulated year: how often, in which words, and by which buttons."""

from dataclasses import dataclass
from random import Random

A_YEAR = 365
SERVICE = "service"  # it is paid for, and runs for a while
LEAK = "leak"


@dataclass(frozen=True)
class Wish:
    """`rate` is per household and year; `taps` are the answers that are meant, by step.

    Without a command they simply write; `urgent` is what comes at any hour and cannot wait.
    """

    name: str
    command: str
    rate: float
    words: tuple[str, ...]
    taps: tuple[tuple[str, str], ...] = ()
    urgent: bool = False


WISHES = (
    Wish("other", "repair", 0.9, (
        "厨房水龙头一直滴水", "洗手盆下水很慢", "客厅插座松动了", "阳台门关不严", "空调不太制冷",
        "门锁转动很涩", "卫生间的灯有时不亮", "纱窗破了一个洞",
    )),
    Wish(LEAK, "repair", 0.15, (
        "卫生间顶上有水印，慢慢渗水", "卧室外墙下雨就渗水", "厨房天花板有一片水渍",
    ), (("category", "wall_ceiling"),)),
    Wish("urgent", "", 0.05, ("水管爆了，水漫到走廊了", "厨房水管爆裂，水止不住"),
         urgent=True),
    Wish("safety", "repair", 0.04, ("楼道的应急灯不亮", "消防栓的门关不上"),
         (("place", "common"), ("category", "safety_facility"))),
    Wish(SERVICE, "repair", 0.05, ("净水器想包一个月的保养", "想请师傅每周来保养新风机"),
         (("category", "appliance"),)),
    Wish("first_aid", "sos", 0.02, (), (("what", "medical"),), urgent=True),
    Wish("help", "sos", 0.04, (), (("what", "locked_out"),), urgent=True),
    Wish("complaint", "complain", 0.15, (
        "楼下垃圾桶三天没人收", "半夜装修，跟物业说了没人管", "保洁阿姨只扫门口",
        "门岗对访客态度生硬",
    )),
    Wish("suggestion", "suggest", 0.08, ("建议在北门加一盏路灯", "建议儿童区铺软垫")),
    Wish("inquiry", "ask", 0.15, ("门禁卡怎么补办", "停车月卡怎么续")),
    Wish("praise", "praise", 0.05, ("感谢师傅下雨天来修门",)),
)  # fmt: skip


def drawn(homes: int, dice: Random) -> list[Wish]:
    """What is brought on one day."""
    return [one for one in WISHES for _ in range(_times(one.rate * homes / A_YEAR, dice))]


def _times(mean: float, dice: Random) -> int:
    """By Poisson's law."""
    times, left = 0, dice.expovariate(1.0) if mean else mean + 1
    while left < mean:
        times += 1
        left += dice.expovariate(1.0)
    return times
