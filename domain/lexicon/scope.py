"""What words do not mean now: denied, mended, past, imagined, rehearsed, or a way of speaking."""

from collections.abc import Iterator
from typing import NamedTuple

from domain.lexicon.rules import compiled

SENTENCES = r"(?<=[。!?;\n])|(?<=[a-z\d)]\.)(?=\s|$)"

PRESENT = (
    r"现在|正在|还在|还是|仍|至今|到现在|今天|今早|今晚|刚才|刚刚|又|再次|快来|救命|怎么办|越来越"
    r"|一直|这(?:个)?(?:礼拜|周|星期|次|回)|眼下|此刻|\b(?:now|still|again|currently|right now"
    r"|at the moment|today|tonight|just|keeps?|getting worse|help)\b"
)
BUT = (
    r"但|可是|不过|然而|只是|结果|就是(?=.{0,3}(?:有|在|没))|\b(?:but|however|although|though|yet"
    r"|except)\b"
)
RECURS = (
    r"又(?!吵)|再次|还是|仍|还在|依然|没几天|没修好|没有修好|\b(?:again|still|yet|but|however"
    r"|now its|back again)\b"
)

MENDED = (
    r"(?<!没)(?<!没有)(?<!才)(?<!刚)(?:已经?|都|早就|全)?(?:修|搞|弄|整|换|焊|通|处理|解决|恢复|装"
    r"|补|救)(?:好|完|妥|出来|掉)?了?(?:好|妥)(?=了|$|[,。!?; ]|,|后|啦|啊|呢|的)"
    r"|(?<!才)(?<!没)(?:修|搞|弄|整|换|焊|通|处理|补)好了|已(?:经)?(?:修|解决|处理|恢复|排除|维修"
    r"|更换)|解决了|(?:响|叫|漏|声音).{0,6}已经?停|已?(?:经)?散(?:掉|去)了|后来(?:查|发现"
    r"|才知道)[^,。]{0,4}(?:是|有人)|恢复(?:了|正常|供)|已经?换了|(?:现在|都|已经?)正常|来电了"
    r"|来水了|没事了|不漏了|不冒(?:烟|水)?了|不响了|不跳了|火.{0,3}灭了|扑灭|救出来|放出来"
    r"|出来了,?(?:谢|没事)|\b(?:(?:been |was |is |got |are |now |all |already )+(?:fixed|repaired"
    r"|sorted|resolved|mended|replaced|restored|solved|cleared|rescued|freed)|(?:fixed|repaired"
    r"|sorted|resolved) (?:now|already|it|ages|yesterday|last|by|the)|(?:power|water|lights?"
    r"|electricity|it|its|lift|elevator|service|heating|internet)s?(?: is| are| came| went| was"
    r"| has come)? back (?:on|to normal|up)(?! the)|working (?:again|fine|now)|all (?:good|fine"
    r"|clear|ok) now|(?:it|that) (?:was|turned out to be|is) (?:just |only )?(?:my|the|a) (?:toast"
    r"|cooking|neighbou?r\w* cooking|bbq|steam)|turned out|turns out|everythings (?:fine|ok)"
    r"|all fine|tightened|feels (?:great|fine|solid) now|was my toast|no longer|(?:isnt|not|doesnt"
    r"|stopped) (?:leak\w*|drip\w*|smell\w*|stuck|beep\w*|flicker\w*|smok\w*|buzz\w*) any ?more"
    r"|thanks for (?:fixing|sending|the quick)|put out|out now and)\b"
)
WITHDRAWN = (
    r"搞错|弄错|看错|闻错|误会|误报|虚惊|不用(?:派|来|管|过来)|不必来|取消吧|撤销|发错|当我没说"
    r"|收回|\b(?:false alarm|never ?mind|(?:please )?(?:ignore|disregard|forget) (?:my|the|that"
    r"|this|what|it)|my mistake|no need to (?:come|send)|dont (?:send|need to come)|wrong chat"
    r"|sent by mistake|cancel (?:my|that|the))\b"
)
LONG_PAST = (
    r"去年|前年|(?:上个?月|上上?周|上个?星期|上个?礼拜)(?!还|没|只|才|能|是|就(?:报|说))|以前|之前"
    r"|那次|那一次|上次(?!.{0,6}(?:说|修|来|报|补|换)|还)|多年前|前段时间|年初|年前|早些时候报"
    r"|\b(?:last (?:year|month|week|winter|summer|spring|autumn|time)|(?:weeks?|months?|years?"
    r"|ages) ago|back in (?:\d|the (?:summer|winter|spring|autumn)|january|february|march|april"
    r"|may|june|july|august|september|october|november|december)|in (?:january|february|march"
    r"|april|may|june|july|august|september|october|november|december)|previously|used to"
    r"|the other week)\b"
)
IMAGINED = (
    r"(?:如果|要是|假如|假设|倘若|若是|万一|一旦|若|想象|若果|假使)(?!可以|方便|有空|能|不来|不快"
    r"|再不|没人来|你们不|还不|不马上|物业不|不处理)"
    r"|\b(?<!know )(?<!sure )(?<!see )(?<!check )(?<!as )(?<!even )(?:if (?!(?:i|we|it|you"
    r"|u) (?:touch|turn|lean|step|stand|push|pull|switch|open|plug|walk|press)|you dont|you can"
    r"|you could|you have|nobody|no one|not|possible|someone c|somebody c|any ?one c)|what if"
    r"|in case|suppose|imagine|hypothetical\w*|should (?:there|a|we|i)\b.{0,30}(?:ever|happen)"
    r"|what (?:should|do) (?:i|we) do (?:if|when|in)|what happens (?:if|when)|who do (?:i"
    r"|we) call (?:if|when)|would happen|ever happens?)\b"
)
IMAGINED_THROUGHOUT = (
    "的话|时(?:应该|该|要怎)|(?<![了着在,])应(?:该)?怎么(?:办|处理)|(?:怎么|如何)(?:预防|防止"
    "|应对)|(?<![了着,])该打(?:哪|什么)"
)
REHEARSED = (
    r"(?<!不是)(?:演习|演练)|演戏|预案|培训|讲座|网上说|听说|听讲|朋友圈|抖音|小红书|刷到|视频不是"
    r"|不是咱们|不是我们小区|别的小区|隔壁小区|梦见|梦到|做梦|噩梦|段子|谣言|辟谣|小视频|宣传|知识"
    r"|常识|科普|海报|贴个|贴一张|的说明|须知|手册|小品|电影|电视剧|新闻|小说|游戏(?!区|场|室"
    r"|设施)|直播|视频里|联系(?:窗口|人是|电话是)|公布栏|公告栏|(?<!not a )\b(?:(?:fire|evacuation"
    r"|safety|emergency|practice) drills?|(?:the|this|next|a) drill(?! (?:bit|hit|went|into"
    r"|through))|training|leaflet|poster|safety meeting|safety talk|workshop|movie|film|novel"
    r"|news (?:about|story)|on tv|(?:told me|read|heard|saw a (?:video|clip|post)) (?:about|of"
    r"|that)|in (?:florida|another building)|dreamt|dreamed|nightmare|tiktok|youtube|(?:video"
    r"|board) game|rehears\w*|handbook|guidelines?|procedure|policy|brochure|(?<!of )course)\b"
)
DESK = (
    r"发票|收据|单据|(?:赔|理赔|保险).{0,4}(?:用|单|单据|材料|公司|要)|存档|验收单|返张单"
    r"|报告(?:单|书)|工单(?:号|记录)|点评|好评|表扬|锦旗|感谢信|\b(?:invoice|receipt|insur\w+"
    r"|compensation|refund|job sheet|paperwork|for my records|certificate|feedback|shout ?out)\b"
)
ASKED = (
    r"(?:请问|想问|咨询|问一下|想知道|了解一下).{0,30}(?:保养|检修|年检|费|收费|标准|流程|赔)"
    r"|建议.{0,20}(?:装|加|贴|设|换|改|增|多|能)|能不能.{0,8}(?:装|加装|贴|设)|\b(?:suggest\w*"
    r"|recommend|could you (?:install|add|put)|would be nice|can we (?:get|have) (?:a|an|more)"
    r"|how much|what time|where is the (?:assembly|form))\b"
)

_DENIED = (
    r"(?<!有)没有?(?:人)?(?:被)?(?:困|动手|打起来|关着?人|关(?:到|住)?人|漏水|漏电|漏气|漏(?=$"
    r"|[,。!了])|渗水|着火|冒烟|受伤|伤到?人|(?:煤气|燃气|糊|焦|异|臭)味|火花|爆|掉下|危险|松动"
    r"|跳闸|停电|停水|断电|裂)|(?<!是)(?<!要)不(?:是|像)(?:着火|漏水|漏电|煤气|燃气|火|烟|停电)"
    r"|不(?:漏|冒烟|松|晃|渗|跳闸|危险)了?|(?:里面|里头|电梯里?)(?:是)?(?:没有?人(?!应|理|接|回|管"
    r"|答|来|听|救)|空的)|无人(?:被困|受伤)|没人(?:被?困|在里|受伤|在电梯)|无(?:漏水|异味|火)"
    r"|\b(?:nobody|no one|noone|none) (?:is |was |got |were |has been )*(?:stuck|trapped|hurt"
    r"|injured|inside|in it|in there)|\b(?:not|isnt|arent|wasnt|never|no longer|doesnt|dont|didnt"
    r"|without (?:a|any)|no)\b(?! (?:stop|know|idea|sure|only|just|help|one|small"
    r"|longer stop))(?: (?!stop|know|where)\w+){0,2}? (?:leak\w*|stuck|trapped|(?:on )?fire"
    r"|smok\w+|burst\w*|flood\w*|gas (?:smell|leak)|smell of gas|loose|danger\w*|sparks?|sparking"
    r"|emergency|urgent|shock\w*|falling|collaps\w*|crack\w*|injur\w*|hurt|bleeding)\b"
)
_FEARED = (
    r"(?:怕|担心|以防|防止|预防|避免|免得|以免|当心|(?<!不)小心|容易|会不会|别(?!人|的|家|墅|处)"
    r"|差点没|迟早)(?:会|再|被|把)?[^,。!?]{0,6}?(?:着火|火灾|触电|漏电|掉下来?|砸到?人?|塌|爆"
    r"|漏水|摔|出事|淹|被困|困人|断)|\b(?:afraid|worried|worry|scared|fear|risk|(?:might|could"
    r"|may)(?! be)|prevent\w*|avoid|so that nobody|before (?:it|someone"
    r"|somebody))\b[^,.]{0,24}?\b(?:fire|fall\w*|shock\w*|flood\w*|burst\w*|trapped|collapse"
    r"|explo\w+|leak\w*|hurt|break)"
)
_FIGURES = (
    r"(?:卡|慢|热|忙|烦|急|网速?|脑子|群)(?:得|到|都|快|要|就)[^,。!?;]{0,8}"
    r"(?:爆炸|爆掉|着火了|冒烟)|气(?:炸|爆|死|疯)|(?:慢"
    r"|吵|贵|气|累|困|饿|烦|笑|乐|馋|忙|卷|红|火|涨|跌)得(?!很|厉害)[^,。!?;]{0,14}|(?:热|辣|渴|晒"
    r"|堵|火|忙)得?(?:要|快)?(?:着火|爆炸?|冒烟|炸)(?:了)?|热得.{0,4}(?:着火|爆|冒烟)"
    r"|嗓子.{0,3}(?:冒烟|着火)|火冒三丈|(?:心态|脑子|头|肺|情绪|朋友圈|群里|手机|电话|微信|热度"
    r"|流量).{0,3}(?:爆|炸|塌|崩)了?|火爆|爆(?:满|款|表|料|米花|炒|棚|单)|(?:像|跟|和|似的?"
    r"|如同)(?:触电|被电|着火|坐电梯|火灾|地震|爆炸)(?:了)?(?:一样|似的|的感觉)?|(?:整个|差点"
    r"|快要?|简直)?(?:被)?(?:账单|电费|水费|房租|价格).{0,6}(?:电到|吓|惊|晕|炸|爆)|(?:预算|钱包"
    r"|停车位?|名额|群|票).{0,4}爆(?:了|掉|满)|笑(?:死|晕|喷)|吓(?:死|晕|亲人)|贵到(?:吓|晕"
    r"|喷).{0,2}人?|雷倒|喷了?(?:一顿|他|我|物业)|(?:坑|贵|吵)死|血压.{0,3}(?:飙|爆|高)|(?:被困|堵"
    r"|困)在.{0,2}(?:高速|国道|车阵|车龙|隧道|桥上|会议|电话会|路上|外地|机场|公司|车流|酒店|国外)"
    r"|(?:打不着|点不着|打不上|点不了|打不了)火|嗨爆|着火点|水深火热|心都?(?:塌|碎)了|触目惊心"
    r"|十万火急|火烧眉毛|打架似的|像打架|救命恩人|如(?:火|水)|救命(?:啊|呀)?(?:,|!)?(?:太|作业|好"
    r"|这|账单)|(?:sparks flew|(?:nearly|almost) (?:collapsed|fainted|died|passed out|choked"
    r"|had a)(?: (?:when|at|laughing|on my)\b)?|(?:deal|talks|sale"
    r"|market) (?:to \w+ \w+ \w+ )?(?:collapsed|fell through)|is fire!|so fire|collapsed laughing)"
    r"|\b(?:gave me a (?:bit of a )?shock(?! (?:when|from))|(?:i am|im|its like) on fire\b|(?:its"
    r"|it is) (?:boiling|roasting|an oven|a sauna)|killing me|burst(?:ing)? (?:my budget"
    r"|out laughing|into tears|with)|(?:prices?|rent|fees?|printer|food|music|wifi|playlist|deal"
    r"|show|party|team|game|pizza|coffee) (?:is|are|was|were) (?:\w+ )?(?:fire|lit|a bomb)"
    r"|dying (?:of|to|for)|(?:gave|give|giving|had|having) (?:me )?a heart attack"
    r"|heart attack when|blew (?:up my phone|my mind|me away)|exploding with|stuck (?:in traffic"
    r"|at work|in a meeting|on hold|with)|flooded with|drowning in|steaming|blood (?:boil\w*"
    r"|pressure)|smoking deal|fire sale|mind.?blowing|under fire|fired up"
    r"|shock(?:ed)? (?:to (?:see|hear)|at the|by the)|shocking (?:bill|price|service)|sky.?high"
    r"|through the roof|hot mess|melting in)\b"
)
_UNANNOUNCED = (
    r"没有?(?:看|收|接|见)?(?:到|见)?(?:过)?(?:任何|什么)?(?:停水|停电)?(?:的)?(?:通知|公告|说法)"
    r"|(?:也|又|都)没有?(?:人)?(?:通知|公告)|(?:通知|公告|告示)(?:也|都)?没有?(?:贴|发|出|看|见|收"
    r"|到|$)|没人(?:通知|说|贴)|\b(?:no|not a|without (?:any |a )?|never got (?:a|any)"
    r"|havent (?:seen|had|got) (?:a|any)|wasnt any) (?:\w+ )?(?:notice|announcement"
    r"|warning)s?(?: in sight| about it| anywhere)?\b"
)


_HARMLESS = (
    ("a way of speaking", _FIGURES),
    ("denied", _DENIED),
    ("feared, not seen", _FEARED),
    ("about the notice", _UNANNOUNCED),
)
_ELSEWHERE = (
    ("rehearsed or told", REHEARSED),
    ("imagined", IMAGINED_THROUGHOUT),
    ("paperwork", DESK),
    ("only asked about", ASKED),
)


class Blank(NamedTuple):
    """Words that are not meant now, and why."""

    start: int
    end: int
    why: str

    def moved(self, by: int) -> "Blank":
        return Blank(self.start + by, self.end + by, self.why)


def blanks(sentence: str) -> Iterator[Blank]:
    """What a sentence calls mended, imagines, denies, fears or says for effect."""
    if _mended(sentence):
        yield Blank(0, len(sentence), "past and fixed")
    for why, harmless in _HARMLESS:
        yield from (Blank(*found.span(), why) for found in compiled(harmless).finditer(sentence))
    imagined = compiled(IMAGINED).search(sentence)
    if imagined:
        yield Blank(imagined.start(), len(sentence), "imagined")


def withdrawn(sentence: str) -> str:
    """Why all that was said so far no longer counts, or nothing."""
    found = compiled(WITHDRAWN).search(sentence)
    return "withdrawn" if found and not compiled(BUT).search(sentence, found.end()) else ""


def elsewhere(sentence: str) -> str:
    """Why this whole sentence speaks of another time or world, or nothing."""
    past = compiled(LONG_PAST).search(sentence)
    if past and not any(
        compiled(now).search(sentence, past.end()) for now in (RECURS, BUT, PRESENT)
    ):
        return "long past"
    return next((why for why, words in _ELSEWHERE if compiled(words).search(sentence)), "")


def _mended(sentence: str) -> bool:
    over = compiled(MENDED).search(sentence) or compiled(WITHDRAWN).search(sentence)
    return bool(over and not compiled(RECURS).search(sentence, over.end()))
