"""How somebody new usually joins, for the stories that begin later or end otherwise."""

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from locales.languages import NAMES
from storage.tables import Home, Row

CODES = {"zh_Hans": "zh-hans", "zh_Hant": "zh-hant", "en": "en"}
PHONE = (
    "May the office telephone you? It then reaches you at once when it is urgent, and can "
    "confirm sooner who you are. You need not give a number."
)
MANDATE = "Please send a photo or file of the owner's written mandate."
UNTIL = "Until when does the mandate run? You can also write the date."


async def agrees(soul):
    await soul.says("/start")
    await soul.taps(NAMES[soul.language])
    await soul.taps("I agree")


async def finds(soul, building="3", room="1102"):
    await soul.taps(soul.tr("Building {building}", building=building))
    await soul.taps(room)


async def applies(soul, building="3", room="1102", role="Owner"):
    """Without a telephone number; the office's card."""
    await finds(soul, building, room)
    await soul.taps(role)
    await soul.taps("Skip")
    return await soul.town.ops_group.sees("🪪", soul.name, f"{building}-{room}")


async def adds_a_home(soul):
    """Somebody whom we know."""
    await soul.says("/home")
    await soul.taps("🏠 Add a home")


async def newcomer(town, name, language):
    return await town.newcomer(name, CODES[language])


async def enters(town, address, **known):
    """Write into the register what the office knows of a home."""
    (home,) = [one for one in await town.kept(Home) if one.address == address]
    async with AsyncSession(town.witness.engine) as session:
        row = await session.get_one(Home, home.id)
        for name, value in known.items():
            setattr(row, name, value)
        await session.commit()


async def traces(town, wanted):
    """Every row of every table in which this can be read, by the table's name."""
    async with AsyncSession(town.witness.engine) as session:
        rows = {
            table.name: (await session.execute(select(table))).all()
            for table in Row.metadata.sorted_tables
        }
    return [name for name, kept in rows.items() for row in kept if str(wanted) in str(row)]
