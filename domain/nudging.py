"""催办: how soon a resident may ask again where it stays, and who hears of it each time."""

from datetime import datetime

from domain.ladder import Rung
from domain.standard import STANDARD, Standard

_ABOVE = ((Rung.HEAD, "nudge.to_head"), (Rung.MANAGER, "nudge.to_manager"))


def again_at(last: datetime, standard: Standard = STANDARD) -> datetime:
    """From when on a matter that was nudged then may be nudged once more."""
    return last + standard.duration("repair.nudge_pause")


def heard_by(times: int, standard: Standard = STANDARD) -> tuple[Rung, ...]:
    """Whoever has it; and the more often it is asked, those above them as well."""
    above = (rung for rung, row in _ABOVE if times >= standard.count(row))
    return (Rung.DUTY, *above)
