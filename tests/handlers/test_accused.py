"""谁被投诉 — of whom a complaint is, and who therefore does not answer it alone (X11)."""

import pytest

from handlers.briefing import is_accused, is_complained_of
from storage.tables import Staff, Ticket
from tests.windows.estate import NOW

WANG, CHEN, HEAD = 1, 2, 3


def of_the_staff(number):
    names = {WANG: "王工", CHEN: "小陈", HEAD: "周主管"}
    one = Staff(community_id=1, telegram_id=number, name=names[number], language="en",
                role="head" if number == HEAD else "engineer",
                department="engineering")  # fmt: skip
    one.id = number
    return one


def brought(about_whom, kind="complaint", assignee=WANG):
    return Ticket(
        number="T-1", community_id=1, kind=kind, state="done", requester_id=1, home_id=None,
        place="", category="attitude", words="", urgent=False, triage_kind="routine",
        triage_words=[], filed_at=NOW, source_update="1", department="engineering",
        about_whom=about_whom, assignee_id=assignee,
    )  # fmt: skip


@pytest.mark.parametrize(
    ("ticket", "complained_of", "accused"),
    [
        (brought("staff"), {WANG}, {WANG, HEAD}),
        (brought("你们的王工"), {WANG}, {WANG, HEAD}),
        (brought("小陈"), {CHEN}, {WANG, CHEN, HEAD}),
        (brought("周主管", assignee=None), {HEAD}, {HEAD}),
        (brought("staff", assignee=None), set(), {HEAD}),
        (brought("neighbour"), set(), {WANG, HEAD}),
        (brought("", "repair"), set(), {WANG}),
        (brought("王工", "praise"), set(), {WANG}),
    ],
)
def test_of_whom_it_is_and_who_answers_for_it(ticket, complained_of, accused):
    everybody = [of_the_staff(one) for one in (WANG, CHEN, HEAD)]
    assert {one.id for one in everybody if is_complained_of(one, ticket)} == complained_of
    assert {one.id for one in everybody if is_accused(one, ticket)} == accused
