"""What the views are shown for the sheet: an ordinary week on an estate, in one language."""

import inspect
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

from domain.announcements import Scope, Tally
from domain.assigning import Candidate
from domain.bills import BillState
from domain.complaints import CaseKind, Verdict
from domain.departments import Department
from domain.incidents import IncidentState
from domain.ladder import Rung
from domain.moments import WaitingFor
from domain.quotes import Item, QuoteState
from domain.rectification import Stage
from domain.register.faults import Cause, Fault, Unfit, Unreadable
from domain.retention import Kind as Outlived
from domain.small_talk import SmallTalk
from domain.standard import STANDARD
from domain.tickets import Action, Kind, State
from domain.triage import KINDS
from domain.urgency import Because
from domain.working_time import free_slots
from handlers.staff.commands import COMMANDS
from handlers.told import Told
from handlers.views import promises, residents
from handlers.views.bills import Listing
from handlers.views.collecting import WHICH, Issued
from handlers.views.my import Listed
from handlers.views.names import DID
from handlers.views.pages import Page, page
from handlers.views.privacy import Kept
from handlers.views.receipts import Receipt
from handlers.views.tickets import ops_card
from locales import Markup
from storage.bills import Entry as Booked
from storage.bills import Owed
from storage.tables import (
    Event,
    HomesFile,
    InboxRow,
)
from tests.windows.arrangements import of_the_office
from tests.windows.asking_many import of_surveys
from tests.windows.desk_lists import of_the_desk
from tests.windows.estate import DAY, NOW, SHANGHAI, Estate, numbered
from tests.windows.in_person import of_contacts
from tests.windows.rectifying import of_rectifications
from tests.windows.replying import of_replies
from tests.windows.the_day import of_the_day
from tests.windows.the_group import of_the_group


class Samples(Estate):
    """Values for the parameters of views, by name; `several` are shown each in turn."""

    def __init__(self, language: str) -> None:
        super().__init__(language)
        self.usual, self.several = self.ones(), self.manies()
        self.odd = self.oddities()

    def ones(self) -> dict[str, Any]:
        said, staff = self.said, self.staff
        made = self.words(self.said.leak)
        file = numbered(
            HomesFile(community_id=7, staff_id=7, thread=0, file_id="", name="2026.xlsx",
                      state="read", sent_at=NOW)
        )  # fmt: skip
        row = numbered(InboxRow(source="tg", source_id="1", lane="7", payload={}, received_at=NOW,
                                next_at=NOW, error="TimeoutError"))  # fmt: skip
        events = [
            Event(ticket_id=7, at=NOW - DAY, actor="staff:7", action=deed, clause="", detail={})
            for deed in list(DID)[:12]
        ]
        return {
            "about": said.whom, "action": Action.SET_OFF, "actors": {"staff:7": staff},
            "announcement": self.announcement, "announcements": [self.announcement] * 3,
            "missing": ["zh_Hant"], "readers": 312, "scope": Scope("3", "2"),
            "tally": Tally(7, 300, 5), "turned": Page(1, 5),
            "address": "3-1102", "after": 2 * DAY, "at_most": 3,
            "kept": Kept(self.person, [self.home], 4, 2), "amount": 12000, "asset": self.asset,
            "at": NOW + DAY, "begun": said.question, "browse": True, "by": staff,
            "code": Department.GREENING, "named": {},
            "colleagues": [Candidate(7, said.worker, skills=["plumbing"], load=2),
                           Candidate(8, said.resident, on_duty=False)],
            "asked": made, "rows": (),
            "into": self.ticket(number="R260225-107"),
            "case": self.case, "commands": COMMANDS, "community": self.community,
            "count": 2, "department": Department.ENGINEERING, "dossier": [self.facts()] * 2,
            "entries": [self.entry] * 3, "entry": self.entry,
            "error": Unreadable(Unfit.TOO_LARGE), "events": events, "file": file,
            "extent": self.extent(), "incident": self.incident(),
            "follow_up": self.follow_up(), "found": [self.home], "gms": [self.manager],
            "gone": False, "heads": [staff], "home": self.home, "homes": [self.home],
            "inviter": said.resident, "item": Item(4500, name=said.part),
            "lines": [made, None], "live": [*Department], "link": "https://t.me/office_bot?start=c2FtcGxl",
            "listed": [Listed(self.ticket(), [], SHANGHAI, NOW)] * 3, "made": self.invitation,
            "media": (), "member": self.member, "moment": NOW + DAY, "name": said.resident,
            "names": {"staff:7": said.worker}, "nonce": "0123abcd", "note": "", "now": NOW,
            "number": "R260302-483", "offered": free_slots(NOW, SHANGHAI)[:6],
            "office": said.office, "on_duty": [staff, self.manager],
            "one": Fault(12, "area", Cause.NO_AREA, "89,52 m"), "open_matters": [self.ticket()],
            "owned": True, "owner": staff, "page": 0, "pages": 3, "person": self.person,
            "place": 1, "promised_at": self.words.moment(NOW + DAY, SHANGHAI, NOW),
            "promises": [self.promise("repair.appointment")], "quote": self.quote,
            "quoted": said.leak, "raised": 4, "reader": self.person, "reason": said.answer,
            "reasons": [made], "role": "family", "row": row, "said": said.leak,
            "seen": self.household, "shown": Told("", (("photo", "1"),)), "staff": staff,
            "stamp": 0, "standard": STANDARD, "steps": made, "suggested": [self.ticket()] * 2,
            "table": self.table, "twins": [self.ticket(number="R260227-335")],
            "telegram_id": 7, "text": said.answer,
            "tickets": [self.ticket()] * 3, "times": 21, "title": made, "told": [made],
            "who": self.person, "wording": self.entry.wordings[self.language],
            "wordings": [(self.language, (said.question, said.answer))], "zone": SHANGHAI,
        }  # fmt: skip

    def manies(self) -> dict[str, list[Any]]:
        """The first is the usual one."""
        every = [
            self.facts(),
            *(self.facts(ticket=self.ticket(state)) for state in State),
            *(self.facts(ticket=self.ticket("dispatched", of)) for of in Kind),
            *(self.facts(ticket=self.ticket("done", of, finished_at=NOW)) for of in Kind),
            *(
                self.facts(
                    ticket=self.ticket("filed", urgent=True, triage_kind=kind,
                                       triage_words=[self.said.burst]),
                    because=because,
                )
                for kind, because in zip(KINDS, [*Because] * len(KINDS), strict=False)
            ),
            *(
                self.facts(ticket=self.ticket(paused_at=NOW, paused_for=why, resume_at=NOW + DAY))
                for why in WaitingFor
            ),
            self.facts(
                ticket=self.ticket("filed", Kind.COMPLAINT),
                promises=[self.promise("complaint.first_answer", NOW - DAY, missed_at=NOW)],
                cases=[self.case],
                matter=[self.ticket(number="R260225-107")],
                suggested=[self.ticket(number="R260227-335")],
            ),
            self.facts(
                ticket=self.ticket("on_the_way", charge="paid"),
                quotes=[self.priced(QuoteState.AGREED)],
            ),
            self.facts(ticket=self.ticket("done", charge="warranty", finished_at=NOW)),
            self.facts(ticket=self.ticket("on_the_way", eta=NOW + DAY / 72)),
            self.facts(ticket=self.ticket("arrived", arrived_at=NOW)),
            self.facts(parts=self.said.part),
            self.facts(merged=[self.ticket(number="R260302-107")]),
            self.facts(into=self.ticket(number="R260302-107")),
            *(
                self.facts(
                    ticket=self.ticket("archived", charge="paid"),
                    quotes=[self.priced(QuoteState.AGREED)],
                    payments=paid,
                )
                for paid in ([], [self.payment()], [self.payment(12000)])
            ),
            self.facts(requester=self.somebody(self.said.resident, reachable=False)),
            self.facts(ticket=self.ticket(of=Kind.COMPLAINT, confidential=True)),
        ]  # fmt: skip
        large = self.somebody(self.said.resident, large_text=True, own_matters_only=True, phone="")
        return {
            "extent": [
                self.extent(),
                self.extent(lead=None, carried=0),
                self.extent(state=IncidentState.PROPOSED, unit="", reports=12),
                self.extent(state=IncidentState.CLOSED, settled=9, silent=2),
                self.extent(state=IncidentState.DECLINED, ended_by=self.staff),
                self.extent(state=IncidentState.DECLINED),
                self.extent(urgent=False, category="elevator", eta=NOW + DAY / 8),
            ],
            "incident": [self.incident(), self.incident(unit=""), self.incident(urgent=False)],
            "facts": every,
            "case": [*map(self.card_of, CaseKind), self.card_of(CaseKind.UNRESOLVED, "")],
            "account": [
                *(self.account(state) for state in BillState),
                self.account(lines=25),
                self.account("issued", person=self.somebody(self.said.resident, reachable=False)),
                self.account("void", lines=0),
            ],
            "department": [*Department],
            "kind": [*KINDS],
            "person": [self.person, large],
            "promised": [self.promise(key, NOW - timedelta(hours=2)) for key in promises.WHAT],
            "quote": [self.priced(state) for state in QuoteState],
            "received": [True, False],
            "rectification": [self.notice(stage) for stage in Stage],
            "role": ["owner", "tenant", "family", "agent"],
            "rung": [*Rung][1:],
            "talk": [*SmallTalk],
            "ticket": [self.ticket(state) for state in State],
            "verdict": [*Verdict],
            "waiting": [False, True],
            "what": [*residents._NEWS],
            "why": [*WaitingFor],
            "yes": [True, False],
        }

    def of(self, view: Callable[..., Any], name: str) -> list[Any]:
        """All that this parameter of the view is shown with; KeyError where nobody has said."""
        where = f"{view.__module__.rpartition('.')[2]}.{view.__name__}.{name}"
        parameter = inspect.signature(view).parameters[name]
        kind = getattr(parameter.annotation, "__name__", str(parameter.annotation))
        for found in (where, f"{name}: {kind}"):
            if found in self.odd:
                return self.odd[found]
        if name == "words":
            return [self.words]
        if name in self.several:
            return self.several[name]
        if name in self.usual:
            return [self.usual[name]]
        if parameter.default is not inspect.Parameter.empty:
            return [parameter.default]
        raise KeyError(f"tests/windows/samples.py says nothing for {name} of {where}")

    def oddities(self) -> dict[str, list[Any]]:
        """Where the name alone does not tell."""
        answered = self.follow_up(quality=4, effect=2, satisfaction=3)
        return {
            **of_the_office(self),
            **of_the_desk(self),
            **of_the_group(self),
            **of_replies(self),
            **of_the_day(self),
            **of_surveys(self),
            **of_contacts(self),
            "staff: Sequence": [[self.staff, self.manager]],
            "office: Community": [self.community],
            "community: str": [self.said.office],
            "page: Page": [Page(0, 1), Page(1, 3)],
            "incidents.overview.extents": [[self.extent()] * 3, []],
            "incidents.joined.facts": [self.struck()],
            "incidents.noted_again.facts": [self.struck(), self.facts()],
            "incidents.update.facts": [self.struck()],
            "incidents.struck.ticket": [self.ticket(), self.ticket(confidential=True)],
            "found: Difference": [self.difference],
            "found: bool": [False],
            "found: Sequence": [[self.home]],
            "found: Table": [self.table],
            "one: Asset": [self.asset],
            "assets.assets.found": [[self.asset] * 2],
            "drafting.price_list.listed": [[Item(3000, code="tap_replacement", unit="piece")] * 2],
            "said: tuple": [("my",)],
            "text: Markup": [Markup(self.words(self.said.answer))],
            "by: Person": [self.other],
            "households.left.by": [None, self.other],
            "households.household.seen": [
                self.household,
                replace(self.household, me=self.belongs("tenant"), invitations=[]),
            ],
            "quotes.closed.quote": [
                self.priced(state)
                for state in QuoteState
                if state not in {QuoteState.DRAFT, QuoteState.OPEN}
            ],
            "privacy.tidied.gone": [dict.fromkeys(Outlived, 3)],
            "wishes.rescheduled.before": [(NOW, NOW + DAY / 8)],
            "office.scores.follow_up": [answered],
            "rectifications.feedback.follow_up": [answered],
            **of_rectifications(self, answered),
            "promises.to_resident.facts": [
                self.facts(promises=[self.promise("complaint.first_answer")])
            ],
            "names.action_button.said": [""],
            "names.office_state.state": [*State],
            "orders.fitting.letter": [ops_card(self.facts(), self.words)],
            **self.of_money(),
            "homes_files.proposal.lines": [[Markup("➕ 3-1102")]],
            "cases.judged.facts": [self.facts(ticket=self.ticket(of=Kind.COMPLAINT))],
            "progress.paused.facts": [one for one in self.several["facts"] if one.ticket.paused_at],
        }

    def of_money(self) -> dict[str, list[Any]]:
        """Bills, receipts, the ledger."""
        accounts, number = [self.account(state) for state in BillState], "R260302-483"
        entry = Booked(self.payment(), number, "B2603-483", self.said.worker)
        owed = Owed(self.ticket("archived"), self.priced(QuoteState.AGREED), 12000)
        papers = [
            Receipt([self.payment(amount)] * 2, [number] * 2, self.staff, self.community, NOW)
            for amount in (8000, -8000)
        ]
        listings = [Listing(accounts, page(0, 20), 20), Listing([], page(0, 0), 0)]
        return {
            "listing: Listing": listings,
            "paper: Receipt": papers,
            "bills.mine.coming": [[owed], []],
            "bills.mine.on": [self.words.day(NOW + DAY, SHANGHAI, NOW)],
            "collecting.at_home.listed": [accounts, []],
            "out: Issued": [
                Issued(1, 8000, self.community, []),
                Issued(500, 4000000, self.community, accounts[:1] * 40),
            ],
            "collecting.kept.which": [*WHICH],
            "collecting.written_off.bill": [self.bill("void")],
            "receipts.received.payments": [[self.payment(), self.payment(-8000)]],
            "receipts.ledger_caption.entries": [[entry], [entry] * 3],
            "month: date": [date(2026, 3, 1)],
        }


def ways(samples: Samples, view: Callable[..., Any]) -> Iterator[dict[str, Any]]:
    """Every way in which the view is shown: each variety of each parameter, one at a time."""
    names = list(inspect.signature(view).parameters)
    values = {name: samples.of(view, name) for name in names}
    usual = {name: found[0] for name, found in values.items()}
    yield usual
    for name, found in values.items():
        for value in found[1:]:
            yield usual | {name: value}
