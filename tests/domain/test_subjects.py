"""Is a presumption made where words are plain, and never where a person would have to ask?"""

import pytest

from domain.categories import Place
from domain.subjects import category_in, in_confidence, places_in, topic_in

AT_HOME = [
    ("water", "厨房水龙头一直滴水"),
    ("water", "廁所沖水之後馬桶一直流"),
    ("water", "洗菜池下水好慢，周末前能来通一下吗"),
    ("water", "花洒出水越来越小了，水压是不是有问题"),
    ("water", "师傅上门的时候帮我看看水管"),
    ("water", "Morning! the kitchen tap wont stop dripping, sorry to bother you"),
    ("water", "My toilet flush is weak again"),
    ("water", "The shower drain is clogged with hair"),
    ("electric", "卫生间的灯不亮了"),
    ("electric", "客廳插座冇電"),
    ("electric", "儿童房吸顶灯一闪一闪的，孩子写作业看不清"),
    ("electric", "The bathroom light flickers"),
    ("electric", "light switch in the hall cupboard feels loose"),
    ("wall_ceiling", "天花板渗水，有一圈黄印"),
    ("wall_ceiling", "浴室的磁磚鬆脫了兩塊"),
    ("wall_ceiling", "paint is peeling off the ceiling"),
    ("door_window", "卧室的窗户关不严，冬天漏风"),
    ("door_window", "露台門閂唔到"),
    ("door_window", "卫生间的门下沉了，推不动"),
    ("door_window", "Bathroom door handle came off in my hand"),
    ("door_window", "one of the windows wont close"),
    ("lock", "门锁打不开了"),
    ("lock", "鑰匙斷在鎖孔裡"),
    ("lock", "My key goes in but wont turn"),
    ("appliance", "热水器打不着火，洗不了澡"),
    ("appliance", "洗衣機水管漏水"),
    ("appliance", "the radiator stays cold"),
    ("appliance", "washing machine hose has come loose"),
    ("air_conditioning", "冷氣機漏水"),
    ("air_conditioning", "空调不制冷，老人热得睡不着"),
    ("air_conditioning", "AC blows warm air"),
]
IN_COMMON = [
    ("electric", "三楼楼道的声控灯不亮"),
    ("elevator", "电梯里的灯坏了"),
    ("elevator", "2號升降機按鈕冇反應"),
    ("elevator", "The lift button on 5 sticks"),
    ("safety_facility", "消防栓的箱子关不上了"),
    ("safety_facility", "The fire door on our landing slams"),
    ("public_facility", "单元门禁刷不了卡"),
    ("public_facility", "小區滑梯有顆螺絲鬆了"),
    ("public_facility", "intercom at the main entrance is silent"),
    ("cleaning", "垃圾桶满了三天"),
    ("cleaning", "Somebody left dog mess by the stairs"),
]
IN_DOUBT = [
    "",
    "漏水了",
    "家里没热水",
    "楼上漏水漏到我家了",
    "坏了",
    "昨天你们来看过的那个又坏了",
    "空调插头和热水器都不工作",
    "水龙头和灯都坏了",
    "Something smells odd behind the cupboard",
    "the tap and the light are both broken",
    "It leaks.",
    "Same as last time please",
    "麻煩派師傅嚟睇下",
    "Вода под дверью",
    "👍",
]
TOPICS = [
    ("noise", "楼上天天半夜拖椅子，吵得睡不着"),
    ("noise", "The neighbours' dog barks all night"),
    ("noise", "隔壁打麻將打到兩點"),
    ("hygiene", "楼道好几天没人打扫了"),
    ("hygiene", "The staircase is filthy"),
    ("hygiene", "大堂地面好污糟，垃圾冇人執"),
    ("parking", "车位总被人占"),
    ("parking", "Somebody parked across my space again"),
    ("attitude", "前台态度很差"),
    ("attitude", "The man at the desk was rude to my mother"),
    ("greenery", "樓下的樹好久沒修剪，枝葉擋光"),
    ("greenery", "the lawn is all weeds"),
    ("fees", "物业费账单算错了"),
    ("fees", "You charged me twice, where is my receipt"),
    ("equipment", "电梯三天两头停"),
    ("equipment", "The barrier at the gate is down all the time"),
    ("repairs", "报修一个星期了也没人来"),
    ("safety", "楼里总有陌生人推销"),
    ("safety", "A parcel was stolen from the lobby"),
]
NO_TOPIC = [
    "",
    "很不满意",
    "停车费太贵了",
    "保安态度差，垃圾也不管",
    "I am fed up",
    "上次說的事到現在也沒人答覆",
    "游泳池几点开",
]


@pytest.mark.parametrize(("code", "words"), AT_HOME)
def test_plain_words_name_what_is_broken_at_home(code, words):
    assert category_in(words, Place.HOME) == code


@pytest.mark.parametrize(("code", "words"), IN_COMMON)
def test_plain_words_name_what_is_broken_in_a_common_area(code, words):
    assert category_in(words, Place.COMMON) == code


@pytest.mark.parametrize("words", IN_DOUBT)
@pytest.mark.parametrize("place", [Place.HOME, Place.COMMON])
def test_in_doubt_what_is_broken_is_asked(words, place):
    assert category_in(words, place) == ""


def test_what_is_not_offered_at_a_place_is_not_presumed_there():
    assert category_in("电梯按钮不灵", Place.HOME) == ""
    assert category_in("空调不制冷", Place.COMMON) == ""


def test_what_they_say_it_is_not_does_not_count():
    assert category_in("不是水管的问题，是灯不亮", Place.HOME) == "electric"
    assert category_in("not the tap, the ceiling", Place.HOME) == "wall_ceiling"


@pytest.mark.parametrize(("code", "words"), TOPICS)
def test_plain_words_name_the_topic(code, words):
    assert topic_in(words) == code


@pytest.mark.parametrize("words", NO_TOPIC)
def test_in_doubt_the_topic_is_asked(words):
    assert topic_in(words) == ""


@pytest.mark.parametrize(
    ("place", "words"),
    [
        (Place.HOME, "我家厨房的灯坏了"),
        (Place.HOME, "The balcony door sticks"),
        (Place.COMMON, "三樓樓梯的燈不亮"),
        (Place.COMMON, "The light in the lobby is out"),
        (Place.BOTH, "我家门口楼道的灯坏了，家里也跳"),
        (Place.BOTH, "楼上漏水"),
        (Place.BOTH, "My neighbour's door is broken"),
        (Place(0), "灯泡坏了"),
        (Place(0), "The tap drips"),
        (Place(0), ""),
    ],
)
def test_the_places_that_are_spoken_of(place, words):
    assert places_in(words) == place


@pytest.mark.parametrize(
    ("asked", "words"),
    [
        (True, "保安上班睡觉，请保密"),
        (True, "我想匿名投訴"),
        (True, "别告诉他是我说的"),
        (True, "Please don't tell the guard it was me"),
        (True, "I would like this to stay confidential"),
        (False, "保安态度很差"),
        (False, "Nobody told us about the water"),
        (False, ""),
    ],
)
def test_who_asks_for_confidence_gets_it(asked, words):
    assert in_confidence(words) is asked
