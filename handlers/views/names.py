"""What the codes of the domain are called when people read them."""

from collections.abc import Mapping
from types import MappingProxyType

from domain.bills import BillState, Way
from domain.complaints import Severity, Verdict
from domain.departments import Department
from domain.entering import Source
from domain.moments import WaitingFor
from domain.tickets import JOBS, Action, Kind, Role, State
from domain.withdrawal import Withdrawal
from handlers.buttons import Button, press
from handlers.views.written_places import parted
from locales import Markup, Words, _, escape
from storage.forgotten import nobody
from storage.tables import Person, Staff, Ticket

KIND = {
    Kind.REPAIR: _("🔧 Repair"),
    Kind.COMPLAINT: _("📣 Complaint"),
    Kind.INQUIRY: _("❓ Question"),
    Kind.SUGGESTION: _("💡 Suggestion"),
    Kind.PRAISE: _("🌷 Thanks"),
    Kind.HELP: _("🆘 Help"),
    Kind.SERVICE: _("🧾 Service"),
    Kind.INTERNAL: _("📋 Internal"),
}
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
TOPIC = {
    "repairs": _("Repairs and maintenance"),
    "equipment": _("Lifts and equipment"),
    "noise": _("Noise and neighbours"),
    "parking": _("Parking and vehicles"),
    "safety": _("Security"),
    "hygiene": _("Cleanliness"),
    "greenery": _("Greenery"),
    "attitude": _("Staff and manners"),
    "fees": _("Fees and bills"),
    "other": _("Something else"),
}
ABOUT_WHOM = {
    "staff": _("Somebody of our staff"),
    "department": _("Our office as a whole"),
    "neighbour": _("A neighbour"),
    "firm": _("A firm or its workers"),
}
HELP = {
    "medical": _("🚑 Ill or hurt"),
    "locked_in": _("🚪 Locked in"),
    "locked_out": _("🔑 Locked out"),
    "lost": _("🔎 Child or elder missing"),
    "water": _("💦 Water from next door"),
    "other": _("Something else"),
}
DEPARTMENT = {
    Department.ENGINEERING: _("Engineering"),
    Department.SECURITY: _("Security staff"),
    Department.CLEANING: _("Cleaning staff"),
    Department.GREENING: _("Gardeners"),
    Department.CUSTOMER_CARE: _("Customer care"),
}
VERDICT = {
    Verdict.UPHELD: _("Upheld: our fault"),
    Verdict.HELP: _("They need help"),
    Verdict.INQUIRY: _("They need an answer"),
    Verdict.VENTING: _("They need an ear"),
}
SEVERITY = {Severity.ORDINARY: _("Ordinary"), Severity.MAJOR: _("Major")}
WAITING_FOR = {
    WaitingFor.RESIDENT: _("we need to hear from the resident"),
    WaitingFor.RAIN: _("it has to rain first"),
    WaitingFor.PARTS: _("parts have been ordered"),
    WaitingFor.OTHER: _("it cannot go on before then"),
}
WAITING_FOR_YOU = WAITING_FOR | {WaitingFor.RESIDENT: _("we need to hear from you")}
WITHDRAWAL = {
    Withdrawal.SOLVED: _("It has settled itself"),
    Withdrawal.MISTAKE: _("It was a mistake"),
    Withdrawal.NOT_WANTED: _("I no longer want it"),
    Withdrawal.TOO_SLOW: _("It takes too long"),
    Withdrawal.OTHER: _("Another reason"),
}
FACES = ("😡", "🙁", "😐", "🙂", "😀")  # 1 to 5
STATE = {
    State.FILED: _("Received"),
    State.ACCEPTED: _("Accepted"),
    State.DISPATCHED: _("Engineer assigned"),
    State.ON_THE_WAY: _("Engineer on the way"),
    State.ARRIVED: _("Engineer at work"),
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
_SETTLED_BY_WORDS = {
    State.DISPATCHED: _("A colleague is seeing to it"),
    State.ON_THE_WAY: _("A colleague is on the way"),
    State.ARRIVED: _("A colleague is there"),
    State.DONE: _("Answered, waiting for your word"),
    State.REWORK: _("Being looked into again"),
    State.COMPLETED: _("Settled"),
}
_OFFICE_SETTLED_BY_WORDS = {
    State.DONE: _("Answered, waiting for the resident"),
    State.REWORK: _("Not settled, to be answered again"),
    State.COMPLETED: _("Settled for the resident, waiting for audit"),
}
MERGED = _("Goes on under another number")
ACTION = {
    Action.ACCEPT_ORDER: _("✋ Accept"),
    Action.DISPATCH: _("👷 Assign"),
    Action.SET_OFF: _("🛵 On the way"),
    Action.ARRIVE: _("📍 Arrived"),
    Action.TRANSFER: _("🔁 Transfer"),
    Action.QUOTE: _("💰 Quote"),
    Action.FINISH: _("🔧 Done"),
    Action.PASS_AUDIT: _("✅ Audit passed"),
    Action.FAIL_AUDIT: _("↩️ Audit failed"),
    Action.ACCEPT_WORK: _("👍 It is fine"),
    Action.SEND_BACK: _("↩️ Not fixed yet"),
    Action.CANCEL: _("Withdraw"),
    Action.RESUME: _("▶️ Resume"),
    Action.PAUSE: _("⏸ Pause"),
    Action.PROMISE_ANSWER: _("🕒 Answer later"),
    Action.RAISE: _("🔴 Urgent"),
    Action.LOWER: _("▼ Not urgent"),
    Action.JUDGE: _("⚖ Judge"),
    Action.HAND_UP: _("⬆️ To the head"),
    Action.OPEN_CASE_CARD: _("🗂 Case card"),
    Action.PLAN_CASE: _("✍️ Plan"),
    Action.TO_GM: _("📮 To the general manager"),
    Action.ANALYSE: _("🔬 Root cause"),
    Action.NUDGE: _("⏰ Remind the office"),
    Action.RESCHEDULE: _("🗓 Change the visit"),
    Action.REOPEN: _("↩️ Not in order after all"),
}
_BY_WORDS = {
    Action.FINISH: _("✅ Settle"),
    Action.ACCEPT_WORK: _("👍 Yes, settled"),
    Action.SEND_BACK: _("↩️ Not settled"),
}
DID = {
    Action.FILE: _("taken in"),
    Action.ACCEPT_ORDER: _("accepted"),
    Action.DISPATCH: _("assigned"),
    Action.SET_OFF: _("set off"),
    Action.ARRIVE: _("arrived"),
    Action.TRANSFER: _("passed on"),
    Action.MERGE: _("merged into another"),
    Action.QUOTE: _("price named"),
    Action.AGREE: _("price agreed to"),
    Action.DECLINE: _("price refused"),
    Action.FINISH: _("reported as done"),
    Action.ACCEPT_WORK: _("found to be in order"),
    Action.SEND_BACK: _("sent back"),
    Action.FAIL_AUDIT: _("audit failed"),
    Action.RAISE: _("made urgent"),
    Action.LOWER: _("no longer urgent"),
    Action.PAUSE: _("paused"),
    Action.RESUME: _("resumed"),
    Action.ANSWER: _("answered"),
    Action.PROMISE_ANSWER: _("answer promised"),
    Action.HAND_UP: _("handed to the head"),
    Action.JUDGE: _("judged"),
    Action.OPEN_CASE_CARD: _("case card opened"),
    Action.PLAN_CASE: _("planned"),
    Action.LINK: _("found to be the same matter"),
    Action.TO_GM: _("put before the general manager"),
    Action.ANALYSE: _("root cause asked for"),
    Action.NUDGE: _("the resident asked where it stays"),
    Action.RESCHEDULE: _("visit changed"),
    Action.REOPEN: _("reopened"),
    Action.ATTACH: _("added to an incident"),
    Action.DETACH: _("taken out of an incident"),
    Action.PASS_TEST: _("leak test passed"),
    Action.FAIL_TEST: _("leak test failed"),
    "sign": _("signed for the amount"),
    "expect": _("said when they will be there"),
    "take_in": _("another report merged into it"),
    "charge": _("decided who bears the cost"),
    "add": _("the resident wrote"),
    "pass_to_department": _("passed to another department"),
    "bill": _("put on a bill"),
    "bill_reminder": _("reminded of the bill"),
    "bill_overdue": _("bill overdue"),
    "bill_taken": _("bill taken in hand"),
    "bill_promised": _("payment promised"),
    "bill_visited": _("visited about the bill"),
    "bill_note": _("note on the bill"),
    "bill_void": _("no longer on the bill"),
    "paid": _("paid"),
    "unpaid": _("payment corrected"),
    "promise_missed": _("a promise was missed"),
    "note": _("noted something"),
    "promised_freely": _("sent words that promise"),
    "see_phone": _("saw the telephone number"),
    "see_name": _("looked up who it is"),
}
BILL_STATE = {
    BillState.ISSUED: _("to be paid"),
    BillState.REMINDED: _("reminded"),
    BillState.OVERDUE: _("overdue"),
    BillState.PAID: _("paid"),
    BillState.VOID: _("no longer asked for"),
}
WAY = {
    Way.CASH: _("💵 Cash at the desk"),
    Way.TRANSFER: _("🏦 Bank transfer"),
    Way.WECHAT: _("🟢 WeChat Pay"),
    Way.ALIPAY: _("🔵 Alipay"),
    Way.CARD: _("💳 Card"),
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
TRADE = {
    "plumbing": _("Plumbing"),
    "electrical": _("Electrics"),
    "building": _("Building and leaks"),
    "carpentry": _("Doors and locks"),
    "appliance": _("Appliances"),
    "elevator": _("Lifts"),
    "fire": _("Fire safety"),
    "cleaning": _("Cleaning"),
}
SOURCE = {
    Source.PHONE: _("☎️ By telephone"),
    Source.VISIT: _("🚶 In person"),
    Source.HEADQUARTERS: _("🏛 From headquarters"),
}
HOW_IT_CAME = SOURCE | {Source.INSPECTION: _("🔎 Found on inspection")}
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


def about(ticket: Ticket, words: Words) -> Markup:
    """What it is about, by its kind's own list."""
    kind = Kind(ticket.kind)
    names = HELP if kind is Kind.HELP else CATEGORY if kind in JOBS else TOPIC
    return words(names[ticket.category])


def department_name(code: str, named: Mapping[str, str], words: Words) -> Markup:
    """What the office calls it (see Facts.departments), or else the house."""
    return escape(named[code]) if code in named else words(DEPARTMENT[Department(code)])


def whom(about: str, words: Words) -> Markup:
    """Whom they complain of: one of our names for it, or their own."""
    return words(ABOUT_WHOM[about]) if about in ABOUT_WHOM else escape(about)


def named(person: Person, words: Words) -> Markup:
    """What they call themselves, while we know them."""
    gone = person.forgotten_at is not None
    return words("🕊 Erased at the resident's wish.") if gone else escape(person.name)


def by_telephone(person: Person) -> bool:
    """Whether they have no chat with us, and never had one."""
    return nobody(person.telegram_id) and person.forgotten_at is None


def brought_by(ticket: Ticket, name: str, words: Words) -> Markup:
    """Who brings it, as the office may know it."""
    return words("🔒 name withheld") if ticket.confidential else escape(name)


def whereabouts(ticket: Ticket, words: Words) -> Markup:
    """Where a job is to be done; with other matters, where whoever brings it lives."""
    if ticket.confidential:
        return words("🔒 confidential")
    if ticket.place or Kind(ticket.kind) in JOBS:
        return place_of(ticket.place, words)
    return words("not registered yet")


def place_of(address: str, words: Words) -> Markup:
    """The home, or in the reader's words where it is nobody's in particular."""
    building, inside = parted(address)
    if building:
        return escape(" · ".join([building_name(building, words), inside or words("Common area")]))
    return escape(address) if address else words("Common area")


def building_name(name: str, words: Words) -> str:
    """Building 3, but 三栋 and A座 as the office calls them."""
    return words("Building {building}", building=name) if _bare(name) else name


def unit_name(name: str, words: Words) -> str:
    if not name:
        return words("No unit")
    return words("Unit {unit}", unit=name) if _bare(name) else name


def _bare(name: str) -> bool:
    return name.isascii() and name.isalnum()


def signed(
    words: Words, community: str, staff: Staff, named: Mapping[str, str] = MappingProxyType({})
) -> Markup:
    """Every word of the office carries company, department and name (S0 五(4)).

    Whoever belongs to no department is named by their post.
    """
    code = staff.department
    has_a_name = code in named or code in set(Department)
    of = department_name(code, named, words) if has_a_name else words(ROLE[Role(staff.role)])
    return words("[{office} · {role}] {name}", office=community, role=of, name=staff.name)


def mention(staff: Staff) -> Markup:
    """A name that calls its bearer."""
    return linked(staff.telegram_id, staff.name)


def linked(telegram_id: int, name: str) -> Markup:
    """A name that leads to its bearer."""
    return Words("en")('<a href="tg://user?id={id}">{name}</a>', id=telegram_id, name=name)


def state_of(ticket: Ticket, words: Words) -> Markup:
    """As the resident reads it."""
    if ticket.merged_into_id:
        return words(MERGED)
    by_words = {} if ticket.kind in JOBS else _SETTLED_BY_WORDS
    return words((STATE | by_words)[State(ticket.state)])


def office_state_of(ticket: Ticket, words: Words) -> Markup:
    if ticket.merged_into_id:
        return words(MERGED)
    return office_state(Kind(ticket.kind), State(ticket.state), words)


def office_state(kind: Kind, state: State, words: Words) -> Markup:
    by_words = {} if kind in JOBS else _SETTLED_BY_WORDS | _OFFICE_SETTLED_BY_WORDS
    return words((OFFICE_STATE | by_words)[state])


def action_button(words: Words, action: Action, ticket: Ticket, said: str = "") -> Button:
    """`said` is what a press on it says, where that is not the action itself."""
    by_words = {} if ticket.kind in JOBS else _BY_WORDS
    return Button(words((ACTION | by_words)[action]), press(said or action, ticket.id))
