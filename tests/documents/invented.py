"""Invented figures, as they are drawn in each language: for looking at, and for the tests."""

from documents.figures import Bar, Bars, Card, Cards, Heat, Key, Line, Series, Tick, Trend

LANGUAGES = ("zh_Hans", "zh_Hant", "en")
PER_CENT = (Tick(0, "0 %"), Tick(0.5, "50 %"), Tick(1, "100 %"))
POINTS = tuple(Tick((n - 1) / 4, str(n)) for n in range(1, 6))
_DIMENSIONS = (
    ("供电", "供電", "Power supply", 4.5, 0.2, 61),
    ("供水", "供水", "Water supply", 4.3, 0.25, 60),
    ("消防治安", "消防治安", "Fire safety and security", 4.0, 0.3, 58),
    ("卫生", "環境清潔", "Cleaning", 2.8, 0.4, 61),
    ("绿化", "綠化", "Greening", 3.9, 0.3, 55),
    ("公共设施", "公共設施", "Public facilities", 3.4, 0.35, 57),
    ("维修服务", "維修服務", "Repairs", 4.1, 0.22, 59),
    ("服务态度", "服務態度", "Attitude of our staff", None, 0, 4),
)


def dimensions(language: str) -> Bars:
    n = LANGUAGES.index(language)
    title = ("业户满意度", "住戶滿意度", "What residents think")[n]
    few = ("样本太少", "樣本太少", "too few to judge")[n]
    bars = tuple(
        Bar(one[n], None, f"{few} ({one[5]})")
        if one[3] is None
        else Bar(one[n], (one[3] - 1) / 4, f"{one[3]:.1f} ({one[5]})", (one[3] - one[4] - 1) / 4,
                 (one[3] + one[4] - 1) / 4, missed=one[3] < 3)
        for one in _DIMENSIONS
    )  # fmt: skip
    keys = (
        Key("whisker", ("真实值有 95 % 的把握在此范围", "實際值有 95 % 的把握在此範圍",
                        "95 % sure that the true value lies in here")[n]),
        Key("miss", ("低于 3 分，需要整改", "低於 3 分，需要改善", "below 3: to be rectified")[n]),
    )  # fmt: skip
    return Bars(title, "2026-01-01 – 2026-12-31", language, bars, POINTS, keys)


def rates(language: str) -> Bars:
    n = LANGUAGES.index(language)
    said = ((
        ("投诉", "投訴", "Complaints"), 12, 12, 1.0), (("报修", "報修", "Repairs"), 41, 182, 0.3),
        (("特约服务", "特約服務", "Paid services"), 9, 20, 0.3),
        (("刊物与活动", "刊物與活動", "Newsletters and events"), 1, 44, 0.1))  # fmt: skip
    bars = tuple(
        Bar(label[n], part / whole, f"{100 * part / whole:.0f} % ({part}/{whole})", mark=wanted,
            missed=part / whole < wanted)
        for label, part, whole, wanted in said
    )  # fmt: skip
    keys = (Key("mark", ("目标", "目標", "what is wanted")[n]),
            Key("miss", ("未达标", "未達標", "missed")[n]))  # fmt: skip
    return Bars(("人工回访率", "人工回訪率", "Spoken with by a person")[n], "2026-Q3", language,
                bars, PER_CENT, keys)  # fmt: skip


def heat(language: str) -> Heat:
    n = LANGUAGES.index(language)
    lines = tuple(
        Line(names[n], counts)
        for names, counts in (
            (("给排水", "給排水", "Water and drainage"), (14, 3, 0, 8, 1, 2)),
            (("电梯", "電梯", "Lifts"), (2, 9, 4, 0, 0, 1)),
            (("供电照明", "供電照明", "Power and lighting"), (5, 2, 6, 1, 3, 0)),
            (("门窗", "門窗", "Doors and windows"), (1, 0, 2, 2, 0, 0)),
            (("噪音", "噪音", "Noise"), (0, 1, 0, 0, 7, 0)),
        )
    )
    columns = tuple(map(str, (3, 1, 2, 5, 8, 12)))
    return Heat(("问题集中在哪里", "問題集中在哪裡", "Where the matters come from")[n], "2026-Q3",
                language, columns, lines, ("楼栋", "樓棟", "Buildings")[n],
                ("较少", "較少", "fewer")[n], ("较多", "較多", "more")[n])  # fmt: skip


def trend(language: str) -> Trend:
    n = LANGUAGES.index(language)
    series = (
        Series(("满意率", "滿意率", "Satisfied")[n], (0.81, 0.84, None, 0.9, 0.88, 0.93),
               ("93 %",)),
        Series(("时限兑现", "時限兌現", "Promises kept")[n], (0.7, 0.78, 0.8, 0.79, 0.85, 0.91),
               ("91 %",)),
        Series(("自动回访收到回复", "自動回訪收到回覆", "Questions answered")[n],
               (0.3, 0.35, 0.44, 0.41, 0.5, 0.52), ("52 %",)),
    )  # fmt: skip
    periods = ("2025-Q2", "2025-Q3", "2025-Q4", "2026-Q1", "2026-Q2", "2026-Q3")
    return Trend(("这一年的变化", "這一年的變化", "How it went")[n], "2025-Q2 – 2026-Q3", language,
                 periods, series, PER_CENT)  # fmt: skip


def cards(language: str) -> Cards:
    n = LANGUAGES.index(language)
    few = ("样本太少，暂不评价", "樣本太少，暫不評價", "too few to judge")[n]
    done = ("完成 {} 单，按时 {} 单", "完成 {} 件，準時 {} 件", "{} jobs done, {} in time")[n]
    back = (
        "返工 {} 单，受表扬 {} 次",
        "返工 {} 件，獲讚 {} 次",
        "{} done again, {} times praised",
    )[n]
    made = (
        Card(("王师傅", "王師傅", "Wang")[n], 0.9, "4.6 (38)", 0.83, 0.95,
             (done.format(64, 61), back.format(1, 7))),
        Card(("陈师傅", "陳師傅", "Chen")[n], 0.62, "3.5 (21)", 0.49, 0.74,
             (done.format(40, 31), back.format(6, 0))),
        Card(("赵师傅", "趙師傅", "Zhao")[n], None, few,
             figures=(done.format(3, 3), back.format(0, 0))),
    )  # fmt: skip
    note = ("评价不足 5 份时不下结论：数字太小，说明不了什么。",
            "評價不足 5 份時不下結論：數字太小，說明不了什麼。",
            "Nobody is judged by fewer than 5 answers: so few say nothing.")[n]  # fmt: skip
    return Cards(("维修人员", "維修人員", "Workers")[n], "2026-Q3", language, made, note)


ALL = {"dimensions": dimensions, "rates": rates, "heat": heat, "trend": trend, "cards": cards}
