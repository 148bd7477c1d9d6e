"""Why somebody is sent at once, where it was not for the words of the report alone."""

from enum import StrEnum


class Because(StrEnum):
    SILENCE = "silence"
    YES = "yes"
    RESIDENT = "resident"
    LATER_WORDS = "later_words"
    OFFICE = "office"
