"""Who belongs to a home: somebody asks, and the office decides."""

from enum import StrEnum


class Membership(StrEnum):
    ASKED = "asked"
    APPROVED = "approved"
    DECLINED = "declined"
    ENDED = "ended"
