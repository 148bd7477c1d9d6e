"""答复模板 — ready replies are kept by the office, and said to residents."""

from collections.abc import Mapping

from domain.tickets import Role
from handlers.actions.holding import answer
from handlers.actions.relays import Said
from handlers.actions.telling import record, resident_words
from handlers.facts import facts_of
from handlers.told import Told
from handlers.turn import Turn
from handlers.views.templates import said_with
from storage.tables import Staff, Template, Ticket

_CLAUSE = "S0 五(4)"


async def write(turn: Turn, staff: Staff, title: str, wordings: Mapping[str, str]) -> Template:
    template = Template(
        community_id=staff.community_id, title=title, words=dict(wordings), written_at=turn.now
    )
    await turn.shelves.templates.write(template)
    _note(turn, "write_template", staff, template, title=title, wordings=dict(wordings))
    return template


def reword(turn: Turn, staff: Staff, template: Template, language: str, said: str) -> None:
    was = template.words.get(language, "")
    template.words = {**template.words, language: said}
    _note(turn, "reword_template", staff, template, language=language, was=was, now=said)


def retire(turn: Turn, staff: Staff, template: Template) -> None:
    template.retired_at = turn.now
    _note(turn, "retire_template", staff, template)


async def said_by(turn: Turn, template: Template, ticket: Ticket) -> str:
    """What the resident of this ticket would read."""
    facts = await facts_of(turn, ticket)
    return said_with(template, facts, resident_words(facts))


async def say(turn: Turn, template: Template, ticket: Ticket, staff: Staff) -> None:
    """Like any other reply of theirs: signed, marked, and held where it promises too much."""
    said = Said(Told(await said_by(turn, template, ticket)), turn.visitor.at, 0)
    await answer(turn, ticket, staff, said, template.id)


def _note(turn: Turn, action: str, staff: Staff, template: Template, **detail: object) -> None:
    record(turn, None, action, _CLAUSE, Role(staff.role), template=template.id, **detail)
