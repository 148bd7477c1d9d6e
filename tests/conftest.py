"""What holds for every test of the house, and the databases that tests ask for."""

import gc
from tempfile import TemporaryDirectory

import pytest
from hypothesis import settings

from tests.databases import DATABASES, SqliteFiles, postgres_server, quick_disk, shared_out

# The same examples every time, on however slow a machine.
settings.register_profile("house", derandomize=True, deadline=None, database=None)
settings.load_profile("house")


def pytest_addoption(parser):
    parser.addoption("--both", action="store_true", help="every fact on each of the databases")


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(config, items):
    """A story is told once, on the one database or on the other; so is each of several facts."""
    if not config.getoption("both"):
        kept = shared_out(items)
        config.hook.pytest_deselected(items=list(set(items) - set(kept)))
        items[:] = kept


def pytest_collection_finish():
    """What is loaded by now stays: to look through it again and again costs a fifth of the time."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(100_000, 50, 100)


@pytest.fixture(scope="session")
def sqlite_files():
    with TemporaryDirectory(prefix="huifang-sqlite-", dir=quick_disk()) as folder:
        yield SqliteFiles(folder)


@pytest.fixture(scope="session")
def postgres():
    with postgres_server() as server:
        yield server


@pytest.fixture
def sqlite_url(sqlite_files):
    """A migrated, empty SQLite database of this test's own."""
    with sqlite_files.fresh() as url:
        yield url


@pytest.fixture
def postgresql_url(postgres):
    """A migrated, empty PostgreSQL database of this test's own."""
    with postgres.fresh() as url:
        yield url


@pytest.fixture(params=DATABASES)
def database_url(request):
    """A migrated, empty database of this test's own, once on each of the two."""
    return request.getfixturevalue(f"{request.param}_url")
