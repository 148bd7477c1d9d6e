"""The menu of commands in the office's group."""

from handlers.command import ALL
from locales import _


def office_menu() -> list[tuple[str, str]]:
    """Each command, and what it is for."""
    known = [(one.name, one.says) for one in ALL.values()]
    return [*known, ("cancel", _("Drop what you are filling in"))]
