"""`python -m tests.requirements` writes docs/requirements.md; with `check`, says if it is stale."""

import sys
from collections.abc import Mapping
from pathlib import Path

from tests.house.house import ROOT, modules
from tests.requirements import items, marks
from tests.requirements.page import page

_PAGE = ROOT / "docs" / "requirements.md"


def main() -> int:
    code = modules("tests")
    faults = check(code, _PAGE) if sys.argv[1:] == ["check"] else write(code, _PAGE)
    print("\n".join(faults) or "The requirements page says how far we are.")
    return bool(faults)


def write(code: Mapping[str, str], at: Path) -> list[str]:
    """Write the page, unless the items or the marks are wrong: then say where."""
    written, faults = _page_of(code)
    if not faults:
        at.write_text(written, "utf-8")
    return faults


def check(code: Mapping[str, str], at: Path) -> list[str]:
    written, faults = _page_of(code)
    stale = not at.exists() or at.read_text("utf-8") != written
    return faults or (["docs/requirements.md is out of date: run `make requirements`"] * stale)


def _page_of(code: Mapping[str, str]) -> tuple[str, list[str]]:
    chapters = items.chapters(items.TABLE.read_text("utf-8"))
    found = [claim for path, text in code.items() for claim in marks.claims(path, text)]
    known = {
        one.number for chapter in chapters for one in chapter.items if one.for_software != "none"
    }
    return page(chapters, found), [*items.faults(chapters), *marks.faults(found, known)]


if __name__ == "__main__":
    sys.exit(main())
