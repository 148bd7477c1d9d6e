"""Does a simulated estate hold, and is it seen where its figures or its days do not?"""

from datetime import UTC, datetime, timedelta

import pytest

from bot.commands.simulate import tell
from bot.simulation.counting import counted, surveyed
from bot.simulation.diary import Asked, Diary, Matter, Recorded, Sampled
from bot.simulation.rules import broken
from bot.simulation.year import Length, lived
from bot.unusable import Unusable
from domain.report_periods import Period, Span

NOON = datetime(2026, 1, 12, 4, 0, tzinfo=UTC)
JANUARY = Period(Span.MONTH, NOON.date().replace(day=1))
MUCH_LATER = NOON + timedelta(days=200)
DAY = timedelta(days=1)
GOOD = {"quality": 5, "effect": 4, "satisfaction": 4}


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


# --- what is counted


def asked(follow_up="1", number="R260110-001", at=NOON, **what):
    return Asked(follow_up, number, "1-101", at, **what)


def of_january(*questions, recorded=(), now=MUCH_LATER):
    diary = Diary(asked={one.follow_up: one for one in questions}, recorded=list(recorded))
    diary.matters["R260110-001"] = Matter("R260110-001", "R", "other", "1-101", NOON - DAY)
    found = dict(counted(diary, JANUARY, now))
    return found["asked"], found["asked, and answered since"], found["quality, answers"]


def told(days, *, confirmed=True):
    return Recorded("R260110-001", NOON + days * DAY, GOOD, confirmed=confirmed)


def test_a_talk_answers_the_newest_question_only():
    older, newer = asked(), asked("2", at=NOON + 2 * DAY)
    assert of_january(older, newer, recorded=[told(3)]) == (2, 1, 1)


def test_a_talk_answers_what_lies_unseen_behind_another_question():
    assert of_january(asked("700:2", number=""), recorded=[told(3)]) == (1, 1, 1)


def test_a_second_talk_stands_beside_the_first_answer():
    own = asked(answered_at=NOON + DAY, scores=GOOD)
    assert of_january(own, recorded=[told(3)]) == (1, 1, 1)
    assert of_january(asked(), recorded=[told(3), told(9)]) == (1, 1, 1)


def test_what_was_tapped_in_haste_is_answered_and_not_counted():
    assert of_january(asked(answered_at=NOON + DAY, scores=GOOD, hasty=True)) == (1, 1, 0)


@pytest.mark.parametrize(("later", "counts"), [(2, 1), (4, 0)])
def test_a_talk_counts_until_it_had_to_be_confirmed(later, counts):
    talk = told(3, confirmed=False)
    assert of_january(asked(), recorded=[talk], now=talk.at + later * DAY) == (1, 1, counts)


@pytest.mark.parametrize(("sound", "shown"), [(4, False), (5, True)])
def test_the_points_of_a_handful_are_not_counted(sound, shown):
    sheets = [Sampled(str(n), f"1-10{n}", NOON, "季度", {0: 4}, NOON) for n in range(sound)]
    sheets.append(Sampled("9", "1-109", NOON, "季度", {0: 5}, NOON, hasty=True))
    found = dict(surveyed(sheets))
    assert found["sheets sent in"] == sound + 1
    assert found.get("question 0, answers") == (sound if shown else None)


# --- what is a rule


def test_nobody_is_sampled_twice_in_four_quarters():
    def sampled(sheet, at):
        return Sampled(sheet, "1-101", at, "季度满意度调查")

    diary = Diary(sheets={"1": sampled("1", NOON), "2": sampled("2", NOON + 270 * DAY)})
    assert list(broken(diary, MUCH_LATER)) == ["1-101 was sampled again within 4 quarters"]
    diary.sheets["2"].at = NOON + 365 * DAY
    assert not list(broken(diary, MUCH_LATER))


def test_what_was_accepted_is_asked_about_in_time():
    done = NOON - 9 * DAY
    matter = Matter("R260110-001", "R", "other", "1-101", done - DAY, done, done + DAY)
    diary = Diary(matters={matter.number: matter})
    assert ["was not asked about until" in one for one in broken(diary, MUCH_LATER)] == [True]
    diary.asked["1"] = asked()
    assert ["was asked about 2026-01-12 12:00" in one for one in broken(diary, MUCH_LATER)] == [
        True
    ]
    diary.asked["1"].at = done + 2 * DAY
    assert not list(broken(diary, MUCH_LATER))
