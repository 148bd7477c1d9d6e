"""The records of calls and visits that wait for audit: the good in one tap, the others singly."""

from collections.abc import Sequence

from domain.audit import Objection
from handlers.briefing import Briefing, Marked, scores_of
from handlers.buttons import Button, grid, press
from handlers.letters import Letter
from handlers.views import contacts
from handlers.views.auditing import packed, that_fit
from handlers.views.names import said
from handlers.views.pages import A_PAGE, page
from handlers.views.tickets import lines_of
from locales import Markup, Words, _
from storage.tables import Contact, Staff, Ticket

OBJECTION = {
    Objection.NOT_REACHED: _("nobody was reached"),
    Objection.POOR: _("they are not content"),
    Objection.CONTRADICTED: _("they say something else themselves"),
    Objection.DOUBTED: _("the answer is in doubt"),
    Objection.UNCONFIRMED: _("the household has not confirmed it"),
}
Found = Sequence[Objection]


def records(
    good: Sequence[tuple[Contact, Ticket]],
    doubtful: Sequence[tuple[Contact, Ticket, Found]],
    own: int,
    words: Words,
    number: int = 0,
) -> Letter:
    """The button stands for exactly those that are listed above it."""
    shown, about = page(number, len(doubtful)), {one.id: ticket for one, ticket in good}
    top = that_fit("records_good", [one for one, _ticket in good[:A_PAGE]])
    lines = [
        words("📞 <b>Records of calls to be audited: {n}</b>", n=len(good) + len(doubtful)),
        words("👍 <b>All good: {n}</b>", n=len(good)) if good else None,
        *(words("• {record}", record=_line(one, about[one.id], words)) for one in top),
        words("… and {n} more", n=len(good) - len(top)) if len(good) > len(top) else None,
        words("☝️ <b>One by one: {n}</b>", n=len(doubtful)) if doubtful else None,
        *(
            words("• {record}: {doubts}", record=_line(one, ticket, words),
                  doubts=_named(found, words))
            for one, ticket, found in shown.of(doubtful)
        ),
        words("🙋 Your own calls, which somebody else audits: {n}", n=own) if own else None,
    ]  # fmt: skip
    label = words("👍 Approve all good ({n})", n=len(top))
    approve = ((Button(label, press("records_good", *packed(top))),),) if top else ()
    singly = [
        Button(ticket.number, press("record_one", one.id))
        for one, ticket, _found in shown.of(doubtful)
    ]
    return Letter(
        lines_of(lines), (*approve, *grid(singly, 2), *shown.row("records"), _back("audit", words))
    )


def one_record(seen: Briefing, found: Found, words: Words, *, again: bool) -> Letter:
    """The card as it stands, what speaks against it, and the ways on."""
    number = seen.contact.id
    because = words("❗ {doubts}", doubts=_named(found, words)) if found else None
    passing = [
        Button(words("✅ Pass"), press("record_pass", number)),
        Button(words("✍️ Pass with a remark …"), press("record_remark", number)),
    ]
    if again:
        passing.append(Button(words("🔁 Somebody else calls"), press("record_again", number)))
    text = lines_of([contacts.card(seen, words).text, because])
    return Letter(text, (*grid(passing, 2), _back("records", words)))


def remarked(ticket: Ticket, auditor: Staff, remark: str, words: Words) -> Letter:
    """To whoever made the call."""
    heading = words("🔎 {number}: {name} has audited your record of the follow-up.",
                    number=ticket.number, name=auditor.name)  # fmt: skip
    return Letter(lines_of([heading, said(remark, words)]))


def _back(action: str, words: Words) -> tuple[Button, ...]:
    return (Button(words("‹ Back"), press(action, 0)),)


def _line(one: Contact, ticket: Ticket, words: Words) -> Markup:
    moment = f"{one.done_at:%m-%d}" if one.done_at else "–"
    return words("<b>{number}</b> · {day} · {points}", number=ticket.number, day=moment,
                 points=_points(one))  # fmt: skip


def _points(one: Marked) -> str:
    return " / ".join(map(str, scores_of(one) or ["–"]))


def _named(found: Found, words: Words) -> Markup:
    return words.joined(words(OBJECTION[one]) for one in found)
