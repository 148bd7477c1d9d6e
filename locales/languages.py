"""Which languages the front desk speaks, and which of them a person understands best."""

ENGLISH = "en"
SIMPLIFIED = "zh_Hans"
TRADITIONAL = "zh_Hant"

LANGUAGES = (SIMPLIFIED, TRADITIONAL, ENGLISH)
TRANSLATED = (SIMPLIFIED, TRADITIONAL)

NAMES = {SIMPLIFIED: "简体中文", TRADITIONAL: "繁體中文", ENGLISH: "English"}

_TRADITIONAL_PLACES = {"hant", "tw", "hk", "mo"}


def language_of(code: str | None) -> str:
    """The language for a Telegram `language_code` such as zh-hans, zh-TW, en-GB or None."""
    language, *parts = (code or "").lower().replace("_", "-").split("-")
    if language == "yue":
        return TRADITIONAL
    if language != "zh":
        return ENGLISH
    if "hans" in parts:
        return SIMPLIFIED
    return TRADITIONAL if _TRADITIONAL_PLACES.intersection(parts) else SIMPLIFIED
