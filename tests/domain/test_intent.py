"""What somebody who simply writes seems to bring."""

import pytest

from domain.intent import likely
from domain.tickets import Kind

SAID = [
    (Kind.COMPLAINT, "我要投诉，楼下装修太吵"),
    (Kind.COMPLAINT, "保安態度很差"),
    (Kind.COMPLAINT, "I want to complain about the noise"),
    (Kind.COMPLAINT, "垃圾堆了三天没人管"),
    (Kind.COMPLAINT, "楼下装修太吵了"),
    (Kind.COMPLAINT, "打掃的阿姨好幾天沒來了"),
    (Kind.COMPLAINT, "Nobody has swept our staircase for days"),
    (Kind.PRAISE, "表扬一下王师傅"),
    (Kind.PRAISE, "謝謝你們的保全大哥，幫了大忙"),
    (Kind.PRAISE, "Thank you for fixing the lift so fast"),
    (Kind.PRAISE, "王工修燈很仔細，謝謝"),
    (Kind.PRAISE, "水管修得又快又好，多谢"),
    (Kind.PRAISE, "保安态度好，谢谢"),
    (Kind.PRAISE, "The man who fixed our tap was very kind, thanks"),
    (Kind.PRAISE, "Great job on the broken light, thank you!"),
    (Kind.COMPLAINT, "保安态度不好，谢谢处理"),
    (Kind.REPAIR, "水龙头坏了，请认真负责地修一下，谢谢"),
    (Kind.REPAIR, "灯不是很好，老是不亮，谢谢"),
    (Kind.REPAIR, "Would you be so kind as to fix the tap? Thanks"),
    (Kind.REPAIR, "王工很仔细，" + "不过厨房的水龙头还是在滴水，" * 8 + "谢谢"),
    (Kind.SUGGESTION, "建议在车库装充电桩"),
    (Kind.SUGGESTION, "建議大門口加裝一盞燈"),
    (Kind.SUGGESTION, "It would be nice to have a bench here"),
    (Kind.HELP, "我没带钥匙，进不去门"),
    (Kind.HELP, "我被鎖在門外了"),
    (Kind.HELP, "I'm locked out of my flat"),
    (Kind.REPAIR, "厨房水龙头滴水，能来修吗？谢谢"),
    (Kind.REPAIR, "水龍頭漏水"),
    (Kind.REPAIR, "The tap doesn't work, can you come?"),
    (Kind.REPAIR, "How do I get my door fixed? It is broken"),
    (Kind.INQUIRY, "请问物业费怎么交"),
    (Kind.INQUIRY, "請問停車費多少"),
    (Kind.INQUIRY, "When is the pool open"),
    (Kind.INQUIRY, "想问一下停车费"),
    (None, "3号楼一单元"),
    (None, ""),
    (None, "嗯"),
]


@pytest.mark.parametrize(("kind", "words"), SAID, ids=[words or "nothing" for _, words in SAID])
def test_a_few_plain_words_say_what_somebody_brings(kind, words):
    assert likely(words) is kind
