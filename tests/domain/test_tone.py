"""Words about our work: what complains is told from what praises, and from what does neither."""

import pytest

from domain.tone import Tone, tone

COMPLAINTS = """
又漏了
还是坏的
还在滴水
师傅态度很差
没人来
根本没修好
到现在还没来
修了三次还是漏
又堵了,而且更严重
态度恶劣
没有修好
没弄干净
服务太差
太慢了
等了三天才来
等了好几天
乱收费
把墙弄脏了
不满意
不太满意
很失望
敷衍了事
白修了
越修越坏
师傅很好,但是还在漏
挺好的，就是收费太贵
没人管
师傅迟到了
灯还是不亮
马桶依然堵
门还是关不上
师傅不耐烦
質量太差
還是沒修好
還在漏水
師傅態度很差
沒有人來
又壞了
希望快点来，还在漏
请再来一次，根本没修
没什么好说的，差评
不是很满意
还有点问题
做得不好
It still leaks
Still broken
still not fixed
Nobody came
No one ever came back
The plumber was rude
It leaks again
They left a mess
Very slow
He was late
Not happy with the work
Not satisfied
It doesn't work
They didn't fix it
Poor quality
Terrible service
Good man, but it is still dripping
I waited three days
漏水问题没有解决
空调还是不制冷
说好九点，十一点才到
垃圾没清理
跟没修一样
電梯還是壞的
Nobody answered my call
The tap drips again
Nothing has changed
""".strip().splitlines()

PRAISE = """
挺好,没问题
不错
师傅很认真
非常满意
态度好，又快又好
服务很好
师傅很专业，没有不满意的地方
没得说
感谢王师傅冒雨来修
很及时，不漏了
无可挑剔
点赞
師傅很專業
非常滿意，沒有問題
不錯，很快
态度不错，价格也不贵
Great job
还是不错
Very friendly and quick
Excellent, no complaints
The man was polite and it does not leak any more
Well done
Perfect, nothing to complain about
Not bad at all, very professional
""".strip().splitlines()

NEUTRAL = """
无
没有
没有意见
暂无
没什么不好
没有不满意
没问题
没有问题
没有任何问题
没啥不满意的
没什么毛病
没有缺点
不漏了
没再漏
不会再漏了吧
没有迟到
不贵
不算慢
差不多
还行
可以
下次早点来
门厅也看一下
希望以后态度好一点
建议下次提前打电话
如果还漏我再找你们
有问题再联系你们
要是又坏了怎么办
不好意思，没看到消息
還沒發現問題
沒有不滿意
沒什麼不好
無
none
No
nothing
No complaints
No problems so far
Nothing wrong
Not bad
It was not late
It doesn't leak
It no longer drips
If it leaks again I shall call
Please call before you come next time
OK
😀
之前没人管，现在好了
以前总是漏
没有太慢
沒有不好的地方
It used to leak
The leak is gone
could be cheaper
不用再来了
谢谢
""".strip().splitlines()


@pytest.mark.parametrize("words", COMPLAINTS)
def test_it_complains(words):
    assert tone(words) is Tone.COMPLAINT


@pytest.mark.parametrize("words", PRAISE)
def test_it_praises(words):
    assert tone(words) is Tone.PRAISE


@pytest.mark.parametrize("words", NEUTRAL)
def test_it_does_neither(words):
    assert tone(words) is Tone.NEUTRAL


@pytest.mark.parametrize("words", ["", " ", "\n\n", "……", "x" * 4096, "没" * 4000])
def test_whatever_it_is_ends_soon(words):
    assert tone(words) is Tone.NEUTRAL
