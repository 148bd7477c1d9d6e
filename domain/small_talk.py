"""A greeting or a word of thanks, and nothing else: no reason to open a file."""

import re
from enum import StrEnum

from domain.lexicon.normal import normal

_AROUND = re.compile(r"[\W_]+")
_SOFT_ENDINGS = re.compile("(?<=.)[啊呀啦哦喔哈呢了]+$")  # 谢谢啦


class SmallTalk(StrEnum):
    GREETING = "greeting"
    THANKS = "thanks"


_SAID = {
    SmallTalk.GREETING: (
        "你好 您好 你们好 大家好 早 早安 早上好 上午好 中午好 下午好 晚上好 晚安 "
        "在吗 有人吗 哈喽 嗨 "
        "hi hello hey goodmorning goodafternoon goodevening goodday hellothere"
    ),
    SmallTalk.THANKS: (
        "谢谢 谢谢你 谢谢您 谢谢你们 多谢 感谢 非常感谢 十分感谢 太感谢 谢 "
        "辛苦 辛苦您 麻烦您 唔该 多谢晒 "
        "thanks thankyou thankyouverymuch thankssomuch thanksalot manythanks thx ty cheers"
    ),
}
_BY_WORDS = {said: kind for kind, words in _SAID.items() for said in words.split()}


def small_talk(words: str) -> SmallTalk | None:
    """Which of the two the whole message is, in either script; None for anything more."""
    bare = _AROUND.sub("", normal(words).text)
    return _BY_WORDS.get(bare) or _BY_WORDS.get(_SOFT_ENDINGS.sub("", bare))
