"""The estate that every trial plays in: who lives and works there, known to both sides."""

from dataclasses import dataclass
from datetime import UTC, datetime

from bot.premises import open_community
from bot.settings import read_settings
from handlers.views.notice import VERSION
from storage import Storage
from storage.outbox import Lane
from storage.tables import Member, OutboxRow, Person, Staff

NOW = datetime(2026, 11, 21, 8, tzinfo=UTC)


@dataclass
class Estate:
    """Ids on Telegram, and the environment that the bot is started with."""

    ops_group: int
    engineer: int
    residents: list[int]
    environment: dict[str, str]

    @property
    def database(self):
        return self.environment["DATABASE_URL"]

    @property
    def kind(self):
        return "SQLite" if self.database.startswith("sqlite") else "PostgreSQL"


async def settle(telegram, database, residents=8):
    """An estate with so many residents, each with a home, and one engineer."""
    founder = await telegram.person("Founder")
    engineer = await telegram.person("Wang")
    members = [founder, engineer]
    ops = (await telegram.post("groups", title="Ops", forum=True, members=members))["id"]
    people = [await telegram.person(f"Resident {n}") for n in range(residents)]
    environment = {
        "BOT_TOKEN": telegram.token,
        "OPS_CHAT": str(ops),
        "DATABASE_URL": database,
        "API_URL": telegram.url,
        "LANGUAGE_OF_OFFICE": "en",
    }
    estate = Estate(ops, engineer, people, environment)
    await _enter(estate)
    return estate


async def _enter(estate):
    storage = Storage(estate.database)
    await open_community(storage, read_settings(estate.environment))
    async with storage.transaction() as shelves:
        rooms = [("3", str(101 + n)) for n in range(len(estate.residents))]
        await shelves.households.add_homes(1, rooms)
        await shelves.office.appoint(
            Staff(community_id=1, telegram_id=estate.engineer, name="Wang", role="dispatcher",
                  language="en")
        )  # fmt: skip
        homes = await shelves.households.rooms(1, "3")
        for home, telegram_id in zip(homes, estate.residents, strict=True):
            await _move_in(shelves, home, telegram_id)
    await storage.close()


async def _move_in(shelves, home, telegram_id):
    person = Person(telegram_id=telegram_id, name=f"Resident {telegram_id}", language="en",
                    notice_version=VERSION, consented_at=NOW)  # fmt: skip
    await shelves.people.welcome(person)
    member = Member(home_id=home.id, person_id=person.id, role="owner", state="approved",
                    asked_at=NOW)  # fmt: skip
    await shelves.households.ask_to_join(member)


def notice(chat, text, kind):
    """A letter of the given class, as the office would post it now."""
    now = datetime.now(UTC)
    return OutboxRow(
        chat=chat, lane=Lane.NOTIFY, kind=kind, method="sendMessage",
        params={"chat_id": chat, "text": text}, posted_at=now, not_before=now,
    )  # fmt: skip
