"""Who belongs to a home: somebody asks, and the office decides."""

from enum import StrEnum

OWNER = "owner"  # sees and removes the people of the home
TENANT = "tenant"  # takes their matters along when they go
AGENT = "agent"  # acts for an owner, by a written mandate that ends one day (A6)
MANDATES = (1, 3, 6, 12)  # months


class Membership(StrEnum):
    ASKED = "asked"
    APPROVED = "approved"
    DECLINED = "declined"
    ENDED = "ended"
