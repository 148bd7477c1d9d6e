"""The card of a ticket: it fits one message with everything at its limit, and says what is next."""

from dataclasses import replace
from datetime import timedelta
from itertools import chain

import pytest

from domain.complaints import CaseKind
from domain.moments import WaitingFor
from domain.promises import CLOCKS, MENDING, NOTICE
from domain.text import utf16_length
from domain.tickets import JOBS, UNDONE_STATES, Action, Kind, Role, State, actions_for
from handlers.buttons import read
from handlers.views import choices, keys
from handlers.views.next_step import next_step
from handlers.views.tickets import ops_card
from locales import LANGUAGES, words_for
from tests.handlers.test_views import NOW, case, facts, promise, ticket

NAME, PLACE, WORDS = "😀" * 32, "3栋一单元1102室" * 5, "😀" * 2048
ENGLISH = words_for("en")
SAID_OTHERWISE = {"raise_for": Action.RAISE, "send_back_for": Action.SEND_BACK}


def at_their_limits(state, kind):
    """Whatever one card can have to show at once."""
    plain = facts()
    told = {"words": WORDS, "expectation": WORDS, "work": WORDS, "about_whom": WORDS}
    told |= {"place": PLACE, "urgent": True, "charge": "paid", "rating": 5}
    parts = {"paused_at": NOW, "paused_for": "parts", "resume_at": NOW}
    whole = ticket(state, "gas_fire", of=kind, eta=NOW, arrived_at=NOW, triage_words=["着火"] * 5,
                   **told, **(parts if state in UNDONE_STATES else {}))  # fmt: skip
    return replace(
        plain,
        ticket=whole,
        community=replaced(plain.community, name=NAME),
        requester=replaced(plain.requester, name=NAME),
        assignee=replaced(plain.assignee, name=NAME),
        promises=[promise(key) for key in CLOCKS if key not in {NOTICE, MENDING}],
        cases=[case(CaseKind.UNRESOLVED, WORDS)],
        matter=[ticket(number=f"C260302-{n:06}") for n in range(30)],
        suggested=[ticket(words=WORDS)] * 5,
        merged=[ticket(words=WORDS)] * 9,
        into=ticket(words=WORDS),
        parts=WORDS,
        read=[WORDS] * 9,
        nudges=[NOW] * 99,
        departments={"customer_care": "😀" * 20},
        phone="13800138000",
        because="silence",
    )


def replaced(row, **changed):
    """A copy of the row, for its own name."""
    kept = {column.key: getattr(row, column.key) for column in type(row).__table__.columns}
    numbered = {"id": kept.pop("id")} | changed
    copy = type(row)(**kept)
    for name, value in numbered.items():
        setattr(copy, name, value)
    return copy


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("kind", Kind)
def test_the_longest_card_fits_a_message_and_so_does_a_question_under_it(kind, language):
    words = words_for(language)
    for state in State:
        whole = at_their_limits(state, kind)
        asked = choices.merging(whole, whole.into, words)
        for text in (ops_card(whole, words).text, asked.text):
            assert utf16_length(text) <= 4096


@pytest.mark.parametrize("kind", Kind)
@pytest.mark.parametrize("state", State)
def test_no_button_stands_there_that_nobody_may_press(kind, state):
    """Of those that are steps of the table."""
    for urgent in (True, False):
        shown = facts(ticket=ticket(state, of=kind, urgent=urgent), suggested=[], phone="")
        at = shown.ticket.situation
        possible = {one for role in Role for one in actions_for(at, role) if role != Role.RESIDENT}
        rows = (*keys.first(shown, ENGLISH), *keys.further(shown, [], [], ENGLISH))
        pressed = {read(button.press).action for button in chain(*rows)}
        steps = {SAID_OTHERWISE.get(one, one) for one in pressed} & set(Action)
        assert steps <= possible


@pytest.mark.parametrize(
    ("state", "said"),
    [
        ("filed", "accept or assign it"),
        ("dispatched", "set off"),
        ("on_the_way", "be there"),
        ("arrived", "do the work and show it"),
        ("done", "the resident says whether it is in order"),
        ("rework", "put it right"),
        ("completed", "audit it"),
    ],
)
def test_what_is_next_is_said_in_one_line(state, said):
    line = next_step(facts(ticket=ticket(state), promises=[]), ENGLISH)
    assert line == f"➡️ <b>Next:</b> {said}"


@pytest.mark.parametrize(
    ("state", "kind", "own"),
    [
        ("filed", Kind.REPAIR, "repair.notify_engineering"),
        ("filed", Kind.SERVICE, "service.confirm"),
        ("dispatched", Kind.REPAIR, "repair.appointment"),
        ("dispatched", Kind.REPAIR, "repair.rework"),
        ("rework", Kind.REPAIR, "repair.rework"),
        ("filed", Kind.COMPLAINT, "complaint.first_answer"),
        ("accepted", Kind.COMPLAINT, "complaint.unresolved_case_card"),
        ("accepted", Kind.INQUIRY, "visit.unsolved_to_head"),
        ("rework", Kind.COMPLAINT, "repair.rework"),
    ],
)
def test_what_is_next_has_the_hour_of_its_own_clock(state, kind, own):
    soon, later = promise("ops.daily_feedback"), promise(own)
    soon.due, later.due = NOW + timedelta(hours=1), NOW + timedelta(hours=2)
    at = ticket(state, of=kind)
    line = next_step(facts(ticket=at, promises=[soon, later]), ENGLISH)
    assert line.endswith("by Mon 2 Mar, 11:00")
    assert "overdue" in next_step(facts(ticket=at, promises=[promise(own)]), ENGLISH)


@pytest.mark.parametrize("state", ["on_the_way", "arrived", "done", "rework", "completed"])
@pytest.mark.parametrize("other", [NOTICE, MENDING, "ops.daily_feedback", "answer.promised"])
def test_what_is_next_is_not_due_with_something_else(state, other):
    line = next_step(facts(ticket=ticket(state), promises=[promise(other)]), ENGLISH)
    assert "overdue" not in line


@pytest.mark.parametrize("state", ["archived", "cancelled"])
def test_nothing_is_next_when_it_is_over(state):
    assert next_step(facts(ticket=ticket(state)), ENGLISH) is None


def test_what_nobody_has_is_to_be_assigned():
    for state in ("accepted", "dispatched", "rework"):
        assert "assign it" in next_step(facts(ticket=ticket(state), assignee=None), ENGLISH)


@pytest.mark.parametrize("why", WaitingFor)
def test_what_rests_says_what_it_waits_for(why):
    line = next_step(facts(ticket=ticket(paused_at=NOW, paused_for=why)), ENGLISH)
    assert ("hear from the resident" in line) is (why is WaitingFor.RESIDENT)


@pytest.mark.parametrize("kind", sorted(set(Kind) - JOBS))
def test_what_words_settle_is_answered(kind):
    assert "answer" in next_step(facts(ticket=ticket(of=kind)), ENGLISH)
