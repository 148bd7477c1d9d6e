"""A small estate in one language: its people, their matters, and an ordinary day of them."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from typing import Any
from zoneinfo import ZoneInfo

from domain.complaints import CaseKind
from domain.incidents import IncidentState
from domain.quotes import Item
from domain.register.difference import Changed, Difference
from domain.register.entries import Entry
from domain.register.table import Table
from domain.standard import STANDARD
from domain.tickets import Kind
from handlers.accounts import SAID as NOTED
from handlers.accounts import Account
from handlers.extent import Extent
from handlers.facts import Facts
from handlers.views.households import Household
from locales import words_for
from storage import faqs
from storage.bills import Line
from storage.tables import (
    Announcement,
    Asset,
    Bill,
    BillLine,
    CaseCard,
    Community,
    Event,
    Faq,
    FaqWording,
    FollowUp,
    Home,
    Incident,
    Invitation,
    Medium,
    Member,
    Payment,
    Person,
    Promised,
    Quote,
    Rectification,
    Staff,
    Ticket,
)
from tests.windows.people import SAID

NOW = datetime(2026, 3, 2, 1, tzinfo=UTC)
SHANGHAI = ZoneInfo("Asia/Shanghai")
DAY = timedelta(days=1)


def numbered(row: Any, number: int = 7) -> Any:
    row.id = number
    return row


class Estate:
    """All rows carry the number 7."""

    def __init__(self, language: str) -> None:
        self.language, self.said, self.words = language, SAID[language], words_for(language)
        said = self.said
        self.community = numbered(
            Community(name=said.office, zone=SHANGHAI.key, language=language, phone="0571-8888")
        )
        self.community.currency = "CNY"
        self.home = numbered(Home(community_id=7, building="3", room="1102", unit=""))
        self.person = self.somebody(said.resident)
        self.other = self.somebody(said.family, 8)
        self.staff = self.colleague(said.worker, "engineer")
        self.manager = self.colleague(said.manager, "manager", 9)
        self.member = self.belongs("owner")
        self.quote = self.priced("open")
        self.case = self.card_of(CaseKind.UNRESOLVED)

    # --- people

    def somebody(self, name: str, number: int = 7, **chosen: Any) -> Person:
        facts = {"phone": "+8613812341234", "reachable": True, "large_text": False,
                 "own_matters_only": False}  # fmt: skip
        return numbered(
            Person(telegram_id=number, name=name, language=self.language, notice_version=2,
                   consented_at=NOW, **(facts | chosen)),
            number,
        )  # fmt: skip

    def colleague(self, name: str, role: str, number: int = 7) -> Staff:
        return numbered(
            Staff(community_id=7, telegram_id=number, name=name, role=role, department="",
                  language=self.language),
            number,
        )  # fmt: skip

    def belongs(self, role: str, state: str = "approved") -> Member:
        return numbered(
            Member(home_id=7, person_id=7, role=role, state=state, asked_at=NOW, decided_at=NOW,
                   until=date(2026, 12, 31) if role == "agent" else None, mandate="",
                   mandate_kind="")
        )  # fmt: skip

    # --- matters

    def ticket(self, state: str = "dispatched", of: Kind = Kind.REPAIR, **changed: Any) -> Ticket:
        category = {Kind.HELP: "locked_out", Kind.COMPLAINT: "attitude", Kind.INQUIRY: "parking"}
        complaint = of is Kind.COMPLAINT
        facts = {
            "number": "R260302-483", "community_id": 7, "kind": of, "state": state,
            "requester_id": 7, "home_id": 7, "place": "3-1102",
            "category": category.get(of, "water"), "words": self.said.leak, "urgent": False,
            "triage_kind": "routine", "triage_words": [], "filed_at": NOW - DAY,
            "source_update": "1", "appointment_start": NOW + timedelta(hours=5),
            "appointment_end": NOW + timedelta(hours=8), "finished_at": None,
            "department": "engineering", "expectation": self.said.wish if complaint else "",
            "verdict": "upheld" if complaint else "", "severity": "ordinary" if complaint else "",
            "work": self.said.work, "paused_for": "", "about_whom": "", "confidential": False,
            "charge": "", "rating": None,
        }  # fmt: skip
        return numbered(Ticket(**(facts | changed)))

    def promise(self, key: str, due: datetime = NOW + timedelta(hours=3), **changed: Any) -> Any:
        return numbered(
            Promised(ticket_id=7, key=key, made_at=NOW - DAY, due=due, clause="S4 4.1.1", **changed)
        )

    def card_of(self, kind: CaseKind, plan: str | None = None) -> CaseCard:
        return numbered(
            CaseCard(ticket_id=7, kind=kind, opened_at=NOW, clause="S4 4.2.1",
                     plan=self.said.plan if plan is None else plan, plan_due=NOW + 3 * DAY)
        )  # fmt: skip

    def priced(self, state: str, **changed: Any) -> Quote:
        items = [
            Item(3000, code="tap_replacement", unit="piece"),
            Item(4500, name=self.said.part, quantity=Decimal(2)),
        ]
        return numbered(
            Quote(ticket_id=7, ordinal=1, state=state, items=[one.freeze() for one in items],
                  total=12000, offered_at=NOW, clause="S0 七(2)", **({"offered_by": 7} | changed))
        )  # fmt: skip

    def incident(self, **changed: Any) -> Incident:
        facts = {
            "community_id": 7, "state": IncidentState.CONFIRMED, "category": "electric",
            "triage_kind": "electric", "building": "3", "unit": "2", "urgent": True,
            "proposed_at": NOW, "words": self.said.answer,
        }  # fmt: skip
        return numbered(Incident(**(facts | changed)))

    def extent(self, **changed: Any) -> Extent:
        """Of its incident, or of what is known of it: whichever has a field of that name."""
        whole = {
            "lead": self.facts(ticket=self.ticket("accepted", urgent=True)), "homes": 12,
            "reports": 14, "listed": [self.ticket()] * 3, "carried": 14, "reached": 12,
            "unreached": ["3-1102", "3-1101"],
        }  # fmt: skip
        own = {name: value for name, value in changed.items() if name in Extent.__annotations__}
        of_incident = {name: value for name, value in changed.items() if name not in own}
        return Extent(self.incident(**of_incident), self.community, now=NOW, **(whole | own))

    def struck(self) -> Facts:
        """A report of something that many have."""
        return self.facts(incident=self.incident())

    def payment(self, amount: int = 8000, **changed: Any) -> Payment:
        facts = {"community_id": 7, "at": NOW, "way": "wechat", "by_staff": 7, "ticket_id": 7,
                 "quote_id": 7, "note": self.said.answer}  # fmt: skip
        return numbered(Payment(amount=amount, **(facts | changed)))

    def bill(self, state: str = "overdue", **changed: Any) -> Bill:
        facts = {"number": "B2603-483", "community_id": 7, "person_id": 7, "home_id": 7,
                 "month": date(2026, 3, 1), "total": 24000, "issued_at": NOW,
                 "pay_by": date(2026, 3, 20), "promised_for": date(2026, 3, 24)}  # fmt: skip
        return numbered(Bill(state=state, **(facts | changed)))

    def account(self, state: str = "overdue", lines: int = 2, **changed: Any) -> Account:
        """A bill with so many jobs on it, and all that can be said about it."""
        job = self.ticket("archived", charge="paid"), self.priced("agreed")
        row = numbered(BillLine(bill_id=7, quote_id=7, ticket_id=7, amount=12000))
        said = [
            Event(ticket_id=7, at=NOW - DAY, actor="staff:7", action=deed, clause="",
                  detail={"bill": 7, "words": self.said.answer})
            for deed in NOTED
        ]  # fmt: skip
        whole = Account(
            self.bill(state), self.community, self.person, self.home,
            [Line(*job, row, 12000)] * lines, 5000, NOW, STANDARD, self.staff, said,
            "+8613812341234",
        )  # fmt: skip
        return replace(whole, **changed)

    def facts(self, **changed: Any) -> Facts:
        whole = Facts(
            self.ticket(),
            self.community,
            self.person,
            self.staff,
            [self.promise("repair.appointment")],
            [Medium(ticket_id=7, stage="report", kind="photo", file_id="1")],
            [self.follow_up()],
            [],
            NOW,
            STANDARD,
            phone="+8613812341234",
        )
        return replace(whole, **changed)

    def follow_up(self, **scores: Any) -> FollowUp:
        return numbered(
            FollowUp(ticket_id=7, ordinal=1, ask_at=NOW + DAY, limit=NOW + 3 * DAY,
                     clause="S0 六(6)", state="planned", shortcomings=self.said.wish,
                     suggestions="", **scores)
        )  # fmt: skip

    def notice(self, stage: str) -> Rectification:
        return numbered(
            Rectification(ticket_id=7, follow_up_id=7, stage=stage, noticed_at=NOW,
                          acknowledge_by=NOW + DAY / 2, clause="S0 二(5)", rectify_by=NOW + 3 * DAY)
        )  # fmt: skip

    # --- the register, questions and answers, printed codes

    @property
    def entry(self) -> faqs.Entry:
        faq = numbered(Faq(community_id=1, topic="parking", written_at=NOW, shown=12, helped=9))
        return faqs.Entry(
            faq,
            {
                code: FaqWording(faq_id=7, language=code, question=SAID[code].question,
                                 answer=SAID[code].answer)
                for code in SAID
            },
        )  # fmt: skip

    @property
    def asset(self) -> Asset:
        return numbered(
            Asset(community_id=1, code="LIFT3E", name=self.said.asset, category="elevator",
                  building="3")
        )  # fmt: skip

    @property
    def announcement(self) -> Announcement:
        return numbered(
            Announcement(community_id=1, state="going", subject="power", building="3", unit="2",
                         words={self.language: self.said.answer}, made_at=NOW, made_by=7,
                         starts_at=NOW + DAY, ends_at=NOW + 2 * DAY, people=312)
        )  # fmt: skip

    @property
    def invitation(self) -> Invitation:
        return numbered(
            Invitation(home_id=7, role="family", token_hash="", made_at=NOW, expires_at=NOW + DAY)
        )

    @property
    def household(self) -> Household:
        fellows = [(self.member, self.person), (self.belongs("family"), self.other)]
        return Household(self.home, self.member, fellows, [self.invitation], SHANGHAI, NOW)

    @property
    def difference(self) -> Difference:
        entry = Entry("3", "", "1102", "89.52", owner_name=self.said.resident,
                      owner_phone="+8613812341234")  # fmt: skip
        changed = Changed(7, entry, {"owner_phone": ("", "+8613812341234")})
        return Difference([entry], [changed], 118, 4)

    @property
    def table(self) -> Table:
        columns = {"building": 0, "room": 1, "area": 2, "owner_name": 3, "owner_phone": 4}
        return Table(1, columns, [], {}, [], "2026", 1)
