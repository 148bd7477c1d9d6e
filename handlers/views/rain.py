"""What comes of the rain."""

from collections.abc import Sequence

from handlers.views.names import building_name
from locales import Markup, Words


def rained(
    asked: int, gone_on: int, buildings: Sequence[str], words: Words, day: str = ""
) -> Markup:
    """How many are asked whether it held, and what goes on; which day, where not today."""
    where = words.joined(building_name(one, words) for one in buildings)
    heading = words("🌧 Rain: {where}", where=where) if buildings else words("🌧 Rain")
    lines = [words("{rain}, {day}", rain=heading, day=day) if day else heading]
    return Markup("\n").join([*lines, *_what_comes(asked, gone_on, words)])


def seen(asked: int, gone_on: int, words: Words) -> Markup:
    """Nobody of ours has said so, but the weather service."""
    lines = [words("🌧 Rain, says the weather service")]
    return Markup("\n").join([*lines, *_what_comes(asked, gone_on, words)])


def _what_comes(asked: int, gone_on: int, words: Words) -> list[Markup]:
    lines = []
    if asked:
        lines.append(
            words.many("{n} household is asked whether the repair has held.",
                       "{n} households are asked whether the repair has held.", asked)
        )  # fmt: skip
    if gone_on:
        lines.append(words.many("{n} order that waited for rain goes on.",
                                "{n} orders that waited for rain go on.", gone_on))  # fmt: skip
    if not asked and not gone_on:
        lines.append(words("Nothing waits for rain."))
    return lines
