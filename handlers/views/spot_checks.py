"""What the manager sees of an unannounced check."""

from domain.spot_checks import Verdict
from handlers.buttons import Button, press
from handlers.facts import Facts
from handlers.letters import Letter
from handlers.views.tickets import lines_of, ops_card
from locales import Words, _
from storage.tables import SpotCheck

VERDICT = {
    Verdict.GOOD: _("👍 In order"),
    Verdict.MINOR: _("▫️ Something small"),
    Verdict.BAD: _("👎 Not in order"),
}


def card(check: SpotCheck, facts: Facts, words: Words) -> Letter:
    """The ticket that chance has picked, and what to look at."""
    lines = [
        words("🎲 <b>Unannounced check</b> (S0 三(1)): chance has picked this one."),
        ops_card(facts, words).text,
        words(
            "Please look: is the record true and complete, was it done in time and well, does the "
            "place look as the photos say, and is the resident content?"
        ),
    ]
    record = Button(words("📝 Record what you found"), press("spot_record", check.id))
    return Letter(lines_of(lines), ((record,),), media=facts.shown("done"))


def recorded(words: Words) -> Letter:
    return Letter(words("🎲 Thank you, it has been recorded."))
