"""Does a simulated estate hold, and is it seen where its figures or its days do not?"""

from datetime import UTC, datetime, timedelta

import pytest

from bot.commands.simulate import tell
from bot.simulation.diary import Asked, Diary, Matter, Notice, Sampled, Work
from bot.simulation.following import first_questions
from bot.simulation.rules import broken
from bot.simulation.year import Length, lived
from bot.unusable import Unusable

NOON = datetime(2026, 1, 12, 4, 0, tzinfo=UTC)
MUCH_LATER = NOON + timedelta(days=200)
DAY, HOUR = timedelta(days=1), timedelta(hours=1)
NUMBER = "R260110-001"
TOO_OFTEN = "1-101 was asked too often at 2026-01-12 12:00"


async def test_some_days_hold_and_a_falsified_diary_does_not(tmp_path, capsys):
    async with lived(Length(homes=200, days=7, seed=1)) as life:
        verdict = await life.judge()
        tell(verdict, tmp_path / "kept")
        told = (tmp_path / "kept" / "verdict.txt").read_text("utf-8")
        assert told == capsys.readouterr().out
        assert " 0 different, 0 broken." in told
        assert "repair asked: " in told
        assert life.diary.matters
        assert life.diary.asked

        life.diary.matters.popitem()
        next(iter(life.diary.asked.values())).at = NOON.replace(day=7, hour=18)
        falsified = await life.judge()
    assert {one.what for one in falsified.compared if not one.same} > {"2026-01, matters"}
    assert any("was asked about at 2026-01-08 02:00" in line for line in falsified.broken)
    with pytest.raises(Unusable, match="figures differ"):
        tell(falsified, None)
    assert "≠ 2026-01, matters: reported" in capsys.readouterr().out


@pytest.mark.parametrize(
    "wrong",
    [("--homes", 0), ("--homes", 20_001), ("--days", 0), ("--days", -3), ("--days", 1001)],
    ids=str,
)
def test_what_cannot_be_lived_through_is_refused_in_a_sentence(command, wrong):
    answer = command("simulate", *wrong)
    assert answer.code == 1
    assert answer.err.count("\n") == 1
    assert f"not {wrong[1]}." in answer.err


def test_a_number_must_be_one(command):
    assert "invalid int value: 'many'" in command("simulate", "--homes", "many").err


# --- what is a rule


def asked(follow_up="1", at=NOON, **what):
    return Asked(follow_up, NUMBER, "1-101", at, **what)


def mended(done, wish="other"):
    work = Work(done - DAY, finished_at=done, accepted_at=done + DAY)
    return Matter(NUMBER, "R", wish, "1-101", done - DAY, works=[work])


def test_nobody_is_sampled_twice_in_four_quarters():
    def sampled(sheet, at):
        return Sampled(sheet, "1-101", at, "季度满意度调查")

    diary = Diary(sheets={"1": sampled("1", NOON), "2": sampled("2", NOON + 270 * DAY)})
    assert list(broken(diary, MUCH_LATER)) == ["1-101 was sampled again within 4 quarters"]
    diary.sheets["2"].at = NOON + 365 * DAY
    assert not list(broken(diary, MUCH_LATER))


def test_what_was_accepted_is_asked_about_in_time():
    done = NOON - 9 * DAY
    diary = Diary(matters={NUMBER: mended(done)})
    assert ["was not asked about until" in one for one in broken(diary, MUCH_LATER)] == [True]
    diary.asked["1"] = asked()
    assert ["was asked about 2026-01-12 12:00" in one for one in broken(diary, MUCH_LATER)] == [
        True
    ]
    diary.asked["1"].at = done + 2 * DAY
    assert not list(broken(diary, MUCH_LATER))


@pytest.mark.parametrize(("behind", "about_it"), [(NOON, True), (NOON + 30 * DAY, False)])
def test_what_lies_unseen_behind_another_is_about_what_is_due_then(behind, about_it):
    """Of a home at which much breaks, something else may wait there."""
    unseen = Asked("9:2", "", "1-101", behind)
    diary = Diary(matters={NUMBER: mended(NOON - 2 * DAY)}, asked={"9:2": unseen})
    assert first_questions(diary) == ({NUMBER: unseen} if about_it else {})


def test_what_was_seen_first_may_be_about_what_was_done_again():
    """The question about the first work lay unseen behind another."""
    unseen, seen = Asked("9:2", "", "1-101", NOON), asked("2", at=NOON + 5 * DAY)
    matter = mended(NOON - 2 * DAY)
    matter.does_again(NOON + 3 * DAY)
    diary = Diary(matters={NUMBER: matter}, asked={"9:2": unseen, "2": seen})
    assert first_questions(diary) == {NUMBER: unseen}
    del diary.asked["9:2"]
    assert first_questions(diary) == {NUMBER: seen}


def test_nobody_is_asked_twice_about_one_step():
    matter = mended(NOON - 3 * DAY)
    diary = Diary(matters={NUMBER: matter}, asked={"1": asked(), "2": asked("2", NOON + DAY)})
    assert list(broken(diary, NOON)) == [f"{NUMBER} was asked about 2 times (first)"]
    diary.asked["2"].step = "again"
    assert not list(broken(diary, NOON))


def test_what_was_done_again_is_asked_about_again():
    matter = mended(NOON - 3 * DAY)
    assert matter.does_again(NOON + DAY)
    assert not matter.does_again(NOON + 2 * DAY)  # somebody is at it
    diary = Diary(matters={NUMBER: matter}, asked={"1": asked(), "2": asked("2", NOON + 4 * DAY)})
    assert not list(broken(diary, NOON))


def test_whether_it_helped_is_asked_once_for_each_notice():
    questions = {"1": asked(step="effect"), "2": asked("2", NOON + DAY, step="effect")}
    notice = Notice("1", NUMBER, NOON - DAY, "王工")
    diary = Diary(matters={NUMBER: mended(NOON - 3 * DAY)}, asked=questions, notices={"1": notice})
    assert list(broken(diary, NOON)) == [f"{NUMBER} was asked about 2 times (effect)"]
    diary.notices["2"] = notice
    assert not list(broken(diary, NOON))


@pytest.mark.parametrize(
    ("wish", "days_ago", "often"),
    [("other", 2, True), ("other", 8, False), ("complaint", 2, False)],
)
def test_a_household_is_asked_twice_a_week_but_of_what_cannot_wait(wish, days_ago, often):
    letters = (NOON - days_ago * DAY - n * HOUR for n in (1, 2))
    matter = mended(NOON - 2 * DAY, wish)
    diary = Diary(matters={NUMBER: matter}, asked={"1": asked()}, sheets=sheets_of(letters))
    assert (TOO_OFTEN in list(broken(diary, NOON))) == often


@pytest.mark.parametrize(("seconds", "often"), [(5, False), (90, True)])
def test_after_a_week_there_is_room_again(seconds, often):
    """To the minute: a letter may be some seconds under way."""
    first = NOON - 7 * DAY + timedelta(seconds=seconds)
    sheets = sheets_of([first, NOON - DAY])
    diary = Diary(matters={NUMBER: mended(NOON - 2 * DAY)}, asked={"1": asked()}, sheets=sheets)
    assert (TOO_OFTEN in list(broken(diary, NOON))) == often


def sheets_of(moments):
    sheets = (Sampled(str(n), "1-101", at, "季度满意度调查") for n, at in enumerate(moments))
    return {one.sheet: one for one in sheets}


def test_one_of_a_household_is_asked():
    questions = {"1": asked(whom=7), "2": asked("2", NOON + DAY, step="again", whom=8)}
    diary = Diary(matters={NUMBER: mended(NOON - 3 * DAY)}, asked=questions)
    assert list(broken(diary, NOON)) == [f"{NUMBER} was asked of 2 people"]


@pytest.mark.parametrize(("later", "in_time"), [(timedelta(minutes=5), True), (DAY, False)])
def test_after_rain_it_is_asked_about_on_the_same_day(later, in_time):
    first = asked(at=NOON - 2 * DAY)
    diary = Diary(matters={NUMBER: mended(NOON - 3 * DAY, "leak")}, asked={"1": first})
    diary.rains = [NOON - 5 * DAY, NOON]
    told = f"{NUMBER} was not asked about after the rain of 2026-01-12 12:00"
    assert list(broken(diary, MUCH_LATER)) == [told]
    diary.asked["2"] = asked("2", NOON + later, step="after_rain")
    assert list(broken(diary, MUCH_LATER)) == ([] if in_time else [told])


def test_after_rain_it_may_be_asked_whether_it_helped():
    helped = asked("2", NOON + timedelta(minutes=5), step="effect")
    notice = Notice("1", NUMBER, NOON - DAY, "王工")
    questions = {"1": asked(at=NOON - 2 * DAY), "2": helped}
    diary = Diary(matters={NUMBER: mended(NOON - 3 * DAY, "leak")}, asked=questions)
    diary.rains, diary.notices = [NOON], {"1": notice}
    assert not list(broken(diary, MUCH_LATER))
