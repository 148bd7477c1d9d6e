"""What the office says in its group, besides the cards of tickets."""

from collections.abc import Sequence

from domain.households import Membership
from domain.phone import masked, same
from domain.tickets import Role
from handlers.buttons import Button, press
from handlers.facts import Facts
from handlers.letters import Letter
from handlers.views.names import MEMBER, ROLE, linked, mention, said, whereabouts
from handlers.views.urgency import raised_often, why_urgent
from locales import Markup, Words, _
from storage.tables import (
    Community,
    Home,
    InboxRow,
    Member,
    Person,
    Staff,
)

_WHY_NOT = {
    "blocked": _("the resident has blocked the bot; please telephone"),
    "deactivated": _("the resident's Telegram account no longer exists; please telephone"),
    "chat not found": _("Telegram does not know this chat; please telephone"),
    "kicked": _("the bot has been removed from the group"),
}
_WORDS_IN_PRIVATE = 1000


def called(facts: Facts, staff: Sequence[Staff], words: Words, raised: int = 0) -> Letter:
    """The first call for an urgent report."""
    text = _who_is_going(facts, words)
    if raised > facts.standard.count("triage.raises_a_day"):
        text = Markup("\n").join([text, raised_often(raised, words)])
    if not any(one.on_duty for one in staff):
        nobody = words("🚨 <b>Nobody is on duty. Whoever reads this, please see to it.</b>")
        text = Markup("\n").join([text, nobody])
    return call(text, staff)


def called_in_private(facts: Facts, words: Words) -> Letter:
    """The same for one of those called, who may not have the card before them."""
    lines = [
        _who_is_going(facts, words),
        why_urgent(facts, words),
        said(facts.ticket.words[:_WORDS_IN_PRIVATE], words),
        words("Please accept it under its card in the staff's group."),
    ]
    return Letter(Markup("\n").join([line for line in lines if line]))


def praised(staff: Sequence[Staff], words: Words) -> Letter:
    """Kind words are heard by those they are meant for (S0 三(3))."""
    names = words.joined(mention(one) for one in staff)
    return Letter(words("🌷 {names}: these kind words are for you.", names=names))


def silent_resident(facts: Facts, words: Words) -> Letter:
    """Nobody has said whether the work is in order (S4 4.4.4)."""
    since = facts.ticket.finished_at or facts.now
    return Letter(
        words(
            "🔕 <b>{number}</b>: done {duration} ago, and the resident has not answered. The "
            "dispatcher may now accept the work for them (S4 4.4.4).",
            number=facts.ticket.number,
            duration=words.duration(facts.now - since),
        )
    )


def application(
    member: Member,
    person: Person,
    home: Home,
    words: Words,
    *,
    owned: bool,
    further: tuple[tuple[str, str], ...] = (),
) -> Letter:
    """Somebody asks to be entered for a home; `owned` says that it has an approved owner."""
    lines = [
        words(
            "🪪 <b>{name}</b> asks to be registered at <b>{home}</b> as: {role}.",
            name=linked(person.telegram_id, person.name),
            home=home.address,
            role=words(MEMBER[member.role]),
        ),
        words("⚠️ This home has a registered owner already.") if owned else None,
        words("🗂 The register names an owner.") if home.owner_name or home.owner_phone else None,
        _telephone(person, home, words),
        words("📄 Mandate until {day}; it is shown above.", day=member.until.isoformat())
        if member.until
        else None,
    ]
    return Letter(
        Markup("\n").join([line for line in lines if line]),
        (
            (
                Button(words("✅ Approve"), press("admit", member.id, asked_at(member))),
                Button(words("✖️ Decline"), press("decline", member.id, asked_at(member))),
            ),
        ),
        media=((member.mandate_kind, member.mandate), *further) if member.mandate else (),
    )


def asked_at(member: Member) -> int:
    """Which of their applications a button decides on, in seconds: they may ask anew."""
    return int(member.asked_at.timestamp())


def _telephone(person: Person, home: Home, words: Words) -> Markup:
    """As the group may see it; it helps to decide, and never decides."""
    if not person.phone:
        return words("📱 No telephone number given.")
    if not home.owner_phone:
        said = _("📱 {phone}")
    elif same(person.phone, home.owner_phone):
        said = _("📱 {phone}: the same as the owner's in the register.")
    else:
        said = _("📱 {phone}: not the owner's in the register.")
    return words(said, phone=masked(person.phone))


def mandate_ended(person: Person, home: Home, words: Words) -> Letter:
    """An agent is one no longer (A6)."""
    return Letter(
        words(
            "📄 The mandate of {name} for {home} has ended; they are registered there no longer.",
            name=linked(person.telegram_id, person.name),
            home=home.address,
        )
    )


def decided(member: Member, person: Person, home: Home, by: Staff, words: Words) -> Letter:
    sentence = (
        _("✅ {name} was registered at {home} by {staff}.")
        if member.state == Membership.APPROVED
        else _("✖️ {name} was not registered at {home} by {staff}.")
    )
    return Letter(words(sentence, name=person.name, home=home.address, staff=by.name))


def _who_is_going(facts: Facts, words: Words) -> Markup:
    urgent = _("🔴 <b>Urgent: {number}</b>, {place}. Who is going?")
    asked = urgent if facts.ticket.urgent else _("🆘 <b>Help: {number}</b>, {place}. Who is going?")
    place = whereabouts(facts.ticket, words)
    return words(asked, number=facts.ticket.number, place=place)


def dead_letter(row: InboxRow, words: Words) -> Letter:
    """An update that could not be handled; nothing of what was said is shown."""
    return Letter(
        words(
            "🚨 <b>No. {id} could not be handled</b>\n{error}\nTo try again: /replay {id}",
            id=row.id,
            error=row.error or "?",
        )
    )


def undelivered(number: str, reason: str, words: Words, *, call: int = 0) -> Letter:
    """What Telegram said, in words that a colleague understands.

    `call` is the ticket whose telephone number helps instead, where there is one.
    """
    known = next((why for sign, why in _WHY_NOT.items() if sign in reason.lower()), None)
    why = words(known) if known else reason
    phone = Button(words("📞 Show phone"), press("show_phone", call)) if call else None
    return Letter(
        words("⚠️ Not delivered ({number}): {reason}", number=number, reason=why),
        ((phone,),) if phone else (),
    )


def said_to_them(facts: Facts, staff: Staff, text: str, words: Words) -> Letter:
    """In the group, when a colleague has answered from their private chat."""
    number = facts.ticket.number
    return Letter(words("➡️ {name} · {number}\n{text}", name=staff.name, number=number, text=text))


def call(text: Markup, staff: Sequence[Staff], media: tuple[tuple[str, str], ...] = ()) -> Letter:
    """Something that those named must hear at once."""
    called = Markup(" ").join([mention(one) for one in staff])
    return Letter(Markup("\n").join([text, called]) if staff else text, media=media)


def colleague(staff: Staff, community: Community, words: Words) -> Letter:
    """To one of our own, in private; they may live here as well."""
    greeting = words(
        "You are registered as {role} of {office}. I shall write to you here when something needs "
        "you.",
        role=words(ROLE[Role(staff.role)]),
        office=community.name,
    )
    return Letter(greeting, ((Button(words("🏠 Add a home"), press("menu", "join")),),))
