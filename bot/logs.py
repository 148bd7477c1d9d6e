"""What happens, each as one line of JSON on stderr, and never with a secret in it."""

import json
import logging
import re
from datetime import UTC, datetime

LEVELS = ("DEBUG", "INFO", "WARNING", "ERROR")
_TALKATIVE = (
    "aiohttp", "aiosqlite", "alembic", "apscheduler", "asyncio", "httpcore", "httpx", "telegram",
    "uvicorn",
)  # fmt: skip
_TOKEN = re.compile(r"(?<!\d)\d{3,20}(?::|%3A)[A-Za-z0-9_-]{20,}", re.IGNORECASE)
_PASSWORD = re.compile(r"(?<=://)([^\s:/@]*):[^\s/@]+@")
# What a terminal would obey; JSON itself writes out only the first 32 of them.
_CONTROLS = re.compile(
    "[\x00-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff]"
)


class OneLine(logging.Formatter):
    """When, how grave, in which room, what; with `trace` where something broke."""

    def format(self, record: logging.LogRecord) -> str:
        line = {
            "at": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname.lower(),
            "room": record.name,
            "said": record.getMessage(),
        }
        if record.exc_info:
            line["trace"] = self.formatException(record.exc_info)
        return visible(redacted(json.dumps(line, ensure_ascii=False)))


def keep_log(level: str = "INFO") -> None:
    """Send everything to stderr; libraries speak up only when something is wrong."""
    handler = logging.StreamHandler()
    handler.setFormatter(OneLine())
    logging.basicConfig(level=level, handlers=[handler], force=True)
    logging.captureWarnings(capture=True)
    for name in _TALKATIVE:
        logging.getLogger(name).setLevel(logging.WARNING)


def redacted(text: str) -> str:
    """The text without bot tokens, also in addresses, and without passwords of databases."""
    return _PASSWORD.sub(r"\1:<password>@", _TOKEN.sub("<token>", text))


def visible(text: str) -> str:
    """The text with whatever could steer a terminal or hide a line written out."""
    return _CONTROLS.sub(lambda found: f"\\u{ord(found[0]):04x}", text)
