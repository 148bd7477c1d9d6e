"""What the triage learns: the same every time, little, and good on reports nobody wrote it for."""

import subprocess
import sys
from pathlib import Path

import pytest

from domain.lexicon.suspicion import WEIGHTS
from domain.triage import triage
from training.corpus import CORPUS, LANGUAGES, reports
from training.lessons import learn, lessons, written
from training.marks import marks, shortfalls, table

# Written by somebody who has not seen the lexicon, and not read by whoever writes it.
UNSEEN = reports(Path(__file__).with_name("unseen.tsv"))
ANSWERS = [(report, triage(report.text)) for report in UNSEEN]


def test_training_gives_the_weights_that_are_kept():
    learned = {script: learn(some) for script, some in lessons(reports()).items()}
    assert WEIGHTS.read_text("utf-8") == written(learned), "run `make triage`"


def test_what_was_learned_is_small():
    assert WEIGHTS.stat().st_size <= 300_000


def test_reading_the_lexicon_waits_for_the_first_report():
    """Whoever starts the house does not wait for it."""
    asked = (
        "import domain.triage; from domain.lexicon import rules, suspicion; "
        "print([f.cache_info().currsize for f in (rules.compiled, suspicion.learned)])"
    )
    assert subprocess.check_output([sys.executable, "-c", asked], text=True).strip() == "[0, 0]"


def test_the_corpus_is_large_and_says_nothing_twice():
    texts = [report.text for report in reports()]
    assert len(texts) == len(set(texts)) >= 1200


def test_the_unseen_reports_are_not_in_the_corpus():
    assert not {report.text for report in UNSEEN} & {report.text for report in reports()}


def test_unseen_reports_clear_every_bar():
    assert shortfalls(marks(ANSWERS)) == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_unseen_reports_of_each_language_are_understood(language):
    found = marks([(report, answer) for report, answer in ANSWERS if report.language == language])
    assert found.missed <= 0.04
    assert found.direct >= 0.85
    assert found.precise >= 0.90
    assert found.asked <= 0.18
    assert found.kind >= 0.92


# One of the 24 of a kind is 4 %: until a bar of 2 % can be measured, that one is let pass.
@pytest.mark.parametrize("kind", ["elevator", "electric", "gas_fire"])
def test_hardly_any_unseen_danger_to_life_is_passed_over(kind):
    found = marks([(report, answer) for report, answer in ANSWERS if report.kind == kind])
    assert found.missed * found.dangers <= 1


@pytest.mark.parametrize(
    "line",
    ["en\troutine\t1\tfire", "en\televator\t0\tlift", "fr\tleak\t1\tfuite", "en\tleak\t1\t ", "en"],
)
def test_a_row_that_cannot_be_is_refused_with_its_place(line, tmp_path):
    corpus = tmp_path / "corpus.tsv"
    corpus.write_text(f"{CORPUS.read_text('utf-8').splitlines()[0]}\n{line}\n", "utf-8")
    with pytest.raises(ValueError, match=r"corpus\.tsv:2"):
        reports(corpus)


def test_the_report_has_a_line_for_all_each_language_and_each_kind():
    names = [line.split()[0] for line in table(ANSWERS)][1:-1]
    kinds = {report.kind for report in UNSEEN}
    assert names == ["all", *sorted(LANGUAGES), *sorted(kinds)]
