"""Words that promise are seen in both scripts and in English; harmless ones are not."""

import pytest

from domain.careful_words import promising

HITS = [
    "我保证明天修好",
    "我們保證明天修好",
    "保证三天之内解决",
    "这个一定赔偿您的损失",
    "我们一定会赔",
    "一定能修好的",
    "一定修好，您放心",
    "絕對不會再漏了",
    "绝对没问题",
    "以后再也不会发生",
    "马上赔给您",
    "馬上賠",
    "全额赔偿",
    "物业负责赔偿",
    "我们会赔的",
    "包在我身上",
    "我给您打包票",
    "肯定能好",
    "百分之百修好",
    "永远不会再停水",
    "We guarantee it will be done",
    "It is GUARANTEED to hold",
    "we will compensate you",
    "We'll fully reimburse the cost",
    "You will be compensated",
    "I promise you",
    "it will definitely be fixed",
    "It will never happen again",
    "100% sure",
]
HARMLESS = [
    "",
    "师傅下午两点到",
    "装修保证金请到客服中心退还",
    "裝修保證金請到客服中心退還",
    "请出示质量保证书",
    "請出示品質保證書",
    "我们不能保证今天修好",
    "我們無法保證今天修好",
    "目前难以保证时间",
    "不一定能修好，要看配件",
    "请您一定要关好水阀",
    "一定要注意安全",
    "是否赔偿要由保险公司认定",
    "不赔偿的部分我们会说明",
    "还不能肯定会不会下雨",
    "保证期到明年三月",
    "we cannot guarantee that",
    "We can't guarantee a time",
    "There is no guarantee",
    "We are unable to guarantee it",
    "the guarantee period ends in May",
    "We will not compensate",
    "Our colleague will come at two",
    "Absolutely no parking here",
]


@pytest.mark.parametrize("said", HITS)
def test_a_promise_nobody_has_made_is_seen(said):
    assert promising(said)


@pytest.mark.parametrize("said", HARMLESS)
def test_harmless_words_are_left_in_peace(said):
    assert promising(said) == ()


def test_what_was_seen_is_named_once_each():
    assert promising("我保证。一定赔偿。保证！") == ("我保证", "一定赔", "保证")


def test_a_long_text_is_judged_in_no_time():
    assert promising("我们" * 20_000) == ()
