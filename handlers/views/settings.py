"""What residents may choose for themselves."""

from domain.phone import masked
from handlers.buttons import Button, press
from handlers.letters import Letter
from handlers.views.tickets import lines_of
from locales import Markup, Words, _
from locales.languages import NAMES
from storage.tables import Person

LARGE_TEXT, OWN_MATTERS_ONLY, NOT_ASKED = "large_text", "own_matters_only", "not_asked"
_CHOICES = (LARGE_TEXT, OWN_MATTERS_ONLY, NOT_ASKED)
_STATE = {
    LARGE_TEXT: (_("Large text: no"), _("Large text: yes")),
    OWN_MATTERS_ONLY: (_("Announcements: yes"), _("Announcements: no, only your own matters")),
    NOT_ASKED: (
        _("Questions how it went, and surveys: yes"),
        _("Questions how it went, and surveys: no"),
    ),
}
_CHANGE = {
    LARGE_TEXT: (_("🔎 Large text, please"), _("🔎 Ordinary text again")),
    OWN_MATTERS_ONLY: (_("🔕 Only my own matters"), _("🔔 Announcements again")),
    NOT_ASKED: (_("🔕 Please do not ask me"), _("🔔 Ask me again")),
}
_ASKED = Markup("请选择语言 · 請選擇語言 · Please choose your language")


def settings(person: Person, words: Words) -> Letter:
    """All choices as they stand, each a tap away from the other."""
    chosen = {one: getattr(person, one) for one in _CHOICES}
    larger = words(
        "For still larger letters, in Telegram itself: Settings, Chat Settings (on an iPhone: "
        "Appearance), Text Size."
    )
    lines = [
        words("⚙️ <b>Settings</b>"),
        words("Language: {language}", language=NAMES[person.language]),
        *(words(_STATE[one][yes]) for one, yes in chosen.items()),
        words("Telephone: {phone}", phone=masked(person.phone)) if person.phone else None,
        larger if person.large_text else None,
    ]
    buttons = [
        Button(words("🌐 Language"), press("setting", "language")),
        *(
            Button(words(_CHANGE[one][yes]), press("setting", one, int(not yes)))
            for one, yes in chosen.items()
        ),
        Button(words("📱 Telephone number"), press("setting", "phone")),
        Button(words("🔒 What we keep about you"), press("setting", "privacy")),
    ]
    return Letter(lines_of(lines), tuple((one,) for one in buttons))


def languages(words: Words) -> Letter:
    """Each in its own name, so that nobody is lost in a language they cannot read."""
    rows = [(Button(name, press("setting", "speak", code)),) for code, name in NAMES.items()]
    back = Button(words("‹ Back"), press("setting", "back"))
    return Letter(_ASKED, (*rows, (back,)))
