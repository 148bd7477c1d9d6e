"""Is every event one line that a program can read, harms no terminal and tells no secret?"""

import json
import logging
import subprocess
import sys

import pytest

from bot.logs import OneLine, keep_log

TOKEN = "123456789:" + "AbC-d_f" * 5
PASSWORD = "hunter2"


def _line(said, *details, error=None):
    """What is written of an event."""
    trace = (type(error), error, error.__traceback__) if error else None
    record = logging.LogRecord("bot.test", logging.WARNING, "", 1, said, details, trace)
    return OneLine().format(record)


@pytest.fixture
def root():
    """The root logger as pytest left it, and so again afterwards."""
    root = logging.getLogger()
    before = root.handlers[:], root.level
    yield root
    root.handlers[:], root.level = before
    logging.captureWarnings(capture=False)


def test_an_event_is_one_line_of_json():
    line = _line("no updates: %s\nagain", "漏水")
    told = json.loads(line)
    assert "\n" not in line
    assert (told["level"], told["room"]) == ("warning", "bot.test")
    assert told["said"] == "no updates: 漏水\nagain"
    assert told["at"].endswith("+00:00")


@pytest.mark.parametrize("odd", "\x00\r\x1b\x9b\u202e\u2028\ud800", ids=ascii)
def test_nothing_in_a_line_can_steer_a_terminal(odd):
    line = _line("name: %s", odd)
    assert odd not in line
    assert json.loads(line)["said"] == f"name: {odd}"


@pytest.mark.parametrize(
    "said",
    [
        TOKEN,
        f"POST https://api.telegram.org/bot{TOKEN}/sendMessage",
        f"https://api.telegram.org/file/bot{TOKEN.replace(':', '%3A')}/photo.jpg",
        f"bot{TOKEN.replace(':', '%3a')}",
        f"postgresql://office:{PASSWORD}@localhost/huifang",
        f"{{'token': '{TOKEN}'}}",
    ],
)
def test_no_token_and_no_password_is_written(said):
    line = _line("%s", said)
    assert TOKEN[10:] not in line
    assert PASSWORD not in line
    json.loads(line)


def test_no_token_is_written_in_a_traceback():
    with pytest.raises(ValueError, match="getMe") as raised:
        int(f"https://api.telegram.org/bot{TOKEN}/getMe")
    line = _line("it broke", error=raised.value)
    assert TOKEN[10:] not in line
    assert "ValueError" in json.loads(line)["trace"]


@pytest.mark.parametrize("harmless", ["at 2026-03-02T09:30:00+00:00", "12:30", "R-20260302-17"])
def test_what_only_looks_a_little_like_a_token_stays(harmless):
    assert harmless in _line("%s", harmless)


@pytest.mark.parametrize("library", ["httpx", "httpcore.http11", "aiohttp.access", "telegram"])
def test_libraries_speak_up_only_when_something_is_wrong(root, library):
    keep_log("DEBUG")
    assert not logging.getLogger(library).isEnabledFor(logging.INFO)
    assert logging.getLogger("bot").isEnabledFor(logging.DEBUG)


def test_everything_goes_to_stderr():
    told = "import logging; from bot.logs import keep_log; keep_log(); logging.info('hello')"
    ended = subprocess.run([sys.executable, "-c", told], capture_output=True, check=True)
    assert (ended.stdout, json.loads(ended.stderr)["said"]) == (b"", "hello")
