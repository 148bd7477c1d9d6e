"""Every table of the house, in the order of the story: who, what, and the paperwork of a turn."""

from storage.tables.columns import Big, Moment, Row
from storage.tables.matters import (
    CaseCard,
    Event,
    FollowUp,
    Medium,
    Promised,
    Rectification,
    Seal,
    Ticket,
)
from storage.tables.paperwork import Card, Conversation, InboxRow, OutboxRow, Timer
from storage.tables.people import Community, Home, HomesFile, Member, Person, Staff, Topic

__all__ = [
    "Big",
    "Card",
    "CaseCard",
    "Community",
    "Conversation",
    "Event",
    "FollowUp",
    "Home",
    "HomesFile",
    "InboxRow",
    "Medium",
    "Member",
    "Moment",
    "OutboxRow",
    "Person",
    "Promised",
    "Rectification",
    "Row",
    "Seal",
    "Staff",
    "Ticket",
    "Timer",
    "Topic",
]
