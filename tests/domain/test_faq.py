"""常见问答: is the question found that somebody means, and is nothing found where there is none?"""

import pytest

from domain.faq import OFFERED, best, worded

CARD, WORKS, FEE, RUBBLE, ACCESS, CHARGING, HOURS, PASS = range(1, 9)
ENTRIES = [
    (CARD, "停车月卡怎么办理和续期？"),
    (CARD, "停車月卡怎麼辦理和續期？"),
    (CARD, "How do I get or renew a monthly parking card?"),
    (WORKS, "装修需要办什么手续？什么时间可以施工？"),
    (WORKS, "裝修要辦什麼手續？什麼時間可以施工？"),
    (WORKS, "What do I need for a renovation, and when may the workers make noise?"),
    (FEE, "物业费怎么交？"),
    (FEE, "管理費怎麼繳？"),
    (FEE, "How do I pay the management fee?"),
    (RUBBLE, "大件垃圾和装修垃圾放哪里？"),
    (RUBBLE, "大型垃圾和裝潢廢料放哪裡？"),
    (RUBBLE, "Where do I put bulky waste and rubble?"),
    (ACCESS, "门禁卡丢了怎么补办？"),
    (ACCESS, "門禁卡遺失怎麼補辦？"),
    (ACCESS, "I lost my access card. How do I get a new one?"),
    (CHARGING, "电动车可以上楼充电吗？"),
    (CHARGING, "電動車可以上樓充電嗎？"),
    (CHARGING, "May I charge my electric bike at home?"),
    (HOURS, "客服中心几点上班？"),
    (HOURS, "客服中心幾點上班？"),
    (HOURS, "When is the customer centre open?"),
    (PASS, "大件物品出小区怎么开放行条？"),
    (PASS, "大型物品搬出社區要怎麼開放行條？"),
    (PASS, "How do I get an exit pass to move things out?"),
]
MEANT = [
    (CARD, "停车月卡怎么办"),
    (CARD, "請問停車月卡怎麼續期？"),
    (CARD, "月卡续期"),
    (CARD, "你好，我刚搬来，想给我的车办一张停车月卡，需要带什么材料"),
    (CARD, "How can I renew my monthly parking pass? It has expired."),
    (CARD, "parking card renewal"),
    (WORKS, "我家要装修，要办什么手续"),
    (WORKS, "裝修幾點可以施工"),
    (WORKS, "When are renovation works allowed?"),
    (FEE, "我想问一下物业费在哪里交"),
    (FEE, "管理費點樣繳"),
    (FEE, "Where can I pay my management fees?"),
    (RUBBLE, "旧沙发是大件垃圾，放哪里"),
    (RUBBLE, "裝潢廢料要丟哪裡"),
    (RUBBLE, "Where shall I leave an old sofa, is that bulky waste?"),
    (ACCESS, "我的门禁卡丢了，怎么办"),
    (ACCESS, "門禁卡不見了，可以補辦嗎"),
    (ACCESS, "lost access card"),
    (CHARGING, "电动车能在家充电吗"),
    (CHARGING, "Can I charge an electric bicycle in my flat?"),
    (HOURS, "客服中心什么时候开门"),
    (HOURS, "opening hours of the customer centre"),
    (PASS, "搬家要开放行条吗"),
    (PASS, "放行條怎麼開"),
    (PASS, "exit pass for moving furniture"),
]
NONE_OF_THEM = [
    "",
    "？！",
    "你好",
    "请问怎么办",
    "什么时候",
    "厨房水龙头一直滴水",
    "楼上太吵了",
    "小区里能不能养狗",
    "停电通知什么时候发",
    "我的车在停车场被划了，想看监控",
    "可以办居住证明吗",
    "幼儿园几点放学",
    "電梯壞了",
    "社區裡面有游泳池嗎",
    "How do I get there?",
    "How old is the building?",
    "Is there a swimming pool?",
    "Who has found my cat?",
    "Where do I put my name on the list?",
    "Вода под дверью",
    "🙂🙂🙂",
]


@pytest.mark.parametrize(("number", "words"), MEANT)
def test_what_they_mean_is_found_and_comes_first(number, words):
    assert best(words, ENTRIES)[:1] == [number]


@pytest.mark.parametrize("words", NONE_OF_THEM)
def test_nothing_is_better_than_nonsense(words):
    assert best(words, ENTRIES) == []


@pytest.mark.parametrize("words", ["停车月卡怎么办", "parking card renewal"])
def test_where_there_is_nothing_nothing_is_found(words):
    assert best(words, []) == []


def test_a_single_entry_is_found_all_the_same():
    assert best("停车月卡怎么办", ENTRIES[:1]) == [CARD]
    assert best("厨房水龙头一直滴水", ENTRIES[:1]) == []


def test_each_script_finds_the_other():
    assert best("停車月卡怎麼辦", [(1, "停车月卡怎么办理？")]) == [1]
    assert best("停车月卡怎么办", [(1, "停車月卡怎麼辦理？")]) == [1]


def test_no_more_are_offered_than_can_be_weighed_up_at_a_glance():
    alike = [(number, f"停车月卡怎么办理{'甲乙丙丁戊'[number]}") for number in range(5)]
    assert len(best("停车月卡怎么办", alike)) == OFFERED


def test_what_only_one_entry_says_tells_more_than_what_all_say():
    entries = [(1, "停车月卡退卡"), (2, "停车月卡挂失"), (3, "停车月卡续期"), (4, "停车月卡转让")]
    assert best("月卡续期", entries)[0] == 3


def test_a_long_story_is_not_held_to_all_of_it():
    story = "我上个星期从老家回来，行李很多，孩子又感冒，一直没有空。" * 20
    assert best(story + "停车月卡怎么办理和续期？", ENTRIES) == [CARD]


@pytest.mark.parametrize(
    ("text", "wording"),
    [
        ("怎么办？\n这样办。", ("怎么办？", "这样办。")),
        ("\n 怎么办？ \n\n这样办。\n再这样。\n", ("怎么办？", "这样办。\n再这样。")),
        ("怎么办？", ("怎么办？", "")),
        ("", ("", "")),
    ],
)
def test_the_first_line_asks_and_the_rest_answers(text, wording):
    assert worded(text) == wording
