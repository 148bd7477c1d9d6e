"""Enter the homes of the estate from a CSV file with the columns building and room.

All of them or none; homes that are known already are left as they are. UTF-8, UTF-16 with its
mark and GB18030 are understood, and commas, semicolons or tabs. Excel: save as “CSV UTF-8”.
"""

import asyncio
import csv
from argparse import ArgumentParser, Namespace
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from io import StringIO
from pathlib import Path

from bot.commands.office import community_of, note, office
from bot.unusable import Unusable
from domain.text import clean

_LARGEST = 2 * 1024 * 1024
_LONGEST = 32
_SHOWN = 20
_NAMES = {
    "building": ("building", "楼栋", "楼号", "栋", "幢", "樓棟", "棟"),
    "room": ("room", "房号", "室号", "房间", "房號", "室號"),
}
_MARKS = {b"\xff\xfe": "utf-16", b"\xfe\xff": "utf-16", b"\xef\xbb\xbf": "utf-8-sig"}


@dataclass
class Homes:
    """What a file holds: `found` by (building, room) with the line of each, and what is wrong."""

    found: dict[tuple[str, str], int] = field(default_factory=dict)
    faults: list[str] = field(default_factory=list)


def arguments(parser: ArgumentParser) -> None:
    parser.add_argument("file", type=Path, metavar="FILE")
    parser.add_argument("--dry-run", action="store_true", help="only say what would be done")


def main(given: Namespace) -> None:
    homes = read(contents(given.file))
    if homes.faults:
        print("\n".join(homes.faults[:_SHOWN]))
        raise Unusable(f"Nothing was entered: {len(homes.faults)} lines cannot be used.")
    asyncio.run(_enter(list(homes.found), only_look=given.dry_run))


def contents(path: Path) -> str:
    """The text of the file, in whichever of the usual encodings it is."""
    try:
        with path.open("rb") as file:
            raw = file.read(_LARGEST + 1)
    except OSError as error:
        raise Unusable(f"{path} cannot be read: {error.strerror}.") from error
    if len(raw) > _LARGEST:
        raise Unusable(f"{path} is larger than 2 MiB: split it.")
    if raw.startswith((b"PK\x03\x04", b"\xd0\xcf\x11\xe0")):
        raise Unusable(f"{path} is a workbook, and only CSV is read so far: save it as CSV UTF-8.")
    for encoding in (_MARKS.get(raw[:3]) or _MARKS.get(raw[:2]) or "utf-8", "gb18030"):
        try:
            return raw.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise Unusable(f"{path} is neither UTF-8 nor GB18030 text: save it as CSV UTF-8.")


def read(text: str) -> Homes:
    """Every home in the table, and a sentence for every line that cannot be used."""
    header = text.partition("\n")[0]
    separator = max(",;\t", key=header.count)
    rows = csv.reader(StringIO(text, newline=""), delimiter=separator, strict=True)
    homes = Homes()
    try:
        building, room = _columns(next(rows, []))
        for row in rows:
            cells = [clean(cell).strip() for cell in row]
            if any(cells):
                _take(homes, _cell(cells, building), _cell(cells, room), rows.line_num)
    except csv.Error as error:
        raise Unusable(f"Line {rows.line_num} is no CSV: {error}.") from error
    if not homes.found and not homes.faults:
        raise Unusable("There are no homes in that file.")
    return homes


def _columns(header: Sequence[str]) -> tuple[int, int]:
    names = [name.strip().casefold() for name in header]
    found = [[at for at, name in enumerate(names) if name in wanted] for wanted in _NAMES.values()]
    for name, places in zip(_NAMES, found, strict=True):
        if len(places) != 1:
            how = "two columns" if places else "no column"
            raise Unusable(f"There must be one column {name} in the first line; I see {how}.")
    return found[0][0], found[1][0]


def _cell(cells: Sequence[str], column: int) -> str:
    return cells[column] if column < len(cells) else ""


def _take(homes: Homes, building: str, room: str, line: int) -> None:
    before = homes.found.setdefault((building, room), line)
    if not building or not room:
        homes.faults.append(f"line {line}: the {'room' if building else 'building'} is missing")
    elif max(len(building), len(room)) > _LONGEST:
        homes.faults.append(f"line {line}: longer than {_LONGEST} characters")
    elif before != line:
        homes.faults.append(f"line {line}: {building}-{room} is in line {before} already")


async def _enter(homes: Sequence[tuple[str, str]], *, only_look: bool) -> None:
    async with office(new=True) as storage:
        community = await community_of(storage)
        with suppress(_OnlyLooking):
            async with storage.transaction() as shelves:
                new = await shelves.households.add_homes(community.id, homes)
                note(shelves, "import_homes", new=new, known=len(homes) - new)
                if only_look:
                    raise _OnlyLooking
    done = "would be entered" if only_look else "entered"
    print(f"{new} homes {done}; {len(homes) - new} were known already.")


class _OnlyLooking(Exception):
    """Undoes what was only tried."""
