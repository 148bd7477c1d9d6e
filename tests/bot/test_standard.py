"""Can the standard in force be read, by people and by programs, with what an office changed?"""

import json
import re

import pytest

from bot.handbook import in_words
from bot.premises import know_communities
from bot.settings import Unusable
from domain.standard import (
    DISAGREEMENTS,
    FOLLOW_UP_PLAN,
    FOLLOWED_UP_BY,
    STANDARD,
    SURVEY_DIMENSIONS,
    URGENT_CLASSES,
    Standards,
)
from handlers.views.safety import safety_words
from locales import LANGUAGES, words_for
from storage import Storage
from tests.databases import run

OURS = """\
[all]
repair.notify_engineering = 1
[community."春江花园"]
office.hours.weekday = "09:00-17:00"
"""


@pytest.fixture
def ours(tmp_path, monkeypatch):
    """An office that has changed two figures, one of them for a single estate."""
    file = tmp_path / "ours.toml"
    file.write_text(OURS, "utf-8")
    monkeypatch.setenv("STANDARD_FILE", str(file))
    return file


def rows_of(answer):
    return {row["key"]: row for row in json.loads(answer.out)}


# --- for programs


def test_programs_get_every_row_in_its_own_unit(command):
    rows = rows_of(command("standard", "--json"))
    assert rows.keys() == {row.key for row in STANDARD.rows}
    assert {tuple(row) for row in rows.values()} == {
        ("key", "value", "unit", "clause", "overridden")
    }
    assert not any(row["overridden"] for row in rows.values())
    assert rows["followup.urgent.first"] == {
        "key": "followup.urgent.first",
        "value": 24,
        "unit": "h",
        "clause": "S0 六(6)",
        "overridden": False,
    }


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("followup.rate.repair", 30),
        ("kpi.complaint_rate_year", 0.5),
        ("promise.warn.last", 83.33),
        ("ops.daily_feedback", "17:00"),
        ("custody.electricity", 20),
        ("office.hours.weekday", "08:30-12:00 14:00-18:00"),
        ("office.hours.sunday", ""),
        ("office.holidays", ""),
        ("followup.leak.second", "rain"),
    ],
)
def test_a_figure_is_a_number_or_a_text(command, key, value):
    assert rows_of(command("standard", "--json"))[key]["value"] == value


def test_what_is_changed_is_marked_for_programs(command, ours):
    for_all = rows_of(command("standard", "--json"))
    for_one = rows_of(command("standard", "--json", "--community", "春江花园"))
    assert for_all["repair.notify_engineering"]["value"] == 1
    assert [key for key, row in for_all.items() if row["overridden"]] == [
        "repair.notify_engineering"
    ]
    assert for_one["office.hours.weekday"]["value"] == "09:00-17:00"
    assert sum(row["overridden"] for row in for_one.values()) == 2


def test_without_a_name_the_community_of_the_settings_is_meant(command, ours, monkeypatch):
    monkeypatch.setenv("COMMUNITY", "春江花园")
    assert rows_of(command("standard", "--json"))["office.hours.weekday"]["overridden"]
    other = rows_of(command("standard", "--json", "--community", "别处"))
    assert not other["office.hours.weekday"]["overridden"]


# --- for people


@pytest.fixture
def page(command):
    return command("standard").out


@pytest.mark.parametrize("row", STANDARD.rows, ids=lambda row: f"{row.clause} {row.key}")
def test_every_figure_has_its_line_in_words_with_its_clause(row, page):
    (line,) = [one for one in page.splitlines() if one.split()[:1] == [row.key]]
    assert line.split(maxsplit=1)[1].startswith(f"{in_words(row)} ")
    assert line.endswith(f" {row.clause}")


@pytest.mark.parametrize(
    ("key", "words"),
    [
        ("slots.lead", "1 hour"),
        ("followup.leak.first", "3 days"),
        ("survey.annual.min", "1 survey a year"),
        ("bill.issue_day", "day 15 of the month"),
        ("custody.water", "5 m³"),
        ("kpi.complaint_rate_year", "0.5 %"),
        ("price.pipe_replacement", "40 yuan/m"),
        ("custody.extra_patrol", "heavy rain"),
        ("office.hours.sunday", "closed"),
        ("office.holidays", "none"),
    ],
)
def test_a_figure_reads_as_one_would_say_it(key, words):
    assert in_words(STANDARD[key]) == words


@pytest.mark.parametrize("urgent", URGENT_CLASSES, ids=lambda urgent: urgent.clause)
def test_each_urgent_class_stands_there_with_its_safety_words(urgent, page):
    assert page.count(urgent.clause) == len(urgent.kinds)
    for kind in urgent.kinds:
        for language in LANGUAGES:
            assert safety_words(words_for(language), kind, STANDARD).plain in page


def _cells(page):
    return [re.split(" {2,}", line.strip()) for line in page.splitlines()]


@pytest.mark.parametrize("plan", FOLLOW_UP_PLAN, ids=lambda plan: f"{plan.clause} {plan.after}")
def test_the_handbook_has_the_follow_up_plan(plan, page):
    (line,) = [cells for cells in _cells(page) if cells[0] == plan.after.replace("_", " ")
               and cells[1].startswith("within ")]  # fmt: skip
    assert line[-2:] == [f"{float(plan.by_a_person * 100):g} %", plan.clause]


def test_the_handbook_says_who_follows_up(page):
    assert ["major complaint", "manager", "S0 八2(4)"] in _cells(page)
    assert ["ordinary complaint", "head of department, with dispatcher", "S0 八2(4)"] in _cells(
        page
    )
    for one in FOLLOWED_UP_BY:
        name = f"{one.severity} {one.after.replace('_', ' ')}".strip()
        assert any(cells[0] == name and cells[-1] == one.clause for cells in _cells(page))


def test_the_handbook_has_the_survey_and_the_disagreements(page):
    for one in SURVEY_DIMENSIONS:
        assert [one.code.replace("_", " "), one.clause] in _cells(page)
    for one in DISAGREEMENTS:
        assert f"{one.between}\n       → {one.default}\n         {one.why}" in page


def test_columns_are_aligned(page):
    rows = [line for line in page.splitlines() if line.split()[:1] and line.split()[0] in STANDARD]
    assert len({line.rindex(f"  {STANDARD[line.split()[0]].clause}") for line in rows}) == 1


def test_what_is_changed_is_marked_with_the_houses_figure_beside_it(command, ours):
    page = command("standard", "--community", "春江花园").out
    assert page.startswith("The service standard in force for 春江花园\n")
    changed = [line.split(maxsplit=2) for line in page.splitlines() if line.startswith("  *")]
    assert [key for _, key, _ in changed] == ["repair.notify_engineering", "office.hours.weekday"]
    first, second = (rest for *_, rest in changed)
    assert first.startswith("1 minute ")
    assert first.endswith("S4 4.3.2  instead of 5 minutes")
    assert second.endswith("X17  instead of 08:30-12:00 14:00-18:00")


# --- a file with a mistake


@pytest.mark.parametrize("name", ["standard", "run", "demo"])
def test_a_mistake_in_the_file_stops_the_start_with_one_line(command, ours, monkeypatch, name):
    ours.write_text("[all]\nrepair.notify_enginering = 5\n")
    monkeypatch.setenv("BOT_TOKEN", "123456789:" + "AbC-d_f" * 5)
    monkeypatch.setenv("OPS_CHAT", "-1")
    complaint = command(name).complaint
    assert complaint == (
        f"STANDARD_FILE {ours}, line 2: repair.notify_enginering: no such key "
        "(did you mean repair.notify_engineering?).\n"
    )


def test_a_file_that_speaks_of_a_community_that_is_not_here_stops_the_start(estate):
    async def start(*names):
        storage = Storage(estate)
        try:
            await know_communities(storage, Standards(STANDARD, dict.fromkeys(names, STANDARD)))
        finally:
            await storage.close()

    run(start("Lin"))
    with pytest.raises(Unusable, match="no community 'Linn' \\(did you mean 'Lin'\\?\\)"):
        run(start("Lin", "Linn"))
