"""人工回访: when a colleague speaks with a household, because a message alone would not do."""

from enum import StrEnum


class Way(StrEnum):
    PHONE = "phone"
    VISIT = "visit"


class ContactState(StrEnum):
    OPEN = "open"
    TAKEN = "taken"
    REACHED = "reached"
    IN_VAIN = "in_vain"
    CALLED_OFF = "called_off"


class Reason(StrEnum):
    """Why a person asks."""

    SILENT = "silent"  # a question and a reminder, and no answer (F5)
    SAMPLED = "sampled"  # chosen so that the rate is met (F9)
    UNHAPPY = "unhappy"  # what they said was not good
    DOUBTFUL = "doubtful"  # what was answered looks invented (F15)
    NO_TELEGRAM = "no_telegram"  # whoever reported it by telephone
    NOT_REACHED = "not_reached"  # they have blocked us, or left Telegram
