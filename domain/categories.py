"""What a repair can be about: few enough to be buttons, each with its trade and its follow-up."""

from dataclasses import dataclass
from enum import Flag, auto

from domain.standard import After


class Place(Flag):
    HOME = auto()
    COMMON = auto()
    BOTH = HOME | COMMON


@dataclass(frozen=True)
class Category:
    """`trade` finds the worker, `topic` the ops group's thread, `after` the default follow-up."""

    code: str
    trade: str
    topic: str
    after: After
    places: Place

    @property
    def for_home(self) -> bool:
        return Place.HOME in self.places

    @property
    def for_common(self) -> bool:
        return Place.COMMON in self.places


CATEGORIES = (
    #        code                trade         topic          follow-up            offered at
    Category("water",            "plumbing",   "water",       After.OTHER_REPAIR,  Place.BOTH),
    Category("electric",         "electrical", "electric",    After.OTHER_REPAIR,  Place.BOTH),
    Category("wall_ceiling",     "building",   "building",    After.LEAK_REPAIR,   Place.BOTH),
    Category("door_window",      "carpentry",  "building",    After.OTHER_REPAIR,  Place.HOME),
    Category("lock",             "carpentry",  "building",    After.OTHER_REPAIR,  Place.HOME),
    Category("appliance",        "appliance",  "electric",    After.OTHER_REPAIR,  Place.HOME),
    Category("air_conditioning", "appliance",  "electric",    After.OTHER_REPAIR,  Place.HOME),
    Category("elevator",         "elevator",   "facilities",  After.SAFETY_REPAIR, Place.COMMON),
    Category("safety_facility",  "fire",       "facilities",  After.SAFETY_REPAIR, Place.COMMON),
    Category("public_facility",  "general",    "facilities",  After.OTHER_REPAIR,  Place.COMMON),
    Category("cleaning",         "cleaning",   "environment", After.OTHER_REPAIR,  Place.COMMON),
    Category("other",            "general",    "desk",        After.OTHER_REPAIR,  Place.BOTH),
)  # fmt: skip

_BY_CODE = {category.code: category for category in CATEGORIES}


def category(code: str) -> Category:
    return _BY_CODE[code]


def categories_for(place: Place) -> tuple[Category, ...]:
    return tuple(category for category in CATEGORIES if place in category.places)
