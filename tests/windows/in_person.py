"""What the views of contacts are shown: a briefing with all there may be, at every stage."""

from dataclasses import replace
from typing import Any

from domain.audit import Objection
from domain.contacts import Callers, ContactState, Reason, Way
from domain.tickets import Kind, Role
from handlers.briefing import Briefing
from storage.tables import Contact
from tests.windows.estate import DAY, NOW, numbered


def of_contacts(estate: Any) -> dict[str, list[Any]]:
    """By view and parameter."""
    answered = estate.follow_up(quality=4, effect=2, satisfaction=3)
    answered.shortcomings = answered.suggestions = estate.said.answer
    return {
        "seen: Briefing": [*_briefings(estate)],
        "contacts.waiting.found": [
            [(to_be_called(due=NOW + n * DAY), estate.ticket()) for n in range(-1, 9)],
            [],
        ],
        "contacts.waiting.number": [0, 1],
        **_audited(estate),
        "contacts.card.marking": [False, True],
        "confirming.is_that_right.follow_up": [answered],
        "confirming.different.follow_up": [answered],
        "confirming.different.contact": [to_be_called(quality=5, effect=5, satisfaction=5)],
        "confirming.different.staff": [estate.staff, None],
    }


def _audited(estate: Any) -> dict[str, list[Any]]:
    """The records that wait for audit."""
    made = [
        (to_be_called(id=n, state=ContactState.REACHED, done_at=NOW, quality=5, effect=4,
                      satisfaction=5), estate.ticket())
        for n in range(1, 10)
    ]  # fmt: skip
    return {
        "rates.call_yourself.ready": [made[:5], []],
        "rates.call_yourself.made": [0],
        "rates.call_yourself.wanted": [(1, 2)],
        "auditing_contacts.records.good": [made, made[:1], []],
        "auditing_contacts.records.doubtful": [[(*one, [*Objection]) for one in made], []],
        "auditing_contacts.records.own": [2, 0],
        "auditing_contacts.records.number": [0, 1],
        "auditing_contacts.one_record.found": [[*Objection], []],
        "auditing_contacts.one_record.again": [True, False],
        "auditing_contacts.remarked.auditor": [estate.manager],
        "auditing_contacts.remarked.remark": [estate.said.answer],
    }


def _briefings(estate: Any) -> Any:
    answered = estate.follow_up(quality=4, effect=2, satisfaction=3, confirmed_at=None,
                                recorded_by=7)  # fmt: skip
    usual = Briefing(
        to_be_called(),
        answered,
        estate.facts(),
        Callers((Role.HEAD, Role.DISPATCHER), frozenset({Role.HEAD, Role.DISPATCHER})),
        [estate.manager],
        household=[(estate.belongs(role), estate.person) for role in ("owner", "tenant", "family")],
        recent=[estate.ticket(number=f"R260301-10{n}", rating=4) for n in range(5)],
        low=[(answered, estate.ticket(number="R260225-107"))] * 3,
        still_open=[estate.ticket(number="R260225-107")],
        hot=[(Kind.REPAIR, "water", 4), (Kind.COMPLAINT, "noise", 3)],
    )
    yield usual
    for reason in Reason:
        yield replace(usual, contact=to_be_called(reason=reason, way=Way.VISIT))
    taken = replace(usual, taken_by=estate.staff)
    yield replace(taken, contact=to_be_called(state=ContactState.TAKEN, tries=2, next_at=NOW + DAY,
                                          words=estate.said.answer))  # fmt: skip
    yield replace(taken, contact=to_be_called(state=ContactState.TAKEN, tries=1),
                  facts=estate.facts(ticket=estate.ticket(assignee_id=7)))  # fmt: skip
    marked = {"quality": 4, "effect": 2, "satisfaction": 3, "words": estate.said.answer,
              "suggestions": estate.said.answer}  # fmt: skip
    yield replace(taken, joined_by=estate.manager,
                  contact=to_be_called(state=ContactState.TAKEN, **marked))  # fmt: skip
    for reason in (Reason.SILENT, Reason.DOUBTFUL):
        done = to_be_called(state=ContactState.REACHED, reason=reason, **marked)
        yield replace(taken, contact=done)
    audited = to_be_called(state=ContactState.REACHED, remark=estate.said.answer, **marked)
    yield replace(taken, contact=audited, audited_by=estate.manager)
    confirmed = estate.follow_up(quality=4, effect=2, satisfaction=3, confirmed_at=NOW)
    yield replace(taken, contact=to_be_called(state=ContactState.REACHED, **marked),
                  follow_up=confirmed)  # fmt: skip
    for state in (ContactState.IN_VAIN, ContactState.CALLED_OFF):
        yield replace(taken, contact=to_be_called(state=state, way=Way.VISIT))
    confidential = estate.ticket(of=Kind.COMPLAINT, confidential=True)
    yield replace(usual, facts=estate.facts(ticket=confidential))


def to_be_called(**changed: Any) -> Contact:
    """Anew, by telephone, by the desk."""
    facts = {"reason": Reason.SILENT, "led_by": Role.DISPATCHER, "made_at": NOW, "due": NOW + DAY,
             "clause": "S0 八2(4)", "way": Way.PHONE, "state": ContactState.OPEN, "tries": 0,
             "words": "", "suggestions": "", "remark": ""}  # fmt: skip
    about = {"community_id": 7, "follow_up_id": 7, "id": 7}
    number, kept = (about | facts | changed).pop("id"), facts | about | changed
    return numbered(Contact(**{key: one for key, one in kept.items() if key != "id"}), number)
