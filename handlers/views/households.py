"""The household window: who belongs to a home, who is invited, and what of that may be changed."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from domain.households import OWNER
from handlers.buttons import Button, grid, press
from handlers.letters import Letter
from handlers.views.names import MEMBER, signed
from locales import Markup, Words
from storage.tables import Community, Home, Invitation, Member, Person, Staff, Ticket


@dataclass(frozen=True)
class Household:
    """A home as one of its people may see it, at one moment."""

    home: Home
    me: Member
    fellows: Sequence[tuple[Member, Person]]
    invitations: Sequence[Invitation]
    zone: ZoneInfo
    now: datetime


def household(seen: Household, words: Words) -> Letter:
    lines = [
        words("🏠 <b>{home}</b>", home=seen.home.address),
        *(_fellow(member, person, seen, words) for member, person in seen.fellows),
        *(_invited(n, one, seen, words) for n, one in enumerate(seen.invitations, 1)),
    ]
    return Letter(Markup("\n").join(lines), _keys(seen, words))


def which_home(homes: Sequence[Home], words: Words, *, waiting: bool) -> Letter:
    """Which of them; or that there is none yet."""
    lines = [
        words("<b>Your homes</b>") if homes else words("You are not registered at any home yet."),
        words("The office is checking your registration.") if waiting else None,
    ]
    buttons = [
        Button(words("🏠 {home}", home=home.address), press("household", home.id)) for home in homes
    ]
    text = Markup("\n").join([line for line in lines if line])
    return Letter(text, (*grid(buttons, 2), (_add(words),)))


def confirm_removal(member: Member, person: Person, home: Home, words: Words) -> Letter:
    asked = words(
        "Shall {name} ({role}) no longer belong to {home}? They can then no longer act for your "
        "home, and are told so.",
        name=person.name,
        role=words(MEMBER[member.role]),
        home=home.address,
    )
    yes = Button(words("Yes, remove them"), press("removed", member.id))
    return Letter(asked, ((yes,), (_back(home, words),)))


def confirm_moving_out(home: Home, open_matters: Sequence[Ticket], words: Words) -> Letter:
    """What becomes of what is still open is said before, not after."""
    lines = [
        words("Are you moving out of {home}?", home=home.address),
        words("You can then no longer report from there or act for the home."),
        words(
            "Still open: {numbers}. The office goes on with these, and you can still read them.",
            numbers=words.joined(one.number for one in open_matters),
        )
        if open_matters
        else None,
    ]
    yes = Button(words("Yes, I am moving out"), press("moved_out", home.id))
    text = Markup("\n").join([line for line in lines if line])
    return Letter(text, ((yes,), (_back(home, words),)))


def moved_out(home: Home, words: Words) -> Letter:
    return Letter(
        words("You are no longer registered at {home}. We wish you all the best.",
              home=home.address)
    )  # fmt: skip


def removed(community: Community, home: Home, words: Words) -> Letter:
    """To the one who was."""
    return Letter(
        words(
            "{office}: the owner of {home} has ended your registration there. Your own matters "
            "stay open and you can still read them. If this is a mistake, please talk to the "
            "owner or call us: {phone}",
            office=community.name,
            home=home.address,
            phone=community.phone or "–",
        )
    )


# --- what the office reads


def left(member: Member, person: Person, home: Home, by: Person | None, words: Words) -> Letter:
    """A line of the front desk's topic; `by` is the owner who removed them."""
    facts = {"name": person.name, "role": words(MEMBER[member.role]), "home": home.address}
    if by is None:
        return Letter(words("🚚 {name} ({role}) has moved out of {home}.", **facts))
    return Letter(
        words("🚪 {name} ({role}) was removed from {home} by {owner}.", owner=by.name, **facts)
    )


def joined(member: Member, person: Person, home: Home, inviter: str, words: Words) -> Letter:
    """For the office, and for the owners of the home."""
    return Letter(
        words(
            "🔑 {name} has used an invitation of {inviter} and is registered at {home} as: {role}.",
            name=person.name,
            inviter=inviter,
            home=home.address,
            role=words(MEMBER[member.role]),
        )
    )


# --- to whoever comes


def invited(home: Home, role: str, words: Words) -> Markup:
    return words(
        "🔑 You are invited to <b>{home}</b> as: {role}.",
        home=home.address,
        role=words(MEMBER[role]),
    )


def entered(community: Community, member: Member, home: Home, words: Words) -> Letter:
    return Letter(
        words(
            "✅ {office}: you are now registered at {home} as: {role}.",
            office=community.name,
            home=home.address,
            role=words(MEMBER[member.role]),
        )
    )


def belongs_already(home: Home, words: Words) -> Letter:
    return Letter(
        words(
            "You belong to {home} already. This invitation has not been used up; it is still good "
            "for the person it was meant for.",
            home=home.address,
        )
    )


def invitation(made: Invitation, home: Home, office: Community, link: str, words: Words) -> Markup:
    """Under the picture that is passed on: whom it is for, and that it opens once."""
    until = words.moment(made.expires_at, ZoneInfo(office.zone), made.made_at, lasting=True)
    return words(
        "🔑 <b>{office}: invitation to {home}</b> as: {role}\n{link}\n"
        "For one person, once, until {moment}. Please pass it on to nobody else.",
        office=office.name,
        home=home.address,
        role=words(MEMBER[made.role]),
        link=link,
        moment=until,
    )


def inviter_of(staff: Staff | None, person: Person | None, office: str, words: Words) -> str:
    if staff:
        return signed(words, office, staff)
    return person.name if person else office


def _keys(seen: Household, words: Words) -> tuple[tuple[Button, ...], ...]:
    home = seen.home.id
    out = (Button(words("🚚 I am moving out"), press("move_out", home)), _add(words))
    if seen.me.role != OWNER:
        return (out,)
    invite = (
        Button(words("🔑 Invite family"), press("invite", home, "family")),
        Button(words("🔑 Invite a tenant"), press("invite", home, "tenant")),
    )
    withdraw = [
        Button(words("✖️ Withdraw the invitation no. {n}", n=n), press("uninvite", one.id))
        for n, one in enumerate(seen.invitations, 1)
    ]
    remove = [
        Button(words("🚪 Remove {name}", name=person.name), press("remove", member.id))
        for member, person in seen.fellows
        if member.id != seen.me.id
    ]
    return (invite, *grid(withdraw, 1), *grid(remove, 2), out)


def _fellow(member: Member, person: Person, seen: Household, words: Words) -> Markup:
    since = words.day(member.decided_at or member.asked_at, seen.zone, seen.now, lasting=True)
    return words(
        "• {name} · {role} · since {day}",
        name=person.name,
        role=words(MEMBER[member.role]),
        day=since,
    )


def _invited(n: int, one: Invitation, seen: Household, words: Words) -> Markup:
    return words(
        "🔑 Open invitation no. {n} · {role} · until {moment}",
        n=n,
        role=words(MEMBER[one.role]),
        moment=words.moment(one.expires_at, seen.zone, seen.now, lasting=True),
    )


def _add(words: Words) -> Button:
    return Button(words("🏠 Add a home"), press("menu", "join"))


def _back(home: Home, words: Words) -> Button:
    return Button(words("‹ Back"), press("household", home.id))
