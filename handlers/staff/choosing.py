"""Which of several was written: by its code, as its button says it, or by a name."""

from collections.abc import Iterable

from handlers.manners import Misused
from handlers.steps import Options, meant
from handlers.turn import Turn
from locales import _

_CHOICES = _("“{said}” is none of these: {choices}.")


def choice(turn: Turn, said: str, options: Options) -> str:
    """The code; of “job:water” the end will do. Misused, with all of them, where it is none."""
    wanted = said.casefold()
    whole = [code for code, _label in options if code.casefold() == wanted]
    ends = [code for code, _label in options if code.casefold().rpartition(":")[2] == wanted]
    found = next(iter(whole + ends), None) or meant(said, options)
    if found is None:
        labels = turn.words.joined(label for _code, label in options)
        raise Misused(_CHOICES, said=said, choices=labels)
    return found


def named_first(said: str, names: Iterable[str]) -> str:
    """The longest of these names with which it begins; empty where it begins with none."""
    begun = [one for one in names if said.casefold().startswith(one.casefold())]
    return max(begun, key=len, default="")
