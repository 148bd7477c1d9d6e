"""How it is said: every sentence, date and sum in the language of whoever reads it."""

from locales.languages import LANGUAGES, language_of
from locales.markup import Markup, escape
from locales.words import CURRENCIES, Words, _, words_for

__all__ = [
    "CURRENCIES",
    "LANGUAGES",
    "Markup",
    "Words",
    "_",
    "escape",
    "language_of",
    "words_for",
]
