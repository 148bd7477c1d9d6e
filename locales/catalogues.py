"""The sentences in translation, read straight from the .po files that translators edit."""

from functools import cache
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.pofile import read_po

from locales.languages import ENGLISH

_HERE = Path(__file__).parent


def path_of(language: str) -> Path:
    return _HERE / language / "LC_MESSAGES" / "huifang.po"


def parsed(language: str) -> Catalog:
    with path_of(language).open("rb") as file:
        return read_po(file, locale=language)


@cache
def translations(language: str) -> dict[str, str]:
    """Translation by English sentence; a plural is found by its English singular."""
    if language == ENGLISH:
        return {}
    return {
        first(message.id): first(message.string)
        for message in parsed(language)
        if message.id and first(message.string) and not message.fuzzy
    }


def first(forms: str | list[str] | tuple[str, ...] | None) -> str:
    """Chinese has a single plural form, so the first one always says it."""
    if isinstance(forms, str):
        return forms
    return forms[0] if forms else ""
