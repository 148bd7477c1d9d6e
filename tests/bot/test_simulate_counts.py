"""What a simulated household brought and answered, counted in a small diary of it."""

import pytest

from bot.simulation.counting import surveyed
from bot.simulation.diary import Sampled
from tests.bot.diaries import (
    DAY,
    FEBRUARY,
    GOOD,
    HOUR,
    MUCH_LATER,
    NOON,
    asked,
    figures,
    matter,
    questions,
    told,
)

# --- what was answered


def of_january(*found, recorded=(), now=MUCH_LATER):
    known = figures(matter(), asked=questions(*found), recorded=list(recorded), now=now)
    return known["asked"], known["asked, and answered since"], known["quality, answers"]


def test_a_talk_answers_the_newest_question_only():
    older, newer = asked(), asked("2", at=NOON + 2 * DAY)
    assert of_january(older, newer, recorded=[told(3)]) == (2, 1, 1)


def test_a_talk_is_about_what_was_asked_when_it_was_called_for():
    talk = told(3)
    talk.called_for = NOON + DAY
    newer = asked("2", at=NOON + 2 * DAY, answered_at=NOON + 2 * DAY, scores=GOOD)
    assert of_january(asked(), newer, recorded=[talk]) == (2, 2, 2)


def test_a_talk_answers_what_lies_unseen_behind_another_question():
    assert of_january(asked("700:2", number=""), recorded=[told(3)]) == (1, 1, 1)


def test_a_talk_is_about_the_unseen_where_what_was_seen_is_answered():
    seen = asked(answered_at=NOON + HOUR, scores=GOOD)
    unseen = asked("700:2", number="", at=NOON + DAY)
    assert of_january(seen, unseen, recorded=[told(3)]) == (2, 2, 2)


def test_a_second_talk_stands_beside_the_first_answer():
    own = asked(answered_at=NOON + DAY, scores=GOOD)
    assert of_january(own, recorded=[told(3)]) == (1, 1, 1)
    assert of_january(asked(), recorded=[told(3), told(9)]) == (1, 1, 1)


def test_what_was_tapped_in_haste_is_answered_and_not_counted():
    assert of_january(asked(answered_at=NOON + DAY, scores=GOOD, hasty=True)) == (1, 1, 0)


def test_that_it_is_not_mended_is_an_answer_without_points():
    assert of_january(asked(answered_at=NOON + DAY)) == (1, 1, 0)


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


# --- what was brought


def test_the_time_before_is_counted_as_well():
    found = figures(matter(), matter("C260203-001", NOON + 22 * DAY), period=FEBRUARY)
    assert (found["matters"], found["before, matters"]) == (1, 1)
    assert (found["complaints"], found["before, complaints"]) == (1, 0)


def test_heat_is_by_building_and_by_what_it_is_about():
    found = figures(
        matter(),
        matter("R260110-002", home="1-305"),
        matter("R260110-003", category="lock"),
        matter("C260110-004", category="noise", building=""),
        matter("Q260110-005"),
        matter("R260110-006", building="", common="2"),
    )
    assert {name: n for name, n in found.items() if name.startswith("heat")} == {
        "heat, 2, repair, water": 1,
        "heat, 1, repair, water": 2,
        "heat, 1, repair, lock": 1,
        "heat, nowhere, complaint, noise": 1,
    }


def thrice(category="water", home="1-101", last=NOON):
    ages = (300, 10, 0)
    return [matter(f"R260110-00{n}", last - days * DAY, home, category=category)
            for n, days in enumerate(ages)]  # fmt: skip


def test_the_third_same_repair_of_a_household_recurs():
    assert figures(*thrice())["recurring"] == 1
    assert figures(*thrice())["recurring, R260110-000 R260110-001 R260110-002"] == 3
    assert figures(*thrice()[1:])["recurring"] == 0
    assert figures(*thrice("other"))["recurring"] == 0
    assert figures(*thrice()[:2], matter("R260110-009", home="1-102"))["recurring"] == 0


def test_what_recurred_before_is_told_when_it_comes_again():
    assert figures(*thrice(), period=FEBRUARY)["recurring"] == 0


def test_a_second_complaint_is_one_matter_once_a_colleague_says_so():
    both = matter("C260110-001"), matter("C260112-002", NOON)
    assert figures(*both)["recurring"] == 0
    same = [("C260112-002", "C260110-001")]
    assert figures(*both, same=same)["recurring, C260110-001 C260112-002"] == 2


def test_complaints_are_counted_for_each_household_and_year():
    both = matter("C260110-001", upheld=True), matter("C260112-002", NOON)
    found = figures(*both, homes=73, now=NOON.replace(day=10, hour=16))  # ten days are over
    assert (found["complaints"], found["complaints, upheld"]) == (2, 1)
    assert (found["complaints, homes"], found["complaints, days"]) == (73, 10)
    assert found["complaints, upheld for each household and year"] == 0.5
