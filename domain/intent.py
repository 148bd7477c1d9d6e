"""What somebody who simply writes seems to bring: it orders the buttons and decides nothing."""

import re

from domain.lexicon.normal import normal
from domain.tickets import Kind

# Thanks alone are good manners; with these, and soon told, they are what somebody came for.
_WELL_DONE = (
    "(?:很|(?<!认)真|非常|特别|十分|挺)(?<!不很)(?<!不是很)"
    "(?:仔细|认真|负责|好|细心|耐心|热心|热情|周到|专业|及时)"
    "|(?<!请)认真负责|态度好(?!一?[点些])|又快又好"
    r"|(?<!not )\b(?:so|very|really|was|were|is|are) "
    r"(?:kind|helpful|friendly|polite|patient|careful|thorough)\b(?! (?:of|as|enough))"
    r"|\b(?:great|good|excellent|wonderful) (?:job|work)\b"
)
_SIGNS = {
    # The first that is found: to complain of a leak is to complain, and to ask whether somebody
    # can mend it is no question.
    Kind.COMPLAINT: (
        (
            "投诉|举报|太过分|不像话|[没无]人[管理]|好几天没|态度(?:很|太|极)?(?:差|恶劣|不好)|说法"
            "|[很太真][吵脏乱]|乱[停扔]"
        ),
        (
            r"\bcomplain|\bunacceptable\b|\brude\b|\bdisgrace|\bfed up\b|\bnois[ey]|\bdirty\b"
            r"|\bnobody has\b"
        ),
    ),
    Kind.PRAISE: (
        "表扬|点赞|锦旗|感谢|多亏|^谢谢|^多谢",
        r"\bpraise|\bgrateful\b|\bcompliment|\bwell done\b|\bthank(?:s| you) (?:to|for)\b",
        rf"^(?s:(?=.*(?:谢谢|多谢|\bthank))(?=.*(?:{_WELL_DONE})).{{1,100}}$)",
    ),
    Kind.SUGGESTION: (
        "建议|提议|提个意见|希望能|能不能(?:增|加|装|设)",
        r"\bsuggest|\bproposal\b|\bidea\b|\bit would be (?:nice|good|great|better)\b",
    ),
    Kind.HELP: (
        "求助|救命|帮帮忙|走失|走丢|不见了|[锁关]在(?:门外|外面|里面|屋里)|没带钥匙|进不[去了]门",
        r"\blocked (?:in|out)\b|\bmissing\b|\bhelp me\b|\bfirst aid\b",
    ),
    Kind.REPAIR: (
        "坏了|报修|维修|修一下|来修|漏|滴水|堵|不亮|不通|打不开|关不上|松动|脱落",
        r"\bbroken\b|\brepair|\bfix|\bleak|\bdrip|\bclogged\b|\bblocked\b|\bnot work",
        r"\b(?:doesn?t|does not|won?t|isn?t) (?:work|open|close|turn|flush|drain)",
    ),
    Kind.INQUIRY: (
        "请问|咨询|想问|问一?下|怎么|如何|什么时候|几点|多少|哪里|能否|可以吗|吗$",
        r"[?]|^(?:how|what|when|where|which|who|why|can|could|is|are|do|does|may)\b",
    ),
}
_FOUND = {kind: re.compile("|".join(signs)) for kind, signs in _SIGNS.items()}


def likely(words: str) -> Kind | None:
    """The kind that a few plain words point to, in any of our languages; None for no idea."""
    text = normal(words).text.strip()
    return next((kind for kind, signs in _FOUND.items() if signs.search(text)), None)
