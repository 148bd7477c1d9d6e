"""The reports the triage learns from: language, kind of danger, urgent or not, and the words."""

from pathlib import Path
from typing import NamedTuple

from domain.triage import KINDS

CORPUS = Path(__file__).with_name("corpus.tsv")
LANGUAGES = ("zh_Hans", "zh_Hant", "en")

# What is not urgent has no kind of danger, but three kinds have follow-ups of their own.
_KINDS = {"1": frozenset(KINDS) - {"routine"}, "0": {"leak", "safety_facility", "routine"}}


class Report(NamedTuple):
    language: str
    kind: str
    urgent: bool
    text: str


def reports(path: Path = CORPUS) -> list[Report]:
    with path.open(encoding="utf-8") as lines:
        return [_report(line.rstrip("\n"), f"{path.name}:{n}") for n, line in enumerate(lines, 1)]


def _report(line: str, where: str) -> Report:
    match line.split("\t"):
        case [language, kind, urgent, text] if (
            language in LANGUAGES and kind in _KINDS.get(urgent, ()) and text.strip()
        ):
            return Report(language, kind, urgent == "1", text)
    raise ValueError(f"{where}: not a report: {line}")
