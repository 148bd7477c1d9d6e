"""Whom an order is given to, the best first."""

import pytest

from domain.assigning import Candidate, Wanted, may_have, ranked, wanted_for
from domain.tickets import JOBS, Kind, Role

PLUMBING = Wanted("plumbing", "engineering")
WORDS = Wanted("", "security")


def names(candidates, wanted):
    return [one.name for one in ranked(candidates, wanted)]


@pytest.mark.parametrize(
    ("better", "worse"),
    [
        (
            Candidate(2, "on duty", load=9),
            Candidate(1, "off duty", on_duty=False, skills=["plumbing"]),
        ),
        (Candidate(2, "knows it", skills=["plumbing"], load=9), Candidate(1, "nobody knows")),
        (Candidate(2, "nobody knows", load=9), Candidate(1, "knows another", skills=["fire"])),
        (
            Candidate(2, "of the department", department="engineering", load=9),
            Candidate(1, "of none"),
        ),
        (Candidate(2, "of none", load=9), Candidate(1, "of another", department="security")),
        (Candidate(2, "has little to do", load=1), Candidate(1, "has more", load=2)),
        (Candidate(1, "first"), Candidate(2, "second")),
    ],
)  # fmt: skip
def test_one_goes_before_the_other(better, worse):
    assert ranked([worse, better], PLUMBING) == (better, worse)


def test_skill_comes_before_the_department_and_that_before_the_load():
    team = [
        Candidate(1, "spare", department="engineering"),
        Candidate(2, "guard", department="security", skills=["plumbing"], load=3),
        Candidate(3, "plumber", department="engineering", skills=["plumbing"], load=5),
    ]
    assert names(team, PLUMBING) == ["plumber", "guard", "spare"]


def test_what_words_settle_goes_to_the_department():
    team = [
        Candidate(1, "plumber", department="engineering", skills=["plumbing"]),
        Candidate(2, "guard", department="security", load=4),
    ]
    assert names(team, WORDS) == ["guard", "plumber"]


@pytest.mark.parametrize(
    ("kind", "about", "trade"),
    [
        (Kind.REPAIR, "water", "plumbing"),
        (Kind.REPAIR, "other", ""),
        (Kind.SERVICE, "electric", "electrical"),
        (Kind.HELP, "medical", ""),
        (Kind.COMPLAINT, "noise", ""),
    ],
)
def test_only_a_job_of_a_trade_asks_for_one(kind, about, trade):
    assert wanted_for(kind, about, "engineering") == Wanted(trade, "engineering")


@pytest.mark.parametrize("kind", Kind)
def test_only_those_who_may_act_on_it_are_asked(kind):
    roles = set(may_have(kind))
    assert Role.RESIDENT not in roles
    assert (Role.SUPERVISOR in roles) is (kind not in JOBS)
    assert Role.GUARD in roles
