"""The menu of commands in the office's group."""

from handlers.staff.commands import COMMANDS
from locales import _

OFFICE_MENU = (
    *((one.name, one.says) for one in COMMANDS),
    ("cancel", _("Drop what you are filling in")),
)
