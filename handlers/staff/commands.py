"""The commands of the office: what is not here is no command, in its menu and help neither."""

from handlers.command import Command
from handlers.staff import assets, dead_letters, faqs, helping, invitations, quoting, register
from locales import _

COMMANDS = (
    Command("invite", _("Invite somebody to a home"), invitations.command,
            _("[home] [as]"), "3-2-501 owner"),
    Command("asset", _("Lifts, lamps and doors with a printed code"), assets.show),
    Command("import", _("Enter the register of homes from a file"), register.bring),
    Command("faq", _("Questions and answers"), faqs.look_up),
    Command("quote", _("Name a price: in reply to a card"), quoting.command,
            _("[items]"), "tap 45 x2; labour 30"),
    Command("replay", _("Messages that could not be handled"), dead_letters.replay),
    Command("help", _("Help"), helping.help_me),
)  # fmt: skip
