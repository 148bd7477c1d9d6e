"""What the views of surveys are shown for the sheet."""

from domain.survey_results import Answer, result
from domain.surveys import SurveyKind, SurveyState, questions_for
from handlers.views.surveys import Count
from storage.tables import Sheet, Survey
from tests.windows.estate import DAY, NOW, numbered

CODES = [one["code"] for one in questions_for(SurveyKind.ANNUAL)]


def of_surveys(estate):
    """Each kind and state; sheets empty and full; results shown and withheld."""
    said = {estate.language: estate.said.question}
    survey = numbered(survey_of(estate, SurveyKind.ANNUAL, SurveyState.OPEN))
    event = numbered(survey_of(estate, SurveyKind.EVENT, SurveyState.DRAFT, title=said))
    topic = numbered(
        survey_of(estate, SurveyKind.TOPIC, SurveyState.CLOSED, title=said,
                  questions=[{"code": f"q{n}", "words": said} for n in range(1, 9)])
    )  # fmt: skip
    states = [
        numbered(survey_of(estate, SurveyKind.QUARTERLY, state, period="2026-Q1"))
        for state in SurveyState
    ]
    full = dict.fromkeys(CODES, 4)
    answers = [
        Answer(full, str(n % 3), {"cleaning": estate.said.answer}, estate.said.leak)
        for n in range(30)
    ]
    shown = result(CODES, answers, anonymous=True, seed=1)
    few = result(CODES, answers[:2], anonymous=True, seed=1)
    return {
        "survey: Survey": [survey, event, topic, *states],
        "surveys: Sequence": [[survey, event, *states], []],
        "sheet: Sheet": [sheet_of({}), sheet_of(full)],
        "count: Count": [
            Count({"answered": 25, "sent": 71, "refused": 3}, {"1": 12, "2": 13}, 5),
            Count(),
        ],
        "result: Result": [shown, few],
        "survey_results.report.before": [None, shown],
        "survey_results.by_household.answers": [answered_by(estate, full), []],
        "surveys.question_name.code": CODES,
        "surveys.preview.households": [312, 3],
        "surveys.preview.fewest": [5],
    }


def answered_by(estate, full):
    """One who says why, one who makes it up, and one who is erased."""
    said = sheet_of(full)
    said.why, said.words = {"cleaning": estate.said.leak}, estate.said.answer
    doubtful = sheet_of(full)
    doubtful.doubt = "too_fast"
    return [
        (said, estate.home, estate.person),
        (doubtful, estate.home, estate.person),
        (sheet_of(full), estate.home, None),
    ]


def survey_of(estate, kind, state, *, period="2026", title=None, questions=None):
    return Survey(
        community_id=1,
        kind=kind,
        made_at=NOW,
        clause="S0 三(5)",
        questions=questions or questions_for(kind),
        state=state,
        period=period if kind in {"annual", "quarterly"} else "",
        title=title or {},
        building="3" if kind is SurveyKind.TOPIC else "",
        anonymous=kind is not SurveyKind.TOPIC,
        opens_at=NOW + DAY,
        opened_at=None if state in {"draft", "dropped"} else NOW,
        closes_at=NOW + 14 * DAY,
        occupied=312,
        measures={} if state == SurveyState.CLOSED else {estate.language: estate.said.answer},
    )


def sheet_of(points):
    sheet = Sheet(survey_id=7, home_id=7, chosen_at=NOW, points=points)
    return numbered(sheet)
