"""What may happen to a person: block, come, go, be promoted, change name or language."""

from dataclasses import dataclass
from typing import Any

from sandbox import gestures
from sandbox.chats import Chat
from sandbox.people import Person
from sandbox.world import World


@dataclass(frozen=True)
class Change:
    """What may happen to a person; what is not mentioned stays."""

    person: Person
    name: str = ""
    language_code: str = ""
    blocked: bool | None = None
    deactivated: bool | None = None
    started: bool | None = None
    joins: Chat | None = None
    leaves: Chat | None = None
    removed: Chat | None = None
    promoted: Chat | None = None
    demoted: Chat | None = None
    rights: Any = None
    anonymous: bool = False


def apply(world: World, change: Change) -> None:
    person = change.person
    for name in ("name", "language_code", "deactivated", "started"):
        if (value := getattr(change, name)) not in ("", None):
            setattr(person, name, value)
    if change.blocked is not None:
        gestures.block(world, person, blocked=change.blocked)
    if change.joins:
        gestures.join(world, person, change.joins)
    if change.leaves:
        gestures.leave(world, person, change.leaves)
    if change.removed:
        gestures.leave(world, person, change.removed, "kicked")
    if change.promoted:
        rights = gestures.read_rights(change.rights)
        gestures.promote(world, person, change.promoted, rights, anonymous=change.anonymous)
    if change.demoted:
        gestures.demote(world, person, change.demoted)
