"""满意度调查: what is asked of many households, and in which state a survey and a sheet may be."""

from enum import StrEnum


class SurveyKind(StrEnum):
    ANNUAL = "annual"
    QUARTERLY = "quarterly"
    TOPIC = "topic"
    EVENT = "event"


class SurveyState(StrEnum):
    DRAFT = "draft"
    OPEN = "open"
    CLOSED = "closed"
    TOLD = "told"  # whoever answered has heard what was done with the answers
    DROPPED = "dropped"


class SheetState(StrEnum):
    CHOSEN = "chosen"
    SENT = "sent"
    ANSWERED = "answered"
    REFUSED = "refused"
    UNREACHED = "unreached"  # nobody of the household can be written to
    LAPSED = "lapsed"  # closed without an answer
