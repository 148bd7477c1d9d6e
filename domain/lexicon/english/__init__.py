"""Danger in English words, in the order in which a report is searched for it."""

from domain.lexicon.english.building import ABOVE, BUILDING, GUARDS
from domain.lexicon.english.common import spoken_in
from domain.lexicon.english.harmless import LEAK, SAFETY_FACILITY, TAP
from domain.lexicon.english.people import FRAIL, LIFT, PEOPLE
from domain.lexicon.english.power import LIVE, OUTAGE, SMELL_AND_FIRE
from domain.lexicon.english.water import BURST, FIRE_FIGHTING, FLOOD, LEAKS

__all__ = ["DANGERS", "LEAK", "SAFETY_FACILITY", "TAP", "spoken_in"]

# The first that fits names the kind: where two dangers meet, the deadlier stands first.
DANGERS = (
    *FIRE_FIGHTING,
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
