"""Work that was asked about, entered straight into storage: a month of it is long to live."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from storage.tables import Contact, FollowUp, Home, Member, Person, Ticket
from tests.town import MORNING

_A_DAY = timedelta(days=1)


@dataclass(frozen=True)
class Asked:
    """One household, one ticket, one question; `contact` is the state of a colleague's call."""

    at: datetime = MORNING
    after: str = "other_repair"
    reminded: bool = False
    scores: tuple[int, int, int] | None = None
    contact: str = ""
    reason: str = "sampled"
    by_staff: bool = False
    not_asked: bool = False
    confidential: bool = False
    home: int = 0  # of somebody who was there before
    worker: int = 2
    asked: bool = True
    by_letter: bool = True
    community: int = 1


async def asked_before(town, *all_of_them: Asked) -> list[int]:
    """In this order; the numbers of the questions."""
    async with town.app.storage.transaction() as shelves:
        return [await _enter(shelves, n, one) for n, one in enumerate(all_of_them)]


async def _enter(shelves, n: int, one: Asked) -> int:
    write = shelves._session
    person = Person(telegram_id=900_000 + n, name=f"住户{n}", language="zh_Hans", reachable=False,
                    notice_version=2, consented_at=one.at, not_asked=one.not_asked)  # fmt: skip
    home = Home(community_id=one.community, building="9", room=f"{n + 1:04}")
    write.add_all([person] if one.home else [person, home])
    await write.flush()
    home_id = one.home or home.id
    ticket = Ticket(
        number=f"R260201-{n:03}", community_id=one.community, state="archived",
        kind="complaint" if one.after == "complaint" else "repair", requester_id=person.id,
        home_id=home_id, place="9", words=f"第{n}件", urgent=False, triage_kind="routine",
        category="noise" if one.after == "complaint" else "water", triage_words=[],
        filed_at=one.at - 3 * _A_DAY, finished_at=one.at - 2 * _A_DAY, source_update=f"asked:{n}",
        department="engineering", assignee_id=one.worker, confidential=one.confidential,
    )  # fmt: skip
    write.add_all([Member(home_id=home_id, person_id=person.id, role="owner", state="approved",
                          asked_at=one.at), ticket])  # fmt: skip
    await write.flush()
    follow_up = FollowUp(ticket_id=ticket.id, ordinal=1, ask_at=one.at, limit=one.at + 5 * _A_DAY,
                         clause="S0 二(5)", after=one.after, **_answer(one),
                         asked_of=person.id if one.asked and one.by_letter else None)  # fmt: skip
    write.add(follow_up)
    await write.flush()
    if one.contact:
        call = Contact(community_id=one.community, follow_up_id=follow_up.id, reason=one.reason,
                       led_by="dispatcher", made_at=one.at, due=one.at + 3 * _A_DAY,
                       clause="S0 八2(4)", state=one.contact, done_at=one.at)  # fmt: skip
        write.add(call)
    return follow_up.id


def _answer(one: Asked) -> dict[str, Any]:
    if not one.asked:
        return {"state": "planned"}
    said: dict[str, Any] = {"state": "asked", "asked_at": one.at}
    if one.reminded:
        said["reminded_at"] = one.at + _A_DAY
    if one.scores:
        quality, effect, satisfaction = one.scores
        said |= {"state": "answered", "answered_at": one.at + _A_DAY, "quality": quality,
                 "effect": effect, "satisfaction": satisfaction}  # fmt: skip
    return said | ({"recorded_by": 1} if one.by_staff else {})
