"""What the front desk says to a resident."""

from collections.abc import Sequence

from domain.follow_ups import FollowUpState
from domain.small_talk import SmallTalk
from domain.standard import Standard
from domain.tickets import JOBS, Kind
from handlers.buttons import Button, grid, press
from handlers.facts import Facts
from handlers.letters import Letter
from handlers.views import keys
from handlers.views.names import KIND, brought_by, department_name, signed
from handlers.views.safety import emergency_numbers
from handlers.views.tickets import resident_card
from handlers.views.urgency import called_out
from locales import Markup, Words, _
from storage.tables import Community, Home, Staff

AT_THE_COUNTER = (
    Kind.REPAIR, Kind.COMPLAINT, Kind.INQUIRY, Kind.SUGGESTION, Kind.PRAISE, Kind.HELP,
)  # fmt: skip
_SMALL_TALK = {
    SmallTalk.GREETING: _("Good day. What can we do for you?"),
    SmallTalk.THANKS: _("You are welcome. We are here whenever you need something."),
}
_THANKS = {
    Kind.REPAIR: _("Thank you, your report has been received."),
    Kind.COMPLAINT: _("Thank you for telling us; we are sorry for the trouble."),
    Kind.INQUIRY: _("Thank you for your question."),
    Kind.SUGGESTION: _("Thank you for your suggestion; every one of them gets an answer."),
    Kind.PRAISE: _("Thank you for your kind words. We shall pass them on to: {whom}."),
    Kind.HELP: _("The duty staff have been called; somebody will be in touch at once."),
    Kind.SERVICE: _("Thank you for your order."),
    Kind.INTERNAL: _("Thank you, your report has been received."),
}
_NEWS = {
    "dispatched": _("{number}: {worker} will see to it."),
    "arrived": _("{number}: {worker} has arrived."),
    "passed_on": _("{number}: somebody else of ours will come. You will hear who it is."),
    "audit_failed": _(
        "{number}: our own inspection found that something is still to be done. "
        "We are seeing to it."
    ),
    "leak_test_failed": _(
        "{number}: we have tested the repair with water, and it still leaks. We are seeing to it "
        "again."
    ),
    "rework": _("{number}: we are sorry. We are seeing to it again."),
    "archived": _("{number} is closed. Thank you for your patience."),
    "cancelled": _("{number} has been withdrawn."),
}
_NEWS_OF_A_JOB = {"cancelled": _("{number} has been withdrawn. Nobody will come.")}


def menu(community: Community, words: Words, *, homes: Sequence[Home], waiting: bool) -> Letter:
    """The front desk, as it greets whoever comes (S0 五(4))."""
    asked = words("What can we do for you? You can also simply write, or send a photo.")
    lines = [
        words("Good day, this is the front desk of <b>{office}</b>.", office=community.name),
        words("Your home: {homes}", homes=words.joined(home.address for home in homes))
        if homes
        else None,
        words(
            "The office is checking your registration. You can already report danger and "
            "faults in common areas, and write to us about anything else.") if waiting else None,
        asked,
    ]  # fmt: skip
    text = Markup("\n").join([line for line in lines if line])
    return Letter(text, _counter(words), brief=None if waiting else asked)


def small_answer(talk: SmallTalk, words: Words) -> Letter:
    """Whoever greets or thanks us gets a kind word, and sees what else we can do."""
    return Letter(words(_SMALL_TALK[talk]), _counter(words))


def help_text(community: Community, words: Words, standard: Standard) -> Letter:
    return Letter(
        words(
            "<b>{office}</b>\n"
            "/start – the front desk\n/repair – report a repair\n/complain – make a complaint\n"
            "/ask – ask a question\n/faq – what is often asked\n/suggest – make a suggestion\n"
            "/praise – say thank you\n/sos – ask for help\n"
            "/my – where your matters stand\n/home – your home and its people\n"
            "/bills – what is to be paid, and what was\n"
            "/settings – language, large text, telephone\n"
            "/privacy – what we keep about you\n/mydata – a copy of it\n"
            "/forget – have it deleted\n/cancel – drop what you are filling in\n\n"
            "In an emergency: fire {fire}, ambulance {ambulance}, police {police}. Our telephone: "
            "{phone}",
            office=community.name,
            phone=community.phone or "–",
            **emergency_numbers(standard),
        )
    )


def receipt(facts: Facts, words: Words) -> Letter:
    """On urgent, what to do until help comes is said before anything else."""
    ticket, card = facts.ticket, resident_card(facts, words)
    if ticket.urgent:
        lines = [*called_out(facts, words), Markup("")]
    else:
        lines = [words(_THANKS[Kind(ticket.kind)], whom=_meant_for(facts, words))]
    if facts.entered_by:
        lines.append(words("📋 Entered for you by {name}.", name=facts.entered_by.name))
    brief = Markup("\n").join([*lines, card.brief or card.text])
    return Letter(Markup("\n").join([*lines, card.text]), card.buttons, brief=brief)


def news(facts: Facts, what: str, words: Words) -> Letter:
    worker = signed(words, facts.community.name, facts.assignee) if facts.assignee else ""
    news = _NEWS | _NEWS_OF_A_JOB if facts.ticket.kind in JOBS else _NEWS
    return Letter(words(news[what], number=facts.ticket.number, worker=worker))


def completed(facts: Facts, words: Words) -> Letter:
    by_a_job = _("{number}: thank you. We have noted that it is done.")
    by_words = _("{number}: thank you. We have noted that it is settled.")
    thanks = by_a_job if facts.ticket.kind in JOBS else by_words
    return _with_what_comes(words(thanks, number=facts.ticket.number), facts, words)


def rated(facts: Facts, words: Words) -> Letter:
    """What they said of it stands, until they think better of it."""
    thanks = words("{number}: thank you for your rating.", number=facts.ticket.number)
    return _with_what_comes(thanks, facts, words)


def completed_for_them(facts: Facts, words: Words) -> Letter:
    """The desk has accepted for somebody who said nothing (S4 4.4.4)."""
    noted = words(
        "As we have not heard from you, {number} has been noted as done. If anything is not in "
        "order, please reply to this message.",
        number=facts.ticket.number,
    )
    return _with_what_comes(noted, facts, words)


def admitted(community: Community, home: Home, words: Words, *, yes: bool) -> Letter:
    sentence = (
        _("✅ {office}: you are now registered at {home}. How can we help?")
        if yes
        else _(
            "{office}: we could not confirm your registration at {home}. Please call us: {phone}"
        )
    )
    return Letter(
        words(sentence, office=community.name, home=home.address, phone=community.phone or "–"),
        _counter(words) if yes else (),
    )


def mandate_ended(community: Community, home: Home, words: Words) -> Letter:
    """To the agent (A6)."""
    return Letter(
        words(
            "{office}: your mandate for {home} has ended, and with it your registration there. "
            "If there is a new one, please register again: /start",
            office=community.name,
            home=home.address,
        )
    )


def relayed(facts: Facts, staff: Staff, text: str, words: Words) -> Letter:
    """A word of the office, signed (S0 五(4))."""
    signature = signed(words, facts.community.name, staff, facts.departments)
    known = {"signature": signature, "number": facts.ticket.number}
    return Letter(
        words("{signature} · {number}\n{text}", text=text, **known),
        brief=words("<b>{text}</b>\n{signature} · {number}", text=text, **known) if text else None,
    )


def from_resident(facts: Facts, name: str, text: str, words: Words) -> Letter:
    """A word of whoever of the household wrote it."""
    return Letter(
        words(
            "💬 {name} · {number}\n{text}",
            name=brought_by(facts.ticket, name, words),
            number=facts.ticket.number,
            text=text,
        )
    )


def _counter(words: Words) -> tuple[tuple[Button, ...], ...]:
    """What can be brought to the front desk, and what can be asked for there."""
    matters = [Button(words(KIND[kind]), press("menu", kind)) for kind in AT_THE_COUNTER]
    mine = Button(words("📋 My matters"), press("menu", "my"))
    home = Button(words("🏠 My home"), press("menu", "home"))
    bills = Button(words("🧾 My bills"), press("menu", "bills"))
    answers = Button(words("📖 Often asked"), press("faqs"))
    settings = Button(words("⚙️ Settings"), press("setting", "open"))
    return grid([*matters, mine, home, bills, answers, settings], 2)


def _meant_for(facts: Facts, words: Words) -> str:
    """Whom praise is passed on to."""
    if facts.assignee:
        return facts.assignee.name
    return department_name(facts.ticket.department, facts.departments, words)


def _with_what_comes(text: Markup, facts: Facts, words: Words) -> Letter:
    """How it was, in one tap (S2 四.2(4)); and when we shall ask how it holds up."""
    asked = None if facts.ticket.rating else words("How was it? One tap will do.")
    lines = [line for line in (text, asked, _coming(facts, words)) if line]
    return Letter(Markup("\n").join(lines), keys.rating(facts.ticket, words))


def _coming(facts: Facts, words: Words) -> Markup | None:
    planned = [one for one in facts.follow_ups if one.state == FollowUpState.PLANNED]
    coming = [one.ask_at for one in planned if one.ask_at and one.ask_at > facts.now]
    if not coming:
        return None
    day = words.day(min(coming), facts.zone, facts.now)
    return words("We shall ask you briefly how it is holding up: {day}.", day=day)
