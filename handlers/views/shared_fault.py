"""What a fault that neighbours share is called, and where: a few words for every card."""

from datetime import datetime, tzinfo

from handlers.views.names import CATEGORY, building_name, unit_name
from locales import Markup, Words, _, escape
from storage.tables import Incident

_DANGER = {"electric": _("power"), "water": _("water"), "elevator": _("lift")}
FAULTS = tuple(_DANGER)


def fault_name(incident: Incident, words: Words) -> Markup:
    """In one word where it is urgent; else the category that its reports share."""
    if incident.urgent and incident.triage_kind in _DANGER:
        return words(_DANGER[incident.triage_kind])
    return words(CATEGORY[incident.category])


def part_name(incident: Incident, words: Words) -> Markup:
    building = building_name(incident.building, words)
    if not incident.unit:
        return escape(building)
    unit = unit_name(incident.unit, words)
    return words("{building}, {unit}", building=building, unit=unit)


def known_since(incident: Incident, zone: tzinfo, now: datetime, words: Words) -> Markup:
    """On a resident's card: they are not alone with it, and somebody is on it."""
    since = words.moment(incident.proposed_at, zone, now, lasting=True)
    place, fault = part_name(incident, words), fault_name(incident, words)
    told = words("⚡ Known since {moment}: {fault}, {place}. We are on it.",
                 moment=since, fault=fault, place=place)  # fmt: skip
    if incident.eta is None:
        return told
    end = words.moment(incident.eta, zone, now, lasting=True)
    return Markup("\n").join([told, words("⏳ Expected to be over: {moment}", moment=end)])
