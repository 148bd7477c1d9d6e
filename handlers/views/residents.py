"""What the front desk says to a resident."""

from collections.abc import Sequence

from domain.follow_ups import FollowUpState
from domain.small_talk import SmallTalk
from handlers.buttons import Button, grid, press
from handlers.facts import Facts
from handlers.letters import Letter
from handlers.views.names import place_of, said, signed
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
_SMALL_TALK = {
    SmallTalk.GREETING: _("Good day. What can we do for you?"),
    SmallTalk.THANKS: _("You are welcome. We are here whenever you need something."),
}
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
    return Letter(Markup("\n").join([line for line in lines if line]), _counter(words))


def small_answer(talk: SmallTalk, words: Words) -> Letter:
    """Whoever greets or thanks us gets a kind word, and sees what else we can do."""
    return Letter(words(_SMALL_TALK[talk]), _counter(words))


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
        "• Messages as they came are deleted 3 days after we have dealt with them, our letters "
        "to you after 30 days. Your reports, with their photos, stay in the office's records.\n"
        "• You may refuse. If you change your mind later, tell the office: it deletes what we "
        "keep about you. In an emergency we help you in any case: fire 119, ambulance 120, "
        "police 110; our telephone: {phone}.",
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


def finished(facts: Facts, words: Words, media: tuple[tuple[str, str], ...] = ()) -> Letter:
    """The work is done: photo, what was done, and the question whether it is (S4 4.4.4)."""
    number = facts.ticket.number
    lines = [
        words("{number}: the work has been done. Is everything in order?", number=number),
        said(facts.work, words),
    ]
    text = Markup("\n").join([line for line in lines if line])
    return Letter(text, _in_order(facts.ticket, words), media)


def finished_still(facts: Facts, words: Words) -> Letter:
    """The same question to somebody who has not answered it for a day."""
    asked = _("{number}: we have not heard from you yet. Is everything in order?")
    return Letter(words(asked, number=facts.ticket.number), _in_order(facts.ticket, words))


def completed(facts: Facts, words: Words) -> Letter:
    thanks = _("{number}: thank you. We have noted that it is done.")
    return _with_what_comes(words(thanks, number=facts.ticket.number), facts, words)


def completed_for_them(facts: Facts, words: Words) -> Letter:
    """The desk has accepted for somebody who said nothing (S4 4.4.4)."""
    noted = words(
        "As we have not heard from you, {number} has been noted as done. If anything is not in "
        "order, please reply to this message.",
        number=facts.ticket.number,
    )
    return _with_what_comes(noted, facts, words)


def questionnaire(ticket: Ticket, follow_up: FollowUp, words: Words) -> Letter:
    """Three rows of five taps, in one message that is edited in place (S0 八2(5))."""
    lines = [
        words(
            "🙏 <b>How was it?</b> {number} · {place}",
            number=ticket.number,
            place=place_of(ticket.place, words),
        ),
        said(ticket.words[:200], words),
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


def _counter(words: Words) -> tuple[tuple[Button, ...], ...]:
    """What can be asked for at the front desk."""
    repair = Button(words("🔧 Report a repair"), press("menu", "repair"))
    mine = Button(words("📋 My reports"), press("menu", "my"))
    home = Button(words("🏠 Add a home"), press("menu", "join"))
    language = Button(words("🌐 Language"), press("menu", "language"))
    return ((repair,), (mine, home), (language,))


def _in_order(ticket: Ticket, words: Words) -> tuple[tuple[Button, ...], ...]:
    fine = Button(words("👍 It is fine"), press("accept_work", ticket.id))
    not_yet = Button(words("↩️ Not fixed yet"), press("send_back", ticket.id))
    return ((fine, not_yet),)


def _with_what_comes(text: Markup, facts: Facts, words: Words) -> Letter:
    """And when we shall ask how it holds up."""
    planned = [one for one in facts.follow_ups if one.state == FollowUpState.PLANNED]
    coming = [one.ask_at for one in planned if one.ask_at and one.ask_at > facts.now]
    if not coming:
        return Letter(text)
    day = words.day(min(coming), facts.zone, facts.now)
    asked = words("We shall ask you briefly how it is holding up: {day}.", day=day)
    return Letter(Markup("\n").join([text, asked]))


def _row(follow_up: FollowUp, row: str) -> tuple[Button, ...]:
    chosen = getattr(follow_up, row)
    return tuple(
        Button(
            f"✅ {score}" if score == chosen else f"{_MARK[row]} {score}",
            press("score", follow_up.id, row, score),
        )
        for score in range(1, 6)
    )
