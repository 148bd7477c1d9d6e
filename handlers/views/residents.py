"""What the front desk says to a resident."""

from collections.abc import Sequence

from handlers.buttons import Button, grid, press
from handlers.facts import Facts
from handlers.letters import Letter
from handlers.told import Told
from handlers.views.names import place_of, signed
from handlers.views.safety import safety_words
from handlers.views.tickets import one_line
from locales import Markup, Words, _
from storage.tables import Community, FollowUp, Home, Staff, Ticket

ROWS = ("quality", "effect", "satisfaction")
_ROW = {
    "quality": _("① Quality of the work"),
    "effect": _("② How well is the problem solved?"),
    "satisfaction": _("③ How satisfied are you overall?"),
}
_MARK = {"quality": "①", "effect": "②", "satisfaction": "③"}
_NEWS = {
    "dispatched": _("{number}: {worker} will see to it."),
    "on_the_way": _("{number}: {worker} is on the way."),
    "audit_failed": _(
        "{number}: our own inspection found that something is still to be done. "
        "We are seeing to it."
    ),
    "rework": _("{number}: we are sorry. We are seeing to it again."),
    "archived": _("{number} is closed. Thank you for your patience."),
    "cancelled": _("{number} has been withdrawn. Nobody will come."),
}


def menu(community: Community, words: Words, *, homes: Sequence[Home], waiting: bool) -> Letter:
    """The front desk, as it greets whoever comes (S0 五(4))."""
    lines = [
        words("Good day, this is the front desk of <b>{office}</b>.", office=community.name),
        words("Your home: {homes}", homes=words.joined(home.address for home in homes))
        if homes
        else None,
        words(
            "The office is checking your registration. You can already report danger and "
            "faults in "
              "common areas.") if waiting else None,
        words("What can we do for you? You can also simply write, or send a photo."),
    ]  # fmt: skip
    repair = Button(words("🔧 Report a repair"), press("menu", "repair"))
    mine = Button(words("📋 My reports"), press("menu", "my"))
    home = Button(words("🏠 Add a home"), press("menu", "join"))
    language = Button(words("🌐 Language"), press("menu", "language"))
    rows = ((repair,), (mine, home), (language,))
    return Letter(Markup("\n").join([line for line in lines if line]), rows)


def help_text(community: Community, words: Words) -> Letter:
    return Letter(
        words(
            "<b>{office}</b>\n"
            "/start – the front desk\n/repair – report a repair\n/my – where your matters stand\n"
            "/language – language\n/privacy – what we keep about you\n/cancel – drop what "
            "you are filling in\n\n"
            "In an emergency: fire 119, ambulance 120, police 110. Our telephone: {phone}",
            office=community.name,
            phone=community.phone or "–",
        )
    )


def privacy(community: Community, words: Words) -> Letter:
    return Letter(notice(community, words))


def notice(community: Community, words: Words) -> Markup:
    """The consent notice, version 1: what, why, how long, who sees it (S2 五1)."""
    return words(
        "<b>Before we begin: what we keep</b>\n"
        "• Your name on Telegram, your home, your language, and what you report, "
        "to handle it and to ask afterwards whether it was done well.\n"
        "• The staff of {office} can see it. Messages pass through Telegram, whose servers are "
        "abroad.\n"
        "• Raw messages are kept for 3 days, closed matters for 2 years.\n"
        "• You may refuse, and withdraw at any time. In an emergency we help you in "
        "any case: fire 119, ambulance 120, police 110; our telephone: {phone}.",
        office=community.name,
        phone=community.phone or "–",
    )


def raised(facts: Facts, words: Words) -> Letter:
    """It is urgent now: what to do, and who has been called."""
    called = words(
        "<b>{number}</b> is now treated as urgent. The duty staff have been called.",
        number=facts.ticket.number,
    )
    return Letter(Markup("\n").join([safety_words(words, facts.ticket.triage_kind), called]))


def news(facts: Facts, what: str, words: Words) -> Letter:
    worker = signed(words, facts.community.name, facts.assignee) if facts.assignee else ""
    return Letter(words(_NEWS[what], number=facts.ticket.number, worker=worker))


def finished(ticket: Ticket, shown: Told, words: Words) -> Letter:
    """The work is done: photo, and the question whether it is (S4 4.4.4)."""
    return Letter(
        words("{number}: the work has been done. Is everything in order?", number=ticket.number),
        (
            (
                Button(words("👍 It is fine"), press("accept_work", ticket.id)),
                Button(words("↩️ Not fixed yet"), press("send_back", ticket.id)),
            ),
        ),
        media=shown.media,
    )


def completed(facts: Facts, words: Words) -> Letter:
    coming = [one.ask_at for one in facts.follow_ups if one.ask_at and one.state == "planned"]
    lines = [
        words("{number}: thank you. We have noted that it is done.", number=facts.ticket.number)
    ]
    if coming:
        day = words.day(min(coming), facts.zone, facts.now)
        lines.append(words("We shall ask you briefly how it is holding up: {day}.", day=day))
    return Letter(Markup("\n").join(lines))


def questionnaire(ticket: Ticket, follow_up: FollowUp, words: Words) -> Letter:
    """Three rows of five taps, in one message that is edited in place (S0 八2(5))."""
    lines = [
        words(
            "🙏 <b>How was it?</b> {number} · {place}",
            number=ticket.number,
            place=place_of(ticket.place, words),
        ),
        words("“{words}”", words=ticket.words[:200]) if ticket.words else None,
        words("1 = poor, 5 = very good"),
        *(words(_ROW[row]) for row in ROWS),
    ]
    return Letter(
        Markup("\n").join([line for line in lines if line]),
        tuple(_row(follow_up, row) for row in ROWS),
    )


def questionnaire_closed(ticket: Ticket, words: Words) -> Letter:
    return Letter(words("🙏 {number}: thank you for your answers.", number=ticket.number))


def apology(words: Words, *, promised_at: str) -> Letter:
    """After a poor answer: what happens now (S0 二(5))."""
    return Letter(
        words(
            "We are sorry that this was not done well. The worker has been notified in writing "
            "and must acknowledge it by {moment}; we shall come back to you.",
            moment=promised_at,
        )
    )


def rectified(facts: Facts, words: Words) -> Letter:
    return Letter(
        words(
            "{number}: what you pointed out has been put right and checked. Thank you.",
            number=facts.ticket.number,
        )
    )


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
        ((Button(words("🔧 Report a repair"), press("menu", "repair")),),) if yes else (),
    )


def matters(tickets: Sequence[Ticket], words: Words) -> Letter:
    """Open matters first, each a tap away."""
    if not tickets:
        return Letter(words("You have not reported anything yet."))
    lines = [words("<b>Your reports</b>"), *(one_line(ticket, words) for ticket in tickets)]
    buttons = [Button(ticket.number, press("mine", ticket.id)) for ticket in tickets]
    return Letter(Markup("\n").join(lines), grid(buttons, 2))


def relayed(community: Community, staff: Staff, ticket: Ticket, text: str, words: Words) -> Markup:
    """A word of the office, signed (S0 五(4))."""
    return words(
        "{signature} · {number}\n{text}",
        signature=signed(words, community.name, staff),
        number=ticket.number,
        text=text,
    )


def from_resident(facts: Facts, text: str, words: Words) -> Markup:
    return words(
        "💬 {name} · {number}\n{text}",
        name=facts.requester.name,
        number=facts.ticket.number,
        text=text,
    )


def _row(follow_up: FollowUp, row: str) -> tuple[Button, ...]:
    chosen = getattr(follow_up, row)
    return tuple(
        Button(
            f"✅ {score}" if score == chosen else f"{_MARK[row]} {score}",
            press("score", follow_up.id, row, score),
        )
        for score in range(1, 6)
    )
