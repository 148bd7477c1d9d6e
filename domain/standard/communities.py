"""Which standard each community works by: the changes of all, with its own laid over them."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from domain.standard.in_force import STANDARD, Standard


@dataclass(frozen=True)
class Standards:
    of_all: Standard = STANDARD
    of_one: Mapping[str, Standard] = field(default_factory=dict)

    def of(self, community: str) -> Standard:
        """By the community's name."""
        return self.of_one.get(community, self.of_all)
