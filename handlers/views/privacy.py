"""What we say about what we keep of somebody."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from domain.phone import masked
from domain.retention import Kind
from domain.standard import Standard
from domain.tickets import JOBS
from handlers.buttons import Button, grid, press
from handlers.letters import Letter
from handlers.views.notice import notice
from handlers.views.tickets import lines_of, one_line
from locales import Markup, Words, _
from storage.tables import Community, Home, Person, Ticket

WHAT_WITHDRAWING_MEANS = _(
    "From then on we write to you only in answer, and you are no longer registered at your home. "
    "What is still open goes on by telephone; nobody asks you anything afterwards. What we have "
    "kept stays until its time is over, or until you say /forget. You may agree again at any time."
)
_MOST_LISTED = 10
_TIDIED = {
    Kind.AS_HEARD: (_("{n} message as it came"), _("{n} messages as they came")),
    Kind.LETTERS: (_("{n} letter of ours"), _("{n} letters of ours")),
    Kind.PHOTOS: (_("{n} photo or file"), _("{n} photos or files")),
    Kind.TICKETS: (_("what {n} old matter says of people"),
                   _("what {n} old matters say of people")),
    Kind.APPLICATIONS: (_("{n} declined application"), _("{n} declined applications")),
    Kind.BILLS: (_("whose {n} old bill was"), _("whose {n} old bills were")),
}  # fmt: skip


@dataclass(frozen=True)
class Kept:
    """What there is of somebody, in figures."""

    person: Person
    homes: Sequence[Home]
    matters: int
    media: int


def notice_only(community: Community, words: Words, standard: Standard) -> Letter:
    return Letter(notice(community, words, standard))


def unknown(words: Words) -> Letter:
    return Letter(words("We keep nothing about you: you are not registered with us."))


def privacy(
    kept: Kept, community: Community, words: Words, standard: Standard, now: datetime
) -> Letter:
    """The notice, what there is, and what they may do about it."""
    person, zone = kept.person, ZoneInfo(community.zone)
    agreed = words.day(person.consented_at, zone, now, lasting=True)
    lines = [
        notice(community, words, standard),
        Markup(""),
        words("<b>What we keep of you now</b>"),
        *_who_they_are(person, kept.homes, words),
        words.many("{n} matter", "{n} matters", kept.matters),
        words.many("{n} photo or file", "{n} photos or files", kept.media),
        words("Agreed to: notice no. {version}, {day}", version=person.notice_version, day=agreed),
    ]
    rows = [
        [_button(words("📦 My data"), "copy"), _button(words("✏️ Change something"), "correct")],
        [_button(words("✋ Withdraw consent"), "withdraw")],
        [_button(words("🗑 Forget me"), "forget")],
    ]
    return Letter(lines_of(lines), tuple(tuple(row) for row in rows))


def what_to_correct(words: Words) -> Letter:
    rows = (
        (_button(words("✏️ Your name"), "name"),),
        (_button(words("📱 Your telephone number"), "phone"),),
        (_button(words("🏠 Your home"), "home"),),
    )
    return Letter(words("What is not right?"), rows)


def enough_copies(at_most: int, words: Words) -> Markup:
    return words.many(
        "You have had your copy today; the next one is there tomorrow.",
        "You have had {n} copies today; the next one is there tomorrow.",
        at_most,
    )


def settle_first(tickets: Sequence[Ticket], words: Words) -> Letter:
    """Nobody is forgotten while they may be in danger, or while somebody is on the way."""
    said = words(
        "Before we can forget you, please settle or withdraw this: it is urgent, or somebody is at "
        "work on it. Tap its number."
    )
    shown = tickets[:_MOST_LISTED]
    buttons = [Button(one.number, press("mine", one.id)) for one in shown]
    return Letter(lines_of([said, *(one_line(one, words) for one in shown)]), grid(buttons, 2))


def what_forgetting_means(tickets: Sequence[Ticket], words: Words) -> Markup:
    """Said before anything is done."""
    lines = [
        words(
            "Your name, your telephone number, your homes, your words and your photos are deleted; "
            "the office's cards are emptied. Of your matters only the kind, the building and the "
            "times stay, to be counted. After a last letter we never write to you again."
        )
    ]
    if tickets:
        jobs = any(one.kind in JOBS for one in tickets)
        lines += [
            words("Still open, and withdrawn with it; nobody will come or answer:")
            if jobs
            else words("Still open, and withdrawn with it; nobody will answer:"),
            *(one_line(one, words) for one in tickets[:_MOST_LISTED]),
        ]
    return lines_of(lines)


def forgotten(words: Words) -> Markup:
    return words(
        "It is done: we no longer know you, and this is our last letter. You may delete this "
        "chat. Should you write again, we shall meet as if for the first time. We wish you well."
    )


def withdrawn(community: Community, words: Words) -> Letter:
    return Letter(
        words(
            "Your consent is withdrawn. We write to you only in answer from now on; what is still "
            "open goes on by telephone: {phone}. /forget deletes what we keep.",
            phone=community.phone or "–",
        )
    )


def erased(words: Words) -> Markup:
    """What stands where something of theirs stood."""
    return words("🕊 Erased at the resident's wish.")


def still_right(person: Person, homes: Sequence[Home], words: Words) -> Letter:
    """Once a year (S2 五2)."""
    lines = [
        words("Once a year we ask whether what we know of you is still right:"),
        *_who_they_are(person, homes, words),
    ]
    rows = (
        (_button(words("✅ Everything is right"), "right"),),
        (_button(words("✏️ Change something"), "correct"),),
    )
    return Letter(lines_of(lines), rows)


def confirmed(words: Words) -> Letter:
    return Letter(words("Thank you. We shall ask again in a year."))


def tidied(gone: dict[Kind, int], words: Words) -> Letter:
    """What went in the night, for the desk to know."""
    counts = [words.many(*_TIDIED[kind], count) for kind, count in gone.items() if count]
    return Letter(
        words("🧹 Kept for long enough and deleted tonight: {counts}.", counts=words.joined(counts))
    )


def _who_they_are(person: Person, homes: Sequence[Home], words: Words) -> list[Markup]:
    addresses = words.joined(home.address for home in homes) if homes else "–"
    return [
        words("👤 {name}", name=person.name),
        words("🏠 {homes}", homes=addresses),
        words("📱 {phone}", phone=masked(person.phone) if person.phone else "–"),
    ]


def _button(label: str, choice: str) -> Button:
    return Button(label, press("privacy", choice))
