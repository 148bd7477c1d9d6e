"""Is an office's file of its own figures understood, and every mistake in it found where it is?"""

import re
from datetime import date, time, timedelta
from pathlib import Path

import pytest

from bot.overrides import read_overrides
from bot.unusable import Unusable
from domain.standard import STANDARD

OURS = """\
# ours since the owners' meeting
[all]
repair.notify_engineering = 10           # minutes
"ops.daily_feedback" = 17:30:00
ops.daily_gap_list = "17:35"

[all.office.hours]
weekday = [
  "08:00-12:00",
  "13:30-17:30",
]

[community."春江花园"]
slots = { capacity = "2 visits" }
"office.holidays" = [2026-10-01, 2026-10-02]
ops.daily_gap_list = "18:00"
"""


@pytest.fixture
def file(tmp_path):
    """An office's file; `file(text)` fills it and reads it."""

    def read(text):
        data = text if isinstance(text, bytes) else text.encode()
        (tmp_path / "our figures.toml").write_bytes(data)
        return read_overrides(tmp_path / "our figures.toml")

    return read


@pytest.fixture
def complaint(file, tmp_path):
    """What is said of a file, after its name."""

    def said(text):
        with pytest.raises(Unusable) as refused:
            file(text)
        named, _, rest = str(refused.value).partition(f"STANDARD_FILE {tmp_path}/our figures.toml")
        assert (named, "\n" in rest) == ("", False)
        return rest

    return said


@pytest.mark.parametrize("ends", ["\n", "\r\n"])
@pytest.mark.parametrize("mark", ["", "\ufeff"])
def test_figures_may_be_dotted_quoted_or_in_tables(file, ends, mark):
    standards = file(mark + OURS.replace("\n", ends))
    ours = standards.of("春江花园")
    assert ours.duration("repair.notify_engineering") == timedelta(minutes=10)
    assert ours.time_of_day("ops.daily_feedback") == time(17, 30)
    assert ours.hours("office.hours.weekday")[1] == (time(13, 30), time(17, 30))
    assert ours.count("slots.capacity") == 2
    assert ours.dates("office.holidays") == {date(2026, 10, 1), date(2026, 10, 2)}


def test_a_communitys_own_figure_outweighs_that_of_all(file):
    standards = file(OURS)
    key = "ops.daily_gap_list"
    assert standards.of("春江花园").time_of_day(key) == time(18)
    assert standards.of("别处").time_of_day(key) == time(17, 35)
    assert "slots.capacity" not in standards.of("别处").changed


def test_the_example_in_the_readme_is_understood(file):
    readme = Path(__file__).parents[2] / "README.md"
    (example,) = re.findall(r"```toml\n(.*?)```", readme.read_text("utf-8"), re.DOTALL)
    assert len(file(example).of("春江花园").changed) == 5


@pytest.mark.parametrize("text", ["", "# nothing yet\n", "[all]\n", '[community."a"]\n'])
def test_a_file_may_change_nothing(file, text):
    assert file(text).of("a") == STANDARD


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("repair.notify_enginering = 5", "did you mean repair.notify_engineering?"),
        ("repair = 5", "repair: no such key"),
        ("repair.notify_engineering = {min = 5}", "repair.notify_engineering.min: no such key"),
        ('repair.notify_engineering = "5 %"', "repair.notify_engineering: this is a time in min"),
        ('followup.rate.repair = "30 min"', "followup.rate.repair: this is counted in %"),
        ("bill.issue_day = 31", "bill.issue_day: 31 cannot be kept"),
        ("visits.per_month = true", "visits.per_month: this is written like"),
        ('ops.daily_feedback = "soon"', "ops.daily_feedback: this is written like “17:00”"),
        ('office.hours.sunday = "9-12"', "office.hours.sunday: this is written like"),
        ('office.holidays = "2026-02-30"', "office.holidays: this is written like"),
        ('followup.leak.second = "snow"', "followup.leak.second: this is not for an office"),
        ("promise.warn.first = 90", "must come before promise.warn.last (83.33 %)"),
        ('"slots.capacity" = 5', "slots.capacity stands here twice"),
        ("slots.capacity = 5", "this is not TOML: Cannot overwrite a value"),
        ("slots.capacity.most = 5", "this is not TOML"),
        ("repair.notify_engineering = ", "this is not TOML: Invalid value"),
        ("repair.notify_engineering = 早", "this is not TOML: Invalid value; Chinese stands in"),
        ("repair.nudge_pause = " + "9" * 5000, "this is not TOML"),
        ("[community.春江花园]", "Chinese stands in quotes"),
        ("[[repair]]", "repair stands under neither [all] nor [community"),
        ("[comunity.a]", "comunity stands under neither [all] nor [community"),
        ("[community]\tx = 1", "this is not TOML"),
    ],
)
def test_a_mistake_is_named_with_its_line_and_reason(complaint, line, said):
    found = complaint(f"# ours\n[all]\nslots.capacity = 4\n{line}\n")
    assert found.startswith(", line 4: ")
    assert said in found


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ('[community."a".repair]\nnudge_pause = 0', ", line 2: repair.nudge_pause: 0 cannot"),
        ('[community]\n"a" = 0', ", line 2: community.a is no table of figures"),
        ('[all.slots]\n# few\ndays = 30 # "days = 3"', ", line 3: slots.days: 30 cannot be kept"),
        ("[all]\nrepair.nudge_pause = [\n1\n\n", ", line 3: this is not TOML: Unclosed array"),
        ("all = { slots = { days = 30 } }", ", line 1: slots.days: 30 cannot be kept"),
    ],
)
def test_a_mistake_is_found_in_whatever_table_it_stands(complaint, text, said):
    assert complaint(text).startswith(said)


@pytest.mark.parametrize("text", ["repair.notify_engineering = 5", "all = 5", "[[all]]\n"])
def test_figures_that_stand_nowhere_are_refused_on_the_first_line(complaint, text):
    assert complaint(text).startswith(", line 1: ")


def test_what_only_a_community_sets_at_odds_is_found_in_its_own_lines(complaint):
    text = '[all]\nops.daily_gap_list = "17:10"\n[community."a"]\nops.daily_feedback = "17:15"\n'
    found = complaint(text)
    assert found.startswith(", line 4: ops.daily_feedback: must come before ops.daily_gap_list")


def test_a_file_in_another_encoding_is_refused(complaint):
    assert "not a text in UTF-8" in complaint(OURS.encode("gb18030"))


def test_a_file_that_is_not_there_is_refused(tmp_path):
    for path in (tmp_path / "none.toml", tmp_path):
        with pytest.raises(Unusable, match="cannot be read: "):
            read_overrides(path)
