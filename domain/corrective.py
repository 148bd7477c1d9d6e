"""纠正预防: on which grounds a report leads to a corrective procedure (S0 八3(5))."""

from collections.abc import Container
from enum import StrEnum

from domain.reports import Report


class Ground(StrEnum):
    """Besides a matter that came again, which is named by its kind and category."""

    UNQUALIFIED = "unqualified"
    OTHER = "other"


def is_called_for(report: Report) -> bool:
    """Whether a manager has something to decide."""
    return bool(report.recurring or report.unqualified)


def grounds(report: Report, at_most: int, running: Container[str] = ()) -> list[str]:
    """What it may be about, the gravest first; a code each, no longer than a button holds.

    What runs already is not started twice.
    """
    again = dict.fromkeys(f"{one.kind}-{one.category}" for one in report.recurring)
    free = [one for one in again if one not in running]
    bad = [Ground.UNQUALIFIED] if report.unqualified else []
    return [*free[:at_most], *(one for one in bad if one not in running), Ground.OTHER]
