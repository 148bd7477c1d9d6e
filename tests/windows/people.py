"""What people of each language are called and say, for the windows of the sheet."""

from dataclasses import dataclass

from locales.languages import ENGLISH, SIMPLIFIED, TRADITIONAL


@dataclass(frozen=True)
class Said:
    office: str
    resident: str
    family: str
    worker: str
    dispatcher: str
    manager: str
    leak: str
    wish: str
    work: str
    plan: str
    reply: str
    burst: str
    asset: str
    question: str
    answer: str
    part: str
    whom: str


SAID = {
    SIMPLIFIED: Said(
        office="春江花园",
        resident="李女士",
        family="李先生",
        worker="王工",
        dispatcher="小陈",
        manager="周经理",
        leak="厨房水龙头关不紧，一直滴水，地柜里也有点潮。",
        wish="希望今天能来看一下，并告诉我们几点到。",
        work="换了阀芯，试了十分钟，不再滴水。",
        plan="下周一请厂家更换门禁主板，之前由值班员登记进出。",
        reply="好的，我下午三点以后都在家。",
        burst="水管爆了",
        asset="3 号楼东侧电梯",
        question="停车月卡怎么办理？",
        answer="请带行驶证到前台，周一至周六都可以办，当天就能用。",
        part="阀芯",
        whom="三号楼的保洁员",
    ),
    TRADITIONAL: Said(
        office="春江花園",
        resident="陳小姐",
        family="陳先生",
        worker="林師傅",
        dispatcher="阿珊",
        manager="黃經理",
        leak="廚房水龍頭關不緊，一直滴水，櫃子裡也有點潮。",
        wish="希望今天可以來看看，並告訴我們幾點到。",
        work="換了閥芯，試了十分鐘，不再滴水。",
        plan="下週一請廠商更換門禁主機板，之前由值班同事登記進出。",
        reply="好的，我下午三點以後都在家。",
        burst="水管爆了",
        asset="3 座東側升降機",
        question="停車月卡怎麼辦理？",
        answer="請帶行照到櫃台，週一至週六都可以辦，當天就能用。",
        part="閥芯",
        whom="三座的清潔人員",
    ),
    ENGLISH: Said(
        office="Riverside Garden",
        resident="Mrs Lee",
        family="Mr Lee",
        worker="Tom Wang",
        dispatcher="Chen",
        manager="Mr Zhou",
        leak="The kitchen tap does not close and drips all day; the cupboard is damp as well.",
        wish="Please have a look today, and tell us when you come.",
        work="New valve fitted; watched it for ten minutes, no drip.",
        plan="The maker replaces the door controller on Monday; until then the guard keeps a list.",
        reply="Thank you, I am at home after three.",
        burst="a pipe has burst",
        asset="Building 3, east lift",
        question="How do I get a monthly parking card?",
        answer="Bring the registration to the front desk, Monday to Saturday; it works at once.",
        part="valve",
        whom="the cleaner of building 3",
    ),
}
