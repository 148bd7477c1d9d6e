"""Does a wrong setting say which it is and what would be right, and does no secret get out?"""

import pytest

from bot.settings import Unusable, read_database, read_settings

TOKEN = "123456789:" + "AbC-d_f" * 5
ENOUGH = {"BOT_TOKEN": TOKEN, "OPS_CHAT": "-1001234567890"}
SECRET = "0123456789abcdef"


def test_a_token_and_the_staffs_group_are_enough():
    settings = read_settings(ENOUGH)
    assert (settings.token, settings.ops_chat) == (TOKEN, -1001234567890)
    assert settings.zone == "Asia/Shanghai"
    assert not settings.webhook_url


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
        ("OPS_CHAT", ""),
        ("OPS_CHAT", "42"),
        ("OPS_CHAT", "@group"),
        ("GM_CHAT", "@gm"),
        ("GM_CHAT", "--5"),
        ("TIME_ZONE", "Mars/Olympus"),
        ("TIME_ZONE", "../etc/passwd"),
        ("TIME_ZONE", "Asia"),
        ("LANGUAGE_OF_OFFICE", "fr"),
        ("LOG_LEVEL", "LOUD"),
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
