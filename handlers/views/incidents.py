"""An incident: as it is proposed, in hand and over, in the ops group; and what residents hear."""

from collections.abc import Sequence

from domain.incidents import IncidentState
from domain.tickets import OPEN_STATES, Action, State
from handlers.buttons import Button, grid, press
from handlers.extent import Extent
from handlers.facts import Facts
from handlers.letters import Letter
from handlers.views import keys, promises
from handlers.views.names import action_button, mention, office_state_of, said, signed, whereabouts
from handlers.views.pages import Page
from handlers.views.shared_fault import fault_name, known_since, part_name
from handlers.views.tickets import lines_of, one_line
from locales import Markup, Words, _
from storage.tables import Incident, Staff, Ticket

_WORDS_ON_CARD = 700
_NAMED = 12  # homes that could not be told
_DONE_TO_ALL = (
    Action.RESUME,
    Action.ACCEPT_ORDER,
    Action.DISPATCH,
    Action.SET_OFF,
    Action.ARRIVE,
)
_STATE = {
    IncidentState.CONFIRMED: _("<b>⚡ Incident {id}</b> · {fault}"),
    IncidentState.CLOSED: _("<b>✅ Incident {id}</b> · {fault}"),
}


def proposal(extent: Extent, words: Words) -> Letter:
    """Several neighbours report the same within minutes: is it one fault?"""
    incident = extent.incident
    first = min((one.filed_at for one in extent.listed), default=incident.proposed_at)
    minutes = words.duration(extent.now - first)
    asked = words.many(
        "⚡ {n} report from {place} within {duration}: {fault} – one fault?",
        "⚡ {n} reports from {place} within {duration}: {fault} – one fault?",
        extent.reports,
        place=part_name(incident, words),
        duration=minutes,
        fault=fault_name(incident, words),
    )
    lines = [words("<b>{asked}</b>", asked=asked), *_listed(extent, words)]
    if extent.reports > len(extent.listed):
        lines.append(words("… and {count} more", count=extent.reports - len(extent.listed)))
    lines.append(
        words("Those that come in meanwhile wait here, and nobody is called out for each of them.")
    )
    yes = Button(words("✅ Yes, one incident"), press("incident_yes", incident.id))
    no = Button(words("✖️ No"), press("incident_no", incident.id))
    return Letter(lines_of(lines), ((yes, no),))


def card(extent: Extent, words: Words) -> Letter:
    """The one card of an incident: always true, with what may be done next."""
    incident, lead = extent.incident, extent.lead
    if incident.state == IncidentState.PROPOSED:
        return proposal(extent, words)
    if incident.state == IncidentState.DECLINED:
        return declined(extent, words)
    since = words.moment(incident.proposed_at, extent.zone, extent.now, lasting=True)
    lines = [
        words(_STATE[IncidentState(incident.state)], id=incident.id,
              fault=fault_name(incident, words)),
        words("📍 {place} · since {moment}", place=part_name(incident, words), moment=since),
        _how_many(extent, words),
        _until(extent, words),
        said(incident.words[:_WORDS_ON_CARD], words),
        _told(extent, words),
        *(_in_hand(lead, words) if lead and _is_open(incident) else []),
        _outcome(extent, words),
    ]  # fmt: skip
    return Letter(lines_of(lines), _keys(extent, words))


def declined(extent: Extent, words: Words) -> Letter:
    """What stood there as a proposal."""
    known = {
        "place": part_name(extent.incident, words),
        "fault": fault_name(extent.incident, words),
    }
    if extent.ended_by is None:
        nobody = _("✖️ {place}, {fault}: nobody has decided, so each report goes on by itself.")
        return Letter(words(nobody, **known))
    each = _("✖️ {place}, {fault}: not one fault, says {name}. Each report goes on by itself.")
    return Letter(words(each, name=extent.ended_by.name, **known))


def struck(ticket: Ticket, incident: Incident, words: Words) -> Letter:
    """All that is left of the card of a report that belongs to an incident."""
    return Letter(
        words(
            "{number} · {place} → ⚡ Incident {id}",
            number=ticket.number,
            place=whereabouts(ticket, words),
            id=incident.id,
        )
    )


def released(staff: Sequence[Staff], tickets: Sequence[Ticket], words: Words) -> Letter:
    """One call for all that had been waiting with a proposal."""
    asked = words.many(
        "🔴 <b>{n} urgent report</b> has been waiting here and now has a card of its own. Who is "
        "going?",
        "🔴 <b>{n} urgent reports</b> have been waiting here and now have cards of their own. Who "
        "is going?",
        len(tickets),
    )
    places = words.joined(whereabouts(one, words) for one in tickets[:_NAMED])
    called = Markup(" ").join([mention(one) for one in staff])
    return Letter(lines_of([asked, words("📍 {places}", places=places), called or None]))


def called(extent: Extent, staff: Sequence[Staff], words: Words) -> Letter:
    """The first call for an incident that the office has opened itself."""
    incident = extent.incident
    text = words(
        "🔴 <b>Incident {id}</b>: {fault}, {place}. Who is going?",
        id=incident.id,
        fault=fault_name(incident, words),
        place=part_name(incident, words),
    )
    names = Markup(" ").join([mention(one) for one in staff])
    return Letter(lines_of([text, names or None]))


def homes(extent: Extent, tickets: Sequence[Ticket], page: Page, words: Words) -> Letter:
    """Who has reported it, and how each of them stands."""
    title = words("📋 Incident {id}: what has been reported", id=extent.incident.id)
    rows = [
        words("{number} · {place} · {state}", number=one.number, place=whereabouts(one, words),
              state=office_state_of(one, words))
        for one in tickets
    ]  # fmt: skip
    back = Button(words("‹ Back"), press("incident_card", extent.incident.id))
    return Letter(
        lines_of([title, *rows]), (*page.row("incident_homes", extent.incident.id), (back,))
    )


def overview(extents: Sequence[Extent], words: Words) -> Letter:
    """All that are open, a line each."""
    if not extents:
        return Letter(words("No incident is open."))
    return Letter(
        lines_of([words("<b>⚡ Open incidents</b>"), *(line(one, words) for one in extents)])
    )


def line(extent: Extent, words: Words) -> Markup:
    """An incident among others."""
    incident, lead = extent.incident, extent.lead
    known = {
        "id": incident.id,
        "fault": fault_name(incident, words),
        "place": part_name(incident, words),
        "homes": words.many("{n} home", "{n} homes", extent.homes),
    }
    if incident.state == IncidentState.PROPOSED:
        return words("❔ {id} · {fault} · {place} · {homes} · to be confirmed", **known)
    who = lead.assignee.name if lead and lead.assignee else "–"
    return words("⚡ {id} · {fault} · {place} · {homes} · {who}", who=who, **known)


# --- to residents


def joined(facts: Facts, count: int, words: Words) -> Letter:
    """Told once to whoever had reported it before it was known to be one fault."""
    if facts.incident is None:
        raise LookupError(facts.ticket.number)
    lines = [
        words("{number}: you are not the only one.", number=facts.ticket.number),
        known_since(facts.incident, facts.zone, facts.now, words),
        words.many("{n} home is affected so far.", "{n} homes are affected so far.", count),
        words("You will hear from us here; there is nothing more that you need to do."),
    ]
    return Letter(lines_of(lines))


def noted_again(facts: Facts, words: Words) -> Letter:
    """They have reported it before: it is noted, and nothing is filed twice."""
    lines = [
        words("Noted with {number}, which you reported already.", number=facts.ticket.number),
        known_since(facts.incident, facts.zone, facts.now, words) if facts.incident else None,
        one_line(facts.ticket, words),
    ]
    return Letter(lines_of(lines))


def is_it_the_same(extent: Extent, words: Words) -> Markup:
    """The one question to whoever reports what is known already."""
    incident = extent.incident
    since = words.moment(incident.proposed_at, extent.zone, extent.now)
    return words(
        "Is it this: {fault}, {place}, known to us since {moment}?",
        fault=fault_name(incident, words),
        place=part_name(incident, words),
        moment=since,
    )


def update(
    facts: Facts, staff: Staff, text: str, media: tuple[tuple[str, str], ...], words: Words
) -> Letter:
    """A word of the office to everybody whom it concerns, as it was written, signed."""
    if facts.incident is None:
        raise LookupError(facts.ticket.number)
    known = {
        "signature": signed(words, facts.community.name, staff),
        "fault": fault_name(facts.incident, words),
        "place": part_name(facts.incident, words),
    }
    letter = words("{signature} · ⚡ {fault}, {place}\n{text}", text=text, **known)
    return Letter(letter, media=media)


# --- parts of the card


def _listed(extent: Extent, words: Words) -> list[Markup]:
    return [
        words(
            "• {clock} {place} · {number}: “{words}”",
            clock=words.clock(one.filed_at, extent.zone),
            place=whereabouts(one, words),
            number=one.number,
            words=one.words[:60],
        )
        for one in extent.listed
    ]


def _how_many(extent: Extent, words: Words) -> Markup:
    homes = words.many("{n} home", "{n} homes", extent.homes)
    reports = words.many("{n} report", "{n} reports", extent.reports)
    return words("🏠 {homes}, {reports}", homes=homes, reports=reports)


def _until(extent: Extent, words: Words) -> Markup | None:
    if extent.incident.eta is None or not _is_open(extent.incident):
        return None
    end = words.moment(extent.incident.eta, extent.zone, extent.now, lasting=True)
    return words("⏳ Expected to be over: {moment}", moment=end)


def _told(extent: Extent, words: Words) -> Markup | None:
    """How far the last update has come, and who has to be telephoned."""
    if not extent.carried:
        return None
    told = words("📨 Told: {reached} of {carried}", reached=extent.reached, carried=extent.carried)
    if not extent.unreached:
        return told
    places = words.joined(extent.unreached[:_NAMED])
    return Markup("\n").join([told, words("⚠️ Not reached: {places}", places=places)])


def _in_hand(lead: Facts, words: Words) -> list[Markup | None]:
    return [
        *promises.on_card(lead, words),
        words("<b>{state}</b>", state=office_state_of(lead.ticket, words)),
        words("👷 {name}", name=lead.assignee.name) if lead.assignee else None,
    ]


def _outcome(extent: Extent, words: Words) -> Markup | None:
    if extent.incident.state != IncidentState.CLOSED:
        return None
    return words(
        "👍 In order at {settled} of {reports}", settled=extent.settled, reports=extent.reports
    )


def _is_open(incident: Incident) -> bool:
    return incident.state == IncidentState.CONFIRMED


def _keys(extent: Extent, words: Words) -> tuple[tuple[Button, ...], ...]:
    incident, lead = extent.incident, extent.lead
    listed = Button(words("📋 Homes"), press("incident_homes", incident.id))
    if incident.state == IncidentState.CLOSED:
        accept = Button(
            words("👍 Accept for those who are silent ({count})", count=extent.silent),
            press("incident_accept", incident.id),
        )
        return grid([accept, listed] if extent.silent else [listed], 1)
    buttons = []
    if lead and lead.ticket.state in OPEN_STATES - {State.DONE}:
        possible = keys.in_the_office(lead.ticket)
        buttons = [
            action_button(words, one, lead.ticket) for one in _DONE_TO_ALL if one in possible
        ]
    settle = Button(words("✅ Settled"), press("incident_settle", incident.id))
    return grid([*buttons, settle, listed], 2)
