"""慎言 — words in a reply that a resident may take for a promise nobody has made (A12)."""

import re

_NOT = r"(?<![不没沒无無非未别別难難])"
_DOUBTS = ("不能", "无法", "無法", "不敢", "难以", "難以", "不会", "不會", "是否")
_PERHAPS = "".join(f"(?<!{one})" for one in _DOUBTS)
_WHO_PAYS = (
    r"(?:[马馬]上|立刻|立即|全[额額]|照[价價]|[双雙]倍|[负負][责責]|我[们們]|我方|物[业業]|包)"
)
_SURELY = (
    r"(?:[会會]|能|可以|[给給]|[赔賠]|修|解[决決]|[处處]理|[办辦]|到|完成|[没沒]|不[会會]"
    r"|免[费費]|退)"
)
_CHINESE = (
    rf"{_NOT}{_PERHAPS}(?:我|我[们們])?保[证證](?![金书書人期单單不])(?<![量质質品牌]保[证證])",
    rf"{_NOT}{_PERHAPS}一定{_SURELY}",
    rf"{_NOT}{_PERHAPS}(?:[绝絕][对對]|肯定){_SURELY}",
    r"(?:[绝絕]|永[远遠]|再也)不[会會]",
    rf"{_WHO_PAYS}(?:[会會]|[来來]|[给給]您|全部)?[赔賠]",
    r"[赔賠](?:[给給])(?:您|你)",
    r"包在我身上|包您[满滿]意|打包票|[担擔]保|拍胸脯",
    r"百分之百",
)
_HARDLY = "".join(f"(?<!{one} )" for one in ("cannot", "not", "n't", "n’t", "no", "unable to"))
_WE = r"(?:we|i|the office|you)"
_ENGLISH = (
    rf"{_HARDLY}\bguaranteed?\b(?! period| card)",
    rf"\b{_WE}(?: will|'ll|’ll)(?: \w+ly)? (?:compensate|reimburse|refund|be compensated)",
    r"\b(?:i|we) promise\b",
    r"\b(?:definitely|certainly|absolutely) (?:will|be|fix|repair)|\bwill (?:definitely|certainly)",
    r"\bnever happen again\b",
    r"\b100 ?%",
)
_PROMISING = re.compile("|".join((*_CHINESE, *_ENGLISH)), re.IGNORECASE)


def promising(words: str) -> tuple[str, ...]:
    """What in these words promises too much, as it stands there and once each."""
    return tuple(dict.fromkeys(one[0].strip() for one in _PROMISING.finditer(words)))
