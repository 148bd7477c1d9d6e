"""Is every event one line that a program can read, harms no terminal and tells no secret?"""

import io
import json
import logging
import subprocess
import sys

import pytest

from bot.logs import OneLine, keep_log

TOKEN = "123456789:" + "AbC-d_f" * 5
PASSWORD = "hunter2"


@pytest.fixture
def written():
    """Log to this, and read what was written."""
    stream = io.StringIO()
    log = logging.getLogger("bot.test")
    log.propagate = False
    handler = logging.StreamHandler(stream)
    handler.setFormatter(OneLine())
    log.addHandler(handler)
    yield log, stream
    log.removeHandler(handler)


@pytest.fixture
def root():
    """The root logger as pytest left it, and so again afterwards."""
    root = logging.getLogger()
    before = root.handlers[:], root.level
    yield root
    root.handlers[:], root.level = before
    logging.captureWarnings(capture=False)


def test_an_event_is_one_line_of_json(written):
    log, stream = written
    log.warning("no updates: %s\nagain", "漏水")
    line = json.loads(stream.getvalue())
    assert stream.getvalue().count("\n") == 1
    assert (line["level"], line["room"]) == ("warning", "bot.test")
    assert line["said"] == "no updates: 漏水\nagain"
    assert line["at"].endswith("+00:00")


@pytest.mark.parametrize("odd", "\x00\r\x1b\x9b\u202e\u2028\ud800", ids=ascii)
def test_nothing_in_a_line_can_steer_a_terminal(written, odd):
    log, stream = written
    log.warning("name: %s", odd)
    assert odd not in stream.getvalue()
    assert json.loads(stream.getvalue())["said"] == f"name: {odd}"


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
def test_no_token_and_no_password_is_written(written, said):
    log, stream = written
    log.warning("%s", said)
    assert TOKEN[10:] not in stream.getvalue()
    assert PASSWORD not in stream.getvalue()
    json.loads(stream.getvalue())


def test_no_token_is_written_in_a_traceback(written):
    log, stream = written
    try:
        int(f"https://api.telegram.org/bot{TOKEN}/getMe")
    except ValueError:
        log.exception("it broke")
    assert TOKEN[10:] not in stream.getvalue()
    assert "ValueError" in json.loads(stream.getvalue())["trace"]


@pytest.mark.parametrize("harmless", ["at 2026-03-02T09:30:00+00:00", "12:30", "R-20260302-17"])
def test_what_only_looks_a_little_like_a_token_stays(written, harmless):
    log, stream = written
    log.warning("%s", harmless)
    assert harmless in stream.getvalue()


@pytest.mark.parametrize("library", ["httpx", "httpcore.http11", "aiohttp.access", "telegram"])
def test_libraries_speak_up_only_when_something_is_wrong(root, library):
    keep_log("DEBUG")
    assert not logging.getLogger(library).isEnabledFor(logging.INFO)
    assert logging.getLogger("bot").isEnabledFor(logging.DEBUG)


def test_everything_goes_to_stderr():
    told = "import logging; from bot.logs import keep_log; keep_log(); logging.info('hello')"
    ended = subprocess.run([sys.executable, "-c", told], capture_output=True, check=True)
    assert (ended.stdout, json.loads(ended.stderr)["said"]) == (b"", "hello")
