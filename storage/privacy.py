"""Everything that is kept of one person, as they may take it with them."""

from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import Any

from sqlalchemy import Row, Select, func, inspect, or_, select
from sqlalchemy.ext.asyncio import AsyncSession

from domain.complaints import CaseKind
from domain.households import Membership
from domain.surveys import wordings_of
from domain.wordings import wording_for
from storage.tables import (
    Bill,
    BillLine,
    CaseCard,
    Conversation,
    Event,
    FollowUp,
    Home,
    InboxRow,
    Invitation,
    Medium,
    Member,
    OutboxRow,
    Payment,
    Person,
    Promised,
    Quote,
    Rectification,
    Sheet,
    Staff,
    Survey,
    Ticket,
)

Copy = dict[str, Any]

LEFT_OUT = MappingProxyType({
    "communities": "the estate itself",
    "topics": "the rooms of the staff's group",
    "departments": "the parts of the office",
    "routings": "the parts of the office",
    "setup_codes": "hashes of codes that bind a group",
    "staff_invitations": "posts in the office, offered to nobody by name",
    "outsiders": "who was seen in the staff's group without a post: of no resident's matters",
    "held_replies": "words of the staff that were never said",
    "searches": "what the staff looked for, kept for a day",
    "shifts": "when the staff are on duty",
    "day_reports": "what departments say of their day",
    "spot_checks": "what a manager found out about the office's own work",
    "handovers": "what one shift of the staff leaves to the next",
    "duty_log": "the staff's own notes of their day",
    "incidents": "faults of a building",
    "contacts": "whom the staff are still to speak with, and their own notes of it",
    "surveys": "the questions that were put to everybody",
    "rains": "when it rained",
    "committee_reports": "which reports the owners' committee has had",
    "corrections": "how the office corrects itself",
    "announcements": "what was said to everybody",
    "told_homes": "which homes that has reached",
    "templates": "sentences that the office uses often",
    "homes_files": "the office's own files on their way into its register",
    "assets": "lifts, lamps and the like",
    "faqs": "questions that anybody may ask",
    "faq_wordings": "questions that anybody may ask",
    "timers": "when the office will be reminded of what stands in the copy already",
    "cards": "which message on Telegram shows what stands in the copy already",
    "seals": "hashes of the events in the copy, without a word of theirs",
    "forgotten": "hashes of people who are not known any more",
})  # fmt: skip
_OF_A_TICKET = (
    "number", "kind", "state", "place", "category", "words", "expectation", "about_whom",
    "confidential", "urgent", "filed_at", "appointment_start", "appointment_end", "work",
    "finished_at", "completed_at", "archived_at", "charge", "rating", "rated_at",
)  # fmt: skip
_OF_A_BILL = (
    "number", "month", "state", "total", "issued_at", "pay_by", "reminded_at", "overdue_at",
    "promised_for", "paid_at",
)  # fmt: skip
_OF_A_FOLLOW_UP = (
    "state", "ask_at", "asked_at", "quality", "effect", "satisfaction", "answered_at",
)  # fmt: skip
_SAID_BY_THE_OFFICE = {"answer", "reply"}


class Privacy:
    """Nothing of anybody else, but for what the office has signed; no note of the staff's own."""

    def __init__(self, session: AsyncSession) -> None:
        self._session = session

    async def counts(self, person: Person) -> tuple[int, int]:
        """How many matters they have brought, and how many photos and files with them."""
        theirs = Ticket.requester_id == person.id
        media = select(func.count(Medium.id)).join(Ticket, Ticket.id == Medium.ticket_id)
        tickets = await self._session.scalar(select(func.count(Ticket.id)).where(theirs))
        return tickets or 0, await self._session.scalar(media.where(theirs)) or 0

    async def copy_of(self, person: Person) -> Copy:
        """By the names of the tables."""
        query = select(Ticket).where(Ticket.requester_id == person.id).order_by(Ticket.id)
        tickets = (await self._session.scalars(query)).all()
        numbers = {one.id: one.number for one in tickets}
        hung_on = {
            "media": await self._on(Medium, numbers, "stage", "kind", "file_id"),
            "promises": await self._on(
                Promised, numbers, "key", "clause", "made_at", "due", "kept_at", "missed_at"
            ),
            "quotes": await self._on(
                Quote, numbers, "state", "items", "total", "clause", "offered_at", "decided_at",
                "signed_at",
            ),
            "payments": await self._on(Payment, numbers, "at", "amount", "way", "note"),
            "case_cards": await self._cases(numbers),
            "follow_ups": await self._answers(person, numbers),
            "rectifications": await self._on(
                Rectification, numbers, "stage", "clause", "noticed_at", "rectified_at", "closed_at"
            ),
        }  # fmt: skip
        return {
            "people": [_without(person, "id", "forgotten_at")],
            "members": await self._members(person),
            "homes": await self._homes(person),
            "invitations": await self._invitations(person),
            "staff": await self._posts(person),
            "tickets": [_of(one, *_OF_A_TICKET) for one in tickets],
            **hung_on,
            "sheets": await self._sheets(person),
            "bills": [_of(one, *_OF_A_BILL) for one in await self._bills(person)],
            "bill_lines": await self._bill_lines(person),
            "events": await self._events(person, numbers),
            "inbox": await self._heard(person),
            "outbox": await self._letters(person, numbers),
            "conversations": await self._drafts(person),
        }

    async def _on(self, table: type[Any], numbers: dict[int, str], *names: str) -> list[Copy]:
        """What hangs on their tickets, each with its number."""
        query = select(table).where(table.ticket_id.in_(numbers)).order_by(table.id)
        found = (await self._session.scalars(query)).all()
        return [{"ticket": numbers[one.ticket_id], **_of(one, *names)} for one in found]

    async def _answers(self, person: Person, numbers: dict[int, str]) -> list[Copy]:
        """On their matters, and what they said of a fellow's; no words of a fellow's."""
        theirs = or_(FollowUp.ticket_id.in_(numbers), FollowUp.answered_by == person.id)
        query = select(FollowUp, Ticket.number).join(Ticket, Ticket.id == FollowUp.ticket_id)
        found = await self._session.execute(query.where(theirs).order_by(FollowUp.id))
        own = {None, person.id}
        return [
            {"ticket": number, **_of(one, *_OF_A_FOLLOW_UP),
             **(_of(one, "shortcomings", "suggestions") if one.answered_by in own else {})}
            for one, number in found
        ]  # fmt: skip

    async def _cases(self, numbers: dict[int, str]) -> list[Copy]:
        """The plans that they were told; whatever else a case card says is the office's own."""
        query = select(CaseCard).where(
            CaseCard.ticket_id.in_(numbers), CaseCard.kind == CaseKind.UNRESOLVED
        )
        return [
            {"ticket": numbers[one.ticket_id], **_of(one, "opened_at", "plan", "plan_due")}
            for one in (await self._session.scalars(query.order_by(CaseCard.id))).all()
        ]

    async def _sheets(self, person: Person) -> list[Copy]:
        """What they were asked by a survey, and what they answered."""
        theirs = or_(Sheet.person_id == person.id, Sheet.answered_by == person.id)
        query = select(Sheet, Survey.questions).join(Survey, Survey.id == Sheet.survey_id)
        found = await self._session.execute(query.where(theirs).order_by(Sheet.id))
        names = ("state", "sent_at", "answered_at", "points", "why", "words")
        return [
            _worded(_of(one, *names), wordings_of(questions), person.language)
            for one, questions in found
        ]

    async def _bills(self, person: Person) -> Sequence[Bill]:
        query = select(Bill).where(Bill.person_id == person.id).order_by(Bill.id)
        return (await self._session.scalars(query)).all()

    async def _bill_lines(self, person: Person) -> list[Copy]:
        query = select(Bill.number, Ticket.number, BillLine.amount)
        lines = query.select_from(BillLine).join(Bill, Bill.id == BillLine.bill_id)
        theirs = lines.join(Ticket, Ticket.id == BillLine.ticket_id)
        found = await self._session.execute(
            theirs.where(Bill.person_id == person.id).order_by(BillLine.id)
        )
        return [{"bill": bill, "ticket": ticket, "amount": sum_} for bill, ticket, sum_ in found]

    async def _members(self, person: Person) -> list[Copy]:
        names = ("role", "state", "asked_at", "decided_at", "until", "mandate", "ended_at")
        return [
            {"home": home.address, **_of(member, *names)}
            for member, home in await self._rows(
                select(Member, Home).join(Home, Home.id == Member.home_id)
                .where(Member.person_id == person.id).order_by(Member.id)
            )
        ]  # fmt: skip

    async def _homes(self, person: Person) -> list[Copy]:
        """What is known of the homes that they live in; whose they are may be somebody else."""
        theirs = (Member.person_id == person.id, Member.state == Membership.APPROVED)
        query = select(Home).join(Member, Member.home_id == Home.id).where(*theirs)
        names = ("building", "unit", "room", "area", "handed_over", "warranty_until")
        return [_of(home, *names) for home in await self._session.scalars(query.order_by(Home.id))]

    async def _invitations(self, person: Person) -> list[Copy]:
        ours = or_(Invitation.by_person == person.id, Invitation.used_by == person.id)
        query = select(Invitation).where(ours).order_by(Invitation.id)
        return [
            {
                "sent": one.by_person == person.id,
                **_of(one, "role", "made_at", "expires_at", "used_at", "withdrawn_at"),
            }
            for one in await self._session.scalars(query)
        ]

    async def _posts(self, person: Person) -> list[Copy]:
        query = select(Staff).where(Staff.telegram_id == person.telegram_id).order_by(Staff.id)
        posts = await self._session.scalars(query)
        return [_of(one, "name", "role", "department", "language", "ended_at") for one in posts]

    async def _events(self, person: Person, numbers: dict[int, str]) -> list[Copy]:
        """What happened; in words, what they said themselves and what the office signed."""
        actor = f"person:{person.id}"
        query = select(Event).where(or_(Event.ticket_id.in_(numbers), Event.actor == actor))
        events = (await self._session.scalars(query.order_by(Event.id))).all()
        staff = {f"staff:{one.id}": one.name for one in await self._session.scalars(select(Staff))}
        return [_told(one, actor, numbers, staff) for one in events]

    async def _heard(self, person: Person) -> list[Copy]:
        """Their messages as they came: what they wrote, not what Telegram wraps it in."""
        query = select(InboxRow).where(
            InboxRow.lane == str(person.telegram_id), InboxRow.source == "tg"
        )
        rows = await self._session.scalars(query.order_by(InboxRow.id))
        return [{"at": one.received_at, **_words_in(one.payload)} for one in rows]

    async def _letters(self, person: Person, numbers: dict[int, str]) -> list[Copy]:
        """Ours to them as a resident; what a colleague is told in private is the office's own."""
        works_here = select(Staff.id).where(Staff.telegram_id == person.telegram_id).exists()
        about = or_(OutboxRow.ticket_id.in_(numbers), OutboxRow.ticket_id.is_(None) & ~works_here)
        query = select(OutboxRow).where(OutboxRow.chat == person.telegram_id, about)
        rows = await self._session.scalars(query.order_by(OutboxRow.id))
        return [
            {"at": one.posted_at, "words": words}
            for one in rows
            if (words := one.params.get("text") or one.params.get("caption"))
        ]

    async def _drafts(self, person: Person) -> list[Copy]:
        query = select(Conversation).where(Conversation.key.startswith(f"{person.telegram_id}:"))
        return [
            {
                "form": one.form,
                "answers": {k: v for k, v in one.answers.items() if not k.startswith("__")},
            }
            for one in await self._session.scalars(query)
        ]

    async def _rows(self, query: Select[Member, Home]) -> Sequence[Row[Member, Home]]:
        return (await self._session.execute(query)).all()


def _told(event: Event, actor: str, numbers: dict[int, str], staff: dict[str, str]) -> Copy:
    told: Copy = {
        "ticket": numbers.get(event.ticket_id or 0, ""),
        "at": event.at,
        "by": "you" if event.actor == actor else "the office",
        "action": event.action,
        "clause": event.clause,
    }
    words = (event.detail or {}).get("words", "")
    if words and event.actor == actor:
        told["words"] = words
    elif words and event.action in _SAID_BY_THE_OFFICE:
        told |= {"words": words, "signed": staff.get(event.actor, "")}
    return told


def _worded(sheet: Copy, own: Mapping[str, Mapping[str, str]], language: str) -> Copy:
    """With the questions that the office worded itself in place of their codes."""
    asked = {code: wording_for(said, language, language)[1] for code, said in own.items()}
    for name in ("points", "why"):
        sheet[name] = {asked.get(code, code): given for code, given in sheet[name].items()}
    return sheet


def _words_in(payload: Copy) -> Copy:
    message = payload.get("message") or payload.get("edited_message") or {}
    pressed = (payload.get("callback_query") or {}).get("data")
    said = message.get("text") or message.get("caption") or ""
    return {"words": said} if not pressed else {"pressed": pressed}


def _without(row: object, *names: str) -> Copy:
    return _of(row, *(one.key for one in inspect(type(row)).columns if one.key not in names))


def _of(row: object, *names: str) -> Copy:
    return {name: getattr(row, name) for name in names}
