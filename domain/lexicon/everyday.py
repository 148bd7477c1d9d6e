"""Small repairs of every day: a report that says nothing else needs no second thought.

It must be made of these words and no others: one that is not among them, and the weights decide.
"""

from domain.lexicon.rules import compiled

_CLAUSES = r"[\s,.;:!?~。、…]+(?=[\u3400-\u9fff]|$)|[,.;:!?\n。、]+\s*|\n+"

_CHINESE_FILLING = (
    r"你好|您好|请问|请看|请|还有|这个|那个|麻烦|师傅|物业|管家|帮忙|帮我|帮|看一?[下看]|修一?下|修理|维修|报修|处理一?下|换一?[下个]"
    r"|过来|上门|来|谢谢|多谢|感谢|辛苦|我们家|我们|我家|我|家里|家|屋企|房间|里面|里|上|的时候|的|了|啦|啊|呢|吧|吗"
    r"|有一?点|有[一两]?[个盏处]|[一两二三几\d]+[个盏扇处只]|[只个盏扇]|又|也|还是|还|都|一点|总是|老是|一直|经常|最近|这几天"
    r"|今天|昨天|早上|晚上|不太|很|比较|好像|需要|想|可以|能|照片|在|和|跟|好几天|几天|盏|已经|自己"
    r"|[这那]里?|[一二两三四五六七八九十\d]+|[号栋单元楼层室座\-]"
    r"|厨房|客厅|卧室|主卧|次卧|浴室|卫生间|洗手间|厕所|阳台|书房|门口|走廊|过道|楼道|楼梯间|大堂|楼下|地下车库|车库|花园"
)  # fmt: skip
_CHINESE = (
    # what                                                                 how it fails
    ("水龙头|龙头|花洒|淋浴头|马桶盖?|水箱|洗手池|洗手盆|洗菜盆|洗脸盆|地漏|浴缸|下水道?|排水|去水",
     "滴水|滴滴答答|滴几滴水?|关不紧|拧不紧|松|坏|堵住|堵|慢|流得慢|不停流水|流水|漏水|响|声音很?[轻大]|有声音|返味|有味"),
    ("灯泡|灯管|路灯|感应灯|声控灯|镜前灯|灯", "不太?亮|坏掉?|太?暗|不亮|常亮|一直亮"),
    ("门锁|锁芯|锁|指纹锁|钥匙|门铃|信箱|邮箱|门?把手|纱窗|纱门|窗帘杆|窗帘|柜门|抽屉|门禁卡|门禁|门卡|对讲机?|可视对讲",
     "坏掉?|松|紧|有点紧|不响|没声音|没反应|刷不开|消磁|识别不了|生锈|旧|破|掉漆|不好用|不灵|没电|配|关不上|卡"),
    ("房门|柜门|门|窗户|窗", "关不[上严紧]|合不上|漏风|响"),
    ("空调|冰箱|洗衣机|电视|热水器|油烟机|抽油烟机|排风扇|排气扇|换气扇|暖气片?|地暖|电梯按钮|电梯显示屏|电梯广告|跑步机",
     "坏掉?|不制冷|不制热|不凉|不冷|不够凉|不太?热|不转|打不着火|点不着|声音太?大|有声音|有异响|响|没反应|不亮|黑|信号|没信号"),
)  # fmt: skip

_ENGLISH_FILLING = (
    "hi|hello|dear|please|pls|the|a|an|my|our|your|this|that|one|in|on|of|at|to|is|are|was|has|have|does|do|not"
    "|doesnt|isnt|wont|no|nothing|it|its|again|still|also|as|well|too|bit|little|rather|very|quite|just|keeps?"
    "|thanks?|thank|you|can|could|someone|somebody|look|come|came|fix|repair|and|with|all|day|night|since"
    "|yesterday|today|week|here|there|i|we|me|us|need|needs|want|up|out|off|only"
    "|kitchen|bathroom|bedroom|living|dining|room|hall|hallway|corridor|balcony|toilet|stairs?|staircase|garage"
    "|lobby|building|block|flat|unit|floor|garden|[0-9]+"
)
_ENGLISH = (
    (
        "taps?|faucet|shower ?head|shower|toilet|cistern|sink|basin|drain|bath|bathtub",
        (
            "drips?|dripping|leaks?|leaking|runs?|running|slow|slowly|drains?|draining|blocked|clogged"
            "|loose|broken|noisy|quietly|close|turn|tight|properly|smells?"
        ),
    ),
    (
        "lights?|lamps?|bulbs?|street lamps?",
        "broken|dead|dim|dark|working|work|gone|burnt|light",
    ),
    (
        (
            "locks?|keys?|doorbell|mailbox|letterbox|handles?|knobs?|curtain rail|cupboard|drawer"
            "|intercom|access card|key ?fob|fob|fly screen|door"
        ),
        (
            "broken|loose|stiff|rusty|ring|ringing|sound|working|work|stopped|lost|copy|new|close"
            "|itself|by|sticks|open"
        ),
    ),
    (
        (
            "ac|aircon|air ?conditioner|air ?conditioning|fridge|washing machine|tv|boiler|heater"
            "|radiator|fan|extractor|treadmill"
        ),
        (
            "broken|cooling|cool|cold|warm|hot|heating|heat|turn|turning|working|work|noisy|loud|start"
            "|signal|noise"
        ),
    ),
)


def everyday(text: str) -> bool:
    """Whether every clause of a normalised report is small talk or a small repair."""
    clauses = [clause for clause in compiled(_CLAUSES).split(text) if clause.strip()]
    return bool(clauses) and all(map(_small, clauses))


def _small(clause: str) -> bool:
    return any(compiled(pattern).fullmatch(clause.strip()) for pattern in _PATTERNS)


def _made_of(words: str, end: str) -> str:
    """Never tried in a second way: what somebody wrote to keep us busy is over at once."""
    return f"(?:(?:{words}){end})++"


_PATTERNS = (
    *(_made_of(f"{what}|{how}|{_CHINESE_FILLING}", "") for what, how in _CHINESE),
    *(_made_of(f"{what}|{how}|{_ENGLISH_FILLING}", r"(?:\s+|$)") for what, how in _ENGLISH),
)
