"""What the codes of the domain are called when people read them."""

from domain.tickets import Action, Role, State
from handlers.buttons import Button, press
from locales import Markup, Words, _, escape
from storage.tables import Staff

CATEGORY = {
    "water": _("Water and drains"),
    "electric": _("Electricity and light"),
    "wall_ceiling": _("Wall, ceiling, leak"),
    "door_window": _("Doors and windows"),
    "lock": _("Locks and keys"),
    "appliance": _("Appliances, gas, hot water"),
    "air_conditioning": _("Air conditioning"),
    "elevator": _("Lift"),
    "safety_facility": _("Fire and safety equipment"),
    "public_facility": _("Public facilities"),
    "cleaning": _("Cleaning"),
    "other": _("Something else"),
}
STATE = {
    State.FILED: _("Received"),
    State.ACCEPTED: _("Accepted"),
    State.DISPATCHED: _("Engineer assigned"),
    State.ON_THE_WAY: _("Engineer on the way"),
    State.DONE: _("Done, waiting for your confirmation"),
    State.REWORK: _("Being put right"),
    State.COMPLETED: _("Completed"),
    State.ARCHIVED: _("Closed"),
    State.CANCELLED: _("Cancelled"),
}
OFFICE_STATE = STATE | {
    State.FILED: _("Waiting to be accepted"),
    State.DONE: _("Done, waiting for the resident"),
    State.REWORK: _("Sent back, to be reworked"),
    State.COMPLETED: _("Accepted by the resident, waiting for audit"),
    State.ARCHIVED: _("Archived"),
}
ACTION = {
    Action.ACCEPT_ORDER: _("✋ Accept"),
    Action.DISPATCH: _("👷 Assign"),
    Action.SET_OFF: _("🛵 On the way"),
    Action.FINISH: _("🔧 Done"),
    Action.PASS_AUDIT: _("✅ Audit passed"),
    Action.FAIL_AUDIT: _("↩️ Audit failed"),
    Action.ACCEPT_WORK: _("👍 It is fine"),
    Action.SEND_BACK: _("↩️ Not fixed yet"),
    Action.CANCEL: _("Withdraw"),
}
ROLE = {
    Role.RESIDENT: _("resident"),
    Role.DISPATCHER: _("dispatcher"),
    Role.ENGINEER: _("engineer"),
    Role.HEAD: _("head of department"),
    Role.SUPERVISOR: _("customer-service supervisor"),
    Role.MANAGER: _("manager"),
    Role.GM: _("general manager"),
    Role.FINANCE: _("finance"),
    Role.GUARD: _("guard"),
}
MEMBER = {
    "owner": _("Owner"),
    "tenant": _("Tenant"),
    "family": _("Owner's family"),
    "agent": _("Owner's agent"),
}
TRIAGE = {
    "elevator": _("lift out of control or people trapped"),
    "structure": _("danger to the structure"),
    "electric": _("power failure or current leaking"),
    "water": _("burst pipe, no water or flooding"),
    "railing": _("broken step, handrail or railing"),
    "falling": _("something about to fall from a height"),
    "gas_fire": _("gas, fire or smoke"),
    "other_danger": _("danger to people"),
    "leak": _("leak that cannot be contained"),
    "safety_facility": _("safety equipment"),
    "routine": _("the resident says it is dangerous"),
}


def said(quoted: str, words: Words) -> Markup | None:
    """Somebody's own words, if there are any."""
    return words("“{words}”", words=quoted) if quoted else None


def place_of(address: str, words: Words) -> Markup:
    """The home, or in the reader's words that it is nobody's in particular."""
    return escape(address) if address else words("Common area")


def signed(words: Words, community: str, staff: Staff) -> Markup:
    """Every word of the office carries company, department and name (S0 五(4))."""
    role = words(ROLE[Role(staff.role)])
    return words("[{office} · {role}] {name}", office=community, role=role, name=staff.name)


def mention(staff: Staff) -> Markup:
    """A name that calls its bearer."""
    return linked(staff.telegram_id, staff.name)


def linked(telegram_id: int, name: str) -> Markup:
    """A name that leads to its bearer."""
    return Words("en")('<a href="tg://user?id={id}">{name}</a>', id=telegram_id, name=name)


def action_button(words: Words, action: Action, ticket_id: int) -> Button:
    return Button(words(ACTION[action]), press(action, ticket_id))
