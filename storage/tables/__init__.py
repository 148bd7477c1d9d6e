"""Every table of the house, in the order of the story: who, what, and the paperwork of a turn."""

from storage.tables.columns import Big, Moment, Row
from storage.tables.knowledge import Faq, FaqWording
from storage.tables.matters import (
    CaseCard,
    Event,
    FollowUp,
    Medium,
    Promised,
    Quote,
    Rectification,
    Seal,
    Ticket,
)
from storage.tables.paperwork import Card, Conversation, InboxRow, OutboxRow, Timer
from storage.tables.people import (
    Asset,
    Community,
    Forgotten,
    Home,
    HomesFile,
    Invitation,
    Member,
    Person,
    Staff,
    Topic,
)

__all__ = [
    "Asset",
    "Big",
    "Card",
    "CaseCard",
    "Community",
    "Conversation",
    "Event",
    "Faq",
    "FaqWording",
    "FollowUp",
    "Forgotten",
    "Home",
    "HomesFile",
    "InboxRow",
    "Invitation",
    "Medium",
    "Member",
    "Moment",
    "OutboxRow",
    "Person",
    "Promised",
    "Quote",
    "Rectification",
    "Row",
    "Seal",
    "Staff",
    "Ticket",
    "Timer",
    "Topic",
]
