"""纠正预防措施 — what is shown of corrective procedures."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from zoneinfo import ZoneInfo

from domain.corrective import Ground
from domain.reports import Report
from handlers.buttons import Button, press
from handlers.letters import Letter
from handlers.views.report_names import category_name
from handlers.views.tickets import lines_of
from locales import Markup, Words, _, escape
from storage.tables import Community, Correction

GROUND = {
    Ground.UNQUALIFIED: _("Follow-ups that found bad work"),
    Ground.OTHER: _("Something else"),
}
STARTED_ALREADY = _("A procedure on this runs already: /corrections")
CLOSED_ALREADY = _("That has been closed already.")


def subject(code: str, report: Report, words: Words) -> Markup:
    """What the procedure is about, in words that are kept."""
    n = sum(len(one.numbers) for one in report.recurring if f"{one.kind}-{one.category}" == code)
    what = ground_name(code, words)
    return words("{what} came again ({n} times)", what=what, n=n) if n else what


def ground_name(code: str, words: Words) -> Markup:
    """In our words alone, as it may be read outside the office."""
    if code in set(Ground):
        return words(GROUND[Ground(code)])
    kind, _dash, category = code.partition("-")
    return category_name(kind, category, words)


def line(one: Correction, office: Community, names: Mapping[int, str], now: datetime,
         words: Words) -> Markup:  # fmt: skip
    zone = ZoneInfo(office.zone)
    due = words.day(one.due, zone, now) if one.due else "–"
    late = one.due is not None and one.due.astimezone(zone).date() < now.astimezone(zone).date()
    said = words("🛠 <b>{id}</b> · {subject} · {owner} · by {due}", id=one.id,
                 subject=one.subject, owner=names.get(one.owner_id or 0, "–"), due=due)  # fmt: skip
    return words("{line} ⚠️ overdue", line=said) if late else said


def register(
    ours: Sequence[Correction],
    office: Community,
    names: Mapping[int, str],
    now: datetime,
    words: Words,
) -> Letter:
    """Those that run, with what is to be done and until when."""
    if not ours:
        return Letter(words("🛠 No corrective procedure is running."))
    lines: list[Markup | None] = [words("🛠 <b>Corrective procedures</b>")]
    for one in ours:
        lines += [line(one, office, names, now, words), escape(one.plan)]
    keys = tuple(
        (Button(words("✅ Close no. {id}", id=one.id), press("correction_close", one.id)),)
        for one in ours
    )
    return Letter(lines_of(lines), keys)


def started(one: Correction, owner: str, office: Community, now: datetime, words: Words) -> Letter:
    due = words.day(one.due, ZoneInfo(office.zone), now) if one.due else "–"
    return Letter(
        lines_of([
            words("🛠 <b>Corrective procedure no. {id}</b> ({clause})", id=one.id,
                  clause=one.clause),
            escape(one.subject),
            words("To be done: {plan}", plan=one.plan),
            words("{owner} answers for it, by {due}.", owner=owner, due=due),
        ])
    )  # fmt: skip


def due_now(one: Correction, owner: str, words: Words) -> Letter:
    """To whoever answers for it, and to the managers."""
    text = words(
        "⏰ Corrective procedure no. {id}, {subject}: its day has come; {owner} answers for it. "
        "A manager closes it with what came of it.",
        id=one.id, subject=one.subject, owner=owner,
    )  # fmt: skip
    key = Button(words("✅ Close no. {id}", id=one.id), press("correction_close", one.id))
    return Letter(text, ((key,),))


def closed(one: Correction, words: Words) -> Letter:
    return Letter(
        words("✅ Corrective procedure no. {id}, {subject}, is closed: {findings}", id=one.id,
              subject=one.subject, findings=one.findings)
    )  # fmt: skip
