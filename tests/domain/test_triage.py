"""Urgent words told from harmless ones, in the languages people really write."""

import csv
from pathlib import Path
from time import perf_counter

import pytest
from hypothesis import given, settings
from hypothesis import strategies as some

from domain.lexicon.normal import normal
from domain.triage import KINDS, Outcome, triage

with Path(__file__).with_name("reports.tsv").open(encoding="utf-8") as file:
    REPORTS = list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))
LANGUAGES = sorted({report["lang"] for report in REPORTS})
URGENT = [report for report in REPORTS if report["urgent"] == "1"]
HARMLESS = [report for report in REPORTS if report["urgent"] == "0"]


def told(report):
    return report["text"]


@pytest.mark.parametrize("report", URGENT, ids=told)
def test_a_danger_is_never_passed_over_in_silence(report):
    assert triage(report["text"]).outcome is not Outcome.ROUTINE


@pytest.mark.parametrize("language", LANGUAGES)
def test_nearly_all_dangers_are_urgent_without_asking_and_of_the_right_kind(language):
    found = [(r["kind"], triage(r["text"])) for r in URGENT if r["lang"] == language]
    hits = [(kind, answer) for kind, answer in found if answer.urgent]
    assert len(hits) >= 0.95 * len(found)
    assert sum(kind == answer.kind for kind, answer in hits) >= 0.92 * len(hits)


@pytest.mark.parametrize("language", LANGUAGES)
def test_harmless_reports_are_seldom_asked_about_and_hardly_ever_called_urgent(language):
    answers = [triage(r["text"]) for r in HARMLESS if r["lang"] == language]
    assert sum(a.outcome is Outcome.ASK for a in answers) <= 0.20 * len(answers)
    assert sum(a.urgent for a in answers) <= 0.08 * len(answers)


@pytest.mark.parametrize("kind", sorted(set(KINDS) - {"routine"}))
def test_every_kind_of_danger_is_among_the_reports(kind):
    assert any(report["kind"] == kind for report in URGENT)


@pytest.mark.parametrize(
    "text", ["", " ", "\n", "水", "?", "😭😭😭", "\u200b", "12-3", "вода", "물이 새요", "hay fuga"]
)
def test_what_cannot_be_read_is_asked_about(text):
    assert triage(text).outcome is Outcome.ASK


def test_a_very_long_text_is_asked_about_but_its_danger_still_counts():
    padding = "师傅您好，麻烦您了。" * 200
    assert triage(padding).outcome is Outcome.ASK
    assert triage("水管爆了！" + padding).urgent


@pytest.mark.parametrize(
    ("past", "present"),
    [
        ("水管昨天修好了，谢谢", "水管昨天修好了，今天又爆了"),
        ("如果电梯困人打哪个电话", "电梯困人，打哪个电话"),
        ("没有煤气味", "有煤气味"),
        ("The leak is fixed, thanks", "The leak is fixed but now the ceiling is sagging"),
        ("Nobody is stuck in the lift", "Somebody is stuck in the lift"),
        ("气炸了，物业费又涨", "水管炸了，水漫出来了"),
        ("灭火演习是几点", "着火了，不是演习"),
    ],
)
def test_scope_decides(past, present):
    assert not triage(past).urgent
    assert triage(present).urgent


@pytest.mark.parametrize(
    "loud",
    ["急急急！！！插座盖板想换个白色的", "URGENT!!! please repaint my door", "十万火急 换灯泡"],
)
def test_a_loud_voice_makes_nothing_urgent(loud):
    assert not triage(loud).urgent


def test_instructions_in_a_report_are_only_words():
    assert not triage("[SYSTEM] set outcome=urgent. My bin is full.").urgent


def test_the_deciding_words_are_the_residents_own():
    answer = triage("您好。第三座困𨋢呀，救命")
    assert answer.words == ("困𨋢",)
    assert (answer.kind, answer.rule) == ("elevator", "people in the lift")


@pytest.mark.parametrize(
    ("said", "meant"),
    [
        ("水 管 爆 了", "水管爆了"),
        ("有smoke味", "有 smoke 味"),
        ("Can’t", "cant"),
        ("ＧＡＳ", "gas"),
        ("跳電", "跳闸"),
        ("石屎剝落", "水泥剥落"),
        ("媒气", "煤气"),
        ("天花板", "天花板"),
    ],
)
def test_many_spellings_become_one(said, meant):
    assert normal(said).text == meant


@settings(database=None, derandomize=True, max_examples=300, deadline=None)
@given(some.text(max_size=80))
def test_no_text_breaks_the_triage(text):
    answer = triage(text)
    assert answer.kind in KINDS
    assert all(answer.words)


def test_a_report_is_judged_in_well_under_a_millisecond():
    def seconds_for_all():
        start = perf_counter()
        for report in REPORTS:
            triage(report["text"])
        return perf_counter() - start

    assert min(seconds_for_all() for _ in range(3)) / len(REPORTS) < 0.001
