"""A keyboard to give commands at, databases for them, and a Telegram."""

import logging
import os

import pytest

from bot.commands import main
from sandbox import Sandbox, World
from storage.tables import Community
from tests.keyboard import Answer, keep

SETTINGS = ("BOT_TOKEN", "BOT_TOKEN_FILE", "OPS_CHAT", "API_URL", "WEBHOOK_URL", "TIME_ZONE",
            "COMMUNITY", "STANDARD_FILE")  # fmt: skip


@pytest.fixture
def command(capsys, monkeypatch):
    """Give a command at the keyboard."""
    root = logging.getLogger()
    before, mask = (root.handlers[:], root.level), os.umask(0o022)
    for name in SETTINGS:
        monkeypatch.delenv(name, raising=False)

    def given(*arguments):
        try:
            code = main([str(one) for one in arguments])
        except SystemExit as ended:
            code = ended.code
        return Answer(code, *capsys.readouterr())

    yield given
    root.handlers[:], root.level = before
    logging.captureWarnings(capture=False)
    os.umask(mask)


@pytest.fixture
def bare(monkeypatch, tmp_path):
    """A place where no database has been made yet."""
    path = tmp_path / "bare.db"
    monkeypatch.setenv("DATABASE_URL", f"sqlite:///{path}")
    return path


@pytest.fixture
def settled(monkeypatch, database_url):
    """The URL of a database with an estate in it, once on each of the two."""
    return _settle(monkeypatch, database_url)


@pytest.fixture
def estate(monkeypatch, sqlite_url):
    """The URL of a database with an estate in it, where it does not matter which."""
    return _settle(monkeypatch, sqlite_url)


def _settle(monkeypatch, url):
    monkeypatch.setenv("DATABASE_URL", url)
    keep(url, Community(name="Lin", zone="Asia/Shanghai", language="zh_Hans", ops_chat=-1))
    return url


@pytest.fixture
async def sandbox():
    """A Telegram of our own."""
    sandbox = Sandbox(World())
    await sandbox.start()
    yield sandbox
    await sandbox.stop()
