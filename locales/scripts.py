"""Which characters do not belong in simplified, or in traditional, Chinese text."""

from locales.languages import SIMPLIFIED, TRADITIONAL

# GB 2312 was made for the one script and Big5 for the other: a character that cannot be written in
# it is of the wrong script, or so rare that no front desk would use it.
_CHARACTER_SETS = {SIMPLIFIED: "gb2312", TRADITIONAL: "big5"}

# These have a seat in the set, but only as rare characters of other meaning.
_STRANGERS = {
    SIMPLIFIED: "後乾麽",
    TRADITIONAL: "价坏复机体万与听么虫适胜种厂筑据柜怜圣惊怀晒极构气洁涂痒确离网腊触",
}


def foreign_characters(text: str, language: str) -> str:
    """The characters of the wrong script, each once, as they first appear."""
    return "".join(
        dict.fromkeys(
            character
            for character in text
            if "\u4e00" <= character <= "\u9fff" and _is_foreign(character, language)
        )
    )


def _is_foreign(character: str, language: str) -> bool:
    try:
        character.encode(_CHARACTER_SETS[language])
    except UnicodeEncodeError:
        return True
    return character in _STRANGERS[language]
