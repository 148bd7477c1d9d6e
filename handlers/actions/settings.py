"""What people have chosen for themselves holds from the next word on."""

from handlers.actions.telling import record
from handlers.turn import Turn


def choose(turn: Turn, what: str, *, yes: bool) -> None:
    """Large text, letters about their own matters only, or no questions how it went."""
    if getattr(turn.who, what) is not yes:
        setattr(turn.who, what, yes)
        record(turn, None, what, yes=yes)
