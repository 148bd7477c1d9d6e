"""Does every window render in every language, fit Telegram, and carry only buttons with a route?"""

import inspect
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from itertools import chain
from zoneinfo import ZoneInfo

import pytest

from domain.assigning import Candidate
from domain.complaints import CaseKind, Verdict
from domain.departments import Department
from domain.ladder import Rung
from domain.moments import WaitingFor
from domain.rectification import Stage
from domain.small_talk import SmallTalk
from domain.standard import STANDARD
from domain.text import utf16_length
from domain.tickets import Kind, State
from domain.triage import KINDS
from domain.working_time import free_slots
from handlers.buttons import read
from handlers.facts import Facts
from handlers.letters import Address, Letter, Manner, message
from handlers.presses import PRESSES
from handlers.told import Told
from handlers.views import (
    assets,
    cases,
    choices,
    households,
    my,
    names,
    next_step,
    office,
    progress,
    promises,
    rectifications,
    residents,
    safety,
    tickets,
    timeline,
    transferring,
    urgency,
    wishes,
)
from handlers.views import notice as notices
from locales import LANGUAGES, Markup, words_for
from sandbox.markup import read_html
from storage.tables import (
    Asset,
    CaseCard,
    Community,
    Event,
    FollowUp,
    Home,
    InboxRow,
    Invitation,
    Medium,
    Member,
    Person,
    Promised,
    Rectification,
    Staff,
    Ticket,
)

NOW = datetime(2026, 3, 2, 1, tzinfo=UTC)
NASTY = "<b>&😀" * 40
MODULES = (
    assets, cases, choices, households, my, names, office, progress, promises, residents, safety,
    tickets, timeline, urgency, wishes, next_step, transferring, notices,
)  # fmt: skip
HUGE = 10**15
ZONE = ZoneInfo("Asia/Shanghai")


def numbered(row, number=HUGE):
    row.id = number
    return row


COMMUNITY = numbered(Community(name=NASTY, zone="Asia/Shanghai", language="en", phone="0571-8888"))
HOME = numbered(Home(community_id=1, building="<1>", room="1&02"))
PERSON = numbered(
    Person(telegram_id=7 * HUGE, name=NASTY, language="en", notice_version=1, consented_at=NOW,
           reachable=False)
)  # fmt: skip
STAFF = numbered(
    Staff(community_id=1, telegram_id=7 * HUGE, name=NASTY, role="engineer", language="en")
)
MEMBER = numbered(Member(home_id=1, person_id=1, role="family", state="asked", asked_at=NOW))
AGENT = numbered(
    Member(home_id=1, person_id=1, role="agent", state="asked", asked_at=NOW, until=NOW.date(),
           mandate="1", mandate_kind="photo")
)  # fmt: skip
OWNER = numbered(Member(home_id=1, person_id=2, role="owner", state="approved", asked_at=NOW), 7)

ASSET = numbered(
    Asset(community_id=1, code="2345678b", name="<b>&😀" * 8, category="elevator", building="<1>")
)
INVITATION = numbered(
    Invitation(home_id=1, role="family", token_hash="0" * 64, made_at=NOW, expires_at=NOW)
)


def promise(key):
    return numbered(
        Promised(ticket_id=1, key=key, made_at=NOW - timedelta(days=4),
                 due=NOW - timedelta(days=3), clause="S0 七(1)")
    )  # fmt: skip


PROMISE = promise("repair.appointment")
FOLLOW_UP = numbered(
    FollowUp(ticket_id=1, ordinal=1, ask_at=NOW, limit=NOW, clause="S0 六(6)", quality=5,
             effect=1, satisfaction=3, shortcomings="<&😀" * 1000, suggestions="<&😀" * 1000)
)  # fmt: skip
ROW = numbered(
    InboxRow(source="tg", source_id="1", lane="7", payload={}, received_at=NOW, next_at=NOW,
             error="<&>" * 170)
)  # fmt: skip


def ticket(state="filed", kind="routine", *, urgent=False, of=Kind.REPAIR, **changed):
    written = numbered(
        Ticket(number="R260302-999999", community_id=1, kind=of, state=state, requester_id=1,
               home_id=1, place="<1>-1&02", category="other", words="<&😀" * 1000,
               urgent=urgent, triage_kind=kind, triage_words=["<&😀" * 10] * 5, filed_at=NOW,
               source_update="1", appointment_start=NOW, appointment_end=NOW + timedelta(hours=3),
               finished_at=NOW - timedelta(days=3), department="customer_care",
               expectation="<&😀" * 1000, verdict="upheld", severity="major",
               work="<&😀" * 750, paused_for="parts")
    )  # fmt: skip
    for name, value in changed.items():
        setattr(written, name, value)
    return written


def case(kind, plan="<&😀" * 1000):
    return numbered(
        CaseCard(ticket_id=HUGE, kind=kind, opened_at=NOW, clause="S4 4.2.1", plan=plan,
                 plan_due=NOW + timedelta(days=3))
    )  # fmt: skip


def notice(stage):
    return numbered(
        Rectification(ticket_id=1, follow_up_id=HUGE, stage=stage, noticed_at=NOW,
                      acknowledge_by=NOW, clause="S0 二(5)")
    )  # fmt: skip


def facts(**changed):
    photos = [Medium(ticket_id=1, stage=stage, kind="photo", file_id=str(n))
              for n in range(10) for stage in ("report", "done")]  # fmt: skip
    whole = Facts(
        ticket(),
        COMMUNITY,
        PERSON,
        STAFF,
        [PROMISE, PROMISE],
        photos,
        [FOLLOW_UP],
        [],
        NOW,
        STANDARD,
        departments={"customer_care": NASTY, "d7": NASTY},
    )
    return replace(whole, **changed)


MANY = {
    "facts": [
        facts(assignee=None, promises=[], media=[], follow_ups=[]),
        *(
            facts(ticket=ticket(state, urgent=urgent))
            for state in State
            for urgent in (True, False)
        ),
        *(facts(ticket=ticket(kind=kind, urgent=True)) for kind in KINDS),
        *(facts(ticket=ticket(state, of=kind)) for kind in Kind for state in State),
        *(
            facts(ticket=ticket(paused_at=NOW, paused_for=why, resume_at=until))
            for why in WaitingFor
            for until in (None, NOW + timedelta(days=1))
        ),
        facts(
            ticket=ticket(of=Kind.COMPLAINT),
            cases=[case(CaseKind.UNRESOLVED)],
            matter=[ticket()] * 5,
            suggested=[ticket()] * 5,
        ),
    ],
    "case": [*(case(kind) for kind in CaseKind), case(CaseKind.UNRESOLVED, "")],
    "member": [MEMBER, AGENT],
    "why": [*WaitingFor],
    "verdict": [*Verdict],
    "department": [*Department],
    "rung": [*Rung][1:],
    "promised": [*(promise(key) for key in promises.WHAT)],
    "talk": [*SmallTalk],
    "ticket": [ticket(state) for state in State],
    "rectification": [notice(stage) for stage in Stage],
    "kind": KINDS,
    "call": [0, HUGE],
    "what": [*residents._NEWS],
    "owned": [True, False],
    "yes": [True, False],
    "received": [True, False],
    "waiting": [True, False],
    "seen": [
        households.Household(HOME, me, [(MEMBER, PERSON)] * 12, [INVITATION] * 5, ZONE, NOW)
        for me in (OWNER, MEMBER)
    ],
    "found": [[ASSET] * 12, []],
}
ONE = {
    "about": NASTY,
    "begun": NASTY,
    "nonce": "0123abcd",
    "inviter": NASTY,
    "link": "https://t.me/huifang_bot?start=" + "x" * 24,
    "made": INVITATION,
    "office": COMMUNITY,
    "one": ASSET,
    "open_matters": [ticket()] * 20,
    "page": 1,
    "role": "family",
    "address": "",
    "at": NOW,
    "dossier": [facts(ticket=ticket(of=Kind.COMPLAINT))] * 8,
    "events": [
        Event(ticket_id=1, at=NOW, actor="staff:1", action=deed, clause="", detail=None)
        for deed in names.DID
    ],
    "gms": [STAFF] * 5,
    "heads": [STAFF] * 20,
    "lines": [Markup("1"), None],
    "live": [*Department, "d7"],
    "names": {"staff:1": NASTY},
    "after": timedelta(days=6),
    "before": (NOW, NOW + timedelta(hours=3)),
    "count": 10,
    "gone": True,
    "listed": [my.Listed(ticket(of=Kind.COMPLAINT), [], ZONE, NOW)] * 8,
    "offered": free_slots(NOW, ZONE),
    "pages": 10**6,
    "place": 3,
    "reader": PERSON,
    "told": [Markup("·" * 3400)] * 99,
    "owner": STAFF,
    "raised": 3,
    "standard": STANDARD,
    "steps": Markup("\n").join(["· 3 March 2026, 10:00 found to be the same matter"] * 12),
    "suggested": [ticket()] * 5,
    "times": 3,
    "by": STAFF,
    "asked": Markup("?"),
    "rows": (),
    "code": "customer_care",
    "colleagues": [Candidate(HUGE, NASTY, on_duty=False, skills=["plumbing"], load=99)] * 40,
    "into": ticket(),
    "twins": [ticket()] * 3,
    "named": {"customer_care": NASTY},
    "community": COMMUNITY,
    "follow_up": FOLLOW_UP,
    "home": HOME,
    "homes": [HOME] * 20,
    "media": (),
    "further": (("photo", "2"),) * 9,
    "name": NASTY,
    "number": "R260302-999999",
    "on_duty": [STAFF] * 40,
    "person": PERSON,
    "promise": PROMISE,
    "promised_at": "tomorrow 09:00",
    "reason": NASTY,
    "row": ROW,
    "shown": Told("", (("photo", "1"),) * 10),
    "staff": STAFF,
    "state": State.DONE,
    "telegram_id": 7,
    "text": "<&😀" * 1000,
    "tickets": [ticket()] * 20,
}


def windows():
    for module in MODULES:
        for name, view in inspect.getmembers(module, inspect.isfunction):
            made = inspect.signature(view).return_annotation
            if view.__module__ == module.__name__ and name[0] != "_" and made in {Letter, Markup}:
                yield pytest.param(view, id=f"{module.__name__.rpartition('.')[2]}.{name}")


def samples(view, words):
    """Every way in which this view may be asked for, at its worst."""
    wanted = inspect.signature(view).parameters
    usual = ONE | {name: values[0] for name, values in MANY.items()} | {"words": words}
    if "Sequence" in str(wanted.get("staff")):
        usual["staff"] = [STAFF] * 20
    for name in [one for one in wanted if one in MANY] or ["words"]:
        for value in MANY.get(name, [words]):
            made = view(**{one: (usual | {name: value})[one] for one in wanted})
            yield Letter(made) if isinstance(made, Markup) else made


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("view", [*windows()])
def test_every_window_fits(view, language):
    for letter in samples(view, words_for(language)):
        *media, said = message(letter, Address(7), Manner(), NOW)
        assert 0 < utf16_length(said.params["text"]) <= 4096
        read_html(said.params["text"])
        assert all(len(row.params.get("media", [])) <= 10 for row in media)
        keys = said.params.get("reply_markup", {"inline_keyboard": []})["inline_keyboard"]
        assert all(len(row) <= 8 for row in keys)
        for key in chain(*keys):
            assert 0 < len(key["text"]) <= 64
            assert read(key["callback_data"]).action in PRESSES


def test_whoever_is_in_danger_is_not_told_to_wait_for_the_appointment():
    cards = [
        tickets.resident_card(facts(ticket=ticket(urgent=urgent)), words_for("en"))
        for urgent in (False, True)
    ]
    assert ["🗓" in card.text for card in cards] == [True, False]


def test_a_question_is_not_met_with_talk_of_danger():
    talk = "If it becomes dangerous, tap the button below at once."
    for kind, warned in ((Kind.REPAIR, True), (Kind.INQUIRY, False)):
        card = tickets.resident_card(facts(ticket=ticket(of=kind)), words_for("en"))
        assert (talk in card.text) is warned
        assert "⚠️ It is dangerous" in [key.label for row in card.buttons for key in row]
    withdrawing = my.withdrawing(facts(ticket=ticket()), words_for("en"))
    assert talk not in withdrawing.text  # there is no such button while they are asked why


@pytest.mark.parametrize("near", [timedelta(days=-1), timedelta(0), timedelta(days=1)])
def test_what_stands_on_a_card_is_as_true_tomorrow(near):
    """Nobody redraws it at midnight."""
    due = NOW + near
    owed = [numbered(Promised(ticket_id=1, key="complaint.first_answer", made_at=NOW, due=due,
                              clause="S4 4.1.1"))]  # fmt: skip
    plan = CaseCard(ticket_id=1, kind=CaseKind.UNRESOLVED, opened_at=NOW, clause="S4 4.2.1",
                    plan="1", plan_due=due)  # fmt: skip
    known = facts(
        ticket=ticket(of=Kind.COMPLAINT, paused_at=NOW, resume_at=due, appointment_start=due,
                      appointment_end=due, filed_at=due, words="", expectation="", work=""),
        promises=owed,
        cases=[numbered(plan)],
    )  # fmt: skip
    words, events = words_for("en"), [Event(ticket_id=1, at=due, actor="", action="file", clause="",
                                           detail=None)]  # fmt: skip
    steps = cases.timeline(events, {}, known, words)
    drawn = [
        tickets.ops_card(known, words),
        tickets.resident_card(known, words),
        cases.case_card(plan, None, [known], steps, words),
        rectifications.notice(known, notice(Stage.NOTICED), FOLLOW_UP, None, words),
    ]
    for card in drawn:
        assert not {"yesterday", "today", "tomorrow"} & set(card.text.replace(":", " ").split())


def test_what_is_overdue_says_since_when():
    late = [promise("complaint.first_answer")]
    card = tickets.ops_card(facts(promises=late), words_for("en"))
    assert "⚠️ Overdue since Fri 27 Feb, 09:00: the first answer (S0 七(1))" in card.text


def test_no_window_is_left_out():
    assert len([*windows()]) > 30
