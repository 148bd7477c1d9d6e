"""The talks about surveys: one is made, answered with a word more, and its measures are told."""

from domain.surveys import SurveyKind, SurveyState
from handlers.views.names import DEPARTMENT
from storage.tables import Sheet, Survey
from tests.stories.surveyed import asks, gives
from tests.stories.talks import OWN_LANGUAGE, AtTheDesk, Step, Talk, by, noted

SEND = "✅ Send"
WHAT = (
    "What do you want to know? One to eight questions, each in a line of its own; each is "
    "answered from 1 to 5."
)


async def the_supervisor(town, language):
    return AtTheDesk(town.supervisor)


async def with_a_closed_survey(town, language):
    """One household has answered it."""
    await town.resident("李女士", "3-1102")
    now = town.app.clock.now()
    async with town.app.storage.transaction() as shelves:
        survey = Survey(community_id=1, kind=SurveyKind.ANNUAL, made_at=now, clause="S0 八1(1)",
                        questions=[{"code": "cleaning"}], state=SurveyState.CLOSED, period="2026",
                        opened_at=now, closed_at=now)  # fmt: skip
        await shelves.surveys.keep(survey)
    return AtTheDesk(town.supervisor)


async def before_a_sheet(town, language):
    soul = await town.resident("李女士", "3-1102", language)
    await asks(town, "cleaning", "attitude")
    return soul


async def is_not_content(soul):
    await gives(soul, 2, 5)
    await soul.taps(SEND)


async def a_word_more(town):
    return [one for one in await town.kept(Sheet) if one.why]


async def tells(soul):
    await soul.says("/survey")
    await soul.taps("2026")
    await soul.taps("📊 Result")
    await soul.taps("📣 Tell what is done")


async def measures(soul):
    await soul.says("/survey")
    await soul.taps("2026")
    await soul.taps("📊 Result")
    await soul.taps("➕ Measure")


OF_SURVEYS = (
    Talk(
        "surveying",
        the_supervisor,
        by("/survey new"),
        (
            Step("What shall the survey be called?", typed="门禁改造意见"),
            Step(WHAT, typed="1. 新门禁好用吗\n2. 安全感如何"),
            Step("Whom is it for?", "The whole estate"),
            Step("How long shall it be open?", "7"),
            Step("May the office see who has answered what?", "🔒 No, without names"),
            Step(SEND, SEND),
        ),
        noted("propose_survey"),
    ),
    Talk(
        "telling",
        with_a_closed_survey,
        tells,
        (
            Step(OWN_LANGUAGE, typed="每周多拖一次楼道"),
            Step("Skip", "Skip", "每週多拖一次樓道"),
            Step("Skip", "Skip", "The stairs are mopped twice a week."),
            Step(SEND, SEND),
        ),
        noted("tell_measures"),
    ),
    Talk(
        "measuring",
        with_a_closed_survey,
        measures,
        (
            Step("Which department?", DEPARTMENT["cleaning"]),
            Step("What is to be done? The department reads it.", typed="楼道每周拖两次"),
            Step("Until which day, such as: 11/24?", typed="3/20"),
            Step(SEND, SEND),
        ),
        noted("measure_of_survey"),
    ),
)
OF_SHEETS = (
    Talk(
        "opinion",
        before_a_sheet,
        is_not_content,
        (
            Step("Cleaning", typed="楼道一周没拖"),
            Step("Have you any suggestions for us?", "Skip", "多放垃圾桶"),
        ),
        a_word_more,
    ),
)
