"""A month's rates as they stand now: the figures, and whom a colleague asks next."""

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from domain.contacts import Reason
from domain.dates import months_on
from domain.office_hours import OfficeHours, moment_of
from domain.rates import Figures, Rated, figures, working_days_left
from domain.report_periods import Span, period_of
from domain.sampling import Candidate, Spared, called_for
from domain.standard import Standard
from handlers.turn import Turn
from storage.rates import Known
from storage.tables import Community

_A_DAY = timedelta(days=1)


@dataclass(frozen=True)
class Month:
    """`first` is its first day; `candidates` have been asked and have not answered in full."""

    first: date
    figures: Sequence[Figures]
    candidates: dict[Rated, list[Candidate]]
    tickets: dict[int, int]  # by follow-up

    def choose(self, how_many: Callable[[Figures], int]) -> list[Candidate]:
        """So many of each kind, no household for two of them."""
        chosen: dict[str, Candidate] = {}
        for each in self.figures:
            free = [one for one in self._next(each.rated) if one.household not in chosen]
            chosen |= {one.household: one for one in free[: how_many(each)]}
        return [*chosen.values()]

    @property
    def lacking(self) -> list[Candidate]:
        """Whom colleagues ask until nobody is lacking, in this order."""
        return self.choose(lambda each: each.to_choose(1))

    def awaited(self, each: Figures) -> int:
        """How many of the lacking may come of answers, as there is still time for them."""
        return min(self._unchosen(each), self.spared(each)[Spared.MAY_ANSWER])

    def short(self, each: Figures) -> int:
        """How many are lacking that nobody can be chosen for, nor answers be waited for."""
        return self._unchosen(each) - self.awaited(each)

    def spared(self, each: Figures) -> Counter[Spared]:
        """How many are left in peace, and why."""
        return Counter(one.spared for one in self.candidates.get(each.rated, ()) if one.spared)

    def _unchosen(self, each: Figures) -> int:
        return max(0, each.to_choose(1) - len(self._next(each.rated)))

    def _next(self, kind: Rated) -> list[Candidate]:
        return called_for(self.candidates.get(kind, ()), f"{self.first}:{kind}")


async def month_of(turn: Turn, community: Community, first: date) -> Month:
    zone, standard = ZoneInfo(community.zone), turn.standard_of(community)
    start, end = (moment_of(day, time(), zone) for day in (first, months_on(first, 1)))
    known = await turn.shelves.rates.of_month(community.id, start, end)
    return Month(
        first,
        figures(
            (one.followed for one in known),
            turn.now,
            standard,
            await turn.shelves.rates.how_it_was(community.id, start, end),
        ),
        await _candidates(turn, community, known, start),
        {one.followed.follow_up_id: one.followed.ticket_id for one in known},
    )


def today_for(turn: Turn, community: Community, month: Month) -> list[Candidate]:
    """Whom colleagues are to ask today: so many that none are left at the end."""
    zone, standard = ZoneInfo(community.zone), turn.standard_of(community)
    today = turn.now.astimezone(zone).date()
    last = months_on(month.first, 1) - _A_DAY
    if today > last:
        last += standard.duration("followup.sample.late")
    left = working_days_left(today, last, OfficeHours.of(standard, zone))
    return month.choose(lambda each: each.to_choose(left))


def this_month(turn: Turn, community: Community) -> tuple[datetime, datetime]:
    """By the calendar there."""
    zone = ZoneInfo(community.zone)
    first = turn.now.astimezone(zone).date().replace(day=1)
    return moment_of(first, time(), zone), moment_of(months_on(first, 1), time(), zone)


def this_quarter(turn: Turn, community: Community) -> tuple[datetime, datetime]:
    """By the calendar there."""
    zone = ZoneInfo(community.zone)
    return period_of(Span.QUARTER, turn.now.astimezone(zone).date()).bounds(zone)


def months_to_look_at(turn: Turn, community: Community) -> list[date]:
    """The present one; for a few days the last too, as those of its end have just been asked."""
    today = turn.now.astimezone(ZoneInfo(community.zone)).date()
    first = today.replace(day=1)
    late = turn.standard_of(community).duration("followup.sample.late")
    return [months_on(first, -1), first] if today - first < late else [first]


def reason(candidate: Candidate) -> Reason:
    if candidate.silent:
        return Reason.SILENT
    return Reason.UNHAPPY if candidate.unhappy else Reason.SAMPLED


async def _candidates(
    turn: Turn, community: Community, known: Sequence[Known], start: datetime
) -> dict[Rated, list[Candidate]]:
    """Whoever was asked and has not answered; nobody has been told to call."""
    standard, shelf = turn.standard_of(community), turn.shelves.rates
    ripe = turn.now - standard.duration("followup.answer_wait")
    waiting = [one for one in known if one.waits and not one.followed.contacts]
    if not waiting:
        return {}
    since = min(start, turn.now - standard.duration("followup.sample.not_again"))
    spoken = await shelf.spoken_with(community.id, since)
    week = turn.now - standard.duration("attention.within")
    often = await turn.shelves.attention.asked_often(
        community.id, week, standard.count("attention.most")
    )
    lately = turn.now - standard.duration("followup.sample.lately")
    low = standard.count("followup.low_score")
    unhappy = await shelf.unhappy(community.id, lately, low)
    new = await _new_colleagues(turn, community, standard)
    found: dict[Rated, list[Candidate]] = {}
    for one in waiting:
        candidate = Candidate(
            one.followed.follow_up_id,
            one.household,
            silent=one.silent,
            unhappy=one.household in unhappy,
            new_work=one.assignee_id in new,
            spared=_spared(one, ripe, spoken, often),
        )
        found.setdefault(one.followed.rated, []).append(candidate)
    return found


def _spared(one: Known, ripe: datetime, spoken: set[str], often: set[str]) -> Spared | None:
    """A complaint is always asked about, but by those who want no questions (S0 八2(3))."""
    if one.opted_out:
        return Spared.OPTED_OUT
    if one.followed.asked_at is None or one.followed.asked_at > ripe:
        return Spared.MAY_ANSWER
    if one.followed.rated is Rated.COMPLAINT:
        return None
    if one.confidential:
        return Spared.CONFIDENTIAL
    if one.household in spoken:
        return Spared.LATELY
    return Spared.ENOUGH_ASKED if one.household in often else None


async def _new_colleagues(turn: Turn, community: Community, standard: Standard) -> set[int]:
    since = turn.now - standard.duration("followup.sample.new_for")
    fewer_than = standard.count("followup.sample.new_within")
    return await turn.shelves.rates.new_colleagues(community.id, since, fewer_than)
