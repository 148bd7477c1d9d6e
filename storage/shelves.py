"""All shelves of one transaction, by the names that handlers call them."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from sqlalchemy import func, inspect, select
from sqlalchemy.ext.asyncio import AsyncSession

from storage.announcements import Announcements
from storage.assets import Assets
from storage.attention import Attention
from storage.bills import Bills
from storage.cards import Cards
from storage.cases import Cases
from storage.committee import CommitteeReports
from storage.communities import Communities
from storage.contacts import Contacts
from storage.conversations import Conversations
from storage.corrections import Corrections
from storage.day import Day
from storage.departments import Departments
from storage.duty import Duty
from storage.erasure import Erasure
from storage.events import Events
from storage.faqs import Faqs
from storage.finding import Finding
from storage.follow_ups import FollowUps
from storage.forgotten import ForgottenPeople
from storage.held import HeldReplies
from storage.households import Households, People
from storage.inbox import Inbox
from storage.incidents import Incidents
from storage.invitations import Invitations
from storage.office import Office
from storage.outbox import Outbox
from storage.outsiders import Outsiders
from storage.plans import Plans
from storage.privacy import Privacy
from storage.promises import Promises
from storage.quotes import Quotes
from storage.rains import Rains
from storage.rates import Rates
from storage.records import Records
from storage.rectifications import Rectifications
from storage.register import Register
from storage.reporting import Reporting
from storage.retention import Retention
from storage.setup_codes import SetupCodes
from storage.staff_invitations import StaffInvitations
from storage.strangers import Strangers
from storage.surveys import Surveys
from storage.templates import Templates
from storage.tickets import Tickets
from storage.timers import Timers

BELLS = "huifang"  # the channel of LISTEN and NOTIFY


class Shelves:
    """What a turn may read and write; gone with the transaction."""

    def __init__(self, session: AsyncSession) -> None:
        self._session = session
        self.communities = Communities(session)
        self.office = Office(session)
        self.setup_codes = SetupCodes(session)
        self.outsiders = Outsiders(session)
        self.departments = Departments(session)
        self.staff_invitations = StaffInvitations(session)
        self.people = People(session)
        self.households = Households(session)
        self.strangers = Strangers(session)
        self.invitations = Invitations(session)
        self.assets = Assets(session)
        self.announcements = Announcements(session)
        self.register = Register(session)
        self.tickets = Tickets(session)
        self.held = HeldReplies(session)
        self.finding = Finding(session)
        self.records = Records(session)
        self.incidents = Incidents(session)
        self.promises = Promises(session)
        self.quotes = Quotes(session)
        self.bills = Bills(session)
        self.events = Events(session)
        self.attention = Attention(session)
        self.contacts = Contacts(session)
        self.follow_ups = FollowUps(session)
        self.plans = Plans(session)
        self.rains = Rains(session)
        self.rectifications = Rectifications(session)
        self.rates = Rates(session)
        self.surveys = Surveys(session)
        self.cases = Cases(session)
        self.faqs = Faqs(session)
        self.templates = Templates(session)
        self.duty = Duty(session)
        self.day = Day(session)
        self.reporting = Reporting(session)
        self.corrections = Corrections(session)
        self.committee = CommitteeReports(session)
        self.inbox = Inbox(session)
        self.outbox = Outbox(session)
        self.conversations = Conversations(session)
        self.timers = Timers(session)
        self.cards = Cards(session)
        self.privacy = Privacy(session)
        self.forgotten = ForgottenPeople(session)
        self.erasure = Erasure(session)
        self.retention = Retention(session)

    async def nudge(self, bell: str) -> None:
        """Wake the other replicas when this is committed."""
        if self._session.get_bind().dialect.name == "postgresql":
            await self._session.execute(select(func.pg_notify(BELLS, bell)))

    async def flush(self) -> None:
        """Write now what was only noted, so that a mistake shows here and not at the commit."""
        await self._session.flush()

    @asynccontextmanager
    async def undone_by(self, *raised: type[Exception]) -> AsyncIterator[None]:
        """When one of these is raised, what was written inside is gone, and only that."""
        try:
            async with self._session.begin_nested():
                yield
        except raised:
            await self._read_again()
            raise

    async def _read_again(self) -> None:
        """What was written to and undone is stale; nobody who holds it could load it unawares."""
        for row in list(self._session.identity_map.values()):
            if inspect(row).expired:
                await self._session.refresh(row)
