"""What leaders read of a day, a week or a month, in figures."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from domain.tickets import Kind, State
from handlers.letters import Letter
from handlers.views.names import FACES, KIND, department_name, office_state
from handlers.views.promises import WHAT
from handlers.views.tickets import lines_of
from locales import Markup, Words
from storage.reporting import Counts
from storage.tables import SpotCheck


@dataclass(frozen=True)
class Reported:
    """The figures, and from which day to which."""

    first: date
    last: date
    counts: Counts
    checks: Sequence[SpotCheck]  # that chance has picked this month
    checks_wanted: int
    named: Mapping[str, str]


def report(seen: Reported, words: Words) -> Letter:
    counts = seen.counts
    span = f"{seen.first}" if seen.first == seen.last else f"{seen.first} – {seen.last}"
    lines = [
        words("📊 <b>Report</b> {span}", span=span),
        words("<b>Came in: {n}</b>", n=sum(counts.filed.values())),
        *_kinds(counts, words),
        words("<b>Promises due</b>") if counts.promises else None,
        *(
            words("• {what} ({clause}): {kept} kept, {missed} missed", what=words(WHAT[key]),
                  clause=clause, kept=kept, missed=missed)
            for (key, clause), (kept, missed) in counts.promises.items()
        ),
        words("<b>Follow-ups</b>: {asked} asked, {answered} answered", asked=counts.asked,
              answered=counts.answered),
        _ratings(counts, words),
        words("<b>Open now: {n}</b>", n=sum(counts.open.values())),
        *(
            words("• {department}: {n}", department=_department(code, seen, words), n=n)
            for code, n in sorted(counts.open.items())
        ),
        words("🎲 Unannounced checks this month: {done} recorded of {picked} picked; {wanted} are "
              "wanted.", done=sum(one.checked_at is not None for one in seen.checks),
              picked=len(seen.checks), wanted=seen.checks_wanted),
    ]  # fmt: skip
    return Letter(lines_of(lines))


def _kinds(counts: Counts, words: Words) -> Iterator[Markup]:
    """A line for each kind, and how far its matters are."""
    for kind in Kind:
        states = {State(state): n for (one, state), n in counts.filed.items() if one == kind}
        if states:
            parts = [
                words("{state} {n}", state=office_state(kind, state, words), n=states[state])
                for state in State
                if state in states
            ]
            yield words("• {kind}: {n} ({states})", kind=words(KIND[kind]),
                        n=sum(states.values()), states=Markup(" · ").join(parts))  # fmt: skip


def _ratings(counts: Counts, words: Words) -> Markup:
    n = sum(counts.ratings.values())
    if not n:
        return words("<b>Ratings</b>: none")
    mean = sum(points * times for points, times in counts.ratings.items()) / n
    faces = [f"{FACES[points - 1]} {times}" for points, times in sorted(counts.ratings.items())]
    return words("<b>Ratings</b>: {n}, {mean} on average ({faces})", n=n, mean=f"{mean:.1f}",
                 faces=" ".join(faces))  # fmt: skip


def _department(code: str, seen: Reported, words: Words) -> Markup:
    return department_name(code, seen.named, words) if code else words("no department")
