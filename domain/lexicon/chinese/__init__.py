"""Danger in Chinese words, in the order in which a report is searched for it."""

from domain.lexicon.chinese.building import ABOVE, BUILDING, GUARDS
from domain.lexicon.chinese.harmless import LEAK, SAFETY_FACILITY, TAP
from domain.lexicon.chinese.people import FRAIL, LIFT, PEOPLE
from domain.lexicon.chinese.power import LIFE_SUPPORT, LIVE, OUTAGE, SMELL_AND_FIRE
from domain.lexicon.chinese.water import BURST, FIRE_FIGHTING, FLOOD, LEAKS

__all__ = ["DANGERS", "LEAK", "SAFETY_FACILITY", "TAP"]

# The first that fits names the kind: where two dangers meet, the deadlier stands first.
DANGERS = (
    *FIRE_FIGHTING,
    *LIFE_SUPPORT,
    *LIVE,
    *SMELL_AND_FIRE,
    *LIFT,
    *FRAIL,
    *OUTAGE,
    *GUARDS,
    *BUILDING,
    *BURST,
    *LEAKS,
    *FLOOD,
    *ABOVE,
    *PEOPLE,
)
