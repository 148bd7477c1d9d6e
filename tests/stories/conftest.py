"""A town of its own for every story, on each of the two databases."""

import pytest

from locales.languages import SIMPLIFIED
from storage.tables import InboxRow, OutboxRow
from tests.databases import DATABASES
from tests.founding import a_town
from tests.stories.joins import agrees, applies
from tests.stories.usually import DRIPS, is_repaired, reports
from tests.town import HOUSE, MORNING


@pytest.fixture
def language():
    """What is spoken in the office; a story may ask for another."""
    return SIMPLIFIED


@pytest.fixture
def standards():
    """What is promised here; a story may promise something else."""
    return HOUSE


@pytest.fixture
def start():
    """When it begins; a story about a later day may begin shortly before that."""
    return MORNING


@pytest.fixture(params=DATABASES)
def databases(request):
    """Where the story's database comes from."""
    sources = {"sqlite": "sqlite_files", "postgresql": "postgres"}
    return request.getfixturevalue(sources[request.param])


@pytest.fixture
async def town(databases, language, standards, start):
    async with a_town(databases, language, standards=standards, start=start) as found:
        yield found


@pytest.fixture
async def small_town(databases):
    """An office with a plain group, which may become a supergroup one day."""
    async with a_town(databases, forum=False) as found:
        yield found


@pytest.fixture
async def boss(town):
    """The only manager, to whom we cannot write in private."""
    return await town.staff("何经理", "manager")


@pytest.fixture
async def manager(town):
    """One to whom we can."""
    soul = await town.staff("周经理", "manager")
    await soul.says("/start")
    return soul


@pytest.fixture
async def wang(town):
    """An engineer who has opened a private chat with us."""
    await town.engineer.says("/start")
    return town.engineer


@pytest.fixture
async def li(town):
    """Somebody who lives here."""
    return await town.resident("李女士", "3-1102")


@pytest.fixture
async def number(li):
    """Of something harmless at Li's."""
    return await li.reports(DRIPS)


@pytest.fixture
async def mended(town, li, wang):
    """A dripping tap at Li's, and two days later she is asked about it; its number."""
    number = await reports(li, "水龙头滴水")
    await is_repaired(town, li, number)
    await town.passes("P2D")
    return number


@pytest.fixture
async def zhao(town):
    """Somebody who has applied and waits."""
    soul = await town.newcomer("赵先生")
    await agrees(soul)
    soul.application = await applies(soul)
    return soul


@pytest.fixture
async def nothing_raises(town):
    """Every update was answered at the first attempt."""
    yield
    assert [one.error for one in await town.kept(InboxRow) if one.error] == []


@pytest.fixture
async def nothing_fails(town, nothing_raises):
    """And every letter arrived."""
    yield
    lost = [one for one in await town.kept(OutboxRow) if one.status in {"failed", "unknown"}]
    assert [(one.method, one.error) for one in lost] == []
