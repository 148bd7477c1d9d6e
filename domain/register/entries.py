"""What the register says of one home."""

from dataclasses import astuple, dataclass, fields
from datetime import date
from typing import Self

Key = tuple[str, str, str]
KEY = ("building", "unit", "room")
DATES = ("handed_over", "warranty_until")


@dataclass(frozen=True)
class Entry:
    """`area` is in square metres, a decimal as text, so that nothing is rounded on the way."""

    building: str
    unit: str
    room: str
    area: str = ""
    handed_over: date | None = None
    warranty_until: date | None = None
    owner_name: str = ""
    owner_phone: str = ""
    arrears: bool = False

    @property
    def key(self) -> Key:
        return self.building, self.unit, self.room

    @property
    def address(self) -> str:
        return address(*self.key)

    def frozen(self) -> list[object]:
        """As JSON can keep it."""
        return [one.isoformat() if isinstance(one, date) else one for one in astuple(self)]

    @classmethod
    def thawed(cls, kept: list[object]) -> Self:
        said = dict(zip(FIELDS, kept, strict=True))
        for name in DATES:
            if said[name] is not None:
                said[name] = date.fromisoformat(str(said[name]))
        return cls(**said)  # type: ignore[arg-type]  # as `frozen` has left them


FIELDS = tuple(field.name for field in fields(Entry))


def address(building: str, unit: str, room: str) -> str:
    """3-1-1102, or 3-1102 where the building has no units."""
    return "-".join(part for part in (building, unit, room) if part)
