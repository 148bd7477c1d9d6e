"""A report says what was asked in the words in which it was asked."""

from dataclasses import replace

import pytest

from domain.advice import Advice, Why
from domain.advising import advice_on
from domain.corrective import Ground
from domain.reports import Asked, Correcting, Surveyed
from domain.standard import STANDARD
from domain.statistics import Score, Share
from domain.survey_results import Opinion
from handlers.views.report_charts import Drawn, shared, trend
from handlers.views.report_names import advice_line, category_name
from handlers.views.report_paper import paper
from handlers.views.report_rows import figures, in_words
from handlers.views.reports import summary
from locales import LANGUAGES, words_for
from tests.windows.figures import a_report, nothing

LIGHT = {"zh_Hans": "晚上照明够吗", "en": "Is there light enough?"}
DOOR = {"zh_Hans": "新门禁好用吗"}
BAD, GOOD = Score((20, 5, 3, 2, 1)), Score((0, 0, 1, 20, 20))
SEEN = {"zh_Hans": LIGHT["zh_Hans"], "zh_Hant": LIGHT["zh_Hans"], "en": LIGHT["en"]}


def of_the_chat(survey_id=4, light=BAD):
    rows = Asked("q1", GOOD, DOOR), Asked("q2", light, LIGHT)
    return Surveyed(survey_id, "topic", {"zh_Hans": "门禁调查"}, "", Share(31, 40), rows)


@pytest.fixture
def report():
    return replace(a_report(), surveys=(of_the_chat(),), advice=())


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_question_is_named_as_it_was_written(report, language):
    """In the reader's language where there is it, else in the nearest."""
    words = words_for(language)
    drawn = Drawn(report, (), 5, 0.85, words)
    (bars, *_), printed = shared(drawn), paper(drawn)
    assert SEEN[language] in summary(report, words).text
    assert [bar.label for bar in bars.bars] == [DOOR["zh_Hans"], SEEN[language]]
    assert SEEN[language] in [line[0] for one in printed.sections if one.table
                              for line in one.table.rows]  # fmt: skip
    assert any(str(line[0]).endswith(SEEN[language]) for line in figures(report, words))
    rows = [
        in_words(("survey", "kind", "points"), (4, "topic", {"q1": 5, "q2": 1}), report, words),
        in_words(("survey", "kind", "question", "points"), (4, "topic", "q2", 1), report, words),
    ]
    assert [row[0] for row in rows] == ["门禁调查"] * 2
    assert f"{SEEN[language]} 1" in rows[0][2]
    assert rows[1][2:] == [SEEN[language], 1]
    assert "q2" not in str([summary(report, words), bars, printed, rows])


def test_of_two_surveys_each_has_its_own_first_question(report):
    """What pleases least is named in its words, whatever else is called q2."""
    other = replace(of_the_chat(3, GOOD), rows=(Asked("q2", GOOD, {"en": "Anything else?"}),))
    report = replace(nothing(), surveys=(other, of_the_chat()))
    (advice,) = [one for one in advice_on(report, STANDARD) if one.why is Why.DIMENSION]
    assert (advice.n, advice.of) == (28, 31)
    assert LIGHT["en"] in advice_line(report, advice, words_for("en"))
    plain = Advice(Why.DIMENSION, "cleaning", 3, 9)
    assert "Cleaning" in advice_line(report, plain, words_for("en"))


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_is_written_in_surveys_stands_among_what_residents_said(report, language):
    """By survey and question, beside what is said of the work."""
    opinions = Opinion("q2", ("太暗了", "黑")), Opinion("", ("谢谢",))
    report = replace(report, surveys=(replace(of_the_chat(), opinions=opinions),))
    words = words_for(language)
    shown = summary(report, words).text
    said = shown.partition(words("<b>What residents said</b>"))[2].splitlines()[1:4]
    for part in ("门禁调查", SEEN[language], "太暗了"):
        assert part in said[1]
    assert "黑" not in shown
    assert "谢谢" in said[2]


@pytest.mark.parametrize("language", LANGUAGES)
def test_how_much_came_in_is_held_against_a_whole_period_only_once_it_is_over(language):
    words, report = words_for(language), a_report()
    came_in = words("📥 Came in: <b>{n}</b>{arrow}", n=report.headline.filed, arrow="")
    over = replace(report, made_at=report.period.bounds(report.here)[1])
    assert report.running
    assert f"{came_in} ↑" not in summary(report, words).text
    assert f"{came_in} ↑" in summary(over, words).text


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_committee_reads_on_which_ground_a_procedure_runs_and_nobodys_words(report, language):
    words, said = words_for(language), "王工在3-1102偷工减料"
    running = tuple(Correcting(n, said, ground, None, None, said)
                    for n, ground in enumerate((Ground.OTHER, "repair-water")))  # fmt: skip
    printed = paper(Drawn(replace(report, corrections=running), (), 5, 0.85, words))
    named = [line[0] for one in printed.sections if one.table for line in one.table.rows]
    assert named[-2:] == [
        words("Something else").plain,
        category_name("repair", "water", words).plain,
    ]
    assert "王工" not in str(printed)


def test_how_content_a_handful_was_stands_in_no_trend(report):
    one, enough = Score((0, 0, 0, 0, 1)), replace(report.headline, satisfaction=GOOD)
    past = [(report.period.before, replace(report.before, satisfaction=one))]
    drawn = Drawn(replace(report, headline=enough), past, 5, 0.85, words_for("en"))
    content, kept, _answers = trend(drawn).series
    assert content.shares == (None, 40 / 41)
    assert content.said == ("–", "98 %")
    assert None not in kept.shares
