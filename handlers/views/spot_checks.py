"""What the manager sees of an unannounced check."""

from datetime import datetime

from domain.spot_checks import Verdict
from handlers.buttons import Button, press
from handlers.facts import Facts
from handlers.letters import Letter
from handlers.views.tickets import lines_of, ops_card
from locales import Markup, Words, _
from storage.tables import SpotCheck

VERDICT = {
    Verdict.GOOD: _("👍 In order"),
    Verdict.MINOR: _("▫️ Something small"),
    Verdict.BAD: _("👎 Not in order"),
}


def card(check: SpotCheck, facts: Facts, by: datetime | None, words: Words) -> Letter:
    """The ticket that chance has picked, what to look at, and by when; or that it is late."""
    lines = [
        words("🎲 <b>Unannounced check</b> (S0 三(1)): chance has picked this one."),
        ops_card(facts, words).text,
        words(
            "Please look: is the record true and complete, was it done in time and well, does the "
            "place look as the photos say, and is the resident content?"
        ),
        _by_when(by, facts, words),
    ]
    record = Button(words("📝 Record what you found"), press("spot_record", check.id))
    return Letter(lines_of(lines), ((record,),), media=facts.shown("done"))


def _by_when(by: datetime | None, facts: Facts, words: Words) -> Markup:
    if by is None:
        return words("⏰ Nothing has been recorded of it yet: please do so today.")
    moment = words.moment(by, facts.zone, facts.now, lasting=True)
    return words("Please record what you have found by {moment}.", moment=moment)


def recorded(words: Words) -> Letter:
    return Letter(words("🎲 Thank you, it has been recorded."))
