"""The figures of a report equal what somebody counts who looks at every row, on both databases."""

from collections import Counter, defaultdict
from datetime import date, timedelta
from zoneinfo import ZoneInfo

import pytest

from domain.rates import figures
from domain.report_periods import Period, Span
from domain.standard import STANDARD, Standards
from domain.statistics import score_of
from storage.tables import Community
from tests.storage.an_estate import NOW, PLACES, QUESTIONS, Estate

PERIODS = [
    Period(Span.MONTH, date(2026, 3, 1)),
    Period(Span.YEAR, date(2026, 1, 1)),
]
SHANGHAI = ZoneInfo("Asia/Shanghai")


@pytest.fixture
async def estate(storage):
    made = Estate(seed=6)
    await made.build(storage)
    return made


@pytest.fixture(params=PERIODS, ids=lambda period: period.code)
async def counted(request, storage, estate):
    """The report, and the same rows within its time, to be counted once more."""
    async with storage.view() as shelves:
        community = await shelves.communities.get(1)
        report = await shelves.reporting.report(community, request.param, STANDARD, NOW)
    return report, ByHand(estate, request.param)


class ByHand:
    """Every row is looked at."""

    def __init__(self, estate, period):
        self.estate, (self.start, self.end) = estate, period.bounds(SHANGHAI)
        self.tickets = [one for one in estate.tickets if one["community_id"] == 1]
        self.standing = [one for one in self.tickets
                         if one["state"] != "cancelled" and not one["merged_into_id"]]  # fmt: skip

    def has(self, moment):
        return moment is not None and self.start <= moment < self.end

    def answered(self):
        """What counts in a score."""
        return [
            (one, ticket) for one, ticket in self.estate.of(self.estate.follow_ups)
            if self.has(one["answered_at"]) and (not one["doubt"] or one["confirmed_at"])
        ]  # fmt: skip

    def tested(self):
        return [
            (one, ticket) for one, ticket in self.estate.of(self.estate.promises)
            if self.has(one["due"]) and (one["kept_at"] or one["missed_at"])
        ]  # fmt: skip


async def test_what_came_in_and_what_was_answered(counted):
    report, by_hand = counted
    filed = Counter(one["kind"] for one in by_hand.tickets if by_hand.has(one["filed_at"]))
    assert report.filed == filed
    asked = [one for one, _ in by_hand.estate.of(by_hand.estate.follow_ups)
             if by_hand.has(one["asked_at"])]  # fmt: skip
    returned = report.headline.answered
    assert (returned.part, returned.of) == (sum(one["answered_at"] is not None for one in asked),
                                            len(asked))  # fmt: skip
    for row in report.rows:
        assert row.score == score_of(
            Counter(one[row.code] for one, _ in by_hand.answered()), STANDARD
        )
    assert report.headline.satisfaction == report.rows[2].score


async def test_the_rates_are_those_of_the_rates_command(storage, estate):
    for period in PERIODS:
        start, end = period.bounds(SHANGHAI)
        async with storage.view() as shelves:
            community = await shelves.communities.get(1)
            report = await shelves.reporting.report(community, period, STANDARD, NOW)
            known = await shelves.rates.of_month(1, start, end)
        wanted = [one for one in figures((one.followed for one in known), NOW) if one.due]
        assert [
            (one.key, one.asked.part, one.reached.part, one.reached.of) for one in report.rates
        ] == [(one.rated, one.asked, one.settled, one.due) for one in wanted]


async def test_promises_by_clause(counted):
    report, by_hand = counted
    for one in report.kept:
        ours = [made for made, _ in by_hand.tested() if made["key"] == one.key]
        assert one.share.of == len(ours)
        assert one.share.part == sum(made["missed_at"] is None for made in ours)
    assert report.headline.kept.of == len(by_hand.tested())


async def test_what_comes_again(counted):
    report, by_hand = counted
    seen = {}
    since = by_hand.end - timedelta(days=365)
    for one in by_hand.standing:
        if one["kind"] in {"repair", "complaint"} and since <= one["filed_at"] < by_hand.end:
            key = one["kind"], one["same_matter_id"] or one["id"]
            seen.setdefault(key, []).append(one)
    fewest = {"complaint": 2, "repair": 3}
    again = {
        tuple(one["number"] for one in found)
        for (kind, _first), found in seen.items()
        if len(found) >= fewest[kind] and any(by_hand.has(one["filed_at"]) for one in found)
    }
    assert {one.numbers for one in report.recurring} == again
    assert report.recurring_in_all == len(again)


async def test_the_heat_of_the_buildings(counted):
    report, by_hand = counted
    homes = {one["id"]: one["building"] for one in by_hand.estate.homes}
    found = Counter(
        (
            "" if one["confidential"] else homes.get(one["home_id"]) or PLACES[one["place"]],
            one["kind"], one["category"],
        )
        for one in by_hand.standing
        if one["kind"] in {"repair", "complaint"} and by_hand.has(one["filed_at"])
    )  # fmt: skip
    assert {(one.building, one.kind, one.category): one.n for one in report.heat} == found


async def test_the_cards_of_the_workers(counted):
    report, by_hand = counted
    assert report.workers
    for card in report.workers:
        own = [one for one, ticket in by_hand.answered() if ticket["assignee_id"] == card.staff_id]
        assert card.finished == sum(
            by_hand.has(one["finished_at"]) and one["kind"] in {"repair", "help"}
            for one in by_hand.tickets if one["assignee_id"] == card.staff_id
        )  # fmt: skip
        for row in card.rows:
            assert row.score == score_of(Counter(one[row.code] for one in own), STANDARD)
        assert card.enough == (len(own) >= 5)
        visits = [
            one for one, ticket in by_hand.tested()
            if ticket["assignee_id"] == card.staff_id and "appointment" in one["key"]
        ]  # fmt: skip
        kept = sum(one["missed_at"] is None for one in visits)
        assert (card.on_time.part, card.on_time.of) == (kept, len(visits))
        back = [one for one, ticket in by_hand.estate.of(by_hand.estate.events)
                if by_hand.has(one["at"]) and ticket["assignee_id"] == card.staff_id]  # fmt: skip
        assert card.reworks == sum(one["action"] != "finish" for one in back)
        noticed = [one for one, ticket in by_hand.estate.of(by_hand.estate.rectifications)
                   if by_hand.has(one["noticed_at"])
                   and (one["owner_id"] or ticket["assignee_id"]) == card.staff_id]  # fmt: skip
        assert card.notices == len(noticed)


async def test_complaints_by_household_and_year(counted):
    report, by_hand = counted
    brought = [one for one in by_hand.standing
               if one["kind"] == "complaint" and by_hand.has(one["filed_at"])]  # fmt: skip
    found = report.headline.complained
    assert found.brought == len(brought)
    assert found.upheld == sum(one["verdict"] == "upheld" for one in brought)
    there = [one for one in by_hand.estate.homes if one["community_id"] == 1
             and (not one["handed_over"] or one["handed_over"] < by_hand.end.date())]  # fmt: skip
    assert found.homes == len(there)


async def test_rectifications_that_are_open(counted):
    report, by_hand = counted
    still_open, late = Counter(), Counter()
    for one, ticket in by_hand.estate.of(by_hand.estate.rectifications):
        if one["stage"] == "closed":
            continue
        still_open[ticket["department"]] += 1
        unread = one["acknowledged_at"] is None and one["acknowledge_by"] < NOW
        undone = one["rectify_by"] is not None and one["rectify_by"] < NOW
        late[ticket["department"]] += one["stage"] != "rectified" and (unread or undone)
    assert {one.department: one.open for one in report.rectifying} == still_open
    assert {one.department: one.overdue for one in report.rectifying} == late


async def test_what_was_asked_too_late_and_whom_nobody_reached(counted):
    report, by_hand = counted
    known = [one for one, _ in by_hand.estate.of(by_hand.estate.follow_ups)]
    second = {one["ticket_id"]: one["asked_at"] for one in known if one["ordinal"] == 2}
    asked = [
        (one["limit"], second[one["ticket_id"]] if one["state"] == "lapsed" else one["asked_at"])
        for one in known if by_hand.has(one["limit"])
    ]  # fmt: skip
    assert report.asked_late == sum(at is not None and at > limit for limit, at in asked)
    assert report.never_asked == sum(at is None and limit < NOW for limit, at in asked)
    assert report.in_vain == sum(
        one["state"] == "in_vain" and by_hand.has(one["done_at"])
        for one in by_hand.estate.contacts if one["community_id"] == 1
    )  # fmt: skip


async def test_surveys_that_were_closed(counted):
    report, by_hand = counted
    closed = [one for one in by_hand.estate.surveys if by_hand.has(one["closed_at"])]
    assert [one.survey_id for one in report.surveys] == [one["id"] for one in closed]
    for survey in report.surveys:
        sheets = [one for one in by_hand.estate.sheets if one["survey_id"] == survey.survey_id]
        answered = [one for one in sheets if one["state"] == "answered"]
        assert survey.answered.part == len(answered)
        assert survey.answered.of == sum(one["sent_at"] is not None for one in sheets)
        for row in survey.rows:
            points = [one["points"][row.code] for one in answered if not one["doubt"]]
            assert row.score == score_of(Counter(points), STANDARD)
        assert [row.code for row in survey.rows] == list(QUESTIONS)


async def test_what_residents_wrote_names_nobody(counted):
    report, by_hand = counted
    wrote = [
        (one, ticket) for one, ticket in by_hand.answered()
        if not ticket["confidential"] and (one["shortcomings"] or one["suggestions"])
    ]  # fmt: skip
    groups = Counter((ticket["department"], ticket["category"], ticket["kind"])
                     for _, ticket in wrote)  # fmt: skip
    assert {(one.department, one.category, one.kind): one.of for one in report.said} == dict(
        groups.most_common(20)
    ) or len(groups) > 20
    shown = " ".join(words for one in report.said for words in one.words)
    assert "13812345678" not in shown
    assert "1102" not in shown
    assert all(len(one.words) <= 5 for one in report.said)


async def test_what_is_not_fixed_is_read_before_what_pleases(storage):
    made = Estate(seed=6)
    start, end = PERIODS[0].bounds(SHANGHAI)
    groups = defaultdict(list)
    for one, ticket in made.of(made.follow_ups):
        sound = not one["doubt"] and not ticket["confidential"]
        if ticket["community_id"] == 1 and sound and start <= (one["answered_at"] or end) < end:
            one.update(satisfaction=5, shortcomings="fine")
            groups[ticket["department"], ticket["category"], ticket["kind"]].append(one)
    largest = max(groups.values(), key=len)
    assert len(largest) > 5, "not all of them are shown"
    largest[0].update(satisfaction=None, shortcomings="still drips")
    await made.build(storage)
    async with storage.view() as shelves:
        community = await shelves.communities.get(1)
        report = await shelves.reporting.report(community, PERIODS[0], STANDARD, NOW)
    assert [one.words[0] for one in report.said if "still drips" in " ".join(one.words)]


async def test_a_month_with_a_long_night_has_no_day_more(storage, estate):
    november, later = Period(Span.MONTH, date(2026, 11, 1)), NOW.replace(month=12)
    async with storage.view() as shelves:
        hill = await shelves.communities.get(2)
        found = await shelves.reporting.headline(hill, november, STANDARD, later)
    assert found.complained.days == 30, "New York sets its clocks back on the first"


async def test_the_period_before_and_the_other_estates(storage, estate):
    month = PERIODS[0]
    async with storage.view() as shelves:
        community = await shelves.communities.get(1)
        report = await shelves.reporting.report(community, month, STANDARD, NOW)
        before = await shelves.reporting.report(community, month.before, STANDARD, NOW)
        every = await shelves.communities.all()
        compared = await shelves.reporting.compared(every, month, Standards(), NOW)
    assert report.before == before.headline
    assert [one.community for one in compared] == ["Lin", "Hill"]
    assert compared[0].figures == report.headline
    hill = ByHand(estate, month)
    start, end = month.bounds(ZoneInfo("America/New_York"))
    filed = [one for one in estate.tickets if one["community_id"] == 2]
    assert compared[1].figures.filed == sum(start <= one["filed_at"] < end for one in filed)
    assert (start, end) != (hill.start, hill.end)


async def test_where_nothing_has_happened_nothing_is_made_up(storage):
    async with storage.transaction() as shelves:
        shelves.communities.open(Community(name="Lin", zone="UTC", language="en"))
    async with storage.view() as shelves:
        community = await shelves.communities.get(1)
        report = await shelves.reporting.report(community, PERIODS[0], STANDARD, NOW)
    assert report.headline.empty
    assert report.headline.satisfaction.mean is None
    assert report.headline.complained.upheld_rate is None
    assert report.advice == report.agenda == ()
