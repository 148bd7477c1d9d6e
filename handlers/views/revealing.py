"""What is said of things that are masked in the group."""

from handlers.facts import Facts
from handlers.letters import Letter
from handlers.views.names import place_of
from locales import Markup, Words
from storage.tables import Staff


def phone(facts: Facts, words: Words) -> Markup:
    """The whole number, in an alert that only one person sees."""
    return words(
        "{name}: {phone}\nThat you have seen it is noted.",
        name=facts.requester.name[:64],
        phone=facts.phone,
    )


def name(facts: Facts, words: Words) -> Markup:
    """Who brought it, and from where, in an alert that only one person sees."""
    return words(
        "{name} · {place}\nThat you have seen it is noted.",
        name=facts.requester.name[:64],
        place=place_of(facts.ticket.place, words) if facts.ticket.place else "–",
    )


def often(staff: Staff, times: int, words: Words) -> Letter:
    """A colleague looks at more of what is masked than a day's work asks for."""
    return Letter(
        words(
            "👁 {name} has looked at {times} telephone numbers or names within a day. Each is in "
            "the log of its ticket.",
            name=staff.name,
            times=times,
        )
    )
