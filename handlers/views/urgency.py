"""Why somebody is called at once, as the office reads it, and what the resident hears of it."""

from domain.urgency import Because
from handlers.buttons import Button, press
from handlers.facts import Facts
from handlers.letters import Letter
from handlers.views.names import TRIAGE
from handlers.views.safety import safety_words
from locales import Markup, Words, _

_BECAUSE = {
    Because.SILENCE: _("asked, and not answered in time"),
    Because.YES: _("asked, and the resident said yes"),
    Because.RESIDENT: _("raised by the resident"),
    Because.LATER_WORDS: _("by later words"),
    Because.OFFICE: _("raised by the office"),
}


def why_urgent(facts: Facts, words: Words) -> Markup | None:
    """The kind of danger, what made us think so, and the very words."""
    ticket = facts.ticket
    if not ticket.urgent:
        return None
    reasons = [words(_BECAUSE[Because(facts.because)])] if facts.because else []
    if ticket.triage_kind != "routine" or not reasons:
        reasons.insert(0, words(TRIAGE[ticket.triage_kind]))
    why = Markup(" · ").join(reasons)
    heard = " … ".join(str(one) for one in ticket.triage_words)
    if not heard:
        return words("Treated as urgent: {why}", why=why)
    return words("Treated as urgent: {why} (“{heard}”)", why=why, heard=heard)


def called_out(facts: Facts, words: Words) -> list[Markup]:
    """What to do until help comes, that it comes, and whom to telephone."""
    called = (
        words("As you did not answer, your report is treated as urgent; the duty staff have "
              "been called. If nobody is in danger, please reply to this message.")
        if facts.because == Because.SILENCE
        else words("Your report has been received; the duty staff have been called.")
    )  # fmt: skip
    return _with_help(called, facts, words)


def raised(facts: Facts, words: Words) -> Letter:
    """It is urgent now: what to do, and who has been called."""
    called = words(
        "<b>{number}</b> is now treated as urgent. The duty staff have been called.",
        number=facts.ticket.number,
    )
    text = Markup("\n").join(_with_help(called, facts, words))
    if facts.because != Because.LATER_WORDS:
        return Letter(text)
    other = Button(words("It is something else"), press("something_else", facts.ticket.id))
    return Letter(text, ((other,),))


def raised_often(times: int, words: Words) -> Markup:
    """For the office to judge; nobody is ever refused."""
    return words.many(
        "⚠️ This resident has raised {n} matter today.",
        "⚠️ This resident has raised {n} matters today.",
        times,
    )


def something_else(facts: Facts, words: Words) -> Letter:
    """The guess was wrong: what was raised may be lowered again by whoever sees that it is safe."""
    return Letter(
        words(
            "ℹ️ <b>{number}</b>: the resident says that the last words were about something "
            "else. A report of its own follows.",
            number=facts.ticket.number,
        )
    )


def _with_help(called: Markup, facts: Facts, words: Words) -> list[Markup]:
    lines = [safety_words(words, facts.ticket.triage_kind, facts.standard), called]
    if phone := facts.community.phone:
        lines.append(words("You can also telephone us at any time: {phone}", phone=phone))
    return lines
