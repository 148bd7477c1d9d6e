"""Chinese words of the two harmless kinds that have follow-ups of their own."""

from domain.lexicon.chinese.terms import CHINESE

LEAK = CHINESE.pattern(
    "漏水|渗水|渗漏|漏雨|洇|返潮|潮湿|水印|水渍|滴水|滴滴|渗|漏(?!电|气|风|光|保|斗|洞|收|了(?:我"
    "|登|填))|壁癌|受潮|湿了"
)
TAP = CHINESE.pattern("龙头|花洒|淋浴头|水嘴|马桶|阀门|软管接口|空调(?:滴|漏|外机滴)")
SAFETY_FACILITY = CHINESE.pattern(
    "灭火器|烟感|消防|喷淋|应急灯|指示灯|出口灯|安全出口|疏散|监控|摄像头|门禁|对讲|道闸|闭门器"
    "|防火|防烟门|卷帘|报警|消火栓|充电|飞线|可视门铃|电子门|刷卡|堆.{0,4}(?:纸箱|杂物|东西)"
    "|占用.{0,4}通道|火警铃"
)
