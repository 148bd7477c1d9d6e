"""What comes of the rain."""

from collections.abc import Sequence

from handlers.views.names import building_name
from locales import Markup, Words


def rained(
    asked: int, gone_on: int, untried: int, buildings: Sequence[str], words: Words, when: str = ""
) -> Markup:
    """How many are asked whether it held, and what goes on; when, where not just now.

    `untried` wait for rain still, as they were mended after this one.
    """
    where = words.joined(building_name(one, words) for one in buildings)
    heading = words("🌧 Rain: {where}", where=where) if buildings else words("🌧 Rain")
    lines = [words("{rain}, {when}", rain=heading, when=when) if when else heading]
    if untried:
        lines.append(
            words.many("{n} repair was done only after this rain, and waits for the next.",
                       "{n} repairs were done only after this rain, and wait for the next.",
                       untried)
        )  # fmt: skip
    if asked or gone_on or not untried:
        lines += _what_comes(asked, gone_on, words)
    return Markup("\n").join(lines)


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
