"""All windows there are: what views make, and what forms ask."""

from collections.abc import AsyncIterator, Iterator
from datetime import timedelta
from typing import Any

from domain.complaints import CaseKind
from domain.departments import Department
from domain.quotes import QuoteState
from domain.surveys import SurveyKind, SurveyState
from domain.tickets import Kind, Role
from handlers.conversations.saying_why import POOR
from handlers.form import ALL, Form
from locales import LANGUAGES
from storage import Shelves
from storage.tables import Home, Member, Sheet, StaffInvitation, Template
from tests.founding import Databases, a_town
from tests.stories.usually import reports
from tests.town import Soul, Town
from tests.windows.asking_many import CODES, survey_of
from tests.windows.estate import NOW
from tests.windows.in_person import to_be_called
from tests.windows.people import SAID
from tests.windows.samples import Samples
from tests.windows.talks import Walker
from tests.windows.views import Window, large, views, windows_of

_SPOKEN_OF = {"residents", "tickets.resident_card", "progress", "my", "settings"}
_BUSY = 5  # open matters of each kind
_COMPLETED = "R260228-107"
_GIVEN = {
    "about": POOR, "before": "", "bill": "1", "by_desk": False, "case": "1", "charge": "paid",
    "check": "1", "code": Department.GREENING, "colleague": "1", "department": "engineering",
    "contact": "1", "correction": "1", "description": {"words": "", "media": []}, "faq": "1",
    "follow_up": "1", "had": "", "incident": "1", "invitation": "1", "known": {},
    "known_home": "", "low": CODES, "number": "R260302-483", "period": "2026-Q1", "quote": "1",
    "sheet": "1", "staff": "", "survey": "1", "template": "1", "ticket": "1", "wanted": "repair",
}  # fmt: skip
_EITHER = {"by_desk": [False, True], "what": ["add", "name", "phone"]}


def in_views() -> Iterator[Window]:
    """Those that residents live with are shown in large text as well."""
    for samples in map(Samples, LANGUAGES):
        for name, view in views().items():
            for window in windows_of(name, view, samples):
                yield window
                if window.whole and _SPOKEN_OF & {name, name.partition(".")[0]}:
                    yield large(window)


async def in_talks(databases: Databases) -> list[Window]:
    found: list[Window] = []
    for language in LANGUAGES:
        async with a_town(databases, language) as town:
            async for _form, shown, _asked in walks(town, language):
                found += shown
    return found


async def walks(
    town: Town, language: str
) -> AsyncIterator[tuple[Form[Any], list[Window], set[str]]]:
    """Through every form; where the number of open matters counts, also by who has many."""
    walker, busy = await _walkers(town, language)
    for form in ALL.values():
        yield form, *await walker.through(form)
        if {"too_many", "matter"} & set(form.plan.steps):
            yield form, *await busy.through(form)


async def _walkers(town: Town, language: str) -> list[Walker]:
    said = SAID[language]
    soul = await town.resident(said.resident, "3-1102", language)
    busy = await town.resident(said.family, "3-1101", language)
    await reports(soul, said.leak)
    await town.staff(said.manager, "manager")
    async with town.app.storage.transaction() as shelves:
        await _furnish(shelves, Samples(language), soul, busy)
        done = (await shelves.tickets.numbered(_COMPLETED)).id
    known = {**_GIVEN, "language": language, "sending_back.ticket": str(done)}
    given = {name: [value] for name, value in known.items()} | _EITHER
    return [Walker(town, one, given) for one in (soul, busy)]


async def _furnish(shelves: Shelves, samples: Samples, soul: Soul, busy: Soul) -> None:
    """Whatever the questions may be about."""
    at = NOW + timedelta(hours=1)
    faq = samples.entry.faq
    faq.id = None
    await shelves.faqs.write(
        faq,
        {code: (SAID[code].question, SAID[code].answer) for code in LANGUAGES},
    )
    who, owner = [await shelves.people.known_as(one.id) for one in (busy, soul)]
    head = (await shelves.office.holding(1, Role.MANAGER))[0].id
    (home,) = await shelves.households.homes_of(owner)
    await shelves.surveys.keep(survey_of(samples, SurveyKind.ANNUAL, SurveyState.CLOSED))
    (ticket,) = await shelves.tickets.open_in(1)
    ticket.charge = "paid"
    second = await shelves.households.rooms(1, "1")
    rows: list[Any] = [
        *(Home(community_id=1, building="4", unit=unit, room="201") for unit in "12"),
        Member(home_id=second[0].id, person_id=owner.id, role="owner", state="approved",
               asked_at=at),
        samples.priced(QuoteState.AGREED, offered_by=1),
        samples.card_of(CaseKind.UNRESOLVED),
        samples.asset,
        Sheet(survey_id=1, home_id=home.id, person_id=owner.id, chosen_at=at),
        samples.follow_up(),
        samples.incident(category="elevator", triage_kind="routine", unit="", urgent=False,
                         community_id=1, proposed_at=at),
        samples.ticket("completed", number=_COMPLETED, source_update=_COMPLETED,
                       requester_id=who.id, home_id=None, community_id=1),
        StaffInvitation(community_id=1, role="engineer", department="engineering", token_hash="",
                        made_at=at, expires_at=at + timedelta(days=400), by_staff=head),
        Template(community_id=1, title=samples.said.part, words={}, written_at=at),
        *(
            samples.ticket("filed", kind, number=f"R260301-{kind}{n}", source_update=f"{kind}{n}",
                           requester_id=who.id, home_id=None, community_id=1,
                           filed_at=at)
            for kind in Kind
            for n in range(_BUSY)
        ),
    ]  # fmt: skip
    for row in rows:
        row.id = None  # the database numbers them
        if hasattr(row, "ticket_id"):
            row.ticket_id = 1
        shelves._session.add(row)
    await shelves.flush()
    await shelves.contacts.enter(to_be_called(community_id=1, follow_up_id=1, id=None))
