"""In which of its languages something is read that may not be worded in each of them."""

from collections.abc import Mapping

_NEXT = {"zh_Hans": "zh_Hant", "zh_Hant": "zh_Hans"}  # whoever reads one, reads the other


def wording_for(wordings: Mapping[str, str], language: str, office: str) -> tuple[str, str]:
    """The language it is said in, and how: the reader's, the nearest, the office's, or any."""
    for one in (language, _NEXT.get(language, ""), office, *wordings):
        if one in wordings:
            return one, wordings[one]
    raise LookupError("nobody has worded it")
