"""审核 — which finished matters are plainly good, and what speaks against the others (F12)."""

from dataclasses import dataclass
from enum import StrEnum

from domain.tickets import JOBS, Kind

_GOOD_RATING = 4


class Doubt(StrEnum):
    NOTICE = "notice"
    POOR_RATING = "poor_rating"
    LATE = "late"
    NO_PHOTO = "no_photo"
    ACCEPTED_FOR_THEM = "accepted_for_them"
    NOT_RATED = "not_rated"


@dataclass(frozen=True)
class Finished:
    """What is known of a matter that waits for its audit."""

    kind: Kind
    rating: int | None
    accepted_for_them: bool = False
    late: bool = False
    photo: bool = True
    notice: bool = False


def doubts(one: Finished) -> list[Doubt]:
    """None of them: it may be passed with all the others that are good."""
    ours = one.kind is Kind.INTERNAL
    found = {
        Doubt.NOTICE: one.notice,
        Doubt.POOR_RATING: one.rating is not None and one.rating < _GOOD_RATING,
        Doubt.LATE: one.late,
        Doubt.NO_PHOTO: one.kind in JOBS and not one.photo,
        Doubt.ACCEPTED_FOR_THEM: one.accepted_for_them and not ours,
        Doubt.NOT_RATED: one.rating is None and not ours,
    }
    return [doubt for doubt, so in found.items() if so]
