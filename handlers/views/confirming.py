"""What a household reads when a colleague has written down its answer; and who else hears of it."""

from handlers.buttons import Button, press
from handlers.letters import Letter
from handlers.views.rectifications import scores
from handlers.views.tickets import lines_of
from locales import Words
from storage.tables import Contact, FollowUp, Staff, Ticket


def is_that_right(ticket: Ticket, follow_up: FollowUp, staff: Staff, words: Words) -> Letter:
    """Their own tap signs the record (F10)."""
    shortcomings, suggestions = follow_up.shortcomings, follow_up.suggestions
    lines = [
        words("🖊 <b>{number}</b>: you have told our colleague {name}:", number=ticket.number,
              name=staff.name),
        scores(follow_up, words),
        words("Shortcomings: “{words}”", words=shortcomings) if shortcomings else None,
        words("Suggestions: “{words}”", words=suggestions) if suggestions else None,
        words("Is that right?"),
    ]  # fmt: skip
    right = Button(words("👍 Right"), press("told_right", follow_up.id))
    wrong = Button(words("✏️ Not right"), press("told_wrong", follow_up.id))
    return Letter(lines_of(lines), ((right, wrong),))


def confirmed(words: Words) -> Letter:
    return Letter(words("👍 Thank you for confirming it."))


def please_say(words: Words) -> Letter:
    return Letter(
        words("✏️ Thank you for telling us. Please say it yourself below; only that will count.")
    )


def disputed(ticket: Ticket, staff: Staff, words: Words) -> Letter:
    """To the supervisor, in private."""
    return Letter(
        words(
            "✏️ {number}: the household says that what {name} wrote down of the follow-up is not "
            "what it said. It is asked itself now; please look into it in confidence.",
            number=ticket.number,
            name=staff.name,
        )
    )


def different(
    ticket: Ticket, contact: Contact, follow_up: FollowUp, staff: Staff | None, words: Words
) -> Letter:
    """To the supervisor, in private: two calls, two answers (F15)."""
    lines = [
        words("🔍 {number}: a second call was told something else.", number=ticket.number),
        words("First: {scores}", scores=scores(follow_up, words)),
        words("Second: {scores}", scores=scores(contact, words)),
        words("The first was written down by {name}.", name=staff.name) if staff else None,
    ]
    return Letter(lines_of(lines))
