"""What holds for every test of the house, and the databases that tests ask for."""

import gc

import pytest
from hypothesis import settings

from tests.databases import SqliteFiles, postgres_server

# The same examples every time, on however slow a machine.
settings.register_profile("house", derandomize=True, deadline=None, database=None)
settings.load_profile("house")


def pytest_collection_finish():
    """What is loaded by now stays: to look through it again and again costs a fifth of the time."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(100_000, 50, 100)


@pytest.fixture(scope="session")
def sqlite_files(tmp_path_factory):
    return SqliteFiles(tmp_path_factory.mktemp("sqlite"))


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


@pytest.fixture(params=["sqlite", "postgresql"])
def database_url(request):
    """A migrated, empty database of this test's own, once on each of the two."""
    return request.getfixturevalue(f"{request.param}_url")
