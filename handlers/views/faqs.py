"""Questions and answers, as a resident reads them and as the office keeps them."""

from collections.abc import Iterable, Sequence
from itertools import groupby

from domain.departments import TOPICS
from handlers.buttons import Button, grid, press
from handlers.letters import Letter
from handlers.views.names import TOPIC
from handlers.views.pages import page as page_of
from locales import LANGUAGES, Markup, Words, _
from locales.languages import NAMES
from storage.faqs import Entry
from storage.tables import FaqWording

ANSWERS_IT = _("✅ That answers it")
ASK_A_PERSON = _("🙋 Ask a person")
NONE_OF_THESE = _("🙋 None of these, ask a person")
_RETIRED = _("🗄 Retired: residents do not find it any more.")
_GLAD = _("We are glad that helped. We are here whenever you need something.")
_IN_A_ROW = 4
_ORDER = [topic.code for topic in TOPICS]


# --- for residents


def answer(wording: FaqWording, words: Words) -> Markup:
    return words("<b>{question}</b>\n\n{answer}", question=wording.question, answer=wording.answer)


def topics(entries: Sequence[Entry], words: Words) -> Letter:
    """Only those about which something can be read."""
    named = {entry.faq.topic for entry in entries}
    buttons = [
        Button(words(TOPIC[code]), press("faq_topic", code)) for code in _ORDER if code in named
    ]
    return Letter(words("<b>Questions and answers</b>\nWhat is it about?"), grid(buttons, 2))


def questions(
    entries: Sequence[Entry], title: Markup, words: Words, office: str, page: int = 0
) -> Letter:
    """Each question a tap away."""
    shown = page_of(page, len(entries))
    asked = [
        (Button(one.in_language(words.language, office).question, press("faq", one.faq.id)),)
        for one in shown.of(entries)
    ]
    turned = shown.row("faq_topic", entries[0].faq.topic)
    text = words("<b>{title}</b>\nTap a question to read the answer.", title=title)
    return Letter(text, (*asked, *turned, (Button(words("‹ Back"), press("faqs")),)))


def read(entry: Entry, words: Words, office: str) -> Letter:
    faq = entry.faq
    rows = (
        (Button(words(ANSWERS_IT), press("faq_helped", faq.id)),),
        (Button(words(ASK_A_PERSON), press("faq_ask", faq.id)),),
        (Button(words("‹ Back"), press("faq_topic", faq.topic)),),
    )
    return Letter(answer(entry.in_language(words.language, office), words), rows)


def settled(entry: Entry, words: Words, office: str) -> Letter:
    """The answer stays to be read again."""
    text = answer(entry.in_language(words.language, office), words)
    return Letter(Markup("\n\n").join([text, words(_GLAD)]))


def glad(words: Words) -> Letter:
    return Letter(words(_GLAD))


def nothing(words: Words, *, browse: bool) -> Letter:
    """There is no answer yet; a colleague has one."""
    more = ((Button(words("📖 Questions by topic"), press("faqs")),),) if browse else ()
    ask = (Button(words(ASK_A_PERSON), press("menu", "inquiry")),)
    return Letter(
        words("There is no ready answer to that yet. A colleague will gladly help you."),
        (ask, *more),
    )


# --- for the office


def kept_list(
    entries: Sequence[Entry], words: Words, page: int = 0, *, found: bool = False
) -> Letter:
    """By topic, with how often each was shown and how often it helped."""
    ordered = entries if found else by_topic(entries)
    shown = page_of(page, len(ordered))
    numbered = list(enumerate(shown.of(ordered), shown.skip + 1))
    lines = [words("<b>Questions and answers</b> ({count})", count=len(entries))]
    lines.append(words("👁 shown · ✅ helped") if entries else words("There are none yet."))
    for topic, some in groupby(numbered, key=lambda one: one[1].faq.topic):
        lines += [Markup(""), words("<b>{title}</b>", title=words(TOPIC[topic]))]
        lines += [_line(number, entry, words) for number, entry in some]
    opened = [Button(str(number), press("faq_kept", one.faq.id)) for number, one in numbered]
    add = Button(words("➕ Add a question"), press("faq_add"))
    return Letter(
        Markup("\n").join(lines), (*grid(opened, _IN_A_ROW), *shown.row("faqs_kept"), (add,))
    )


def kept_card(entry: Entry, words: Words, note: str = "") -> Letter:
    """In the group's language in full; what it says in another is shown when it is changed."""
    buttons = [_reword(entry, language) for language in LANGUAGES]
    retire = (Button(words("🗄 Retire"), press("faq_retire", entry.faq.id)),)
    back = (Button(words("‹ Back"), press("faqs_kept")),)
    if entry.faq.retired_at:
        return Letter(_card(entry, words, note or _RETIRED), (back,))
    return Letter(_card(entry, words, note), (*grid(buttons, 2), retire, back))


def retiring(entry: Entry, words: Words) -> Letter:
    asked = _("Shall it be retired? Residents will not find it any more.")
    yes = Button(words("Yes, retire it"), press("faq_drop", entry.faq.id))
    back = Button(words("‹ Back"), press("faq_kept", entry.faq.id))
    return Letter(_card(entry, words, asked), ((yes,), (back,)))


def preview(wordings: Sequence[tuple[str, tuple[str, str]]], words: Words) -> Markup:
    """The first in full, as residents will read it; of the others the questions."""
    (_language, (question, text)), *others = wordings
    whole = words("<b>{question}</b>\n\n{answer}", question=question, answer=text)
    return Markup("\n").join([whole, *_others(((one, said[0]) for one, said in others), words)])


def by_topic(entries: Iterable[Entry]) -> list[Entry]:
    return sorted(entries, key=lambda one: (_ORDER.index(one.faq.topic), one.faq.id))


def _card(entry: Entry, words: Words, note: str) -> Markup:
    faq, own = entry.faq, entry.in_language(words.language)
    facts = words(
        "{topic} · 👁 {shown} · ✅ {helped}",
        topic=words(TOPIC[faq.topic]), shown=faq.shown, helped=faq.helped,
    )  # fmt: skip
    others = ((code, one.question) for code, one in entry.wordings.items() if one is not own)
    lines = [facts, Markup(""), answer(own, words), *_others(others, words)]
    if note:
        lines += [Markup(""), words("<i>{note}</i>", note=words(note))]
    return Markup("\n").join(lines)


def _others(others: Iterable[tuple[str, str]], words: Words) -> list[Markup]:
    lines = [words("{language}: {question}", language=NAMES[code], question=said)
             for code, said in others]  # fmt: skip
    return [Markup(""), *lines] if lines else []


def _reword(entry: Entry, language: str) -> Button:
    mark = "✏️" if language in entry.wordings else "➕"
    return Button(f"{mark} {NAMES[language]}", press("faq_word", entry.faq.id, language))


def _line(number: int, entry: Entry, words: Words) -> Markup:
    return words(
        "{number}. {question} · 👁 {shown} · ✅ {helped}",
        number=number,
        question=entry.in_language(words.language).question,
        shown=entry.faq.shown,
        helped=entry.faq.helped,
    )
