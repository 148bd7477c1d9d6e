"""What a report says of surveys: in the words of their questions, and never too few people's."""

from datetime import date

import pytest

from domain.report_periods import Period, Span
from domain.standard import STANDARD
from domain.statistics import Share
from domain.survey_results import Answer, result
from domain.surveys import SheetState, SurveyKind, SurveyState
from storage.tables import Community, Person, Sheet, Survey
from tests.storage.log import NOW

LIGHT = {"en": "Is there light enough?"}
QUESTIONS = [{"code": "cleaning"}, {"code": "q2", "words": LIGHT}]


@pytest.fixture
async def closed(storage):
    """Six households have answered; the last of them alone has written of the light."""
    async with storage.transaction() as shelves:
        shelves.communities.open(Community(name="Lin", zone="UTC", language="en"))
    async with storage.transaction() as shelves:
        survey = Survey(community_id=1, kind=SurveyKind.TOPIC, made_at=NOW, clause="G7",
                        questions=QUESTIONS, title={"en": "Our stairs"}, closed_at=NOW,
                        state=SurveyState.CLOSED)  # fmt: skip
        await shelves.surveys.keep(survey)
    async with storage.transaction() as shelves:
        for n in range(1, 7):
            await shelves.people.welcome(
                Person(telegram_id=n, name=f"P{n}", language="en", notice_version=1,
                       consented_at=NOW)
            )  # fmt: skip
        await shelves.households.add_homes(1, [("3", f"110{n}") for n in range(1, 7)])
    async with storage.transaction() as shelves:
        await shelves.surveys.choose([answered(n) for n in range(1, 7)])
    return storage


def answered(n):
    return Sheet(
        survey_id=1, home_id=n, chosen_at=NOW, sent_at=NOW, state=SheetState.ANSWERED,
        points={"cleaning": 2, "q2": 1}, person_id=n, answered_by=n, answered_at=NOW,
        why={"cleaning": f"dirty {n}"} | ({"q2": "dark"} if n == 6 else {}), words="thanks",
    )  # fmt: skip


async def reported(storage, standard=STANDARD):
    async with storage.view() as shelves:
        community = await shelves.communities.get(1)
        month = Period(Span.MONTH, date(NOW.year, NOW.month, 1))
        report = await shelves.reporting.report(community, month, standard, NOW)
    (survey,) = report.surveys
    return survey


async def test_the_offices_own_questions_come_with_their_words(closed):
    rows = (await reported(closed)).rows
    assert [(one.code, one.wording) for one in rows] == [("cleaning", {}), ("q2", LIGHT)]


async def test_in_a_copy_as_well(closed):
    async with closed.transaction() as shelves:
        person = await shelves.people.get(6)
        (sheet,) = (await shelves.privacy.copy_of(person))["sheets"]
    assert sheet["points"] == {"cleaning": 2, LIGHT["en"]: 1}
    assert sheet["why"] == {"cleaning": "dirty 6", LIGHT["en"]: "dark"}


async def test_words_are_grouped_by_what_they_explain(closed):
    found = (await reported(closed)).opinions
    assert [(one.about, len(one.words)) for one in found] == [("", 5), ("cleaning", 5), ("q2", 1)]
    assert all(words.startswith("dirty") for words in found[1].words)


async def test_too_few_peoples_words_are_nobodys(closed):
    """Six have answered; without two of them there are too few to hide among."""
    async with closed.transaction() as shelves:
        for n in (1, 2):
            (await shelves.surveys.sheet(n)).doubt = "too_fast"
    survey = await reported(closed)
    assert (survey.rows, survey.opinions, survey.answered.part) == ((), (), 6)


@pytest.mark.parametrize("from_on", [4, 5])
async def test_a_household_is_as_content_in_the_report_as_when_the_survey_closed(closed, from_on):
    """By one row of the standard; its other answers are not other households."""
    standard = STANDARD.changed_by({"survey.satisfied": from_on})
    async with closed.transaction() as shelves:
        (await shelves.surveys.sheet(1)).points = {"cleaning": 3, "q2": 5}
        sheets = [one for one, _home in await shelves.surveys.answers(1)]
    answers = [Answer(one.points) for one in sheets]
    then = result(["cleaning", "q2"], answers, anonymous=True, seed=1, standard=standard)
    now = await reported(closed, standard)
    assert now.overall == then.overall.satisfied == Share(from_on == 4, 6)
    assert [one.score.satisfied for one in now.rows] == [one.satisfied for one in then.lines]
