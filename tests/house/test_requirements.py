"""Does the requirements page say what the tests show, and nothing else?"""

import re
from textwrap import dedent

import pytest

from tests.requirements.__main__ import check, write
from tests.requirements.items import TABLE, chapters, faults

FILE = "tests/stories/test_x.py"
BEFORE = """
B5 = pytest.mark.clause("B5")
ROWS = [pytest.param(1, marks=B5), 2]
LATER = pytest.param(1, marks=[pytest.mark.skip, B5])

"""
TABLE_TEXT = TABLE.read_text("utf-8")


def page_of(code, tmp_path):
    """The page that these tests make."""
    page = tmp_path / "requirements.md"
    assert write({FILE: dedent(code)}, page) == []
    return page.read_text("utf-8")


def row_of(number, page):
    return next(line for line in page.splitlines() if line.startswith(f"| **{number}** |"))


def state_of(number, page):
    """How far we are with it, and what shows that."""
    return row_of(number, page).split(" | ", 4)[-1].strip(" |")


def complaints(code, tmp_path):
    page = tmp_path / "requirements.md"
    found = write({FILE: dedent(code)}, page)
    assert not page.exists(), "nothing is written over while something is wrong"
    return found


# --- what a mark does


def test_an_item_is_done_when_a_test_shows_the_whole_of_it(tmp_path):
    code = """
        @pytest.mark.clause("B5")
        @pytest.mark.clause("B2", partly="all but lifts")
        async def test_a_burst_pipe_is_urgent(town): ...

        @pytest.mark.clause("B5", partly="all but lifts")
        def test_a_lift_is_urgent(): ...
    """
    page = page_of(code, tmp_path)
    shown = "[stories/test_x.py](../tests/stories/test_x.py): a burst pipe is urgent"
    assert state_of("B5", page) == f"**done** | {shown}"
    assert state_of("B2", page) == f"partly | *missing: all but lifts*<br>{shown}"
    assert state_of("B1", page) == "not yet"
    assert state_of("A16", page) == "not a matter for software"
    assert "| B · Repairs | 19 | 1 | 1 | 17 | 0 |" in page
    assert "| **all** | **110** | **1** | **1** | **107** | **1** |" in page


def test_two_reasons_are_both_given_and_one_reason_once(tmp_path):
    code = """
        @pytest.mark.clause("B5", partly="no lifts")
        def test_one(): ...
        @pytest.mark.clause("B5", partly="no lifts")
        def test_two(): ...
        @pytest.mark.clause("B5", partly="no water | gas")
        def test_three(): ...
    """
    assert r"missing: no lifts; no water \| gas*<br>" in row_of("B5", page_of(code, tmp_path))


@pytest.mark.parametrize(
    "code",
    [
        "@B5\ndef test_x(): ...",
        "pytestmark = B5\ndef test_x(): ...",
        "pytestmark = [pytest.mark.asyncio, B5]\ndef test_x(): ...",
        "@B5\nclass TestX:\n    def test_x(self): ...",
        "class TestX:\n    pytestmark = B5\n    def test_x(self): ...",
        "@pytest.mark.parametrize('n', [1, pytest.param(2, marks=B5)])\ndef test_x(n): ...",
        "@pytest.mark.parametrize('n', ROWS)\ndef test_x(n): ...",
        "@pytest.mark.skipif(BROWSER is None, reason='none')\n@B5\ndef test_x(): ...",
        "@B5\ndef test_x(here):\n    if not here:\n        pytest.skip('not here')",
    ],
)
def test_a_mark_counts_wherever_pytest_would_see_it(code, tmp_path):
    assert state_of("B5", page_of(BEFORE + code, tmp_path)).startswith("**done**")


@pytest.mark.parametrize(
    "code",
    [
        "@pytest.mark.skip\n@B5\ndef test_x(): ...",
        "@pytest.mark.skip(reason='later')\n@B5\ndef test_x(): ...",
        "@pytest.mark.skipif(True, reason='later')\n@B5\ndef test_x(): ...",
        "@pytest.mark.xfail\n@B5\ndef test_x(): ...",
        "@B5\ndef test_x():\n    pytest.skip('later')",
        "pytestmark = pytest.mark.skip\n@B5\ndef test_x(): ...",
        "pytest.skip('later', allow_module_level=True)\n@B5\ndef test_x(): ...",
        "@pytest.mark.skip\nclass TestX:\n    @B5\n    def test_x(self): ...",
        "@pytest.mark.skip\n@pytest.mark.parametrize('n', ROWS)\ndef test_x(n): ...",
        "@pytest.mark.parametrize('n', [LATER])\ndef test_x(n): ...",
    ],
)
def test_a_test_that_never_runs_shows_nothing(code, tmp_path):
    assert state_of("B5", page_of(BEFORE + code, tmp_path)) == "not yet"


# --- what is refused


@pytest.mark.parametrize(
    ("code", "said"),
    [
        ('@pytest.mark.clause("B20")\ndef test_x(): ...', "no test can show 'B20'"),
        ('@pytest.mark.clause("S0 七(4)")\ndef test_x(): ...', "no test can show 'S0 七(4)'"),
        ('@pytest.mark.clause("A16")\ndef test_x(): ...', "no test can show 'A16'"),
        ('@pytest.mark.skip\n@pytest.mark.clause("B20")\ndef test_x(): ...', "'B20'"),
        ('@pytest.mark.clause("B5", partly=" ")\ndef test_x(): ...', 'write clause("B5")'),
        ('@pytest.mark.clause("B5", "B6")\ndef test_x(): ...', 'write clause("B5")'),
        ('@pytest.mark.clause("B5", part="x")\ndef test_x(): ...', 'write clause("B5")'),
        ("@pytest.mark.clause(B5)\ndef test_x(): ...", 'write clause("B5")'),
        ("@pytest.mark.clause\ndef test_x(): ...", "hangs on no test"),
        ('@pytest.mark.clause("B5")\ndef town(): ...', "hangs on no test"),
        ('ROWS = [pytest.param(1, marks=pytest.mark.clause("B5"))]', "hangs on no test"),
    ],
)
def test_a_mark_that_is_no_good_is_named_with_its_line(code, said, tmp_path):
    (complaint,) = complaints(code, tmp_path)
    assert re.match(rf"{FILE}:[12]: ", complaint)
    assert said in complaint


def test_the_table_holds_every_item():
    assert list(faults(chapters(TABLE_TEXT))) == []


@pytest.mark.parametrize(
    ("row", "instead", "said"),
    [
        (r"^B7 .*\n", "", ["items.toml: B7 is missing from [B]"]),
        (
            r"^B7 ",
            "J1 ",
            ["items.toml: B7 is missing from [B]", "items.toml: there is no J1 in [B]"],
        ),
        (
            r"^(title = \"Complaints\")$",
            r'\1\nB7 = ["all", "", ""]',
            ["items.toml: there is no B7 in [C]"],
        ),
        (r'^B7  = \["all"', 'B7 = ["some"', ["items.toml: B7 is for software all or part or none"]),
    ],
)
def test_a_table_with_an_item_too_few_or_too_many_is_refused(row, instead, said):
    changed = re.sub(row, instead, TABLE_TEXT, flags=re.MULTILINE)
    assert list(faults(chapters(changed))) == said


# --- whether it is up to date


def test_a_page_is_stale_until_it_is_written_again(tmp_path):
    page, stale = tmp_path / "requirements.md", ["docs/requirements.md is out of date"]
    code = {FILE: '@pytest.mark.clause("B5")\ndef test_x(): ...'}
    assert [one.split(":")[0] for one in check(code, page)] == stale, "it was never written"
    write(code, page)
    assert check(code, page) == []
    moved = {FILE: '"""A line more."""\n\n' + code[FILE]}
    assert check(moved, page) == [], "it is none the older when a test has moved down"
    renamed = {FILE: code[FILE].replace("test_x", "test_y")}
    assert [one.split(":")[0] for one in check(renamed, page)] == stale
