"""What is said with an exported file."""

from domain.days_past import Days
from locales import Markup, Words


def exported(days: Days, count: int, words: Words) -> Markup:
    """It leaves the house with names in it: whoever holds it answers for it."""
    return words.many(
        "📦 {n} ticket from {first} to {last}. It names residents: please keep it to yourself.",
        "📦 {n} tickets from {first} to {last}. They name residents: please keep them to yourself.",
        count,
        first=days.first.isoformat(),
        last=days.last.isoformat(),
    )
