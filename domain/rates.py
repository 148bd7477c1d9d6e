"""回访率: of all who were due to be asked, how many were, how many were heard, what is lacking."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from enum import StrEnum

from domain.contacts import ContactState, Reason
from domain.office_hours import OfficeHours
from domain.sampling import at_least
from domain.standard import STANDARD, Standard
from domain.standard.plans import RATED, After

_ALL = Decimal(1)
_NO_WAY_TO_WRITE = frozenset({Reason.NO_TELEGRAM, Reason.NOT_REACHED})


class Rated(StrEnum):
    """What is counted together: a row of the standard each."""

    COMPLAINT = "complaint"
    REPAIR = "repair"
    SPECIAL_SERVICE = "special_service"
    HELP = "help"
    EVENT = "event"  # or a newsletter: no ticket, but a survey of those who were told
    OTHER = "other"


@dataclass(frozen=True)
class Spoken:
    """A colleague was to ask in person: why, and what came of it."""

    reason: Reason
    state: ContactState


@dataclass(frozen=True)
class Followed:
    """A ticket, by the first question about it: it is of the month in which that was due."""

    ticket_id: int
    follow_up_id: int
    rated: Rated
    ask_at: datetime
    asked_at: datetime | None = None
    answered: bool = False  # in full, by whomever it was entered
    by_staff: bool = False
    confirmed: bool = False  # by the household, where a colleague entered it
    doubted: bool = False
    contacts: tuple[Spoken, ...] = ()
    to_ask_by: datetime | None = None  # its limit, while the letter has still to go out

    @property
    def asked(self) -> bool:
        """By a message; or a colleague is to ask, where none could be sent."""
        return self.asked_at is not None or bool(self._in_hand)

    @property
    def heard(self) -> bool:
        """A full answer of their own, or a colleague has spoken with them (X2)."""
        if self.doubted and not (self.confirmed or self._asked_once_more):
            return False
        return self.answered or any(one.state is ContactState.REACHED for one in self._in_hand)

    @property
    def settled(self) -> bool:
        """Heard; a complaint only when the household says so itself, if it can (X2)."""
        return self.heard and (self.rated is not Rated.COMPLAINT or self._their_own_word)

    @property
    def under_way(self) -> bool:
        """A colleague has still to ask."""
        undone = {ContactState.OPEN, ContactState.TAKEN}
        return not self.heard and any(one.state in undone for one in self.contacts)

    def waits(self, now: datetime) -> bool:
        """For the morning, or for room among the letters (F13); it is in time yet."""
        return not self.asked and self.to_ask_by is not None and now < self.to_ask_by

    @property
    def _in_hand(self) -> list[Spoken]:
        return [one for one in self.contacts if one.state is not ContactState.CALLED_OFF]

    @property
    def _asked_once_more(self) -> bool:
        return any(
            one.reason is Reason.DOUBTFUL and one.state is ContactState.REACHED
            for one in self.contacts
        )

    @property
    def _their_own_word(self) -> bool:
        own = self.answered and not self.by_staff
        return own or self.confirmed or any(one.reason in _NO_WAY_TO_WRITE for one in self._in_hand)


@dataclass(frozen=True)
class HowItWas:
    """Homes that were told of events and newsletters: how many were asked, and have said so.

    `waiting` are those that may still say it.
    """

    told: int = 0
    asked: int = 0
    said: int = 0
    waiting: int = 0


@dataclass(frozen=True)
class Figures:
    """Of one kind and one month, as of now; `planned` are all that fall due in it."""

    rated: Rated
    target: Decimal
    clause: str
    planned: int
    due: int
    asked: int
    heard: int
    settled: int
    under_way: int
    to_ask: int = 0  # of those that are due
    waiting: int = 0  # of those, in time yet

    @property
    def wanted(self) -> int:
        return at_least(self.target, self.due)

    @property
    def lacking(self) -> int:
        return max(0, self.wanted - self.settled)

    @property
    def unasked(self) -> int:
        return max(0, self.to_ask - self.asked - self.waiting)

    @property
    def unconfirmed(self) -> int:
        """Heard by a colleague, and the household has not said so yet."""
        return self.heard - self.settled

    def to_choose(self, working_days: int) -> int:
        """How many more colleagues are to ask today, so that none are left at the month's end.

        What is wanted of all is wanted at once.
        """
        missing = max(0, self.lacking - self.under_way - self.unconfirmed)
        return missing if self.target == _ALL else -(-missing // max(1, working_days))


def rated(after: After) -> Rated:
    return Rated(RATED[after])


def asked_share(kind: Rated, standard: Standard = STANDARD) -> Decimal:
    """Whatever was done for somebody is asked about by a letter (X2); of events, a sample is."""
    row = "followup.rate.event" if kind is Rated.EVENT else "followup.rate.repair_asked"
    return standard.rate(row)


def figures(
    population: Iterable[Followed],
    now: datetime,
    standard: Standard = STANDARD,
    how_it_was: HowItWas = HowItWas(),
) -> list[Figures]:
    """Each kind of which there is any, in the standard's order."""
    by_kind: dict[Rated, list[Followed]] = {}
    for one in population:
        by_kind.setdefault(one.rated, []).append(one)
    found = {kind: _figures(kind, ours, now, standard) for kind, ours in by_kind.items()}
    if how_it_was.told:
        found[Rated.EVENT] = _of_events(how_it_was, standard)
    return [found[kind] for kind in Rated if kind in found]


def working_days_left(today: date, last: date, office: OfficeHours) -> int:
    """Today included; at least one, for what has to be done has to be done."""
    days = (date.fromordinal(n) for n in range(today.toordinal(), last.toordinal() + 1))
    return max(1, sum(map(office.works_on, days)))


def _of_events(counted: HowItWas, standard: Standard) -> Figures:
    row = standard["followup.rate.event"]
    return Figures(
        Rated.EVENT,
        standard.rate(row.key),
        row.clause,
        planned=counted.told,
        due=counted.told,
        asked=counted.asked,
        heard=counted.said,
        settled=counted.said,
        under_way=counted.waiting,
        to_ask=at_least(asked_share(Rated.EVENT, standard), counted.told),
    )


def _figures(kind: Rated, ours: list[Followed], now: datetime, standard: Standard) -> Figures:
    due = [one for one in ours if one.ask_at <= now]
    row = standard[f"followup.rate.{kind}"]
    return Figures(
        kind,
        standard.rate(row.key),
        row.clause,
        planned=len(ours),
        due=len(due),
        asked=sum(one.asked for one in due),
        heard=sum(one.heard for one in due),
        settled=sum(one.settled for one in due),
        under_way=sum(one.under_way for one in due),
        to_ask=at_least(asked_share(kind, standard), len(due)),
        waiting=sum(one.waits(now) for one in due),
    )
