"""Can the pictures be read on a telephone, and do they stay on their paper?"""

import json
from io import BytesIO

import pytest
from PIL import Image, ImageChops

from documents.canvas import MARGIN, WIDTH, clipped, width_of, wrapped
from documents.charts import draw
from documents.figures import Bar, Bars, Card, Cards, Heat, Line, Series, Trend
from documents.frozen import frozen, thawed
from tests.documents.invented import ALL, LANGUAGES, PER_CENT

HIGHEST = 2100  # two screens of a telephone
HEAVIEST = 120_000  # bytes
EDGE = MARGIN // 2
LONG = "一个非常非常长的名字" * 8
ARABIC_AND_FACES = "شكرا 😀👩‍👩‍👧 1号楼"


def seen(chart):
    with Image.open(BytesIO(draw(chart))) as picture:
        return picture.convert("RGB")


def bars(*, n, label="3 栋", share=0.5, said="50 %", **more):
    one = Bar(label, share, said, **more)
    return Bars("标题", "2026-Q3", "zh_Hans", (one,) * n, PER_CENT, empty="没有数据")


def heat(lines, columns, label="噪音"):
    rows = tuple(Line(label, tuple(range(columns))) for _ in range(lines))
    return Heat("标题", "2026-Q3", "zh_Hant", tuple(map(str, range(columns))), rows)


def trend(*shares, label="满意率"):
    periods = tuple(map(str, range(len(shares))))
    series = (Series(label, shares, ("9 %",)),)
    return Trend("标题", "", "zh_Hans", periods, series, PER_CENT, "没有数据")


FULL = Card(LONG, 0.3, LONG, 0.1, 0.6, (LONG, LONG))
ODD = {
    "nothing": bars(n=0),
    "one": bars(n=1),
    "too many": bars(n=31),
    "all of it": bars(n=2, share=1.0, said="100 %", low=0.9, high=1.0, mark=1.0),
    "none of it": bars(n=2, share=0.0, said="0 %", low=0.0, high=0.1, mark=0.0, missed=True),
    "beyond the paper": bars(n=1, share=7.0, low=-3, high=9, mark=4),
    "a long name": bars(n=2, label=LONG, said=LONG),
    "signs that no font has": bars(n=1, label=ARABIC_AND_FACES),
    "no heat": Heat("标题", "", "en", (), (), empty="nothing"),
    "a small heat": heat(1, 1),
    "only noughts": Heat("标题", "", "en", ("1",), (Line("噪音", (0,)),)),
    "a large heat": heat(40, 60, label=LONG),
    "no trend": trend(None, None),
    "one period": trend(0.4),
    "many periods": trend(*[n / 30 for n in range(30)], label=LONG),
    "no cards": Cards("标题", "", "en", (), empty="nobody"),
    "many cards": Cards("标题", "", "en", (FULL,) * 25, LONG),
}  # fmt: skip


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("kind", ALL)
def test_a_picture_is_as_wide_as_a_telephone_shows_and_not_too_heavy(kind, language):
    chart = ALL[kind](language)
    assert len(draw(chart)) < HEAVIEST
    assert seen(chart).width == WIDTH
    assert seen(chart).height < HIGHEST


@pytest.mark.parametrize("chart", ODD.values(), ids=ODD)
def test_nothing_runs_over_the_edge(chart):
    picture = seen(chart)
    blank = Image.new("RGB", picture.size, "white")
    left, top, right, bottom = ImageChops.difference(picture, blank).getbbox()
    assert left >= EDGE
    assert top >= EDGE
    assert right <= WIDTH - EDGE
    assert bottom <= picture.height - EDGE
    assert picture.height < HIGHEST


def test_what_finds_no_room_is_counted():
    assert draw(bars(n=12)) != draw(bars(n=13)) != draw(bars(n=14))
    assert seen(bars(n=13)).height == seen(bars(n=31)).height


def test_the_script_decides_the_form_of_a_sign():
    simplified, traditional = (
        Bars("骨 直 角", "", language, (), (), empty="-") for language in ("zh_Hans", "zh_Hant")
    )
    assert draw(simplified) != draw(traditional)


def test_what_misses_its_mark_is_told_without_colour():
    kept, missed = (_edges(seen(bars(n=1, missed=missed))) for missed in (False, True))
    assert missed > kept + 1000, "it is hatched"


def _edges(picture):
    """How many points differ in their grey from the one beside them."""
    grey = picture.convert("L")
    beside = ImageChops.difference(grey, ImageChops.offset(grey, 1, 0))
    return picture.width * picture.height - beside.histogram()[0]


@pytest.mark.parametrize("chart", [*ODD.values(), *(one("en") for one in ALL.values())])
def test_a_picture_can_be_laid_down_and_drawn_later(chart):
    assert thawed(json.loads(json.dumps(frozen(chart)))) == chart


def test_the_same_figures_give_the_same_picture():
    assert draw(bars(n=3)) == draw(bars(n=3))


def test_words_are_cut_where_they_find_no_room():
    cut = clipped(LONG, 40, 300, "zh_Hans")
    assert cut.endswith("…")
    assert width_of(cut, 40, "zh_Hans") <= 300
    assert clipped("短", 40, 300, "zh_Hans") == "短"


def test_lines_end_between_words_and_never_begin_with_a_stop():
    assert wrapped("Doors and windows", 40, 250, "en") == ["Doors and", "windows"]
    first, second = wrapped("给排水和电气，门窗", 40, 250, "zh_Hans")
    assert not second.startswith("，")
    assert first + second == "给排水和电气，门窗"
