"""A place as it was written down in one of our languages, for whoever reads another."""

from functools import cache

from locales import LANGUAGES, words_for

_NAME = "\0"


def parted(place: str) -> tuple[str, str]:
    """The name of the building and what is in it, "" for the common area; both as they are known.

    Neither where it is a home, or was written in another way.
    """
    building, dot, inside = place.partition(" · ")
    for before, after, common in _written():
        name = building.removeprefix(before).removesuffix(after)
        ours = name.isalnum() and name.isascii() and building == f"{before}{name}{after}"
        if dot and (ours or inside == common):
            return name if ours else building, "" if inside == common else inside
    return "", ""


@cache
def _written() -> list[tuple[str, str, str]]:
    """What stands before and after a building's name in each language, and the common area."""
    said = [words_for(one) for one in LANGUAGES]
    around = [words("Building {building}", building=_NAME).plain.split(_NAME) for words in said]
    common = [words("Common area").plain for words in said]
    return [(before, after, one) for (before, after), one in zip(around, common, strict=True)]
