"""Households for the stories of surveys, and what they do with what they are asked."""

from datetime import timedelta
from itertools import zip_longest

from sqlalchemy import insert

from domain.surveys import SurveyKind, codes_of
from handlers.views.notice import VERSION
from storage.tables import Home, Member, Person, Sheet, Survey
from tests.stories.usually import said_by_us
from tests.town import text_of

NO, SEND, OPEN, LATER = "🙅 Not this time", "✅ Send", "▶️ Open it", "⏸ Later"


async def settled(town, many, building="9"):
    """So many households of whom nobody reads Telegram in this story."""
    now = town.app.clock.now()
    async with town.app.storage.engine.begin() as connection:
        for n in range(many):
            home = await connection.execute(
                insert(Home).values(community_id=1, building=building, room=f"{n:03}", unit="",
                                    area="", owner_name="", owner_phone="", arrears=False)
            )  # fmt: skip
            person = await connection.execute(
                insert(Person).values(
                    telegram_id=-10_000 - n - 1000 * int(building), name=f"住户{n}",
                    language="zh_Hans", notice_version=VERSION, consented_at=now, reachable=True,
                    phone="", large_text=False, own_matters_only=False, not_asked=False,
                )
            )  # fmt: skip
            await connection.execute(
                insert(Member).values(
                    home_id=home.inserted_primary_key[0], person_id=person.inserted_primary_key[0],
                    role="owner" if n % 2 else "tenant", state="approved", asked_at=now,
                    mandate="", mandate_kind="",
                )
            )  # fmt: skip


async def the_survey(town):
    return (await town.kept(Survey))[-1]


async def sheets_of(town, survey):
    return [one for one in await town.kept(Sheet) if one.survey_id == survey.id]


async def the_sheet(soul):
    """The newest questionnaire that lies before them."""
    return next(one for one in reversed(await soul.messages()) if "📋" in text_of(one))


async def gives(soul, *points):
    """One tap on each row, from above."""
    shown = await the_sheet(soul)
    for row, one in enumerate(points):
        buttons = shown["reply_markup"]["inline_keyboard"][row]
        await soul.presses(buttons[one - 1]["callback_data"], shown)


async def answers(soul, *points):
    await gives(soul, *points)
    await soul.taps(SEND)


async def opens(town, leader):
    """What is proposed, by hand."""
    await leader.taps(OPEN, at=town.ops_group)
    await town.passes("PT1M")


def rows_of(survey):
    return len(codes_of(survey.questions))


async def forged(soul, action, *args):
    shown = await the_sheet(soul)
    return await soul.presses(":".join(["1", action, *map(str, args)]), shown)


async def made(town, questions, *choices, title="物业小调查"):
    """A survey by the supervisor in the group, up to its sheets: `choices` beside the usual."""
    boss, ops = town.supervisor, town.ops_group
    await boss.says("/survey new", to=ops)
    for words in (title, questions):
        await boss.replies(words, said_by_us(await ops.messages())[-1], ops)
    usual = ("The whole estate", "7", "🔒 No, without names")
    for usually, chosen in zip_longest(usual, choices):
        await boss.taps(chosen or usually, at=ops)
    await boss.taps(SEND, at=ops)
    await town.passes("PT1M")


async def asks(town, *codes, kind=SurveyKind.TOPIC, lasts=7, **differs):
    """It opens at once, with these questions."""
    now = town.app.clock.now()
    questions = [{"code": one} for one in codes or ("cleaning", "attitude")]
    title = {"zh_Hans": "物业小调查"}
    ends = now + timedelta(days=lasts)
    survey = Survey(community_id=1, kind=kind, made_at=now, clause="G7", questions=questions,
                    title=title, opens_at=now, closes_at=ends, **differs)  # fmt: skip
    async with town.app.storage.transaction() as shelves:
        await shelves.surveys.keep(survey)
        about = f"survey:{survey.id}"
        at = now.isoformat()
        shelves.timers.set("survey_opens", now, about, about, survey=survey.id, stamp=at)
    await town.passes("PT1M")
