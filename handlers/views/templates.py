"""Ready replies, as the office keeps them and as it chooses one for a resident."""

from collections.abc import Iterable, Sequence
from itertools import chain

from domain.careful_words import promising
from domain.templates import filled
from domain.wordings import wording_for
from handlers.buttons import Button, grid, press
from handlers.facts import Facts
from handlers.letters import Letter
from handlers.views.names import whereabouts
from handlers.views.pages import page
from handlers.views.tickets import lines_of, ops_card
from locales import LANGUAGES, Markup, Words, _
from locales.languages import NAMES
from storage.tables import Template

_IN_A_ROW = 4
_RESIDENT, _YOUR_HOME = _("Resident"), _("your home")  # where nothing may be named
_RETIRED = _("🗄 Retired: nobody can choose it any more.")


def kept_list(templates: Sequence[Template], words: Words, turned: int = 0) -> Letter:
    """With how often each was used."""
    shown = page(turned, len(templates))
    here = list(enumerate(shown.of(templates), shown.skip + 1))
    lines = [
        words("💬 <b>Ready replies</b> ({count})", count=len(templates)),
        None if templates else words("There are none yet."),
        *(
            words("{number}. {title} · {used}×", number=n, title=one.title, used=one.used)
            for n, one in here
        ),
    ]
    opened = [Button(str(n), press("template", one.id)) for n, one in here]
    add = Button(words("➕ Add a reply"), press("template_add"))
    return Letter(lines_of(lines), (*grid(opened, _IN_A_ROW), *shown.row("templates"), (add,)))


def kept_card(template: Template, words: Words, note: str = "") -> Letter:
    """In all its languages."""
    back = (Button(words("‹ Back"), press("templates")),)
    if template.retired_at:
        return Letter(_card(template, words, note or _RETIRED), (back,))
    reword = [_reword(template, language) for language in LANGUAGES]
    retire = (Button(words("🗄 Retire"), press("template_retire", template.id)),)
    return Letter(_card(template, words, note), (*grid(reword, 2), retire, back))


def retiring(template: Template, words: Words) -> Letter:
    asked = _("Shall it be retired? Nobody can choose it any more.")
    yes = Button(words("Yes, retire it"), press("template_drop", template.id))
    back = Button(words("‹ Back"), press("template", template.id))
    return Letter(_card(template, words, asked), ((yes,), (back,)))


def preview(title: str, wordings: Iterable[tuple[str, str]], words: Words) -> Markup:
    """As it will be kept; what promises too much is pointed out."""
    said = list(wordings)
    risky = list(dict.fromkeys(chain.from_iterable(promising(one) for _in, one in said)))
    lines = [words("<b>{title}</b>", title=title), *_worded(said, words)]
    if risky:
        quoted = words.joined(f"“{one}”" for one in risky)
        lines.append(
            words(
                "⚠️ {said} may be taken for a promise: each time it is sent, that will be asked.",
                said=quoted,
            )
        )
    return lines_of(lines)


# --- for a ticket


def to_choose(facts: Facts, templates: Sequence[Template], turned: int, words: Words) -> Letter:
    """Which of them, under the card."""
    shown, ticket = page(turned, len(templates)), facts.ticket
    asked = words("<b>Which reply?</b>") if templates else words("There is no ready reply yet.")
    titles = [
        Button(one.title, press("template_try", ticket.id, one.id)) for one in shown.of(templates)
    ]
    back = (Button(words("‹ Back"), press("card", ticket.id)),)
    text = lines_of([ops_card(facts, words).text, Markup(""), asked])
    return Letter(text, (*grid(titles, 2), *shown.row("template_for", ticket.id), back))


def to_try(facts: Facts, template: Template, text: str, words: Words) -> Letter:
    """As the resident will read it."""
    ticket = facts.ticket
    asked = words("<b>Shall this be sent?</b>\n{text}", text=text)
    send = Button(words("✅ Send"), press("template_send", ticket.id, template.id))
    back = Button(words("‹ Back"), press("template_for", ticket.id))
    return Letter(lines_of([ops_card(facts, words).text, Markup(""), asked]), ((send,), (back,)))


def said_with(template: Template, facts: Facts, words: Words) -> str:
    """Its wording for this resident, filled in; of what is confidential nothing is named."""
    community, ticket = facts.community, facts.ticket
    hidden = ticket.confidential
    language, wording = wording_for(template.words, words.language, community.language)
    spoken = words if language == words.language else Words(language)
    known = {
        "name": spoken(_RESIDENT).plain if hidden else facts.requester.name,
        "number": ticket.number,
        "home": spoken(_YOUR_HOME).plain if hidden else whereabouts(ticket, spoken).plain,
        "office": community.name,
        "date": spoken.day(facts.now, facts.zone, facts.now, lasting=True),
    }
    return filled(wording, known)


def _card(template: Template, words: Words, note: str) -> Markup:
    lines = [
        words("<b>{title}</b> · {used}×", title=template.title, used=template.used),
        *_worded(template.words.items(), words),
        words("<i>{note}</i>", note=words(note)) if note else None,
    ]
    return lines_of(lines)


def _worded(wordings: Iterable[tuple[str, str]], words: Words) -> list[Markup]:
    return [
        words("{language}: {text}", language=NAMES[language], text=said)
        for language, said in wordings
    ]


def _reword(template: Template, language: str) -> Button:
    mark = "✏️" if language in template.words else "➕"
    return Button(f"{mark} {NAMES[language]}", press("template_word", template.id, language))
