"""审核 — which matters and which records are plainly good, and what speaks against others (F12)."""

from dataclasses import dataclass
from enum import StrEnum

from domain.authenticity import Scores, differ
from domain.standard import STANDARD, Standard
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


class Objection(StrEnum):
    """What speaks against passing the record of a contact in person with the others."""

    NOT_REACHED = "not_reached"
    POOR = "poor"
    CONTRADICTED = "contradicted"  # by the household itself, or by what a second call was told
    DOUBTED = "doubted"
    UNCONFIRMED = "unconfirmed"


@dataclass(frozen=True)
class Recorded:
    """What a colleague wrote down, and what has become of it; no `scores`: nobody was reached.

    A `second` call stands beside the answer; otherwise the answer is `theirs` once they have said
    it anew themselves, or are asked to.
    """

    scores: Scores | None
    answer: Scores | None = None
    second: bool = False
    theirs: bool = False
    confirmed: bool = False
    doubted: bool = False


def objections(one: Recorded, standard: Standard = STANDARD) -> list[Objection]:
    """None of them: it may be passed with all the others that are good (S0 八3(4))."""
    if one.scores is None:
        return [Objection.NOT_REACHED]
    differs = one.answer is not None and differ(one.answer, one.scores, standard)
    found = {
        Objection.POOR: min(one.scores) <= standard.count("followup.low_score"),
        Objection.CONTRADICTED: differs if one.second else one.theirs,
        Objection.DOUBTED: one.doubted and not one.second,
        Objection.UNCONFIRMED: not (one.second or one.theirs or one.confirmed),
    }
    return [objection for objection, so in found.items() if so]
