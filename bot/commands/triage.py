"""How urgent are these reports? One a line on standard input, one answer a line.

An answer is the outcome (urgent, ask or routine), the kind of danger, the words that decided, the
rule they fell under, and which words did not count, and why.
"""

import json
import sys
from argparse import ArgumentParser, Namespace
from dataclasses import asdict

from domain.triage import KINDS, Outcome, Triage, triage

_OUTCOME = max(map(len, Outcome))
_KIND = max(map(len, KINDS))


def arguments(parser: ArgumentParser) -> None:
    parser.add_argument("--json", action="store_true", help="for programs")


def main(given: Namespace) -> None:
    show = _json if given.json else _line
    for line in sys.stdin.buffer:
        told = line.rstrip(b"\r\n").decode("utf-8-sig", "replace")
        print(show(triage(told)), flush=True)


def _json(found: Triage) -> str:
    return json.dumps(asdict(found), ensure_ascii=False)


def _line(found: Triage) -> str:
    words = " ".join(found.words) or "-"
    uncounted = "".join(f"  [{one.words}: {one.why}]" for one in found.discounted)
    return f"{found.outcome:<{_OUTCOME}}  {found.kind:<{_KIND}}  {words}  ({found.rule}){uncounted}"
