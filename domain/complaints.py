"""投诉: what a complaint turns out to be, and how heavy it weighs (S1 三(一), S0 八2(4))."""

from enum import StrEnum

from domain.tickets import Action


class Verdict(StrEnum):
    """The first is the office's fault; the others ask for help, an answer, or an ear."""

    UPHELD = "upheld"
    HELP = "help"
    INQUIRY = "inquiry"
    VENTING = "venting"

    @property
    def communicative(self) -> bool:
        return self is not Verdict.UPHELD


class Severity(StrEnum):
    ORDINARY = "ordinary"
    MAJOR = "major"


class CaseKind(StrEnum):
    """Why a matter got a card of its own."""

    UNRESOLVED = "unresolved"
    GM_MAILBOX = "gm_mailbox"
    ROOT_CAUSE = "root_cause"


OPENED_BY = {
    CaseKind.UNRESOLVED: Action.OPEN_CASE_CARD,
    CaseKind.GM_MAILBOX: Action.TO_GM,
    CaseKind.ROOT_CAUSE: Action.ANALYSE,
}
