"""Everything the environment may say: read once, typed, frozen; secrets are never printed."""

import os
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from bot.logs import LEVELS
from bot.overrides import read_overrides
from bot.unusable import Unusable
from domain.standard import Standards
from locales import CURRENCIES, LANGUAGES
from storage.transaction import database_url

__all__ = [
    "Settings",
    "Unusable",
    "database_setting",
    "read_database",
    "read_ledger",
    "read_settings",
    "read_standards",
]

_TOKEN = re.compile(r"[0-9]{3,20}:[A-Za-z0-9_-]{20,}")
_SECRET = re.compile(r"[A-Za-z0-9_-]{16,256}")
_DATABASE = (
    "DATABASE_URL must look like sqlite:///huifang.db or postgresql://user:password@host/name."
)
OPEN_METEO = "https://api.open-meteo.com"
_HIGHEST_PORT = 65535
_GROUP = re.compile(r"-[0-9]{1,18}")
_CHAT = re.compile(r"-?[0-9]{1,18}")


@dataclass(frozen=True)
class Settings:
    """What the office has set; `webhook_url` empty means long polling.

    `weather` is the address of the service that is asked, empty where none is.
    Without `ops_chat` the group is the one that /setup was said in.
    """

    token: str = field(repr=False)
    ops_chat: int | None = None
    database: str = field(default="sqlite:///huifang.db", repr=False)
    community: str = "Front desk"
    zone: str = "Asia/Shanghai"
    language: str = "zh_Hans"
    currency: str = "CNY"
    phone: str = ""
    gm_chat: int | None = None
    api_url: str = "https://api.telegram.org"
    webhook_url: str = ""
    webhook_secret: str = field(default="", repr=False)
    host: str = "127.0.0.1"
    port: int = 8080
    log_level: str = "INFO"
    standards: Standards = field(default=Standards(), repr=False)
    ledger: Path | None = None
    weather: str = ""


def read_settings(environment: Mapping[str, str] = os.environ) -> Settings:
    """Raise Unusable, naming the setting and the cure, for whatever is missing or wrong."""

    def said(name: str, unless: str = "") -> str:
        return environment.get(name, "").strip() or unless

    url = said("WEBHOOK_URL")
    host, port = _listen(said("LISTEN", "127.0.0.1:8080"))
    return Settings(
        token=_token(environment),
        ops_chat=_ops_chat(said("OPS_CHAT")),
        database=read_database(environment),
        community=said("COMMUNITY", "Front desk"),
        zone=_zone(said("TIME_ZONE", "Asia/Shanghai")),
        language=_language(said("LANGUAGE_OF_OFFICE", "zh_Hans")),
        currency=_currency(said("CURRENCY", "CNY")),
        phone=said("PHONE"),
        gm_chat=_gm_chat(said("GM_CHAT")),
        api_url=_api(said("API_URL", "https://api.telegram.org")),
        webhook_url=_webhook(url),
        webhook_secret=_secret(said("WEBHOOK_SECRET"), needed=bool(url)),
        host=host,
        port=port,
        log_level=_log_level(said("LOG_LEVEL", "INFO")),
        standards=read_standards(environment),
        ledger=read_ledger(environment),
        weather=_weather(said("WEATHER", "off"), said("WEATHER_URL", OPEN_METEO)),
    )


def read_database(environment: Mapping[str, str] = os.environ) -> str:
    return database_setting(environment.get("DATABASE_URL", "").strip() or "sqlite:///huifang.db")


def read_ledger(environment: Mapping[str, str] = os.environ) -> Path:
    """Where it is written down who was forgotten: beside SQLite's own file, if nobody says."""
    url = database_url(read_database(environment))
    beside = url.database if url.get_backend_name() == "sqlite" else "huifang"
    return Path(environment.get("LEDGER", "").strip() or f"{beside}.forgotten")


def database_setting(given: str) -> str:
    """An address of a database that we can use, as it was given."""
    try:
        url = database_url(given)
    except Exception as error:
        raise Unusable(_DATABASE) from error
    if url.database in (None, "", ":memory:"):
        raise Unusable(_DATABASE)
    return given


def read_standards(environment: Mapping[str, str] = os.environ) -> Standards:
    """The standard of each community: the house's own, but for what STANDARD_FILE changes."""
    given = environment.get("STANDARD_FILE", "").strip()
    return read_overrides(Path(given)) if given else Standards()


def _token(environment: Mapping[str, str]) -> str:
    token = environment.get("BOT_TOKEN", "").strip()
    if path := environment.get("BOT_TOKEN_FILE"):
        try:
            token = Path(path).read_text("utf-8-sig").strip()
        except (OSError, ValueError) as error:
            reason = getattr(error, "strerror", None) or "it is not a text file"
            raise Unusable(f"BOT_TOKEN_FILE cannot be read: {reason}.") from error
    if not token:
        raise Unusable("BOT_TOKEN is missing: ask @BotFather for a token and set it.")
    if not _TOKEN.fullmatch(token):
        raise Unusable(
            "BOT_TOKEN is not a token: it looks like 123456789:AbC… as @BotFather gave it."
        )
    return token


def _ops_chat(given: str) -> int | None:
    if given and not _GROUP.fullmatch(given):
        raise Unusable("OPS_CHAT must be the id of a group, a negative number like -1001234567890.")
    return int(given) if given else None


def _gm_chat(given: str) -> int | None:
    if given and not _CHAT.fullmatch(given):
        raise Unusable("GM_CHAT must be the id of a person or, with a minus, of a group.")
    return int(given) if given else None


def _zone(given: str) -> str:
    try:
        ZoneInfo(given)
    except (ZoneInfoNotFoundError, ValueError, OSError) as error:
        raise Unusable(f"TIME_ZONE {given!r} is unknown: use a name like Asia/Shanghai.") from error
    return given


def _language(given: str) -> str:
    if given not in LANGUAGES:
        raise Unusable(f"LANGUAGE_OF_OFFICE must be one of {', '.join(LANGUAGES)}.")
    return given


def _currency(given: str) -> str:
    if given.upper() not in CURRENCIES:
        raise Unusable(f"CURRENCY {given!r} is unknown: use its three letters, like CNY or EUR.")
    return given.upper()


def _log_level(given: str) -> str:
    if given.upper() not in LEVELS:
        raise Unusable(f"LOG_LEVEL must be one of {', '.join(LEVELS)}.")
    return given.upper()


def _api(given: str) -> str:
    if not re.fullmatch(r"https?://[^\s/]+(/[^\s]*)?", given):
        raise Unusable("API_URL must be an address like https://api.telegram.org.")
    return given.rstrip("/")


def _weather(which: str, url: str) -> str:
    """Where it is asked; empty where it is not."""
    if which not in {"off", "open-meteo"}:
        raise Unusable("WEATHER must be open-meteo or off.")
    if not re.fullmatch(r"https?://[^\s/]+(/[^\s]*)?", url):
        raise Unusable(f"WEATHER_URL must be an address like {OPEN_METEO}.")
    return "" if which == "off" else url.rstrip("/")


def _webhook(given: str) -> str:
    if given and not re.fullmatch(r"https?://[^\s/]+(/[^\s]*)?", given):
        raise Unusable("WEBHOOK_URL must be an address like https://bot.example.org.")
    return given.rstrip("/")


def _secret(given: str, *, needed: bool) -> str:
    if needed and not _SECRET.fullmatch(given):
        raise Unusable(
            "WEBHOOK_SECRET must be 16 to 256 letters, digits, _ or - of your own making."
        )
    return given


def _listen(given: str) -> tuple[str, int]:
    host, _, port = given.rpartition(":")
    if not host or not re.fullmatch("[0-9]{1,5}", port) or int(port) > _HIGHEST_PORT:
        raise Unusable("LISTEN must be host:port, like 127.0.0.1:8080.")
    return host.strip("[]"), int(port)
