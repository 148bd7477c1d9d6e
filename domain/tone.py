"""Whether words about our work complain of it or praise it; who is not sure says neither."""

import re
from enum import StrEnum

from domain.lexicon.normal import normal


class Tone(StrEnum):
    COMPLAINT = "complaint"
    PRAISE = "praise"
    NEUTRAL = "neutral"


_CLAUSES = re.compile(
    r"[,，。.;；!！?？、~…\n]+|但是?|不过|可是|然而|就是|\bbut\b|\bhowever\b|\bthough\b"
)

_FAULT = "漏|滴|渗|堵|响|臭|吵|坏|断|掉|松|返水|反水|发霉|跳闸|异响"
_SPARED = re.compile(  # what is not so: it would read as a complaint, and is none
    "(?:没有?|无|未|毫无|并无|不是|不会|不存在)(?:任何|什么|啥|一点|再|过|太多|特别)*"
    f"(?:不满意?|不好|不足|不周|不妥|缺点|毛病|问题|意见|抱怨|投诉|差评|挑剔|遗憾|失望|{_FAULT})"
    "|(?:没有?|毫无|并无)(?:任何|什么|啥)*(?:迟到|拖延|乱收费|多收|敷衍|不耐烦|嫌)"
    "|没有?(?:嫌|觉得)?(?:太|很)?(?:慢|贵|脏)"
    f"|不(?:再|会再|会|怎么)?(?:{_FAULT})|不(?:算|是很|是太|太|是)?(?:差|慢|贵|脏|乱|晚)"
    "|不好意思|好不好|差不多|差一点|还没(?:有)?(?:发现|遇到|出现)"
    r"|\b(?:no|not an?y?|without(?: an?y?)?|zero|never an?y?|not a single) (?:\w+ )?"
    r"(?:complaints?|problems?|issues?|shortcomings?|faults?|leaks?|mess|delays?|trouble)\b"
    r"|\bnothing (?:bad|wrong|negative|to complain|to improve|else|poor|missing|was wrong)\b"
    r"|\b(?:not|never|wasnt|isnt|werent|hardly) (?:(?:too|so|very|at all|that|all that|even) )?"
    r"(?:bad|slow|late|dirty|expensive|rude|poor|disappointed|noisy|careless|a mess|terrible)\b"
    r"|\b(?:no longer|doesnt|does not|do not|dont|didnt|did not|hasnt|has not|isnt|is not"
    r"|not|never|stopped|without)(?: \w+)? (?:leak|drip|smell|clog|rattl|stink)\w*"
    r"|\bcan ?t complain\b|\bcannot complain\b|\bcould ?n?t be better\b|\bcould not be better\b"
)
_IF = re.compile(
    r"如果|要是|假如|万一|倘若|若是|有问题再|再坏|再漏|\bif\b|\bin case\b|\bunless\b|\bshould it\b"
)
_ONCE = re.compile(r"^\s*(?:以前|之前|原来|原先|过去|本来|it used to|before)(?!.*(?:现在|still))")
_WISH = re.compile(
    r"希望|建议|最好|请|下次|以后|今后|能否|能不能|可以再|\bhope\b|\bplease\b|\bnext time\b"
    r"|\bsuggest"
    r"|\bwould be\b|\bcould you\b|\bin future\b|\bwish\b"
)
_PLAIN = re.compile(  # the matter itself is not settled
    f"(?:又|还是?|仍然?|依然|照样|继续|仍旧)在?(?:是|有点|会)?(?:{_FAULT}|老样子|那样|一样|不行)"
    "|(?:又|还是?|仍然?|依然|照样)(?:不[亮通热冷能转动响行好]|打不开|关不[上严]|有(?:点|些)?问题)"
    "|(?:还|仍|根本|一直|压根|到现在|至今|完全|并|都|就)没有?(?:修|好|来|弄|解决|处理|人|通|装"
    "|清|换|补|动)"
    "|没有?(?:修|弄|搞|处理|解决|清理|打扫|补|装|通|擦|扫|收拾)(?:好|完|干净|成|掉|通)"
    "|没有?(?:打扫|清理|收拾|改善|效果|变化|好转)(?!的)"
    "|没有?解决|没有?人(?:来|管|理|接|处理|过问|修|联系|回)|(?:师傅|人|你们)都?没有?来"
    "|还是不(?![错差少])|还是有(?:味|异味|噪|声|点)|还是(?:很|太)(?:小|慢|吵|臭|差|脏)"
    "|又?开始(?:漏|滴|渗)"
    "|白修|越修越|更严重|修不好|[跟和同]?没修(?:过)?一样|等于没修|治标不治本"
    r"|\bstill (?:\w+ )?(?:leak|drip|broken|not|doesnt|does not|isnt|clog|block|no |wet|noisy"
    r"|the same"
    r"|wait|dirty|smell|bad|out of)|\b(?:leak|drip|brok|clog|block|fail)\w* (?:once )?again\b"
    r"|\bagain (?:leak|drip|broken|clog)\w*|\bnot (?:yet )?(?:fix|repair|mend|solv|resolv|work"
    r"|finish)\w*"
    r"|\b(?:nobody|no one|noone|no ?body) (?:has |ever |even )*(?:c[ao]me|show|turn|answer|call"
    r"|car|fix|respond)\w*"
    r"|\bnever (?:c[ao]me|show|turn|answer|call|fix|respond|finish)\w*"
    r"|\b(?:didnt|did not|havent|have not|hasnt|has not|wasnt|was not|isnt|is not) "
    r"(?:c[ao]me|show|fix|clean|finish|arriv|solv|work|repair|resolv|don|help)\w*"
    r"|\bdoesnt work|\bdoes not work|\bunresolved\b|\bmade it worse\b"
    r"|\bsame (?:problem|fault) (?:again|as before)|\b(?:didnt|did not) last\b"
    r"|\bnothing (?:has )?(?:changed|was done|happened|improved)\b"
)
_BLAMED = re.compile(
    "不(?:太|够|怎么|是很)?满意|不满|失望|不(?:太|够)?(?:专业|负责|认真|礼貌|耐烦|及时|干净|尊重)"
    "|(?<![好要])不好(?![意说找])|敷衍|马虎|糊弄|应付|差劲|不怎么样|不行$|恶劣|粗糙|粗心|投诉"
    "|差评|骗人|欺骗|乱收费|多收"
    "|(?:太|很|真|好|非常|特别|极|比较|有点|这么|那么)(?:差|慢|贵|脏|乱|凶|冷淡|吵|臭|烂)"
    "|(?:态度|质量|服务|效果|手艺|技术|素质)(?:太|很|极|也|都|实在)*(?:差|烂|恶劣|冷淡)"
    "|迟到|来晚了|才[来到]|等了(?:很久|好久|半天|一[天个]|[两三四五六七八九十几好]+[天周个])"
    "|拖了|拖拖拉拉|拖延|爱理不理|不理人"
    "|弄脏|弄坏|搞坏|弄得|没用|没礼貌|没责任|不像话|太过分|气死|生气|受不了|无语|坑人"
    "|垃圾(?:物业|服务|公司)"
    r"|\bnot (?:very |really |so |at all |that )?"
    r"(?:good|happy|satisf|pleased|professional|helpful|acceptable|clean|polite|friendly|impressed)"
    r"|\b(?:rude|slow|careless|sloppy|unprofessional|unacceptable|terrible|awful|horrible"
    r"|disappoint\w*"
    r"|worse|worst|useless|overcharg\w*|unhappy|dissatisf\w*|complain|impolite|unfriendly|lousy"
    r"|dreadful)\b"
    r"|\b(?:was|were|is|are|very|too|so|really|quite|came|arrived) "
    r"(?:late|dirty|expensive|poor|bad|noisy|messy)\b|\b(?:bad|poor) (?:job|work|service|quality"
    r"|attitude|manners)\b"
    r"|\bleft (?:a |the |such a )?(?:\w+ )?(?:mess|dirty|dust)|\bwaste of\b"
    r"|\bwaited (?:for )?(?:\w+ )?(?:hours|days|weeks|ages)"
)
_PRAISED = re.compile(
    "满意|[很挺真太最非常特别十分超](?:好|棒|快|及时|专业|负责|认真|仔细|细心|耐心|热心|热情"
    "|周到|干净|赞|给力)"
    "|不错|不差|很到位|点赞|好评|表扬|优秀|完美|(?:态度|服务|手艺|技术|质量|效果)(?:也|都)?好"
    "|又快又好|无可挑剔"
    "|没[得的话]说|多亏|感谢|专业|靠谱|给力|(?<!请)(?:认真|耐心|细心|热心|负责)"
    r"|\b(?:good|great|excellent|perfect|wonderful|fantastic|amazing|friendly|polite"
    r"|professional|quick"
    r"|happy|satisfied|pleased|well done|nice|kind|helpful|careful|thorough|brilliant|superb"
    r"|lovely)\b"
)


def tone(words: str) -> Tone:
    """A complaint anywhere weighs more than whatever praise stands beside it."""
    found = {_of(clause) for clause in _CLAUSES.split(normal(words).text) if clause.strip()}
    return next((one for one in (Tone.COMPLAINT, Tone.PRAISE) if one in found), Tone.NEUTRAL)


def _of(clause: str) -> Tone:
    if _IF.search(clause) or _ONCE.search(clause):
        return Tone.NEUTRAL
    said = _SPARED.sub("※", clause.replace("'", ""))
    wishes = bool(_WISH.search(said))
    if _PLAIN.search(said) or (_BLAMED.search(said) and not wishes):
        return Tone.COMPLAINT
    return Tone.PRAISE if _PRAISED.search(said) and not wishes else Tone.NEUTRAL
