"""Does a wrong setting say which it is and what would be right, and does no secret get out?"""

from dataclasses import replace

import pytest

from bot.premises import open_community
from bot.settings import Unusable, read_database, read_settings
from storage import Storage
from storage.tables import Person, Quote, Staff, Ticket
from tests.bot.test_commands import NOW
from tests.keyboard import keep

TOKEN = "123456789:" + "AbC-d_f" * 5
ENOUGH = {"BOT_TOKEN": TOKEN, "OPS_CHAT": "-1001234567890"}
SECRET = "0123456789abcdef"


def test_a_token_and_the_staffs_group_are_enough():
    settings = read_settings(ENOUGH)
    assert (settings.token, settings.ops_chat) == (TOKEN, -1001234567890)
    assert settings.zone == "Asia/Shanghai"
    assert not settings.webhook_url


def test_the_group_may_be_named_later_in_the_group_itself():
    assert read_settings({"BOT_TOKEN": TOKEN}).ops_chat is None


@pytest.mark.parametrize(("given", "chat"), [("", None), ("-100777", -100777), ("42", 42)])
def test_the_general_manager_may_have_a_chat(given, chat):
    assert read_settings(ENOUGH | {"GM_CHAT": given}).gm_chat == chat


def test_blank_settings_count_as_not_set():
    blank = dict.fromkeys(("TIME_ZONE", "API_URL", "LISTEN", "DATABASE_URL", "LOG_LEVEL"), " ")
    assert read_settings(ENOUGH | blank) == read_settings(ENOUGH)


@pytest.mark.parametrize("mark", ["", "\ufeff"])
def test_the_token_may_stand_in_a_file(tmp_path, mark):
    (tmp_path / "token").write_text(f"{mark}{TOKEN}\n", "utf-8")
    assert read_settings(ENOUGH | {"BOT_TOKEN_FILE": f"{tmp_path}/token"}).token == TOKEN


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("BOT_TOKEN", ""),
        ("BOT_TOKEN", "hello"),
        ("BOT_TOKEN", "１２３４:" + "A" * 35),
        ("BOT_TOKEN_FILE", "/nowhere"),
        ("BOT_TOKEN_FILE", "/"),
        ("OPS_CHAT", "42"),
        ("OPS_CHAT", "@group"),
        ("GM_CHAT", "@gm"),
        ("GM_CHAT", "--5"),
        ("TIME_ZONE", "Mars/Olympus"),
        ("TIME_ZONE", "../etc/passwd"),
        ("TIME_ZONE", "Asia"),
        ("LANGUAGE_OF_OFFICE", "fr"),
        ("LOG_LEVEL", "LOUD"),
        ("CURRENCY", "XYZ"),
        ("CURRENCY", "¥"),
        ("API_URL", "telegram"),
        ("DATABASE_URL", "mysql://localhost/huifang"),
        ("DATABASE_URL", "huifang.db"),
        ("DATABASE_URL", "sqlite://"),
        ("DATABASE_URL", "postgresql://office:secret@localhost"),
        ("WEBHOOK_URL", "bot.example.org"),
        ("LISTEN", "8080"),
        ("LISTEN", "localhost:99999"),
        ("LISTEN", "localhost:²"),
        ("STANDARD_FILE", "/nowhere"),
    ],
)
def test_what_cannot_be_is_named_in_one_line(name, value):
    with pytest.raises(Unusable, match=name) as refused:
        read_settings(ENOUGH | {"WEBHOOK_SECRET": SECRET} | {name: value})
    assert "\n" not in str(refused.value)


@pytest.mark.parametrize("secret", ["", "short", "with spaces in it, many"])
def test_a_webhook_wants_a_secret_worth_the_name(secret):
    with pytest.raises(Unusable, match="WEBHOOK_SECRET"):
        read_settings(ENOUGH | {"WEBHOOK_URL": "https://bot.example.org", "WEBHOOK_SECRET": secret})


def test_settings_can_be_printed_without_giving_anything_away():
    database = "postgresql://office:hunter2@localhost/huifang"
    shown = repr(read_settings(ENOUGH | {"DATABASE_URL": database, "WEBHOOK_SECRET": SECRET}))
    assert TOKEN not in shown
    assert "hunter2" not in shown
    assert SECRET not in shown


def test_a_wrong_database_url_is_not_repeated():
    with pytest.raises(Unusable) as refused:
        read_database({"DATABASE_URL": "postgres//office:hunter2@localhost"})
    assert "hunter2" not in str(refused.value)


def test_prices_are_named_in_the_currency_of_the_place():
    assert read_settings(ENOUGH).currency == "CNY"
    assert read_settings(ENOUGH | {"CURRENCY": "hkd"}).currency == "HKD"


async def test_the_currency_stays_once_a_price_was_named(sqlite_url):
    storage = Storage(sqlite_url)
    yuan = read_settings(ENOUGH)
    await open_community(storage, yuan)
    await open_community(storage, replace(yuan, currency="HKD"))
    keep(sqlite_url, *_a_price())
    await open_community(storage, replace(yuan, currency="HKD"))
    with pytest.raises(Unusable, match="CURRENCY must stay HKD"):
        await open_community(storage, yuan)
    await storage.close()


def _a_price():
    """A ticket with a quote, and all that they need."""
    return (
        Person(telegram_id=5, name="Li", language="en", notice_version=1, consented_at=NOW),
        Staff(community_id=1, telegram_id=9, name="Wang", role="engineer", language="en"),
        Ticket(number="R-1", community_id=1, kind="repair", state="filed", requester_id=1,
               home_id=None, place="", category="water", words="", urgent=False, triage_kind="",
               triage_words=[], filed_at=NOW, source_update="1"),
        Quote(ticket_id=1, ordinal=1, state="open", items=[], total=1, offered_at=NOW,
              offered_by=1, clause=""),
    )  # fmt: skip
