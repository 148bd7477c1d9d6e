"""What words do not mean now: denied, mended, long past, imagined, rehearsed, or a way of speaking."""

# ruff: noqa: E501 - a pattern of the lexicon reads best as one line

import re

SENTENCES = re.compile(r"(?<=[。!?;\n])|(?<=[a-z\d)]\.)(?=\s|$)")

PRESENT = re.compile(
    r"现在|正在|还在|还是|仍|至今|到现在|今天|今早|今晚|刚才|刚刚|又|再次|快来|救命|怎么办|越来越|一直"
    r"|\b(?:now|still|again|currently|right now|at the moment|today|tonight|just|keeps?|getting worse|help)\b"
)
BUT = re.compile(
    r"但|可是|不过|然而|只是|结果|就是(?=.{0,3}(?:有|在|没))|\b(?:but|however|although|though|yet|except)\b"
)
RECURS = re.compile(
    r"又(?!吵)|再次|还是|仍|还在|依然|没几天|没修好|没有修好|\b(?:again|still|yet|but|however|now its|back again)\b"
)

MENDED = re.compile(
    r"(?<!没)(?<!没有)(?:已经?|都|早就|全)?(?:修|搞|弄|整|换|焊|通|处理|解决|恢复|装|补|救)(?:好|完|妥|出来|掉)?了?(?:好|妥)(?=了|$|[,。!?; ]|,|后|啦|啊|呢|的)"
    r"|(?:修|搞|弄|整|换|焊|通|处理|补)好了|已(?:经)?(?:修|解决|处理|恢复|排除|维修|更换)|解决了|恢复(?:了|正常|供)|已经?换了|(?:现在|都|已经?)正常|来电了|来水了|没事了|不漏了|不冒|不响了|不跳了|火.{0,3}灭了|扑灭|救出来|放出来|出来了,?(?:谢|没事)"
    r"|\b(?:(?:been |was |is |got |are |now |all |already )+(?:fixed|repaired|sorted|resolved|mended|replaced|restored|solved|cleared|rescued|freed)|(?:fixed|repaired|sorted|resolved) (?:now|already|it|ages|yesterday|last|by|the)|back (?:on|to normal|up)|working (?:again|fine|now)|all (?:good|fine|clear|ok) now|no longer|not\b.{0,12}any ?more|thanks for (?:fixing|sending|the quick)|put out|out now and)\b"
)
WITHDRAWN = re.compile(
    r"搞错|弄错|看错|闻错|误会|误报|虚惊|不用(?:派|来|管|过来)|不必来|取消吧|撤销|发错|当我没说|收回"
    r"|\b(?:false alarm|never ?mind|(?:please )?(?:ignore|disregard|forget) (?:my|the|that|this|what|it)|my mistake|no need to (?:come|send)|dont (?:send|need to come)|wrong chat|sent by mistake|cancel (?:my|that|the))\b"
)
LONG_PAST = re.compile(
    r"去年|前年|上个?月|上上?周|上个?星期|上个?礼拜|以前|之前|那次|那一次|上次|多年前|前段时间|年初|年前|早些时候报"
    r"|\b(?:last (?:year|month|week|winter|summer|spring|autumn|time)|(?:weeks?|months?|years?|ages) ago|back in|in (?:january|february|march|april|may|june|july|august|september|october|november|december)|previously|used to|the other week)\b"
)
IMAGINED = re.compile(
    r"(?:如果|要是|假如|假设|倘若|若是|万一|一旦|若|想象)(?!可以|方便|有空|能|不来|不快|再不|没人来|你们不|还不|不马上|物业不|不处理)"
    r"|\b(?:if (?!you dont|you can|you could|you have|nobody|no one|not|possible|someone c|somebody c|any ?one c)|what if|in case|suppose|imagine|hypothetical\w*|should (?:there|a|we|i)\b.{0,30}(?:ever|happen)|what (?:should|do) (?:i|we) do (?:if|when|in)|what happens (?:if|when)|who do (?:i|we) call (?:if|when)|would happen|ever happens?)\b"
)
IMAGINED_THROUGHOUT = re.compile(
    r"的话|时(?:应该|该|要怎)|应(?:该)?怎么(?:办|处理)|(?:怎么|如何)(?:预防|防止|应对)|该打(?:哪|什么)"
)
REHEARSED = re.compile(
    r"(?<!不是)(?:演习|演练)|演戏|预案|培训|讲座|宣传|知识|常识|科普|海报|贴个|贴一张|的说明|须知|手册|小品|电影|电视剧|新闻|小说|游戏|直播|视频里|联系(?:窗口|人是|电话是)|公布栏|公告栏"
    r"|(?<!not a )\b(?:drill|training|leaflet|poster|safety meeting|safety talk|workshop|movie|film|novel|news (?:about|story)|on tv|game|rehears\w*|handbook|guidelines?|procedure|policy|brochure|course)\b"
)
DESK = re.compile(
    r"发票|收据|单据|(?:赔|理赔|保险).{0,4}(?:用|单|单据|材料|公司|要)|存档|验收单|返张单|报告(?:单|书)|工单(?:号|记录)|点评|好评|表扬|锦旗|感谢信"
    r"|\b(?:invoice|receipt|insur\w+|compensation|refund|job sheet|paperwork|for my records|certificate|feedback|shout ?out)\b"
)
ASKED = re.compile(
    r"(?:请问|想问|咨询|问一下|想知道|了解一下).{0,30}(?:保养|检修|年检|费|收费|标准|多久|什么时候|几点|哪里|流程|电话)|建议.{0,20}(?:装|加|贴|设|换|改|增|多|能)|能不能.{0,8}(?:装|加装|贴|设)"
    r"|\b(?:suggest\w*|recommend|could you (?:install|add|put)|would be nice|can we (?:get|have) (?:a|an|more)|how much|what time|when is|when will|where is the (?:assembly|form))\b"
)

_DENIED = re.compile(
    r"(?<!有)没有?(?:人)?(?:被)?(?:困|关着?人|关(?:到|住)?人|漏水|漏电|漏气|漏(?=$|[,。!了])|渗水|着火|冒烟|受伤|伤到?人|(?:煤气|燃气|糊|焦|异|臭)味|火花|爆|掉下|危险|松动|跳闸|停电|停水|断电|裂)"
    r"|(?<!是)(?<!要)不(?:是|像)(?:着火|漏水|漏电|煤气|燃气|火|烟|停电)|不(?:漏|冒烟|松|晃|渗|跳闸|危险)了?|(?:里面|里头|电梯里?)(?:是)?(?:没有?人|空的)|无人(?:被困|受伤)|没人(?:被?困|在里|受伤|在电梯)|无(?:漏水|异味|火)"
    r"|\b(?:nobody|no one|noone|none) (?:is |was |got |were |has been )*(?:stuck|trapped|hurt|injured|inside|in it|in there)|\b(?:not|isnt|arent|wasnt|never|no longer|doesnt|dont|didnt|without (?:a|any)|no)\b(?: \w+){0,2}? (?:leak\w*|stuck|trapped|(?:on )?fire|smok\w+|burst\w*|flood\w*|gas (?:smell|leak)|smell of gas|loose|danger\w*|sparks?|sparking|emergency|urgent|shock\w*|falling|collaps\w*|crack\w*|injur\w*|hurt|bleeding)\b"
)
_FEARED = re.compile(
    r"(?:怕|担心|以防|防止|预防|避免|免得|以免|当心|小心|容易|会不会|别|差点没|迟早)(?:会|再|被|把)?.{0,6}?(?:着火|火灾|触电|漏电|掉下来?|砸到?人?|塌|爆|漏水|摔|出事|淹|被困|困人|断)"
    r"|\b(?:afraid|worried|worry|scared|fear|risk|might|could|may|prevent\w*|avoid|so that nobody|before (?:it|someone|somebody))\b.{0,24}?\b(?:fire|fall\w*|shock\w*|flood\w*|burst\w*|trapped|collapse|explo\w+|leak\w*|hurt|break)"
)
_FIGURES = re.compile(
    r"气(?:炸|爆|死|疯)|(?:热|辣|渴|晒|堵|火|忙)得?(?:要|快)?(?:着火|爆炸?|冒烟|炸)(?:了)?|热得.{0,4}(?:着火|爆|冒烟)|嗓子.{0,3}(?:冒烟|着火)|火冒三丈|(?:心态|脑子|头|肺|情绪|朋友圈|群里|手机|电话|微信|热度|流量).{0,3}(?:爆|炸|塌|崩)了?|火爆|爆(?:满|款|表|料|米花|炒|棚|单)|(?:像|跟|和|似的?|如同)(?:触电|被电|着火|坐电梯|火灾|地震|爆炸)(?:了)?(?:一样|似的|的感觉)?|笑(?:死|晕|喷)|吓(?:死|晕|亲人)|贵到(?:吓|晕|喷).{0,2}人?|雷倒|喷了?(?:一顿|他|我|物业)|(?:坑|贵|吵)死|血压.{0,3}(?:飙|爆|高)|(?:被困|堵|困)在(?:高速|路上|外地|机场|公司|车流|酒店|国外)|(?:打不着|点不着|打不上|点不了|打不了)火|嗨爆|着火点|水深火热|心都?(?:塌|碎)了|触目惊心|十万火急|火烧眉毛|打架似的|像打架|救命恩人|如(?:火|水)|救命(?:啊|呀)?(?:,|!)?(?:太|作业|好|这|账单)"
    r"|\b(?:gave me a (?:bit of a )?shock(?! (?:when|from))|(?:i am|im|its like) on fire\b|(?:its|it is) (?:boiling|roasting|an oven|a sauna)|killing me|burst(?:ing)? (?:my budget|out laughing|into tears|with)|(?:prices?|rent|fees?|food|music|wifi|playlist|deal|show|party|team|game|pizza|coffee) (?:is|are|was|were) (?:\w+ )?(?:fire|lit|a bomb)|dying (?:of|to|for)|(?:gave|give|giving|had|having) (?:me )?a heart attack|heart attack when|blew (?:up my phone|my mind|me away)|exploding with|stuck (?:in traffic|at work|in a meeting|on hold|with)|flooded with|drowning in|steaming|blood (?:boil\w*|pressure)|smoking deal|fire sale|mind.?blowing|under fire|fired up|shock(?:ed)? (?:to (?:see|hear)|at the|by the)|shocking (?:bill|price|service)|sky.?high|through the roof|hot mess|melting in)\b"
)
_UNANNOUNCED = re.compile(
    r"没有?(?:看|收|接|见)?(?:到|见)?(?:过)?(?:任何|什么)?(?:停水|停电)?(?:的)?(?:通知|公告|说法)|(?:也|又)没有?(?:通知|公告)"
    r"|\b(?:no|not a|without (?:any |a )?|never got (?:a|any)|havent (?:seen|had|got) (?:a|any)|wasnt any) (?:\w+ )?(?:notice|announcement|warning)s?(?: in sight| about it| anywhere)?\b"
)


def meant_now(sentence: str) -> str:
    """Blank out, at full length, what a sentence imagines, denies, fears or says for effect."""
    for harmless in (_FIGURES, _DENIED, _FEARED, _UNANNOUNCED):
        sentence = harmless.sub(_blank, sentence)
    imagined = IMAGINED.search(sentence)
    return from_here(sentence, imagined.start()) if imagined else sentence


def settled(sentence: str) -> str:
    """Blank out what a sentence says is over: up to a "but", or all of it."""
    over = MENDED.search(sentence) or WITHDRAWN.search(sentence)
    if not over:
        return sentence
    if RECURS.search(sentence, over.end()):
        return sentence
    return "~" * len(sentence)


def withdrawn(sentence: str) -> bool:
    found = WITHDRAWN.search(sentence)
    return bool(found and not BUT.search(sentence, found.end()))


def long_past(sentence: str) -> bool:
    found = LONG_PAST.search(sentence)
    return bool(found and not RECURS.search(sentence, found.end()))


def from_here(sentence: str, start: int) -> str:
    return sentence[:start] + "~" * (len(sentence) - start)


def _blank(found: re.Match[str]) -> str:
    return "~" * len(found[0])
