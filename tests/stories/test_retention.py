"""Once a night what has been kept for long enough goes, is counted, and the desk hears of it."""

from datetime import timedelta

import pytest

from domain.standard import STANDARD
from storage.proof import prove
from storage.tables import (
    Conversation,
    Event,
    InboxRow,
    Medium,
    Member,
    OutboxRow,
    Person,
    Ticket,
    Timer,
)
from tests.stories.usually import is_repaired, newest, reports
from tests.town import MORNING

TIDIED = "🧹"
A_DAY = timedelta(days=1)


async def goes_by(town, days):
    """The office is shut, and catches up afterwards."""
    await town.restarts(after=f"P{days}D")
    await town.settles()


async def is_settled(town, resident, words):
    """Repaired, accepted and archived; its number."""
    number = await reports(resident, words)
    await is_repaired(town, resident, number)
    card = await town.ops_group.sees(f"{number} · ", "📍")
    await town.supervisor.taps("✅ Audit passed", on=card, at=town.ops_group)
    return number


@pytest.fixture
async def settled(town, li):
    return await is_settled(town, li, "水龙头滴水 7391846")


def allowed(kind):
    return STANDARD.duration(f"retention.{kind}")


@pytest.mark.clause("A14", partly="a record of each household, brought up to date")
async def test_nothing_is_ever_older_than_its_limit(town, li, settled):
    for days in (1, 2, 3, 30, 150, 600):
        await goes_by(town, days)
        now = town.app.clock.now()
        for row in await town.kept(InboxRow):
            assert now - row.received_at <= allowed("as_heard")
        for letter in await town.kept(OutboxRow):
            assert letter.done_at is None or now - letter.done_at <= allowed("letters")
        for talk in await town.kept(Conversation):
            assert now - talk.touched_at <= allowed("as_heard")
        (ticket,) = await town.kept(Ticket)
        assert not await town.kept(Medium) or now - ticket.archived_at <= allowed("photos")
        assert not ticket.words or now - ticket.archived_at <= allowed("tickets")
    assert (ticket.number, ticket.state, ticket.place) == (settled, "archived", "3")


async def test_an_old_matter_counts_on_and_leads_to_nobody(town, li, settled):
    await goes_by(town, 800)
    (ticket,) = await town.kept(Ticket)
    (person,) = [one for one in await town.kept(Person) if one.telegram_id == li.id]
    assert ticket.requester_id != person.id
    assert (person.name, ticket.home_id, ticket.words, ticket.work) == ("李女士", None, "", "")
    await town.ops_group.sees(settled, "🕊 Erased at the resident's wish.")
    await town.ops_group.sees_nothing_of("7391846")
    proof = await prove(town.witness)
    assert proof.erased > 3
    await li.says("/my")
    assert settled not in (await li.texts())[-1]


async def test_what_is_still_open_is_kept_however_old(town, li):
    number = await reports(li, "水龙头滴水")
    await goes_by(town, 800)
    (ticket,) = await town.kept(Ticket)
    assert (ticket.number, ticket.words) == (number, "水龙头滴水")


async def test_photos_go_before_the_words(town, li, settled):
    assert await town.kept(Medium)
    await goes_by(town, 200)
    assert await town.kept(Medium) == []
    (ticket,) = await town.kept(Ticket)
    assert ticket.words


async def test_a_declined_application_goes(town):
    soul = await town.newcomer("赵先生")
    async with town.app.storage.transaction() as shelves:
        person = Person(telegram_id=soul.id, name="赵先生", language="zh_Hans",
                        notice_version=9, consented_at=MORNING)  # fmt: skip
        await shelves.people.welcome(person)
        await shelves.households.ask_to_join(
            Member(home_id=1, person_id=person.id, role="owner", state="declined",
                   asked_at=MORNING, decided_at=MORNING)
        )  # fmt: skip
    await goes_by(town, 20)
    assert await town.kept(Member)
    await goes_by(town, 12)
    assert await town.kept(Member) == []


async def test_the_desk_reads_what_went_and_is_not_woken(town, li, settled):
    await goes_by(town, 4)
    await town.ops_group.sees(TIDIED)
    (report,) = [one for one in await town.kept(OutboxRow) if TIDIED in str(one.params.get("text"))]
    assert report.params["disable_notification"]
    (event,) = [one for one in await town.kept(Event) if one.action == "tidy_up"][:1]
    assert event.detail["gone"]["as_heard"] > 3


async def test_a_night_in_which_nothing_goes_is_not_worth_a_word(town):
    await goes_by(town, 1)
    await town.ops_group.sees_nothing_of(TIDIED)


async def test_there_is_one_night_each_day_however_often_it_is_started(town):
    for _again in range(3):
        await town.restarts()
    waiting = [one for one in await town.kept(Timer) if one.name == "nightly"]
    assert [one.about for one in waiting] == ["night:1"]
    await goes_by(town, 10)
    waiting = [one for one in await town.kept(Timer) if one.name == "nightly" and not one.rung_at]
    assert len(waiting) == 1
    assert timedelta() < waiting[0].due - town.app.clock.now() <= A_DAY


async def test_a_night_that_is_rung_twice_reports_once(town, li, settled):
    async with town.app.storage.transaction() as shelves:
        due = town.app.clock.now() + timedelta(days=5)
        for _twice in range(2):
            shelves.timers.set("nightly", due, "night:1", "night:1", community=1)
    await goes_by(town, 6)
    reports_of = [one for one in await town.ops_group.texts() if TIDIED in one]
    assert len(reports_of) == 1
    assert await newest(town) == settled
