"""答复模板 — the office writes a ready reply in up to three languages, and words it anew."""

from dataclasses import dataclass, field

from domain.templates import PLACES, TITLE_AT_MOST, WORDS_AT_MOST, unknown_places
from domain.text import utf16_length
from handlers.access import access_template
from handlers.actions import templates
from handlers.buttons import Pressed
from handlers.form import Form
from handlers.in_place import open_window
from handlers.manners import Outdated, Unclear
from handlers.staff.templates import keeper, may_keep
from handlers.staff.wordings import Worded, ask_in_each, wordings
from handlers.told import Told, in_words
from handlers.turn import Turn
from handlers.views import templates as views
from locales import LANGUAGES, Markup, _
from locales.languages import NAMES

_TOO_LONG = _(
    "That is too long; nothing of it was kept. A title may have 60 characters, a reply 1,500."
)
_UNKNOWN = _(
    "Something stands in braces that I cannot fill in: only what is named below. Please write it "
    "once more."
)
_OVERTAKEN = _("A colleague was faster: nothing of yours was entered. This is how it stands now.")


@dataclass(frozen=True)
class TemplateDraft(Worded):
    title: Told = field(default_factory=Told)


writing = Form("template_writing", TemplateDraft, _("💬 Ready reply"), office=True)


async def _what_title(turn: Turn, draft: TemplateDraft) -> Markup:
    return turn.words(
        "{name}, please reply with a short title, by which colleagues find it.",
        name=turn.staff_name,
    )


@writing.tell(_what_title, label=_("Title"))
async def title(turn: Turn, draft: TemplateDraft, told: Told) -> Told:
    if utf16_length(told.words) > TITLE_AT_MOST:
        raise Unclear(_TOO_LONG)
    return in_words(told)


def _asked(turn: Turn, language: str) -> Markup:
    return turn.words(
        "{name}, please reply with the wording in this language: {language}. These are filled in: "
        "{places}",
        name=turn.staff_name,
        language=NAMES[language],
        places=" ".join(f"{{{one}}}" for one in PLACES),
    )


def _read(told: Told) -> Told:
    if utf16_length(told.words) > WORDS_AT_MOST:
        raise Unclear(_TOO_LONG)
    if unknown_places(told.words):
        raise Unclear(_UNKNOWN)
    return in_words(told)


ask_in_each(writing, _asked, _("Wording"), _read)


@writing.confirm()
async def preview(turn: Turn, draft: TemplateDraft) -> Markup:
    return views.preview(draft.title.words, _wordings(turn, draft).items(), turn.words)


@writing.done
async def enter(turn: Turn, draft: TemplateDraft) -> None:
    written = await templates.write(turn, keeper(turn), draft.title.words, _wordings(turn, draft))
    open_window(turn, views.kept_card(written, turn.words, _("Entered.")))


async def add(turn: Turn, pressed: Pressed) -> None:
    keeper(turn)
    await writing.open_if_free(turn)


def _wordings(turn: Turn, draft: TemplateDraft) -> dict[str, str]:
    return wordings(turn, draft.first, draft.second, draft.third)


# --- wording one anew


@dataclass(frozen=True)
class RewordingDraft:
    template: str = ""
    language: str = ""
    before: str = ""
    wording: Told = field(default_factory=Told)


rewording = Form("template_rewording", RewordingDraft, _("✏️ Another wording"), office=True)
rewording.given("template")
rewording.given("language")
rewording.given("before")


async def _anew(turn: Turn, draft: RewordingDraft) -> Markup:
    return _asked(turn, draft.language)


@rewording.tell(_anew)
async def wording(turn: Turn, draft: RewordingDraft, told: Told) -> Told:
    return _read(told)


@rewording.confirm()
async def as_it_will_be(turn: Turn, draft: RewordingDraft) -> Markup:
    template = await access_template(turn, int(draft.template))
    return views.preview(template.title, [(draft.language, draft.wording.words)], turn.words)


@rewording.done
async def change(turn: Turn, draft: RewordingDraft) -> None:
    """The first wins; whoever comes second sees what the first has made of it."""
    staff, template = keeper(turn), await access_template(turn, int(draft.template))
    if template.retired_at or template.words.get(draft.language, "") != draft.before:
        return open_window(turn, views.kept_card(template, turn.words, _OVERTAKEN))
    templates.reword(turn, staff, template, draft.language, draft.wording.words)
    return open_window(turn, views.kept_card(template, turn.words, _("Changed.")))


async def reword(turn: Turn, pressed: Pressed) -> None:
    _staff, template = await may_keep(turn, pressed)
    language = pressed.word(1)
    if language not in LANGUAGES:
        raise Outdated
    await rewording.open_if_free(
        turn,
        template=str(template.id),
        language=language,
        before=template.words.get(language, ""),
    )
