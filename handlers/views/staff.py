"""岗位 — who works here and as what, and what is said when that changes."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import groupby
from zoneinfo import ZoneInfo

from domain.posts import POSTS, TRADES
from domain.tickets import Role
from handlers.buttons import Button, grid, press
from handlers.letters import Letter
from handlers.views.names import ROLE, TRADE, department_name, mention
from handlers.views.pages import page as page_of
from handlers.views.tickets import lines_of
from locales import Markup, Words, _
from locales.languages import NAMES
from storage.tables import Community, Staff, StaffInvitation

_ASKED = {
    "role": _("<b>Which post shall they hold?</b>"),
    "department": _("<b>Which department do they belong to?</b>"),
    "skills": _("<b>What do they know how to do?</b> A tap puts it on or takes it off."),
    "language": _("<b>In which language shall I write to them?</b>"),
}
FIELD = {
    "role": _("🎖 Post"),
    "department": _("🏢 Department"),
    "skills": _("🧰 Skills"),
    "language": _("🌐 Language"),
}
NO_DEPARTMENT = _("No department in particular")
NOBODYS = "-"  # how a button says: of no department
_INVITATIONS, _ORDERS = 5, 30  # at most: it must fit one message


@dataclass(frozen=True)
class Roll:
    """Everybody who holds a post, by department; and the invitations that are still open."""

    staff: Sequence[Staff]
    live: Sequence[str]
    named: Mapping[str, str]
    invitations: Sequence[StaffInvitation]
    zone: ZoneInfo
    now: datetime
    may_change: bool


def roll(found: Roll, page: int, words: Words) -> Letter:
    """● on duty, ○ off duty; ✉ who can be written to in private."""
    shown = page_of(page, len(found.staff))
    lines = [words("👥 <b>Who works here</b> · {n}", n=len(found.staff))]
    for department, people in groupby(shown.of(found.staff), key=lambda one: one.department):
        name = _department(department, found.named, words)
        lines += [Markup(""), words("<b>{department}</b>", department=name)]
        lines += [_line(one, words) for one in people]
    lines += _open_invitations(found, words)
    legend = words("● on duty · ○ off duty · 🔕 cannot be written to in private yet")
    named = [Button(one.name, press("staff_one", one.id)) for one in shown.of(found.staff)]
    invite = Button(words("➕ Invite"), press("staff_invite"))
    taken_back = [
        Button(words("✖ Invitation {n}", n=n), press("staff_uninvite", one.id))
        for n, one in enumerate(found.invitations[:_INVITATIONS], 1)
    ]
    further = grid([invite, *taken_back], 2) if found.may_change else ()
    text = Markup("\n").join([*lines, Markup(""), legend])
    return Letter(text, (*grid(named, 2), *shown.row("staff"), *further))


def _open_invitations(found: Roll, words: Words) -> list[Markup]:
    if not found.may_change:
        return []
    return [
        words(
            "🔑 Invitation {n}: {post}, until {moment}",
            n=n,
            post=_post(one.role, one.department, found.named, words),
            moment=words.moment(one.expires_at, found.zone, found.now),
        )
        for n, one in enumerate(found.invitations[:_INVITATIONS], 1)
    ]


def person(one: Staff, named: Mapping[str, str], words: Words, *, may_change: bool) -> Letter:
    """One of them, and what may be changed about their post."""
    buttons = [Button(words(FIELD[field]), press("staff_ask", one.id, field)) for field in FIELD]
    duty = words("○ Off duty") if one.on_duty else words("● On duty")
    buttons += [
        Button(words("✏️ Name"), press("staff_name", one.id)),
        Button(duty, press("staff_duty", one.id, "off" if one.on_duty else "on")),
        Button(words("🚪 End the post"), press("staff_end", one.id)),
    ]
    rows = grid(buttons, 2) if may_change else ()
    return Letter(_described(one, named, words), (*rows, (_to_all(words),)))


def asking(
    one: Staff, field: str, offered: Sequence[str], named: Mapping[str, str], words: Words
) -> Letter:
    """What it may become; `offered` are the departments that there are."""
    options = _options(field, offered, named, words)
    chosen = set(one.skills) if field == "skills" else {getattr(one, field) or NOBODYS}
    buttons = [
        Button(
            words("• {option}", option=label) if code in chosen else label,
            press("staff_set", one.id, field, code),
        )
        for code, label in options
    ]
    text = Markup("\n").join([_described(one, named, words), words(_ASKED[field])])
    return Letter(text, (*grid(buttons, 2), (_to(one, words),)))


def confirm_end(one: Staff, orders: int, named: Mapping[str, str], words: Words) -> Letter:
    lines = [
        _described(one, named, words),
        words.many(
            "{n} order in hand goes back to the desk.",
            "{n} orders in hand go back to the desk.",
            orders,
        ) if orders else None,
        words("<b>Shall this post end?</b> From then on no button and no command obeys them."),
    ]  # fmt: skip
    yes = Button(words("Yes, end it"), press("staff_ended", one.id))
    return Letter(lines_of(lines), ((yes,), (_to(one, words),)))


def invite_as(words: Words) -> Letter:
    buttons = [Button(words(ROLE[one.role]), press("staff_invite", one.role)) for one in POSTS]
    return Letter(words("🔑 <b>As what are they invited?</b>"), _below(buttons, words))


def invite_into(role: Role, live: Sequence[str], named: Mapping[str, str], words: Words) -> Letter:
    buttons = [
        Button(label, press("staff_invite", role, code))
        for code, label in _options("department", live, named, words)
    ]
    asked = words("🔑 <b>{role}: into which department?</b>", role=words(ROLE[role]))
    return Letter(asked, _below(buttons, words))


def invitation(
    made: StaffInvitation, community: Community, link: str, named: Mapping[str, str], words: Words
) -> Markup:
    """To whoever made it, under the code; it is theirs to pass on."""
    return words(
        "🔑 <b>{office}</b>: an invitation as {post}\n{link}\nPlease pass it on to one person "
        "only. It is good once, until {moment}; whoever opens it first gets the post.",
        office=community.name,
        post=_post(made.role, made.department, named, words),
        link=link,
        moment=words.moment(made.expires_at, ZoneInfo(community.zone), made.made_at),
    )


def offered(
    made: StaffInvitation, community: Community, name: str, named: Mapping[str, str], words: Words
) -> Markup:
    """To whoever opened it, before they take it."""
    return words(
        "You are invited to work at <b>{office}</b> as {post}. Colleagues and residents will see "
        "this name: <b>{name}</b>. We keep it, and your number on Telegram, with what you do here.",
        office=community.name,
        post=_post(made.role, made.department, named, words),
        name=name,
    )


def welcome(one: Staff, community: Community, named: Mapping[str, str], words: Words) -> Letter:
    return Letter(
        words(
            "✅ {name}, you now work at <b>{office}</b> as {post}. You can work in this chat and "
            "in the office's group, where /help shows what you can do. If you are not in the group "
            "yet, a colleague can add you.",
            name=one.name,
            office=community.name,
            post=_post(one.role, one.department, named, words),
        )
    )


def works_here(one: Staff, named: Mapping[str, str], words: Words) -> Letter:
    """To whoever opened a link that is meant for somebody else."""
    return Letter(
        words(
            "You work here already, as {post}. This invitation is still good: please pass it on "
            "to whom it is meant for.",
            post=_post(one.role, one.department, named, words),
        )
    )


def joined(one: Staff, named: Mapping[str, str], words: Words) -> Letter:
    """To the group."""
    return Letter(
        words(
            "👋 {name} works with us from now on: {post}.",
            name=mention(one),
            post=_post(one.role, one.department, named, words),
        )
    )


def changed(one: Staff, numbers: Sequence[str], words: Words, *, ended: bool) -> Letter:
    """To the group: what a colleague had in hand is nobody's now."""
    news = _("👋 {name} does not work with us any more.") if ended else _("🎖 {name} is now {role}.")
    text = words(news, name=one.name, role=words(ROLE[Role(one.role)]))
    shown = numbers[:_ORDERS]
    left = words("Back at the desk: {numbers}", numbers=words.joined(shown)) if shown else None
    more = words("… and {n} more", n=len(numbers) - _ORDERS) if numbers[_ORDERS:] else None
    return Letter(lines_of([text, left, more]))


def _below(buttons: list[Button], words: Words) -> tuple[tuple[Button, ...], ...]:
    return (*grid(buttons, 2), (_to_all(words),))


def _options(
    field: str, live: Sequence[str], named: Mapping[str, str], words: Words
) -> list[tuple[str, str]]:
    match field:
        case "role":
            return [(one.role, words(ROLE[one.role])) for one in POSTS]
        case "skills":
            return [(one, words(TRADE[one])) for one in TRADES]
        case "language":
            return [*NAMES.items()]
    departments = [(one, department_name(one, named, words)) for one in live]
    return [*departments, (NOBODYS, words(NO_DEPARTMENT))]


def _described(one: Staff, named: Mapping[str, str], words: Words) -> Markup:
    lines = [
        words("👤 <b>{name}</b> · {role}", name=one.name, role=words(ROLE[Role(one.role)])),
        words("🏢 {department}", department=_department(one.department, named, words)),
        words("🧰 {skills}", skills=_skills(one, words)) if one.skills else None,
        words("🌐 {language}", language=NAMES[one.language]),
        words("● On duty") if one.on_duty else words("○ Off duty"),
        None if one.reachable else words("🔕 Cannot be written to in private yet."),
    ]
    return lines_of(lines)


def _line(one: Staff, words: Words) -> Markup:
    parts = [
        words("{duty} {name}", duty="●" if one.on_duty else "○", name=one.name),
        words(ROLE[Role(one.role)]),
        _skills(one, words) if one.skills else None,
        None if one.reachable else Markup("🔕"),
    ]
    return Markup(" · ").join([part for part in parts if part])


def _skills(one: Staff, words: Words) -> Markup:
    return words.joined(words(TRADE[trade]) for trade in one.skills)


def _post(role: str, department: str, named: Mapping[str, str], words: Words) -> Markup:
    """Engineer · Engineering."""
    parts = [words(ROLE[Role(role)])]
    parts += [department_name(department, named, words)] if department else []
    return Markup(" · ").join(parts)


def _department(code: str, named: Mapping[str, str], words: Words) -> Markup:
    return department_name(code, named, words) if code else words(NO_DEPARTMENT)


def _to(one: Staff, words: Words) -> Button:
    return Button(words("‹ Back"), press("staff_one", one.id))


def _to_all(words: Words) -> Button:
    return Button(words("‹ Back"), press("staff", 0))
