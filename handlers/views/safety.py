"""What to do until help comes, before anything else is said: fixed words for each danger."""

from domain.standard import Standard
from locales import Markup, Words, _

SAFETY = {
    "elevator": _(
        "<b>Please stay where you are and do not force the doors.</b> "
        "Press the alarm button in the lift. We are sending help."
    ),
    "structure": _("<b>Please leave the area at once</b> and keep others away from it."),
    "electric": _(
        "<b>Please do not touch anything that is wet or sparking.</b> "
        "If you can reach it with dry hands, turn off the main switch."
    ),
    "water": _(
        "<b>Please shut the main valve of your home,</b> "
        "and keep away from sockets that have become wet."
    ),
    "railing": _("<b>Please do not lean on it,</b> and keep children away."),
    "falling": _("<b>Please keep well away from underneath,</b> and warn others."),
    "gas_fire": _(
        "<b>No flame, and do not touch any switch.</b> If you smell gas, open the "
        "windows on your way out. Leave at once, and call from outside: fire service "
        "{fire}."
    ),
    "other_danger": _(
        "<b>Your safety comes first.</b> Ambulance {ambulance}, police {police}, "
        "fire service {fire}."
    ),
    "leak": _(
        "<b>Please keep away from lamps and sockets under the leak,</b> "
        "and turn off the power there if you can do so safely."
    ),
    "safety_facility": _("<b>If there is any smoke or fire, leave and call {fire}.</b>"),
    "routine": _(
        "<b>Your safety comes first.</b> If anybody is in danger: fire service {fire}, "
        "ambulance {ambulance}, police {police}."
    ),
}


def safety_words(words: Words, kind: str, standard: Standard) -> Markup:
    """The words for this kind of danger (S0 七(4))."""
    return words("⚠️ {safety}", safety=words(SAFETY[kind], **emergency_numbers(standard)))


def emergency_numbers(standard: Standard) -> dict[str, str]:
    """Whom to telephone where the community lies: {fire}, {ambulance} and {police}."""
    services = ("fire", "ambulance", "police")
    return {name: str(standard[f"emergency.{name}"].value) for name in services}
