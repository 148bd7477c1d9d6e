"""The service standard in force: every figure the office promises, each with its clause.

STANDARD_FILE may change figures, for all communities or for one; what it changed is marked.
"""

import json
import os
from argparse import ArgumentParser, Namespace

from bot.handbook import page
from bot.settings import read_standards
from domain.standard import Standard


def arguments(parser: ArgumentParser) -> None:
    parser.add_argument("--json", action="store_true", help="for programs")
    parser.add_argument("--community", metavar="NAME", help="whose (that of the settings)")


def main(given: Namespace) -> None:
    community = given.community or os.environ.get("COMMUNITY", "").strip()
    standard = read_standards().of(community)
    print(_json(standard) if given.json else "\n".join(page(standard, community)))


def _json(standard: Standard) -> str:
    rows = [
        {
            "key": row.key,
            "value": row.figure,
            "unit": row.unit,
            "clause": row.clause,
            "overridden": row.key in standard.changed,
        }
        for row in standard.rows
    ]
    return json.dumps(rows, ensure_ascii=False, indent=1)
