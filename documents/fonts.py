"""The letters we draw with: one collection of fonts that comes along, for both scripts."""

from functools import cache
from pathlib import Path

from fontTools.ttLib import TTFont
from noto_cjk_sans_otc import FONT_PATH
from PIL import ImageFont

COLLECTION = Path(str(FONT_PATH))
_FACES = {"zh_Hans": 2, "zh_Hant": 3}  # the same sign has another form in each


def face_of(language: str) -> int:
    """Which font of the collection; any other language is written with the first."""
    return _FACES.get(language, _FACES["zh_Hans"])


@cache
def font(language: str, size: int) -> ImageFont.FreeTypeFont:
    return ImageFont.truetype(str(COLLECTION), size, index=face_of(language))


def legible(text: str) -> str:
    """On one line, without the signs that no font of ours has: pictograms and far scripts."""
    return " ".join("".join(sign for sign in text if sign.isspace() or has(sign)).split())


def has(sign: str) -> bool:
    return ord(sign) in _signs()


@cache
def _signs() -> frozenset[int]:
    """All fonts of the collection have the same."""
    with TTFont(COLLECTION, fontNumber=face_of(""), lazy=True) as opened:
        return frozenset(opened.getBestCmap())
