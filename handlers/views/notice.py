"""The consent notice: what is kept of somebody, why, how long, who sees it, and their rights."""

from domain.standard import Standard
from handlers.views.safety import emergency_numbers
from locales import Markup, Words
from storage.tables import Community

VERSION = 3  # whoever agreed to an older one is asked again: count on when the text says more
_RETENTION = ("as_heard", "letters", "photos", "tickets", "applications", "bills")


def notice(community: Community, words: Words, standard: Standard) -> Markup:
    """In full, and before anything is kept (S2 五1)."""
    kept = {one: words.duration(standard.duration(f"retention.{one}")) for one in _RETENTION}
    return words(
        "<b>What we keep about you</b>\n"
        "<b>What</b>: your name on Telegram, your language, your home and as what you belong to "
        "it; what you bring to us, with photos and your answers; what paid work costs you, and "
        "your payments; your telephone number, only if you wish; of an owner's agent, the "
        "mandate.\n"
        "<b>Why</b>: to see to what you bring, to reach you about it, and to ask afterwards "
        "whether it was done well.\n"
        "<b>How long</b>: messages as they came: {as_heard}; our letters to you: {letters}; "
        "applications we did not confirm: {applications}; the photos of a settled matter: "
        "{photos}; after {tickets} nothing in it leads to you any more; bills, as the law asks: "
        "{bills}.\n"
        "<b>Who sees it</b>: the staff of {office}; the owner of your home sees that you are "
        "registered there. Messages pass through Telegram, whose servers are abroad.\n"
        "<b>Your rights</b>: you may refuse, and take your consent back at any time. /privacy "
        "shows this again, /mydata gives you a copy of all we keep, /forget deletes it.\n"
        "In an emergency we help you in any case: fire {fire}, ambulance {ambulance}, police "
        "{police}; our telephone: {phone}. (Notice no. {version})",
        office=community.name,
        phone=community.phone or "–",
        version=VERSION,
        **kept,
        **emergency_numbers(standard),
    )


def refused(community: Community, words: Words, standard: Standard) -> Markup:
    """To somebody new: whom to telephone, and nothing is kept."""
    return words(
        "Understood, nothing has been kept. In an emergency: fire {fire}, ambulance "
        "{ambulance}, police {police}. "
        "You can telephone {office}: {phone}",
        office=community.name,
        phone=community.phone or "–",
        **emergency_numbers(standard),
    )


def not_renewed(community: Community, words: Words, standard: Standard) -> Markup:
    """To somebody who agreed to an older notice and not to this one."""
    return words(
        "Understood. What you have brought us goes on, but we cannot take in anything new; "
        "/forget deletes what we keep. In an emergency we help you in any case: fire {fire}, "
        "ambulance {ambulance}, police {police}. You can telephone {office}: {phone}",
        office=community.name,
        phone=community.phone or "–",
        **emergency_numbers(standard),
    )
