"""What translators are given, and what is asked of a catalogue before it may be used."""

import io
import re
from collections.abc import Iterator

from babel.messages.catalog import Catalog, Message
from babel.messages.pofile import write_po

from locales.catalogues import first, parsed, path_of
from locales.languages import TRANSLATED
from locales.markup import FACT, TAG
from locales.scripts import foreign_characters
from locales.sentences import sentences

# No dates and no names, so that a change of the file is a change of its words.
_HEADER = r"""msgid ""
msgstr ""
"Language: {language}\n"
"Content-Type: text/plain; charset=utf-8\n"
"Plural-Forms: nplurals=1; plural=0;\n"

"""

_BARE = re.compile(r"[<>]|&(?!(?:amp|lt|gt|quot);)")


def gathered(language: str) -> str:
    """The catalogue as it should stand: today's sentences, with the translations there are."""
    catalogue = parsed(language)
    catalogue.update(_template())
    file = io.BytesIO()
    # Without wrapping, a changed word is one changed line.
    write_po(file, catalogue, width=0, omit_header=True, include_lineno=False, ignore_obsolete=True)
    return _HEADER.format(language=language) + file.getvalue().decode()


def _template() -> Catalog:
    template = Catalog()
    for sentence, where in sentences():
        if sentence[0] not in template:
            template.add(sentence if len(sentence) > 1 else sentence[0], locations=[(where, 1)])
    return template


def gather() -> None:
    """Whoever reads meanwhile sees the old catalogue or the new one, and never half of it."""
    for language in TRANSLATED:
        path = path_of(language)
        beside = path.with_suffix(".new")
        beside.write_text(gathered(language), "utf-8")
        beside.replace(path)


def oversights() -> Iterator[str]:
    for language in TRANSLATED:
        if path_of(language).read_text("utf-8") != gathered(language):
            yield f"{language}: not what the code says today; run `make catalogues`"
        for message in parsed(language):
            if message.id:
                yield from (f"{language}: {fault}" for fault in faults_of(message, language))


def faults_of(message: Message, language: str) -> Iterator[str]:
    english = message.id if isinstance(message.id, str) else message.id[-1]
    chinese = first(message.string or "")
    if _BARE.search(TAG.sub("", english + chinese)):
        yield f"“{english}” has a bare <, > or &"
    if not chinese or message.fuzzy:
        yield f"“{english}” waits for a translator"
        return
    if set(FACT.findall(english)) != set(FACT.findall(chinese)):
        yield f"“{english}” and “{chinese}” name different facts"
    if sorted(TAG.findall(english)) != sorted(TAG.findall(chinese)):
        yield f"“{english}” and “{chinese}” have different tags"
    if foreign := foreign_characters(chinese, language):
        yield f"“{chinese}” has characters of the other script: {foreign}"
