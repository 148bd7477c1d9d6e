"""What the office of the demo has answered once and for all, in each of our languages."""

from datetime import datetime

from domain.faq import worded
from locales import LANGUAGES
from storage import Shelves
from storage.tables import Faq

_ANSWERS = """
# parking

停车月卡怎么办理、续期？
请带行驶证和身份证到客服中心（1 号楼一层），当场办好。
续期请在到期前 7 天内办理，过期三天后车位将不再保留。

停車月卡怎麼辦理、續期？
請攜帶行照與身分證到客服中心（1 號樓一樓），當場即可辦好。
續期請於到期前 7 天內辦理，逾期三天車位即不再保留。

How do I get or renew a monthly parking card?
Please bring your car's papers to the customer centre (building 1, ground floor).
Please renew it within its last seven days; the space is kept for three days after that.

# parking

访客停车怎么收费？
访客车辆第一小时免费，之后按门口公示的价格收费。离场前可在岗亭付款。

訪客停車怎麼收費？
訪客車輛第一小時免費，之後依門口公告的價格收費。離場前可在崗亭付款。

What does parking cost for visitors?
The first hour is free; after that, the prices shown at the gate apply.
Visitors pay at the gatehouse when they leave.

# fees

物业费怎么交？
每月 15 日我们送上付款请求书，请在 20 日前付清：
银行代扣、转账，或到客服中心缴纳均可。请不要把现金交给上门的维修人员。

管理費怎麼繳？
我們每月 15 日送上繳費通知，請於 20 日前繳清：
可由銀行代扣、轉帳，或到客服中心繳納。請勿將現金交給上門的維修人員。

How do I pay the management fee?
Our bill comes on the 15th; please pay it by the 20th:
by direct debit, by transfer, or at the customer centre. Please never give cash to a worker.

# repairs

装修要办什么手续？几点可以施工？
开工前请到客服中心登记，并带上施工图和施工人员的身份证。
可以施工的时间：工作日 8:00–12:00、14:00–18:00；周末和节假日请勿有噪音。

裝修要辦什麼手續？幾點可以施工？
開工前請到客服中心登記，並帶上施工圖與施工人員的身分證。
可施工時間：平日 8:00–12:00、14:00–18:00；週末與假日請勿有噪音。

What do I need for a renovation, and when may the workers be noisy?
Before work begins, please register it at the customer centre, and bring the drawings.
Noisy work: on working days 8:00–12:00 and 14:00–18:00; please not at weekends and on holidays.

# safety

门禁卡丢了怎么补办？
请先发消息或打电话给我们，旧卡马上停用；再带身份证到客服中心补办新卡。

門禁卡遺失怎麼補辦？
請先傳訊息或來電，舊卡會立即停用；再帶身分證到客服中心補辦新卡。

I lost my access card. How do I get a new one?
Please write or telephone first: the old card is blocked at once.
Then bring your identity card to the customer centre for a new one.

# hygiene

大件垃圾和装修垃圾放哪里？
请放到 6 号楼北侧的大件垃圾点，装修垃圾请装袋。
楼道里请不要堆放，那是逃生通道。

大型垃圾和裝潢廢料放哪裡？
請放到 6 號樓北側的大型垃圾點，裝潢廢料請裝袋。
樓道是逃生通道，請勿堆放。

Where do I put bulky waste and rubble?
At the place for bulky waste north of building 6; rubble in sacks, please.
Nothing may stand in the stairwells: they are the way out in a fire.
"""


async def write_answers(shelves: Shelves, now: datetime) -> None:
    """Enter them for the demo's one community."""
    for section in _ANSWERS.split("# ")[1:]:
        topic, *said = section.strip().split("\n\n")
        wordings = dict(zip(LANGUAGES, map(worded, said), strict=True))
        await shelves.faqs.write(Faq(community_id=1, topic=topic, written_at=now), wordings)
