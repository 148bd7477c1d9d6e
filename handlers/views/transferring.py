"""转派: to whom an order can be given, and what whoever gets it hears."""

from collections.abc import Sequence

from domain.assigning import Candidate
from domain.tickets import Role
from handlers.buttons import Button, press
from handlers.facts import Facts
from handlers.letters import Letter
from handlers.views.choices import asking, people
from handlers.views.names import ROLE, department_name, whereabouts
from handlers.views.tickets import lines_of
from locales import Markup, Words
from storage.tables import Staff


def to_whom(facts: Facts, colleagues: Sequence[Candidate], page: int, words: Words) -> Letter:
    """A colleague, or another department."""
    ticket = facts.ticket
    rows = people(facts, colleagues, page, ("transfer_to", "transfer"), words)
    other = Button(words("🏢 Another department"), press("transfer_out", ticket.id))
    return asking(facts, words("<b>Who shall have it?</b>"), (*rows, (other,)), words)


def to_which(facts: Facts, live: Sequence[str], words: Words) -> Letter:
    """Any department but the one that has it."""
    rows = tuple(
        (
            Button(
                department_name(code, facts.departments, words),
                press("transfer_dept", facts.ticket.id, code),
            ),
        )
        for code in live
        if code != facts.ticket.department
    )
    return asking(facts, words("<b>Which department shall have it?</b>"), rows, words)


def passed_on(facts: Facts, by: Staff, reason: str, words: Words) -> Markup:
    """For whoever has it now."""
    ticket = facts.ticket
    known = {
        "number": ticket.number,
        "place": whereabouts(ticket, words),
        "giver": words("{role} {name}", role=words(ROLE[Role(by.role)]), name=by.name),
    }
    if facts.assignee:
        said = words("🔁 <b>{number}</b>, {place}: {giver} gives it to {name}.",
                     name=facts.assignee.name, **known)  # fmt: skip
    else:
        whose = department_name(ticket.department, facts.departments, words)
        said = words("🔁 <b>{number}</b>, {place}: {giver} passes it on to {department}.",
                     department=whose, **known)  # fmt: skip
    return lines_of([said, words("“{words}”", words=reason) if reason else None])
