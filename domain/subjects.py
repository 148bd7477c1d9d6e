"""What plain words are about, and where; in doubt nothing, so that a person is asked."""

from collections.abc import Mapping

from domain.categories import Place, categories_for
from domain.lexicon.normal import normal
from domain.lexicon.rules import compiled

# A thing with others in it, or on it, says more than they do: it is looked for first.
_WHOLES = {
    "appliance": "(?:热水器|洗衣机|洗碗机|壁挂炉|燃气)的?(?:水?管|软管|插座|排水|地漏|水龙头)"
    r"|\b(?:washing machine|dishwasher|boiler) (?:hose|pipe|drain|plug|door)s?\b",
    "air_conditioning": r"空调的?(?:[出排]?水?管|排水|插座|面板|遥控器)"
    r"|\bair ?con\w* (?:pipe|drain|socket)s?\b",
    "elevator": "电梯[里内间]?的?(?:门|灯|地面|地板|地砖|按[钮键]|显示屏|空调|玻璃)"
    r"|\b(?:lift|elevator) (?:door|light|floor|button|wall)s?\b",
    "safety_facility": r"防火门|消防门|应急灯|消防水管"
    r"|\bfire doors?\b|\b(?:emergency|exit) (?:light|sign)s?\b",
    "public_facility": r"单元门(?:禁|锁)?|门禁"
    r"|\b(?:main|building) (?:entrance )?door|\bfront gate\b",
    "lock": "门的?锁|钥匙.{0,6}锁|锁.{0,6}钥匙"
    r"|\bdoor ?locks?\b|\blocks? (?:of|on|in) (?:the|my|our) (?:front |bedroom |bathroom )?door\b",
    "door_window": "窗户?玻璃|玻璃窗|门玻璃|阳台门|(?:卫生间|洗手间|厕所|厨房)的?门"
    r"|\b(?:bath ?room|toilet|shower|kitchen) (?:door|window)s?\b|\bdoor hinges?\b",
    "electric": "灯的?开关|墙上的?(?:插座|开关)|浴霸灯"
    r"|\blight switch(?:es)?\b|\b(?:wall|ceiling) (?:socket|lamp|light)s?\b",
    "wall_ceiling": r"墙[上面壁]*的?瓷砖|\b(?:bath ?room|toilet|shower) (?:wall|ceiling|tile)s?\b",
    "water": r"\b(?:toilet|shower|sink) (?:seat|lid|flush|tank|head|hose|pipe|drain|tap)s?\b",
}
# Things, never their state: what drips may be a tap, a ceiling or an air conditioner.
_THINGS = {
    "water": "水龙头|(?<!暖)水管|下水[道管口]|排水|地漏|马桶|坐便|蹲便|便池|洗[手脸菜碗][盆池槽]"
    "|[水面台]盆|水槽|水池|花洒|淋浴|浴缸|角阀|[水总]阀|水表|水压|存水弯"
    r"|\b(?:tap|faucet|pipe|drain|toilet|sink|basin|shower|bath ?tub|cistern)s?\b"
    r"|\bwater (?:pressure|meter|valve)\b",
    "electric": "灯|插座|插排|开关面板|电闸|空开|电表|电箱|断路器|电源"
    r"|\b(?:(?<!traffic )light|lamp|(?:light ?)?bulb|socket|fuse|breaker)s?\b"
    r"|\bpower (?:outlet|point)s?\b",
    "wall_ceiling": "天花板|吊顶|墙[面壁皮纸角]|楼板|地板|地砖|瓷砖|踢脚线"
    r"|\b(?:ceiling|wall|tile|plaster|wallpaper|floor ?board)s?\b",
    "door_window": "(?:房|卧室|书房|入户|防盗|推拉|移|木|铁|柜|大|纱)门(?!口|禁|锁)|窗"
    "|合页|铰链|门把手|门框"
    r"|\b(?:(?<!next )(?<!out of )door(?! ?bell)|window|hinge|door ?knob|blind)s?\b",
    "lock": r"锁芯|门锁|锁(?!在|定|死)|钥匙|\b(?:lock|key|padlock|deadbolt)s?\b",
    "appliance": "热水器|燃气灶|煤气灶|灶台|油烟机|洗衣机|冰箱|壁挂炉|锅炉|洗碗机|浴霸|暖气片|地暖"
    r"|\b(?:boiler|water heater|geyser|stove|cooker|hob|oven|washing machine|fridge|refrigerator"
    r"|dishwasher|cooker hood|radiator)s?\b",
    "air_conditioning": r"空调|\bair ?con(?:ditioner|ditioning)?s?\b|\bac\b",
    "elevator": r"电梯|\b(?:lift(?= )|lift$|elevator)s?\b",
    "safety_facility": "灭火器|消防栓|消火栓|烟感|喷淋|疏散指示"
    r"|\b(?:extinguisher|hydrant|smoke (?:detector|alarm)|sprinkler)s?\b",
    "public_facility": "健身器材|滑梯|秋千|长椅|道闸|信箱|快递柜|对讲机?|充电桩|公告栏"
    r"|\b(?:playground|bench(?:es)?|barrier|letter ?box(?:es)?|mail ?box(?:es)?"
    r"|intercom|slide|swing)s?\b",
    "cleaning": "垃圾|打扫|清扫|保洁|蟑螂|老鼠|狗屎"
    r"|\b(?:rubbish|garbage|trash|litter|cockroach(?:es)?|rats?|mice|dog (?:mess|poo))\b",
}
_TOPICS = {
    "repairs": r"报修|维修|修[了过]|没修好|\b(?:repair(?:s|ed|man)?|fixed|plumber|technician)\b",
    "equipment": "电梯|水泵|门禁|监控|[路道库]灯|灯|健身器材|道闸|充电桩"
    r"|\b(?:lift|elevator|lamp|light|intercom|barrier|pump|cctv|charging point)s?\b",
    "noise": "噪音|噪声|吵|装修|钻孔|电钻|狗叫|广场舞|音响|麻将|蹦迪"
    r"|\bnois(?:e|y)\b|\bloud\b|\bdrill(?:s|ing)?\b"
    r"|\bbark(?:s|ing)?\b|\bpart(?:y|ies)\b|\bmusic\b",
    "parking": r"停车|车位|乱停|挡车|车辆|电动车|月卡"
    r"|\bpark(?:ed|ing|s)\b|\b(?:car|scooter|vehicle)s?\b",
    "safety": "小偷|偷|陌生人|推销|巡逻|尾随|治安"
    r"|\b(?:thie(?:f|ves)|theft|stolen|stole|stranger|burglar|patrol)s?\b",
    "hygiene": "打扫|清扫|保洁|卫生|垃圾|脏|臭|蟑螂|老鼠|狗屎"
    r"|\b(?:dirty|filthy|rubbish|garbage|trash|litter|swept|sweep|mop|clean(?:ed|er|ers|ing)?"
    r"|stinks?|smells?)\b",
    "greenery": r"绿化|草坪|树|花坛|修剪|杂草"
    r"|\b(?:tree|lawn|grass|hedge|flower ?bed|weed|shrub)s?\b",
    "attitude": "态度|骂人|没礼貌|不礼貌|不耐烦|出言不逊|爱理不理"
    r"|\b(?:rude|rudely|impolite|attitude|manners|shouted|unfriendly)\b",
    "fees": "费|账单|发票|欠款|收据|多收"
    r"|\b(?:fee|bill|charge|invoice|receipt|payment)s?\b|\bovercharged\b|\bpay\b",
}
_IN_CONFIDENCE = (
    "匿名|保密|不[要想愿]?(?:被)?(?:透露|泄露|公开|让[^，。,.]{0,8}知道)|别(?:透露|让|告诉|说是我)"
    r"|\banonym|\bconfidential|\bin confidence\b|\b(?:dont|do not|not to) (?:tell|mention|reveal)"
    r"|\bwithout (?:my|giving my) name\b"
)
_DENIED = r"不是[^，。,.]{0,6}[，。,.]|\bnot (?:the|my|our) \w+"
_ROOMS = "卫生间|洗手间"  # neither hygiene nor a basin

_COMMON = (
    "楼道|楼梯|电梯|大堂|大厅|门厅|单元门|走廊|过道|车库|停车场|地库|天台|楼顶|花园|广场|小区|大门口|围墙|道闸|门岗"
    "|公共|垃圾[房站桶]|游泳池|会所|健身房|架空层|路灯|消防栓|灭火器|信箱|快递柜|儿童乐园|滑梯|秋千|长椅"
    r"|\b(?:stairs?|stair(?:case|well)|hallway|corridor|lobby|lifts?|elevators?|garage|car ?park"
    r"|garden|playground|courtyard|roof ?top|entrance|front gate|common area|street ?lights?"
    r"|landing|swimming pool|gym)\b"
)
_AT_HOME = (
    "我[们的]?家|家[里中]|屋里|厨房|卫生间|洗手间|厕所|浴室|卧室|客厅|[主次]卧|书房|阳台|餐厅|儿童房|我的?房间"
    r"|\b(?:my|our) (?:home|flat|apartment|place|house|room|toilet|front door|door|window)\b"
    r"|\b(?:kitchen|bath ?room|bed ?room|living ?room|balcony|study)\b"
)
_OF_OTHERS = (
    r"楼[上下]|邻居|隔壁|对门|别人家"
    r"|\bneighbou?rs?\b|\b(?:up|down)stairs\b|\bnext door\b|\babove us\b"
)


def category_in(told: str, place: Place) -> str:
    """The one category offered at this place that the words name, if they name no other."""
    found = _named(told)
    return found if found in {one.code for one in categories_for(place)} else ""


def topic_in(told: str) -> str:
    """The one topic of a complaint or a question that the words name, if they name no other."""
    return _only(_found(compiled(_DENIED).sub("~", normal(told).text), _TOPICS))


def in_confidence(told: str) -> bool:
    """Whether they ask by themselves that nobody should hear who they are."""
    return bool(compiled(_IN_CONFIDENCE).search(normal(told).text))


def places_in(told: str) -> Place:
    """The places that are spoken of; a neighbour's home could be either."""
    text = normal(told).text
    if compiled(_OF_OTHERS).search(text):
        return Place.BOTH
    common = Place.COMMON if compiled(_COMMON).search(text) else Place(0)
    return common | (Place.HOME if compiled(_AT_HOME).search(text) else Place(0))


def _named(told: str) -> str:
    text, codes = compiled(_DENIED).sub("~", normal(told).text), set[str]()
    for code, whole in _WHOLES.items():
        text, times = compiled(whole).subn("~", text)
        codes |= {code} if times else set()
    return _only(codes | _found(text, _THINGS))


def _found(text: str, table: Mapping[str, str]) -> set[str]:
    bare = compiled(_ROOMS).sub("~", text)
    return {code for code, words in table.items() if compiled(words).search(bare)}


def _only(codes: set[str]) -> str:
    return next(iter(codes)) if len(codes) == 1 else ""
