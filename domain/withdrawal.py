"""取消: why somebody withdraws what they have brought."""

from enum import StrEnum


class Withdrawal(StrEnum):
    SOLVED = "solved"
    MISTAKE = "mistake"
    NOT_WANTED = "not_wanted"
    TOO_SLOW = "too_slow"
    OTHER = "other"
